package guide

// Block is a part of a document that stands by itself. Everything that readers
// meet as a component is a block of its own type, so that an author's claim and
// a page's claim are drawn by the same template; the rest is [Prose].
type Block interface{ block() }

// Prose is running text: paragraphs and lists.
type Prose struct{ HTML HTML }

// Heading divides a document. Level is 2 to 4.
type Heading struct {
	Level int
	ID    string
	HTML  HTML
}

// ClaimBlock is a claim where an article makes it.
type ClaimBlock struct {
	Claim *Claim
	Cite  HTML // its citation, numbered as in this document
}

// Callout is a box with a heading of its own.
type Callout struct {
	Kind  CalloutKind
	Level int    // of its heading
	ID    string // may be empty
	Title string // plain text
	Body  []Block
}

// Figure is a drawing with its caption.
type Figure struct {
	ID      string
	Alt     string
	Drawing HTML // an svg element
	Caption HTML
}

// Table has a row an outcome; the first cell of a row is its header.
type Table struct {
	Name    string // the caption in plain text
	Caption HTML
	Columns []HTML
	Rows    [][]Cell
}

// Cell is a certainty where the column holds those, and text elsewhere.
type Cell struct {
	HTML      HTML
	Certainty Certainty // 0 for text
}

func (Prose) block()      {}
func (Heading) block()    {}
func (ClaimBlock) block() {}
func (Callout) block()    {}
func (Figure) block()     {}
func (Table) block()      {}
