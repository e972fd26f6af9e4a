// Package readability estimates how many years of school a text asks for.
//
// It exists because people in pain read these articles on a phone: advice to
// writers, in the two formulas that health writing is measured with. Data flows
// from the blocks of an article to its running text ([Prose]), to counts
// ([Measure]), to a grade ([Count.FleschKincaid], [Count.SMOG]).
//
// A grade alone helps nobody to mend a text: [Sections] parts an article, and
// [Hardest] and [LongWords] find what costs most.
//
// Headings, tables, figures, quotations, citations and the terms of the glossary
// where they link to it are left out ([LeftOut]): a formula takes every long word
// for a hard one, and a term is explained where it is used. What formulas cannot see (order, sense, respect) is for the
// second reader.
package readability
