//! Reading single values: numbers, texts, colours, settings that can be switched off.

use serde_json::Value as Json;

use super::object::{bag, list};
use super::{Lines, Reader, value};
use crate::color::{Color, Paint};
use crate::data::{FieldPath, Value};
use crate::diagnostic::spec as messages;
use crate::expression::Expression;
use crate::geometry::Symbol;
use crate::number;
#[cfg(not(target_arch = "wasm32"))]
use crate::spec::support::Shape;
use crate::spec::{Axis, Header, Legend, Overlay, ScaleDef, Setting, SizeValue, TickCount, TooltipContent};

/// A type that is read from JSON.
pub trait FromJson: Sized {
    /// The value; none, with a finding, where it is wrong. `null` gives none without a finding where it has no meaning of its own.
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self>;

    /// The value that `true` stands for, where a property can be switched on and off.
    fn from_true() -> Option<Self> {
        None
    }

    /// What it looks like.
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape;
}

/// A way to read a `T`, where a type has several.
pub trait Reads<T> {
    /// As [`FromJson::from_json`].
    fn read(json: &Json, r: &mut Reader) -> Option<T>;
    /// What it looks like.
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape;
}

/// The usual way.
pub struct Plain;

impl<T: FromJson> Reads<T> for Plain {
    fn read(json: &Json, r: &mut Reader) -> Option<T> {
        T::from_json(json, r)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        T::shape()
    }
}

impl FromJson for f64 {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let number = json.as_f64().filter(|number| number.is_finite());
        if number.is_none() {
            r.mismatch(json, "a number");
        }
        number
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Number
    }
}

impl FromJson for usize {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let number = f64::from_json(json, r)?;
        if !(0.0..1e9).contains(&number) {
            r.mismatch(json, "a whole number");
            return None;
        }
        Some(number as usize)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Count
    }
}

impl FromJson for bool {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let switch = json.as_bool();
        if switch.is_none() {
            r.mismatch(json, "true or false");
        }
        switch
    }
    fn from_true() -> Option<Self> {
        Some(true)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Switch
    }
}

impl FromJson for String {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let text = json.as_str();
        if text.is_none() {
            r.mismatch(json, "a text");
        }
        text.map(str::to_owned)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Text
    }
}

/// A font's weight.
impl FromJson for u16 {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let weight = match json {
            Json::String(text) => match text.as_str() {
                "normal" => Some(400.0),
                "bold" | "bolder" => Some(700.0),
                "lighter" => Some(300.0),
                digits => number::parse(digits),
            },
            other => other.as_f64(),
        };
        let weight = weight.filter(|weight| (1.0..=1000.0).contains(weight));
        if weight.is_none() {
            r.mismatch(json, "`normal`, `bold` or a weight from 100 to 900");
        }
        weight.map(|weight| weight as u16)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Words(vec!["normal", "bold", "lighter", "bolder"]), Shape::Number])
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        // A single name or number stands for a list of one, as for `style`.
        if json.is_string() || json.is_number() { T::from_json(json, r).map(|one| vec![one]) } else { list(json, r) }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        T::from_json(json, r).map(Box::new)
    }
    fn from_true() -> Option<Self> {
        T::from_true().map(Box::new)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: FromJson> FromJson for Setting<T> {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        match json {
            Json::Null | Json::Bool(false) => Some(Setting::Off),
            Json::Bool(true) => match T::from_true() {
                Some(value) => Some(Setting::On(value)),
                None => T::from_json(json, r).map(Setting::On),
            },
            other => T::from_json(other, r).map(Setting::On),
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        let off = if T::from_true().is_some() { Shape::Switch } else { Shape::Null };
        Shape::OneOf(vec![T::shape(), off, Shape::Null])
    }
}

impl FromJson for Value {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        value::value(json, r)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Any
    }
}

impl FromJson for FieldPath {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        if json.get("repeat").is_some() {
            r.unsupported("a repeated field");
            return None;
        }
        String::from_json(json, r).map(|name| FieldPath::new(&name))
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Text
    }
}

impl FromJson for Expression {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let text = String::from_json(json, r)?;
        value::expression(&text, r)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Expression
    }
}

impl FromJson for Color {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let Some(text) = json.as_str() else {
            r.mismatch(json, "a colour");
            return json.is_null().then_some(Color::TRANSPARENT);
        };
        let color = if text == "none" || text.is_empty() { Some(Color::TRANSPARENT) } else { Color::parse(text) };
        if color.is_none() {
            r.mismatch(json, "a colour in CSS notation");
        }
        color
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Color
    }
}

