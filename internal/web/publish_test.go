package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"leakygut/internal/guide"
)

// TestPublish checks that a guide that takes the place of another is seen at
// once, and that copies of the older one are no longer good.
func TestPublish(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Older")})
	before := get(site, "/what-is-leaky-gut")
	if err := site.Publish(smallGuide("Newer")); err != nil {
		t.Fatal(err)
	}
	after := get(site, "/what-is-leaky-gut", "If-None-Match", before.Header().Get("Etag"))
	if after.Code != http.StatusOK {
		t.Errorf("status %d to the tag of the older guide, want 200", after.Code)
	}
	checkEdition(t, after, "Newer", "Older")
}

// TestPublishSamePage checks that a copy of a page that did not change stays
// good.
func TestPublishSamePage(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	before := get(site, "/about")
	changed := smallGuide("Guide")
	changed.Guides[0].Title = "Another title"
	if err := site.Publish(changed); err != nil {
		t.Fatal(err)
	}
	after := get(site, "/about", "If-None-Match", before.Header().Get("Etag"))
	if after.Code != http.StatusNotModified {
		t.Errorf("status %d to the tag of a page that did not change, want 304", after.Code)
	}
}

// TestPublishWhileServing swaps two guides under readers, with Warm at work:
// every answer is of one guide from start to end, errors included. It ends when
// each reader has seen the guide change a few times.
func TestPublishWhileServing(t *testing.T) {
	t.Parallel()
	guides := []*guide.Guide{smallGuide("First"), smallGuide("Second")}
	site := newSite(t, Config{Guide: guides[0]})
	ctx, stop := context.WithCancel(t.Context())
	var publisher, readers sync.WaitGroup
	publisher.Go(func() {
		for i := 1; ctx.Err() == nil; i++ {
			if err := site.Publish(guides[i%2]); err != nil {
				t.Error(err)
			}
			time.Sleep(time.Millisecond)
		}
	})
	publisher.Go(func() {
		for ctx.Err() == nil {
			site.Warm(ctx)
		}
	})
	for _, address := range []string{"/", "/what-is-leaky-gut", "/claims/a-claim", "/claims?certainty=low", "/abuot"} {
		readers.Go(func() { readThroughChanges(t, site, address) })
	}
	readers.Wait()
	stop()
	publisher.Wait()
}

func readThroughChanges(t *testing.T, site http.Handler, address string) {
	tags, last := map[string]string{}, "" // entity tag → guide
	for changes := 0; changes < 20 && !t.Failed(); {
		w := get(site, address, "Accept-Encoding", "br, gzip")
		name := checkEdition(t, w, "First", "Second")
		if name != last {
			changes++
		}
		last = name
		tag := w.Header().Get("Etag") // none of an error
		if other := tags[tag]; tag != "" && other != "" && other != name {
			t.Errorf("%s: one entity tag for %s and %s", address, name, other)
		}
		tags[tag] = name
	}
}

// checkEdition wants a page that names one of two guides and never the other,
// and returns which.
func checkEdition(t *testing.T, w *httptest.ResponseRecorder, one, other string) string {
	t.Helper()
	a, err := recorded(http.MethodGet, w.Header(), w.Code, w.Body.Bytes())
	if err != nil {
		t.Errorf("decode: %v", err)
	}
	hasOne, hasOther := strings.Contains(a.body, one), strings.Contains(a.body, other)
	if hasOne == hasOther {
		t.Errorf("%s in the page: %t; %s: %t", one, hasOne, other, hasOther)
	}
	if hasOther {
		return other
	}
	return one
}
