// Package feed tells readers, and their programs, what is new on the site and
// what has changed its mind.
//
// It exists because a page about health is read once and changes later: whoever
// follows a feed learns of the change without being watched. There are three:
//
//	/feed.atom      every article, whole, the last reviewed first (Atom, RFC 4287)
//	/feed.json      the same as JSON Feed 1.1
//	/changes.atom   only the changes of a verdict, with the old and the new wording
//
// Data flows one way:
//
//	guide.Article and its drawn HTML → Entry ─────→ Atom, JSON
//	guide.Guide → VerdictChanges → VerdictChange ─→ Changes
//
// An entry's text is the page's own HTML, which the caller draws, made fit to
// leave the page: every address is absolute, and what only works on the page
// (ids, forms, scripts, panels, drawings) is taken out or said in words. Before
// it stand verdict, certainty and dates, behind it the medical disclaimer.
//
// The same guide always makes the same bytes. An entry's id is its canonical
// address and never changes; its dates are those of its reviews, never those of
// the clock. That a review is overdue is therefore not said here, but the day on
// which it is due is.
package feed
