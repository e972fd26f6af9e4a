// Package card draws the picture that stands for a page where its address is
// shared: in a chat, a feed, a search result.
//
// It exists because many people see no more of a page than this picture, often
// cut to a square and as wide as a thumb. So the card is the article: its title,
// its verdict, how certain that is, and when it was reviewed, all within the
// middle square. Data flows one way:
//
//	guide → Subjects: a Card of each page
//	Card → passage (letters set by HarfBuzz, where lines may end)
//	     → fit (the largest sizes that leave room for every word)
//	     → layout (lines and marks, each with the box that it may paint)
//	     → canvas (outlines → cover → colors of one palette) → PNG
//
// The shapes and colors are those of the pages (package templates and
// static/style.css). Whoever changes what a card looks like raises
// designVersion, so that a changed picture has an address that no cache knows.
//
// The letters are Latin, Greek and Cyrillic, which run from left to right;
// [Painter.Missing] tells of a letter that the typefaces do not have.
package card
