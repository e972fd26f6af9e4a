// Package visit turns what a person writes before an appointment into a page for
// the doctor.
//
//	guide.Guide → [Offer] ─┐
//	                       ├→ [Form] and [Problems] → [Summary]
//	fields that were sent ─┘
//
// The offer is what the symptom articles bring: their names, their warning signs
// and the questions they end with. The form is what a person chose and wrote,
// cleaned and measured. The summary has it in the order in which a doctor asks.
//
// What comes in is health data. Nothing here keeps it, and no error or text made
// here repeats it.
package visit
