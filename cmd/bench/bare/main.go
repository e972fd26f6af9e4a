// Command bare is the least that a Go program does to serve a page: net/http and one
// handler, which writes bytes that it holds in memory. It is what the site is
// measured against.
//
//	bare ADDRESS [PAGE [UNCHANGED]]
//
// PAGE is a file with a whole answer, as HTTP writes it, and UNCHANGED with the
// answer to those who hold that page already. Without them it answers “ok”.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
)

// recorded is an answer that was read once.
type recorded struct {
	header http.Header
	status int
	body   []byte
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "bare: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("on which address?")
	}
	answers := []recorded{{http.Header{}, http.StatusOK, []byte("ok")}}
	for i, file := range args[1:] {
		a, err := read(file)
		if err != nil {
			return err
		}
		answers = append(answers[:i], a)
	}
	server := &http.Server{Addr: args[0], Handler: handler(answers)}
	return server.ListenAndServe()
}

// handler answers with the first, or with the last to those who hold the first.
func handler(answers []recorded) http.Handler {
	first, last := answers[0], answers[len(answers)-1]
	tag := first.header.Get("ETag")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := first
		if held := r.Header.Get("If-None-Match"); held != "" && held == tag {
			a = last
		}
		h := w.Header()
		for name, values := range a.header {
			h[name] = values
		}
		w.WriteHeader(a.status)
		if len(a.body) > 0 {
			_, _ = w.Write(a.body)
		}
	})
}

func read(file string) (recorded, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return recorded{}, err
	}
	answer, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(text)), nil)
	if err != nil {
		return recorded{}, fmt.Errorf("%s: %w", file, err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return recorded{}, fmt.Errorf("%s: %w", file, err)
	}
	answer.Header.Del("Date") // net/http writes its own
	answer.Header.Del("Connection")
	return recorded{answer.Header, answer.StatusCode, body}, nil
}
