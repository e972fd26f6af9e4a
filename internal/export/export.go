package export

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"leakygut/internal/compress"
)

// Config is what to write, and where to. The fields up to Addresses are required.
type Config struct {
	Dir       string       // folder that becomes the site; its parent exists
	Site      http.Handler // answers for every address; it is asked from several goroutines
	BaseURL   string       // scheme and host of the site, without a slash at the end
	Addresses []string     // what to write; each answers with 200

	Moved    map[string]string // older address → that of today
	Gone     []string          // addresses that answer with 410
	Compress bool              // whether to write .br and .gz beside what is text
	Netlify  bool              // whether _redirects may hold what only Netlify understands
	Progress func(done, all int)
}

// Summary is what an export did.
type Summary struct {
	Files   int   // that the folder has now, the manifest left out
	Bytes   int64 // in them
	Written int   // files that are new or changed
	Removed int   // files that the folder had before and has no more
}

// exporter writes one site.
type exporter struct {
	Config
	folder  *folder
	headers headers
	forms   []form

	mu   sync.Mutex // of what follows, and of headers
	done int
	all  int // parts
	sum  Summary
	now  manifest
}

// Run writes a site. It fails, and leaves the folder as it was, where an address
// has no answer, where a file cannot be written, where the context ends, and where
// the folder holds what no export wrote.
func Run(ctx context.Context, c Config) (Summary, error) {
	return run(ctx, c, disk{})
}

func run(ctx context.Context, c Config, files files) (Summary, error) {
	f, err := openFolder(c.Dir, files)
	if err != nil {
		return Summary{}, err
	}
	var encoder compress.Encoder
	x := &exporter{Config: c, folder: f, headers: headers{}, now: manifest{},
		forms: []form{{".br", encoder.Brotli}, {".gz", encoder.Gzip}}}
	err = x.write(ctx)
	if err == nil {
		err = f.swap()
	}
	if err != nil {
		f.discard()
		return Summary{}, err
	}
	return x.sum, f.clean()
}

// write fills the new folder.
func (x *exporter) write(ctx context.Context) error {
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	parts := x.parts()
	x.all = len(parts)
	for _, p := range parts {
		if inner.Err() != nil {
			break
		}
		group.Go(func() error { return x.part(inner, p) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for name, text := range map[string]string{"_headers": x.headers.text(), "_redirects": x.redirects()} {
		if err := x.put(name, []byte(text), false); err != nil {
			return err
		}
	}
	x.sum.Removed = x.folder.before.without(x.now)
	return x.folder.writeManifest(x.now)
}

// part is a page or a file: what is asked for, and the status that comes with it.
type part struct {
	address string
	status  int
	leadsTo string // of an older address, which is not asked for
}

// parts lists everything in an order that is always the same.
func (x *exporter) parts() []part {
	all := []part{{address: notFound, status: http.StatusNotFound}}
	for _, a := range x.Addresses {
		all = append(all, part{address: a, status: http.StatusOK})
	}
	for _, a := range x.Gone {
		all = append(all, part{address: a, status: http.StatusGone})
	}
	for older, target := range x.Moved {
		if isPage(older) {
			all = append(all, part{address: older, leadsTo: target})
		}
	}
	slices.SortFunc(all, func(a, b part) int { return cmp.Compare(a.address, b.address) })
	return all
}

// part writes one of them, compressed too where it is text.
func (x *exporter) part(ctx context.Context, p part) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	body, text := x.leadOn(p.leadsTo), true
	if p.leadsTo == "" {
		a, err := ask(ctx, x.Site, p.address)
		if err != nil {
			return err
		}
		if a.status != p.status {
			return fmt.Errorf("%s: status %d, not %d", p.address, a.status, p.status)
		}
		body, text = a.body.Bytes(), a.isText()
		x.mu.Lock()
		x.headers.note(p.address, a.header)
		x.mu.Unlock()
	}
	if err := x.put(File(p.address), body, text && x.Compress); err != nil {
		return err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.done++
	if x.Progress != nil {
		x.Progress(x.done, x.all)
	}
	return nil
}
