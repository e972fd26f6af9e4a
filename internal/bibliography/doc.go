// Package bibliography reads the references of the guide and sets them for
// readers.
//
// It exists because every claim rests on a source, and a source that a reader
// cannot find, or that is set carelessly, costs the claim its credit. The file
// is CSL-JSON, which Zotero exports, so that writers keep their references in
// their own tool; the style is Vancouver, which medicine reads. Data flows one
// way:
//
//	references.json → Decode → []Entry and []Problem
//	Entry → Format → Citation → its fields for a template, Parts for HTML, String for text
//	[]Entry and what a writer types → Find → the entries that are meant
//	an entry of another program → Clean, Key → Insert → references.json, with it in its place
//
// [Decode] is strict, because a misspelled key would otherwise lose a fact in
// silence: every key of CSL 1.0.2 is known, every other one is a problem. It
// goes on after a problem, so that a writer sees all of them at once, each with
// its byte offset. It never fails and it reads nothing but the bytes it is
// given.
//
// [Format] never fails either. It prints what an entry has and adds nothing: a
// missing date, journal or author leaves no mark and no stray punctuation. It
// knows three forms, each in a file: a piece of a serial (serial.go), a talk
// (conference.go) and everything else, which is set like a book (monograph.go).
//
// Sources: the JSON schema csl-data.json of Citation Style Language 1.0.2; the
// National Library of Medicine's "Citing Medicine", second edition, and its
// "Samples of Formatted References for Authors of Journal Articles" (ICMJE).
package bibliography
