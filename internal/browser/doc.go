// Package browser holds the tests that a reader's browser makes of the site. It
// has no code of its own: everything here is a test.
//
// The other tests read what the server sends. These see what a person gets: what
// is drawn, where the focus goes, what a script does, what stays when the network
// is gone. The data flows one way: the bundled guide → a web.Server on a free
// port of this machine → Chromium, driven by the DevTools protocol → findings,
// one a line, as a reader would tell them.
//
// TestSite starts one Chromium and one server for all behaviors, each a subtest
// in a file of its own. A tab has a profile of its own, so that no test sees the
// cookies, caches or workers of another; the pages, which are many, share a few. A
// new kind of page is a line in samples, a new way to look at pages one in looks.
// What a check looks for stands in testdata/*.js, a function a file. The subtest
// "checks" shows each check a page with that very fault, because a check that
// cannot fail proves nothing.
//
//	go test ./internal/browser -run 'TestSite/pages/causes_medicines'
//
// It needs a Chromium and npm, which brings axe-core; `make test` installs both on
// Debian. A missing one fails the tests: they are never skipped.
package browser
