// Package siege holds the tests of what befalls a server that somebody puts on the
// internet and forgets: clients that wait and never ask, requests that mean two
// things, floods, files that change under it, disks that fill up, and being killed.
// It has no code of its own: everything here is a test.
//
// The program as it is built, with a content folder → what is done to it, over the
// network and by signals → answers, while readers ask for pages and write down each
// answer that is not a whole page. Before and after, the server's own metrics say how
// much memory and how many goroutines it has: what an attack leaves behind is a
// failure, as much as a wrong answer.
//
//	go test ./internal/siege -v     # prints a table; a minute
//	make soak                       # again and again, for as long as SOAK says
package siege
