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

// TestPublished compares with the two sentences and counts that the English
// Wikipedia gives in "Flesch–Kincaid readability tests".
func TestPublished(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text             string
		words, syllables int
		grade            float64
	}{
		{"The cat sat on the mat.", 6, 6, -1.45},
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

func TestSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"":                                    0,
		"\n \n":                               0,
		"One. Two! Three?":                    3,
		"One line\nand another":               2,
		"A ratio of 0.03 is one sentence.":    1,
		"So is e.g. this one.":                1,
		"He said “stop.” Then she went.":      2,
		"It fell from 3.5 to 2. 40 people.":   2,
		"(In brackets.) Outside of brackets.": 2,
	} {
		if got := readability.Measure(text).Sentences; got != want {
			t.Errorf("%q: %d sentences, want %d", text, got, want)
		}
	}
}

// TestSMOG wants the grade of thirty sentences with one long word each, and none
// for twenty-nine.
func TestSMOG(t *testing.T) {
	t.Parallel()
	if _, ok := readability.Measure(strings.Repeat("It is an examination.\n", 29)).SMOG(); ok {
		t.Error("a grade for 29 sentences")
	}
	got, ok := readability.Measure(strings.Repeat("It is an examination.\n", 30)).SMOG()
	if want := 3.1291 + 1.043*math.Sqrt(30); !ok || math.Abs(got-want) > 0.0001 {
		t.Errorf("grade %.4f, want %.4f", got, want)
	}
}

// TestProse leaves out what a formula would misread.
func TestProse(t *testing.T) {
	t.Parallel()
	got := readability.Prose([]guide.Block{
		guide.Heading{Level: 2, HTML: "A heading"},
		guide.Prose{HTML: `<p>One <a href="/glossary/zonulin">zonulin</a> &amp; two<sup><a href="#ref-x">1</a></sup>
more.</p><ul><li>Item <a href="/about">about</a></li></ul>`},
		guide.ClaimBlock{Claim: &guide.Claim{Sentence: "A claim."}},
		guide.Callout{Kind: guide.Do, Title: "Do", Body: []guide.Block{guide.Prose{HTML: "<p>Inside.</p>"}}},
		guide.Table{Name: "A table", Rows: [][]guide.Cell{{{HTML: "cell"}}}},
	})
	want := "One  & two more.\nItem about\nA claim.\nInside.\n"
	if got != want {
		t.Errorf("prose %q, want %q", got, want)
	}
}
