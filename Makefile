# Everything a contributor runs. `make run` and `make test` need Go and nothing else:
# tools are pinned in go.tool.mod and go.lint.mod and built by Go itself.

GO    ?= go
TEMPL  = $(GO) tool -modfile=go.tool.mod templ
LINT   = $(GO) tool -modfile=go.lint.mod golangci-lint

.PHONY: run check addresses build generate format test drift formatted lint unit fuzz bench

run: ## serve the guide at http://localhost:8080
	@$(GO) run ./cmd/leakygut serve

check: ## report what is wrong with the content
	@$(GO) run ./cmd/leakygut check

addresses: ## add new pages to the list of published addresses; nothing is ever taken from it
	@$(GO) run ./cmd/leakygut addresses content

build: ## one static binary, bin/leakygut
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/leakygut ./cmd/leakygut

generate: ## Go code from the templates, and the table of rules in CONTRIBUTING.md
	@$(TEMPL) generate
	@$(GO) test ./internal/rule -run TestContributing -update

format: ## Go code and templates
	@gofmt -w $$(git ls-files '*.go')
	@$(TEMPL) fmt templates

test: drift formatted lint unit ## prove it: the same as CI

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
	@$(GO) vet ./...
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

fuzz: ## a minute of random input for each fuzz test
	@for target in $$(grep -rhoE --include='*_test.go' 'func Fuzz[A-Za-z]+' cmd internal | cut -c6- | sort -u); do \
		dir=$$(grep -rlE --include='*_test.go' "func $$target\(" cmd internal | head -n1 | xargs dirname); \
		echo "$$target in $$dir"; $(GO) test "./$$dir" -run '^$$' -fuzz "^$$target\$$" -fuzztime 60s -fuzzminimizetime 10x || exit 1; \
	done

bench: ## a page beside a bare net/http handler that writes the same bytes, in one run
	$(GO) test ./internal/web -run '^$$' -bench . -benchmem -count 3
