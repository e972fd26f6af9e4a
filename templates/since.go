package templates

import (
	"fmt"

	"leakygut/internal/guide"
)

// sinceSummary says how much of a page has changed.
func sinceSummary(n int) string {
	if n == 1 {
		return "One statement on this page is not what it was."
	}
	return fmt.Sprintf("%d statements on this page are not what they were.", n)
}

// statementName is what kind of statement a revision is of. A list of several
// articles says which.
func statementName(r guide.Revision, at string) string {
	switch {
	case r.ID == "" && r.Article.Path != at:
		return "Verdict: " + r.Article.Name
	case r.ID == "":
		return "Verdict"
	case r.Before == nil:
		return "New claim"
	case r.After == nil:
		return "Claim withdrawn"
	default:
		return "Claim"
	}
}

// statementHref leads from a page to a statement as it is today; empty where it
// is gone.
func statementHref(r guide.Revision, at string) string {
	own := r.Article.Path == at
	switch {
	case r.ID == "" && own:
		return "#" + guide.MainAnchor
	case r.ID == "":
		return r.Article.Path
	case r.Claim == nil:
		return ""
	case own:
		return "#" + r.ID
	case r.Claim.Path() == at:
		return r.Claim.SentenceHome()
	default:
		return r.Claim.Path()
	}
}

// logHref leads from a page to the change log that says why statements changed:
// of their article, or of all.
func logHref(changed []guide.Revision, at string) string {
	a := changed[0].Article
	for _, r := range changed {
		if r.Article != a {
			return guide.CorrectionsPath + "#changes"
		}
	}
	if a.Path == at {
		return "#" + guide.ReviewAnchor
	}
	return a.Path + "#" + guide.ReviewAnchor
}
