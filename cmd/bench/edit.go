package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// editing changes one article among many: what a compile costs that knows the
// others, and how long a writer waits for the page.
func editing(ctx context.Context, b *bench) ([]*table, error) {
	articles := b.Articles[len(b.Articles)-1]
	dir, err := b.folder(ctx, articles)
	if err != nil {
		return nil, err
	}
	again := &table{
		title: "Compile again", columns: []string{"full s", "after an edit s"},
		about: fmt.Sprintf("One edit among %s articles: the folder is read, compiled, linked and checked again.", number(float64(articles))),
	}
	b.turns(ctx, again, contestant{ours, func(int) ([]float64, error) {
		c, err := run(ctx, program{args: []string{b.self, "again", dir + "/content"}}, jobTime)
		if err != nil {
			return nil, err
		}
		var full, after float64
		_, err = fmt.Sscan(c.said, &full, &after)
		return []float64{full, after}, err
	}})
	again.goal("s after an edit ", " × full", again.of(ours, "after an edit s").over(again.of(ours, "full s")), atMost(0.1))

	saved := &table{
		title: "From save to page", columns: []string{"ms"},
		about: "`leakygut serve --content DIR` and `hugo server --renderToMemory`, which watch the folder: from the save of an article until its page shows it.",
	}
	b.turns(ctx, saved,
		contestant{ours, func(round int) ([]float64, error) {
			return b.save(ctx, dir+"/content", "/causes/stress", round, func(port string) (program, error) {
				return b.ours(ctx, port, b.path("edit.log"), "--content", dir+"/content")
			})
		}},
		contestant{"Hugo", func(round int) ([]float64, error) {
			return b.save(ctx, dir+"/hugo/content", "/causes/stress/", round, func(port string) (program, error) {
				hugo, err := b.tool(ctx, "hugo")
				return program{args: []string{hugo, "server", "--renderToMemory", "--bind", "127.0.0.1", "--port", port, "--source", dir + "/hugo"}}, err
			})
		}},
	)
	return []*table{again, saved}, nil
}

// save starts a server that watches a folder, saves an edit, and times until the
// page shows it.
func (b *bench) save(ctx context.Context, dir, page string, round int, start func(port string) (program, error)) ([]float64, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	p, err := start(port)
	if err != nil {
		return nil, err
	}
	address := "http://127.0.0.1:" + port + page
	s, err := serve(ctx, p, address)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	if err := s.settle(ctx); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, edited)
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.WriteFile(file, text, 0o644) }()
	saved := time.Now()
	if err := os.WriteFile(file, edit(text, round+2), 0o644); err != nil {
		return nil, err
	}
	for time.Since(saved) < time.Minute && ctx.Err() == nil {
		a, err := get(ctx, address, "Accept-Encoding", "identity")
		if err == nil && bytes.Contains(a.body, []byte(sentence(round+2))) {
			return []float64{ms(time.Since(saved))}, nil
		}
		time.Sleep(2 * time.Millisecond)
	}
	return nil, fmt.Errorf("%s does not show an edit after a minute", strings.TrimSuffix(page, "/"))
}
