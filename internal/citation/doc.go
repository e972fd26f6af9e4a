// Package citation lets readers cite the guide and take its sources with them:
// as plain text, and as the files that reference managers read.
//
// It exists because a page that is easy to cite is cited by its own address, and
// because a list of sources is worth more in a reader's own library than at the
// foot of a page. Data flows one way:
//
//	guide.Article, Page, Claim → Site ────────────┐
//	guide.Source (its CSL-JSON) → Reference(s) ───┴→ Record → Text, BibTeX, RIS, CSL
//
// CSL-JSON is what everything starts from. A source's is the entry of the
// bibliography, word for word, with its status where it was retracted; a page's
// is made here. The other forms are set
// from it, and say nothing that it does not say.
//
// A page is cited as a web page by its site, with the day of its last review.
// It never names a person, because no person has written it, and never the day
// it was read, which only the reader knows. Its license goes with it in every
// form; what the license of a source is, the bibliography need not know.
//
// The output is UTF-8. BibTeX keeps accents and Greek letters as they are, as
// biber and reference managers expect; RIS has the line ends that its
// specification asks for, of Windows.
package citation
