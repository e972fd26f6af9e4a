package web

import (
	"strconv"
	"strings"
)

// acceptEncoding is how much a client likes each encoding, from 0 (not at all)
// to 1, by its name in lower case (RFC 9110, 12.5.3).
type acceptEncoding map[string]float64

// parseAcceptEncoding reads the header's values. A weight that cannot be read
// counts as 0, which leaves the encoding out.
func parseAcceptEncoding(values []string) acceptEncoding {
	accepted := acceptEncoding{}
	for _, value := range values {
		for item := range strings.SplitSeq(value, ",") {
			name, parameter, weighted := strings.Cut(item, ";")
			name = strings.ToLower(strings.TrimSpace(name))
			if name == "" {
				continue
			}
			accepted[name] = 1
			if weighted {
				accepted[name] = weight(parameter)
			}
		}
	}
	return accepted
}

func weight(parameter string) float64 {
	name, value, _ := strings.Cut(parameter, "=")
	if !strings.EqualFold(strings.TrimSpace(name), "q") {
		return 0
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || q != q || q < 0 {
		return 0
	}
	return min(q, 1)
}

// quality is how much the client likes a variant. What it does not name has the
// weight of "*"; no encoding at all is acceptable unless it is refused.
func (a acceptEncoding) quality(v *variant) float64 {
	name := "identity"
	if v.encoding != nil {
		name = v.encoding[0]
	}
	if q, ok := a[name]; ok {
		return q
	}
	if name == "identity" {
		if q, ok := a["*"]; ok && q == 0 {
			return 0
		}
		return 0.001 // below everything the client asks for by name
	}
	return a["*"]
}
