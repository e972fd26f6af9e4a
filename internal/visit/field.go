package visit

// Field is a question of the form that is answered in one's own words. It is the
// name under which the answer is sent.
type Field string

// The fields, in the order in which a doctor asks.
const (
	Main      Field = "main"
	Since     Field = "since"
	Often     Field = "often"
	Better    Field = "better"
	Worse     Field = "worse"
	Medicines Field = "medicines"
	Tests     Field = "tests"
	Worries   Field = "worries"
	Questions Field = "questions"
)

// Names of what is chosen from the offer, and of the wish to change an answer.
const (
	SymptomName = "symptom"
	SignName    = "sign"
	EditName    = "edit"
)

// Fields lists every field in order.
func Fields() []Field {
	return []Field{Main, Since, Often, Better, Worse, Medicines, Tests, Worries, Questions}
}

// maxLines is how many lines an answer may have.
const maxLines = 20

// wording is how a field is asked and shown, and how much room it has.
type wording struct {
	label   string // on the form
	hint    string
	heading string // on the summary
	most    int    // characters; all fields together fit on a page
}

var wordings = map[Field]wording{
	Main: {
		"In your own words", "What you feel, and what it keeps you from doing.",
		"Main problem", 240,
	},
	Since: {
		"Since when?", "For example: about March, or after a stomach bug.",
		"Since", 80,
	},
	Often: {
		"How often?", "For example: 3 times a week, for 2 hours.",
		"How often", 100,
	},
	Better: {
		"What makes it better?", "",
		"Better with", 240,
	},
	Worse: {
		"What makes it worse?", "",
		"Worse with", 240,
	},
	Medicines: {
		"Medicines and supplements you take", "One a line. Also painkillers, vitamins, herbs, and all you buy without a prescription.",
		"Medicines and supplements", 600,
	},
	Tests: {
		"Tests you had, and the results", "One a line, with the month if you know it.",
		"Tests and results", 500,
	},
	Worries: {
		"What worries you", "For example: an illness in your family, your work, or what you have read.",
		"Worries", 300,
	},
	Questions: {
		"Your own questions", "One a line. They come first on your list.",
		"Questions", 500,
	},
}

// Label is the question.
func (f Field) Label() string { return wordings[f].label }

// Hint helps with the answer; empty where the question says it all.
func (f Field) Hint() string { return wordings[f].hint }

// Heading is what stands beside the answer on the summary.
func (f Field) Heading() string { return wordings[f].heading }

// Max is how many characters an answer may have.
func (f Field) Max() int { return wordings[f].most }

// Brief tells whether an answer can share a line with the next.
func (f Field) Brief() bool { return f == Since || f == Often || f == Better || f == Worse }

// Short tells whether an answer is one line.
func (f Field) Short() bool { return f == Since || f == Often }
