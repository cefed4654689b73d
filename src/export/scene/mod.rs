//! The scene as JSON: what is drawn, in terms of marks, axes, scales and legends, with numbers to three decimals.
//!
//! It is a public interface of the command line and the form in which scenes are compared in tests. The same view gives
//! the same text on every machine.
//!
//! ```json
//! { "scene": 1, "status": "ok",
//!   "views": [{"width": 200, "height": 100, "x": 40, "y": 10, "marks": [{"type": "rect", "items": []}], "axes": []}],
//!   "axes": [], "scales": [], "legends": [], "titles": [], "headers": [] }
//! ```
//!
//! `status` is `ok`, `unsupported` with the list `unsupported` of JSON Pointers and sentences, or `error` with the
//! sentence `error`. Where a chart was drawn with something to be said of it, `warnings` lists that in the same form as
//! `unsupported`. Coordinates of marks are pixels of the view's own plot area.

mod guide;
mod mark;
mod scale;

use serde_json::{Map, Value as Json, json};

use crate::color::{Color, Paint};
use crate::compile::View;
use crate::data::Gather;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// The scene of a view.
pub fn scene_json(view: &View) -> Json {
    let scene = &view.scene;
    let views: Vec<Json> = scene.plots.iter().map(|plot| mark::plot(plot, view)).collect();
    json!({
        "scene": 1,
        "status": "ok",
        "views": views,
        "axes": scene.axes.iter().map(guide::axis).collect::<Vec<_>>(),
        "scales": view.scales.iter().filter_map(scale::scale).gather(),
        "legends": scene.legends.iter().map(guide::legend).gather(),
        "titles": scene.titles.iter().map(guide::title).gather(),
        "headers": scene.headers.iter().map(guide::header).gather(),
    })
}

/// In place of a scene that would not be what the spec asks for: where and why. None where nothing was refused.
pub fn refusals_json(notes: &[Diagnostic]) -> Option<Json> {
    let refused = notes.iter().filter(|note| note.severity == Severity::Refusal);
    let refused: Vec<Json> = refused.map(note_json).collect();
    (!refused.is_empty()).then(|| json!({"scene": 1, "status": "unsupported", "unsupported": refused}))
}

/// Where something was found in a spec, and what.
pub fn note_json(note: &Diagnostic) -> Json {
    let path = match &note.place {
        Place::Pointer(pointer) => pointer.as_str(),
        Place::Span(..) => "",
    };
    json!({"path": path, "message": note.message})
}

/// In place of a scene that cannot be made.
pub fn error_json(message: &str) -> Json {
    json!({"scene": 1, "status": "error", "error": message})
}

/// A number to three decimals, whole where it is; null for what is none.
fn number(x: f64) -> Json {
    decimals(x, 1e3)
}

fn decimals(x: f64, scale: f64) -> Json {
    let rounded = (x * scale).round() / scale;
    if !rounded.is_finite() {
        return Json::Null;
    }
    // Adding nothing turns -0 to 0.
    crate::data::Value::Number(rounded + 0.0).to_json()
}

/// The name of a paint: a colour without its opacity, or `gradient`.
fn paint(paint: &Paint) -> Option<(String, f64)> {
    match paint {
        Paint::Color(color) | Paint::Hatch(color) => color_name(*color).map(|name| (name, color.opacity)),
        Paint::Gradient { .. } => Some(("gradient".to_owned(), 1.0)),
    }
}

fn color_name(color: Color) -> Option<String> {
    (color.opacity > 0.0).then(|| color.to_hex())
}

/// Adds a member unless it is the default.
fn put(object: &mut Map<String, Json>, name: &str, value: impl Into<Json>) {
    object.insert(name.to_owned(), value.into());
}
