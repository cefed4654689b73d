//! Ways of reading that single properties have: lines of a text, slanted or not, at the edges of bands or not.

use serde_json::Value as Json;

use super::object::list;
use super::{FromJson, Reader, Reads};
use crate::spec::Setting;
#[cfg(not(target_arch = "wasm32"))]
use crate::spec::support::Shape;

/// A text, or a list of its lines.
pub struct Lines;

impl Reads<String> for Lines {
    fn read(json: &Json, r: &mut Reader) -> Option<String> {
        match json {
            Json::Array(_) => Some(list::<String>(json, r)?.join("\n")),
            Json::Number(number) => Some(number.to_string()),
            other => String::from_json(other, r),
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Text, Shape::List(Box::new(Shape::Text))])
    }
}

impl Reads<Setting<String>> for Lines {
    fn read(json: &Json, r: &mut Reader) -> Option<Setting<String>> {
        match json {
            Json::Null | Json::Bool(false) => Some(Setting::Off),
            other => <Lines as Reads<String>>::read(other, r).map(Setting::On),
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Text, Shape::List(Box::new(Shape::Text)), Shape::Null])
    }
}

/// A name, or a list of names.
pub struct Names;

impl Reads<Vec<String>> for Names {
    fn read(json: &Json, r: &mut Reader) -> Option<Vec<String>> {
        FromJson::from_json(json, r)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        <Lines as Reads<String>>::shape()
    }
}

/// Whether a font is slanted, from its style.
pub struct Italic;

impl Reads<bool> for Italic {
    fn read(json: &Json, r: &mut Reader) -> Option<bool> {
        match json.as_str() {
            Some("italic" | "oblique") => Some(true),
            Some("normal" | "") => Some(false),
            _ => {
                r.mismatch(json, "`normal` or `italic`");
                None
            }
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Words(vec!["normal", "italic", "oblique"])
    }
}

/// For what is not a property of its own.
pub struct Nowhere;

impl<T> Reads<T> for Nowhere {
    fn read(json: &Json, r: &mut Reader) -> Option<T> {
        r.mismatch(json, "no such property");
        None
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Never
    }
}

/// Whether a word is the first of two.
fn one_of_two(json: &Json, r: &mut Reader, [yes, no]: [&str; 2], expected: &str) -> Option<bool> {
    match json.as_str() {
        Some(word) if word == yes => Some(true),
        Some(word) if word == no => Some(false),
        _ => {
            r.mismatch(json, expected);
            None
        }
    }
}

/// Whether ticks stand at the edges of bands.
pub struct TickBand;

impl Reads<bool> for TickBand {
    fn read(json: &Json, r: &mut Reader) -> Option<bool> {
        one_of_two(json, r, ["extent", "center"], "`extent` or `center`")
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Words(vec!["center", "extent"])
    }
}

/// Whether a title spans the whole picture.
pub struct Frame;

impl Reads<bool> for Frame {
    fn read(json: &Json, r: &mut Reader) -> Option<bool> {
        one_of_two(json, r, ["bounds", "group"], "`bounds` or `group`")
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Words(vec!["bounds", "group"])
    }
}

/// Pixels of tolerance, of which `true` gives one.
pub struct Tolerance;

impl Reads<Setting<f64>> for Tolerance {
    fn read(json: &Json, r: &mut Reader) -> Option<Setting<f64>> {
        if json == &Json::Bool(true) { Some(Setting::On(1.0)) } else { Setting::from_json(json, r) }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Switch, Shape::Number])
    }
}
