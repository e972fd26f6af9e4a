package main

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"leakygut/internal/web"
)

// metricName finds the metrics in an expression of Prometheus.
var metricName = regexp.MustCompile(`\b(?:leakygut|process|go)_\w+`)

// TestMonitors holds the alerts and the dashboard of deploy to the metrics that a
// server has: an alert about a metric that is not there never wakes anybody.
func TestMonitors(t *testing.T) {
	t.Parallel()
	known := metricsOf(t)
	var alerts struct {
		Groups []struct {
			Rules []struct {
				Alert, Expr string
				Annotations struct{ Summary string }
			}
		}
	}
	if err := yaml.Load(read(t, "prometheus/alerts.yaml"), &alerts); err != nil {
		t.Fatal(err)
	}
	var board struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(read(t, "grafana/dashboard.json"), &board); err != nil {
		t.Fatal(err)
	}
	expressions := map[string]string{}
	for _, g := range alerts.Groups {
		for _, r := range g.Rules {
			expressions["alert "+r.Alert] = r.Expr
			if r.Annotations.Summary == "" {
				t.Errorf("the alert %s does not say what is wrong", r.Alert)
			}
		}
	}
	for _, p := range board.Panels {
		for _, target := range p.Targets {
			expressions["panel "+p.Title] += target.Expr + "\n"
		}
	}
	if len(expressions) < 15 {
		t.Fatalf("%d alerts and panels", len(expressions))
	}
	for name, expression := range expressions {
		for _, metric := range metricName.FindAllString(expression, -1) {
			if base := strings.TrimSuffix(metric, "_bucket"); !known[base] {
				t.Errorf("%s: no metric is called %s", name, metric)
			}
		}
	}
}

// metricsOf are the names of the metrics of a server that has certificates and has
// answered.
func metricsOf(t *testing.T) map[string]bool {
	t.Helper()
	p := &publisher{dir: smallContent(t), now: time.Now, terminal: io.Discard, logger: slog.New(slog.DiscardHandler)}
	g, err := p.first()
	if err != nil {
		t.Fatal(err)
	}
	m, stop, err := watched("127.0.0.1:0", p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	m.Gauge(certificateDays, "days", func() float64 { return 1 })
	site, err := web.New(web.Config{Guide: g, BaseURL: "https://example.org", Logger: p.logger, Now: p.now, Metrics: m})
	if err != nil {
		t.Fatal(err)
	}
	site.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	answer := httptest.NewRecorder()
	m.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	names := map[string]bool{}
	for _, line := range strings.Split(answer.Body.String(), "\n") {
		if name, ok := strings.CutPrefix(line, "# TYPE "); ok {
			names[strings.Fields(name)[0]] = true
		}
	}
	return names
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}
