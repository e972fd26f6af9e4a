package standing

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"leakygut/internal/bibliography"
)

// Config says whom to ask and how. Every field but Mailto, Cache and Progress
// has to be set.
type Config struct {
	Crossref string        // base address of the REST API: https://api.crossref.org
	PubMed   string        // base address of the E-utilities, without a slash at the end
	DOI      string        // base address that resolves DOIs: https://doi.org
	Mailto   string        // e-mail address of whoever asks; empty for none
	Timeout  time.Duration // of one request
	Cache    *Cache        // where answers are kept; nil for nowhere
	Clock    Clock
	Progress func(done, all int) // is told of each question; nil for nobody
}

// service is one of those who are asked.
type service string

const (
	crossref service = "Crossref"
	pubmed   service = "PubMed"
	address  service = "address"
)

// workers is how many questions a service is asked at the same time. Addresses
// are on many hosts, one of which may be slow.
var workers = map[service]int{crossref: 1, pubmed: 1, address: 4}

// question is what one service is asked about one reference.
type question struct {
	service service
	what    string // a DOI, a PMID or an address
}

// answer is what came of a question. It is kept as JSON.
type answer struct {
	Asked  time.Time
	Known  bool    // it is there
	Record *Record `json:",omitempty"` // of Crossref and PubMed
	Final  string  `json:",omitempty"` // where an address leads
	Moved  bool    `json:",omitempty"` // to Final, for good
}

// reply is an answer, or why there is none.
type reply struct {
	question
	answer
	err error
}

// Ask asks about every entry. It returns when every question has its answer or
// has failed, or soon after the context ends: then the report is not complete.
func Ask(ctx context.Context, c Config, entries []bibliography.Entry) Report {
	a := &asker{Config: c, fetcher: newFetcher(c)}
	replies := make([][]reply, len(entries))
	lanes := map[service][]*reply{}
	for i, e := range entries {
		replies[i] = questions(e)
		for j := range replies[i] {
			r := &replies[i][j]
			lanes[r.service] = append(lanes[r.service], r)
			a.all++
		}
	}
	var lanesDone sync.WaitGroup
	for s, lane := range lanes {
		next := make(chan *reply)
		for range workers[s] {
			lanesDone.Go(func() {
				for r := range next {
					r.answer, r.err = a.ask(ctx, r.question)
					a.progress()
				}
			})
		}
		lanesDone.Go(func() {
			for _, r := range lane {
				next <- r
			}
			close(next)
		})
	}
	lanesDone.Wait()
	report := newReport(entries, replies)
	report.CacheError = a.cacheError
	return report
}

// questions are what there is to ask about an entry. An address that only repeats
// an identifier is not asked.
func questions(e bibliography.Entry) []reply {
	var all []reply
	add := func(s service, what string) { all = append(all, reply{question: question{s, what}}) }
	if e.DOI != "" {
		add(crossref, e.DOI)
	}
	if e.PMID != "" {
		add(pubmed, e.PMID)
	}
	for _, l := range bibliography.Format(e).Links {
		if l.Label == "Available from" {
			add(address, l.Href)
		}
	}
	return all
}

type asker struct {
	Config
	fetcher *fetcher

	mu         sync.Mutex
	done, all  int
	cacheError error // the first one
}

func (a *asker) progress() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.done++
	if a.Progress != nil {
		a.Progress(a.done, a.all)
	}
}

// ask answers a question from what is kept, or by asking.
func (a *asker) ask(ctx context.Context, q question) (answer, error) {
	key := string(q.service) + " " + a.base(q.service) + " " + q.what
	if kept, ok := a.Cache.get(key, a.Clock.Now()); ok {
		return kept, nil
	}
	if err := ctx.Err(); err != nil {
		return answer{}, err
	}
	said, err := a.request(ctx, q)
	if ctx.Err() != nil && err != nil {
		return answer{}, ctx.Err()
	}
	if err != nil {
		return answer{}, err
	}
	said.Asked = a.Clock.Now()
	if err := a.Cache.put(key, said); err != nil {
		a.mu.Lock()
		a.cacheError = errors.Join(a.cacheError, err)
		a.mu.Unlock()
	}
	return said, nil
}

func (a *asker) base(s service) string {
	switch s {
	case crossref:
		return strings.TrimSuffix(a.Crossref, "/")
	case pubmed:
		return strings.TrimSuffix(a.PubMed, "/")
	}
	return ""
}

func (a *asker) request(ctx context.Context, q question) (answer, error) {
	switch q.service {
	case crossref:
		return a.askCrossref(ctx, q.what)
	case pubmed:
		return a.askPubMed(ctx, q.what)
	}
	return a.fetcher.address(ctx, q.what)
}
