package rule

// referenceRules are about references.json.
var referenceRules = []Rule{{
	Name: "reference-id",
	Why:  "The id of a reference is lower-case letters, digits and hyphens, because it is part of an address.",
	Bad:  Example{Entry, ` {"id": "New2020", "type": "book", "title": "A title"}` + "\n"},
	Good: Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title"}` + "\n"},
}, {
	Name: "duplicate-source",
	Why:  "A source is listed once, because two entries would count as two sources.",
	Bad:  Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "DOI": "10.1000/x"},` + "\n" + ` {"id": "new2021", "type": "book", "title": "A title", "DOI": "10.1000/x"}` + "\n"},
	Good: Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "DOI": "10.1000/x"}` + "\n"},
}, {
	Name: "doi",
	Why:  "A DOI is written without its address, because links and citation files are made of it.",
	Bad:  Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "DOI": "https://doi.org/10.1000/x"}` + "\n"},
	Good: Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "DOI": "10.1000/x"}` + "\n"},
}, {
	Name: "pmid",
	Why:  "A PMID is its digits only, because links are made of it.",
	Bad:  Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "PMID": "PMID 12345"}` + "\n"},
	Good: Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "PMID": "12345"}` + "\n"},
}, {
	Name: "pmcid",
	Why:  "A PMCID is PMC and its digits, because links are made of it.",
	Bad:  Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "PMCID": "12345"}` + "\n"},
	Good: Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "PMCID": "PMC12345"}` + "\n"},
}, {
	Name: "url",
	Why:  "The address of a source is whole, because readers follow it.",
	Bad:  Example{Entry, ` {"id": "new2020", "type": "webpage", "title": "A title", "URL": "example.org"}` + "\n"},
	Good: Example{Entry, ` {"id": "new2020", "type": "webpage", "title": "A title", "URL": "https://example.org/"}` + "\n"},
}, {
	Name: "retracted-source",
	Why:  "A text that cites a retracted source says so, because a reader would take it for one that stands.",
	With: []Example{{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "custom": {"retracted": {}}}` + "\n"}},
	Bad:  Example{Body, "It was seen. [@new2020]\n"},
	Good: Example{Body, "It was seen in a study that was later retracted. [@new2020]\n"},
}, {
	Name: "noted",
	Why:  "The notices that were taken into account are named by their DOI or PMID, because that is how they are found again.",
	Bad:  Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "custom": {"noted": ["a letter"]}}` + "\n"},
	Good: Example{Entry, ` {"id": "new2020", "type": "book", "title": "A title", "custom": {"noted": ["10.1000/x"]}}` + "\n"},
}}

// pageRules are about finished pages.
var pageRules = []Rule{{
	Name: "card",
	Why:  "Every letter of a title and verdict is in the fonts of its share card, because a missing one is drawn as a box.",
}}
