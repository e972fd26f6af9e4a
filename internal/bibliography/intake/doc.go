// Package intake takes references of other programs into the bibliography.
//
// It exists because writers keep their references in Zotero and its like, and
// because a bibliography that is copied together by hand gets double entries,
// changed keys and lost fields. Data flows one way:
//
//	file → Read (CSL-JSON, BibTeX or RIS, by its content) → []Item
//	references.json and []Item → Merge → Result: the new file, and what was done
//
// What is in the bibliography stays as it is, byte for byte: an item that is there
// already is only named, and a key once given never changes. New items get keys of
// the house and stand where their ids belong, set as the file is, so that a diff
// shows what was added and nothing else. Nothing here reads or writes a file.
package intake
