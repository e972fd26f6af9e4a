// Package bibtex reads BibTeX and BibLaTeX files into entries of the bibliography.
//
// It exists because reference managers and publishers hand out BibTeX, and because
// what they hand out is not what the manual says: LaTeX commands for letters,
// braces round words whose capitals count, names in four orders, dates in two
// notations. No kept library for Go reads all of that; one ends the process at an
// @ within a field. Data flows one way:
//
//	file → scan → records (kind, key, raw fields) → decode, names, dates → Entry
//
// Nothing in a file makes [Parse] fail: what cannot be read is a problem at its
// place, and reading goes on with the next entry. What LaTeX sets in italics,
// bold, above or below the line keeps the markup that CSL has for it; all other
// commands leave their text. What no field of an entry can hold (files, keywords
// of a library) is left out.
//
// Sources: Oren Patashnik, "BibTeXing"; Philipp Lehman and others, "The biblatex
// Package"; the exports of Zotero and Better BibTeX.
package bibtex
