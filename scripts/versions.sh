# The tools that come neither from Cargo.lock, nor from package-lock.json, nor from rust-toolchain.toml.
WASM_PACK_VERSION=0.15.1
GECKODRIVER_VERSION=0.37.1
# The command line of wasm-bindgen must equal the crate that Cargo.lock names.
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/.*= "|"/, ""); print }' Cargo.lock)
