package visit

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"leakygut/internal/guide"
)

// aGuide is small enough to be known by heart.
var aGuide = offerOf(
	symptom("belly", "Belly pain",
		callout(guide.Emergency, "", "it does not stop"),
		callout(guide.Urgent, "", "it is black"),
		callout(guide.SeeDoctor, "", "it lasts 3 weeks"),
		callout(guide.Questions, "", "What could it be?", "Which test?", "What then?", "Who else?", "Why me?", "When?"),
	),
	symptom("head", "Headaches",
		callout(guide.Emergency, "", "it is sudden"),
		callout(guide.Questions, "", "what could it be", "Which tablets?", "How many?", "How long?", "What else?", "Must I?"),
	),
)

// sign finds the id of a sign by its words.
func sign(text string) string {
	for _, w := range aGuide.Warnings {
		for _, g := range w.Groups {
			if s := g.find(text); s != nil {
				return s.ID
			}
		}
	}
	return "no such sign: " + text
}

func parse(pairs ...string) (Form, Problems) {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return Parse(v, aGuide)
}

// TestClean wants text that can only be read as it was meant.
func TestClean(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"", ""},
		{"  a  b  ", "a b"},
		{"one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"},
		{"one\n\n\n  \t\n two", "one\ntwo"},
		{"one\u2028two\u2029three\u0085four\vfive\fsix", "one\ntwo\nthree\nfour\nfive\nsix"},
		{"a\x00b\x1b[31mc\x7f\u0080", "ab[31mc"},
		{"a\xff\xfeb\xc3", "ab"},
		{"a\tb", "a b"},
		{"\ufeffa", "a"},
		{"10 mg\u202e gm 001", "10 mg gm 001"},
		{"\u2066a\u2069", "a"},
		{"\u200b \u00a0\u3000\u200d", ""},
		{"👩\u200d👧 نمی\u200cدانم", "👩\u200d👧 نمی\u200cدانم"},
		{"<b>&amp;\"'", "<b>&amp;\"'"},
		{"-", "-"},
	} {
		if got := clean(c[0]); got != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], got, c[1])
		}
	}
}

// TestNothingIsNoForm wants kind words for a form without an answer, and a way to
// its first question.
func TestNothingIsNoForm(t *testing.T) {
	t.Parallel()
	for _, pairs := range [][]string{
		nil, {"main", ""}, {"main", " \r\n\t\u200b"}, {"other", "text"}, {"Main", "text"}, {"edit", "1"},
	} {
		f, p := parse(pairs...)
		if !f.Empty() || len(p) != 1 || p.At("main") == "" {
			t.Errorf("%q: empty %t, %q", pairs, f.Empty(), p)
		}
	}
	for _, pairs := range [][]string{{"since", "May"}, {"symptom", "belly"}, {"sign", sign("it is black")}, {"tests", "?"}} {
		if f, p := parse(pairs...); f.Empty() || len(p) > 0 {
			t.Errorf("%q: empty %t, %q", pairs, f.Empty(), p)
		}
	}
}

// TestLimits wants each answer measured as a browser does, in characters, and one
// that does not fit kept all the same, with its own problem.
func TestLimits(t *testing.T) {
	t.Parallel()
	for _, field := range Fields() {
		name := string(field)
		fits := strings.Repeat("腸", field.Max())
		if f, p := parse(name, fits); len(p) > 0 || f.Answer(field) != fits {
			t.Errorf("%s: %d characters: %q", name, field.Max(), p)
		}
		f, p := parse(name, fits+"漏", "main", "other")
		if field != Main && (len(p) != 1 || p.At(name) == "" || f.Answer(field) != fits+"漏") {
			t.Errorf("%s: %d characters: %q", name, field.Max()+1, p)
		}
		if strings.Contains(p.At(name), "漏") {
			t.Errorf("%s: the problem repeats what was written: %q", name, p.At(name))
		}
	}
	if _, p := parse("medicines", strings.Repeat("a\r\n", maxLines)); len(p) > 0 {
		t.Errorf("%d lines: %q", maxLines, p)
	}
	if _, p := parse("medicines", strings.Repeat("a\r\n", maxLines+1)); p.At("medicines") == "" {
		t.Errorf("%d lines: no problem", maxLines+1)
	}
}

