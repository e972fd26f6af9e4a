package main

import (
	"math"
	"testing"
)

func TestSample(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values sample
		want   string
	}{
		{nil, "–"},
		{sample{2}, "2"},
		{sample{3, 1, 2}, "2 (1–3)"},
		{sample{4, 1, 3, 2}, "2.5 (1–4)"},
		{sample{0, 0}, "0 (0–0)"},
	} {
		if got := c.values.String(); got != c.want {
			t.Errorf("%v is written %q, want %q", []float64(c.values), got, c.want)
		}
	}
	if values := (sample{3, 1, 2}); values.median() != 2 || values[0] != 3 {
		t.Errorf("the median of %v is %v", values, values.median())
	}
	if r := (sample{9, 1, 3}).over(sample{2}); r != 1.5 {
		t.Errorf("ratio %v, want 1.5", r)
	}
	if r := (sample{1}).over(nil); !math.IsNaN(r) {
		t.Errorf("ratio %v to what was not measured", r)
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	for x, want := range map[float64]string{
		0: "0", 0.0012345: "0.00123", 0.5: "0.5", 4.5678: "4.57", 99.94: "99.9", 123.4: "123", 1234.5: "1,234", 1234567: "1,234,567", -12: "-12", -1234: "-1,234", 10: "10", 100: "100",
	} {
		if got := number(x); got != want {
			t.Errorf("%v is written %q, want %q", x, got, want)
		}
	}
}
