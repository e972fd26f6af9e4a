package standing

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// askPubMed asks for the record of a PMID.
func (a *asker) askPubMed(ctx context.Context, pmid string) (answer, error) {
	query := url.Values{"db": {"pubmed"}, "id": {pmid}, "retmode": {"xml"}, "tool": {"leakygut"}}
	if a.Mailto != "" {
		query.Set("email", a.Mailto)
	}
	r, err := a.fetcher.fetch(ctx, http.MethodGet, a.base(pubmed)+"/efetch.fcgi?"+query.Encode())
	if err != nil {
		return answer{}, err
	}
	if r.status != http.StatusOK {
		return answer{}, fmt.Errorf("it answers HTTP %d", r.status)
	}
	record, err := decodeArticle(r.body, pmid)
	if err != nil {
		return answer{}, err
	}
	return answer{Known: record != nil, Record: record}, nil
}

// The part of PubMed's XML that is read here.
type (
	articleSet struct {
		XMLName  xml.Name      `xml:"PubmedArticleSet"`
		Articles []article     `xml:"PubmedArticle>MedlineCitation"`
		Books    []bookArticle `xml:"PubmedBookArticle>BookDocument"`
	}
	article struct {
		PMID         string     `xml:"PMID"`
		Title        innerXML   `xml:"Article>ArticleTitle"`
		Vernacular   innerXML   `xml:"Article>VernacularTitle"`
		Year         string     `xml:"Article>Journal>JournalIssue>PubDate>Year"`
		MedlineDate  string     `xml:"Article>Journal>JournalIssue>PubDate>MedlineDate"`
		ElectronicIn []string   `xml:"Article>ArticleDate>Year"`
		Types        []string   `xml:"Article>PublicationTypeList>PublicationType"`
		Notices      []refersTo `xml:"CommentsCorrectionsList>CommentsCorrections"`
	}
	bookArticle struct {
		PMID  string   `xml:"PMID"`
		Title innerXML `xml:"ArticleTitle"`
		Book  innerXML `xml:"Book>BookTitle"`
		Year  string   `xml:"Book>PubDate>Year"`
	}
	// innerXML is a text that may have markup in it, such as <i>.
	innerXML struct {
		Text string `xml:",innerxml"`
	}
	refersTo struct {
		Type   string `xml:"RefType,attr"`
		Source string `xml:"RefSource"`
		PMID   string `xml:"PMID"`
	}
)

// decodeArticle reads PubMed's answer about a PMID; nil where it knows none.
func decodeArticle(body []byte, pmid string) (*Record, error) {
	var set articleSet
	d := xml.NewDecoder(bytes.NewReader(body))
	if err := d.Decode(&set); err != nil {
		return nil, fmt.Errorf("its answer cannot be read: %w", err)
	}
	for _, b := range set.Books {
		if strings.TrimSpace(b.PMID) == pmid {
			return &Record{Titles: nonEmpty(b.Title.Text, b.Book.Text), Years: years(b.Year)}, nil
		}
	}
	for _, a := range set.Articles {
		if strings.TrimSpace(a.PMID) == pmid {
			return a.record()
		}
	}
	if len(set.Articles)+len(set.Books) > 0 {
		return nil, errors.New("its answer is about another article")
	}
	return nil, nil
}

func (a article) record() (*Record, error) {
	r := &Record{
		Titles: nonEmpty(a.Title.Text, a.Vernacular.Text),
		Years:  years(append(a.ElectronicIn, a.Year, a.MedlineDate)...),
	}
	if len(r.Titles) == 0 {
		return nil, errors.New("its answer is no record: it has no title")
	}
	for _, n := range a.Notices {
		if notice, ok := n.notice(); ok {
			r.Notices = append(r.Notices, notice)
		}
	}
	retracted := slices.ContainsFunc(r.Notices, func(n Notice) bool { return n.Kind == Retracted })
	if slices.Contains(a.Types, "Retracted Publication") && !retracted {
		r.Notices = append(r.Notices, Notice{Kind: Retracted, Label: "Retracted publication", From: "PubMed"})
	}
	return r, nil
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return strings.TrimSpace(s) == "" })
}

var yearForm = regexp.MustCompile(`\b(1[5-9]|20|21)\d\d\b`)

// years are the years in dates, each once.
func years(dates ...string) []int {
	var all []int
	for _, date := range dates {
		for _, text := range yearForm.FindAllString(date, -1) {
			if year, err := strconv.Atoi(text); err == nil && !slices.Contains(all, year) {
				all = append(all, year)
			}
		}
	}
	return all
}

// notice is what a reference from a record to another one means; false where it
// is a comment, or where this record is the notice itself.
func (n refersTo) notice() (Notice, bool) {
	known := map[string]struct {
		kind  Kind
		label string
	}{
		"RetractionIn":              {Retracted, "Retraction"},
		"RetractedandRepublishedIn": {Retracted, "Retracted and republished"},
		"ExpressionOfConcernIn":     {Doubted, "Expression of concern"},
		"ErratumIn":                 {Corrected, "Erratum"},
		"CorrectedandRepublishedIn": {Corrected, "Corrected and republished"},
		"RepublishedIn":             {Corrected, "Republished"},
		"UpdateIn":                  {Newer, "Update"},
	}
	means, ok := known[n.Type]
	return Notice{
		Kind: means.kind, Label: means.label, Date: dateIn(n.Source), DOI: doiIn(n.Source), PMID: strings.TrimSpace(n.PMID), From: "PubMed",
	}, ok
}

var (
	sourceDate = regexp.MustCompile(`\b((?:19|20)\d\d)(?: (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: (\d\d?))?)?\b`)
	sourceDOI  = regexp.MustCompile(`(?i)\bdoi: ?(10\.\d{4,9}/\S+)`)
)

// dateIn is the date in a reference such as "Lancet. 2010 Feb 6;375(9713):445.",
// as far as it goes.
func dateIn(source string) string {
	m := sourceDate.FindStringSubmatch(source)
	if m == nil {
		return ""
	}
	for layout, iso := range map[string]string{"2006 Jan 2": time.DateOnly, "2006 Jan": "2006-01", "2006": "2006"} {
		if day, err := time.Parse(layout, strings.TrimSpace(strings.Join(m[1:], " "))); err == nil {
			return day.Format(iso)
		}
	}
	return m[1]
}

func doiIn(source string) string {
	m := sourceDOI.FindStringSubmatch(source)
	if m == nil {
		return ""
	}
	return strings.TrimRight(m[1], ".,;")
}
