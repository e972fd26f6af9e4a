// Package large makes a guide of any size, to measure with.
//
// Ten thousand articles are to be as pleasant as thirty, and a text made of
// filler would say nothing about that: it has no citations, claims, links, tables
// and terms. So the articles of a real guide are repeated until there are enough,
// each copy with its own claims and with links to its own neighbors. Data flows one
// way: a content folder → [Content] → a content folder, which compiles where the
// first one does.
package large

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing/fstest"

	"leakygut/internal/guide"
)

// left are the files that name single addresses of the first guide.
var left = map[string]bool{"addresses.txt": true, "withdrawn.yaml": true}

// Content repeats the articles of a content folder until there are at least so
// many. It fails where the folder cannot be read or has no article.
func Content(from fs.FS, articles int) (fstest.MapFS, error) {
	files, texts := fstest.MapFS{}, map[string]string{}
	err := fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || left[name] {
			return err
		}
		text, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		if address, ok := article(name); ok {
			texts[address] = string(text)
		}
		files[name] = &fstest.MapFile{Data: text}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("repeat a guide: %w", err)
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("repeat a guide: no article in it")
	}
	for copies := 1; copies*len(texts) < articles; copies++ {
		for address, text := range texts {
			files[fileOf(address, copies)] = &fstest.MapFile{Data: []byte(renamed(text, texts, copies))}
		}
	}
	return files, nil
}

// article is the address of an article by the name of its file.
func article(name string) (address string, ok bool) {
	for _, k := range guide.Kinds() {
		if slug, md := strings.CutSuffix(path.Base(name), ".md"); md && path.Dir(name) == k.Folder() && slug != "index" {
			return k.Prefix() + slug, true
		}
	}
	return "", false
}

// fileOf is the file of a copy of the article at an address.
func fileOf(address string, number int) string {
	name := strings.TrimPrefix(address, "/")
	if !strings.Contains(name, "/") {
		name = guide.Overview.Folder() + "/" + name
	}
	return fmt.Sprintf("%s-%d.md", name, number)
}

// What names an article or a claim.
var (
	claimOpens  = regexp.MustCompile(`(?m)^(::: \{\.claim #[a-z0-9-]+)`)
	claimLink   = regexp.MustCompile(`\(/claims/([a-z0-9-]+)`)
	articleLink = regexp.MustCompile(`\((/[a-z0-9/-]+)`)
	messages    = regexp.MustCompile(`(?m)^(?:key_messages|related): \[.*\]$`)
	listed      = regexp.MustCompile(`[a-z0-9-]+(?:/[a-z0-9-]+)?([,\]])`)
	aliases     = regexp.MustCompile(`(?m)^aliases: .*\n`)
)

// renamed is a copy of an article: what it makes and leads to has the number of
// the copy.
func renamed(text string, articles map[string]string, number int) string {
	suffix := fmt.Sprintf("-%d", number)
	text = aliases.ReplaceAllString(text, "")
	text = claimOpens.ReplaceAllString(text, "${1}"+suffix)
	text = articleLink.ReplaceAllStringFunc(text, func(link string) string {
		if _, known := articles[link[1:]]; known || claimLink.MatchString(link) {
			return link + suffix
		}
		return link
	})
	return messages.ReplaceAllStringFunc(text, func(line string) string {
		key, ids, _ := strings.Cut(line, "[")
		return key + "[" + listed.ReplaceAllStringFunc(ids, func(id string) string {
			return id[:len(id)-1] + suffix + id[len(id)-1:]
		})
	})
}
