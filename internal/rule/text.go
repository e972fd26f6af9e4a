package rule

import "strings"

// terms is a glossary whose last entry can go on.
const terms = "- {id: intestinal-permeability, term: intestinal permeability, meaning: How much gets through., also: [gut permeability]}\n" +
	"- {id: tight-junction, term: tight junction, meaning: What holds two cells together.}\n" +
	"- id: zonulin\n  term: zonulin\n  meaning: A protein."

// textRules are about Markdown: headings, tables, figures, fenced parts.
var textRules = []Rule{{
	Name: "heading",
	Why:  "A heading has words, because it is what readers skim and screen readers list.",
	Bad:  Example{Body, "##\n\nText.\n"},
	Good: Example{Body, "## What is known\n\nText.\n"},
}, {
	Name: "heading-level",
	Why:  "Headings start at level two, go down a level at a time and end at four, so that the outline can be heard.",
	Bad:  Example{Body, "## What is known\n\n#### In people\n"},
	Good: Example{Body, "## What is known\n\n### In people\n"},
}, {
	Name: "duplicate-id",
	Why:  "An id stands once on a page, and a claim's once in the guide, because it is an address.",
	Bad:  Example{Body, "## Diet\n\nText.\n\n## Diet\n"},
	Good: Example{Body, "## Diet\n\nText.\n\n## Diet {#diet-in-children}\n"},
}, {
	Name: "attribute",
	Why:  "A part has only the attributes it knows, each once, because any other would be dropped in silence.",
	Bad:  Example{Body, "::: {.do titel=\"Walk\"}\n- Walk.\n:::\n"},
	Good: Example{Body, "::: {.do title=\"Walk\"}\n- Walk.\n:::\n"},
}, {
	Name: "raw-html",
	Why:  "HTML does not stand in a text, because it would reach readers past every check.",
	Bad:  Example{Body, "Very <b>large</b>.\n"},
	Good: Example{Body, "Very **large**.\n"},
}, {
	Name: "slip",
	Why:  "What is meant as markup is markup, because a slip (a space too few or too many) is published as it stands.",
	Bad:  Example{Body, "##What is known\n\nSee [the other] (/other).\n"},
	Good: Example{Body, "## What is known\n\nSee [the other](/other).\n"},
}, {
	Name: "div",
	Why:  "A fenced part says what it is, holds something and is closed, so that it does not swallow what follows.",
	Bad:  Example{Body, "::: unknwons\n- Much.\n:::\n"},
	Good: Example{Body, "::: do\n- Walk.\n:::\n"},
}, {
	Name: "nesting",
	Why:  "Parts, tables and headings stand at the left margin, and no link in a link, because they cannot be drawn elsewhere.",
	Bad:  Example{Body, "- One item\n\n  ::: do\n  Walk.\n  :::\n"},
	Good: Example{Body, "- One item\n\n::: do\nWalk.\n:::\n"},
}, {
	Name: "myth",
	Why:  "A myth has the belief as its title, so that it is not mistaken for a fact.",
	Bad:  Example{Body, "::: myth\nIt does not.\n:::\n"},
	Good: Example{Body, "::: {.myth title=\"It seals the gut\"}\nIt does not.\n:::\n"},
}, {
	Name: "warning",
	Why:  "A page has at most two warnings, because a page of warnings warns of nothing.",
	Bad:  Example{Body, "::: warning\nOne.\n:::\n\n::: warning\nTwo.\n:::\n\n::: warning\nThree.\n:::\n"},
	Good: Example{Body, "::: warning\nOne.\n:::\n\n::: warning\nTwo.\n:::\n"},
}, {
	Name: "table-caption",
	Why:  "A table is named by the paragraph before it, because it is read by itself and listened to.",
	Bad:  Example{Body, "| Studied | Found |\n|---|---|\n| Diet | Little |\n"},
	Good: Example{Body, "Table: What was found.\n\n| Studied | Found |\n|---|---|\n| Diet | Little |\n"},
}, {
	Name: "table-header",
	Why:  "Every column and every row has a name, because a listener hears a cell by them.",
	Bad:  Example{Body, "Table: What was found.\n\n| Studied | |\n|---|---|\n| Diet | Little |\n"},
	Good: Example{Body, "Table: What was found.\n\n| Studied | Found |\n|---|---|\n| Diet | Little |\n"},
}, {
	Name: "table-row",
	Why:  "A row has a cell for each column, because a cell too many would be lost and one too few shifts the rest.",
	Bad:  Example{Body, "Table: What was found.\n\n| Studied | Found |\n|---|---|\n| Diet | Little | 2020 |\n"},
	Good: Example{Body, "Table: What was found.\n\n| Studied | Found |\n|---|---|\n| Diet | Little, in 2020 |\n"},
}, {
	Name: "figure",
	Why:  "A figure is a drawing of the folder figures, in a part of its own, so that it has words and a caption.",
	Bad:  Example{Body, "See ![a wall](wall.svg).\n"},
	Good: Example{Body, "::: {.figure #wall}\n![A wall](wall.svg)\n\nThe gut wall.\n:::\n"},
}, {
	Name: "alternative-text",
	Why:  "A picture says in words what it shows, for those who cannot see it.",
	Bad:  Example{Body, "::: {.figure #wall}\n![](wall.svg)\n\nThe gut wall.\n:::\n"},
	Good: Example{Body, "::: {.figure #wall}\n![Cells side by side](wall.svg)\n\nThe gut wall.\n:::\n"},
}, {
	Name: "caption",
	Why:  "A figure has a caption, because a drawing by itself proves nothing.",
	Bad:  Example{Body, "::: {.figure #wall}\n![Cells side by side](wall.svg)\n:::\n"},
	Good: Example{Body, "::: {.figure #wall}\n![Cells side by side](wall.svg)\n\nThe gut wall.\n:::\n"},
}, {
	Name: "drawing",
	Why:  "A drawing is shapes and words that can grow, without style, script or outside address, because it becomes part of the page.",
	Bad:  Example{"figures/new.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path style=\"fill: red\" d=\"M0 0h8\"/></svg>\n"},
	Good: Example{"figures/new.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path class=\"f-ink\" d=\"M0 0h8\"/></svg>\n"},
}, {
	Name: "meaning-length",
	Why:  "The meaning of a term has at most 155 characters, so that a link to the term shows the whole of it.",
	Bad:  Example{"glossary.yaml", terms + strings.Repeat(" It has many forms.", 10) + "\n"},
	Good: Example{"glossary.yaml", terms + "\n"},
}, {
	Name: "term",
	Why:  "Double brackets hold a term of the glossary, because they become a link to its meaning.",
	Bad:  Example{Body, "It is [[zonuline]].\n"},
	Good: Example{Body, "It is [[zonulin]].\n"},
}, {
	Name: "placeholder",
	Why:  "Nothing is left to write: TODO, FIXME, TBD and XXX mark what is, and readers never see them.",
	Bad:  Example{Body, "It was seen in TODO how many people.\n"},
	Good: Example{Body, "It was seen in 23 people.\n"},
}}
