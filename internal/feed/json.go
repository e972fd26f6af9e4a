package feed

import (
	"bytes"
	"encoding/json"
	"fmt"

	"leakygut/internal/guide"
)

// The fields of JSON Feed 1.1, and our own below "_guide".

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Home        string       `json:"home_page_url"`
	Address     string       `json:"feed_url"`
	Description string       `json:"description"`
	Comment     string       `json:"user_comment"`
	Favicon     string       `json:"favicon"`
	Authors     []jsonAuthor `json:"authors"`
	Language    string       `json:"language,omitempty"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	HTML      string   `json:"content_html"`
	Summary   string   `json:"summary"`
	Published string   `json:"date_published"`
	Modified  string   `json:"date_modified"`
	Tags      []string `json:"tags"`
	Guide     judgment `json:"_guide"`
}

// judgment is what the guide says of an article beyond what feeds know.
type judgment struct {
	About      string `json:"about"` // where the fields are explained
	Verdict    string `json:"verdict"`
	Certainty  string `json:"certainty"`
	EvidenceTo string `json:"evidence_to"`
	NextReview string `json:"next_review"`
	Checked    bool   `json:"checked_by_clinician"`
}

// JSON is the feed of articles as JSON Feed.
func JSON(s Site, entries []Entry) ([]byte, error) {
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: printable(s.Name), Home: s.BaseURL + guide.HomePath, Address: s.BaseURL + JSONPath,
		Description: printable(s.Description), Comment: printable(s.Disclaimer), Favicon: s.BaseURL + "/favicon.ico",
		Authors: []jsonAuthor{{printable(s.Name), s.BaseURL + guide.HomePath}}, Language: s.Language, Items: []jsonItem{},
	}
	for _, e := range newestFirst(entries) {
		text, err := s.text(e)
		if err != nil {
			return nil, err
		}
		feed.Items = append(feed.Items, s.item(e.Article, text))
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // what is HTML in it stays legible
	if err := encoder.Encode(feed); err != nil {
		return nil, fmt.Errorf("feed: %s: %w", JSONPath, err)
	}
	return b.Bytes(), nil
}

func (s Site) item(a *guide.Article, text string) jsonItem {
	return jsonItem{
		ID: s.BaseURL + a.Path, URL: s.BaseURL + a.Path, Title: printable(a.Title), HTML: text, Summary: summary(a),
		Published: moment(a.Published), Modified: moment(a.Reviewed), Tags: []string{a.Kind.String()},
		Guide: judgment{
			About: s.BaseURL + guide.RatingPath, Verdict: printable(a.Description), Certainty: a.Certainty.String(),
			EvidenceTo: a.EvidenceTo.ISO(), NextReview: a.NextReview.ISO(), Checked: a.ClinicalCheck != nil,
		},
	}
}
