// Package source says where in a file something stands, and reports what is
// wrong there the way compilers do:
//
//	content/causes/medicines.md:41:23: no reference "sigthorson1998" [citation-key]
//	   41 | More permeable within days. [@sigthorson1998]
//	      |                               ^^^^^^^^^^^^^^^
//	      = did you mean "sigthorsson1998"?
//
// Whoever finds a mistake keeps the byte offset it was born with; lines and
// columns are counted only when a [Diagnostic] is printed. Finding, sorting and
// printing are apart: there is a printer for people ([Print], [PrintColor]), one
// for programs ([JSON]) and one for GitHub's view of a change ([GitHub]).
package source