// TestShortAnswersAreOneLine: a browser sends no line breaks in these fields.
func TestShortAnswersAreOneLine(t *testing.T) {
	t.Parallel()
	if f, _ := parse("since", "about\r\nMay"); f.Answer(Since) != "about May" {
		t.Errorf("%q", f.Answer(Since))
	}
}

// TestWhatIsNotOffered wants to be told of a choice that the guide no longer has:
// a warning sign must not be lost without a word.
func TestWhatIsNotOffered(t *testing.T) {
	t.Parallel()
	f, p := parse("sign", "0123456789abcdef", "sign", sign("it is black"), "symptom", "knee", "symptom", "head", "main", "Pain")
	if p.At(SignName) == "" || p.At(SymptomName) == "" || len(p) != 2 {
		t.Errorf("problems: %q", p)
	}
	if got := outline(f.Warnings); !strings.Contains(got, "it is black") || len(f.Symptoms) != 1 {
		t.Errorf("what is known was lost: %s, %v", got, f.Symptoms)
	}
}

// TestRepeatedFields wants a choice that is sent twice to be one, and the first
// answer of several to count.
func TestRepeatedFields(t *testing.T) {
	t.Parallel()
	f, p := parse("symptom", "head", "symptom", "belly", "symptom", "head", "since", "May", "since", "June",
		"sign", sign("it is black"), "sign", sign("it is black"))
	if len(p) > 0 || len(f.Symptoms) != 2 || f.Symptoms[0].ID != "belly" || f.Answer(Since) != "May" || strings.Count(outline(f.Warnings), "black") != 1 {
		t.Errorf("%v %q %s", f.Symptoms, p, outline(f.Warnings))
	}
}

// TestSent wants a form that is sent again to be the same form.
func TestSent(t *testing.T) {
	t.Parallel()
	first, _ := parse("symptom", "head", "sign", sign("it is sudden"), "sign", sign("it lasts 3 weeks"),
		"main", " Pain\r\n\r\nat  night ", "questions", strings.Repeat("a", 999))
	var again []string
	for _, s := range first.Sent() {
		again = append(again, s.Name, s.Value)
	}
	second, _ := parse(again...)
	if !slices.Equal(first.Sent(), second.Sent()) || outline(first.Warnings) != outline(second.Warnings) {
		t.Errorf("%q\n%q", first.Sent(), second.Sent())
	}
}

// FuzzParse sends anything. What comes out is clean, can be sent again, and fits
// where no problem is named.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "main=Pain&symptom=belly", "sign=" + sign("it is black") + "&edit=1", "main=%00%ff%0d%0a%e2%80%ae&main=b",
		"questions=-%20Why%3F%0D%0A*%20Why%3F", "since=" + strings.Repeat("a", 200), "a=b;c=d", "%zz=1", "symptom=&sign=",
		"medicines=" + strings.Repeat("%0Aa", 30),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		sent, _ := url.ParseQuery(query)
		form, problems := Parse(sent, aGuide)
		for _, field := range Fields() {
			text := form.Answer(field)
			checkClean(t, text)
			if tooLong := utf8.RuneCountInString(text) > field.Max() || len(lines(text)) > maxLines; tooLong != (problems.At(string(field)) != "") && !form.Empty() {
				t.Errorf("%s: too long %t, %q", field, tooLong, problems)
			}
		}
		again := url.Values{}
		for _, s := range form.Sent() {
			again.Add(s.Name, s.Value)
		}
		if second, _ := Parse(again, aGuide); !slices.Equal(form.Sent(), second.Sent()) {
			t.Errorf("%q became %q", form.Sent(), second.Sent())
		}
		s := form.Summary()
		if len(s.Questions) > max(enough, len(lines(form.Answer(Questions)))) {
			t.Errorf("%d questions", len(s.Questions))
		}
		for _, q := range s.Questions {
			checkClean(t, q)
		}
	})
}

func checkClean(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) || strings.TrimSpace(text) != text {
		t.Errorf("not clean: %q", text)
	}
	for _, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069') {
			t.Errorf("%U in %q", r, text)
		}
	}
}
