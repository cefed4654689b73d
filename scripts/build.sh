#!/usr/bin/env bash
# Builds everything that is published into dist/, and prints what it weighs.
source "$(dirname "$0")/lib.sh"
need_rust
need_wasm_bindgen
need_node
source scripts/build-steps.sh
build
