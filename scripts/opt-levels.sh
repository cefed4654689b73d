#!/usr/bin/env bash
# Tells which optimisation levels give the smallest module; the winner stands in Cargo.toml and build-steps.sh.
source "$(dirname "$0")/lib.sh"
need_rust
need_wasm_bindgen
need_node
source scripts/build-steps.sh
mkdir -p target/levels
for level in 3 2 s z; do
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=$level
  step "Compiling with opt-level $level" compile ""
  wasm-bindgen --target web --out-dir target/levels/$level \
    "$(cargo_target_dir)/wasm32-unknown-unknown/release/report_charts.wasm"
  for optimiser in -O2 -O3 -O4 -Os -Oz; do
    WASM_OPT_LEVEL=$optimiser optimise target/levels/$level/report_charts_bg.wasm target/levels/module.wasm
    node --input-type=module -e '
      import { readFileSync } from "node:fs";
      import { brotliCompressSync } from "node:zlib";
      import { withoutCustomSections } from "./scripts/wasm.mjs";
      const bytes = withoutCustomSections(readFileSync("target/levels/module.wasm"));
      console.log(`opt-level ${process.argv[1]} wasm-opt ${process.argv[2]}: ${bytes.length} raw, ${brotliCompressSync(bytes).length} brotli`);
    ' "$level" "$optimiser"
  done
done
