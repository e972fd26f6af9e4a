// Package metrics counts what those who run the site watch: how many requests each
// route answers, how and how fast, what is kept, and how the process fares.
//
// Whoever has something to tell registers a function that is asked when a
// monitor comes by ([Metrics.Gauge], [Metrics.Counter]); requests are counted as
// they are answered, by a [Route] that is looked up once. A monitor reads all of it
// at [Metrics.Handler], in the format of Prometheus.
//
// Labels have few values, all of them ours: the pattern of a route, a method, a
// status. No address that was asked for, no query, no client and no referrer is a
// label, because a metric is kept for months. Nothing here is global: a registry
// belongs to one server.
package metrics

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// Namespace begins the name of every metric that is not one of the Go runtime, the
// process or the build.
const Namespace = "leakygut"

// Metrics is what is counted of one server. A nil one counts nothing.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	sent     *prometheus.CounterVec
	took     *prometheus.HistogramVec
	routes   sync.Map // pattern → *Route
}

// New starts to count, from nothing. The process, its runtime and its build are
// counted from the start.
func New() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: Namespace, Name: "http_requests_total", Help: "Requests answered.",
		}, []string{"route", "method", "status"}),
		sent: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: Namespace, Name: "http_response_body_bytes_total", Help: "Bytes of bodies sent, as they were encoded.",
		}, []string{"route"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: Namespace, Name: "http_request_duration_seconds", Help: "Time from the headers of a request to the end of its handler.",
			Buckets: []float64{.00001, .0001, .001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"route"}),
	}
	m.registry.MustRegister(m.requests, m.sent, m.took, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), collectors.NewBuildInfoCollector())
	return m
}

// Gauge tells a value that goes up and down, such as the days that a certificate
// has left. The function is asked whenever a monitor is, on any goroutine. Two of
// one name are a mistake in the program, and panic.
func (m *Metrics) Gauge(name, help string, value func() float64) {
	if m != nil {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: Namespace, Name: name, Help: help}, value))
	}
}

// Counter tells a value that only goes up, under a name that ends in "_total".
func (m *Metrics) Counter(name, help string, value func() float64) {
	if m != nil {
		m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Namespace: Namespace, Name: name, Help: help}, value))
	}
}

// Route counts the requests of one route. A nil one counts nothing.
type Route struct {
	requests *prometheus.CounterVec
	usual    [2][2]prometheus.Counter // GET and HEAD; 200 and 304
	sent     prometheus.Counter
	took     prometheus.Observer
}

// Unrouted is the pattern of requests that no route took.
const Unrouted = "none"

// Route finds what counts the requests of a route by its pattern, such as
// "/claims/{id}". The caller sees to it that there are few.
func (m *Metrics) Route(pattern string) *Route {
	if m == nil {
		return nil
	}
	if pattern == "" {
		pattern = Unrouted
	}
	if r, ok := m.routes.Load(pattern); ok {
		return r.(*Route)
	}
	r := &Route{
		requests: m.requests.MustCurryWith(prometheus.Labels{"route": pattern}),
		sent:     m.sent.WithLabelValues(pattern), took: m.took.WithLabelValues(pattern),
	}
	for i, method := range []string{http.MethodGet, http.MethodHead} {
		for j, status := range []string{"200", "304"} {
			r.usual[i][j] = r.requests.WithLabelValues(method, status)
		}
	}
	first, _ := m.routes.LoadOrStore(pattern, r)
	return first.(*Route)
}

// Answered counts a request with its method, the status of its answer, the bytes
// of the body that were sent, and the time it took.
func (r *Route) Answered(method string, status, size int, took time.Duration) {
	if r == nil {
		return
	}
	r.counter(method, status).Inc()
	r.sent.Add(float64(size))
	r.took.Observe(took.Seconds())
}

// counter has those of nearly all requests at hand: to look one up costs more than
// to count.
func (r *Route) counter(method string, status int) prometheus.Counter {
	i, j := -1, -1
	switch method {
	case http.MethodGet:
		i = 0
	case http.MethodHead:
		i = 1
	}
	switch status {
	case http.StatusOK:
		j = 0
	case http.StatusNotModified:
		j = 1
	}
	if i >= 0 && j >= 0 {
		return r.usual[i][j]
	}
	return r.requests.WithLabelValues(known(method), strconv.Itoa(status))
}

// known is a method that is one, and "other" for whatever clients make up.
func known(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions,
		http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodConnect, http.MethodTrace:
		return method
	}
	return "other"
}
