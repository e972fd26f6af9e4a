//go:build unix

package siege

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"
)

// root is the top of the repository.
const root = "../.."

// TestSiege builds the program, does to it what is done to programs on the internet,
// and prints what came of it. It begins anew until the time in SOAK, such as 10m, is
// over; without it, it is done once.
func TestSiege(t *testing.T) {
	t.Parallel()
	var soak time.Duration
	if text := os.Getenv("SOAK"); text != "" {
		var err error
		if soak, err = time.ParseDuration(text); err != nil {
			t.Fatalf("SOAK: %v", err)
		}
	}
	s := &siege{program: program(t)}
	t.Cleanup(func() { t.Logf("what was done, and what came of it:\n%s", s.table()) })
	for end := time.Now().Add(soak); ; {
		t.Run("siege", s.all)
		if t.Failed() || !time.Now().Before(end) {
			return
		}
	}
}

// all is everything once. Requests come to one server, one kind after the other; the
// rest has servers of its own beside it.
func (s *siege) all(t *testing.T) {
	for name, test := range map[string]func(*testing.T){
		"requests": s.requests, "slow": s.slow, "resets": s.resets, "reloads": s.reloads, "content": s.content,
		"term": s.term, "kill": s.kill, "disk": s.disk,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t) })
	}
}

func (s *siege) requests(t *testing.T) {
	v := s.serve(t, folder(t), "--max-connections", strconv.Itoa(places(t)))
	v.warmed(t)
	for _, test := range []func(*testing.T, *server){s.framing, s.addresses, s.headers, s.poison, s.queries, s.idle} {
		test(t, v)
	}
}

// siege is the program, and the rows of the table.
type siege struct {
	program string
	mu      sync.Mutex
	rows    []row
}

// row is what was done, how many requests were made with and beside it, and how many of
// them were not answered as they should be.
type row struct {
	what         string
	asked, wrong int
	before       figures
	height       figures // in the midst of it
	after        figures
}

func (s *siege) note(r row) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows = append(s.rows, r)
}

func (s *siege) table() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\trequests\twrong\theap, MB: before\tamid\tafter\tgoroutines: before\tamid\tafter\tresident, MB: before\tafter\t")
	for _, r := range s.rows {
		fmt.Fprintf(w, "%s\t%d\t%d\t%.1f\t%.1f\t%.1f\t%d\t%d\t%d\t%.0f\t%.0f\t\n", r.what, r.asked, r.wrong,
			r.before.heap, r.height.heap, r.after.heap, r.before.goroutines, r.height.goroutines, r.after.goroutines,
			r.before.resident, r.after.resident)
	}
	_ = w.Flush() // to memory
	return b.String()
}

// program builds the program as operators have it.
func program(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "leakygut")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", file, "./cmd/leakygut")
	build.Dir, build.Env = root, append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, said)
	}
	return file
}
