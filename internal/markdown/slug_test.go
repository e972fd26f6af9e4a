package markdown_test

import (
	"testing"

	"leakygut/internal/markdown"
)

func TestSlug(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"What we do not know": "what-we-do-not-know",
		"  Spaces  around  ":  "spaces-around",
		"Überblick":           "überblick",
		"ÉTÉ à Köln":          "été-à-köln",
		"腸の壁":                 "腸の壁",
		"Кишечник 2":          "кишечник-2",
		"हिन्दी":              "हिन्दी", // vowel signs are marks, and part of the word
		"What's new":          "whats-new",
		"What’s new":          "whats-new",
		"'quoted'":            "quoted",
		"1 in 7, or 14%":      "1-in-7-or-14",
		"A/B -- C…":           "a-b-c",
		"C. difficile":        "c-difficile",
		"already-a-slug":      "already-a-slug",
		"":                    "section",
		"!?":                  "section",
		"'’":                  "section",
	} {
		if got := markdown.Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}
