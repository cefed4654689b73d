//! The tooltip: what is said of a target as elements, and its place beside what it is about.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::build::{add, set, set_length};
use super::observer::window;
use crate::accessibility::Detail;
use crate::geometry::Rect;
use crate::locale::Locale;

/// CSS pixels between a target and its tooltip, and between a tooltip and the window's edge.
const GAP: f64 = 8.0;

/// The page that shows the report.
#[derive(Default)]
pub struct Report {
    /// Its address; none where it is not to be had.
    pub address: Option<String>,
    /// The language of the report's words.
    pub language: String,
}

impl Report {
    /// The place of a fact in the page.
    pub fn place(&self, fact: &str) -> Option<String> {
        let encoded = String::from(js_sys::encode_uri_component(fact));
        Some([self.address.as_ref()?, "#fact-", &encoded].concat())
    }
}

/// Shows what is said of a target beside it; `target` is its rectangle in coordinates of the window. All text is put in as text.
pub fn show(
    tooltip: &HtmlElement,
    detail: &Detail,
    locale: Locale,
    report: &Report,
    target: Rect,
) -> Result<(), JsValue> {
    fill(tooltip, detail, locale, report)?;
    let shown = tooltip.matches(":popover-open").unwrap_or(true);
    if !shown {
        tooltip.show_popover()?;
    }
    place(tooltip, target)
}

/// Hides the tooltip.
pub fn hide(tooltip: &HtmlElement) {
    // A tooltip that is not shown cannot be hidden, which is no error.
    let _ = tooltip.hide_popover();
}

fn fill(tooltip: &HtmlElement, detail: &Detail, locale: Locale, report: &Report) -> Result<(), JsValue> {
    let words = locale.words();
    tooltip.set_text_content(None);
    for (class, text) in [("heading", &detail.heading), ("value", &detail.value)] {
        if !text.is_empty() {
            add(tooltip, "p", class, text)?;
        }
    }
    if !detail.lines.is_empty() {
        let list = add(tooltip, "dl", "lines", "")?;
        for (name, value) in &detail.lines {
            add(&list, "dt", "", name)?;
            add(&list, "dd", "", value)?;
        }
    }
    if let Some(quote) = &detail.quote {
        let clause = add(tooltip, "blockquote", "quote", &quote.before)?;
        add(&clause, "mark", "", &quote.figure)?;
        clause.append_with_str_1(&quote.after)?;
        set(&clause, &[("lang", &report.language)])?;
        if let Some(address) = report.place(&quote.fact) {
            let link = add(tooltip, "a", "source", words.see_in_report)?;
            set(&link, &[("part", "source"), ("href", &address), ("data-fact", &quote.fact)])?;
        }
    }
    if detail.more > 0 {
        add(tooltip, "p", "more", &words.more_sources.fill(detail.more, &[]))?;
    }
    Ok(())
}

/// Moves something in the top layer beside an element.
pub fn place_beside(popover: &HtmlElement, element: &HtmlElement) -> Result<(), JsValue> {
    let area = element.get_bounding_client_rect();
    place(popover, Rect::new(area.left(), area.top(), area.width(), area.height()))
}

/// Above the target where there is room, else below it; always inside the window.
pub fn place(popover: &HtmlElement, target: Rect) -> Result<(), JsValue> {
    let root = window()?.document().and_then(|document| document.document_element()).ok_or("no document")?;
    let (width, height) = (f64::from(popover.offset_width()), f64::from(popover.offset_height()));
    let (room_x, room_y) = (f64::from(root.client_width()), f64::from(root.client_height()));
    let above = target.y - height - GAP;
    let top = if above >= GAP { above } else { target.bottom() + GAP };
    let left = target.center().x - width / 2.0;
    let inside = |at: f64, length: f64, room: f64| at.min(room - length - GAP).max(GAP);
    set_length(popover, "left", inside(left, width, room_x))?;
    set_length(popover, "top", inside(top, height, room_y))
}
