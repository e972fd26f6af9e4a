package rule

// entries is how a claim ends.
const entries = `
Why this certainty
:   One study.

What was found
:   One thing.

Keep in mind
:   It is small.
:::
`

// right opens a claim in which nothing is wrong.
const right = "::: {.claim #it-helps certainty=low effect=helps in=humans}\n"

// claimRules are about claims and their sources.
var claimRules = []Rule{{
	Name: "claim-source",
	Why:  "A claim ends with its sources, and its entries cite no others, because without a source nobody can check it.",
	Bad:  Example{Body, right + "It may help.\n" + entries},
	Good: Example{Body, right + "It may help. [@alpha2001]\n" + entries},
}, {
	Name: "claim-shape",
	Why:  "A claim is one sentence and three entries, because its page shows why, what was found and what to keep in mind.",
	Bad:  Example{Body, right + "It may help. [@alpha2001]\n\nWhy this certainty\n:   One study.\n:::\n"},
	Good: Example{Body, right + "It may help. [@alpha2001]\n" + entries},
}, {
	Name: "claim-id",
	Why:  "A claim has an id in lower-case letters, digits and hyphens, because that is its address for good.",
	Bad:  Example{Body, "::: {.claim certainty=low effect=helps in=humans}\nIt may help. [@alpha2001]\n" + entries},
	Good: Example{Body, right + "It may help. [@alpha2001]\n" + entries},
}, {
	Name: "claim-place",
	Why:  "A claim stands in an article, because an article has a review date and a page about the site has none.",
	Bad:  Example{"pages/new.md", page + "\n" + right + "It may help. [@alpha2001]\n" + entries},
	Good: Example{"pages/new.md", page + "\nSee [the claim](/claims/other-first).\n"},
}, {
	Name: "certainty",
	Why:  "Certainty is one of GRADE's words (high, moderate, low, very low), so that it means the same everywhere.",
	Bad:  Example{Body, "::: {.claim #it-helps certainty=strong effect=helps in=humans}\nIt may help. [@alpha2001]\n" + entries},
	Good: Example{Body, right + "It may help. [@alpha2001]\n" + entries},
}, {
	Name: "effect",
	Why:  "The effect of a claim is one of a few phrases, so that claims can be compared.",
	Bad:  Example{Body, "::: {.claim #it-helps certainty=low effect=\"works wonders\" in=humans}\nIt may help. [@alpha2001]\n" + entries},
	Good: Example{Body, right + "It may help. [@alpha2001]\n" + entries},
}, {
	Name: "in",
	Why:  "A claim says in whom it was seen (humans, animals, cells), because mice are not people.",
	Bad:  Example{Body, "::: {.claim #it-helps certainty=low effect=helps in=mice}\nIt may help. [@alpha2001]\n" + entries},
	Good: Example{Body, "::: {.claim #it-helps certainty=low effect=helps in=animals}\nIt may help. [@alpha2001]\n" + entries},
}, {
	Name: "verb",
	Why:  "The verb of a claim says how certain it is, because many read the sentence and not the mark.",
	With: []Example{{"rules.yaml", "verbs:\n  moderate: [probably]\n  low: [may]\n  report: [thing]\n"}},
	Bad:  Example{Body, right + "It probably may help. [@alpha2001]\n" + entries},
	Good: Example{Body, right + "It may help. [@alpha2001]\n" + entries},
}, {
	Name: "citation",
	Why:  "A citation is keys with semicolons between them, in one pair of brackets, because nothing else becomes a number.",
	Bad:  Example{Body, "It was seen. [@alpha2001, @beta2002]\n"},
	Good: Example{Body, "It was seen. [@alpha2001; @beta2002]\n"},
}, {
	Name: "citation-key",
	Why:  "A citation names an entry of references.json, because a statement without a source cannot be checked.",
	Bad:  Example{Body, "It was seen. [@alfa2001]\n"},
	Good: Example{Body, "It was seen. [@alpha2001]\n"},
}}
