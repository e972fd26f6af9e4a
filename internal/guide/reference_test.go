package guide

import "testing"

func TestRetractionWhen(t *testing.T) {
	t.Parallel()
	for date, want := range map[string]string{
		"2020-02-06": "on February 6, 2020", "2020-02": "in February 2020", "2020": "in 2020", "": "", "soon": "",
	} {
		if got := (&Retraction{Date: date}).When(); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
		}
	}
}
