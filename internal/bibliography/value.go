package bibliography

import (
	"bytes"
	"encoding/json"
)

// The kinds of JSON values, as a writer is told of them.
const (
	kindObject = "an object"
	kindList   = "a list"
	kindText   = "text"
	kindTruth  = "true or false"
	kindNull   = "null"
	kindNumber = "a number"
)

// value is a JSON value and the byte offset in the file where it starts.
type value struct {
	raw json.RawMessage
	at  int
}

// member is a value in an object or a list; key is its name as it is written.
type member struct {
	name string
	key  value
	value
}

// kind tells what a value is by its first byte.
func (v value) kind() string {
	if len(v.raw) == 0 {
		return "nothing"
	}
	switch v.raw[0] {
	case '{':
		return kindObject
	case '[':
		return kindList
	case '"':
		return kindText
	case 't', 'f':
		return kindTruth
	case 'n':
		return kindNull
	}
	return kindNumber
}

// members lists what an object or a list holds, in its order. Where the JSON
// breaks off, it lists what stands before the break.
func (v value) members() []member {
	var all []member
	if kind := v.kind(); kind != kindObject && kind != kindList {
		return nil
	}
	for at := 1; ; { // behind the bracket
		at += blanks(v.raw[at:])
		if at < len(v.raw) && v.raw[at] == ',' && len(all) > 0 {
			at++
			at += blanks(v.raw[at:])
		}
		var m member
		if v.kind() == kindObject {
			end := at + extent(v.raw[at:])
			m.key = value{v.raw[at:end], v.at + at}
			if json.Unmarshal(m.key.raw, &m.name) != nil {
				return all
			}
			at = end + blanks(v.raw[end:])
			if at == len(v.raw) || v.raw[at] != ':' {
				return all
			}
			at++
			at += blanks(v.raw[at:])
		}
		end := at + extent(v.raw[at:])
		m.value = value{v.raw[at:end], v.at + at}
		if !json.Valid(m.raw) {
			return all
		}
		all = append(all, m)
		at = end
	}
}

// blanks is how many blanks a text starts with.
func blanks(text []byte) int {
	return len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
}

// extent is how long the JSON value is that a text starts with, if it does.
func extent(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i += quoted(text[i:]) - 1
		case '{', '[':
			depth++
			continue
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
		case ',', ':', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
			continue
		default: // of a number or a word
			continue
		}
		if depth == 0 {
			return i + 1
		}
	}
	return len(text)
}

// quoted is how long the string is that a text starts with.
func quoted(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}
