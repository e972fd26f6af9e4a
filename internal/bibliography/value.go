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
	dec := json.NewDecoder(bytes.NewReader(v.raw))
	if _, err := dec.Token(); err != nil {
		return nil
	}
	var all []member
	for dec.More() {
		var m member
		if v.kind() == kindObject {
			from := int(dec.InputOffset()) // before the comma, the blanks and the key
			token, _ := dec.Token()
			from += max(0, bytes.IndexByte(v.raw[from:], '"'))
			m.name, _ = token.(string)
			m.key = value{v.raw[from:dec.InputOffset()], v.at + from}
		}
		if dec.Decode(&m.raw) != nil {
			break
		}
		m.at = v.at + int(dec.InputOffset()) - len(m.raw)
		all = append(all, m)
	}
	return all
}
