package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// program is a command line, and where it runs.
type program struct {
	args []string
	dir  string
	env  []string // beside those of this process
	core string   // the processor it is kept on; any where empty
	log  string   // the file for what a server says; nowhere where empty
}

// cost is what a process took.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // bytes resident at most, or what this process had when it began the other: it is kept small
	said      string
}

// command is a process group of its own, so that what it starts ends with it.
func (p program) command(ctx context.Context) *exec.Cmd {
	args := p.args
	if p.core != "" {
		args = append([]string{"taskset", "-c", p.core}, args...)
	}
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	c.Dir, c.Env = p.dir, append(os.Environ(), p.env...)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	c.WaitDelay = 5 * time.Second
	return c
}

// run runs a program to its end, within a time.
func run(ctx context.Context, p program, within time.Duration) (cost, error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	var said, wrong bytes.Buffer
	c := p.command(ctx)
	c.Stdout, c.Stderr = &said, &wrong
	start := time.Now()
	err := c.Run()
	wall := time.Since(start)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = fmt.Errorf("not finished after %v", within)
	}
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w: %s", filepath.Base(p.args[0]), err, lastLine(wrong.String()+said.String()))
	}
	used, _ := c.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{wall, c.ProcessState.UserTime() + c.ProcessState.SystemTime(), used.Maxrss * 1024, said.String()}, nil
}

func lastLine(text string) string {
	text = strings.TrimSpace(text)
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// server is a program that answers until it is stopped.
type server struct {
	command *exec.Cmd
	ended   chan struct{}
	took    time.Duration // from the start of the process to the end of its first answer
}

// startTime is how long a server may take until its first answer.
const startTime = 2 * time.Minute

// serve starts a program and waits until an address answers.
func serve(ctx context.Context, p program, address string) (*server, error) {
	s := &server{command: p.command(ctx), ended: make(chan struct{})}
	if p.log != "" {
		w, err := os.Create(p.log)
		if err != nil {
			return nil, err
		}
		defer func() { _ = w.Close() }()
		s.command.Stdout, s.command.Stderr = w, w
	}
	start := time.Now()
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	go func() { _ = s.command.Wait(); close(s.ended) }()
	for time.Since(start) < startTime && ctx.Err() == nil {
		if _, err := get(ctx, address); err == nil {
			s.took = time.Since(start)
			return s, nil
		}
		select {
		case <-s.ended:
			return nil, fmt.Errorf("%s ended before it answered: %w", filepath.Base(p.args[0]), errors.New(s.command.ProcessState.String()))
		case <-time.After(200 * time.Microsecond):
		}
	}
	s.stop()
	return nil, fmt.Errorf("%s did not answer within %v", filepath.Base(p.args[0]), startTime)
}

// stop ends the server and what it started.
func (s *server) stop() {
	select {
	case <-s.ended: // and its number may be another's
		return
	default:
		_ = syscall.Kill(-s.command.Process.Pid, syscall.SIGTERM)
	}
	select {
	case <-s.ended:
	case <-time.After(10 * time.Second):
		_ = syscall.Kill(-s.command.Process.Pid, syscall.SIGKILL)
		<-s.ended
	}
}

// settleTime is how long a server may work on after its first answer.
const settleTime = 10 * time.Minute

// settle waits until what a server does after its first answer is done, such as
// compressing pages: until it takes hardly any time for a while.
func (s *server) settle(ctx context.Context) error {
	for end := time.Now().Add(settleTime); time.Now().Before(end) && ctx.Err() == nil; {
		before, err := s.cpu()
		if err != nil {
			return err
		}
		time.Sleep(2 * time.Second)
		after, err := s.cpu()
		if err != nil {
			return err
		}
		if after-before <= 20*time.Millisecond {
			return nil
		}
	}
	return fmt.Errorf("%s was still at work after %v", filepath.Base(s.command.Path), settleTime)
}

// cpu is the processor time that the server's process took so far, to a hundredth
// of a second.
func (s *server) cpu() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.command.Process.Pid))
	if err != nil {
		return 0, fmt.Errorf("processor time: %w", err)
	}
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	var ticks int
	for _, field := range fields[11:13] { // user and system time, after the name in brackets
		n, err := strconv.Atoi(field)
		if err != nil {
			return 0, fmt.Errorf("processor time: %w", err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond, nil
}

// freePort is a port of this machine that nothing listens on.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("find a free port: %w", err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port, l.Close()
}

// answer is what a server sends.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// get asks for an address as a browser does, on a connection of its own, and wants
// a whole answer.
func get(ctx context.Context, address string, headers ...string) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return answer{}, err
	}
	r.Close = true
	r.Header.Set("Accept-Encoding", "br")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK && response.StatusCode != http.StatusNotModified {
		err = fmt.Errorf("%s: %s", address, response.Status)
	}
	return answer{response.StatusCode, response.Header, body}, err
}
