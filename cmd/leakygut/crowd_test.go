package main

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"testing"
	"time"
)

const aRequest = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"

// answered asks on a connection, and wants an answer.
func answered(t *testing.T, who string, conn net.Conn, request string) {
	t.Helper()
	_ = conn.SetDeadline(time.Now().Add(15 * time.Second))
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatalf("%s: %v", who, err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatalf("%s: %v", who, err)
	}
	if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.Body.Close() != nil {
		t.Fatalf("%s: %v", who, err)
	}
}

// TestSilentClientsMakeRoom fills a server with clients that ask nothing: those that
// asked before, and those that never finish their headers. The next is answered, and
// one of the silent loses its connection: the longest, which is the first unless the
// server took note of two answers in the other order.
func TestSilentClientsMakeRoom(t *testing.T) {
	t.Parallel()
	for name, silence := range map[string]string{"idle": aRequest, "slow": "GET / HTTP/1.1\r\nHo"} {
		s := serve(t, "--max-connections", "2")
		var silent []net.Conn
		for range 2 {
			conn := dial(t, s)
			if name == "idle" {
				answered(t, name, conn, silence)
			} else if _, err := io.WriteString(conn, silence); err != nil {
				t.Fatal(err)
			}
			silent = append(silent, conn)
		}
		if name == "slow" {
			answered(t, "the one before", dial(t, s), aRequest) // so that both have been accepted
		}
		answered(t, "a reader", dial(t, s), aRequest)
		ended := make(chan error, len(silent))
		for _, conn := range silent {
			_ = conn.SetDeadline(time.Now().Add(15 * time.Second))
			go func() {
				_, err := conn.Read(make([]byte, 1))
				ended <- err
			}()
		}
		if err := <-ended; err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: all the silent stay: %v", name, err)
		}
	}
}

// TestMaxConnections has a client wait while all others are being answered, and
// answers it when one of them has been.
func TestMaxConnections(t *testing.T) {
	t.Parallel()
	s := serve(t, "--max-connections", "1")
	first := dial(t, s)
	form := "POST /visit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n"
	if _, err := io.WriteString(first, form); err != nil {
		t.Fatal(err)
	}
	if goOn, err := http.ReadResponse(bufio.NewReader(first), nil); err != nil || goOn.Body.Close() != nil || goOn.StatusCode != http.StatusContinue {
		t.Fatalf("the form is not read: %v, %v", goOn, err)
	}
	second := dial(t, s)
	if _, err := io.WriteString(second, aRequest); err != nil {
		t.Fatal(err)
	}
	_ = second.SetDeadline(time.Now().Add(200 * time.Millisecond))
	if _, err := second.Read(make([]byte, 1)); err == nil {
		t.Fatal("the second client was answered while the first was")
	}
	answered(t, "the first client", first, "main=a")
	answered(t, "the second client", second, "")
}

// TestChunksAreTheLast sends what is two requests to whoever reads chunks, and one to
// whoever counts bytes. The second gets no answer.
func TestChunksAreTheLast(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, start := range []string{"GET /about", "POST /visit"} {
		conn := dial(t, s)
		body := "0\r\n\r\n" + aRequest
		answered(t, start, conn, start+" HTTP/1.1\r\nHost: localhost\r\nContent-Length: "+strconv.Itoa(len(body))+"\r\nTransfer-Encoding: chunked\r\n\r\n"+body)
		if rest, _ := io.ReadAll(conn); len(rest) > 0 { // an end, or a reset
			t.Errorf("%s: after the answer: %.100q", start, rest)
		}
	}
}
