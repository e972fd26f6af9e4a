// Package ris reads RIS files into entries of the bibliography.
//
// It exists because every reference manager, PubMed's neighbors and most publishers
// hand out RIS, and each of them has its own idea of what the tags mean. No kept
// library for Go reads it. Data flows one way:
//
//	file → lines → records (tags in their order) → Entry
//
// Nothing in a file makes [Parse] fail: a line that is none of RIS goes on from the
// line before it, as EndNote writes long texts, and a record that does not end is
// ended by the next. What no field of an entry can hold (files, keywords of a
// library, where it was found) is left out.
//
// Sources: Research Information Systems, "RIS Format Specifications" (2001, 2011);
// the exports of Zotero, EndNote, Mendeley and publishers.
package ris
