package standing

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// askCrossref asks for the record of a DOI. Crossref knows its own DOIs only, so
// the resolver is asked about those that it does not know.
func (a *asker) askCrossref(ctx context.Context, doi string) (answer, error) {
	from := a.base(crossref) + "/works/" + url.PathEscape(doi)
	if a.Mailto != "" {
		from += "?mailto=" + url.QueryEscape(a.Mailto)
	}
	r, err := a.fetcher.fetch(ctx, http.MethodGet, from)
	switch {
	case err != nil:
		return answer{}, err
	case r.status == http.StatusNotFound:
		return a.resolve(ctx, doi)
	case r.status != http.StatusOK:
		return answer{}, fmt.Errorf("it answers HTTP %d", r.status)
	}
	record, err := decodeWork(r.body, doi)
	if err != nil {
		return answer{}, err
	}
	return answer{Known: true, Record: record}, nil
}

// resolve asks whether a DOI leads anywhere, and does not go there.
func (a *asker) resolve(ctx context.Context, doi string) (answer, error) {
	u, err := url.Parse(strings.TrimSuffix(a.DOI, "/") + "/" + url.PathEscape(doi))
	if err != nil {
		return answer{}, err
	}
	r, location, _, err := a.fetcher.once(ctx, http.MethodHead, u)
	switch {
	case err != nil:
		return answer{}, err
	case location != "" || r.status < 300:
		return answer{Known: true}, nil
	case r.status == http.StatusNotFound || r.status == http.StatusGone:
		return answer{}, nil
	}
	return answer{}, fmt.Errorf("doi.org answers HTTP %d", r.status)
}

// The part of Crossref's answer that is read here.
type (
	work struct {
		Title           []string                   `json:"title"`
		Subtitle        []string                   `json:"subtitle"`
		OriginalTitle   []string                   `json:"original-title"`
		Issued          partialDate                `json:"issued"`
		Published       partialDate                `json:"published"`
		PublishedPrint  partialDate                `json:"published-print"`
		PublishedOnline partialDate                `json:"published-online"`
		UpdatedBy       []update                   `json:"updated-by"`
		UpdateTo        []update                   `json:"update-to"`
		Relation        map[string]json.RawMessage `json:"relation"`
		Assertion       []assertion                `json:"assertion"`
	}
	// update is a notice about a work, in the record of the work (updated-by) or of
	// the notice (update-to).
	update struct {
		DOI     string      `json:"DOI"`
		Type    string      `json:"type"`
		Label   string      `json:"label"`
		Source  string      `json:"source"` // publisher or retraction-watch
		Updated partialDate `json:"updated"`
	}
	// partialDate has a list within a list, whose parts may be null.
	partialDate struct {
		Parts [][]*int `json:"date-parts"`
	}
	related struct {
		ID   string `json:"id"`
		Kind string `json:"id-type"`
	}
	// assertion is a line of what a publisher says of a work, for people.
	assertion struct {
		Name  string `json:"name"`
		Value string `json:"value"`
		URL   string `json:"URL"`
	}
)

// decodeWork reads Crossref's answer about a DOI.
func decodeWork(body []byte, doi string) (*Record, error) {
	var said struct {
		Message *work `json:"message"`
	}
	if !utf8.Valid(body) {
		return nil, errors.New("its answer is not UTF-8")
	}
	if err := json.Unmarshal(body, &said); err != nil {
		return nil, fmt.Errorf("its answer cannot be read: %w", err)
	}
	w := said.Message
	if w == nil || len(w.Title) == 0 {
		return nil, errors.New("its answer is no record: it has no title")
	}
	r := &Record{Titles: titles(w)}
	for _, d := range []partialDate{w.Issued, w.Published, w.PublishedPrint, w.PublishedOnline} {
		if len(d.Parts) > 0 && len(d.Parts[0]) > 0 && d.Parts[0][0] != nil && !slices.Contains(r.Years, *d.Parts[0][0]) {
			r.Years = append(r.Years, *d.Parts[0][0])
		}
	}
	for _, u := range w.UpdatedBy {
		r.Notices = append(r.Notices, u.notice())
	}
	for _, u := range w.UpdateTo {
		// What a notice updates is another work, unless the notice stands in the
		// record of the work itself.
		if strings.EqualFold(u.DOI, doi) {
			r.Notices = append(r.Notices, u.notice())
		}
	}
	r.Notices = append(r.Notices, relations(w.Relation)...)
	if n, ok := asserted(w.Assertion); ok {
		r.Notices = append(r.Notices, n)
	}
	return r, nil
}

