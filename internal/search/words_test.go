package search

import (
	"slices"
	"strings"
	"testing"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
)

// TestWords keeps words.txt honest: what a line leads to is in the bundled guide,
// and so is one of those that mean the same.
func TestWords(t *testing.T) {
	t.Parallel()
	g, _, err := compile.Compile(content.FS())
	if err != nil || g == nil {
		t.Fatalf("compile the bundled guide: %v", err)
	}
	x, err := New(g)
	if err != nil {
		t.Fatal(err)
	}
	known := func(list string) bool {
		return slices.ContainsFunc(x.analyzer.names(strings.Split(list, ",")), func(n name) bool {
			return x.analyzer.vocabulary.has(x.analyzer.lexicon.meaning(n.stems))
		})
	}
	for line := range strings.Lines(layWords) {
		if left, right, ok := strings.Cut(line, "="); ok && line[0] != '#' && !known(left+","+right) {
			t.Errorf("none of these is in the guide: %s", line)
		}
		if _, right, ok := strings.Cut(line, ">"); ok && line[0] != '#' {
			for to := range strings.SplitSeq(right, ",") {
				if !known(to) {
					t.Errorf("%q is not in the guide: %s", to, line)
				}
			}
		}
	}
}

// TestLines reports lines that cannot be read, and names that would mean something
// else without their stop words.
func TestLines(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"poop = stool\n# a comment\n\nbread > gluten\nhelp, bad ?\n": "",
		"poop, stool":             `words.txt: "poop, stool": neither =, > nor ?`,
		"gluten = give up gluten": `words.txt: "gluten = give up gluten": "give up gluten" is not a name without its stop words`,
		"the, bad ?":              `words.txt: "the, bad ?": "the" is not a name without its stop words`,
	} {
		got := ""
		if _, err := newAnalyzer(nil, line); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}

// TestStem folds what readers spell and inflect in different ways.
//
//nolint:misspell // British words are what it is about
func TestStem(t *testing.T) {
	t.Parallel()
	for _, words := range []string{
		"diarrhea diarrhoea", "celiac coeliac coeliacs", "feces faeces", "esophagus oesophagus", "fiber fibre fibres fibers",
		"randomized randomised randomising", "randomization randomisation", "flavor flavour flavours", "yogurt yoghurts",
		"aging ageing", "anemia anaemia", "exercise exercises exercising", "analyze analyse analysed", "sulfate sulphate",
		"medicine medicines", "leaky leakiness", "Crohn Crohn's crohns CROHN’S", "naive naïve", "cafe café cafe\u0301",
	} {
		stems := map[string]bool{}
		for w := range strings.FieldsSeq(words) {
			stems[stem(surface(w))] = true
		}
		if len(stems) != 1 {
			t.Errorf("%s: stems %v, want one", words, stems)
		}
	}
	for _, words := range []string{"aloe ale", "shoes she", "rise rice", "hour her", "four for", "zinc zing"} {
		a, b, _ := strings.Cut(words, " ")
		if stem(a) == stem(b) {
			t.Errorf("%s: one stem", words)
		}
	}
}

// TestPlain takes markup for the text that readers see.
func TestPlain(t *testing.T) {
	t.Parallel()
	for markup, want := range map[guide.HTML][]string{
		"":                                  nil,
		"Just text &amp; more":              {"Just text & more"},
		"<p>One\n<em>two</em>.</p><p> </p>": {"One two."},
		"<ul><li>One</li><li>Two</li></ul>": {"One", "Two"},
		`<p>A fact.<sup class="c"><a href="#r">1</a>,<a href="#s">2</a></sup> Another.</p>`: {"A fact. Another."},
		`<p>A <a href="/glossary/x" title="1 &gt; 0">term</a>&nbsp;here<br>there</p>`:       {"A term\u00a0here", "there"},
		"2 &lt; 3": {"2 < 3"},
		"<p>open":  {"open"},
		"<":        nil,
		"a < b":    {"a"},
	} {
		if got := plain(markup); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", markup, got, want)
		}
	}
}
