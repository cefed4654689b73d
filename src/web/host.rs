//! What Rust may ask of the page on behalf of one chart; `www/widget/host.js` is the other side.

use serde::Serialize;
use serde_json::Value;
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

    /// Asks for the steps of `Chart::draw` before the browser paints next, or sooner for a first picture.
    #[wasm_bindgen(method)]
    pub fn frame(this: &Host, first: bool);

    /// Asks for `Chart::catch_up` once the page has nothing better to do, or somebody is about to need it.
    #[wasm_bindgen(method, js_name = catchUp)]
    pub fn catch_up(this: &Host);

    /// Says that the chart has been painted.
    #[wasm_bindgen(method)]
    pub fn painted(this: &Host);

    /// Says that the chart cannot be painted, and why.
    #[wasm_bindgen(method)]
    pub fn fail(this: &Host, kind: &str, message: &str, pointer: &str);

    /// Tells the page something, once no Rust is on the stack.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, name: &str, detail: JsValue);

    /// Saves a text as a file.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, name: &str, kind: &str, text: &str);

    /// Saves the picture as a PNG file, `scale` pixels for each CSS pixel.
    #[wasm_bindgen(method, js_name = savePng)]
    pub fn save_png(this: &Host, name: &str, scale: f64);

    /// Copies a text; whether that was allowed comes to `Chart::copied`.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Host, text: &str);

    /// Prints the page.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host);

    /// Plays a tone of so many hertz and seconds, from -1 at the left to 1 at the right; whether there is audio.
    #[wasm_bindgen(method)]
    pub fn tone(this: &Host, frequency: f64, pan: f64, seconds: f64) -> bool;

    /// Lets the audio go.
    #[wasm_bindgen(method)]
    pub fn silence(this: &Host);

    /// Tells the page that a source was asked for and, unless the page prevents it, opens it.
    #[wasm_bindgen(method, js_name = openSource)]
    pub fn open_source(this: &Host, detail: JsValue);
}

/// A value as JavaScript has it: plain objects and lists.
pub fn object(value: &Value) -> JsValue {
    // JSON has nothing that JavaScript has not.
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}
