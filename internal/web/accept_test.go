package web

import "testing"

// FuzzAcceptEncoding wants weights from 0 to 1 whatever a client sends, and no
// encoding chosen that it refused by name.
func FuzzAcceptEncoding(f *testing.F) {
	for _, seed := range []string{
		"", "gzip", "br, gzip;q=0.5", "*;q=0", "identity;q=0, *", "gzip;q=NaN", "gzip;q=-0", "gzip;q=-1", "gzip;q=1e400",
		"br;q=inf", "br;q=0x1p-2", ";q=1", "gzip;;q=1", "\xff;q=\xff", "GZIP;Q=0.001,x-gzip",
	} {
		f.Add(seed)
	}
	rep, err := newRepresentation([]byte("text"), "text/plain; charset=utf-8")
	if err != nil {
		f.Fatal(err)
	}
	rep.squeeze()
	f.Fuzz(func(t *testing.T, value string) {
		accepted := parseAcceptEncoding([]string{value})
		for name, q := range accepted {
			if !(q >= 0 && q <= 1) {
				t.Errorf("%q has the weight %v", name, q)
			}
		}
		for name, v := range map[string]*variant{"br": rep.brotli.Load(), "gzip": rep.gzip, "identity": rep.plain} {
			if q := accepted.quality(v); !(q >= 0 && q <= 1) {
				t.Errorf("%s: quality %v", name, q)
			}
		}
		chosen := rep.choose(newRequest(t, "/", value, ""))
		if chosen.encoding != nil && accepted.quality(chosen) == 0 {
			t.Errorf("%q is sent %s, which it refuses", value, chosen.encoding)
		}
	})
}
