#!/usr/bin/env bash
# Runs the unit tests in Firefox. Not part of the tests that every change needs: Firefox has to be there.
source "$(dirname "$0")/lib.sh"
need_rust
need_wasm_bindgen
need_wasm_pack
has firefox || stop "Firefox is missing. Install it (on Debian: apt-get install firefox-esr), then run this again."
need_cargo_tool geckodriver geckodriver "$GECKODRIVER_VERSION"

step "Running the unit tests in Firefox" wasm-pack test --headless --firefox --geckodriver .tools/bin/geckodriver
say "Everything passed."
