package main

import (
	"path"
	"strings"
	"testing/fstest"
)

// hugoFiles is the least that Hugo needs: one layout for an article, one for a list.
// What is a directive to us is text to it.
var hugoFiles = map[string]string{
	"hugo.toml": `baseURL = "http://127.0.0.1/"
title = "Leaky gut"
languageCode = "en"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
[markup.goldmark.renderer]
unsafe = false
`,
	"layouts/_default/single.html": `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{ .Params.share }}">
<title>{{ .Title }}</title>
<main>
<h1>{{ .Title }}</h1>
{{ .Content }}
</main>
</html>
`,
	"layouts/_default/list.html": `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<main>
<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
</main>
</html>
`,
}

// forHugo is a content folder as a site of Hugo: its texts, with the introductions
// of sections under the name that Hugo knows them by.
func forHugo(files fstest.MapFS) fstest.MapFS {
	site := fstest.MapFS{}
	for name, text := range hugoFiles {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, file := range files {
		if path.Base(name) == "index.md" {
			name = path.Join(path.Dir(name), "_index.md")
		}
		if strings.HasSuffix(name, ".md") {
			site[path.Join("content", name)] = file
		}
	}
	return site
}
