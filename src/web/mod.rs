//! The browser's side: glue between a custom element and a [`chart`](crate::chart), and the only place that names a browser type.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the crate that this module was built from.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
