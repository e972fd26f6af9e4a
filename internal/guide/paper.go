package guide

// What is made for paper stands in folders of its own. It says nothing that
// another page does not say, so none of it is among [Guide.Addresses].
const (
	HandoutFolder = "/handout"
	WholeFolder   = "/whole"
)

// Handout is the address of the article on one sheet of paper.
func (a *Article) Handout() string { return HandoutFolder + a.Path }

// Whole is the address of all articles of the kind as one document.
func (k Kind) Whole() string { return WholeFolder + "/" + k.Folder() }

// ArticlesOf lists the articles of a kind in reading order.
func (g *Guide) ArticlesOf(k Kind) []*Article {
	if s := g.Section(k); s != nil {
		return s.Articles
	}
	if k == Overview {
		return g.Guides
	}
	return nil
}

// PaperAddresses lists the address of everything that is made for paper.
func (g *Guide) PaperAddresses() []string {
	var all []string
	for _, a := range g.Articles() {
		all = append(all, a.Handout())
	}
	for _, k := range Kinds() {
		if len(g.ArticlesOf(k)) > 0 {
			all = append(all, k.Whole())
		}
	}
	return all
}
