//! What Rust may ask of the page on behalf of one chart; `www/widget/host.js` is the other side.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The page's side of one chart.
    pub type Host;

    /// A callback that, when it breaks, breaks this chart alone.
    #[wasm_bindgen(method)]
    pub fn guard(this: &Host, callback: &JsValue) -> js_sys::Function;

    /// Asks for a text; the answer comes to `Chart::found` or `Chart::missed`.
    #[wasm_bindgen(method)]
    pub fn request(this: &Host, url: &str);

    /// Says that the chart has been painted.
    #[wasm_bindgen(method)]
    pub fn painted(this: &Host);

    /// Says that the chart cannot be painted, and why.
    #[wasm_bindgen(method)]
    pub fn fail(this: &Host, kind: &str, message: &str, pointer: &str);

    /// Tells the page something, with JSON as detail, once no Rust is on the stack.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, name: &str, detail: &str);

    /// Tells the page that a source was asked for and, unless the page prevents it, opens it.
    #[wasm_bindgen(method, js_name = openSource)]
    pub fn open_source(this: &Host, detail: &str);
}
