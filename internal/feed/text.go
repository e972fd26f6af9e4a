package feed

import (
	"fmt"
	"html"
	"strings"

	"leakygut/internal/guide"
)

// text is an entry's whole text.
func (s Site) text(e Entry) (string, error) {
	body, err := portable(e.HTML, s.BaseURL+e.Article.Path)
	if err != nil {
		return "", fmt.Errorf("feed: %s: %w", e.Article.Path, err)
	}
	return printable(s.lead(e.Article) + body + s.disclaimer()), nil
}

// lead is what stands above an article.
func (s Site) lead(a *guide.Article) string {
	check := "Not yet checked by a clinician."
	if c := a.ClinicalCheck; c != nil {
		check = fmt.Sprintf("Checked by %s, %s, on %s.", c.Name, c.Role, c.Date.Long())
	}
	return paragraph("<strong>"+html.EscapeString(summary(a))+"</strong>") +
		paragraph(html.EscapeString(fmt.Sprintf("Certainty of the verdict: %s. Reviewed %s. Evidence to %s. Next review due %s. %s",
			a.Certainty, a.Reviewed.Long(), a.EvidenceTo.Long(), a.NextReview.Long(), check)))
}

// disclaimer closes every text.
func (s Site) disclaimer() string {
	return "<hr/>" + paragraph(html.EscapeString(s.Disclaimer)) +
		paragraph(fmt.Sprintf(`Text: <a href="%s">%s</a>, <a href="%s/">%s</a>.`, licenseHref, license, html.EscapeString(s.BaseURL), html.EscapeString(s.Name)))
}

func paragraph(inside string) string { return "<p>" + strings.TrimSpace(inside) + "</p>\n" }
