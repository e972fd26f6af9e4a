package search_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"leakygut/internal/guide"
	"leakygut/internal/search"
)

func find(t testing.TB, x *search.Index, query string) search.Results {
	t.Helper()
	r, err := x.Search(t.Context(), query, 20)
	if err != nil {
		t.Fatalf("search %q: %v", query, err)
	}
	return r
}

// TestFirst looks for what is in the small guide in all the ways in which a reader
// may ask for it.
func TestFirst(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	for _, test := range []struct{ query, want string }{
		{"medicines", "/causes/medicines"},
		{"MEDICINE", "/causes/medicines"},
		{"experiments", "/claims/painkillers-raise-it"},
		{"cookie", "/privacy"},
		{"symptoms", "/symptoms"},
		{"causes", "/causes"},

		// parts of an article
		{"ibuprofen", "/causes/medicines"},
		{"antibiotics", "/causes/medicines"},
		{"faint", "/causes/medicines"},
		{"marathon", "/causes/diet"},
		{"villi", "/causes/diet"},

		// spelling and endings
		{"fibre", "/causes/diet"}, //nolint:misspell // British
		{"coeliac", "/glossary/celiac-disease"},
		{"Célìac", "/glossary/celiac-disease"},
		{"celi\u00adac", "/glossary/celiac-disease"},
		{"NSAIDS", "/glossary/nsaid"},
		{"volunteer's", "/claims/painkillers-raise-it"},

		// names that mean the same, or lead on
		{"stool", "/glossary/poop"},
		{"number two", "/glossary/poop"},
		{"black poo", "/causes/medicines"},
		{"stomach ache or black stool", "/causes/medicines"},
		{"naproxen", "/glossary/nsaid"},
		{"foggy head", "/symptoms/brain-fog"},
		{"transcellular route", "/glossary/transcellular"},

		// stop words and words that tell little
		{"what is leaky gut", "/what-is-leaky-gut"},
		{"what is leaky gut?", "/what-is-leaky-gut"},
		{"do medicines cause leaky gut", "/causes/medicines"},
		{"is ibuprofen bad for me", "/causes/medicines"},

		// the beginning of the last word
		{"ibup", "/causes/medicines"},
		{"gut of vil", "/causes/diet"},

		// corrected
		{"medicnes", "/causes/medicines"},
		{"brian fog", "/symptoms/brain-fog"},
		{"brainfog", "/symptoms/brain-fog"},
		{"anti biotics", "/causes/medicines"},
		{"coelaic", "/glossary/celiac-disease"},
	} {
		if r := find(t, x, test.query); len(r.Hits) == 0 || r.Hits[0].Path != test.want {
			t.Errorf("%q: got %q, want %s first", test.query, paths(r.Hits), test.want)
		}
	}
}

// TestHit wants what a template needs to draw a hit, for each kind.
func TestHit(t *testing.T) {
	t.Parallel()
	g := smallGuide()
	x := newIndex(t, g)
	for query, want := range map[string]search.Hit{
		"brain fog":  {Kind: search.Article, Path: "/symptoms/brain-fog", Article: g.Sections[1].Articles[0]},
		"volunteers": {Kind: search.Claim, Path: "/claims/painkillers-raise-it", Claim: g.Claims[0]},
		"celiac":     {Kind: search.Term, Path: "/glossary/celiac-disease", Term: g.Terms[0]},
		"cookies":    {Kind: search.Page, Path: "/privacy", Page: g.Pages[0]},
		"symptoms":   {Kind: search.Section, Path: "/symptoms", Page: g.Sections[1].Page},
	} {
		r := find(t, x, query)
		if len(r.Hits) == 0 {
			t.Errorf("%q: nothing found", query)
			continue
		}
		got := r.Hits[0]
		if got.Kind != want.Kind || got.Path != want.Path || got.Article != want.Article ||
			got.Claim != want.Claim || got.Term != want.Term || got.Page != want.Page {
			t.Errorf("%q: got %s %s, want %s %s and what it is made of", query, got.Kind, got.Path, want.Kind, want.Path)
		}
		if got.Kind.String() == "" || text(got.Marked) != got.Title || got.Title == "" {
			t.Errorf("%q: title %q, marked %q", query, got.Title, text(got.Marked))
		}
	}
	if r := find(t, x, "where everything starts"); len(r.Hits) > 0 {
		t.Errorf("found the home page, or what has none of its words: %s", paths(r.Hits))
	}
}

