#!/usr/bin/env bash
# Runs every check, from the quick ones to the browser.
source "$(dirname "$0")/lib.sh"
need_rust
need_node
need_browser
need_wasm_bindgen
need_wasm_pack
source scripts/build-steps.sh

native_tests() {
  local status=0
  cargo test --quiet --no-fail-fast >target/native-tests.log 2>&1 || status=$?
  grep -v -e '^$' -e '^running 0 tests' target/native-tests.log
  awk '/^test result:/ { passed += $4; failed += $6 } END { printf "native: %d passed, %d failed\n", passed, failed }' target/native-tests.log
  return "$status"
}

browser_unit_tests() { wasm-pack test --headless --chrome --chromedriver "$CHROMEDRIVER"; }

mkdir -p target
step "Checking the format" cargo fmt --check
step "Linting for this machine" cargo clippy --quiet --lib --bins -- -D warnings
# Functions that tests and benchmarks share may stop at what they cannot read, as the tests themselves may.
step "Linting tests and benchmarks" cargo clippy --quiet --all-targets -- -D warnings \
  -A clippy::unwrap_used -A clippy::expect_used -A clippy::panic
step "Linting for the browser" cargo clippy --quiet --lib --target wasm32-unknown-unknown -- -D warnings
step "Building the documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --document-private-items
step "Running the native tests" native_tests
step "Running the unit tests in a browser" browser_unit_tests
if [ -f tests/judge/run.mjs ]; then step "Comparing with Vega-Lite" node tests/judge/run.mjs; fi
step "Drawing charts saved by Altair" bash scripts/altair.sh
build
step "Running the end-to-end tests against the release build" node --test --test-reporter=spec tests/e2e/*.test.mjs
say "Everything passed."
