package rule

// partRules are about what an article is made of.
var partRules = []Rule{{
	Name: "red-flags",
	Why:  "A symptom article opens with its red flags, because somebody may need help before reading on.",
	Bad:  Example{"symptoms/new.md", symptom + end},
	Good: Example{"symptoms/new.md", symptom + "\n::: urgent\n- You faint.\n:::\n" + end},
}, {
	Name: "unknowns",
	Why:  "Every article says what is not known, because silence would pass for certainty.",
	Bad:  Example{"symptoms/new.md", symptom + "\n::: urgent\n- You faint.\n:::\n"},
	Good: Example{"symptoms/new.md", symptom + "\n::: urgent\n- You faint.\n:::\n" + end},
}, {
	Name: "part",
	Why:  "An article has the parts of its kind in rules.yaml, because readers look for the same things in each.",
	With: []Example{{"rules.yaml", "parts:\n  cause: [\"## What it is\"]\n"}},
	Bad:  Example{Body, "## Something else\n"},
	Good: Example{Body, "## What it is\n"},
}, {
	Name: "part-order",
	Why:  "The parts of an article stand in the order of rules.yaml: help first, harms before benefits.",
	With: []Example{{"rules.yaml", "parts:\n  cause: [\"## What it is\", \"## What you can do\"]\n"}},
	Bad:  Example{Body, "## What you can do\n\nText.\n\n## What it is\n"},
	Good: Example{Body, "## What it is\n\nText.\n\n## What you can do\n"},
}, {
	Name: "sources",
	Why:  "An article rests on sources of different first authors, because one group of researchers can be wrong.",
	With: []Example{{"rules.yaml", "sources: 1\n"}},
	Bad:  Example{"symptoms/new.md", symptom + "\n::: urgent\n- You faint.\n:::\n" + end},
	Good: Example{"symptoms/new.md", symptom + "\n::: urgent\n- You faint.\n:::\n\nIt was seen. [@alpha2001]\n" + end},
}, {
	Name: "list-length",
	Why:  "A list is short, because readers take in few items at once.",
	With: []Example{{"rules.yaml", "list_items: 3\n"}},
	Bad:  Example{Body, "- One\n- Two\n- Three\n- Four\n"},
	Good: Example{Body, "- One\n- Two\n- Three\n"},
}}

const (
	symptom = `---
title: A symptom
name: Symptom
order: 1
verdict: It may be so (low certainty).
certainty: low
key_messages: [first-of-case, second-of-case]
published: 2026-01-01
reviewed: 2026-01-01
evidence_to: 2026-01-01
next_review: 2027-01-01
clinical_check: none
changes: [{date: 2026-01-01, note: First published.}]
---
`
	end = "\n::: unknowns\n- Much.\n:::\n"
)
