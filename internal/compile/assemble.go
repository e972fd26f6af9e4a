package compile

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// assembler links documents into a guide.
type assembler struct {
	*library
	copies
	audience
	guide     *guide.Guide
	documents []*document
	byPath    map[string]*document
	articles  map[*document]*guide.Article
	claims    map[string]*document
	list      source.List
}

// assemble makes the guide of compiled documents. It returns nil where a part
// is missing that every page needs.
func assemble(site guide.Site, l *library, own copies, documents []*document, readers audience) (*guide.Guide, source.List) {
	a := &assembler{
		library: l, copies: own, audience: readers, guide: &guide.Guide{Site: site, Due: readers.due(documents)}, documents: documents,
		byPath: map[string]*document{}, articles: map[*document]*guide.Article{}, claims: map[string]*document{},
	}
	for _, d := range documents {
		a.address(d)
	}
	if !a.complete() {
		return nil, a.list
	}
	a.pages()
	a.sections()
	for _, article := range a.guide.Articles() {
		a.guide.Claims = append(a.guide.Claims, article.Claims...)
	}
	known := a.claimsByID()
	for _, d := range documents {
		if article := a.articles[d]; article != nil {
			a.keyMessages(d, article, known)
			a.related(d, article)
		}
	}
	for _, d := range documents { // after the addresses that others go by
		if article := a.articles[d]; article != nil {
			a.aliases(d, article)
			a.claimAliases(d)
		}
	}
	a.backLinks()
	a.checkLinks()
	return a.guide, a.list
}

// address gives a document its address, unless another has it.
func (a *assembler) address(d *document) {
	other, taken := a.byPath[d.result.Path]
	if !taken && !guide.Reserved(d.result.Path) {
		a.byPath[d.result.Path] = d
		return
	}
	owner := "the program"
	if other != nil {
		owner = other.file.Name
	}
	a.list = append(a.list, source.Diagnostic{File: d.file, Rule: "duplicate-address",
		Message: fmt.Sprintf("the address %s belongs to %s", d.result.Path, owner), Hint: "rename one of the files"})
}

// complete reports the pages that the layout leads to and that are not there; it
// returns false where there are any.
func (a *assembler) complete() bool {
	reported := len(a.list)
	need := append([]string{guide.HomePath, guide.OverviewPath}, guide.RequiredPages()...)
	for _, k := range guide.Kinds()[1:] {
		need = append(need, strings.TrimSuffix(k.Prefix(), "/"))
	}
	for _, path := range need {
		if d := a.byPath[path]; d == nil || d.file.Name != fileOf(path) {
			file := source.NewFile(fileOf(path), nil)
			a.list = append(a.list, source.Diagnostic{File: file, Rule: "missing-page",
				Message: fmt.Sprintf("no file for the page %s", path), Hint: "every page of the site leads there: write it"})
		} else if a.early(time.Time{}, d) {
			a.list = append(a.list, d.yaml.report(d.held(), "draft-link", "every page of the site leads here, and readers may not see it yet", ""))
		}
	}
	return len(a.list) == reported
}

// pages places the home page and the pages about the site.
func (a *assembler) pages() {
	for _, d := range a.documents {
		if d.kind != 0 {
			continue
		}
		page := &guide.Page{Document: d.result, Updated: d.page.Updated.Date}
		switch {
		case d.result.Path == guide.HomePath:
			a.guide.Home = page
		case strings.HasPrefix(d.file.Name, pagesDir+"/"):
			a.guide.Pages = append(a.guide.Pages, page)
		}
		for _, c := range d.claims {
			a.list = append(a.list, source.Diagnostic{File: d.file, Offset: d.base + d.anchors[c.ID], Length: len(c.ID), Rule: "claim-place",
				Message: "a claim stands in an article", Hint: "move it to the article it belongs to, and link to it from here"})
		}
	}
}

