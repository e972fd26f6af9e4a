package bibliography

import (
	"net/url"
	"slices"
	"strings"
)

// available is NLM's label of a web address.
const available = "Available from"

// links lists the ways to reach an entry. A web address that only repeats an
// identifier is left out.
func links(e Entry) []Link {
	var all []Link
	for _, id := range []struct{ label, text, before, after string }{
		{"doi", e.DOI, "https://doi.org/", ""},
		{"PMID", e.PMID, "https://pubmed.ncbi.nlm.nih.gov/", "/"},
		{"PMCID", e.PMCID, "https://pmc.ncbi.nlm.nih.gov/articles/", "/"},
	} {
		path := (&url.URL{Path: id.text}).EscapedPath()
		if path != "" {
			all = append(all, Link{id.label, id.text, id.before + path + id.after})
		}
	}
	if u := webAddress(e.URL); u != nil && !repeats(u, all) {
		all = append(all, Link{available, e.URL, u.String()})
	}
	return all
}

// repeats reports whether an address is that of an identifier, in one of the
// forms that reference managers save.
func repeats(u *url.URL, identifiers []Link) bool {
	if !strings.HasSuffix(u.Host, "doi.org") && !strings.HasSuffix(u.Host, "ncbi.nlm.nih.gov") {
		return false
	}
	path := strings.ToLower("/" + strings.Trim(u.Path, "/"))
	return slices.ContainsFunc(identifiers, func(l Link) bool {
		return strings.HasSuffix(path, "/"+strings.ToLower(l.Text))
	})
}
