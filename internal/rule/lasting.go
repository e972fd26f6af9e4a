package rule

import "leakygut/internal/source"

// lastingRules are about addresses: when they may be led to, and that they never
// lead nowhere.
var lastingRules = []Rule{{
	Name: "draft-link",
	Why:  "What readers see leads to no draft, because they would find no page there.",
	With: []Example{{Front, "draft: true\n"}},
	Bad:  Example{"pages/new.md", page + "\nSee [the draft](/causes/case).\n"},
	Good: Example{"pages/new.md", page + "\nSee [the other](/other).\n"},
}, {
	Name: "lost-address",
	Why:  "Every address of addresses.txt leads to a page, through an alias, or to why it is gone, because somebody has a link to it.",
}, {
	Name: "unlisted-address", Severity: source.Warning,
	Why: "Every page is in addresses.txt, because an address that is not listed can be lost unseen.",
}, {
	Name: "withdrawn",
	Why:  "What withdrawn.yaml names is the address of an article or a claim that is gone, because its readers are told why.",
	Bad:  Example{"withdrawn.yaml", "- {address: /claims, date: 2026-03-01, why: It was wrong.}\n"},
	Good: Example{"withdrawn.yaml", "- {address: /causes/gone, date: 2026-03-01, why: It was wrong.}\n"},
}}

// readRules are about what cannot be read at all.
var readRules = []Rule{{
	Name: "content-folder",
	Why:  "The content folder is there and can be read, because the guide is made of it.",
}, {
	Name: "import",
	Why:  "An entry of an imported file can be read and written as CSL-JSON; the others are taken all the same.",
}}
