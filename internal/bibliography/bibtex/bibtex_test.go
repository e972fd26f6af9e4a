package bibtex_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/bibliography"
	"leakygut/internal/bibliography/bibtex"
)

// one reads a file of one entry, without what says where it stands.
func one(t *testing.T, src string) bibliography.Entry {
	t.Helper()
	entries, problems := bibtex.Parse([]byte(src))
	if len(entries) != 1 || len(problems) > 0 {
		t.Fatalf("%d entries, problems %+v of\n%s", len(entries), problems, src)
	}
	entries[0].Offset = 0
	return entries[0]
}

// LaTeX of every kind that exports have, as the title of an entry.
func TestLaTeX(t *testing.T) {
	t.Parallel()
	for latex, want := range map[string]string{
		`Plain words`:            "Plain words",
		`{Protected Case} stays`: "Protected Case stays",
		`{{Verbatim Title}}`:     "Verbatim Title",
		`{{\"U}ber} den Darm`:    "Über den Darm",
		`M{\"u}ller, M\"uller, M\"{u}ller, {M}{\"{u}}ller`:                                            "Müller, Müller, Müller, Müller",
		`\'e \` + "`" + `e \^e \~n \=a \.z \u{g} \v{s} \v s \H{o} \r{a} \c{c} \c c \k{a} \d{h} \b{k}`: "é è ê ñ ā ż ğ š š ő å ç ç ą ḥ ḵ",
		`\'\i{} {\'\i} \'{\i} \v{\j}`:                                                                 "í í í ǰ",
		`\ss{} \o\ \O{} \l{} \L{} \ae \AE{} \oe{} \aa{} \AA{} \i{}`:                                   "ß ø Ø ł Ł æÆ œ å Å ı",
		`Stra\ss e, Stra{\ss}e, \O rsted, {\O}rsted`:                                                  "Straße, Straße, Ørsted, Ørsted",
		`A \& B, 50\% of \$5, \#1, a\_b, \{x\}`:                                                       "A & B, 50% of $5, #1, a_b, {x}",
		"``Quoted'' and `single'":                                                                     "“Quoted” and ‘single'",
		`pages 1--2 --- and a non~breaking space`:                                                     "pages 1–2 — and a non breaking space",
		`The effect of \emph{Lactobacillus} on \textit{E. coli}`:                                      "The effect of <i>Lactobacillus</i> on <i>E. coli</i>",
		`{\em Old} and {\bf bold} and {\itshape shape}`:                                               "<i>Old</i> and <b>bold</b> and <i>shape</i>",
		`H\textsubscript{2}O and Ca\textsuperscript{2+}`:                                              "H<sub>2</sub>O and Ca<sup>2+</sup>",
		`H$_2$O, Ca$^{2+}$, $\alpha$-gliadin, TNF-$\alpha$, $p < 0.05$, $\ge 5$ \textmu m`:            "H<sub>2</sub>O, Ca<sup>2+</sup>, α-gliadin, TNF-α, p<0.05, ≥5 μm",
		`\textsc{Small} caps`:                                                                         `<span style="font-variant:small-caps;">Small</span> caps`,
		`\textless i\textgreater In vitro\textless/i\textgreater`:                                     "<i>In vitro</i>",
		`p \textless{} 0.05 \textbar{} x\textasciitilde{}y \textbackslash{}`:                          `p < 0.05 | x~y \`,
		`See \url{https://a.b/c_d} and \href{https://a.b}{the page}`:                                  "See https://a.b/c_d and the page",
		`Unknown \foo{command} \bar here`:                                                             "Unknown command here",
		"Two\n   lines\tand a tab":                                                                    "Two lines and a tab",
		`Costs $5 or so`:                                                                              "Costs $5 or so",
		`It is 50% of it`:                                                                             "It is 50% of it",
		`mail@example.org and @article{ in a title`:                                                   "mail@example.org and @article in a title",
		`\enquote{Leaky gut}`:                                                                         "“Leaky gut”",
		`Deep {{{{{{braces}}}}}}`:                                                                     "Deep braces",
		`Ends with a backslash \`:                                                                     `Ends with a backslash`,
	} {
		if strings.Count(latex, "{") != strings.Count(latex, "}") {
			latex = strings.Replace(latex, "@article{", "@article", 1)
		}
		if got := one(t, "@misc{x, title = {"+latex+"\n}}").Title; got != want {
			t.Errorf("%s\n got %q\nwant %q", latex, got, want)
		}
	}
}

// Names in all of their orders.
func TestNames(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		`Camilleri, Michael`:                                   "Camilleri|Michael",
		`Michael Camilleri`:                                    "Camilleri|Michael",
		`Camilleri, M. and Vella, A. and others`:               "Camilleri|M; Vella|A; …",
		`Camilleri, M. C. G. and Vella, A.B.`:                  "Camilleri|MCG; Vella|AB",
		"Camilleri, M\n  AND\n  Vella, A":                      "Camilleri|M; Vella|A",
		`van Wijck, Kim`:                                       "van Wijck|Kim",
		`Kim van Wijck`:                                        "van Wijck|Kim",
		`Charles Louis Xavier Joseph de la Vall{\'e}e Poussin`: "de la Vallée Poussin|Charles Louis Xavier Joseph",
		`Le Voyer, T`:                                          "Le Voyer|T",
		`King, Jr., Martin Luther`:                             "King|Martin Luther|Jr.",
		`M{\"u}ller, J{\"o}rg`:                                 "Müller|Jörg",
		`{World Health Organization}`:                          "=World Health Organization",
		`{Barnes and Noble} and Smith, A`:                      "=Barnes and Noble; Smith|A",
		`{Del Bo'}, Cristian`:                                  "Del Bo'|Cristian",
		`NICE`:                                                 "=NICE",
		`family=Wijck, given=Kim, prefix=van, useprefix=true`:  "van Wijck|Kim",
		`family={Öz Tunçer}, given=G, given-i=G and Vella, A`:  "Öz Tunçer|G; Vella|A",
		`Jean-Pierre Dupont`:                                   "Dupont|Jean-Pierre",
		`Anderson, A and Sandra Brand`:                         "Anderson|A; Brand|Sandra",
		` and  and `:                                           "",
		`others`:                                               "…",
	} {
		e := one(t, "@article{x, author = {"+src+"}}")
		var got []string
		for _, n := range e.Author {
			s := strings.Trim(n.Family+"|"+n.Given+"|"+n.Suffix, "|")
			if n.Literal != "" {
				s = "=" + n.Literal
			}
			got = append(got, s)
		}
		if e.Custom.AuthorsTruncated {
			got = append(got, "…")
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\n got %s\nwant %s", src, s, want)
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	for fields, want := range map[string]string{
		`year = 2020`:                          "2020",
		`year = {2020}, month = may`:           "2020 May",
		`year = 2020, month = "1~" # jan`:      "2020 Jan 1",
		`year = 2020, month = jan # "~1"`:      "2020 Jan 1",
		`year = 2020, month = {May}, day = 7`:  "2020 May 7",
		`year = 2020, month = {05}`:            "2020 May",
		`year = 2020, month = {5}, day = {17}`: "2020 May 17",
		`year = 2020, month = {Mai}`:           "2020",
		`year = {[2020]}`:                      "2020",
		`year = {in press}`:                    "in press",
		`year = {2020-05-17}`:                  "2020 May 17",
		`date = {2020}`:                        "2020",
		`date = {2020-05}`:                     "2020 May",
		`date = {2020-05-17}`:                  "2020 May 17",
		`date = {2020-05-17T10:00:00Z}`:        "2020 May 17",
		`date = {2020-05/2020-06}`:             "2020 May-Jun",
		`date = {2020-05~}, year = 1999`:       "2020 May",
		`date = {2020-21}`:                     "2020 Spring",
		`date = {2020/}`:                       "2020",
		`date = {spring 2020}`:                 "spring 2020",
		`date = {}, year = 2020`:               "2020",
		`title = {none}`:                       "",
	} {
		if got := one(t, "@article{x, "+fields+"}").Issued.String(); got != want {
			t.Errorf("%s: %q, want %q", fields, got, want)
		}
	}
}

// Files as programs write them, with what each of them does in its own way. The
// entries are invented; 10.5555 is the prefix of DOIs for tests.
func TestFiles(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"zotero-bibtex", "better-bibtex", "better-biblatex", "publisher", "by-hand"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile("testdata/" + name + ".bib")
			if err != nil {
				t.Fatal(err)
			}
			entries, problems := bibtex.Parse(src)
			if len(problems) > 0 {
				t.Errorf("problems: %+v", problems)
			}
			var got []any
			for _, e := range entries {
				var object any
				if err := json.Unmarshal(e.CSL(), &object); err != nil {
					t.Fatal(err)
				}
				got = append(got, object)
			}
			text, err := os.ReadFile("testdata/" + name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want []any
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What cannot be read is reported at its place, and the rest is read.
func TestProblems(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ src, keys, message string }{
		"open brace":     {"@article{a, title = {un(closed, year = 2000}\n@article{b, title={ok}}", "b", "this entry does not end"},
		"open quotes":    {"@article{a, title = \"un}\n@article{b, title={ok}}", "b", "the value of title does not end"},
		"cut off":        {"@article{a, title = {x}", "", "this entry does not end"},
		"no equals sign": {"@article{a, title {x}}\n@article{b, title={ok}}", "b", "a field is written as: name = {value}"},
		"not UTF-8":      {"@article{a, title = {M\xfcller}}", "", "the file is not UTF-8"},
	}
	for name, test := range tests {
		entries, problems := bibtex.Parse([]byte(test.src))
		var keys []string
		for _, e := range entries {
			keys = append(keys, e.ID)
		}
		if got := strings.Join(keys, " "); got != test.keys || len(problems) != 1 || problems[0].Message != test.message || problems[0].Hint == "" {
			t.Errorf("%s: %s, %+v", name, got, problems)
		}
	}
	entries, problems := bibtex.Parse([]byte("@article{a, title = {Braces \\{ that count nothing}}\n@article{b, title={ok}}"))
	if len(entries) != 2 || len(problems) > 0 || entries[0].Title != "Braces { that count nothing" {
		t.Errorf("an escaped brace: %d entries, %+v", len(entries), problems)
	}
}

// TestLongFiles is about files that are made to take for ever, or to fill the memory.
func TestLongFiles(t *testing.T) {
	t.Parallel()
	for _, piece := range []string{"@a{b,c={\n", "@a{b,c=\"\n", "{", "\\emph{", "{\\em ", "$", "\\'", "\\'{", "a and ", "{,", "#", "@string{a=a#a}\n", "^{"} {
		for _, before := range []string{"", "@a{x, title = \"", "@a{x, author = {"} {
			began := time.Now()
			bibtex.Parse([]byte(before + strings.Repeat(piece, 1<<17/len(piece)) + "\"}"))
			if took := time.Since(began); took > time.Minute { // it is a hundredth of a second
				t.Errorf("%q after %q took %s", piece, before, took)
			}
		}
	}
}

// Whatever the bytes, Parse returns, its offsets lie in the file, and its entries
// can be cleaned, written and set.
func FuzzBibTeX(f *testing.F) {
	for _, name := range []string{"zotero-bibtex", "better-bibtex", "better-biblatex", "publisher", "by-hand"} {
		src, err := os.ReadFile("testdata/" + name + ".bib")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("@a{b,c={\\'\\'\\'{\\emph{$^_{\\}$}}},d=\"{\\em \\c\" # jan # ,}@string(x=y)@(}"))
	f.Fuzz(func(t *testing.T, src []byte) {
		entries, problems := bibtex.Parse(src)
		for _, p := range problems {
			if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > len(src) || p.Message == "" || p.Rule == "" {
				t.Fatalf("%+v in %d bytes", p, len(src))
			}
		}
		for _, e := range entries {
			if src[e.Offset] != '@' {
				t.Fatalf("no entry at %d", e.Offset)
			}
			kept, _ := bibliography.Clean(e.CSL())
			if !json.Valid(kept) || !utf8.Valid(kept) {
				t.Fatalf("not JSON: %q", kept)
			}
			_ = bibliography.Format(e).String()
		}
	})
}
