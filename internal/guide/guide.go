package guide

// Guide is the whole linked guide.
type Guide struct {
	Site       Site
	Home       *Page
	Guides     []*Article   // articles at the root, in reading order
	Sections   []*Section   // causes, symptoms, solutions
	Pages      []*Page      // about the site, by path
	Claims     []*Claim     // in the order in which articles make them
	References []*Reference // by id
	Terms      []*Term      // by name
	Withdrawn  []Withdrawal // by address

	// Articles that readers may not see yet. They lead to the rest of the guide, and
	// nothing else in it leads to them, lists them or counts them.
	Drafts []*Article
	Due    Date // when the next of them is to be published; zero where no day is set
}

// Site is what is said on every page.
type Site struct {
	Name        string
	Description string
	Disclaimer  string // the short form; never empty in a compiled guide
	Contact     string // address for corrections; empty where none is given
	Language    string // BCP 47
}

// Section is one of the ways in: a folder of articles of one kind.
type Section struct {
	Kind     Kind
	Page     *Page
	Articles []*Article
}

// Articles lists every article in reading order: the guides first, then section
// by section.
func (g *Guide) Articles() []*Article {
	all := append([]*Article(nil), g.Guides...)
	for _, s := range g.Sections {
		all = append(all, s.Articles...)
	}
	return all
}

// Section finds the section of a kind; nil for guides, which have none.
func (g *Guide) Section(k Kind) *Section {
	for _, s := range g.Sections {
		if s.Kind == k {
			return s
		}
	}
	return nil
}

// ClaimsOf lists the claims that an article makes, or the articles of a section,
// by its address.
func (g *Guide) ClaimsOf(address string) []*Claim {
	var found []*Claim
	for _, c := range g.Claims {
		if s := g.Section(c.Article.Kind); c.Article.Path == address || (s != nil && s.Page.Path == address) {
			found = append(found, c)
		}
	}
	return found
}

// ClaimsBy lists the claims of one certainty, in order.
func (g *Guide) ClaimsBy(c Certainty) []*Claim {
	var found []*Claim
	for _, claim := range g.Claims {
		if claim.Certainty == c {
			found = append(found, claim)
		}
	}
	return found
}
