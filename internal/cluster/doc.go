// Package cluster holds the tests of what stands in deploy: real caches and proxies
// before real servers. It has no code of its own: everything here is a test.
//
// The other tests ask a server. These ask what is in front of it, as readers do,
// while servers are killed, started anew, told of an edit and all gone: the program
// as it is built, more than once, over one content folder → Varnish with the files of
// deploy/varnish → clients that do not stop asking, and write down each answer that
// is not what it should be. What it should be, a server of its own says, which no
// cache is in front of.
//
//	make test-cluster
//
// The tests have the build tag "cluster": they need Varnish with its modules, nginx
// and Caddy, which the make target installs on Debian. A missing one fails the
// tests: they are never skipped.
package cluster
