package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"sync/atomic"
	"time"

	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/live"
	"leakygut/internal/purge"
	"leakygut/internal/source"
	"leakygut/internal/web"
)

// look is how often the clock is looked at while an article waits for its day: a
// machine that slept, or whose clock was set, is not long behind.
const look = time.Minute

// publisher keeps what is served in step with the content and the calendar. It
// compiles one guide at a time, and always the last state. Where that has errors,
// the guide before stays.
type publisher struct {
	dir      string // empty for the embedded content
	drafts   bool
	now      func() time.Time
	site     *web.Server
	terminal io.Writer
	logger   *slog.Logger

	squeeze func(context.Context) // gives readers the smallest form of every page; nil for writers, whose pages change too often

	live    *live.Hub        // nil where no writer watches
	changed <-chan error     // files in the folder; nil where nobody looks
	asked   <-chan os.Signal // an operator wants the folder read again; nil where it is watched

	compiler compile.Compiler

	caches *purge.Caches     // told what has changed; none for writers
	guide  *guide.Guide      // that is served
	marks  map[string]string // of that guide; nil where nobody looked yet

	content  *compile.Content // that of the guide that is served
	due      guide.Date       // when an article of it appears
	stopWarm context.CancelFunc
	failed   atomic.Int64 // times that a guide was not published
	untold   atomic.Int64 // times that a cache could not be told
}

// first compiles the guide to start with. Where it cannot be served, it says why
// and returns an error.
func (p *publisher) first() (*guide.Guide, error) {
	content, err := p.compiler.Read(contentOf(p.dir))
	if err != nil {
		return nil, err
	}
	g, list := p.compiler.Compile(content, p.options()...)
	if err := refuse(p.dir, list, p.terminal); err != nil {
		return nil, err
	}
	p.content, p.due, p.guide = content, g.Due, g
	return g, nil
}

func (p *publisher) options() []compile.Option {
	options := []compile.Option{compile.On(p.now())}
	if p.drafts {
		options = append(options, compile.WithDrafts())
	}
	return options
}

// run publishes anew whenever there is a reason to, until the context ends.
func (p *publisher) run(ctx context.Context) {
	p.caches.Purge(web.AllKey) // nobody here knows what was served before
	p.warm(ctx)
	for {
		var turn <-chan time.Time
		if !p.due.IsZero() {
			turn = time.After(min(look, p.due.Sub(p.now())))
		}
		select {
		case <-ctx.Done():
			return
		case err := <-p.changed:
			if err != nil {
				fmt.Fprintf(p.terminal, "changes are not seen any more: %v\n", err)
			}
			p.counted(p.reread())
		case <-p.asked:
			before := p.guide
			if p.counted(p.reload()) {
				p.purge(ctx, before)
				p.warm(ctx)
			}
		case <-turn:
			if p.now().Before(p.due.Time) {
				continue
			}
			before := p.guide
			if p.live != nil { // what the folder says now, right or wrong
				p.counted(p.reread())
			} else if p.counted(p.turn()) {
				p.purge(ctx, before)
				p.warm(ctx)
			}
		}
	}
}

// counted passes on whether a guide was published.
func (p *publisher) counted(published bool) bool {
	if !published {
		p.failed.Add(1)
	}
	return published
}

// warm compresses what was just published, and no longer what was before it.
func (p *publisher) warm(ctx context.Context) {
	if p.squeeze == nil {
		return
	}
	if p.stopWarm != nil {
		p.stopWarm()
	}
	ctx, p.stopWarm = context.WithCancel(ctx)
	go p.squeeze(ctx)
}

// reread publishes what a writer has changed, or shows what is wrong with it, in
// the terminal and in open pages. It returns false where the guide before stays.
func (p *publisher) reread() bool {
	start := time.Now()
	content, g, list := p.compile()
	if g == nil {
		p.refuse(list)
		return false
	}
	if err := p.publish(content, g); err != nil {
		fmt.Fprintln(p.terminal, err)
		return false
	}
	warned := ""
	if len(list) > 0 {
		warned = fmt.Sprintf("; %s: leakygut check %s", count(len(list), "warning"), p.dir)
	}
	fmt.Fprintf(p.terminal, "%s, %s in %d ms%s\n", count(len(g.Articles()), "article"), count(len(g.Claims), "claim"), time.Since(start).Milliseconds(), warned)
	return true
}

func (p *publisher) refuse(list source.List) {
	shown, errs := firstErrors(list), list.Errors()
	if err := source.Print(p.terminal, p.dir, shown); err != nil {
		return
	}
	if errs > len(shown) {
		fmt.Fprintf(p.terminal, "\nand %d more: leakygut check %s\n", errs-len(shown), p.dir)
	}
	fmt.Fprintf(p.terminal, "\n%s: the version before stays\n", count(errs, "error"))
	if err := p.site.Refuse(p.dir, list); err != nil {
		fmt.Fprintln(p.terminal, err)
	}
}

// reload publishes what the folder holds now, and tells the operator in one line.
// It returns false where the guide before stays.
func (p *publisher) reload() bool {
	content, g, list := p.compile()
	if g == nil {
		first := firstErrors(list)[0]
		p.logger.Error("content not reloaded, the guide before stays", "errors", list.Errors(),
			"first", fmt.Sprintf("%s: %s [%s]", first.Place(p.dir), first.Message, first.Rule))
		return false
	}
	if err := p.publish(content, g); err != nil {
		p.logger.Error("content not reloaded, the guide before stays", "error", err)
		return false
	}
	p.logger.Info("content reloaded", "articles", len(g.Articles()), "claims", len(g.Claims))
	return true
}

// turn publishes the articles whose day has come, out of the content that is
// served: whatever happened to the folder since waits until it is asked for.
func (p *publisher) turn() bool {
	g, list := p.compiler.Compile(p.content, p.options()...)
	if g == nil {
		p.due = guide.Date{} // not again each minute
		p.logger.Error("what is due was not published, the guide before stays", "errors", list.Errors())
		return false
	}
	if err := p.publish(p.content, g); err != nil {
		p.logger.Error("what is due was not published, the guide before stays", "error", err)
		return false
	}
	p.logger.Info("published what was due", "articles", len(g.Articles()))
	return true
}

// compile compiles the folder as it is now. The guide is nil where the list holds
// errors; a folder that cannot be read is one.
func (p *publisher) compile() (*compile.Content, *guide.Guide, source.List) {
	content, err := p.compiler.Read(contentOf(p.dir))
	if err != nil {
		d := source.Diagnostic{File: source.NewFile("", nil), Rule: "content-folder", Message: err.Error()}
		if errors.Is(err, fs.ErrNotExist) {
			d.Message, d.Hint = "the content folder, or a file that was just there, is gone", "put it back: it is read as soon as it is there"
		}
		return nil, nil, source.List{d}
	}
	g, list := p.compiler.Compile(content, p.options()...)
	return content, g, list
}

func (p *publisher) publish(content *compile.Content, g *guide.Guide) error {
	if err := p.site.Publish(g); err != nil {
		return err
	}
	p.content, p.due, p.guide = content, g.Due, g
	return nil
}
