# The steps from the sources to dist/; sourced by the scripts that build.

build() {
  step "Compiling Rust to WebAssembly (release)" compile ""
  step "Writing the JavaScript bindings" \
    wasm-bindgen --target web --omit-default-module-path --out-dir target/bindings \
    "$(cargo_target_dir)/wasm32-unknown-unknown/release/report_charts.wasm"
  step "Optimising the WebAssembly" optimise target/bindings/report_charts_bg.wasm target/bindings/optimised.wasm
  step "Bundling" node scripts/bundle.mjs
  step "Writing the portal" cargo run --quiet -- site seeds/nanchang-education-2020.txt \
    --annotations seeds/nanchang-education-2020.annotations.json -o dist/site
  build_extractor
  node scripts/sizes.mjs
}

# The extractor is a module of its own, from the same crate without the widget, so that charts do not carry it.
build_extractor() {
  step "Compiling the extractor to WebAssembly" \
    compile "--cfg extractor" --target-dir target/extractor
  step "Writing the extractor's bindings" \
    wasm-bindgen --target web --omit-default-module-path --out-name extract --out-dir target/extractor/bindings \
    target/extractor/wasm32-unknown-unknown/release/report_charts.wasm
  step "Optimising the extractor" optimise target/extractor/bindings/extract_bg.wasm target/extractor/optimised.wasm
  step "Adding the extractor to the portal" node scripts/extractor.mjs
}

# compile FLAGS [CARGO OPTIONS]: the module alone; with the library for Rust beside it, it would be larger. Panics name the
# crates they come from, not the folders of whoever builds. Structures are copied by one instruction instead of field by field,
# and nothing is kept in a local that can be worked out again: shorter, and browsers compile less.
compile() {
  local folder flags=$1
  cargo fetch --quiet
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do flags+=" --remap-path-prefix=${folder%/}=crates"; done
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags \
    cargo rustc --quiet --release --lib --crate-type cdylib --target wasm32-unknown-unknown "${@:2}" -- \
    $(known_to_llvm -max-store-memcpy=1 -max-store-memmove=1 -disable-lsr -disable-machine-licm)
}

# Those of LLVM's options that the installed compiler has; another version of it may lack one.
known_to_llvm() {
  local option
  for option; do
    if rustc --crate-type lib --emit metadata -o target/option.rmeta -C llvm-args="$option" - </dev/null 2>/dev/null; then
      echo "-Cllvm-args=$option"
    fi
  done
}

cargo_target_dir() { cargo metadata --no-deps --format-version 1 | node -p 'JSON.parse(require("fs").readFileSync(0)).target_directory'; }

# Features are named one by one: with --all-features binaryen writes encodings that browsers refuse at load.
# Only functions of a few instructions are inlined: a call of one is longer than what it does, and browsers compile each
# function by itself when it is first called. More makes the module smaller as it is and larger as it is sent. The names of
# functions stay (-g) for the table of sizes; bundle.mjs takes them out. The lowest kilobyte of memory is the far end of the
# stack, to which nothing points. Two passes make the code shorter and what compresses it less. Functions with like names have
# like code, which compresses better side by side.
optimise() {
  node_modules/.bin/wasm-opt "${WASM_OPT_LEVEL:--O3}" -g -aimfs 6 -fimfs 0 -ocimfs 0 --low-memory-unused \
    --skip-pass=local-cse --skip-pass=simplify-locals \
    --enable-mutable-globals --enable-sign-ext --enable-nontrapping-float-to-int --enable-bulk-memory \
    --enable-reference-types --enable-multivalue --enable-simd \
    --reorder-functions-by-name "$1" -o "$2"
}
