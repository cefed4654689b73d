//! What a chart puts into its shadow root.

use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlCanvasElement, HtmlElement, ShadowRoot};

use super::observer::window;
use crate::compile::Target;
use crate::geometry::{Rect, Size};
use crate::number;

/// The elements of a chart. The element's own content stays in the slot behind them until a chart is painted.
pub struct Shadow {
    root: ShadowRoot,
    /// As wide as the element; scrolls where a chart is wider.
    pub frame: HtmlElement,
    /// Has the picture's size, the focus and the name.
    pub chart: HtmlElement,
    /// The picture.
    pub canvas: HtmlCanvasElement,
    /// Marks the target under the pointer.
    hover: HtmlElement,
    /// Marks the target that the keyboard is on.
    focus: HtmlElement,
    /// The tooltip.
    pub tooltip: HtmlElement,
    /// What is said to assistive technology.
    said: HtmlElement,
}

impl Shadow {
    /// Builds the elements, the picture still hidden.
    pub fn new(root: ShadowRoot) -> Result<Self, JsValue> {
        let document = window()?.document().ok_or("no document")?;
        let frame = element(&document, "div", "frame")?;
        let chart = element(&document, "div", "chart")?;
        let canvas: HtmlCanvasElement = element(&document, "canvas", "canvas")?.unchecked_into();
        let hover = element(&document, "div", "mark hover")?;
        let focus = element(&document, "div", "mark focus")?;
        let tooltip = element(&document, "div", "tooltip")?;
        let said = element(&document, "div", "said")?;
        chart.set_hidden(true);
        chart.set_attribute("part", "chart")?;
        chart.set_attribute("role", "figure")?;
        chart.set_tab_index(0);
        canvas.set_attribute("part", "canvas")?;
        canvas.set_attribute("aria-hidden", "true")?;
        tooltip.set_attribute("part", "tooltip")?;
        // The top layer: neither the window's edge nor a box with hidden overflow cuts it off.
        tooltip.set_attribute("popover", "manual")?;
        said.set_attribute("role", "status")?;
        hover.set_hidden(true);
        focus.set_hidden(true);
        chart.append_child(&canvas)?;
        chart.append_child(&hover)?;
        chart.append_child(&focus)?;
        frame.append_child(&chart)?;
        for part in [&frame, &tooltip, &said] {
            root.append_child(part)?;
        }
        Ok(Self { root, frame, chart, canvas, hover, focus, tooltip, said })
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
    pub fn name(&self, name: &str, description: &str, language: &str) -> Result<(), JsValue> {
        self.chart.set_attribute("aria-label", name)?;
        self.chart.set_attribute("aria-description", description)?;
        self.frame.set_attribute("lang", language)?;
        self.tooltip.set_attribute("lang", language)
    }

    /// Marks the target under the pointer.
    pub fn set_hover(&self, target: Option<&Target>) -> Result<(), JsValue> {
        mark(&self.hover, target)
    }

    /// Marks the target that the keyboard is on.
    pub fn set_focus(&self, target: Option<&Target>) -> Result<(), JsValue> {
        mark(&self.focus, target)
    }

    /// Says something to assistive technology.
    pub fn say(&self, text: &str) {
        self.said.set_text_content(Some(text));
    }

    /// Takes everything out, and brings the element's own content back.
    pub fn take_down(&self) {
        for part in [&self.frame, &self.tooltip, &self.said] {
            part.remove();
        }
        // A slot that is not there needs no showing.
        let _ = self.hide_slot(false);
    }
}

/// A new element with a class.
pub fn element(document: &Document, name: &str, class: &str) -> Result<HtmlElement, JsValue> {
    let element = document.create_element(name)?;
    element.set_class_name(class);
    Ok(element.unchecked_into())
}

/// Sets a length in CSS pixels.
pub fn set_length(element: &HtmlElement, property: &str, length: f64) -> Result<(), JsValue> {
    let mut text = String::new();
    number::push(&mut text, length);
    text.push_str("px");
    element.style().set_property(property, &text)
}

/// Lays a mark around a target, at least of a size that can be seen.
fn mark(mark: &HtmlElement, target: Option<&Target>) -> Result<(), JsValue> {
    mark.set_hidden(target.is_none());
    let Some(target) = target else { return Ok(()) };
    let area = target.bounds;
    let (width, height) = (area.width.max(8.0), area.height.max(8.0));
    let center = area.center();
    let area = Rect::new(center.x - width / 2.0, center.y - height / 2.0, width, height);
    set_length(mark, "left", area.x)?;
    set_length(mark, "top", area.y)?;
    set_length(mark, "width", area.width)?;
    set_length(mark, "height", area.height)
}
