#!/usr/bin/env bash
# Feeds made-up input to one target (extract or spec) for so many seconds each: fuzz.sh [SECONDS] [TARGET...]
# libFuzzer with the coverage instrumentation of the stable compiler; nothing else has to be installed.
source "$(dirname "$0")/lib.sh"
need_rust
seconds=${1:-60}
targets=("${@:2}")
[ "${#targets[@]}" -gt 0 ] || targets=(extract spec)
has c++ || stop "A C++ compiler is missing; libFuzzer is compiled with it."

export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
host=$(rustc -vV | sed -n 's/^host: //p')

# One file a sentence, one file a spec: what the targets start from.
seed_corpus() {
  mkdir -p fuzz/corpus/extract fuzz/corpus/spec fuzz/artifacts
  grep -hv '^#\|^  \|^$' tests/cases/report/{sentences,fresh,held-out}.txt |
    split --lines=1 --suffix-length=4 - fuzz/corpus/extract/sentence-
  find tests/specs tests/cases -name '*.json' -size -20k -exec cp -t fuzz/corpus/spec {} +
}

fuzz() {
  # A machine word of coverage says little about a text of megabytes: inputs stay short, time a run is bounded.
  "fuzz/target/$host/release/$1" "fuzz/corpus/$1" -max_total_time="$seconds" -max_len=4096 -timeout=10 \
    -rss_limit_mb=4096 -artifact_prefix="fuzz/artifacts/$1-" -print_final_stats=1 2>"fuzz/artifacts/$1.log" ||
    { tail -30 "fuzz/artifacts/$1.log"; return 1; }
  grep -E 'number_of_executed_units|average_exec_per_sec' "fuzz/artifacts/$1.log"
}

step "Building the fuzz targets (some minutes the first time)" \
  cargo build --quiet --release --manifest-path fuzz/Cargo.toml --target "$host"
step "Gathering what to start from" seed_corpus
for target in "${targets[@]}"; do step "Fuzzing $target for $seconds s" fuzz "$target"; done
