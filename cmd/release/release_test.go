package main

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryPartHasAKnownLicense is what a new dependency is held to.
func TestEveryPartHasAKnownLicense(t *testing.T) {
	t.Parallel()
	output := filepath.Join(t.TempDir(), "licenses")
	if err := (&licensesCommand{Package: "../leakygut", Output: output}).Run(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"\nGo go1.", "\ngithub.com/go-chi/chi/v5 v5.", "\ngithub.com/go-fonts/stix v0.2.2 (OFL-1.1)\n", "Permission is hereby granted"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("no %q in the licenses", part)
		}
	}
}

func TestIdentify(t *testing.T) {
	t.Parallel()
	own, err := os.ReadFile("../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	_, mit, _ := bytes.Cut(own, []byte("MIT License\n"))
	if names, err := identify(mit); err != nil || strings.Join(names, " ") != "MIT" {
		t.Errorf("%q, %v", names, err)
	}
	for text, want := range map[string]string{
		"All rights reserved.": "no license that is known",
		"This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as " +
			"published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.": "not among those that are known",
		"Do what we say. " + strings.Repeat("And pay. ", 200) + string(mit): "no license that is known",
	} {
		if names, err := identify([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30s: %q, %v, want %q", text, names, err, want)
		}
	}
	if err := (part{path: "example.org/part", version: "v1"}).write(io.Discard); err == nil || err.Error() != "example.org/part v1 has no license" {
		t.Errorf("a part without a license: %v", err)
	}
}

// pack makes an image out of a program that is none.
func pack(t *testing.T) (archive []byte) {
	t.Helper()
	dir := t.TempDir()
	binary, license, output := filepath.Join(dir, "leakygut-linux-amd64"), filepath.Join(dir, "LICENSE"), filepath.Join(dir, "image")
	for file, text := range map[string]string{binary: "program", license: "license"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := imageCommand{Binary: binary, Arch: "amd64", Version: "v1", Revision: "abc", Created: 1700000000, Also: []string{license}, Output: output}
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	archive, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func unpack(t *testing.T, archive []byte) (map[string][]byte, map[string]*tar.Header) {
	t.Helper()
	if !bytes.HasSuffix(archive, make([]byte, 1024)) || len(archive)%512 != 0 {
		t.Error("an archive that does not end as tar wants it, which Go reads and others do not")
	}
	contents, headers := map[string][]byte{}, map[string]*tar.Header{}
	for r := tar.NewReader(bytes.NewReader(archive)); ; {
		header, err := r.Next()
		if errors.Is(err, io.EOF) {
			return contents, headers
		}
		if err != nil {
			t.Fatal(err)
		}
		if contents[header.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		headers[header.Name] = header
	}
}

type descriptor struct {
	Digest string
	Size   int
}

// TestImage follows an image from its index to the program, as those do who run it.
func TestImage(t *testing.T) {
	t.Parallel()
	archive := pack(t)
	if !bytes.Equal(archive, pack(t)) {
		t.Error("two images of one program differ")
	}
	files, _ := unpack(t, archive)
	blob := func(d descriptor, into any) []byte {
		t.Helper()
		content := files["blobs/"+strings.Replace(d.Digest, ":", "/", 1)]
		if got := fmt.Sprintf("sha256:%x", sha256.Sum256(content)); got != d.Digest || len(content) != d.Size {
			t.Fatalf("%+v holds %d bytes of %s", d, len(content), got)
		}
		if into != nil {
			if err := json.Unmarshal(content, into); err != nil {
				t.Fatal(err)
			}
		}
		return content
	}
	var index struct{ Manifests []descriptor }
	if err := json.Unmarshal(files["index.json"], &index); err != nil || len(index.Manifests) != 1 {
		t.Fatalf("%v in %s", err, files["index.json"])
	}
	var manifest struct {
		Config descriptor
		Layers []descriptor
	}
	blob(index.Manifests[0], &manifest)
	var config struct {
		Architecture string
		Config       struct {
			User       string
			Entrypoint []string
			Labels     map[string]string
		}
		RootFS struct {
			DiffIDs []string `json:"diff_ids"`
		}
	}
	blob(manifest.Config, &config)
	if config.Architecture != "amd64" || config.Config.User != "65532:65532" || config.Config.Entrypoint[0] != "/leakygut" ||
		config.Config.Labels["org.opencontainers.image.revision"] != "abc" || config.RootFS.DiffIDs[0] != manifest.Layers[0].Digest {
		t.Errorf("%+v", config)
	}
	layer, headers := unpack(t, blob(manifest.Layers[0], nil))
	if string(layer["leakygut"]) != "program" || headers["leakygut"].Mode != 0o555 || headers["leakygut"].Uid != 0 || string(layer["LICENSE"]) != "license" {
		t.Errorf("the program is %q, %+v", layer["leakygut"], headers["leakygut"])
	}
	if h := headers["certificates/"]; len(layer) != 3 || h.Uid != nobody || h.Mode != 0o700 {
		t.Errorf("%d files, certificates in %+v", len(layer), h)
	}
}
