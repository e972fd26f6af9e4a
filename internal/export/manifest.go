package export

import (
	"encoding/json"
	"fmt"
	"path"
)

// ManifestFile lists what an export wrote. A folder without it was not made by one.
const ManifestFile = ".leakygut-export.json"

// manifest maps the files of an export to their hashes.
type manifest map[string]string

func readManifest(text []byte) (manifest, error) {
	m := manifest{}
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestFile, err)
	}
	return m, nil
}

// text is the manifest as a file: the same bytes for the same files.
func (m manifest) text() ([]byte, error) {
	text, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestFile, err)
	}
	return append(text, '\n'), nil
}

// folders lists the folders that its files stand in.
func (m manifest) folders() map[string]bool {
	all := map[string]bool{}
	for file := range m {
		for dir := path.Dir(file); dir != "." && !all[dir]; dir = path.Dir(dir) {
			all[dir] = true
		}
	}
	return all
}

// without counts the files that are not in another manifest.
func (m manifest) without(other manifest) int {
	n := 0
	for name := range m {
		if _, ok := other[name]; !ok {
			n++
		}
	}
	return n
}
