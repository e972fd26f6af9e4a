package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"leakygut/internal/compile"
	"leakygut/internal/export"
	"leakygut/internal/guide"
	"leakygut/internal/web"
)

// exportCommand writes the whole site as files.
type exportCommand struct {
	Dir      string `arg:"" help:"Folder that becomes the site. What is in it was written by an export before, or it is empty, or is made."`
	Content  string `env:"LEAKYGUT_CONTENT" help:"Content folder instead of the articles built into the program."`
	BaseURL  string `required:"" env:"LEAKYGUT_BASE_URL" help:"Scheme and host of the public site, such as https://example.org."`
	Cards    bool   `default:"true" negatable:"" help:"Draw the pictures that stand for shared links. Without them, links are shared without a picture."`
	Compress bool   `default:"true" negatable:"" help:"Write a .br and a .gz beside each text, for hosts that send them."`
	Netlify  bool   `help:"Write into _redirects what only Netlify understands: 410 where a page was withdrawn, and moves that win over files."`
}

// Validate implements kong's check of a command line.
func (c *exportCommand) Validate() error {
	if err := isFolder(c.Content); err != nil {
		return err
	}
	var err error
	if c.BaseURL, err = baseURL(c.BaseURL); err == nil && c.BaseURL == "" {
		err = errors.New("--base-url: write a scheme and a host, such as https://example.org")
	}
	if err == nil && c.Content != "" && inside(c.Dir, c.Content) {
		err = fmt.Errorf("%s is inside the content folder, which would then hold files that are no content: name another folder", c.Dir)
	}
	return err
}

// Run compiles the guide as readers see it today and writes it.
func (c *exportCommand) Run(ctx context.Context, out *output) error {
	now := time.Now()
	g, err := load(c.Content, out.stderr, compile.On(now))
	if err != nil {
		return err
	}
	site, err := c.site(g, now, out)
	if err != nil {
		return err
	}
	list := site.Listing()
	if c.Cards {
		list.Addresses = append(list.Addresses, list.Cards...)
	}
	bar := newProgress(out.stderr, "pages and files")
	sum, err := export.Run(ctx, export.Config{
		Dir: c.Dir, Site: site, BaseURL: c.BaseURL, Addresses: list.Addresses, Moved: list.Moved, Gone: list.Gone,
		Compress: c.Compress, Netlify: c.Netlify, Progress: bar.show,
	})
	bar.clear()
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("stopped: %s is as it was", c.Dir)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out.stdout, "%s: %s, %s; %d written, %d removed\n", c.Dir, count(sum.Files, "file"), size(sum.Bytes), sum.Written, sum.Removed)
	return nil
}

// site is a server that stays the same while it is written: its day does not turn.
// It logs what fails, and no request.
func (c *exportCommand) site(g *guide.Guide, now time.Time, out *output) (*web.Server, error) {
	return web.New(web.Config{
		Guide: g, BaseURL: c.BaseURL, Export: true, Now: func() time.Time { return now },
		Logger: slog.New(slog.NewTextHandler(out.stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
	})
}

// inside tells whether a path, which may lead nowhere yet, is a folder or lies in it.
func inside(name, folder string) bool {
	rel, err := filepath.Rel(real(folder), real(name))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// real is the path of something without links, as far as it exists.
func real(name string) string {
	name, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if found, err := filepath.EvalSymlinks(name); err == nil {
		return found
	}
	if parent := filepath.Dir(name); parent != name {
		return filepath.Join(real(parent), filepath.Base(name))
	}
	return name
}

// size is a number of bytes for people.
func size(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
