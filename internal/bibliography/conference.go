package bibliography

import (
	"cmp"
	"strings"
)

// presented sets a talk or a poster that was not printed: "Poster session
// presented at: Digestive Disease Week; 2003 May 17-22; Orlando, FL."
func (r reference) presented() string {
	how := "Presented at: "
	if r.Type == "speech" && r.Genre != "" {
		how = capital(r.Genre) + " presented at: "
	}
	date := join(cmp.Or(r.EventDate.String(), r.Issued.String()), " ", r.cited)
	return sentences(join(join(wrap(how, r.EventTitle, ""), "; ", date), "; ", r.EventPlace))
}

// meeting sets the conference that a paper in proceedings was for: "EuroGP; 2002
// Apr 3-5; Kinsdale, Ireland". The title of the proceedings may name it already.
func (r reference) meeting() string {
	if r.Type != "paper-conference" || r.EventTitle == "" {
		return ""
	}
	event := r.EventTitle
	if strings.Contains(strings.ToLower(r.ContainerTitle), strings.ToLower(event)) {
		event = ""
	}
	return join(join(event, "; ", r.EventDate.String()), "; ", r.EventPlace)
}
