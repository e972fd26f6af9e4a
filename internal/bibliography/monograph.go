package bibliography

import (
	"regexp"
	"strconv"
	"strings"
)

// published sets a book, a report, a web page, or a part of one of them: "In:
// Vogelstein B, editor. The genetic basis of human cancer. 2nd ed. New York:
// McGraw-Hill; 2002. p. 93-113."
func (r reference) published() string {
	host, editors := "", r.editors
	if r.isPart() {
		host = "In: " + sentences(r.editors, join(r.ContainerTitle, " ", r.medium))
	}
	if r.isPart() || len(r.Author) == 0 {
		editors = "" // they stand before the title already
	}
	kind, number := "", wrap("No. ", r.Number, "")
	if r.Type == "report" {
		kind, number = r.Genre, wrap("Report No.: ", r.Number, "")
	}
	return sentences(host, edition(r.Edition), volume(r.Volume), editors, r.meeting(), kind,
		r.imprint(), wrap("p. ", pages(r.Page), ""), number)
}

// imprint sets "Bethesda (MD): National Library of Medicine (US); 2022 Jun 21
// [cited 2026 Nov 22]".
func (r reference) imprint() string {
	publisher, place, date := r.publisher(), r.PublisherPlace, r.Issued.String()
	if publisher == "" && r.meeting() != "" {
		place = "" // Zotero saves the place of the conference here too
	}
	switch r.Type {
	case "book", "chapter", "thesis", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia":
		date = r.Issued.Year()
	}
	return join(join(place, ": ", publisher), "; ", join(date, " ", r.cited))
}

// publisher is who published it, unless the reference says so already.
func (r reference) publisher() string {
	soleAuthor := len(r.Author) == 1 && strings.EqualFold(r.Publisher, plain(r.Author[0].Literal))
	if soleAuthor || strings.EqualFold(r.Publisher, r.ContainerTitle) {
		return ""
	}
	return r.Publisher
}

// stated matches an edition that calls itself one.
var stated = regexp.MustCompile(`(?i)\bedn?\b|edition`)

// edition sets "2" and "2nd" as "2nd ed."
func edition(s string) string {
	if n, err := strconv.Atoi(s); err == nil {
		s += ordinal(n)
	}
	if stated.MatchString(s) {
		return s
	}
	return wrap("", s, " ed.")
}

func ordinal(n int) string {
	if n%100/10 == 1 || n%10 < 1 || n%10 > 3 {
		return "th"
	}
	return [...]string{"st", "nd", "rd"}[n%10-1]
}

// volume sets "2" as "Vol. 2"; words it leaves.
func volume(s string) string {
	if _, err := strconv.Atoi(s); err != nil {
		return s
	}
	return "Vol. " + s
}
