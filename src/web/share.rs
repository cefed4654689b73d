//! Links to what a reader sees: `#rc-NAME=STATE` at the end of the page's address.

use wasm_bindgen::prelude::*;

use super::observer::window;

/// The page's address with what one chart shows.
pub fn address(name: &str, state: &str) -> Result<String, JsValue> {
    let href = window()?.location().href()?;
    let page = href.split('#').next().unwrap_or_default();
    Ok([page, "#rc-", &encode(name), "=", &encode(state)].concat())
}

/// What the page's address says about a chart.
pub fn state(name: &str) -> Option<String> {
    let fragment = window().ok()?.location().hash().ok()?;
    let found = fragment.strip_prefix("#rc-")?.strip_prefix(encode(name).as_str())?.strip_prefix('=')?;
    js_sys::decode_uri_component(found).ok().map(String::from)
}

fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
