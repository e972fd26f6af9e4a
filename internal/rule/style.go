package rule

import (
	"strings"

	"leakygut/internal/source"
)

// styleRules are about words, and those of rules.yaml about the whole.
var styleRules = []Rule{{
	Name: "avoid", Excusable: true, About: "word",
	Why:  "No word of rules.yaml that promises too much or that readers trip over, unless the front matter excuses it.",
	With: []Example{{"rules.yaml", "avoid:\n  - {words: [cure], use: what changed}\n"}},
	Bad:  Example{Body, "It is a cure.\n"},
	Good: Example{Body, "It changed one thing.\n"},
}, {
	Name: "first-use",
	Why:  "The first use of a glossary term in an article is a link to it, because that is where a reader stumbles.",
	Bad:  Example{Body, "It raised zonulin.\n"},
	Good: Example{Body, "It raised [[zonulin]].\n"},
}, {
	Name: "reading-grade", Severity: source.Warning, Excusable: true,
	Why:  "An article reads at the grade of rules.yaml or below, because most of those it is for read no further.",
	With: []Example{{"rules.yaml", "reading_grade: {advise: 6, most: 11}\n"}},
	Bad:  Example{Body, strings.Repeat("One study of many people said so before it was known what all of us now see every day and may talk of with a friend or a neighbor. ", 6) + "\n"},
	Good: Example{Body, strings.Repeat("One study said so. It is known now. We see it every day. ", 6) + "\n"},
}, {
	Name: "reading-limit",
	Why:  "No article reads above the limit of rules.yaml, because it would only be understood by those who need it least.",
	With: []Example{{"rules.yaml", "reading_grade: {advise: 9, most: 11}\n"}},
	Bad:  Example{Body, strings.Repeat("Permeability investigations characteristically demonstrate considerable variability across heterogeneous populations. ", 4) + "\n"},
	Good: Example{Body, strings.Repeat("Tests of the gut wall give other results in other people. ", 4) + "\n"},
}}
