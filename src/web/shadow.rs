//! What a chart puts into its shadow root.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement, Node, ShadowRoot};

use super::build::{add, find, lay, set, set_length};
use super::template;
use super::twin::Twin;
use crate::compile::Target;
use crate::geometry::Size;

/// The elements of a chart. The element's own content stays in the slot behind them until a chart is painted.
pub struct Shadow {
    root: ShadowRoot,
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
    /// Builds the elements, the picture still hidden; gives back the one that things are laid over.
    pub fn build(root: &Node) -> Result<HtmlElement, JsValue> {
        let frame = add(root, "div", "frame", "")?;
        let chart = add(&frame, "div", "chart", "")?;
        let canvas = add(&chart, "canvas", "", "")?;
        Twin::build(&chart)?;
        let hover = add(&chart, "div", "mark hover", "")?;
        let tooltip = add(root, "div", "tooltip", "")?;
        add(root, "div", "paper", "")?;
        let said = add(root, "div", "said", "")?;
        chart.set_hidden(true);
        set(&chart, &[("part", "chart"), ("role", "figure")])?;
        set(&canvas, &[("part", "canvas"), ("aria-hidden", "true")])?;
        // The top layer: neither the window's edge nor a box with hidden overflow cuts it off.
        set(&tooltip, &[("part", "tooltip"), ("popover", "manual")])?;
        set(&said, &[("role", "status")])?;
        hover.set_hidden(true);
        Ok(chart)
    }

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
            root: root.clone(),
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

    /// Takes everything out, and brings the element's own content back.
    pub fn take_down(&self) {
        // What is not there needs no removing.
        let _ = template::clear(&self.root);
        self.slot.set_hidden(false);
    }
}
