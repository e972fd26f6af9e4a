package bibliography

import (
	"net/url"
	"regexp"
	"strings"
	"time"
)

// The forms of the values that others refer to or link to.
var (
	idForm    = regexp.MustCompile(`^[a-z0-9-]+$`)
	notIDForm = regexp.MustCompile(`[^a-z0-9]+`)
	doiForm   = regexp.MustCompile(`^10\.\d{4,9}/\S+$`)
	pmidForm  = regexp.MustCompile(`^\d+$`)
	pmcidForm = regexp.MustCompile(`^PMC\d+$`)
)

// check reports what is wrong with an entry beyond its types.
func (d *decoder) check(e Entry, item member) {
	found := make(map[string]value)
	for _, m := range item.members() {
		found[m.name] = m.value
	}
	d.require("id", e.ID, found, item)
	d.require("type", e.Type, found, item)
	d.require("title", e.Title, found, item)
	d.checkID(e.ID, found["id"])
	d.checkIdentifier(doi, e.DOI, found[doi.key], e.ID)
	d.checkIdentifier(pmid, e.PMID, found[pmid.key], e.ID)
	d.checkIdentifier(pmcid, e.PMCID, found[pmcid.key], e.ID)
	if e.URL != "" && webAddress(e.URL) == nil {
		d.report(found["URL"], "url", "write the whole address, with https://", "%q is not a web address", e.URL)
	}
}

// require reports a key that is missing or blank. A value of the wrong type has
// been reported already.
func (d *decoder) require(key, said string, found map[string]value, item member) {
	v, given := found[key]
	if !given {
		d.report(d.byteAt(item.at), "required", "", "this reference has no %s", key)
	} else if v.kind() == kindText && strings.TrimSpace(said) == "" {
		d.report(v, "required", "", "the %s is empty", key)
	}
}

func (d *decoder) checkID(id string, v value) {
	if strings.TrimSpace(id) == "" {
		return
	}
	if !idForm.MatchString(id) {
		slug := strings.Trim(notIDForm.ReplaceAllString(strings.ToLower(id), "-"), "-")
		d.report(v, "reference-id", didYouMean(slug, slug != ""), "an id is lower-case letters, digits and hyphens, not %q", id)
	}
	if _, again := d.first["id "+id]; again {
		d.report(v, "duplicate-id", "change one of the two", "the id %q is that of an earlier reference", id)
	}
	d.first["id "+id] = id
}

// IsDOI tells whether a text has the form of a DOI, without an address.
func IsDOI(s string) bool { return doiForm.MatchString(s) }

// IsPMID tells whether a text has the form of a PMID: digits.
func IsPMID(s string) bool { return pmidForm.MatchString(s) }

// identifier is a key whose value names a source to others.
type identifier struct {
	key, rule string
	form      *regexp.Regexp
	hint      string
}

var (
	doi   = identifier{"DOI", "doi", doiForm, "write it without its address: 10.1136/gut.43.4.506"}
	pmid  = identifier{"PMID", "pmid", pmidForm, "write its digits only"}
	pmcid = identifier{"PMCID", "pmcid", pmcidForm, "write PMC and its digits: PMC1727292"}
)

// formed tells whether what is said has the form of the identifier, and reports
// it where it has not.
func (d *decoder) formed(i identifier, said string, v value) bool {
	if !i.form.MatchString(said) {
		d.report(v, i.rule, i.hint, "%q is not a %s", said, i.key)
		return false
	}
	return true
}

// checkIdentifier reports an identifier that is malformed, or that an earlier
// entry has too: then one source is listed twice.
func (d *decoder) checkIdentifier(i identifier, said string, v value, id string) {
	if said == "" || !d.formed(i, said, v) {
		return
	}
	key := i.key + " " + strings.ToLower(said) // a DOI is the same in any case
	if first, again := d.first[key]; again {
		d.report(v, "duplicate-source", "keep one of the two", "%q has the same %s as %q", id, i.key, first)
		return
	}
	d.first[key] = id
}

// checkDate reports an impossible date. It reads a raw one first, if it can.
func (d *decoder) checkDate(date *Date, m member) {
	if t, err := time.Parse(time.DateOnly, date.Raw); err == nil && date.Parts == nil {
		date.Parts = [][]int{{t.Year(), int(t.Month()), t.Day()}}
	}
	if problem := date.problem(); problem != "" {
		d.report(m.value, "date", `write it as "date-parts": [[2022, 6, 21]]`, "%s: %s", m.name, problem)
	}
}

func (d *decoder) checkName(n Name, m member) {
	if n.String() == "" {
		d.report(m.value, "required", `write "family" and "given", or "literal" for an organization`, "%s: a name is empty", m.name)
	}
}

// checkNotice reports a malformed identifier of a notice. Several sources may
// have one notice.
func (d *decoder) checkNotice(i identifier, said string, notice member) {
	if v, given, _ := notice.member(i.key); given && said != "" {
		d.formed(i, said, v.value)
	}
}

// checkNoted reports what names no notice.
func (d *decoder) checkNoted(noted []string, custom member) {
	list, given, _ := custom.member("noted")
	if !given {
		return
	}
	for i, v := range list.members() {
		if !IsDOI(noted[i]) && !IsPMID(noted[i]) {
			d.report(v.value, "noted", "write the DOI of the notice, or its PMID", "%q is neither a DOI nor a PMID", noted[i])
		}
	}
}

// webAddress parses s; nil where it is not an http or https address.
func webAddress(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}
