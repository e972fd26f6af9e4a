// Package twin writes each page of the guide a second and a third time: as
// Markdown, for people and programs that read text, and as JSON, for programs
// that read data.
//
// It exists because a page that can be taken away whole is quoted whole. A twin
// has what the page has: verdict and certainty, dates, whether a clinician has
// checked it, red flags first, every claim with its marks in words, its sources
// numbered as in the text, and the medical disclaimer at its end, which cannot be
// left out. Data flows one way:
//
//	guide.Guide → Site → Article, Claim, Term, … → Twin → Markdown, JSON
//	guide.HTML → writer (flow.go: blocks; inline.go: lines; escape.go: text) → Markdown
//
// # Addresses
//
// The twin of /causes/medicines stands at /causes/medicines.md and .json, that of
// the home page at /index.md and .json ([MarkdownPath], [JSONPath]).
//
// # Markdown
//
// CommonMark with the tables of GitHub. A box of the page (a call-out, a claim)
// is a quotation, so that its end is seen. A citation is its numbers in brackets:
// [1, 2]. Every link is absolute. What an author wrote is text here, whatever
// Markdown might read into it.
//
// # JSON
//
// The types of schema.go are the schema, version 1; [OpenAPI] says the same for
// programs. Within a version fields are only added, so that readers should skip
// what they do not know. A field that would be empty is not there. Dates are
// year-month-day; texts are Markdown as above, but for titles, sentences and
// names, which are plain.
package twin
