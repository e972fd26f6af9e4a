package source

import (
	"fmt"
	"io"
	"path"
	"strings"
)

// GitHub writes each diagnostic as a workflow command, which GitHub Actions shows
// beside the line of a change. Names of files are put below dir, which may be
// empty, and are read from the root of the repository.
func GitHub(w io.Writer, dir string, l List) error {
	// What a command would take for its own end or for that of a property.
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var b strings.Builder
	for _, d := range l {
		message := d.Message
		if d.Hint != "" {
			message += "\n" + d.Hint
		}
		place := "title=" + property.Replace(d.Rule)
		if d.File.page {
			message = "page " + d.File.Name + ": " + message
		} else {
			from, to := d.extent()
			place = fmt.Sprintf("file=%s,line=%d,endLine=%d", property.Replace(path.Join(dir, d.File.Name)), from.Line, to.Line)
			if from.Line == to.Line { // columns of two lines are refused
				place += fmt.Sprintf(",col=%d,endColumn=%d", from.Column, to.Column)
			}
			place += ",title=" + property.Replace(d.Rule)
		}
		fmt.Fprintf(&b, "::%s %s::%s\n", d.Severity, place, data.Replace(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