// sections makes the articles and puts them in order.
func (a *assembler) sections() {
	for _, kind := range guide.Kinds() {
		var articles []*guide.Article
		for _, d := range a.documents {
			if d.kind != kind {
				continue
			}
			if article := a.article(d); a.shows(article) {
				articles = append(articles, article)
			} else {
				a.guide.Drafts = append(a.guide.Drafts, article)
			}
		}
		slices.SortStableFunc(articles, func(x, y *guide.Article) int { return x.Order - y.Order })
		for i, article := range articles {
			if i > 0 {
				article.Previous, articles[i-1].Next = articles[i-1], article
			}
		}
		if kind == guide.Overview {
			a.guide.Guides = articles
			continue
		}
		index := a.byPath[strings.TrimSuffix(kind.Prefix(), "/")]
		page := &guide.Page{Document: index.result, Updated: index.page.Updated.Date}
		a.guide.Sections = append(a.guide.Sections, &guide.Section{Kind: kind, Page: page, Articles: articles})
	}
}

func (a *assembler) article(d *document) *guide.Article {
	m := d.article
	article := &guide.Article{
		Document: d.result, Kind: d.kind, Draft: a.hidden(d), Order: m.Order, Certainty: d.verdict,
		Published: m.Published.Date, Reviewed: m.Reviewed.Date,
		EvidenceTo: m.EvidenceTo.Date, NextReview: m.NextReview.Date,
		ShareTitle: m.ShareTitle, Share: m.Share,
		RedFlags: d.redFlags, Claims: d.claims, Changes: d.log,
	}
	if article.Draft && !m.Draft {
		article.Appears = article.Published
	}
	if c := m.ClinicalCheck; c.Name != "" {
		article.ClinicalCheck = &guide.ClinicalCheck{Name: c.Name, Role: c.Role, Date: c.Date.Date}
	}
	for _, c := range article.Changes {
		if c.Verdict != nil {
			c.Verdict.Article = article
		}
		for i := range c.Claims {
			c.Claims[i].Article = article
		}
	}
	for _, c := range d.claims {
		_, placed := d.anchors[c.ID] // or it is no id
		if other := a.claims[c.ID]; other != nil && other != d && placed {
			a.list = append(a.list, source.Diagnostic{File: d.file, Offset: d.base + d.anchors[c.ID], Length: len(c.ID), Rule: "duplicate-id",
				Message: fmt.Sprintf("the claim %q stands in %s too", c.ID, other.file.Name), Hint: "link to it there: [words](/claims/" + c.ID + ")"})
		}
		a.claims[c.ID], c.Article = d, article
	}
	a.articles[d] = article
	return article
}

// claimsByID are the claims of all articles, drafts too.
func (a *assembler) claimsByID() map[string]*guide.Claim {
	known := make(map[string]*guide.Claim, len(a.claims))
	for _, d := range a.documents {
		for _, c := range d.claims {
			if c.Article != nil { // one on a page that is no article has been reported
				known[c.ID] = c
			}
		}
	}
	return known
}

// keyMessages finds the claims that an article puts first: its own, or those of
// other articles that it rests on.
func (a *assembler) keyMessages(d *document, article *guide.Article, known map[string]*guide.Claim) {
	for i, id := range d.article.KeyMessages {
		at := func() *yaml.Node { return d.yaml.at("key_messages", i) }
		switch c := known[id]; {
		case c == nil:
			a.list = append(a.list, d.yaml.report(at(), "key-messages", fmt.Sprintf("no claim %q", id), nearest(id, slices.Sorted(maps.Keys(known)))))
		case slices.Contains(article.KeyMessages, c):
			a.list = append(a.list, d.yaml.report(at(), "key-messages", fmt.Sprintf("the claim %q stands here twice", id), ""))
		case a.early(d.appears(), a.claims[id]):
			a.list = append(a.list, d.yaml.report(at(), "draft-link", fmt.Sprintf("the claim %q is %s", id, a.claims[id].state()), draftHint))
		case c.Article != article && !a.shows(c.Article): // of another draft, which whoever reads this one may not see
		default:
			article.KeyMessages = append(article.KeyMessages, c)
		}
	}
}

