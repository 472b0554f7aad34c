# Two commands are all that a newcomer needs: make demo, make test.
GO ?= go
BIN := bin/ascribe

.PHONY: demo test build check unit gate kill bench memory fuzz clean

demo: build ## set up, ingest the bundled samples, show what was found
	@$(BIN) demo

test: check unit gate ## everything that has to pass

build:
	@mkdir -p bin
	@$(GO) build -trimpath -o $(BIN) ./cmd/ascribe

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

memory: build ## peak memory over an ingest of 100,000 generated reports
	$(GO) run ./eval/memory -reports 100000

clean:
	rm -rf bin out
