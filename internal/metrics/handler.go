package metrics

import (
	"net/http"
	"net/http/pprof"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Addresses of what operators read.
const (
	Path         = "/metrics"
	ProfilesPath = "/debug/pprof/"
)

// Handler answers monitors, and whoever looks for what a running server spends its
// time and memory on (go tool pprof). It is for a listener of its own that readers
// cannot reach: a profile shows the inside of the program, and costs its time.
func (m *Metrics) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET "+Path, promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry}))
	mux.HandleFunc(ProfilesPath, pprof.Index) // also each profile by its name
	mux.HandleFunc(ProfilesPath+"cmdline", pprof.Cmdline)
	mux.HandleFunc(ProfilesPath+"profile", pprof.Profile)
	mux.HandleFunc(ProfilesPath+"symbol", pprof.Symbol)
	mux.HandleFunc(ProfilesPath+"trace", pprof.Trace)
	return mux
}
