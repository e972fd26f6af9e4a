package main

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// nobody is the user and group that the program runs as: the number that images
// without a list of users have for it.
const nobody = 65532

// imageCommand writes an image to a file, which podman, skopeo and Docker (25 or
// later) load as it is.
type imageCommand struct {
	Binary   string   `required:"" help:"The program, built for Linux."`
	Arch     string   `required:"" help:"What it was built for, such as amd64."`
	Version  string   `required:"" help:"The version it is."`
	Revision string   `help:"The commit it was built from."`
	Created  int64    `required:"" help:"When that was, in seconds since 1970."`
	Also     []string `help:"Files to put beside it, such as licenses."`
	Output   string   `required:"" help:"The file to write."`
}

// The formats of the OCI (image-spec 1.1).
const (
	layerType    = "application/vnd.oci.image.layer.v1.tar"
	configType   = "application/vnd.oci.image.config.v1+json"
	manifestType = "application/vnd.oci.image.manifest.v1+json"
	indexType    = "application/vnd.oci.image.index.v1+json"
)

type object map[string]any

// Run packs one layer, says how it is run, and puts both into an archive in which
// every part has its hash for a name.
func (c *imageCommand) Run() error {
	layer, err := c.layer()
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	var order []string
	add := func(mediaType string, content []byte) object {
		sum := fmt.Sprintf("%x", sha256.Sum256(content))
		name := "blobs/sha256/" + sum
		if files[name] == nil {
			files[name], order = content, append(order, name)
		}
		return object{"mediaType": mediaType, "digest": "sha256:" + sum, "size": len(content)}
	}
	top := add(layerType, layer)
	config := add(configType, encode(c.config(top["digest"].(string))))
	manifest := add(manifestType, encode(object{
		"schemaVersion": 2, "mediaType": manifestType, "config": config, "layers": []object{top}, "annotations": c.labels(),
	}))
	manifest["annotations"] = object{"org.opencontainers.image.ref.name": c.Version, "io.containerd.image.name": "leakygut:" + c.Version}
	files["oci-layout"] = encode(object{"imageLayoutVersion": "1.0.0"})
	files["index.json"] = encode(object{"schemaVersion": 2, "mediaType": indexType, "manifests": []object{manifest}})

	var archive bytes.Buffer
	w := tar.NewWriter(&archive)
	for _, name := range append(order, "index.json", "oci-layout") {
		if err := c.put(w, name, 0o644, files[name]); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Printf("%s  leakygut:%s for %s\n", manifest["digest"], c.Version, c.Arch)
	return os.WriteFile(c.Output, archive.Bytes(), 0o644)
}

// layer is the file system: the program, what comes with it, and an empty folder for
// certificates that belongs to nobody.
func (c *imageCommand) layer() ([]byte, error) {
	var archive bytes.Buffer
	w := tar.NewWriter(&archive)
	folder := &tar.Header{Typeflag: tar.TypeDir, Name: "certificates/", Mode: 0o700, Uid: nobody, Gid: nobody, ModTime: c.time(), Format: tar.FormatPAX}
	if err := w.WriteHeader(folder); err != nil {
		return nil, err
	}
	for _, file := range append([]string{c.Binary}, c.Also...) {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		name, mode := filepath.Base(file), int64(0o444)
		if file == c.Binary {
			name, mode = "leakygut", 0o555
		}
		if err := c.put(w, name, mode, content); err != nil {
			return nil, err
		}
	}
	err := w.Close() // writes the end of the archive
	return archive.Bytes(), err
}

func (c *imageCommand) put(w *tar.Writer, name string, mode int64, content []byte) error {
	header := &tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: mode, Size: int64(len(content)), ModTime: c.time(), Format: tar.FormatPAX}
	if err := w.WriteHeader(header); err != nil {
		return err
	}
	_, err := w.Write(content)
	return err
}

// config is how the image is run.
func (c *imageCommand) config(layer string) object {
	return object{
		"created": c.time().Format(time.RFC3339), "architecture": c.Arch, "os": "linux",
		"config": object{
			"User": fmt.Sprintf("%d:%d", nobody, nobody), "Entrypoint": []string{"/leakygut"}, "Cmd": []string{"serve"},
			"Env":          []string{"LEAKYGUT_CERTIFICATES=/certificates"},
			"ExposedPorts": object{"8080/tcp": object{}, "80/tcp": object{}, "443/tcp": object{}},
			"Volumes":      object{"/certificates": object{}}, "StopSignal": "SIGTERM", "Labels": c.labels(),
		},
		"rootfs":  object{"type": "layers", "diff_ids": []string{layer}},
		"history": []object{{"created": c.time().Format(time.RFC3339), "created_by": "make image"}},
	}
}

func (c *imageCommand) labels() object {
	labels := object{
		"org.opencontainers.image.title":       "Leaky Gut, Unraveled",
		"org.opencontainers.image.description": "What “leaky gut” is, and what the evidence says of it",
		"org.opencontainers.image.licenses":    "MIT AND CC-BY-4.0",
		"org.opencontainers.image.version":     c.Version,
		"org.opencontainers.image.created":     c.time().Format(time.RFC3339),
	}
	if c.Revision != "" {
		labels["org.opencontainers.image.revision"] = c.Revision
	}
	return labels
}

func (c *imageCommand) time() time.Time { return time.Unix(c.Created, 0).UTC() }

// encode writes an object with its keys in order.
func encode(o object) []byte {
	text, err := json.Marshal(o)
	if err != nil {
		panic(err) // of texts, numbers and lists
	}
	return text
}
