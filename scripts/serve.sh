#!/usr/bin/env bash
# Builds and serves the portal on this machine alone.
source "$(dirname "$0")/lib.sh"
need_rust
need_wasm_bindgen
need_node
source scripts/build-steps.sh
build
exec node scripts/serve.mjs dist/site
