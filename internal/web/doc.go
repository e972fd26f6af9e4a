// Package web serves a guide over HTTP.
//
// A request takes one way: routes → handler → page → representation. A handler
// finds what was asked for in the [guide.Guide]; a page is drawn through the
// layout of package templates the first time anybody asks for it, and its bytes
// are kept, plain and compressed, each with a strong entity tag, until the guide
// is replaced. An edition holds a guide and its pages, and [Server.Publish] swaps
// it in one step: a request sees one edition, as it is at one moment, from start to end.
package web
