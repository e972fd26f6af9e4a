package rule

// linkRules are about where a text leads.
var linkRules = []Rule{{
	Name: "link",
	Why:  "A link within the site starts at its root, and one in a claim is whole, because the same words stand on several pages.",
	Bad:  Example{Body, "See [the other](other).\n"},
	Good: Example{Body, "See [the other](/other).\n"},
}, {
	Name: "broken-link",
	Why:  "A link leads to a page that exists, in the text and in the finished page, because a dead end costs trust.",
	Bad:  Example{Body, "See [the other](/othr).\n"},
	Good: Example{Body, "See [the other](/other).\n"},
}, {
	Name: "broken-anchor",
	Why:  "A link to a place on a page names an id that is there, because it would lead to the top instead.",
	Bad:  Example{Body, "See [what is known](#whats-known).\n\n## What is known\n"},
	Good: Example{Body, "See [what is known](#what-is-known).\n\n## What is known\n"},
}, {
	Name: "dangerous-url",
	Why:  "An address beyond the site is https: or mailto:, because others can be read or changed on the way, or run code.",
	Bad:  Example{Body, "See [a page](http://example.org/).\n"},
	Good: Example{Body, "See [a page](https://example.org/).\n"},
}}
