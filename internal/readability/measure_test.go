package readability_test

import (
	"math"
	"strings"
	"testing"

	"leakygut/internal/guide"
	"leakygut/internal/readability"
)

func TestSyllables(t *testing.T) {
	t.Parallel()
	for n, words := range map[int]string{
		1: "a the cat gut leak wall cells like used raised eyes rate once strength test tests helped stopped cause",
		2: "syndrome leaky table tested little bowel doctor mucus lining cases changes people trial sugar urine symptom disease study quiet",
		3: "medicine zonulin injury diary diseases",
		4: "celiac bacteria diarrhea ibuprofen ability inflammation usually microbiome",
		5: "university possibility examination",
		6: "permeability",
	} {
		for word := range strings.FieldsSeq(words) {
			if got := readability.Syllables(word); got != n {
				t.Errorf("%s: %d syllables, want %d", word, got, n)
			}
		}
	}
}

// TestPublished compares with the sentences and counts that the English Wikipedia
// gives in "Flesch–Kincaid readability tests". The score of 69 that it gives the
// second one for reading ease is that of 23 syllables.
func TestPublished(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text             string
		words, syllables int
		grade            float64
	}{
		{"The cat sat on the mat.", 6, 6, -1.45},
		{"This sentence, taken as a reading passage unto itself, is being used to prove a point.", 16, 23, 7.61},
		{"The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 13, 24, 11.27},
	} {
		c := readability.Measure(test.text)
		if c.Words != test.words || c.Syllables != test.syllables || c.Sentences != 1 {
			t.Errorf("%q: %+v, want %d words and %d syllables", test.text, c, test.words, test.syllables)
		}
		if got := c.FleschKincaid(); math.Abs(got-test.grade) > 0.01 {
			t.Errorf("%q: grade %.2f, want %.2f", test.text, got, test.grade)
		}
	}
}

// TestFleschKincaid is about the formula: the least grade there is, and that of a
// book whose averages (5.7 words a sentence, 1.02 syllables a word) and grade the
// same article of Wikipedia gives.
func TestFleschKincaid(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		count readability.Count
		want  float64
	}{
		{"nothing", readability.Count{}, 0},
		{"sentences of one short word", readability.Measure("Go. Stop!"), -3.4},
		{"Green Eggs and Ham", readability.Count{Sentences: 1000, Words: 5700, Syllables: 5814}, -1.3},
	} {
		if got := test.count.FleschKincaid(); math.Abs(got-test.want) > 0.05 {
			t.Errorf("%s: grade %.2f, want %.1f", test.name, got, test.want)
		}
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"":                                    0,
		"\n \n":                               0,
		"... !\n[…]\n":                        0,
		"One. Two! Three?":                    3,
		"One line\nand another":               2,
		"He said “stop.” Then she went.":      2,
		"(In brackets.) Outside of brackets.": 2,
		"It rose. […] is a protein. It fell.": 3,
		"It rose. “Leaky” is a word. (It is.)": 3,
		"It is so. it goes on":                 1,
		// Abbreviations.
		"So is e.g. this one.":                                 1,
		"Some, e.g. Crohn's disease, do.":                      1,
		"Ask (e.g. Dr. Smith) or Mrs. Jones.":                  1,
		"Diet vs. Medicines was tested.":                       1,
		"Smith et al. Found in 2001 what Dr. J. R. Smith did.": 1,
		"J. Smith went. She came.":                             2,
		"In the U.S. Food and Drug Administration.":            1,
		"See no. 5 and Fig. 2 on p. 10.":                       1,
		"They said no. Then they left.":                        2,
		"We said no. They left, and so did I.":                 2,
		"He had vitamin D. It helped.":                         2,
		"It was 9 a.m. Then they ate.":                         2,
		"C. difficile is one. Others exist.":                   2,
		// Decimals.
		"A ratio of 0.03 is one sentence.":       1,
		"It fell from 3.5 to 2. 40 people came.": 2,
		"P was .05 or 1.5% (0.5 mg).":            1,
	} {
		if got := readability.Measure(text).Sentences; got != want {
			t.Errorf("%q: %d sentences, want %d: %q", text, got, want, readability.Sentences(text))
		}
	}
}

// TestWords counts as the instructions of the formulas do (Flesch's own, as
// https://www.scribd.com/document/149257119 gives them): a contraction, a word with
// hyphens and a number are one word.
func TestWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"It isn't so.":                   3,
		"A low-fat diet.":                3,
		"In 1,200 of 5.5 million (46%).": 6,
		"Crohn's—not “leaky gut”—is it.": 6,
		"ME/CFS & more":                  2,
		"From 5–10 on.":                  3,
	} {
		if got := readability.Measure(text).Words; got != want {
			t.Errorf("%q: %d words, want %d", text, got, want)
		}
	}
	if got := readability.Measure("A low-fat diet of 1,200.").Syllables; got != 1+2+2+1+1 {
		t.Errorf("%d syllables, want those of the parts, and one for the number", got)
	}
}

// TestSMOG wants the grades of the conversion table by Harold C. McGraw of the
// Baltimore County Public Schools (as https://www.scribd.com/document/172243991
// gives it), from the long words in thirty sentences, within the 1.5 grades that it
// claims to be right by; and none for twenty-nine sentences. The numbers of both
// formulas are those of table 1 of PMC5849699.
func TestSMOG(t *testing.T) {
	t.Parallel()
	grade := 5
	for _, most := range []int{6, 12, 20, 30, 42, 56, 72, 90, 110, 132, 156, 182, 210, 240} {
		got, ok := readability.Count{Sentences: 30, Long: most}.SMOG()
		if !ok || math.Abs(got-float64(grade)) > 1.5 {
			t.Errorf("%d long words: grade %.2f, in the table %d", most, got, grade)
		}
		grade++
	}
	if _, ok := readability.Measure(strings.Repeat("It is an examination.\n", 29)).SMOG(); ok {
		t.Error("a grade for 29 sentences")
	}
	got, ok := readability.Measure(strings.Repeat("It is an examination.\n", 30)).SMOG()
	if want := 3.1291 + 1.043*math.Sqrt(30); !ok || math.Abs(got-want) > 0.0001 {
		t.Errorf("grade %.4f, want %.4f", got, want)
	}
	if twice, _ := readability.Measure(strings.Repeat("It is an examination.\n", 60)).SMOG(); twice != got {
		t.Errorf("grade %.4f of the same text twice, want %.4f", twice, got)
	}
}

// TestProse leaves out what a formula would misread.
func TestProse(t *testing.T) {
	t.Parallel()
	got := readability.Prose([]guide.Block{
		guide.Heading{Level: 2, HTML: "A heading"},
		guide.Prose{HTML: `<p>One <a href="/glossary/zonulin">zonulin</a> &amp; two<sup><a href="#ref-x">1</a></sup>
more.</p><ul><li>Item <a href="/about">about</a></li></ul>
<blockquote><p>A quotation.</p><blockquote>Within one.</blockquote></blockquote><p>Text.</p>`},
		guide.ClaimBlock{Claim: &guide.Claim{Sentence: "A claim."}},
		guide.Callout{Kind: guide.Do, Title: "Do", Body: []guide.Block{guide.Prose{HTML: "<p>Inside.</p>"}}},
		guide.Table{Name: "A table", Rows: [][]guide.Cell{{{HTML: "cell"}}}},
	})
	want := "One […] & two more.\nItem about\n Text.\nA claim.\nInside.\n"
	if got != want {
		t.Errorf("prose %q, want %q", got, want)
	}
}
