package rule

import "leakygut/internal/source"

// page is a page about the site, as short as one can be.
const page = "---\ntitle: A page\nname: Page\ndescription: A page about the site.\nupdated: 2026-01-01\n---\n"

// fileRules are about the files of the content folder, and how they are written.
var fileRules = []Rule{{
	Name: "missing-file",
	Why:  "The folder has site.yaml, references.json, glossary.yaml and rules.yaml, because every text draws on them.",
	Bad:  Example{"rules.yaml", ""},
	Good: Example{"rules.yaml", "list_items: 6\n"},
}, {
	Name: "missing-page",
	Why:  "Every page that the menu and the footer lead to is written, so that no reader meets a dead end.",
	Bad:  Example{"pages/privacy.md", ""},
	Good: Example{"pages/privacy.md", page},
}, {
	Name: "stray-file", Severity: source.Warning,
	Why:  "A file stands where something is made of it, because a text in the wrong folder is never published.",
	Bad:  Example{"causes/notes.txt", "To do.\n"},
	Good: Example{"causes/.notes.txt", "To do.\n"},
}, {
	Name: "slug",
	Why:  "A file is named in lower-case letters, digits and hyphens, because its name becomes an address.",
	Bad:  Example{"pages/Our_Team.md", page},
	Good: Example{"pages/our-team.md", page},
}, {
	Name: "duplicate-address",
	Why:  "Two files never share an address, because only one of them could be read there.",
	Bad:  Example{"pages/causes.md", page},
	Good: Example{"pages/reasons.md", page},
}, {
	Name: "encoding",
	Why:  "A text is saved as UTF-8, because other encodings lose letters on the way to the reader.",
	Bad:  Example{Body, "A caf\xe9.\n"},
	Good: Example{Body, "A café.\n"},
}, {
	Name: "json",
	Why:  "The bibliography is JSON as its standard wants it, because whatever follows a slip cannot be read.",
	Bad:  Example{Entry, ` {"id": "new2020", "type": "book" "title": "A title"}` + "\n"},
	Good: Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title"}` + "\n"},
}, {
	Name: "yaml",
	Why:  "Front matter and settings are YAML, so a value with a colon stands in quotes.",
	Bad:  Example{Front, "name: Food: a cause\n"},
	Good: Example{Front, "name: \"Food: a cause\"\n"},
}, {
	Name: "rules",
	Why:  "The parts in rules.yaml are written as they open in a text, because that is how they are looked for.",
	Bad:  Example{"rules.yaml", "parts:\n  cause: [What it is]\n"},
	Good: Example{"rules.yaml", "parts:\n  cause: [\"::: unknowns\"]\n"},
}, {
	Name: "render",
	Why:  "What was read can be drawn; this one is a fault of the program, not of the text.",
}}
