package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/preview"
	"leakygut/internal/source"
)

// previewVariable is the environment variable with the secret of previews. It is no
// flag: other users of a machine see flags.
const previewVariable = "LEAKYGUT_PREVIEW_KEY"

// longestPreview is how long an address may work. It cannot be taken back alone.
const longestPreview = 30 * 24 * time.Hour

// previewCommand prints an address that opens one draft.
type previewCommand struct {
	Article string        `arg:"" help:"The draft, by its address: causes/diet."`
	For     time.Duration `default:"48h" help:"How long the address works, at most 720h."`
	Content string        `env:"LEAKYGUT_CONTENT" help:"Content folder instead of the articles built into the program."`
	BaseURL string        `required:"" env:"LEAKYGUT_BASE_URL" help:"Scheme and host of the server that has the same key, such as https://example.org."`
}

// Validate implements kong's check of a command line.
func (c *previewCommand) Validate() error {
	if c.For < time.Minute || c.For > longestPreview {
		return fmt.Errorf("--for %v: at least a minute, at most 30 days (720h)", c.For)
	}
	if err := isFolder(c.Content); err != nil {
		return err
	}
	var err error
	c.BaseURL, err = baseURL(c.BaseURL)
	return err
}

// Run prints the address and nothing else.
func (c *previewCommand) Run(out *output) error {
	key, err := previewKey()
	if err != nil {
		return err
	}
	if len(key) == 0 {
		return fmt.Errorf("%s is not set: give this command and the server the same secret, for example of “openssl rand -hex 32”", previewVariable)
	}
	now := time.Now()
	g, err := load(c.Content, out.stderr, compile.On(now))
	if err != nil {
		return err
	}
	path := "/" + strings.Trim(c.Article, "/")
	if err := c.isDraft(g, path); err != nil {
		return err
	}
	fmt.Fprintln(out.stdout, c.BaseURL+key.Address(path, now.Add(c.For)))
	return nil
}

// isDraft wants an article that readers do not see yet.
func (c *previewCommand) isDraft(g *guide.Guide, path string) error {
	stands := func(a *guide.Article) bool { return a.Path == path }
	if slices.ContainsFunc(g.Drafts, stands) {
		return nil
	}
	if slices.ContainsFunc(g.Articles(), stands) {
		return fmt.Errorf("%s is published: everybody can read it at %s%s", path, c.BaseURL, path)
	}
	var drafts []string
	for _, a := range g.Drafts {
		drafts = append(drafts, a.Path)
	}
	if len(drafts) == 0 {
		return fmt.Errorf("no draft at %s: no article is a draft", path)
	}
	if best, ok := source.Nearest(path, slices.Values(drafts)); ok {
		return fmt.Errorf("no draft at %s: did you mean %s?", path, best)
	}
	return fmt.Errorf("no draft at %s: known are %s", path, strings.Join(drafts, ", "))
}

// previewKey is the key of previews; empty where the environment has none.
func previewKey() (preview.Key, error) {
	key, err := preview.NewKey(os.Getenv(previewVariable))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", previewVariable, err)
	}
	return key, nil
}
