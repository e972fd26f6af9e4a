package metrics

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

func read(t *testing.T, m *Metrics, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

// TestHook wants what others register to be asked for each time.
func TestHook(t *testing.T) {
	t.Parallel()
	m, days := New(), 90.0
	m.Gauge("certificate_days_left", "Days until the certificate ends.", func() float64 { return days })
	for _, want := range []string{"leakygut_certificate_days_left 90\n", "leakygut_certificate_days_left 89\n"} {
		if _, got := read(t, m, Path); !strings.Contains(got, want) {
			t.Errorf("no %s in:\n%s", want, got)
		}
		days--
	}
}

// TestNothingIsCounted wants a server without metrics to go on.
func TestNothingIsCounted(t *testing.T) {
	t.Parallel()
	var m *Metrics
	m.Gauge("a", "", nil)
	m.Counter("b_total", "", nil)
	m.Route("/").Answered(http.MethodGet, 200, 1, time.Second)
}

// TestRouteIsFoundOnce wants all who count a route to count the same.
func TestRouteIsFoundOnce(t *testing.T) {
	t.Parallel()
	m := New()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { m.Route("/x").Answered(http.MethodGet, 200, 2, time.Millisecond) })
	}
	all.Wait()
	_, got := read(t, m, Path)
	for _, want := range []string{`requests_total{method="GET",route="/x",status="200"} 8`, `bytes_total{route="/x"} 16`, `bucket{route="/x",le="0.001"} 8`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in:\n%s", want, got)
		}
	}
}

// TestProfiles wants what go tool pprof asks for, and nothing else.
func TestProfiles(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]int{
		ProfilesPath: 200, ProfilesPath + "heap": 200, ProfilesPath + "goroutine": 200, ProfilesPath + "cmdline": 200, ProfilesPath + "none": 404, "/": 404,
	} {
		if status, _ := read(t, New(), path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
	}
}

// TestCountingIsFree wants a request that nearly all are to be counted without memory.
func TestCountingIsFree(t *testing.T) {
	r := New().Route("/x")
	if n := testing.AllocsPerRun(100, func() { r.Answered(http.MethodGet, http.StatusOK, 1000, time.Millisecond) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
