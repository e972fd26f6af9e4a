package templates

// Share is how a page is passed on, cited and reused. The server makes it,
// because it knows the address of the site.
type Share struct {
	Link    string      // whole address of the page, with the day of what it says
	Code    string      // address of the same as a QR code
	Handout string      // address of the page on one sheet; empty where it has none
	Cite    string      // how to cite it; empty for what nobody is the author of
	Files   []ShareFile // the page in other forms
	Sources []ShareFile // what it cites, for reference managers; may be empty
	Count   int         // how many sources those are
}

// ShareFile is a page, or its sources, as a file.
type ShareFile struct{ Name, Path string }

// between is what stands behind an item of a list within sentences.
func between(i, n int) string {
	switch n - i {
	case 1:
		return ". "
	case 2:
		return " or "
	}
	return ", "
}
