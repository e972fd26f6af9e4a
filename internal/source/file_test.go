package source_test

import (
	"testing"
	"unicode/utf8"

	"leakygut/internal/source"
)

func TestPosition(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		offset     int
		want       source.Position
	}{
		{"start", "ab\ncd", 0, source.Position{Line: 1, Column: 1}},
		{"line end belongs to its line", "ab\ncd", 2, source.Position{Line: 1, Column: 3}},
		{"start of a line", "ab\ncd", 3, source.Position{Line: 2, Column: 1}},
		{"end of the file", "ab\ncd", 5, source.Position{Line: 2, Column: 3}},
		{"after the last line end", "ab\n", 3, source.Position{Line: 2, Column: 1}},
		{"characters, not bytes", "ä腸x", 5, source.Position{Line: 1, Column: 3}},
		{"within a character", "ä腸x", 3, source.Position{Line: 1, Column: 3}},
		{"after a Windows line end", "ab\r\ncd", 4, source.Position{Line: 2, Column: 1}},
		{"not UTF-8", "a\xffb", 2, source.Position{Line: 1, Column: 3}},
		{"empty file", "", 0, source.Position{Line: 1, Column: 1}},
		{"before the start", "ab\ncd", -1, source.Position{Line: 1, Column: 1}},
		{"behind the end", "ab\ncd", 99, source.Position{Line: 2, Column: 3}},
		{"behind the end of an empty file", "", 99, source.Position{Line: 1, Column: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := source.NewFile("x.md", []byte(test.text))
			if got := f.Position(test.offset); got != test.want {
				t.Errorf("Position(%d) in %q = %v, want %v", test.offset, test.text, got, test.want)
			}
		})
	}
}

func TestOffset(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		at         source.Position
		want       int
	}{
		{"start", "ab\ncd", source.Position{Line: 1, Column: 1}, 0},
		{"second line", "ab\ncd", source.Position{Line: 2, Column: 2}, 4},
		{"bytes, not characters", "ä腸x", source.Position{Line: 1, Column: 3}, 5},
		{"behind a line stays in it", "ab\ncd", source.Position{Line: 1, Column: 9}, 2},
		{"behind a Windows line stays in it", "ab\r\ncd", source.Position{Line: 1, Column: 9}, 2},
		{"above the first line", "ab\ncd", source.Position{Line: 0, Column: 2}, 1},
		{"below the last line", "ab\ncd", source.Position{Line: 9, Column: 2}, 4},
		{"left of the first column", "ab\ncd", source.Position{Line: 2, Column: 0}, 3},
		{"empty file", "", source.Position{Line: 4, Column: 4}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := source.NewFile("x.md", []byte(test.text))
			if got := f.Offset(test.at); got != test.want {
				t.Errorf("Offset(%v) in %q = %d, want %d", test.at, test.text, got, test.want)
			}
		})
	}
}

// TestRoundTrip goes to the position of every character and back. A Windows line
// end is left out: it is no place in its line.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "\n", "\n\n\n", "one", "one\n", "one\ntwo\nthree",
		"Über den Darm\n腸の壁\n\n👩🏽‍⚕️ x̂\n", "a\tb\n\tc", "a\x00b\n", "a\xff\xfeb\nc",
	} {
		f := source.NewFile("x.md", []byte(text))
		for at := 0; at <= len(text); {
			if got := f.Offset(f.Position(at)); got != at {
				t.Errorf("in %q: offset %d is %v, which is offset %d", text, at, f.Position(at), got)
			}
			_, size := utf8.DecodeRuneInString(text[at:])
			at += max(1, size)
		}
	}
}

func TestLine(t *testing.T) {
	t.Parallel()
	f := source.NewFile("x.md", []byte("one\r\n\ntwo "))
	for n, want := range map[int]string{1: "one", 2: "", 3: "two "} {
		if got := string(f.Line(n)); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
}
