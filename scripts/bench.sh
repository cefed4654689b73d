#!/usr/bin/env bash
# Measures; prints medians and ratios.
source "$(dirname "$0")/lib.sh"
need_rust
need_node
need_browser
need_wasm_bindgen
source scripts/build-steps.sh
build
step "Charts in the browser: ours, uPlot, Chart.js" node benches/browser/run.mjs
step "Hands on charts" node benches/browser/interaction.mjs
step "What nobody should give a chart" node benches/browser/hostile.mjs
if grep -q '^\[\[bench\]\]' Cargo.toml; then step "Native benchmarks" cargo bench --quiet --profile measure; fi
