// Package compile turns the files of the guide into one linked, immutable
// [guide.Guide] and a list of everything that is wrong with them.
//
// It exists so that no mistake reaches a reader: an unsupported claim, a
// misspelled citation, a link that leads nowhere stop the build, each with its
// file, line, column and a hint. Data flows one way:
//
//	discover → site, references, terms → (each document, in parallel: front
//	matter → Markdown → blocks) → link and check across documents → Guide
//
// This comment is the specification of the format that is compiled.
//
// # Files
//
//	site.yaml              the name, the short disclaimer, the sections
//	references.json        the bibliography: CSL-JSON, as Zotero exports it
//	glossary.yaml          the terms
//	rules.yaml             the rules of style: parts of an article, words to avoid
//	withdrawn.yaml         addresses whose page was taken back; optional
//	addresses.txt          every address that was ever published; optional
//	home.md                the home page
//	guides/SLUG.md         an article at /SLUG
//	causes/SLUG.md         an article at /causes/SLUG
//	symptoms/SLUG.md       an article at /symptoms/SLUG
//	solutions/SLUG.md      an article at /solutions/SLUG
//	myths/SLUG.md          an article at /myths/SLUG
//	SECTION/index.md       the text of a section's own page
//	pages/SLUG.md          a page about the site, at /SLUG
//	figures/NAME.svg       the drawings
//
// A slug is lower-case letters, digits and hyphens. Texts are UTF-8, with the line
// ends of Unix or Windows. SECTION is causes, symptoms,
// solutions or myths.
//
// # Front matter
//
// A document opens with YAML between two lines of three hyphens. It is decoded
// strictly: an unknown key, a wrong type, a bad date and a missing field are
// errors. Articles have these fields ([articleMeta]):
//
//	title: Medicines and the gut barrier      at most 65 characters
//	name: Medicines                           short, for lists and menus
//	order: 30                                 place in its section
//	verdict: One sentence, at most 200 characters, with its certainty in words.
//	certainty: high                           of the verdict: high, moderate, low, very low
//	share_title: A shorter title              for links to the article; optional, at most 60 characters
//	share: A shorter verdict                  for links to the article; optional, see below
//	key_messages: [claim-id, claim-id]        two or three claims, of this article or another
//	published: 2026-11-22                     dates are year-month-day
//	reviewed: 2026-11-22
//	evidence_to: 2026-11-22                   evidence looked for up to this day
//	next_review: 2027-11-22
//	clinical_check: none                      or {name: …, role: …, date: …}: a real person only
//	related: [symptoms/digestive-problems]    articles, by section/slug or slug
//	aliases: [/causes/nsaids]                 older addresses; optional
//	changes:
//	  - {date: 2026-11-22, note: First published.}    newest first; see below
//
//	excused:
//	  - {rule: avoid, about: cure, why: …}    rules that are broken for a reason; optional
//	draft: true                               readers do not see it; optional
//
// A draft, and an article whose day of publication lies ahead, is held to every
// rule and is nowhere in the guide: in no list, count, back link or neighbor. What
// readers may see leads to it only from the day on which they may see it too.
//
// Programs that show a link have room for 60 characters of title and 155 of text,
// and many show half of that. So a link to an article says "High certainty: " and
// then the verdict, without the same words in brackets ([guide.ShareText]). Nothing
// is cut, for half a verdict may say the opposite: where it does not fit, share says
// it shorter, and not a bit more than the verdict. Its certainty is put before it.
//
// Pages, section pages and the home page have title (at most 60 characters), name,
// description (at most 155) and updated ([pageMeta]); excused, where needed.
//
// Package rule says which rules can be excused. An excuse names the rule, the word
// or the claim's id where the rule is about one, and the reason. One that excuses
// nothing is reported itself.
//
// # Changes
//
// An entry of the change log says what statements said before it, so that a link
// of an earlier day can tell what has changed:
//
//	changes:
//	  - date: 2027-03-01
//	    note: A larger trial was published.
//	    verdict_was: {text: This may help (low certainty)., certainty: low}
//	    claims:
//	      - {id: claim-id, was: Its sentence in plain words., certainty: low, effect: helps}
//	      - {id: another-claim, new: true}
//	      - {id: third-claim, was: Its last sentence., certainty: very low, withdrawn: true}
//
// What a statement came to be is not repeated: it is what the next newer entry
// says that it was, or else what it says today. A verdict has changed where an
// entry has verdict_was, be it in its certainty alone. The effect of a claim is
// given where it changed. A claim goes by the id that it has today.
//
// # Markdown
//
// CommonMark with tables, definition lists and smart quotes, and Pandoc's
// conventions for the rest. The title is the page's only first-level heading,
// so a body starts at level two and goes down to level four, and no level is
// skipped. Raw HTML is an error, and so is what looks like markup and is none.
//
// Heading ids are made of the heading's own words, in any script; {#id} at the
// end of the line sets one by hand.
//
// Citations: [@sigthorsson1998; @wallace2013]. Keys and semicolons only. They
// are numbered in order of first use on the page. Two do not stand side by side.
//
// A source that was taken back says so in references.json, in
// "custom": {"retracted": {"date": {"date-parts": [[2024, 5, 2]]}, "DOI": "10.…"}}:
// the date, the DOI and the PMID of the notice, as far as they are known, or {}.
// It is cited only where the paragraph, the cell or the entry that cites it says
// "retracted". "noted": ["10.…"] lists the notices of corrections and newer
// versions that the texts have been held against.
//
// A term of the glossary has an id, the term, its meaning, synonyms (also) and,
// where its names are words that everybody uses, everyday: true.
//
// Glossary terms: [[zonulin]], or [[gut permeability|how leaky it is]]: a
// term's id, name or synonym, then what the sentence says instead. The bar is
// escaped in a table: \|. The first mention on a page is a link, and in an article
// the first use of a term in running text must be a mention.
//
// Links: [text](/causes/medicines), [text](/claims/claim-id) or
// [text](#heading-id) within the site, and its files for programs ([guide.Files]);
// https: and mailto: beyond it.
//
// TODO, FIXME, TBD or XXX marks what is still to be written, with words behind it
// that say what: an error of its own, and the only one at its place. Lines of YAML
// that are comments are free.
//
// # Claims
//
// A claim is a fenced div that holds one sentence with its sources, then a
// definition list of three entries which only the claim's own page shows:
//
//	::: {.claim #nsaids-raise-permeability certainty=high effect="raises it" in=humans}
//	Anti-inflammatory painkillers make the gut leakier soon after they are
//	taken. [@vanuytsel2014; @bjarnason1986]
//
//	Why this certainty
//	:   Several independent experiments in people agree.
//
//	What was found
//	:   In 23 volunteers … [@vanuytsel2014]
//
//	Keep in mind
//	:   A leaky test is not the same as symptoms.
//	:::
//
// A claim whose sentence is too long for a link to it has share="…" too, by the same
// rule as the share of an article.
//
// certainty is one of GRADE's words: high, moderate, low, "very low". effect is
// one of the phrases of [guide.ParseEffect]. in is one or more of humans,
// animals, cells. A claim without a source is an error, and so is a
// citation in the entries that the sentence does not have. A claim's id is its
// address (/claims/ID) for good; it is unique in the whole guide. A claim that has
// to be called something else keeps its older ids: aliases="older-id oldest-id".
// They lead to it, and stay places of its article. Because a claim
// has a page of its own, its links are whole addresses, never #heading-id.
//
// Its verb fits its certainty, by the verbs of rules.yaml: "probably" is moderate,
// "may" is low, high certainty is said plainly. A claim that reports a study, or
// an absence, may do without; one that is "a fact, not an effect" is free.
//
// # Call-outs
//
// A call-out is a fenced div named after its kind ([guide.CalloutKinds]); each
// kind brings its own heading, which title="…" replaces:
//
//	::: emergency            Call your emergency number now if
//	::: urgent               Get urgent medical help now if
//	::: see-doctor           See a doctor if
//	::: do                   Do
//	::: do-not               Do not
//	::: warning              Important (at most two on a page)
//	::: safety               Before you try it: safety and cost
//	::: {.myth title="…"}    the belief as title, the facts as body
//	::: unknowns             What we do not know
//	::: questions            Questions to ask a doctor
//	::: sources-differ       Where respected sources differ
//
// The emergency, urgent and see-doctor call-outs that open a body are the red
// flags: they stand above the key messages. Every symptom article has them, and
// every article has unknowns. Which other parts an article of each kind has, and
// in which order, is said in rules.yaml; a part is found by the id of its
// second- or third-level heading, or by the kind of its call-out.
//
// # Tables and figures
//
// The paragraph before a table is its caption and starts with "Table: ". The
// first cell of a row names the row, and every row has a cell for each column.
// The cells of a column headed "Certainty" hold one of GRADE's words, which are
// drawn as marks, or "not graded".
//
// A figure is a fenced div of one image, whose words in brackets are the text
// for those who cannot see it, and a caption:
//
//	::: {.figure #the-gut-wall}
//	![Text that says what the drawing shows.](gut-wall.svg)
//
//	The caption, which may cite. [@camilleri2019]
//	:::
//
// The drawing stands in figures/. It may use the shapes and text of SVG and the
// classes of the stylesheet, and no style, script or link of its own. Its ids
// become ids of the page, so no other part may have them.
//
// # Addresses
//
// An address once published never leads nowhere. What moves keeps its older
// address among its aliases. What is taken back is an entry of withdrawn.yaml,
// and is answered with what the entry says:
//
//	# withdrawn.yaml; instead is optional: pages to read now
//	- address: /claims/claim-id
//	  date: 2027-03-01
//	  why: The study that it rested on was taken back.
//	  instead: [/causes/diet]
//
// In addresses.txt stands every address that was ever published, sorted, one a
// line. One that is neither a page nor an alias nor withdrawn is an error, and a
// page or an alias that is not in it a warning. The command “leakygut addresses DIR” adds what
// is missing and takes nothing away. A folder without the file is not held to it.
package compile