func (a *assembler) related(d *document, article *guide.Article) {
	for i, name := range d.article.Related {
		at := func() *yaml.Node { return d.yaml.at("related", i) }
		switch other := a.articles[a.byPath["/"+strings.TrimPrefix(name, "/")]]; {
		case other == nil || other == article:
			a.list = append(a.list, d.yaml.report(at(), "related", fmt.Sprintf("no other article %q", name), nearest(name, a.others(article))))
		case slices.Contains(article.Related, other):
			a.list = append(a.list, d.yaml.report(at(), "related", fmt.Sprintf("the article %q stands here twice", name), ""))
		case a.early(d.appears(), a.byPath[other.Path]):
			a.list = append(a.list, d.yaml.report(at(), "draft-link", fmt.Sprintf("the article %q is %s", name, a.byPath[other.Path].state()), draftHint))
		case !a.shows(other):
		default:
			article.Related = append(article.Related, other)
		}
	}
}

// others lists how all articles but one are named in front matter.
func (a *assembler) others(but *guide.Article) []string {
	var names []string
	for _, o := range a.articles {
		if o != but {
			names = append(names, strings.TrimPrefix(o.Path, "/"))
		}
	}
	slices.Sort(names)
	return names
}

// aliasPattern is what an older address may be. It leaves out what the server
// and browsers read in ways of their own.
var aliasPattern = regexp.MustCompile(`^(/[a-z0-9._~-]+)+$`)

// aliases keeps older addresses, which may not be anybody's present one.
func (a *assembler) aliases(d *document, article *guide.Article) {
	for i, alias := range d.article.Aliases {
		at := func() *yaml.Node { return d.yaml.at("aliases", i) }
		if !aliasPattern.MatchString(alias) {
			a.list = append(a.list, d.yaml.report(at(), "alias", fmt.Sprintf("%q is not an address", alias), "write it from the root, in lower case: /causes/nsaids"))
			continue
		}
		if other := a.byPath[alias]; other != nil || guide.Reserved(alias) {
			a.list = append(a.list, d.yaml.report(at(), "alias", fmt.Sprintf("a page stands at %s already", alias), ""))
			continue
		}
		a.byPath[alias] = d
		article.Aliases = append(article.Aliases, alias)
	}
}

// claimAliases keeps the older ids of claims, which may not be another's.
func (a *assembler) claimAliases(d *document) {
	for _, c := range d.claims {
		for _, id := range c.Aliases {
			if other := a.claims[id]; other != nil && other != d {
				a.list = append(a.list, source.Diagnostic{File: d.file, Offset: d.base + d.anchors[id], Length: len(id), Rule: "alias",
					Message: fmt.Sprintf("the claim %q stands in %s", id, other.file.Name)})
			}
			a.claims[id] = d
		}
	}
}

// backLinks tells references and terms where they are used, and reports
// references that nothing cites.
func (a *assembler) backLinks() {
	for _, doc := range a.guide.Documents() {
		for _, s := range doc.Sources {
			s.Reference.CitedBy = append(s.Reference.CitedBy, doc)
		}
		for _, t := range doc.Terms {
			t.UsedBy = append(t.UsedBy, doc)
		}
	}
	for _, c := range a.guide.Claims {
		for _, s := range c.Sources {
			s.Reference.Claims = append(s.Reference.Claims, c)
		}
	}
	for _, t := range a.glossary.terms {
		a.guide.Terms = append(a.guide.Terms, a.terms[t])
	}
	for _, ref := range a.copies.references {
		a.guide.References = append(a.guide.References, ref)
	}
	slices.SortFunc(a.guide.References, func(x, y *guide.Reference) int { return strings.Compare(x.ID, y.ID) })
	cited := map[*guide.Reference]bool{} // by a draft too
	for _, d := range a.documents {
		for _, s := range d.result.Sources {
			cited[s.Reference] = true
		}
	}
	for _, ref := range a.guide.References {
		if !cited[ref] {
			a.list = append(a.list, source.Diagnostic{
				File: a.bibliography, Offset: a.offsets[ref.ID], Length: 1, Rule: "unused-reference",
				Message: fmt.Sprintf("nothing cites %q", ref.ID),
			})
		}
	}
}
