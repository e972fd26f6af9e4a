// Package div is a goldmark extension for Pandoc's fenced divs: a block between
// two lines of at least three colons, with attributes or one word after the
// first.
//
//	::: {.claim #an-id certainty=high}
//	Any Markdown.
//	:::
//
// Parsing never fails: a fence that is not closed, one that closes nothing, and
// attributes that cannot be read are kept in the tree for a checker to judge.
// The package has no renderer, because what a div looks like is decided by what
// it means.
package div
