package guide

// CalloutKind says what a call-out is for.
type CalloutKind string

// The kinds of call-out.
const (
	Emergency     CalloutKind = "emergency"
	Urgent        CalloutKind = "urgent"
	SeeDoctor     CalloutKind = "see-doctor"
	Do            CalloutKind = "do"
	DoNot         CalloutKind = "do-not"
	Warning       CalloutKind = "warning"
	Safety        CalloutKind = "safety"
	OftenSaid     CalloutKind = "myth"
	Unknowns      CalloutKind = "unknowns"
	Questions     CalloutKind = "questions"
	SourcesDiffer CalloutKind = "sources-differ"
)

// calloutTitles are the headings a call-out has unless its author sets another.
var calloutTitles = map[CalloutKind]string{
	Emergency:     "Call your emergency number now if",
	Urgent:        "Get urgent medical help now if",
	SeeDoctor:     "See a doctor if",
	Do:            "Do",
	DoNot:         "Do not",
	Warning:       "Important",
	Safety:        "Before you try it: safety and cost",
	OftenSaid:     "Often said",
	Unknowns:      "What we do not know",
	Questions:     "Questions to ask a doctor",
	SourcesDiffer: "Where respected sources differ",
}

// CalloutKinds lists every kind, the most urgent first.
func CalloutKinds() []CalloutKind {
	return []CalloutKind{
		Emergency, Urgent, SeeDoctor, Do, DoNot, Warning, Safety, OftenSaid,
		Unknowns, Questions, SourcesDiffer,
	}
}

// Title is the heading a call-out of the kind has by default; empty for a kind
// that does not exist.
func (k CalloutKind) Title() string { return calloutTitles[k] }

// RedFlag tells whether the call-out says when to get help.
func (k CalloutKind) RedFlag() bool {
	return k == Emergency || k == Urgent || k == SeeDoctor
}

// Level is the level of the call-out's heading: parts of the page that a
// contents list names have 2, boxes within a part have 3.
func (k CalloutKind) Level() int {
	switch k {
	case Emergency, Urgent, SeeDoctor, Safety, Unknowns, Questions, SourcesDiffer:
		return 2
	}
	return 3
}
