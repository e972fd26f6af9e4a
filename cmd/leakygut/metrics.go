package main

import (
	"errors"
	"maps"
	"net"
	"net/http"
	"slices"
	"time"

	"leakygut/internal/metrics"
)

// profileTime is how long an answer to an operator may take: a profile of the
// processor takes half a minute unless more is asked for.
const profileTime = 2 * time.Minute

// watched answers monitors at an address, on a listener apart from that for readers,
// until it is stopped. It returns what they are told, which is nil where there is no
// address. Without metrics the site goes on, so a failure later on is told and no
// more.
func watched(addr string, p *publisher) (m *metrics.Metrics, stop func(), err error) {
	if addr == "" {
		return nil, func() {}, nil
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, nil, listenError("--metrics-addr", addr, err)
	}
	m = metrics.New()
	m.Counter("reload_failures_total", "Guides that were not published, for mistakes in the content or a fault.",
		func() float64 { return float64(p.failed.Load()) })
	m.Counter("purge_failures_total", "Requests to caches to let go of what has changed that failed; each is made again.",
		func() float64 { return float64(p.untold.Load()) })
	server := &http.Server{
		Handler: m.Handler(), ErrorLog: errorLog(p.logger.Handler()),
		ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout,
		WriteTimeout: profileTime, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
	}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			p.logger.Error("metrics are not served any more", "error", err)
		}
	}()
	at := local(listener.Addr())
	p.logger.Info("metrics", "address", at+metrics.Path, "profiles", at+metrics.ProfilesPath)
	return m, func() { _ = server.Close() }, nil
}

// certificateDays is the metric of certificates.
const certificateDays = "certificate_days_left"

// fewest is the least of the days that certificates have left. A site without a
// certificate has none.
func fewest(days map[string]float64) float64 {
	if len(days) == 0 {
		return 0
	}
	return slices.Min(slices.Collect(maps.Values(days)))
}
