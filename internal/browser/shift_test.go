package browser

import "testing"

// testShift wants nothing to jump while a page loads, on a phone.
func testShift(t *testing.T, s *stage) {
	for _, address := range []string{"/", "/causes/medicines", "/claims", "/search?q=gluten", "/visit"} {
		t.Run(scene{address: address}.name(), func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			b.resize(390, 844, 1)
			report(t, shifts(b, address))
		})
	}
}

// shifts opens a page and lists what jumped on it.
func shifts(b *tab, address string) []string {
	b.Helper()
	b.before("shift.js")
	b.read(address)
	return ask[[]string](b, "(ms) => new Promise((done) => setTimeout(() => done(window.shifts), ms))", settle.Milliseconds())
}
