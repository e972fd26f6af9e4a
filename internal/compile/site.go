package compile

import (
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// siteMeta is site.yaml.
type siteMeta struct {
	Name        string `yaml:"name"`
	Description string `yaml:"description"`
	Disclaimer  string `yaml:"disclaimer"` // the short one, on every page
	Contact     string `yaml:"contact"`    // optional: an https: or mailto: address for corrections
	Language    string `yaml:"language"`   // BCP 47
}

func readSite(file *source.File) (guide.Site, source.List) {
	if file == nil {
		return guide.Site{}, nil
	}
	var m siteMeta
	y, list := decodeYAML(file, file.Text, 0, &m)
	for _, key := range []string{"name", "description", "disclaimer", "language"} {
		if y.fields() && !y.given(key) {
			list = append(list, y.report(y.at(key), "required", key+" is missing", ""))
		}
	}
	if m.Contact != "" && !strings.HasPrefix(m.Contact, "https://") && !strings.HasPrefix(m.Contact, "mailto:") {
		list = append(list, y.report(y.at("contact"), "dangerous-url", "a contact is an https: or mailto: address", ""))
	}
	return guide.Site{
		Name: m.Name, Description: m.Description, Disclaimer: strings.Join(strings.Fields(m.Disclaimer), " "),
		Contact: m.Contact, Language: m.Language,
	}, list
}
