// Package handout decides what of an article stands on a sheet of paper that a
// doctor can give away.
//
// The sheet is one page, on A4 and on US Letter paper, so that it cannot lose its
// second half. It is filled by a budget and not by luck: each box is given the
// number of lines that it will take ([Box.lines]), boxes go into two columns in
// reading order, and where the longer column does not fit, parts are left out in
// a fixed order, the least important first ([cuts]). Warning signs, the verdict
// and what to do and not to do always stay.
package handout
