package compile

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// AddressesFile is the list of every address that was ever published, sorted, one
// a line. People have kept and sent these: each leads somewhere for good.
const AddressesFile = "addresses.txt"

// ListAddresses adds the addresses of a guide to a list of those that were
// published before, from which nothing is ever taken.
func ListAddresses(g *guide.Guide, list []byte) []byte {
	all := append(strings.Fields(string(list)), answered(g)...)
	slices.Sort(all)
	return []byte(strings.Join(slices.Compact(all), "\n") + "\n")
}

// answered lists every address that leads somewhere: pages, older addresses of
// pages, and those that were withdrawn.
func answered(g *guide.Guide) []string {
	all := slices.AppendSeq(g.Addresses(), maps.Keys(g.Moved()))
	for _, w := range g.Withdrawn {
		all = append(all, w.Address)
	}
	return all
}

// shownAddresses is how many addresses a diagnostic names.
const shownAddresses = 3

// checkAddresses holds a guide to the list of what was published: an address in
// it that leads nowhere is an error, those that are not in it yet are a warning.
// The file is optional.
func checkAddresses(file *source.File, g *guide.Guide) source.List {
	if file == nil {
		return nil
	}
	known := map[string]bool{}
	for _, address := range answered(g) {
		known[address] = true
	}
	var list source.List
	listed, at := map[string]bool{}, 0
	for line := range bytes.Lines(file.Text) {
		address := string(bytes.TrimSpace(line))
		listed[address] = true
		if !known[address] && address != "" {
			list = append(list, source.Diagnostic{File: file, Offset: at, Length: len(address), Rule: "lost-address",
				Message: fmt.Sprintf("%s was published and leads nowhere", address),
				Hint:    "name it among the aliases of what took its place, or say in " + withdrawnFile + " why it is gone"})
		}
		at += len(line)
	}
	var missing []string
	for _, address := range slices.Sorted(maps.Keys(known)) {
		if !listed[address] {
			missing = append(missing, address)
		}
	}
	if n := len(missing); n > 0 {
		words := strings.Join(missing[:min(n, shownAddresses)], ", ")
		if n > shownAddresses {
			words += fmt.Sprintf(" and %d more", n-shownAddresses)
		}
		list = append(list, source.Diagnostic{File: file, Severity: source.Warning, Rule: "unlisted-address",
			Message: "not in the list of published addresses: " + words,
			Hint:    "leakygut addresses adds what is missing; so does make addresses"})
	}
	return list
}
