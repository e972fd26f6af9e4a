package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v4"
)

// container is what deploy/kubernetes says of the program.
type container struct {
	Args []string
	Env  []struct{ Name string }

	Startup   probe `yaml:"startupProbe"`
	Readiness probe `yaml:"readinessProbe"`
	Liveness  probe `yaml:"livenessProbe"`

	Security struct {
		ReadOnly   bool `yaml:"readOnlyRootFilesystem"`
		Escalation bool `yaml:"allowPrivilegeEscalation"`
	} `yaml:"securityContext"`
}

type probe struct {
	Get struct{ Path string } `yaml:"httpGet"`
}

// TestKubernetes holds the deployment to the program: it is started with flags that
// there are, asked at addresses that there are, and given the time that it takes to
// end. What Kubernetes wants of the file, its own tools check.
func TestKubernetes(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(root, "deploy", "kubernetes", "leakygut.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var deployment struct {
		Spec struct {
			Template struct {
				Spec struct {
					Grace      int `yaml:"terminationGracePeriodSeconds"`
					Containers []container
				}
			}
		}
	}
	for _, document := range bytes.Split(text, []byte("\n---\n")) {
		if bytes.Contains(document, []byte("\nkind: Deployment\n")) {
			if err := yaml.Unmarshal(document, &deployment); err != nil {
				t.Fatal(err)
			}
		}
	}
	pod := deployment.Spec.Template.Spec
	if len(pod.Containers) != 1 {
		t.Fatalf("%d containers", len(pod.Containers))
	}
	c := pod.Containers[0]
	var parsed commands
	parser, err := kong.New(&parsed, kong.Vars{"purge_token": purgeVariable})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(c.Args); err != nil {
		t.Errorf("it is started with %q: %v", c.Args, err)
	}
	if least := parsed.Serve.Linger + shutdownTimeout; time.Duration(pod.Grace)*time.Second < least {
		t.Errorf("%d s to end, which may take %v", pod.Grace, least)
	}
	known := []string{"GOMEMLIMIT"}
	for _, command := range parser.Model.Children {
		for _, flag := range command.Flags {
			known = append(known, flag.Envs...)
		}
	}
	for _, v := range c.Env {
		if !slices.Contains(known, v.Name) {
			t.Errorf("nobody reads %s: known are %s", v.Name, strings.Join(known, " "))
		}
	}
	s := serve(t, "--content", smallContent(t), "--no-watch")
	for _, p := range []probe{c.Startup, c.Readiness, c.Liveness} {
		if status, _ := get(t, s.address+p.Get.Path); status != http.StatusOK {
			t.Errorf("a probe asks %q: status %d", p.Get.Path, status)
		}
	}
	if !c.Security.ReadOnly || c.Security.Escalation {
		t.Errorf("its rights are %+v", c.Security)
	}
}
