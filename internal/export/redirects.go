package export

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
)

// redirects is the file _redirects: a line for each older address, in the form that
// both Netlify and Cloudflare read. Where a file stands at the address, which is so
// of pages, Netlify needs to be told by a mark that the line counts.
func (x *exporter) redirects() string {
	var b strings.Builder
	mark := ""
	if x.Netlify {
		mark = "!"
	}
	for _, older := range slices.Sorted(maps.Keys(x.Moved)) {
		fmt.Fprintf(&b, "%s %s 301%s\n", older, x.Moved[older], mark)
	}
	if x.Netlify {
		for _, address := range slices.Sorted(slices.Values(x.Gone)) {
			fmt.Fprintf(&b, "%s /%s 410!\n", address, File(address))
		}
	}
	return b.String()
}

// leadOn is the page at an older address, which leads to that of today also where
// no script runs and nothing reads _redirects.
func (x *exporter) leadOn(target string) []byte {
	to, whole := html.EscapeString(target), html.EscapeString(x.BaseURL+target)
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=%s">
<link rel="canonical" href="%s">
</head>
<body>
<h1>This page has moved</h1>
<p>It is at <a href="%s">%s</a> now.</p>
</body>
</html>
`, to, whole, to, whole)
}
