# What one does here; `make` alone says it.
# Every target works as root and as a normal user, and any number of them side by side.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help run web test check fmt bench loadtest fuzz deny sqlx screenshots install

# The statements' types are committed in .sqlx, so building needs no database.
export SQLX_OFFLINE ?= true

TARGET := $(or $(CARGO_TARGET_DIR),target)
RUN_ARGS ?=

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## build and serve the demo on a private Postgres in .data (RUN_ARGS="--help" for options)
	@scripts/build-web || echo "fittribe: going on without the web app" >&2
	@echo "fittribe: building (a first build takes some minutes) …" >&2
	@cargo build --release --locked
	@exec "$(TARGET)/release/fittribe" demo $(RUN_ARGS)

web: ## build the web app into web/out, if its sources changed
	@scripts/build-web

test: install ## format, lints, all tests on a throwaway Postgres, k6's smoke test, two fuzzers, cargo-deny, the web app in a browser
	scripts/test

check: ## format and lints
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

fmt: ## format everything
	cargo fmt --all

bench: install ## measure against the floors of docs/performance.md
	benches/run

loadtest: install ## all k6 scripts against a private server with demo data
	@scripts/install-redis
	loadtest/run all

fuzz: install ## what strangers send, under libFuzzer (SECONDS_EACH=60, TARGET=socket, KEEP=1; scripts/fuzz)
	scripts/fuzz

deny: install ## licences, banned crates, sources and advisories
	@code=0; scripts/deny || code=$$?; exit $$(( code == 4 ? 0 : code ))

sqlx: install ## write the statements' types to .sqlx after changing SQL or migrations
	scripts/with-postgres scripts/prepare-sqlx

screenshots: web ## pictures of the web app in docs/screenshots, from a server with demo data
	cargo build --locked
	cd web && CHROMIUM=$$(../scripts/install-chromium) BINARY="$$(cd .. && realpath $(TARGET)/debug/fittribe)" npm run --silent screenshots

install: ## install what is missing: a C compiler, a Postgres server
	@scripts/install-buildtools
	@scripts/install-postgres
