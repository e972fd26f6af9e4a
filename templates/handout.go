package templates

import (
	"context"
	"io"
	"strings"

	"github.com/a-h/templ"

	"leakygut/internal/guide"
	"leakygut/internal/handout"
	"leakygut/internal/qrcode"
)

// Handout is an article on one sheet of paper, for a doctor to give away. The
// base is the scheme and host of the address that is printed on it.
func Handout(g *guide.Guide, a *guide.Article, base string, overdue bool) View {
	title, text := a.Shared()
	return View{
		Head: Head{
			Title: "Handout: " + a.Title, Description: "One page to print and give away. " + a.Description,
			ShareTitle: title, ShareText: text, Path: a.Path, NoIndex: true,
		},
		body: templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
			page, err := handout.New(a, overdue)
			if err != nil {
				return err
			}
			return sheet(paper{g.Site, a, page, overdue, shortAddress(base, a.Path), codeOf(base + a.Path)}).Render(ctx, w)
		}),
	}
}

// paper is a handout before it is drawn.
type paper struct {
	Site    guide.Site
	Article *guide.Article
	handout.Sheet
	Overdue bool
	Address string      // of the article, as it is printed
	Code    qrcode.Code // of the same address; empty where it is too long for one
}

// shortAddress is an address as a reader types it.
func shortAddress(base, path string) string {
	_, host, _ := strings.Cut(base, "://")
	return host + path
}

// codeOf is empty where the address is longer than a code holds: it stands in
// words beside it.
func codeOf(address string) qrcode.Code {
	code, err := qrcode.New(address)
	if err != nil {
		return qrcode.Code{}
	}
	return code
}
