// Package guide holds the words of the product: articles, claims, how certain
// they are, the references they rest on, the terms they use, and the links
// between them.
//
// It is the middle of the program and imports the standard library alone.
// Package compile makes a [Guide] from the files of the content folder; views
// (pages, sitemaps, and whatever else shows it) read it. Nothing here knows
// Markdown, and nothing here knows HTTP. A Guide is built once and then only
// read, so it may be shared between goroutines without a lock.
package guide
