package twin

import (
	_ "embed"
	"encoding/json"
	"strings"
)

// OpenAPIPath is the address of [Site.OpenAPI].
const OpenAPIPath = "/openapi.json"

//go:embed openapi.json
var openAPI string

// OpenAPI describes the addresses of twins, citations and feeds for programs
// (OpenAPI 3.1).
func (s *Site) OpenAPI() string {
	return strings.NewReplacer(
		"{{base}}", jsonText(s.url("")),
		"{{name}}", jsonText(s.guide.Site.Name),
		"{{disclaimer}}", jsonText(s.guide.Site.Disclaimer),
	).Replace(openAPI)
}

// jsonText is a text within a string of JSON.
func jsonText(s string) string {
	quoted, err := json.Marshal(s)
	if err != nil { // no string is without a JSON form
		return ""
	}
	return string(quoted[1 : len(quoted)-1])
}
