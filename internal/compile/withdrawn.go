package compile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// withdrawalMeta is an entry of withdrawn.yaml: an address whose page was taken
// back.
type withdrawalMeta struct {
	Address string   `yaml:"address"`
	Date    date     `yaml:"date"`
	Why     string   `yaml:"why"`
	Instead []string `yaml:"instead"` // optional: addresses of pages to read now
}

// readWithdrawn gives a guide the addresses that were taken back. The file is
// optional.
func readWithdrawn(file *source.File, g *guide.Guide) source.List {
	if file == nil {
		return nil
	}
	var metas []withdrawalMeta
	y, list := decodeYAML(file, file.Text, 0, &metas)
	pages, moved := map[string]bool{}, g.Moved()
	for _, address := range g.Addresses() {
		pages[address] = true
	}
	if n, isList := y.size(); !isList || n != len(metas) {
		return list // what could not be read was reported
	}
	seen := map[string]bool{}
	for i, m := range metas {
		for _, key := range []string{"address", "date", "why"} {
			if !y.given(i, key) {
				list = append(list, y.report(y.at(i), "required", key+" is missing", "say which address is gone, since when, and why"))
			}
		}
		at := y.at(i, "address")
		switch {
		case m.Address == "":
		case !withdrawable(m.Address):
			list = append(list, y.report(at, "withdrawn", fmt.Sprintf("%q is not the address of a page", m.Address), "write it from the root: /causes/diet or /claims/claim-id"))
		case pages[m.Address]:
			list = append(list, y.report(at, "withdrawn", fmt.Sprintf("a page stands at %s", m.Address), "delete the one or the other"))
		case moved[m.Address] != "":
			list = append(list, y.report(at, "withdrawn", fmt.Sprintf("%s leads to %s", m.Address, moved[m.Address]), "delete it here, or there among the aliases"))
		case seen[m.Address]:
			list = append(list, y.report(at, "withdrawn", fmt.Sprintf("%s stands here twice", m.Address), ""))
		}
		seen[m.Address] = true
		for j, address := range m.Instead {
			if !pages[address] {
				list = append(list, y.report(y.at(i, "instead", j), "broken-link", fmt.Sprintf("no page at %s", address),
					nearest(address, slices.Sorted(maps.Keys(pages)))))
			}
		}
		g.Withdrawn = append(g.Withdrawn, guide.Withdrawal{Address: m.Address, Date: m.Date.Date, Why: strings.TrimSpace(m.Why), Instead: m.Instead})
	}
	slices.SortFunc(g.Withdrawn, func(a, b guide.Withdrawal) int { return strings.Compare(a.Address, b.Address) })
	return list
}

// withdrawable tells whether a page may have stood at an address: a document, or
// one of the claims, references and terms.
func withdrawable(address string) bool {
	if !aliasPattern.MatchString(address) {
		return false
	}
	for _, folder := range []string{guide.ClaimsPath, guide.ReferencesPath, guide.GlossaryPath} {
		if id, inside := strings.CutPrefix(address, folder+"/"); inside {
			return !strings.Contains(id, "/")
		}
	}
	return !guide.Reserved(address)
}