impl FromJson for Paint {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        if json.is_object() { gradient(json, r) } else { Color::from_json(json, r).map(Paint::Color) }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Color, Shape::Object("gradient")])
    }
}

/// A linear gradient.
fn gradient(json: &Json, r: &mut Reader) -> Option<Paint> {
    let members = super::object::object(json, &crate::spec::tables::GRADIENT, r)?;
    if members.get("gradient").and_then(Json::as_str) != Some("linear") {
        r.unsupported("a gradient other than `linear`");
        return None;
    }
    let mut end = |key, default| r.get(members, key).unwrap_or(default);
    let line = [end("x1", 0.0), end("y1", 0.0), end("x2", 1.0), end("y2", 0.0)];
    let mut stops = Vec::new();
    for stop in members.get("stops").and_then(Json::as_array).into_iter().flatten() {
        let offset = stop.get("offset").and_then(Json::as_f64);
        let color = stop.get("color").and_then(|color| Color::from_json(color, r));
        if let (Some(offset), Some(color)) = (offset, color) {
            stops.push((offset, color));
        }
    }
    if stops.is_empty() {
        r.mismatch(json, "a gradient with `stops` that have `offset` and `color`");
        return None;
    }
    Some(Paint::Gradient { line, stops })
}

impl FromJson for Symbol {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let name = String::from_json(json, r)?;
        // An SVG path begins by moving to its first point.
        let path = || name.trim_start().starts_with(['M', 'm']).then(|| Symbol::Path(name.clone()));
        let symbol = Symbol::named(&name).or_else(path);
        if symbol.is_none() {
            let words: Vec<&str> = Symbol::NAMED.iter().map(Symbol::name).collect();
            r.note(messages::unknown_word(&r.path, &name, &words));
        }
        symbol
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        let words = Symbol::NAMED.iter().map(Symbol::name).collect();
        Shape::OneOf(vec![Shape::Words(words), Shape::Text])
    }
}

impl FromJson for SizeValue {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        match json {
            Json::String(text) if text == "width" || text == "height" => Some(SizeValue::Full),
            Json::Object(members) if members.contains_key("band") => r.get(members, "band").map(SizeValue::Band),
            Json::Number(_) => f64::from_json(json, r).map(SizeValue::Pixels),
            other => {
                r.mismatch(other, "a number, `width`, `height` or {\"band\": …}");
                None
            }
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Number, Shape::Words(vec!["width", "height"]), Shape::Object("relative size")])
    }
}

impl FromJson for TickCount {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        match json {
            Json::String(unit) => Some(TickCount::Interval { unit: unit.clone(), step: 1.0 }),
            Json::Object(members) => {
                let unit = r.get(members, "interval")?;
                Some(TickCount::Interval { unit, step: r.get(members, "step").unwrap_or(1.0) })
            }
            other => f64::from_json(other, r).map(TickCount::Number),
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Number, Shape::Words(super::words::INTERVALS.to_vec()), Shape::Object("interval")])
    }
}

impl FromJson for TooltipContent {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        match json {
            Json::Object(members) => match members.get("content").and_then(Json::as_str) {
                Some("encoding") => Some(TooltipContent::Encoding),
                Some("data") => Some(TooltipContent::Data),
                _ => {
                    r.mismatch(json, "{\"content\": \"encoding\"} or {\"content\": \"data\"}");
                    None
                }
            },
            other => <Lines as Reads<String>>::read(other, r).map(TooltipContent::Text),
        }
    }
    fn from_true() -> Option<Self> {
        Some(TooltipContent::Encoding)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Text, Shape::Object("tooltip content")])
    }
}

impl FromJson for Overlay {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        if json.as_str() == Some("transparent") {
            return Some(Overlay { transparent: true, ..Overlay::default() });
        }
        Some(Overlay { props: bag(json, "an overlay", &[], r)?, transparent: false })
    }
    fn from_true() -> Option<Self> {
        Some(Overlay::default())
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Object("mark properties"), Shape::Words(vec!["transparent"])])
    }
}

/// Bags of properties, of which `true` gives an empty one.
macro_rules! bags {
    ($($type:ident $what:literal $definition:literal;)*) => {
        $(impl FromJson for $type {
            fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
                bag(json, $what, &[], r)
            }
            fn from_true() -> Option<Self> {
                Some(Self::default())
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn shape() -> Shape {
                Shape::Object($definition)
            }
        })*
    };
}
bags! {
    Axis "an axis" "axis";
    Legend "a legend" "legend";
    Header "a header" "header";
}

impl FromJson for ScaleDef {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        super::scale::scale(json, r)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Object("scale")
    }
}
