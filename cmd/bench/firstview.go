package main

import (
	"context"
	"net/url"
	"regexp"
	"strings"

	"leakygut/internal/compress"
)

// What a page loads before it is drawn, and what may come after.
var (
	stylesheet = regexp.MustCompile(`<link[^>]*rel="?stylesheet[^>]*>`)
	script     = regexp.MustCompile(`<script[^>]*src=[^>]*>`)
	linked     = regexp.MustCompile(`(?:href|src)="?([^" >]+)`)
	drawings   = regexp.MustCompile(`(?s)<svg role="img".*?</svg>`)
)

// firstView is how many bytes a page is before its drawings, with the styles for screens
// and the scripts that it names: bodies in brotli, without headers.
func firstView(ctx context.Context, address string) (float64, error) {
	page, err := get(ctx, address, "Accept-Encoding", "identity")
	if err != nil {
		return 0, err
	}
	text := drawings.ReplaceAll(page.body, nil)
	squeezed, err := new(compress.Encoder).Brotli(text)
	if err != nil {
		return 0, err
	}
	sum := len(squeezed)
	base, err := url.Parse(address)
	if err != nil {
		return 0, err
	}
	for _, tag := range append(stylesheet.FindAllString(string(text), -1), script.FindAllString(string(text), -1)...) {
		m := linked.FindStringSubmatch(tag)
		if m == nil || strings.Contains(tag, `media="print"`) {
			continue
		}
		file, err := base.Parse(m[1])
		if err != nil {
			return 0, err
		}
		a, err := get(ctx, file.String())
		if err != nil {
			return 0, err
		}
		sum += len(a.body)
	}
	return float64(sum), nil
}
