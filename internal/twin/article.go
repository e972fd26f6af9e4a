package twin

import (
	"fmt"
	"strings"

	"leakygut/internal/guide"
)

// Article is the twin of an article. Where its review is overdue, it says so.
func (s *Site) Article(a *guide.Article, overdue bool) Twin {
	w := s.writer(a.Path)
	p := s.page(ArticleType, a.Path, a.Title)
	p.Name, p.Verdict, p.Dates, p.Overdue = a.Name, &Verdict{a.Description, a.Certainty.String()}, articleDates(a), overdue
	p.Check = clinicalCheck(a)
	p.RedFlags, p.Text = w.boxes(a.RedFlags), w.blocks(a.Body)
	p.KeyMessages, p.Claims = s.claims(a.KeyMessages), s.claims(a.Claims)
	p.Terms, p.References = s.terms(a.Terms), s.references(a.Sources)
	for _, r := range a.Related {
		p.Related = append(p.Related, s.link(r.Title, r.Path))
	}
	p.Previous, p.Next = s.neighbor(a.Previous), s.neighbor(a.Next)
	p.Changes = s.changes(a.Changes)
	return s.twin(p,
		"**"+within(a.Description)+"**", certainty(a.Certainty), datesLine(a), overdueLine(a, overdue),
		w.blocks(a.RedFlags), s.keyMessages(a), p.Text, part("Related", articleList(s, a.Related)), s.review(a), s.sources(a.Sources))
}

func articleDates(a *guide.Article) *Dates {
	return &Dates{Published: a.Published.ISO(), Reviewed: a.Reviewed.ISO(), EvidenceTo: a.EvidenceTo.ISO(), NextReview: a.NextReview.ISO()}
}

func clinicalCheck(a *guide.Article) *ClinicalCheck {
	if c := a.ClinicalCheck; c != nil {
		return &ClinicalCheck{true, c.Name, c.Role, c.Date.ISO()}
	}
	return &ClinicalCheck{}
}

func (s *Site) neighbor(a *guide.Article) *Link {
	if a == nil {
		return nil
	}
	l := s.link(a.Title, a.Path)
	return &l
}

// boxes are the red flags as data.
func (w writer) boxes(body []guide.Block) []Box {
	var all []Box
	for _, b := range body {
		if c, ok := b.(guide.Callout); ok {
			all = append(all, Box{string(c.Kind), c.Title, w.blocks(c.Body)})
		}
	}
	return all
}

// datesLine is the quiet line under the verdict.
func datesLine(a *guide.Article) string {
	check := "Not yet checked by a clinician"
	if c := a.ClinicalCheck; c != nil {
		check = within(fmt.Sprintf("Checked by %s, %s, %s", c.Name, c.Role, c.Date.Long()))
	}
	return fmt.Sprintf("Reviewed %s · Evidence to %s · Next review due %s · %s", a.Reviewed.Long(), a.EvidenceTo.Long(), a.NextReview.Long(), check)
}

func overdueLine(a *guide.Article, overdue bool) string {
	if !overdue {
		return ""
	}
	return fmt.Sprintf("**A review of this page was due on %s. Newer evidence may be missing.**", a.NextReview.Long())
}

// part is a part of a page under a heading; nothing where it has nothing.
func part(title, text string) string {
	if text == "" {
		return ""
	}
	return heading(2, title) + "\n\n" + text
}

// items is a list; nothing of nothing.
func items(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return "- " + strings.Join(lines, "\n- ")
}

func (s *Site) keyMessages(a *guide.Article) string {
	var lines []string
	for _, c := range a.KeyMessages {
		lines = append(lines, link(c.Text, s.url(c.Path()))+" · "+marks(c))
	}
	return part("Key messages", items(lines))
}

// articleList is articles with their verdicts.
func articleList(s *Site, list []*guide.Article) string {
	var lines []string
	for _, a := range list {
		lines = append(lines, link(a.Title, s.url(a.Path))+": "+within(a.Description)+" · "+certainty(a.Certainty))
	}
	return items(lines)
}

// review says who stands behind the article, and what has changed in it.
func (s *Site) review(a *guide.Article) string {
	who := "No clinician has checked this article yet. It was drafted with the help of AI from the sources listed below. " + link("How this site is made", s.url("/about"))
	if c := a.ClinicalCheck; c != nil {
		who = within(fmt.Sprintf("Checked by %s, %s, on %s.", c.Name, c.Role, c.Date.Long()))
	}
	return part("Review and changes", who+"\n\n"+items([]string{
		"Published: " + a.Published.Long(), "Reviewed: " + a.Reviewed.Long(),
		"Evidence to: " + a.EvidenceTo.Long(), "Next review due: " + a.NextReview.Long(),
	})+"\n\n"+s.changeLog(a.Changes))
}