// titles are the titles of a work, each with and without its subtitle.
func titles(w *work) []string {
	all := slices.Concat(w.Title, w.OriginalTitle)
	if len(w.Subtitle) > 0 {
		all = append(all, w.Title[0]+": "+w.Subtitle[0])
	}
	return all
}

func (u update) notice() Notice {
	kinds := map[string]Kind{
		"retraction": Retracted, "withdrawal": Retracted, "removal": Retracted,
		"expression_of_concern": Doubted, "partial_retraction": Doubted,
		"new_version": Newer, "new_edition": Newer,
	}
	// Whatever else became of it, a correction or a word that is new, is to be read.
	kind := cmp.Or(kinds[strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(u.Type))], Corrected)
	from := "Crossref"
	if u.Source == "retraction-watch" {
		from = "Retraction Watch"
	}
	return Notice{Kind: kind, Label: cmp.Or(u.Label, u.Type, "Update"), Date: u.Updated.iso(), DOI: u.DOI, From: from}
}

// iso is the date as far as it is known.
func (d partialDate) iso() string {
	if len(d.Parts) == 0 {
		return ""
	}
	text := ""
	for i, part := range d.Parts[0] {
		if i > 2 || part == nil || *part < 1 || *part > [...]int{9999, 12, 31}[i] {
			break
		}
		text += fmt.Sprintf([...]string{"%04d", "-%02d", "-%02d"}[i], *part)
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil && len(text) > len("2006-01") {
		return text[:len("2006-01")] // a day that no month has
	}
	return text
}

// relations are the works that took the place of a work, or took it back.
func relations(all map[string]json.RawMessage) []Notice {
	var found []Notice
	for _, r := range []struct {
		name  string
		kind  Kind
		label string
	}{
		{"is-retracted-by", Retracted, "Retraction"},
		{"has-retraction", Retracted, "Retraction"},
		{"is-corrected-by", Corrected, "Correction"},
		{"has-correction", Corrected, "Correction"},
		{"is-preprint-of", Newer, "Published version"},
		{"is-replaced-by", Newer, "Replacement"},
	} {
		var works []related
		if json.Unmarshal(all[r.name], &works) != nil {
			continue // a relation that is not a list says nothing
		}
		for _, w := range works {
			n := Notice{Kind: r.kind, Label: r.label, From: "Crossref"}
			if strings.EqualFold(w.Kind, "doi") {
				n.DOI = w.ID
			}
			found = append(found, n)
		}
	}
	return found
}

// asserted is the change that some publishers tell of for people only: its type,
// then its details with the address of the notice.
func asserted(all []assertion) (Notice, bool) {
	n := Notice{Kind: Corrected, From: "Crossref"}
	for _, a := range all {
		switch a.Name {
		case "change_type":
			n.Label = a.Value
			if strings.Contains(strings.ToLower(a.Value), "retract") {
				n.Kind = Retracted
			}
		case "change_details":
			if doi, ok := cutResolver(a.URL); ok {
				n.DOI = doi
			}
		}
	}
	return n, n.Label != ""
}

// cutResolver finds the DOI in an address of the resolver.
func cutResolver(address string) (string, bool) {
	_, doi, ok := strings.Cut(address, "doi.org/")
	doi = strings.TrimSpace(doi)
	return doi, ok && strings.HasPrefix(doi, "10.")
}
