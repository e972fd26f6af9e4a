package templates

import (
	"slices"

	"github.com/a-h/templ"

	"leakygut/internal/guide"
	"leakygut/internal/visit"
)

// VisitTitle heads the page on which an appointment is prepared.
const VisitTitle = "Prepare for an appointment"

// Visit is the empty form.
func Visit(o visit.Offer) View {
	return View{Head{
		Title:       VisitTitle,
		Description: "Write down your symptoms, medicines and questions, and get 1 page for your doctor, with a diary sheet. Nothing is stored.",
		Path:        guide.VisitPath,
	}, visitForm(o, visit.Form{}, nil)}
}

// VisitAgain is the form with what was sent, and with what has to be changed.
// Like all that answers a form it has no address of its own, and its title,
// which browsers keep, says nothing of what is in it.
func VisitAgain(o visit.Offer, f visit.Form, p visit.Problems) View {
	title := VisitTitle
	if len(p) > 0 {
		title = "Please check: " + title
	}
	return View{Head{Title: title}, visitForm(o, f, p)}
}

// VisitSummary is the page to print.
func VisitSummary(f visit.Form) View {
	return View{Head{Title: "Summary for an appointment"}, visitSummary(f, f.Summary())}
}

// VisitRefused answers a form that cannot be read, and says why.
func VisitRefused(title, why string) View {
	return View{Head{Title: title}, visitRefused(title, why)}
}

// pressing tells whether a warning comes before the page itself.
func pressing(w visit.Warning) bool { return w.Kind != guide.SeeDoctor }

// pressed are the warnings that come before the page, and calm those that do not.
func calm(list []visit.Warning) []visit.Warning {
	return slices.DeleteFunc(slices.Clone(list), pressing)
}

func pressed(list []visit.Warning) []visit.Warning {
	return slices.DeleteFunc(slices.Clone(list), func(w visit.Warning) bool { return !pressing(w) })
}

// sayFirst is what a warning asks for besides its heading.
func sayFirst(w visit.Warning) string {
	switch w.Kind {
	case guide.Emergency:
		return "Do this first. The rest of this page can wait."
	case guide.Urgent:
		return "Do not wait for the visit that you are preparing for."
	default:
		return "Tell the doctor about these signs first."
	}
}

// visitID is the id of a field, or of a choice of a list.
func visitID(name string, choice ...string) string {
	for _, c := range choice {
		name += "-" + c
	}
	return "visit-" + name
}

// asked are the attributes of a field: what it is called, how much it holds, what
// explains it. Nothing that is written may be kept by a browser, or sent away by
// its help with spelling.
func asked(f visit.Field, p visit.Problems) templ.Attributes {
	id := visitID(string(f))
	a := templ.Attributes{
		"id": id, "name": string(f), "maxlength": f.Max(), "dir": "auto",
		"autocomplete": "off", "spellcheck": "false", "writingsuggestions": "false",
	}
	var by string
	if p.At(string(f)) != "" {
		a["aria-invalid"] = "true"
		by = id + "-problem "
	}
	if f.Hint() != "" {
		by += id + "-hint"
	}
	if by != "" {
		a["aria-describedby"] = by
	}
	return a
}

// focusedFirst brings the keyboard, and whoever listens, to what matters most on a
// page that answers a form.
func focusedFirst(first bool) templ.Attributes {
	if !first {
		return nil
	}
	return templ.Attributes{"tabindex": "-1", "autofocus": true}
}

// visitArticles are the articles in which signs are explained, one for each.
func visitArticles(w visit.Warning) []*guide.Article {
	var all []*guide.Article
	for _, g := range w.Groups {
		for _, s := range g.Signs {
			if a := s.Articles[0]; !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}
