package export

import (
	"path"
	"strings"
)

// notFound is where hosts look for the page of addresses that have none.
const notFound = "/404.html"

// File is the name of the file of an address, with slashes.
func File(address string) string {
	switch {
	case address == "/":
		return "index.html"
	case isPage(address):
		return strings.TrimPrefix(address, "/") + ".html"
	}
	return strings.TrimPrefix(address, "/")
}

// isPage tells whether an address is that of a page: those of other forms and of
// files have an extension.
func isPage(address string) bool { return path.Ext(address) == "" }
