// Package attribute reads Pandoc's attribute lists:
//
//	{.claim #nsaids-raise-permeability certainty=high effect="raises it"}
//
// Every part keeps its byte offset, so that whoever judges a value can point at
// it. The package knows the syntax and none of the names.
package attribute

import "strings"

// Attribute is a part of a list. A class has the name "class", an id the name
// "id". Offset and Length mark the value, or the name where that is empty.
type Attribute struct {
	Name   string
	Value  string
	Start  int // offset of the whole: its name, point or number sign
	Offset int
	Length int
}

// List is attributes in the order in which they were written.
type List []Attribute

// Get finds the first attribute of a name.
func (l List) Get(name string) (Attribute, bool) {
	for _, a := range l {
		if a.Name == name {
			return a, true
		}
	}
	return Attribute{}, false
}

// Parse reads a list in braces from the start of s, which stands at offset in
// its file. It returns the attributes, what follows the closing brace, and
// whether the list is well formed. Where it is not, what follows is what cannot be
// read.
func Parse(s string, offset int) (list List, rest string, ok bool) {
	p := parser{s: s, offset: offset}
	if !p.skip('{') {
		return nil, s, false
	}
	for {
		p.spaces()
		if p.skip('}') {
			return list, p.s[p.at:], true
		}
		start := p.at
		a, ok := p.attribute()
		if !ok {
			return list, p.s[start:], false
		}
		list = append(list, a)
	}
}

type parser struct {
	s      string
	at     int
	offset int
}

func (p *parser) skip(c byte) bool {
	if p.at < len(p.s) && p.s[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) spaces() {
	for p.skip(' ') || p.skip('\t') {
	}
}

func (p *parser) attribute() (a Attribute, ok bool) {
	start := p.at
	switch {
	case p.skip('.'):
		a, ok = p.named("class")
	case p.skip('#'):
		a, ok = p.named("id")
	default:
		a, ok = p.pair()
	}
	a.Start = p.offset + start
	return a, ok
}

func (p *parser) pair() (Attribute, bool) {
	name := p.word()
	switch {
	case name.Value == "" || !p.skip('='):
		return Attribute{}, false
	case p.skip('"'):
		return p.quoted(name, '"')
	case p.skip('\''):
		return p.quoted(name, '\'')
	}
	return p.named(name.Value)
}

// word reads up to a space, an equals sign, a quote or a brace.
func (p *parser) word() Attribute {
	start := p.at
	if n := strings.IndexAny(p.s[start:], " \t\r\n={}\""); n >= 0 {
		p.at += n
	} else {
		p.at = len(p.s)
	}
	return Attribute{Value: p.s[start:p.at], Offset: p.offset + start, Length: p.at - start}
}

func (p *parser) named(name string) (Attribute, bool) {
	a := p.word()
	a.Name = name
	return a, a.Value != ""
}

func (p *parser) quoted(name Attribute, quote byte) (Attribute, bool) {
	start := p.at
	n := strings.IndexByte(p.s[start:], quote)
	if n < 0 {
		return Attribute{}, false
	}
	p.at = start + n + 1
	a := Attribute{Name: name.Value, Value: p.s[start : start+n], Offset: p.offset + start, Length: n}
	if n == 0 { // nothing to mark but the name
		a.Offset, a.Length = name.Offset, name.Length
	}
	return a, true
}
