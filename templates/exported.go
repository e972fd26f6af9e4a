package templates

import "leakygut/internal/guide"

// What is here stands in a site that was exported as files, in the place of pages
// that only a server can answer. Each says so, and what a reader can do instead.

// SearchExported lists all there is to be found. Where scripts run, the one at an
// address leaves what has the words that were typed.
func SearchExported(g *guide.Guide, script string) View {
	return View{Head{
		Title:       "Search",
		Description: "Every article, claim and word of this site, in one list.",
		Path:        guide.SearchPath, Section: guide.SearchPath, Script: script,
	}, searchExported(g)}
}

// VisitExported is what the form for an appointment asks, to be answered on paper.
func VisitExported(g *guide.Guide) View {
	return View{Head{
		Title:       VisitTitle,
		Description: "What to write down for your doctor: your symptoms, medicines and questions.",
		Path:        guide.VisitPath,
	}, visitExported(g)}
}
