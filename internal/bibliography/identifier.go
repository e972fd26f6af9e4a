package bibliography

import (
	"net/url"
	"regexp"
	"strings"
)

// Identifier is what names a source to everybody, in one spelling of the many:
// a DOI in small letters and without its address, a PMID as digits, a PMCID with
// its PMC, or a web address without what does not tell two pages apart.
type Identifier struct {
	Kind  string // "DOI", "PMID", "PMCID" or "URL"
	Value string
}

// Spellings in which people write identifiers.
var (
	doiSpelling   = regexp.MustCompile(`(?i)^(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi\s*[:=]?\s*)?(10\.\d{4,9}/\S+)$`)
	doiInAddress  = regexp.MustCompile(`(?i)/(?:doi|article|articles)/(?:[a-z]+/)?(10\.\d{4,9}/[^?#\s]+)`)
	pmidSpelling  = regexp.MustCompile(`(?i)^(?:pmid\s*[:=]?\s*|(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/)(\d{1,9})(?:[/?#].*)?$`)
	pmidAlone     = regexp.MustCompile(`^\d{5,9}$`) // four digits are a year
	pmcidSpelling = regexp.MustCompile(`(?i)^(?:pmcid\s*[:=]?\s*|(?:https?://)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/)?(PMC\d+)(?:[/?#].*)?$`)
)

// ParseIdentifier reads an identifier in any usual spelling; false where s is
// none.
func ParseIdentifier(s string) (Identifier, bool) {
	s = strings.TrimRight(strings.TrimSpace(s), ".,;")
	if m := doiSpelling.FindStringSubmatch(unescaped(s)); m != nil {
		return Identifier{"DOI", strings.ToLower(m[1])}, true
	}
	if m := pmidSpelling.FindStringSubmatch(s); m != nil {
		return Identifier{"PMID", digits(m[1])}, true
	}
	if m := pmcidSpelling.FindStringSubmatch(s); m != nil {
		return Identifier{"PMCID", strings.ToUpper(m[1])}, true
	}
	if pmidAlone.MatchString(s) {
		return Identifier{"PMID", digits(s)}, true
	}
	if strings.HasPrefix(strings.ToLower(s), "www.") {
		s = "https://" + s
	}
	if u := webAddress(s); u != nil {
		return Identifier{"URL", address(u)}, true
	}
	return Identifier{}, false
}

// BareDOI is a DOI without its address or label, in its own case; empty where s is
// no DOI.
func BareDOI(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), ".,;")
	if m := doiSpelling.FindStringSubmatch(unescaped(s)); m != nil && doiForm.MatchString(m[1]) {
		return m[1]
	}
	return ""
}

// unescaped is the path of a DOI's address as it is meant. What is no such address
// stays.
func unescaped(s string) string {
	if !strings.Contains(strings.ToLower(s), "doi.org/") {
		return s
	}
	s, _, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// digits is a PMID without the zeros that some write before it.
func digits(s string) string { return strings.TrimLeft(s, "0") }

// address is a web address in one spelling.
func address(u *url.URL) string {
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	query := ""
	if u.RawQuery != "" {
		query = "?" + u.RawQuery
	}
	return host + strings.TrimRight(u.EscapedPath(), "/") + query
}

// Identifiers lists those of an entry, without the empty ones. A web address that
// repeats another of them is listed as that.
func (e Entry) Identifiers() []Identifier {
	var all []Identifier
	for _, said := range []string{prefixedBy("doi:", e.DOI), prefixedBy("pmid:", e.PMID), e.PMCID, e.URL} {
		if id, ok := ParseIdentifier(said); ok {
			all = append(all, id)
		}
	}
	return all
}

func prefixedBy(label, s string) string { return wrap(label, strings.TrimSpace(s), "") }

// within finds the DOI that publishers put into their addresses.
func within(address string) (Identifier, bool) {
	m := doiInAddress.FindStringSubmatch(address)
	if m == nil {
		return Identifier{}, false
	}
	return Identifier{"DOI", strings.ToLower(strings.TrimRight(m[1], "/"))}, true
}
