package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// known are the licenses whose terms were read: all of them allow what is done here,
// and want their text to come along. One more is a decision, not a detail.
func known() []string {
	return []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "OFL-1.1"}
}

// read are licenses in words that no program knows, or that leave a choice: what a
// person found them to be, by the SHA-256 of their text, so that another text is read
// again.
func read() map[string]string {
	return map[string]string{
		"279fa656c62857d42952b86a0789b98669ca1cb4b324a8d9e91397c174af4c14": "BSD-3-Clause", // psx: this or the GNU GPL 2.0
		"6b1bf94c77d7faa0ce94f8745595bfaf4c404f8b3873f5c2ce55ca15f8e44eca": "BSD-3-Clause", // typesetting: this or the Unlicense
	}
}

// enough is how much of a license's text, in percent of its words, has to be that of a
// known license. The rest is names and a title.
const enough = 75

// platforms are what is built for: what is compiled in differs.
func platforms() []string {
	return []string{"linux/amd64", "linux/arm64", "darwin/arm64", "windows/amd64"}
}

// licensesCommand writes to a file.
type licensesCommand struct {
	Package string `default:"./cmd/leakygut" help:"What is built."`
	Output  string `required:"" help:"The file to write."`
}

// Run fails where a part has no license, or one that is not known.
func (c *licensesCommand) Run() error {
	parts, err := partsOf(c.Package)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	var mistakes []error
	fmt.Fprintf(&text, "The program is made of the parts below, each under the license that follows its name.\n")
	for _, p := range parts {
		mistakes = append(mistakes, p.write(&text))
	}
	if err := errors.Join(mistakes...); err != nil {
		return err
	}
	return os.WriteFile(c.Output, text.Bytes(), 0o644)
}

// part is a module that is compiled in, or Go itself.
type part struct {
	path, version string
	files         []string // its licenses, and notices that go with them
}

// write appends the licenses of a part.
func (p part) write(w io.Writer) error {
	if len(p.files) == 0 {
		return fmt.Errorf("%s %s has no license", p.path, p.version)
	}
	for _, file := range p.files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		names, err := identify(text)
		if err != nil && !isNotice(file) {
			return fmt.Errorf("%s %s, %s: %w", p.path, p.version, file, err)
		}
		fmt.Fprintf(w, "\n%s\n%s %s (%s)\n%s\n\n%s\n", rule, p.path, p.version, cmp.Or(strings.Join(names, ", "), "notice"), rule, bytes.TrimSpace(text))
	}
	return nil
}

const rule = "--------------------------------------------------------------------------------"

// identify names the licenses in a text, all of which must be known.
func identify(text []byte) ([]string, error) {
	if name, ok := read()[fmt.Sprintf("%x", sha256.Sum256(text))]; ok {
		return []string{name}, nil
	}
	found := licensecheck.Scan(text)
	var names []string
	for _, m := range found.Match {
		if !slices.Contains(known(), m.ID) {
			return nil, fmt.Errorf("the license %s is not among those that are known", m.ID)
		}
		if !slices.Contains(names, m.ID) {
			names = append(names, m.ID)
		}
	}
	if len(names) == 0 || found.Percent < enough {
		return nil, fmt.Errorf("no license that is known: %.0f %% of its words are %s", found.Percent, cmp.Or(strings.Join(names, ", "), "none"))
	}
	return names, nil
}

// partsOf lists what is compiled in for any platform, by path.
func partsOf(pkg string) ([]part, error) {
	parts := map[string]*part{}
	for _, platform := range platforms() {
		system, machine, _ := strings.Cut(platform, "/")
		list := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module", pkg)
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("what is in %s for %s: %w", pkg, platform, err)
		}
		if err := collect(parts, out); err != nil {
			return nil, err
		}
	}
	golang, err := goItself()
	if err != nil {
		return nil, err
	}
	sorted := []part{golang}
	for _, p := range parts {
		slices.Sort(p.files)
		sorted = append(sorted, *p)
	}
	slices.SortFunc(sorted, func(a, b part) int { return strings.Compare(a.path, b.path) })
	return sorted, nil
}

// collect adds the modules of what “go list” has said, and the licenses that lie in
// the folders of packages that are used, up to the root of their module.
func collect(parts map[string]*part, list []byte) error {
	for d := json.NewDecoder(bytes.NewReader(list)); ; {
		var pkg struct {
			Dir      string
			Standard bool
			Module   *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := d.Decode(&pkg); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if pkg.Standard || pkg.Module == nil || pkg.Module.Main {
			continue
		}
		p := parts[pkg.Module.Path]
		if p == nil {
			p = &part{path: pkg.Module.Path, version: pkg.Module.Version}
			parts[p.path] = p
		}
		for dir := pkg.Dir; strings.HasPrefix(dir, pkg.Module.Dir); dir = filepath.Dir(dir) {
			if err := p.look(dir); err != nil {
				return err
			}
		}
	}
}

// look adds the licenses that lie in a folder.
func (p *part) look(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		file := filepath.Join(dir, e.Name())
		if !e.IsDir() && (isLicense(file) || isNotice(file)) && !slices.Contains(p.files, file) {
			p.files = append(p.files, file)
		}
	}
	return nil
}

var (
	licenseName = regexp.MustCompile(`(?i)^([a-z]+[-_.])?(licen[sc]es?|copying|unlicense)([-_.][a-z0-9.-]+)?$`)
	noticeName  = regexp.MustCompile(`(?i)^(notice|patents)(\.[a-z]+)?$`)
)

func isLicense(file string) bool {
	return licenseName.MatchString(filepath.Base(file)) && filepath.Ext(file) != ".go"
}
func isNotice(file string) bool { return noticeName.MatchString(filepath.Base(file)) }

// goItself is the standard library and what every program in Go carries.
func goItself() (part, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return part{}, fmt.Errorf("where Go is: %w", err)
	}
	p := part{path: "Go", version: runtime.Version()}
	err = p.look(strings.TrimSpace(string(out)))
	return p, err
}
