package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync/atomic"
	"time"

	"leakygut/internal/guide"
	"leakygut/internal/purge"
	"leakygut/internal/web"
)

// purgeVariable is where the environment has what a cache wants to see before it
// lets go of anything. A secret in a command line could be read by every user of
// the machine.
const purgeVariable = "LEAKYGUT_PURGE_TOKEN"

// purgeFlags name the caches in front of the server.
type purgeFlags struct {
	URL   []string      `env:"LEAKYGUT_PURGE_URL" placeholder:"URL" help:"A cache in front of this server, such as http://varnish:6081: it is told what to let go of when pages change, and everything when this server starts and ends. For more than one, say it again. What it asks for goes in ${purge_token}."`
	Form  purge.Form    `enum:"varnish,fastly" default:"varnish" env:"LEAKYGUT_PURGE_FORM" help:"How caches are told: PURGE with the keys in xkey-softpurge, as deploy/varnish takes it (varnish), or POST with the keys as JSON (fastly)."`
	Again time.Duration `default:"5s" env:"LEAKYGUT_PURGE_AGAIN" help:"When caches are told once more, because an older page may have been on its way to them: longer than all replicas take to read a change."`
}

// check refuses what is no address of a cache, and caches in front of a writer's
// desk, whose pages no cache keeps.
func (f purgeFlags) check(watched bool) error {
	if len(f.URL) > 0 && watched {
		return errors.New("--purge-url is for a server for readers: add --no-watch")
	}
	if _, err := purge.New(purge.Config{URLs: f.URL}); err != nil {
		return fmt.Errorf("--purge-url: %w", err)
	}
	return nil
}

// caches are the caches to tell; nil where there are none. Attempts that failed are
// counted.
func (f purgeFlags) caches(logger *slog.Logger, failed *atomic.Int64) (*purge.Caches, error) {
	if len(f.URL) == 0 {
		return nil, nil
	}
	caches, err := purge.New(purge.Config{
		URLs: f.URL, Form: f.Form, All: web.AllKey, Again: f.Again, Token: os.Getenv(purgeVariable), Logger: logger,
		Tell: func(a purge.Attempt) {
			if a.Err != nil {
				failed.Add(1)
			}
		},
	})
	if err != nil {
		return nil, fmt.Errorf("--purge-url: %w", err)
	}
	return caches, nil
}

// purge has caches let go of what is another page since the guide before. Readers
// without a cache between have the new guide already.
func (p *publisher) purge(ctx context.Context, before *guide.Guide) {
	if p.caches == nil {
		return
	}
	var err error
	if p.marks == nil {
		p.marks, err = p.site.Marks(ctx, before)
	}
	var marks map[string]string
	if err == nil {
		marks, err = p.site.Marks(ctx, p.guide)
	}
	if err != nil {
		if ctx.Err() == nil {
			p.logger.Error("what changed is not known, caches let go of everything", "error", err)
			p.caches.Purge(web.AllKey)
		}
		p.marks = nil
		return
	}
	p.caches.Purge(purge.Changed(p.marks, marks)...)
	p.marks = marks
}
