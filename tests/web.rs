//! The glue between the page and Rust, in a real browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_version_is_the_crates() {
    assert_eq!(report_charts::web::version(), env!("CARGO_PKG_VERSION"));
}
