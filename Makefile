# Everything a contributor runs. `make run` and `make test` need Go and nothing else:
# tools are pinned in go.tool.mod, go.lint.mod, go.deploy.mod and go.bench.mod and built by Go itself.

GO    ?= go
TEMPL  = $(GO) tool -modfile=go.tool.mod templ
LINT   = $(GO) tool -modfile=go.lint.mod golangci-lint
DEPLOY = $(GO) tool -modfile=go.deploy.mod

.PHONY: run check addresses build generate format test drift formatted lint unit test-cluster soak fuzz bench \
	vulnerabilities reproducible release image

run: ## serve the guide at http://localhost:8080
	@$(GO) run ./cmd/leakygut serve

check: ## report what is wrong with the content
	@$(GO) run ./cmd/leakygut check

addresses: ## add new pages to the list of published addresses; nothing is ever taken from it
	@$(GO) run ./cmd/leakygut addresses content

build: ## one static binary, bin/leakygut
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=auto -o bin/leakygut ./cmd/leakygut

generate: ## Go code from the templates, and the table of rules in CONTRIBUTING.md
	@$(TEMPL) generate
	@$(GO) test ./internal/rule -run TestContributing -update

format: ## Go code and templates
	@gofmt -w $$(git ls-files '*.go')
	@$(TEMPL) fmt templates

test: drift formatted lint unit test-cluster ## prove it: the same as CI

# Generated code is committed, so that `go run` needs no tool; here it is made again and compared.
drift:
	@before=$$(cat templates/*_templ.go | cksum); $(TEMPL) generate >/dev/null 2>&1 || { $(TEMPL) generate; exit 1; }; \
	after=$$(cat templates/*_templ.go | cksum); \
	[ "$$before" = "$$after" ] || { echo "templates/*_templ.go was out of date: commit what 'make generate' made"; exit 1; }
	@$(GO) mod tidy -diff
	@$(GO) mod verify >/dev/null

formatted:
	@bad=$$(gofmt -l cmd content internal static templates); [ -z "$$bad" ] || { echo "gofmt would change:"; echo "$$bad"; exit 1; }
	@$(TEMPL) fmt -fail templates >/dev/null 2>&1 || { echo "templ fmt would change a template: run 'make format'"; exit 1; }

lint:
	@$(GO) vet -tags cluster ./...
	@$(LINT) run

# The race detector needs a C compiler, and the browser tests a Chromium and npm, which brings axe-core. On Debian what
# is missing is installed; elsewhere the message says what to do.
APT = [ -x /usr/bin/apt-get ] && apt-get update -qq && apt-get install -qq -y
unit:
	@command -v $$($(GO) env CC) >/dev/null || { $(APT) gcc libc6-dev; } \
		|| { echo "make test needs a C compiler for the race detector: install gcc or clang"; exit 1; }
	@command -v "$${LEAKYGUT_CHROMIUM:-chromium}" >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| { $(APT) chromium; } || { echo "make test needs a browser: install Chromium, or put its path in LEAKYGUT_CHROMIUM"; exit 1; }
	@command -v npm >/dev/null || { $(APT) npm; } || { echo "make test needs npm, which brings axe-core: install Node.js"; exit 1; }
	CGO_ENABLED=1 $(GO) test -race -timeout 20m ./...
	$(GO) test -timeout 10m ./internal/card ./internal/web # of what they look at, the race detector leaves time for a part

# What stands in deploy, run as it is: caches and proxies before servers that are killed, replaced and told of an edit.
test-cluster: ## two replicas behind Varnish, nginx and Caddy, under readers who do not stop: about a minute
	@ls /usr/lib/varnish/vmods/libvmod_xkey.so /usr/lib/*/varnish/vmods/libvmod_xkey.so 2>/dev/null | grep -q . || { $(APT) varnish varnish-modules gcc libc6-dev; } \
		|| { echo "make test-cluster needs Varnish with the vmod xkey: install varnish and varnish-modules"; exit 1; }
	@command -v nginx >/dev/null || { $(APT) nginx; } || { echo "make test-cluster needs nginx: install it"; exit 1; }
	@command -v caddy >/dev/null || { $(APT) caddy; } || { echo "make test-cluster needs Caddy: install it"; exit 1; }
	PATH="$$PATH:/usr/sbin" $(GO) test -tags cluster -count 1 -timeout 5m -v -run TestCluster ./internal/cluster

# The tests run it once, with servers that are built plain; here it goes on, with a table at the end.
SOAK ?= 10m
soak: ## SOAK=1h: faults and attacks on a running server, for as long, and what they left behind
	SOAK=$(SOAK) $(GO) test -count 1 -timeout 0 -parallel 8 -v -run TestSiege ./internal/siege

fuzz: ## a minute of random input for each fuzz test
	@for target in $$(grep -rhoE --include='*_test.go' 'func Fuzz[A-Za-z]+' cmd internal | cut -c6- | sort -u); do \
		dir=$$(grep -rlE --include='*_test.go' "func $$target\(" cmd internal | head -n1 | xargs dirname); \
		echo "$$target in $$dir"; $(GO) test "./$$dir" -run '^$$' -fuzz "^$$target\$$" -fuzztime 60s -fuzzminimizetime 10x || exit 1; \
	done

# What the site is measured beside is built from go.bench.mod or comes from Debian and npm; what cannot be had is named in
# the report. ROUNDS, ARTICLES=100,1000,10000,30000 and EXPORT=100,1000,10000 say how much, OUT where to.
bench: ## measure beside Hugo, Caddy, nginx and bare net/http, and write BENCHMARKS.md; ONLY=serving,start for a part
	@command -v wrk >/dev/null || { $(APT) wrk; } || echo "without wrk, serving is not measured: install it"
	@ls /usr/lib*/nginx/modules/ngx_http_brotli_static_module.so >/dev/null 2>&1 || { $(APT) nginx libnginx-mod-http-brotli-static; } \
		|| echo "without nginx and its brotli_static, it is left out: install both"
	@command -v chromium >/dev/null || { $(APT) chromium; } || echo "without Chromium, pages are not weighed: install it"
	@command -v npm >/dev/null || { $(APT) npm; } || echo "without npm, pages are not weighed: install Node.js"
	@mkdir -p bin/bench && $(GO) build -o bin/bench/bench ./cmd/bench
	@bin/bench/bench $(if $(ONLY),--only $(ONLY)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(ARTICLES),--articles $(ARTICLES)) \
		$(if $(EXPORT),--export $(EXPORT)) $(if $(OUT),--out $(OUT))

# The database of vulnerabilities is asked over the network. Where it is out of reach, nothing was found out: exit code 3.
vulnerabilities: ## ask whether anything that the program calls has a known vulnerability
	@out=$$(mktemp); trap 'rm -f "$$out"' EXIT; \
	$(DEPLOY) govulncheck ./... >"$$out" 2>&1; code=$$?; cat "$$out"; \
	case $$code in 0) ;; 3) echo "VULNERABLE: see above"; exit 1;; \
	*) echo "NOT CHECKED FOR VULNERABILITIES: the database at https://vuln.go.dev, or a proxy of it in GOVULNDB, must be within reach" >&2; exit 3;; esac

