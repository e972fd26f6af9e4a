package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// accents are the commands that put an accent on the letter after them, by the
// character that Unicode has for it.
var accents = map[string]rune{
	"`": '\u0300', "'": '\u0301', "^": '\u0302', "~": '\u0303', "=": '\u0304', "u": '\u0306', ".": '\u0307', `"`: '\u0308',
	"r": '\u030A', "H": '\u030B', "v": '\u030C', "d": '\u0323', "c": '\u0327', "k": '\u0328', "b": '\u0331', "t": '\u0361',
}

// letters are the commands that stand for a character.
var letters = map[string]string{
	"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
	"i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
	"iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
	"upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
	"Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textkappa": "κ", "textmu": "μ", "textomega": "ω", "micro": "µ",
	"pm": "±", "times": "×", "cdot": "·", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "approx": "≈", "sim": "∼",
	"rightarrow": "→", "to": "→", "leftarrow": "←", "infty": "∞", "circ": "°", "degree": "°", "prime": "′", "dots": "…", "ldots": "…",
	"textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
	"textquotesingle": "'", "textquotedbl": `"`, "textless": "<", "textgreater": ">", "textbar": "|", "textbackslash": `\`,
	"textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textdollar": "$",
	"textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©", "textdegree": "°", "textpm": "±", "texttimes": "×",
	"textellipsis": "…", "textperiodcentered": "·", "textbullet": "•", "guillemotleft": "«", "guillemotright": "»", "textexclamdown": "¡",
	"textquestiondown": "¿", "S": "§", "P": "¶", "pounds": "£", "euro": "€", "texteuro": "€", "lbrace": "{", "rbrace": "}", "slash": "/",
	"textnumero": "№", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "quad": " ", "space": " ", "newline": " ", "par": " ",
}

// styles are the commands whose text keeps markup.
var styles = map[string][2]string{
	"emph": {"<i>", "</i>"}, "textit": {"<i>", "</i>"}, "textsl": {"<i>", "</i>"}, "mkbibemph": {"<i>", "</i>"}, "mkbibitalic": {"<i>", "</i>"},
	"textbf": {"<b>", "</b>"}, "mkbibbold": {"<b>", "</b>"},
	"textsuperscript": {"<sup>", "</sup>"}, "textsubscript": {"<sub>", "</sub>"}, "mkbibsuperscript": {"<sup>", "</sup>"}, "mkbibsubscript": {"<sub>", "</sub>"},
	"textsc": {`<span style="font-variant:small-caps;">`, "</span>"}, "enquote": {"“", "”"}, "mkbibquote": {"“", "”"},
}

// switches are the commands that set the rest of their group: {\em so}.
var switches = map[string]string{"em": "emph", "it": "textit", "itshape": "textit", "sl": "textit", "bf": "textbf", "bfseries": "textbf", "sc": "textsc", "scshape": "textsc"}

// maxDepth is how many commands may stand within one another. No title has a
// tenth of it.
const maxDepth = 50

// decode is LaTeX as text, in one line.
func decode(s string) string {
	d := decoder{src: s}
	d.run(len(s), false)
	return norm.NFC.String(strings.Join(strings.Fields(d.out.String()), " "))
}

// decoder reads LaTeX from src and writes text to out.
type decoder struct {
	src   string
	at    int
	depth int
	ends  []int // where the brace at an offset closes; 0 if it does not
	out   strings.Builder
}

// pairs are the characters that LaTeX writes as several others.
var pairs = []struct{ latex, text string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"~", " "}, {"`", "‘"},
}

func (d *decoder) run(end int, math bool) {
	for d.at < end {
		switch c := d.src[d.at]; {
		case c == '\\':
			d.command(end, math)
		case c == '{':
			d.group(end)
		case c == '}':
			d.at++
		case c == '$':
			d.math(end)
		case math && (c == '^' || c == '_'):
			d.at++
			d.styled(end, map[byte]string{'^': "textsuperscript", '_': "textsubscript"}[c], true)
		case math && unicode.IsSpace(rune(c)):
			d.at++
		default:
			d.character(end, math)
		}
	}
}

func (d *decoder) character(end int, math bool) {
	for _, p := range pairs {
		if rest := d.src[d.at:end]; strings.HasPrefix(rest, p.latex) && !math {
			d.out.WriteString(p.text)
			d.at += len(p.latex)
			return
		}
	}
	_, size := utf8.DecodeRuneInString(d.src[d.at:end])
	d.out.WriteString(d.src[d.at : d.at+size])
	d.at += size
}

