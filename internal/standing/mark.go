package standing

import (
	"strconv"
	"strings"

	"leakygut/internal/bibliography"
)

// Mark writes into a file of references that those found to be retracted are: the
// field "retracted" of custom, with the date and the identifiers of the notice. It
// returns the new file and the keys of those it marked. Nothing is unmarked.
func Mark(src []byte, r Report) ([]byte, []string, error) {
	var keys []string
	for _, f := range r.Findings {
		if f.Kind != Retracted {
			continue
		}
		marked, err := bibliography.SetCustom(src, f.Key, "retracted", fieldOf(f.Notices))
		if err != nil {
			return nil, nil, err
		}
		src, keys = marked, append(keys, f.Key)
	}
	return src, keys, nil
}

// field is what the file says of a notice.
type field struct {
	Date *date  `json:"date,omitempty"`
	DOI  string `json:"DOI,omitempty"`
	PMID string `json:"PMID,omitempty"`
}

type date struct {
	Parts [][]int `json:"date-parts"`
}

// fieldOf takes the first notice, which may be told of in several ways.
func fieldOf(notices []Notice) field {
	var f field
	if len(notices) == 0 {
		return f
	}
	n := notices[0]
	var parts []int
	for text := range strings.SplitSeq(n.Date, "-") {
		if part, err := strconv.Atoi(text); err == nil {
			parts = append(parts, part)
		}
	}
	if len(parts) > 0 {
		f.Date = &date{[][]int{parts}}
	}
	if bibliography.IsDOI(n.DOI) {
		f.DOI = n.DOI
	}
	if bibliography.IsPMID(n.PMID) {
		f.PMID = n.PMID
	}
	return f
}
