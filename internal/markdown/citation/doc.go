// Package citation is a goldmark extension for Pandoc's citations in brackets:
//
//	Small studies disagree. [@ulfer2025; @oztuncer2023]
//
// The parser keeps each key with its place. Whoever knows the bibliography gives
// the items their numbers and the citation its id; the renderer then draws them
// in numbered style, sorted and grouped ("1–3, 7"), each a link to its reference.
package citation
