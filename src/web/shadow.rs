//! What a chart puts into its shadow root.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement, ShadowRoot};

use super::build::{add, element, lay, set, set_length};
use super::twin::Twin;
use crate::compile::Target;
use crate::geometry::Size;

/// The elements of a chart. The element's own content stays in the slot behind them until a chart is painted.
pub struct Shadow {
    root: ShadowRoot,
    /// As wide as the element; scrolls where a chart is wider.
    pub frame: HtmlElement,
    /// Has the picture's size and name.
    pub chart: HtmlElement,
    /// The picture.
    pub canvas: HtmlCanvasElement,
    /// Marks the target under the pointer.
    hover: HtmlElement,
    /// The picture for those who do not look at it.
    pub twin: Twin,
    /// The tooltip.
    pub tooltip: HtmlElement,
    /// What is printed beside the picture.
    pub paper: HtmlElement,
    /// What is said to assistive technology.
    said: HtmlElement,
}

impl Shadow {
    /// Builds the elements, the picture still hidden.
    pub fn new(root: ShadowRoot) -> Result<Self, JsValue> {
        // A chart that broke could not clear away what it left.
        clear(&root)?;
        let frame = add(&root, "div", "frame", "")?;
        let chart = add(&frame, "div", "chart", "")?;
        let canvas: HtmlCanvasElement = add(&chart, "canvas", "", "")?.unchecked_into();
        let twin = Twin::new(&chart)?;
        let hover = add(&chart, "div", "mark hover", "")?;
        let tooltip = add(&root, "div", "tooltip", "")?;
        let paper = add(&root, "div", "paper", "")?;
        let said = element("div", "said")?;
        chart.set_hidden(true);
        set(&chart, &[("part", "chart"), ("role", "figure")])?;
        canvas.set_attribute("part", "canvas")?;
        canvas.set_attribute("aria-hidden", "true")?;
        // The top layer: neither the window's edge nor a box with hidden overflow cuts it off.
        set(&tooltip, &[("part", "tooltip"), ("popover", "manual")])?;
        set(&said, &[("role", "status")])?;
        hover.set_hidden(true);
        root.append_child(&said)?;
        Ok(Self { root, frame, chart, canvas, hover, twin, tooltip, paper, said })
    }

    /// Shows the picture instead of a failure or the element's own content, at its size.
    pub fn show(&self, size: Size) -> Result<(), JsValue> {
        set_length(&self.chart, "width", size.width)?;
        set_length(&self.chart, "height", size.height)?;
        self.chart.set_hidden(false);
        self.hide_slot(true)
    }

    /// Gives the canvas the extent at which one of its pixels is one of the device's.
    pub fn fit_canvas(&self, ratio: f64) -> Result<(), JsValue> {
        set_length(&self.canvas, "width", f64::from(self.canvas.width()) / ratio)?;
        set_length(&self.canvas, "height", f64::from(self.canvas.height()) / ratio)
    }

    /// Shows or hides the element's own content.
    fn hide_slot(&self, hidden: bool) -> Result<(), JsValue> {
        if let Some(slot) = self.root.query_selector("slot")? {
            slot.unchecked_into::<HtmlElement>().set_hidden(hidden);
        }
        Ok(())
    }

    /// Names the picture.
    pub fn name(&self, name: &str, language: &str) -> Result<(), JsValue> {
        self.chart.set_attribute("aria-label", name)?;
        [&self.frame, &self.tooltip, &self.said, &self.paper]
            .into_iter()
            .try_for_each(|part| part.set_attribute("lang", language))
    }

    /// Marks the target under the pointer.
    pub fn set_hover(&self, target: Option<&Target>) -> Result<(), JsValue> {
        self.hover.set_hidden(target.is_none());
        target.map_or(Ok(()), |target| lay(&self.hover, target.bounds, 8.0))
    }

    /// Says something to assistive technology.
    pub fn say(&self, text: &str) {
        self.said.set_text_content(Some(text));
    }

    /// Takes everything out, and brings the element's own content back.
    pub fn take_down(&self) {
        // What is not there needs no removing and no showing.
        let _ = clear(&self.root);
        let _ = self.hide_slot(false);
    }
}

/// Takes out all that charts put into a shadow root.
fn clear(root: &ShadowRoot) -> Result<(), JsValue> {
    let parts = root.query_selector_all(".frame, .tooltip, .paper, .said, .controls, .bar, .menu, .sheet")?;
    for part in (0..parts.length()).filter_map(|at| parts.item(at)) {
        part.unchecked_into::<HtmlElement>().remove();
    }
    Ok(())
}