// TestAllWords wants pages with all words where there are any, and says so where
// there are none.
func TestAllWords(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	if r := find(t, x, "villi diet"); paths(r.Hits) != "/causes/diet" || r.Loose || r.Total != 1 {
		t.Errorf("all words: got %s, loose %t, total %d", paths(r.Hits), r.Loose, r.Total)
	}
	r := find(t, x, "villi cookies")
	if got := strings.Fields(paths(r.Hits)); !r.Loose || len(got) != 2 || !slices.Contains(got, "/causes/diet") || !slices.Contains(got, "/privacy") {
		t.Errorf("some words: got %s, loose %t", got, r.Loose)
	}
	if r := find(t, x, "villi unobtainium"); !r.Loose || paths(r.Hits) != "/causes/diet" {
		t.Errorf("a word that nobody knows: got %s, loose %t", paths(r.Hits), r.Loose)
	}
}

// TestPhrase takes what stands between quotation marks as it is.
func TestPhrase(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	for query, want := range map[string]string{
		`"made of wheat"`:            "/causes/diet",
		`“made of wheat”`:            "/causes/diet",
		`"barrier of the gut"`:       "/symptoms/brain-fog",
		`"fog" "barrier of the gut"`: "/symptoms/brain-fog",
		`"villi"`:                    "/causes/diet",
	} {
		if r := find(t, x, query); r.Loose || paths(r.Hits) != want {
			t.Errorf("%s: got %s (loose %t), want %s", query, paths(r.Hits), r.Loose, want)
		}
	}
	if r := find(t, x, `"wheat of made"`); !r.Loose {
		t.Errorf("words in another order are no phrase: got %s", paths(r.Hits))
	}
	if r := find(t, x, `"stool"`); len(r.Hits) != 1 {
		t.Errorf("quoted words stand for nothing else: got %s", paths(r.Hits))
	}
	if r := find(t, x, `villi "diet`); paths(r.Hits) != "/causes/diet" || r.Loose {
		t.Errorf("a mark without a partner: got %s", paths(r.Hits))
	}
}

// TestCorrected tells readers what was searched for, where that is not what they
// typed.
func TestCorrected(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	for query, want := range map[string]string{
		"Medicnes, please!": "medicines, please!",
		"brainfog":          "brain fog",
		"priv acy":          "privacy",
		"diarhoea fog":      "", // nothing has both
		"medicines":         "",
		"ibup":              "", // a beginning is no mistake
		"fgo":               "", // three letters
		"wheet":             "wheat",
		"weat":              "", // four letters, and no slip of the hand
		"zhweat":            "",
	} {
		r := find(t, x, query)
		if r.Corrected != want {
			t.Errorf("%q: searched for %q, want %q", query, r.Corrected, want)
		}
		if r.Query != query {
			t.Errorf("%q: says that %q was asked for", query, r.Query)
		}
	}
}

// TestNearest suggests terms where nothing is found.
func TestNearest(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	r := find(t, x, "seelyak diseaze")
	if len(r.Hits) > 0 || len(r.Nearest) == 0 || r.Nearest[0].ID != "celiac-disease" {
		t.Errorf("found %s, nearest %v", paths(r.Hits), r.Nearest)
	}
	if r := find(t, x, "xylophone quartz"); len(r.Hits)+len(r.Nearest) > 0 {
		t.Errorf("found %s, nearest %v", paths(r.Hits), r.Nearest)
	}
}

