# Two commands are all that a newcomer needs: make demo, make test.
GO ?= go
BIN := bin/ascribe

WEB_SOURCES := $(shell git ls-files web | grep -v '^web/dist/')

.PHONY: demo test build web desk browser speed screenshots check unit gate kill bench memory stream load clean fuzz

demo: build ## set up, ingest the bundled samples, show what was found
	@$(BIN) demo

test: check unit gate desk browser ## everything that has to pass

build: ## the program, with its pages where Node.js is there to build them
	@mkdir -p bin
	@if ! command -v npm >/dev/null; then echo "no Node.js: the program is built without its pages"; \
	elif ! $(MAKE) --no-print-directory web; then echo "the pages could not be built: the program is built without them"; fi
	@$(GO) build -trimpath -o $(BIN) ./cmd/ascribe

web: web/dist/index.html ## the pages, where a source of theirs has changed
	@:

web/dist/index.html: web/node_modules/.package-lock.json $(WEB_SOURCES)
	@cd web && npm run --silent build >.build.log 2>&1 || { cat .build.log; exit 1; }
	@tail -1 web/.build.log

web/node_modules/.package-lock.json: web/package-lock.json
	@cd web && npm ci --silent --no-progress
	@touch $@

desk: ## the pages: types, units, contract and licences
	@if ! command -v npm >/dev/null; then echo "tests of the pages SKIPPED: no Node.js"; \
	elif ! $(MAKE) --no-print-directory web/node_modules/.package-lock.json; then echo "tests of the pages SKIPPED: their packages cannot be fetched"; \
	else $(MAKE) --no-print-directory web && cd web && npm run --silent check; fi

browser: build ## the pages in a browser, against the samples
	@web/scripts/browser.sh

speed: build ## how soon the first page can be used; RECORD=FILE measures on a record of one's own
	@ASCRIBE_RECORD="$(RECORD)" web/scripts/browser.sh speed

screenshots: build ## docs/screenshots, from the samples
	@web/scripts/browser.sh screenshots

check:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); \
	if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w on:" $$unformatted; exit 1; fi
	$(GO) vet ./...

unit:
	$(GO) test ./...

gate: build ## accuracy on the gold sets, never below eval/baseline.json
	$(GO) run ./eval

kill: build ## 500 kills at random points of an ingest, then a rerun
	ASCRIBE_KILLS=500 $(GO) test ./internal/ingest/... -run Kill -count=1 -v -timeout 60m

bench: ## rates and ratios; every benchmark makes its own input
	$(GO) test ./... -run '^$$' -bench . -benchtime 2s

memory: build ## rate, cost and memory over an ingest of 100,000 generated reports
	$(GO) run ./eval/memory -reports 100000 -every 20000

stream: build ## the same over 1,000,000: half an hour or more, 13 GB of disk
	$(GO) run ./eval/memory -reports 1000000

load: ## how fast the API answers from 200,000 generated incidents with 2 million statements
	@mkdir -p out
	$(GO) run ./eval/load -incidents 200000 -db out/load.db

fuzz: ## ten million executions of each reader of web archives; takes about an hour
	$(GO) test ./internal/source -run '^$$' -fuzz '^FuzzWarc$$' -fuzztime 10000000x -fuzzminimizetime 10x
	$(GO) test ./internal/source -run '^$$' -fuzz '^FuzzHTTP$$' -fuzztime 10000000x -fuzzminimizetime 10x
	$(GO) test ./internal/sift/visible -run '^$$' -fuzz '^FuzzWalk$$' -fuzztime 10000000x -fuzzminimizetime 10x

clean:
	rm -rf bin out web/node_modules web/dist/assets web/dist/index.html
