package rule

import (
	"strings"

	"leakygut/internal/source"
)

// long is a verdict that fits a page and not a link.
const long = "It may do something to some people some of the time, when they eat some foods, and not when they eat other foods or take some of the many medicines that there are"

// frontRules are about front matter and other fields.
var frontRules = []Rule{{
	Name: "front-matter",
	Why:  "A text opens with its front matter between two lines of three hyphens, which say what it is.",
	Bad:  Example{"pages/new.md", "Only words.\n"},
	Good: Example{"pages/new.md", page + "\nWords.\n"},
}, {
	Name: "required",
	Why:  "Every field that readers are shown is filled in, because the page has a place for it.",
	Bad:  Example{Front, "name:\n"},
	Good: Example{Front, "name: Food\n"},
}, {
	Name: "unknown-key",
	Why:  "A field has a name that the format knows, because a misspelled one would be passed over in silence.",
	Bad:  Example{Front, "relatd: [other]\n"},
	Good: Example{Front, "related: [other]\n"},
}, {
	Name: "duplicate-key",
	Why:  "A field stands once, because nobody could tell which of two is meant.",
	Bad:  Example{"site.yaml", site + "name: Another name\n"},
	Good: Example{"site.yaml", site},
}, {
	Name: "wrong-type",
	Why:  "A field holds what it is for, a number, a list or a text, because nothing else can be made of it.",
	Bad:  Example{Front, "order: first\n"},
	Good: Example{Front, "order: 1\n"},
}, {
	Name: "date",
	Why:  "A date is a day of the calendar, as year-month-day, because readers judge a text by its age.",
	Bad:  Example{Front, "reviewed: 2026-02-30\n"},
	Good: Example{Front, "reviewed: 2026-02-28\n"},
}, {
	Name: "date-order",
	Why:  "Dates follow one another as what they date does: published, evidence looked for, reviewed, reviewed next.",
	Bad:  Example{Front, "reviewed: 2025-12-01\nevidence_to: 2025-12-01\n"},
	Good: Example{Front, "reviewed: 2026-12-01\nevidence_to: 2026-12-01\n"},
}, {
	Name: "title-length",
	Why:  "A title has at most 65 characters, and of a page that is no article 60, so that search results show the whole of it.",
	Bad:  Example{Front, "title: " + strings.Repeat("A long title ", 6) + "\n"},
	Good: Example{Front, "title: A short title\n"},
}, {
	Name: "verdict-length",
	Why:  "A verdict has at most 200 characters, because it is one sentence that readers take away.",
	Bad:  Example{Front, "verdict: " + strings.Repeat("It is long. ", 20) + "\n"},
	Good: Example{Front, "verdict: It may do something (low certainty).\n"},
}, {
	Name: "description-length",
	Why:  "A description has at most 155 characters, so that links and search results show the whole of it.",
	Bad:  Example{"pages/new.md", strings.Replace(page, "about", strings.Repeat("and all about ", 20), 1)},
	Good: Example{"pages/new.md", page},
}, {
	Name: "key-messages",
	Why:  "An article puts two or three claims first, each once, because that is what a reader in a hurry takes away.",
	Bad:  Example{Front, "key_messages: [first-of-case]\n"},
	Good: Example{Front, "key_messages: [first-of-case, second-of-case]\n"},
}, {
	Name: "related",
	Why:  "Related articles are other articles that exist, each once, because the page links to them.",
	Bad:  Example{Front, "related: [othr]\n"},
	Good: Example{Front, "related: [other]\n"},
}, {
	Name: "alias",
	Why:  "An older address is written from the root and is nobody's present one, because readers are sent on from it.",
	Bad:  Example{Front, "aliases: [old-case]\n"},
	Good: Example{Front, "aliases: [/causes/old-case]\n"},
}, {
	Name: "excuse",
	Why:  "An excuse names a rule that can be excused and says why, because a rule broken without a reason is a mistake.",
	Bad:  Example{Front, "excused:\n  - {rule: claim-source, why: \"Everybody knows it.\"}\n"},
	Good: Example{Front, "excused:\n  - {rule: review-overdue, why: \"A large trial ends next month.\"}\nreviewed: 2026-01-02\nevidence_to: 2026-01-02\nnext_review: 2026-01-03\n"},
}, {
	Name: "unused-excuse", Severity: source.Warning,
	Why:  "An excuse goes when what it excused is gone, because it would excuse the next slip unseen.",
	Bad:  Example{Front, "excused:\n  - {rule: review-overdue, why: \"A large trial ends next month.\"}\n"},
	Good: Example{Front, "excused: []\n"},
}, {
	Name: "share-length",
	Why:  "A link to an article or a claim says its title and verdict whole in 60 and 155 characters, because half of one may say the opposite.",
	Bad:  Example{Front, "verdict: " + long + " (low certainty).\n"},
	Good: Example{Front, "verdict: " + long + " (low certainty).\nshare: It may do something.\n"},
}, {
	Name: "change",
	Why:  "A change says what a verdict or a claim said before it, because those who keep an older link are told what is different.",
	Bad:  Example{Front, "changes:\n  - {date: 2026-02-01, note: A change., verdict_was: {text: This may do something (low certainty)., certainty: low}}\n"},
	Good: Example{Front, "changes:\n  - {date: 2026-02-01, note: A change., verdict_was: {text: This probably does something., certainty: moderate}}\n"},
}}

const site = "name: Test guide\ndescription: A guide.\ndisclaimer: No medical advice.\nlanguage: en-US\n"
