package rule

import "leakygut/internal/source"

// ageRules are about what time and neglect do to a guide. None of them is an
// error: what could be served yesterday can be served today.
var ageRules = []Rule{{
	Name: "review-overdue", Severity: source.Warning, Excusable: true,
	Why:  "An article is reviewed by the day its front matter names, because evidence moves on; past it the page says so.",
	Bad:  Example{Front, "reviewed: 2026-01-02\nevidence_to: 2026-01-02\nnext_review: 2026-01-03\n"},
	Good: Example{Front, "next_review: 2027-01-03\n"},
}, {
	Name: "old-source", Severity: source.Warning, Excusable: true, About: "claim-id",
	Why: "A claim about an effect has a source of the years that rules.yaml counts, because a finding that nobody repeated may be wrong.",
	With: []Example{
		{"rules.yaml", "source_years: 30\n"},
		{Entry, ` {"id": "old1990", "type": "book", "title": "A title", "issued": {"date-parts": [[1990]]}}` + "\n"},
	},
	Bad:  Example{Body, right + "It may help. [@old1990]\n" + entries},
	Good: Example{Body, right + "It may help. [@old1990; @alpha2001]\n" + entries},
}, {
	Name: "unlinked-claim", Severity: source.Warning, Excusable: true, About: "claim-id",
	Why:  "A claim of the certainty that rules.yaml names is a key message or linked to elsewhere, because what is well known should be used.",
	With: []Example{{"rules.yaml", "linked_claims: [moderate]\n"}},
	Bad:  Example{Body, "::: {.claim #it-helps certainty=moderate effect=helps in=humans}\nIt helps. [@gamma2003]\n" + entries},
	Good: Example{Body, right + "It may help. [@gamma2003]\n" + entries},
}, {
	Name: "unused-reference", Severity: source.Warning,
	Why:  "Every entry of references.json is cited somewhere, because a list of sources that nothing rests on misleads.",
	Bad:  Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title"}` + "\n"},
	Good: Example{Body, "It was seen. [@alpha2001]\n"},
}}
