//! The tooltip: what is said of a target as elements, and its place beside what it is about.

use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement};

use super::observer::window;
use super::shadow::{element, set_length};
use crate::accessibility::Detail;
use crate::geometry::Rect;
use crate::locale::Locale;

/// CSS pixels between a target and its tooltip, and between a tooltip and the window's edge.
const GAP: f64 = 8.0;

/// Shows what is said of a target beside it; `target` is its rectangle in coordinates of the window. All text is put in as text.
pub fn show(
    tooltip: &HtmlElement,
    detail: &Detail,
    locale: Locale,
    report: Option<&str>,
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

fn fill(tooltip: &HtmlElement, detail: &Detail, locale: Locale, report: Option<&str>) -> Result<(), JsValue> {
    let words = locale.words();
    let document = window()?.document().ok_or("no document")?;
    tooltip.set_text_content(None);
    for (class, text) in [("heading", &detail.heading), ("value", &detail.value)] {
        if !text.is_empty() {
            add(&document, tooltip, "p", class, text)?;
        }
    }
    if !detail.lines.is_empty() {
        let list = add(&document, tooltip, "dl", "lines", "")?;
        for (name, value) in &detail.lines {
            add(&document, &list, "dt", "", name)?;
            add(&document, &list, "dd", "", value)?;
        }
    }
    if let Some(quote) = &detail.quote {
        let clause = add(&document, tooltip, "blockquote", "quote", &quote.before)?;
        add(&document, &clause, "mark", "", &quote.figure)?;
        clause.append_with_str_1(&quote.after)?;
        if let Some(report) = report {
            let link = add(&document, tooltip, "a", "source", words.see_in_report)?;
            link.set_attribute("part", "source")?;
            link.set_attribute("href", &source_address(report, &quote.fact))?;
            link.set_attribute("data-fact", &quote.fact)?;
        }
    }
    if detail.more > 0 {
        add(&document, tooltip, "p", "more", &words.more_sources.fill(detail.more, &[]))?;
    }
    Ok(())
}

/// The place of a fact in the report's page.
pub fn source_address(report: &str, id: &str) -> String {
    let mut address = String::from(report);
    address.push_str("#fact-");
    address.push_str(&String::from(js_sys::encode_uri_component(id)));
    address
}

fn add(document: &Document, parent: &HtmlElement, name: &str, class: &str, text: &str) -> Result<HtmlElement, JsValue> {
    let child = element(document, name, class)?;
    if !text.is_empty() {
        child.set_text_content(Some(text));
    }
    parent.append_child(&child)?;
    Ok(child)
}

/// Above the target where there is room, else below it; always inside the window.
fn place(tooltip: &HtmlElement, target: Rect) -> Result<(), JsValue> {
    let root = window()?.document().and_then(|document| document.document_element()).ok_or("no document")?;
    let (width, height) = (f64::from(tooltip.offset_width()), f64::from(tooltip.offset_height()));
    let (room_x, room_y) = (f64::from(root.client_width()), f64::from(root.client_height()));
    let above = target.y - height - GAP;
    let top = if above >= GAP { above } else { target.bottom() + GAP };
    let left = target.center().x - width / 2.0;
    let inside = |at: f64, length: f64, room: f64| at.min(room - length - GAP).max(GAP);
    set_length(tooltip, "left", inside(left, width, room_x))?;
    set_length(tooltip, "top", inside(top, height, room_y))
}
