# What all scripts share: they run from the project's root, say each step with its time, and install what is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/versions.sh
export PATH="$PWD/.tools/bin:$PATH" CARGO_TERM_PROGRESS_WHEN="${CARGO_TERM_PROGRESS_WHEN:-auto}"

say() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }

# Stops with a sentence that tells a person what to do.
stop() {
  printf 'Cannot go on: %s\n' "$*" >&2
  exit 1
}

# step TEXT COMMAND...: says what is done, does it, says how long it took.
step() {
  local text=$1 began=$SECONDS status=0
  shift
  say "$text"
  "$@" || status=$?
  [ "$status" -eq 0 ] || stop "\"$text\" failed with status $status; the lines above say why."
  say "$text: done in $((SECONDS - began)) s"
}

has() { command -v "$1" >/dev/null 2>&1; }

need_rust() {
  has cargo || stop "Rust is missing. Install rustup and its stable toolchain, then run this again."
  # rustup reads rust-toolchain.toml and fetches what that names the first time any tool is called.
  if ! [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; then
    has rustup || stop "Rust's target wasm32-unknown-unknown is missing, and without rustup it cannot be added from here."
    step "Adding Rust's target wasm32-unknown-unknown" rustup target add wasm32-unknown-unknown
  fi
}

# need_cargo_tool CRATE COMMAND VERSION: in .tools/, so that nothing outside the project changes.
need_cargo_tool() {
  local found
  found=$(".tools/bin/$2" --version 2>/dev/null || true)
  found=${found%%$'\n'*}
  [ "${found##* }" = "$3" ] && return
  # Not --locked: a lock file in the package can name a version of a crate that is not to be had.
  step "Installing $1 $3 into .tools (about three minutes, once)" cargo install --quiet --root .tools --version "$3" "$1"
}

need_wasm_bindgen() { need_cargo_tool wasm-bindgen-cli wasm-bindgen "$WASM_BINDGEN_VERSION"; }

need_wasm_pack() { need_cargo_tool wasm-pack wasm-pack "$WASM_PACK_VERSION"; }

need_node() {
  { has node && has npm; } || stop "Node.js is missing. Install Node.js 20 or later with npm, then run this again."
  [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ] ||
    stop "Node.js $(node -v) is too old. Install version 20 or later, then run this again."
  # npm writes this copy of the lock file last, so an interrupted installation is never taken for a whole one.
  if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    step "Installing the npm packages of package-lock.json" npm ci --no-progress
    touch node_modules/.package-lock.json
  fi
}

# Chromium, its driver, and a font that has Chinese: pictures and screenshots show boxes without one.
need_browser() {
  local missing=()
  has chromium || missing+=(chromium)
  has chromedriver || missing+=(chromium-driver)
  { has fc-list && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]; } || missing+=(fontconfig fonts-noto-cjk)
  if [ ${#missing[@]} -gt 0 ]; then
    local root=()
    if [ "$(id -u)" -ne 0 ]; then root=(sudo -n); fi
    has apt-get && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; } ||
      stop "the packages ${missing[*]} are missing and only an administrator can add them. Install them (on Debian: apt-get install ${missing[*]}), then run this again."
    step "Reading the list of Debian's packages" "${root[@]}" apt-get update -qq
    step "Installing ${missing[*]} with apt" \
      "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
  fi
  CHROMIUM=$(command -v chromium)
  CHROMEDRIVER=$(command -v chromedriver)
  export CHROMIUM CHROMEDRIVER
}
