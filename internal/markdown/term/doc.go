// Package term is a goldmark extension for glossary terms, in the brackets that
// wikis and Obsidian use:
//
//	The [[tight junctions]] open; the test measures [[zonulin|a protein]].
//
// The first part names a term of the glossary, the second is what the sentence
// says instead. Whoever knows the glossary sets the address; without one the
// renderer draws the words alone.
package term
