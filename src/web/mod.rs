//! The browser's side: glue between a custom element and a [`Chart`](crate::chart::Chart), and the only place that names a
//! browser type.
//!
//! In: DOM events, texts that the page fetched, attributes. Out: pixels on a canvas, a tooltip, events to the page. What is
//! drawn and what follows from an event is decided below; this module carries it out.

mod actions;
mod bar;
mod build;
mod drawing;
mod effects;
mod event;
mod gestures;
mod given;
mod groups;
mod host;
mod keys;
mod legend;
mod measure;
mod motion;
mod mounted;
mod observer;
mod page_data;
mod painter;
mod shadow;
mod share;
mod sound;
mod surroundings;
mod table;
mod tooltip;
mod twin;
mod watches;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement, ShadowRoot};

use host::Host;
use mounted::Mounted;

/// The version of the crate that this module was built from.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// One chart in a page. Freeing it lets go of everything that it watches.
#[wasm_bindgen]
pub struct Chart {
    mounted: std::rc::Rc<Mounted>,
}

#[wasm_bindgen]
impl Chart {
    /// Mounts a chart in the shadow root of `element`, which has the elements of `www/widget/template.js`; nothing is drawn before
    /// [`Chart::refresh`].
    #[wasm_bindgen(constructor)]
    pub fn new(host: Host, element: HtmlElement, root: ShadowRoot) -> Result<Chart, JsValue> {
        Ok(Chart { mounted: Mounted::new(host, element, root)? })
    }

    /// Reads the element's attributes and what its `spec` and `data` properties hold, and does what follows.
    pub fn refresh(&self, spec: JsValue, data: JsValue) -> Result<(), JsValue> {
        self.mounted.refresh(spec, data)
    }

    /// Takes the text that was asked for.
    pub fn found(&self, url: &str, text: &str) -> Result<(), JsValue> {
        self.mounted.found(url, text)
    }

    /// Takes a step of drawing; the host calls with all of them when it was asked for a frame.
    pub fn draw(&self, step: usize) {
        self.mounted.draw(step);
    }

    /// Does what could wait until the picture was on the screen.
    #[wasm_bindgen(js_name = catchUp)]
    pub fn catch_up(&self) -> Result<(), JsValue> {
        self.mounted.catch_up()
    }

    /// Learns that a text is not to be had; `status` is 0 without an answer.
    pub fn missed(&self, url: String, status: u16) {
        self.mounted.missed(url, status);
    }

    /// The picture as an SVG document.
    #[wasm_bindgen(js_name = toSVG)]
    pub fn to_svg(&self) -> String {
        self.mounted.with_chart(|chart, document| chart.to_svg(document)).unwrap_or_default()
    }

    /// The rows as CSV.
    #[wasm_bindgen(js_name = toCSV)]
    pub fn to_csv(&self) -> String {
        self.mounted.with_chart(|chart, document| chart.to_csv(document)).unwrap_or_default()
    }

    /// The rows as JSON, with what they rest on.
    #[wasm_bindgen(js_name = toJSON)]
    pub fn to_json(&self) -> String {
        self.mounted.with_chart(|chart, document| chart.to_json(document)).unwrap_or_default()
    }

    /// A PNG of the picture with what it rests on put in.
    #[wasm_bindgen(js_name = withProvenance)]
    pub fn with_provenance(&self, png: Vec<u8>) -> Vec<u8> {
        self.mounted.with_chart(|chart, document| chart.with_provenance(&png, document)).unwrap_or(png)
    }

    /// Learns whether an address was copied.
    pub fn copied(&self, address: &str, done: bool) {
        self.mounted.copied(address, done);
    }

    /// The chart painted on a canvas of its own, `scale` pixels for each CSS pixel.
    #[wasm_bindgen(js_name = toCanvas)]
    pub fn to_canvas(&self, scale: f64) -> Result<HtmlCanvasElement, JsValue> {
        self.mounted.to_canvas(scale)
    }
}

impl Drop for Chart {
    fn drop(&mut self) {
        self.mounted.take_down();
    }
}
