package search_test

import (
	"leakygut/internal/guide"
)

// smallGuide has an entry of each kind, and little text, so that a test can say
// what must be found.
func smallGuide() *guide.Guide {
	medicines := article("/causes/medicines", "Medicines and the gut barrier", "Medicines",
		"Anti-inflammatory painkillers such as ibuprofen make the gut leakier soon after they are taken (high certainty).",
		heading("Antibiotics"),
		prose("<p>A week of pills made little difference.<sup><a href=\"#ref-one\">1</a></sup> Nobody knows why 2 &lt; 3 &amp; 5.</p>"),
	)
	medicines.RedFlags = []guide.Block{guide.Callout{
		Kind: guide.Urgent, Title: "Get urgent medical help now if",
		Body: []guide.Block{prose("<ul><li>your <a href=\"/glossary/poop\">poop</a> is black</li><li>you faint</li></ul>")},
	}}
	diet := article("/causes/diet", "Diet and the gut barrier", "Diet",
		"No diet makes the gut leakier (low certainty).",
		prose("<p>Bread is made of wheat. A short low fiber diet did nothing.</p>"),
		guide.Table{Name: "Results side by side", Columns: []guide.HTML{"Outcome", "Certainty"}, Rows: [][]guide.Cell{{{HTML: "Marathon times"}, {Certainty: guide.Low}}}},
		guide.Figure{Alt: "A drawing of villi", Caption: "<p>The wall of the gut.</p>"},
	)
	fog := article("/symptoms/brain-fog", "Brain fog and the gut barrier", "Brain fog", "We do not know whether a leaky gut plays a part.",
		prose("<p>Thinking is slow. The gut barrier is a barrier of the gut.</p>"))
	claim := &guide.Claim{
		ID: "painkillers-raise-it", Text: "Painkillers such as ibuprofen make the gut leakier.", Certainty: guide.High, Article: medicines,
		Why: "<p>Several experiments agree.</p>", Found: "<p>In 23 volunteers the sugar test rose.</p>", Caveat: "<p>A test is not a symptom.</p>",
	}
	medicines.Claims, medicines.KeyMessages = []*guide.Claim{claim}, []*guide.Claim{claim}
	medicines.Body = append(medicines.Body, guide.ClaimBlock{Claim: claim})
	return &guide.Guide{
		Home:   page("/", "Home sweet home", "Where everything starts."),
		Guides: []*guide.Article{article("/what-is-leaky-gut", "Leaky gut: what is real and what is not shown", "What is leaky gut?", "A leakier gut is real.")},
		Sections: []*guide.Section{
			{Kind: guide.Cause, Page: page("/causes", "Causes said to make the gut leaky", "What is said to make the gut leaky."), Articles: []*guide.Article{diet, medicines}},
			{Kind: guide.Symptom, Page: page("/symptoms", "Symptoms blamed on a leaky gut", "What is blamed on a leaky gut."), Articles: []*guide.Article{fog}},
		},
		Pages:  []*guide.Page{page("/privacy", "Your privacy on this site", "This site sets no cookies.")},
		Claims: []*guide.Claim{claim},
		Terms: []*guide.Term{
			{ID: "celiac-disease", Name: "celiac disease", Meaning: "An immune disease in which eating gluten harms the small bowel.", Also: []string{"coeliac disease", "celiac"}},
			{ID: "nsaid", Name: "anti-inflammatory painkiller", Meaning: "A painkiller that lowers inflammation.", Also: []string{"NSAID"}},
			{ID: "poop", Name: "poop", Meaning: "The waste that leaves the body through the bottom.", Also: []string{"stool", "poo"}},
			{ID: "paracellular", Name: "route between cells", Meaning: "Past the tight junctions."},
			{ID: "transcellular", Name: "route through cells", Meaning: "Across one cell.", Also: []string{"transcellular route"}},
		},
	}
}

func article(path, title, name, verdict string, body ...guide.Block) *guide.Article {
	return &guide.Article{Document: guide.Document{Path: path, Title: title, Name: name, Description: verdict, Body: body}}
}

func page(path, title, description string) *guide.Page {
	return &guide.Page{Document: guide.Document{Path: path, Title: title, Name: title, Description: description}}
}

func heading(text string) guide.Heading { return guide.Heading{Level: 2, HTML: guide.HTML(text)} }

func prose(markup string) guide.Prose { return guide.Prose{HTML: guide.HTML(markup)} }