// group opens a group. A switch at its start sets all of it.
func (d *decoder) group(end int) {
	to := d.closed(d.at, end)
	d.at++
	rest := strings.TrimLeft(d.src[d.at:end], " ")
	name, _ := commandName(strings.TrimPrefix(rest, `\`))
	style, ok := switches[name]
	if !ok || to < 0 || !strings.HasPrefix(rest, `\`) || d.depth >= maxDepth {
		return
	}
	d.at = end - len(rest) + 1 + len(name)
	d.within(to, style, false)
}

// closed is where the brace at an offset is closed before an end; negative if it
// is not.
func (d *decoder) closed(open, end int) int {
	if d.ends == nil { // looked for once, whatever the number of braces
		d.ends = make([]int, len(d.src))
		var stack []int
		for at := range len(d.src) {
			switch last := len(stack) - 1; {
			case d.src[at] == '{':
				stack = append(stack, at)
			case d.src[at] == '}' && last >= 0:
				d.ends[stack[last]] = at
				stack = stack[:last]
			}
		}
	}
	if to := d.ends[open]; to > 0 && to < end {
		return to
	}
	return -1
}

// within reads up to an offset as the text of a style.
func (d *decoder) within(to int, style string, math bool) {
	d.depth++
	d.out.WriteString(styles[style][0])
	d.trimLeft(to)
	d.run(to, math)
	d.out.WriteString(styles[style][1])
	d.depth--
}

func (d *decoder) trimLeft(end int) {
	for d.at < end && (d.src[d.at] == ' ' || d.src[d.at] == '\n' || d.src[d.at] == '\t' || d.src[d.at] == '\r') {
		d.at++
	}
}

// math reads a formula up to the next dollar. A dollar by itself is one.
func (d *decoder) math(end int) {
	d.at++
	for at := d.at; at < end && d.depth < maxDepth; at++ {
		if d.src[at] == '\\' {
			at++
			continue
		}
		if d.src[at] == '$' {
			d.depth++
			d.run(at, true)
			d.depth--
			d.at = at + 1
			return
		}
	}
	d.out.WriteByte('$')
}

// commandName is the name of a command whose backslash is before s: letters, or
// one other character.
func commandName(s string) (name string, isWord bool) {
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	if n > 0 {
		return s[:n], true
	}
	_, size := utf8.DecodeRuneInString(s)
	return s[:size], false
}

func (d *decoder) command(end int, math bool) {
	d.at++
	name, isWord := commandName(d.src[d.at:end])
	d.at += len(name)
	if isWord {
		d.trimLeft(end)
	}
	switch accent, isAccent := accents[name]; {
	case isAccent && !math:
		d.accented(end, accent)
	case styles[name] != [2]string{}:
		d.styled(end, name, math)
	case name == "url" || name == "href":
		d.address(end, name == "href")
	case letters[name] != "":
		d.out.WriteString(letters[name])
	case name == "," || name == " " || name == `\` || name == ";" || name == ":" || name == "\n" || name == "\t":
		d.out.WriteByte(' ')
	case !isWord && name != "-" && name != "/" && name != "@" && name != "!" && name != "(" && name != ")":
		d.out.WriteString(name) // \& and its like
	}
}

// argument is what follows a command: a group, or else one character.
func (d *decoder) argument(end int) (from, to, after int) {
	if d.at < end && d.src[d.at] == '{' {
		if to := d.closed(d.at, end); to >= 0 {
			return d.at + 1, to, to + 1
		}
		return d.at + 1, end, end
	}
	if d.at < end && d.src[d.at] == '\\' {
		name, _ := commandName(d.src[d.at+1 : end])
		to = d.at + 1 + len(name)
		return d.at, to, to
	}
	_, size := utf8.DecodeRuneInString(d.src[d.at:end])
	return d.at, d.at + size, d.at + size
}

func (d *decoder) styled(end int, style string, math bool) {
	from, to, after := d.argument(end)
	d.at = from
	if d.depth < maxDepth {
		d.within(to, style, math)
	}
	d.at = after
}

// accented puts an accent on the first letter of what follows.
func (d *decoder) accented(end int, accent rune) {
	d.trimLeft(end)
	from, to, after := d.argument(end)
	inner := decoder{src: d.src[from:to], depth: d.depth + 1}
	if inner.depth < maxDepth {
		inner.run(len(inner.src), false)
	}
	d.at = after
	text := inner.out.String()
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return
	}
	switch first { // the accent takes the place of the dot
	case 'ı':
		first = 'i'
	case 'ȷ':
		first = 'j'
	}
	d.out.WriteString(string(first) + string(accent) + text[size:])
}

// address leaves out the address of a link, and keeps one that is the text itself.
func (d *decoder) address(end int, hidden bool) {
	from, to, after := d.argument(end)
	if !hidden {
		d.out.WriteString(d.src[from:to])
	}
	d.at = after
}

// verbatim is an identifier or an address, in which LaTeX means nothing but its
// escapes.
func verbatim(s string) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, `\url{`); ok {
		s = strings.TrimSuffix(inner, "}")
	}
	return strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\~`, "~", `{\textasciitilde}`, "~", `\textasciitilde{}`, "~",
		`\textasciitilde `, "~", `{`, "", `}`, "", " ", "", "\n", "", "\t", "", "\r", "").Replace(s)
}