// TestCalledSo puts what is called as was asked for before what says it more
// often, and equals in the order of their kinds and addresses.
func TestCalledSo(t *testing.T) {
	t.Parallel()
	g := smallGuide()
	often := prose("<p>" + strings.Repeat("Diet. ", 50) + "</p>")
	for i := range 9 {
		g.Guides = append(g.Guides, article(fmt.Sprintf("/other-%d", 9-i), "Diet and diet and the diet", "Other", "Diet, diet, diet.", often))
	}
	r := find(t, newIndex(t, g), "diet")
	want := "/causes/diet /other-1 /other-2 /other-3 /other-4 /other-5 /other-6 /other-7 /other-8 /other-9"
	if got := paths(r.Hits); !strings.HasPrefix(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestLimit(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	all := find(t, x, "gut")
	for _, limit := range []int{-1, 0, 1, 3, 1 << 40} {
		r, err := x.Search(t.Context(), "gut", limit)
		if err != nil {
			t.Fatal(err)
		}
		if want := min(max(limit, 0), all.Total); len(r.Hits) != want || r.Total != all.Total {
			t.Errorf("limit %d: %d hits of %d, want %d of %d", limit, len(r.Hits), r.Total, want, all.Total)
		}
	}
}

// TestContext ends a search with its request.
func TestContext(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	late, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	for ctx, want := range map[context.Context]error{ended: context.Canceled, late: context.DeadlineExceeded} {
		for _, query := range []string{"gut", `"gut barrier"`, "villi cookies"} {
			if r, err := x.Search(ctx, query, 5); !errors.Is(err, want) || len(r.Hits) > 0 {
				t.Errorf("%q: %d hits and error %v, want %v", query, len(r.Hits), err, want)
			}
		}
	}
}

// TestEmpty searches a guide that has nothing.
func TestEmpty(t *testing.T) {
	t.Parallel()
	x := newIndex(t, &guide.Guide{Home: page("/", "Home", "Home.")})
	for _, query := range []string{"", "gut", `"leaky gut"`, "what is it"} {
		if r := find(t, x, query); len(r.Hits) > 0 || r.Total > 0 {
			t.Errorf("%q: found %s", query, paths(r.Hits))
		}
	}
}

// TestSnippet marks what stands for what was asked for, in the guide's own words.
func TestSnippet(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	for _, test := range []struct{ query, path, want string }{
		{"ibuprofen", "/causes/medicines", "[Anti-inflammatory painkillers] such as [ibuprofen] make the gut leakier soon after they are taken (high certainty)."},
		{"pill week", "/causes/medicines", "A [week] of [pills] made little difference. Nobody knows why 2 < 3 & 5."},
		{"stool", "/causes/medicines", "your [poop] is black"},
		{"experiment", "/claims/painkillers-raise-it", "Several [experiments] agree."},
		{"ibuprofen", "/claims/painkillers-raise-it", ""},
		{"coeliac", "/glossary/celiac-disease", "An immune disease in which eating gluten harms the small bowel."},
		{"privacy", "/privacy", "This site sets no cookies."},
		{`"side by side"`, "/causes/diet", "Results [side] by [side]"},
	} {
		r := find(t, x, test.query)
		i := slices.IndexFunc(r.Hits, func(h search.Hit) bool { return h.Path == test.path })
		if i < 0 {
			t.Errorf("%q does not find %s", test.query, test.path)
			continue
		}
		if got := marked(r.Hits[i].Snippet); got != test.want {
			t.Errorf("%q in %s: snippet %q, want %q", test.query, test.path, got, test.want)
		}
	}
	if r := find(t, x, "celiac"); marked(r.Hits[0].Marked) != "[celiac disease]" {
		t.Errorf("title %q", marked(r.Hits[0].Marked))
	}
}

// TestLongSnippet cuts long texts on the borders of words, around what was asked
// for.
func TestLongSnippet(t *testing.T) {
	t.Parallel()
	const word, filler = "needle", "häystack "
	for at := range 60 {
		text := strings.Repeat(filler, at) + word + " " + strings.Repeat(filler, 60-at)
		g := smallGuide()
		g.Pages[0].Description = strings.TrimSpace(text)
		r := find(t, newIndex(t, g), word)
		got := marked(r.Hits[0].Snippet)
		cut := strings.Trim(strings.ReplaceAll(got, "["+word+"]", word), "… ")
		if n := utf8.RuneCountInString(cut); n > 160 || n < 140 {
			t.Errorf("word %d: snippet of %d runes: %s", at, n, got)
		}
		if !strings.Contains(got, "["+word+"]") {
			t.Errorf("word %d: not marked: %s", at, got)
		}
		for w := range strings.FieldsSeq(cut) {
			if w != word && w+" " != filler {
				t.Errorf("word %d: half a word, %q: %s", at, w, got)
			}
		}
	}
}

// text is runs without their marks, marked with brackets for them.
func text(runs []search.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func marked(runs []search.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Match {
			b.WriteString("[" + r.Text + "]")
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}
