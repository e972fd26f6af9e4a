// Package search finds articles, claims, terms and pages by the words that a
// reader would use.
//
// It exists because a reader in pain types "poo test" or "heartburn pills", and
// the guide says "stool" and "acid-reducing medicine". Data flows from the
// [guide.Guide] to entries (what can be found, and its text by field), to tokens
// (stems, and the meanings of names), to an index in memory; and from what was
// typed to wants (a word, or a name, with all that may stand for it), to clauses
// over the fields, to hits, to snippets cut from the guide's own text.
//
// # Finding
//
// A page must have all that is wanted, but for words that tell little ("help",
// "leaky gut" in a guide about nothing else). Where no page has it, the words that
// the guide does not know are corrected by one edit, and [Results.Corrected] says
// so; where that does not help either, pages with some of the words are found, and
// [Results.Loose] says so. The last word may be a beginning. Words between
// quotation marks are taken as they are, side by side.
//
// # Words
//
// The glossary (a term and its synonyms mean the same) and words.txt, which has the
// words of readers, make the lexicon. A name of the lexicon has a token of its own
// wherever it stands, so that "poop", "stool" and "number two" are one word. British
// spellings, accents and endings are folded alike in texts and queries.
//
// # Ranking
//
// For each want the best of the fields counts: a title more than a verdict, that
// more than a heading or a claim, that more than the text; each by BM25F. What has
// all of it in one sentence comes before what has it here and there, and what is
// called as was asked for comes first. testdata/queries.txt holds it to what
// readers want.
//
// # Speed
//
// Bleve keeps which documents have a term in a field. All that have what is wanted
// are counted from these sets, a bit for each document, but only those are scored
// that may still reach the top. Sets, and what a term is worth to the documents of a
// part of the index, are kept once they were read, in 16 MB at most. Snippets are
// cut from texts whose signature, a bit for the hash of each term, says that they
// may have what is wanted.
//
// # Safety
//
// A query is cut to 200 characters and 12 words, and no syntax is parsed in it but
// quotation marks. Results hold text, never markup. Nothing of a query is kept.
package search
