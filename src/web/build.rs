//! Elements with few words: everything that a chart puts into its shadow root is made here. All text is put in as text.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Node, ShadowRoot};

use super::observer::window;
use crate::geometry::Rect;
use crate::number;

/// A new element with a class.
pub fn element(name: &str, class: &str) -> Result<HtmlElement, JsValue> {
    let document = window()?.document().ok_or("no document")?;
    let element: HtmlElement = document.create_element(name)?.unchecked_into();
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Ok(element)
}

/// A new last child with a class and a text.
pub fn add(parent: &Node, name: &str, class: &str, text: &str) -> Result<HtmlElement, JsValue> {
    let child = element(name, class)?;
    if !text.is_empty() {
        child.set_text_content(Some(text));
    }
    parent.append_child(&child)?;
    Ok(child)
}

/// The element that a chart has in its shadow root under a selector.
pub fn find(root: &ShadowRoot, selector: &str) -> Result<HtmlElement, JsValue> {
    let found = root.query_selector(selector)?.ok_or_else(|| JsValue::from_str(selector))?;
    Ok(found.unchecked_into())
}

/// Sets several attributes.
pub fn set(element: &HtmlElement, attributes: &[(&str, &str)]) -> Result<(), JsValue> {
    attributes.iter().try_for_each(|(name, value)| element.set_attribute(name, value))
}

/// A button that asks for `action`, and a part that page authors can style.
pub fn button(parent: &Node, class: &str, action: &str, text: &str) -> Result<HtmlElement, JsValue> {
    let button = add(parent, "button", class, text)?;
    set(&button, &[("type", "button"), ("part", "button"), (ACTION, action)])?;
    Ok(button)
}

/// The attribute that says what a button asks for.
pub const ACTION: &str = "data-action";

/// Sets a length in CSS pixels, to a thousandth.
pub fn set_length(element: &HtmlElement, property: &str, length: f64) -> Result<(), JsValue> {
    let mut text = String::new();
    number::push(&mut text, (length * 1000.0).round() / 1000.0);
    text.push_str("px");
    element.style().set_property(property, &text)
}

/// Lays an element over an area of its containing block, at least `least` wide and high.
pub fn lay(element: &HtmlElement, area: Rect, least: f64) -> Result<(), JsValue> {
    let (width, height) = (area.width.max(least), area.height.max(least));
    let center = area.center();
    set_length(element, "left", center.x - width / 2.0)?;
    set_length(element, "top", center.y - height / 2.0)?;
    set_length(element, "width", width)?;
    set_length(element, "height", height)
}
