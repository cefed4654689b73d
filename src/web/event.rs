//! DOM events as events of a chart. Nothing is decided here.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use crate::geometry::Point;
use crate::interact::{Held, Key};

/// The place of a pointer event in the picture.
pub fn place(event: &MouseEvent, picture: &Element) -> Point {
    let corner = picture.get_bounding_client_rect();
    Point::new(f64::from(event.client_x()) - corner.left(), f64::from(event.client_y()) - corner.top())
}

/// The key, where a chart listens to it; with a modifier it is the browser's.
pub fn key(event: &KeyboardEvent) -> Option<Key> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Home" => Key::Home,
        "End" => Key::End,
        "Enter" | " " => Key::Enter,
        "Escape" => Key::Escape,
        "+" | "=" => Key::ZoomIn,
        "-" => Key::ZoomOut,
        "0" => Key::Reset,
        _ => return None,
    })
}

/// The keys that are held down beside a press.
pub fn held(event: &MouseEvent) -> Held {
    Held { alt: event.alt_key(), control: event.ctrl_key() || event.meta_key(), shift: event.shift_key() }
}

/// Whether the focus or the pointer moved to something inside `inside`.
pub fn goes_into(related: Option<web_sys::EventTarget>, inside: &Element) -> bool {
    related.and_then(|target| target.dyn_into::<web_sys::Node>().ok()).is_some_and(|node| inside.contains(Some(&node)))
}
