// Package purge tells shared caches what has changed.
//
// A cache keeps answers for as long as they say. That is too long for an answer
// whose guide has changed, and too short for all the others: so answers carry
// surrogate keys, and when a guide takes the place of another, the keys of what is
// different go from here to every cache.
//
//	marks of both guides → Changed → keys → Caches.Purge → a request a cache
//
// A cache that cannot be reached holds up nobody. What it is to let go of waits, as
// one set whatever happens meanwhile, and is sent again until it is taken. A set
// that grows too large becomes the key of everything.
//
// Purges are soft: a cache asks whether what it has is still good before it sends
// it again, and has something to send while there is nobody to ask. An answer that
// did not change costs a request without a body.
//
// Each purge is sent twice, the second time a little later. The first may come
// before an older answer has: one that was on its way to the cache, or one of
// another replica that has not read the new guide yet.
package purge
