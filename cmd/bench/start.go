package main

import (
	"context"
	"os"
)

// starting times programs from their start to the end of their first answer.
func starting(ctx context.Context, b *bench) ([]*table, error) {
	t := &table{
		title: "From start to the first whole answer", columns: []string{"ms"},
		about: "Ours compiles and checks the guide that is built in, and draws the page; “empty” is net/http with a handler that writes “ok”; nginx and Caddy serve a folder.",
	}
	if err := os.MkdirAll(b.path("www"), 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(b.path("www", articleFile), []byte("ok"), 0o644); err != nil {
		return nil, err
	}
	first := func(name, path string, start func(port string) (program, error)) contestant {
		return contestant{name, func(int) ([]float64, error) {
			port, err := freePort()
			if err != nil {
				return nil, err
			}
			p, err := start(port)
			if err != nil {
				return nil, err
			}
			s, err := serve(ctx, p, "http://127.0.0.1:"+port+path)
			if err != nil {
				return nil, err
			}
			s.stop()
			return []float64{ms(s.took)}, nil
		}}
	}
	b.turns(ctx, t,
		first(ours, articlePath, func(port string) (program, error) { return b.ours(ctx, port, b.path("start.log")) }),
		first("empty", "/", func(port string) (program, error) { return b.bare(ctx, port) }),
		first("nginx", articleFile, func(port string) (program, error) { return b.nginx(ctx, port, b.path("www")) }),
		first("Caddy", articleFile, func(port string) (program, error) { return b.caddy(ctx, port) }),
	)
	t.hold("ms", "empty", atMost(3))
	t.hold("ms", "", atMost(100))
	return []*table{t}, nil
}
