//! The elements of a chart in its shadow root; `www/widget/template.js` puts them there.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement, ShadowRoot};

use super::build::{find, lay, set_length};
use super::twin::Twin;
use crate::compile::Target;
use crate::geometry::Size;

/// The elements of a chart. The element's own content stays in the slot behind them until a chart is painted.
pub struct Shadow {
    /// The place of the element's own content.
    slot: HtmlElement,
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
    /// Finds the elements.
    pub fn of(root: &ShadowRoot) -> Result<Self, JsValue> {
        let part = |selector| find(root, selector);
        Ok(Self {
            slot: part("slot")?,
            frame: part(".frame")?,
            chart: part(".chart")?,
            canvas: part("canvas")?.unchecked_into(),
            hover: part(".hover")?,
            twin: Twin::of(root)?,
            tooltip: part(".tooltip")?,
            paper: part(".paper")?,
            said: part(".said")?,
        })
    }

    /// Shows the picture instead of a failure or the element's own content, at its size.
    pub fn show(&self, size: Size) -> Result<(), JsValue> {
        set_length(&self.chart, "width", size.width)?;
        set_length(&self.chart, "height", size.height)?;
        self.chart.set_hidden(false);
        self.slot.set_hidden(true);
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
}
