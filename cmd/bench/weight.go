package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"
)

// finding is the part of a report of Lighthouse that is read.
type finding struct {
	Categories map[string]struct{ Score *float64 }
	Audits     map[string]struct {
		NumericValue float64
		Details      json.RawMessage // of a shape that depends on the audit
	}
	RuntimeError struct{ Message string }
}

// What is read of Lighthouse, beside the weight, in the order of the columns.
var (
	lighthouseTimes  = []string{"largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"}
	lighthouseScores = []string{"accessibility", "best-practices", "seo"}
)

// weighing loads the page in a browser, as a slow telephone would.
func weighing(ctx context.Context, b *bench) ([]*table, error) {
	t := &table{
		title: "The first view", columns: []string{"bytes first", "KB in all", "requests", "LCP ms", "TBT ms", "CLS", "accessibility", "best practices", "SEO"},
		about: "`" + articlePath + "` in Chromium, by " + lighthousePackage + " with its settings for mobile telephones, which slow network and processor down. “bytes first” is the page without its drawing, " +
			"with the styles for screens and the scripts that it names, in brotli; “KB in all” is what is transferred in the end, headers included. The other page is the same article by Hugo's two templates without any style, served by nginx in brotli.",
	}
	file, err := b.lighthouse(ctx)
	if err != nil {
		return nil, err
	}
	chromium, err := b.tool(ctx, "chromium")
	if err != nil {
		return nil, err
	}
	var contestants []contestant
	add := func(name, path string, start func(port string) (program, error)) func() {
		port, err := freePort()
		var p program
		if err == nil {
			p, err = start(port)
		}
		var s *server
		address := "http://127.0.0.1:" + port + path
		if err == nil {
			s, err = serve(ctx, p, address)
		}
		if err == nil {
			err = s.settle(ctx)
		}
		if err != nil {
			contestants = append(contestants, absent(name, err))
			return func() {}
		}
		contestants = append(contestants, contestant{name, func(int) ([]float64, error) { return b.audit(ctx, file, chromium, address) }})
		return s.stop
	}
	defer add(ours, articlePath, func(port string) (program, error) { return b.ours(ctx, port, b.path("weight.log")) })()
	defer add("Hugo", "/guides"+articlePath+"/", func(port string) (program, error) { return b.hugoSite(ctx, port) })()
	b.turns(ctx, t, contestants...)
	for _, engine := range []string{"Starlight", "VitePress", "Docusaurus"} {
		t.missing(engine, errors.New("no build of it is set up here"))
	}
	t.hold("bytes first", "", atMost(14<<10))
	t.hold("LCP ms", "Hugo", atMost(1))
	for _, none := range []string{"TBT ms", "CLS"} {
		t.hold(none, "", atMost(0))
	}
	for _, full := range []string{"accessibility", "best practices", "SEO"} {
		t.hold(full, "", atLeast(100))
	}
	return []*table{t}, nil
}

// hugoSite is the site that Hugo makes of the smallest folder, compressed and served
// by nginx.
func (b *bench) hugoSite(ctx context.Context, port string) (program, error) {
	dir, err := b.folder(ctx, b.Articles[0])
	if err != nil {
		return program{}, err
	}
	hugo, err := b.tool(ctx, "hugo")
	if err != nil {
		return program{}, err
	}
	root := b.path("weight")
	for _, args := range [][]string{{hugo, "--source", dir + "/hugo", "--destination", root}, {b.self, "compress", root}} {
		if _, err := run(ctx, program{args: args}, jobTime); err != nil {
			return program{}, err
		}
	}
	return b.nginx(ctx, port, root)
}

// audit has Lighthouse look at a page.
func (b *bench) audit(ctx context.Context, lighthouse, chromium, address string) ([]float64, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	profile := b.path("profile")
	if err := os.RemoveAll(profile); err != nil {
		return nil, err
	}
	// Started here and not by Lighthouse, so that it ends even where Lighthouse does not.
	browser, err := serve(ctx, program{args: []string{
		chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-component-update", "--no-first-run",
		"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--user-data-dir=" + profile, "--remote-debugging-port=" + port, "about:blank",
	}}, "http://127.0.0.1:"+port+"/json/version")
	if err != nil {
		return nil, err
	}
	defer browser.stop()
	out := b.path("lighthouse.json")
	if _, err = run(ctx, program{args: []string{
		lighthouse, address, "--quiet", "--port=" + port, "--output=json", "--output-path=" + out, "--only-categories=performance,accessibility,best-practices,seo",
	}}, 3*time.Minute); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	found, err := readLighthouse(text)
	if err != nil {
		return nil, err
	}
	first, err := firstView(ctx, address)
	return append([]float64{first}, found...), err
}

// readLighthouse reads a report: values in the order of the columns, from “KB in all”
// on.
func readLighthouse(text []byte) ([]float64, error) {
	var f finding
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, fmt.Errorf("lighthouse: %w", err)
	}
	if f.RuntimeError.Message != "" {
		return nil, fmt.Errorf("lighthouse: %s", f.RuntimeError.Message)
	}
	var requests struct {
		Items []struct{ TransferSize float64 }
	}
	if err := json.Unmarshal(f.Audits["network-requests"].Details, &requests); err != nil {
		return nil, fmt.Errorf("lighthouse: no network-requests: %w", err)
	}
	all := 0.0
	for _, r := range requests.Items {
		all += r.TransferSize / 1024
	}
	values := []float64{all, float64(len(requests.Items))}
	for _, name := range lighthouseTimes {
		audit, ok := f.Audits[name]
		if !ok {
			return nil, fmt.Errorf("lighthouse: no %s", name)
		}
		values = append(values, audit.NumericValue)
	}
	for _, name := range lighthouseScores {
		score := f.Categories[name].Score
		if score == nil {
			return nil, fmt.Errorf("lighthouse: no score for %s", name)
		}
		values = append(values, *score*100)
	}
	return values, nil
}