# A release depends on the commit, the version of Go and VERSION, and on nothing else of the machine it is made on.
VERSION   ?= dev
PLATFORMS ?= linux/amd64 linux/arm64 darwin/arm64 windows/amd64
BUILT      = CGO_ENABLED=0 GOFLAGS= GOAMD64=v1 GOARM64=v8.0 GOTOOLCHAIN=local
DIST       = bin/release
COMMIT     = $$(git rev-parse HEAD)
TIME       = $$(git log -1 --format=%ct)

release: image ## VERSION=v1.2.3: programs, images, lists of parts, licenses and sums, in bin/release
	@cp LICENSE $(DIST)/
	@for file in $(DIST)/leakygut-*; do case $$file in *.tar|*.json) ;; *) \
		$(DEPLOY) cyclonedx-gomod bin -json -std -noserial -notimestamp -version "$(VERSION)" -output "$$file.cdx.json" "$$file" || exit 1;; esac; done
	@cd $(DIST) && rm -f SHA256SUMS && sha256sum * >SHA256SUMS && cat SHA256SUMS

image: programs ## the images of the program for Linux, without a Docker daemon: bin/release/*.oci.tar
	@for arch in amd64 arm64; do [ ! -e $(DIST)/leakygut-linux-$$arch ] || \
		$(GO) run ./cmd/release image --binary $(DIST)/leakygut-linux-$$arch --arch $$arch --version "$(VERSION)" --revision "$(COMMIT)" --created "$(TIME)" \
		--also LICENSE,$(DIST)/THIRD_PARTY_LICENSES --output $(DIST)/leakygut-linux-$$arch.oci.tar || exit 1; done

.PHONY: programs
programs:
	@[ -z "$$(git status --porcelain)" ] || echo "there are changes that are not committed: nobody can build this again" >&2
	@rm -rf $(DIST) && mkdir -p $(DIST)
	@for platform in $(PLATFORMS); do \
		os=$${platform%/*}; arch=$${platform#*/}; ext=; [ $$os != windows ] || ext=.exe; \
		$(BUILT) GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -buildvcs=true -ldflags "-s -w -X main.version=$(VERSION)" \
			-o $(DIST)/leakygut-$$os-$$arch$$ext ./cmd/leakygut || exit 1; done
	@$(GO) run ./cmd/release licenses --output $(DIST)/THIRD_PARTY_LICENSES

reproducible: ## build what is committed twice, in other folders and from nothing, and compare every byte
	@set -e; dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	git clone -q . "$$dir/one"; git clone -q "$$dir/one" "$$dir/two/deeper"; \
	for place in one two/deeper; do \
		GOCACHE="$$dir/cache-$${place%/*}" $(MAKE) -s -C "$$dir/$$place" image PLATFORMS=linux/amd64 VERSION=$(VERSION); \
	done; \
	diff -r "$$dir/one/$(DIST)" "$$dir/two/deeper/$(DIST)" || { echo "NOT REPRODUCIBLE: the builds differ"; exit 1; }; \
	cd "$$dir/one/$(DIST)" && sha256sum * && echo "the same, twice"
