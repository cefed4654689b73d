//! One value of a table, with the coercions of JavaScript that Vega-Lite's meaning rests on.

use std::cmp::Ordering;
use std::rc::Rc;

use serde_json::Value as Json;

use crate::number;
use crate::text::joined;

/// The members of an object, in the order they were written.
pub type Object = Vec<(Rc<str>, Value)>;

/// One value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// The row has no such field (JavaScript's `undefined`).
    #[default]
    Missing,
    /// A written null.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number; NaN where a text could not be read as one.
    Number(f64),
    /// A moment, in milliseconds since 1970-01-01T00:00:00Z; NaN for an unreadable date.
    Time(f64),
    /// A text.
    Text(Rc<str>),
    /// Several values.
    List(Rc<[Value]>),
    /// Named values.
    Object(Rc<Object>),
}

impl Value {
    /// A text value.
    pub fn text(text: &str) -> Self {
        Value::Text(Rc::from(text))
    }

    /// The value that a JSON document stands for.
    pub fn from_json(json: &Json) -> Self {
        match json {
            Json::Null => Value::Null,
            Json::Bool(truth) => Value::Bool(*truth),
            Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            Json::String(text) => Value::text(text),
            Json::Array(items) => Value::List(items.iter().map(Value::from_json).collect()),
            Json::Object(members) => Value::Object(Rc::new(
                members.iter().map(|(k, v)| (Rc::from(k.as_str()), Value::from_json(v))).collect(),
            )),
        }
    }

    /// This value as JSON: times as milliseconds, what JSON cannot say as null.
    pub fn to_json(&self) -> Json {
        match self {
            Value::Missing | Value::Null => Json::Null,
            Value::Bool(truth) => Json::Bool(*truth),
            Value::Number(number) | Value::Time(number) => json_number(*number),
            Value::Text(text) => Json::String(text.to_string()),
            Value::List(items) => Json::Array(items.iter().map(Value::to_json).collect()),
            Value::Object(members) => Json::Object(members.iter().map(|(k, v)| (k.to_string(), v.to_json())).collect()),
        }
    }

    /// Whether there is no value at all, written or not.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Value::Missing | Value::Null)
    }

    /// JavaScript's `Number(value)`: null is 0, an absent value is NaN, a blank text is 0.
    pub fn to_number(&self) -> f64 {
        match self {
            Value::Missing | Value::Object(_) => f64::NAN,
            Value::Null => 0.0,
            Value::Bool(truth) => f64::from(u8::from(*truth)),
            Value::Number(number) | Value::Time(number) => *number,
            Value::Text(text) => number::parse_js(text),
            Value::List(items) => match &items[..] {
                [] => 0.0,
                [one] => one.to_number(),
                _ => f64::NAN,
            },
        }
    }

    /// JavaScript's `String(value)`; a time is its milliseconds.
    pub fn to_text(&self) -> Rc<str> {
        match self {
            Value::Missing => Rc::from("undefined"),
            Value::Null => Rc::from("null"),
            Value::Bool(truth) => Rc::from(if *truth { "true" } else { "false" }),
            Value::Number(number) | Value::Time(number) => Rc::from(number::to_js(*number)),
            Value::Text(text) => text.clone(),
            Value::List(items) => {
                let parts: Vec<Rc<str>> =
                    items.iter().map(|item| if item.is_nothing() { Rc::from("") } else { item.to_text() }).collect();
                Rc::from(joined(&parts, ","))
            }
            Value::Object(_) => Rc::from("[object Object]"),
        }
    }

    /// JavaScript's truth of a value.
    pub fn is_truthy(&self) -> bool {
        match self {
            Value::Missing | Value::Null => false,
            Value::Bool(truth) => *truth,
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Text(text) => !text.is_empty(),
            Value::Time(_) | Value::List(_) | Value::Object(_) => true,
        }
    }

    /// The member of an object, the item of a list, or [`Value::Missing`].
    pub fn member(&self, name: &str) -> Value {
        match self {
            Value::Object(members) => {
                members.iter().find(|(key, _)| &**key == name).map(|(_, value)| value.clone()).unwrap_or_default()
            }
            // Positions in a text count UTF-16 code units, as in JavaScript.
            Value::Text(text) if name == "length" => Value::Number(text.encode_utf16().count() as f64),
            Value::Text(text) => {
                let unit = name.parse().ok().and_then(|at: usize| text.encode_utf16().nth(at));
                unit.map_or(Value::Missing, |unit| Value::Text(Rc::from(String::from_utf16_lossy(&[unit]))))
            }
            Value::List(items) if name == "length" => Value::Number(items.len() as f64),
            Value::List(items) => name.parse().ok().and_then(|at: usize| items.get(at)).cloned().unwrap_or_default(),
            _ => Value::Missing,
        }
    }

    /// JavaScript's `===`. Two times of the same moment are the same; JavaScript compares the identity of `Date` objects,
    /// which nobody means.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::List(a), Value::List(b)) => Rc::ptr_eq(a, b),
            (Value::Object(a), Value::Object(b)) => Rc::ptr_eq(a, b),
            (a, b) => a == b,
        }
    }

    /// The order of JavaScript's `<`: texts by UTF-16 code unit, all else by number; none where a number is NaN.
    pub fn order(&self, other: &Value) -> Option<Ordering> {
        if let (Value::Number(a), Value::Number(b)) = (self, other) {
            return a.partial_cmp(b);
        }
        let text = |value: &Value| match value {
            Value::Text(text) => Some(text.clone()),
            Value::List(_) | Value::Object(_) => Some(value.to_text()),
            Value::Missing | Value::Null | Value::Bool(_) | Value::Number(_) | Value::Time(_) => None,
        };
        match (text(self), text(other)) {
            (Some(a), Some(b)) => Some(a.encode_utf16().cmp(b.encode_utf16())),
            (a, b) => {
                let number =
                    |value: &Value, text: Option<Rc<str>>| text.map_or(value.to_number(), |t| number::parse_js(&t));
                number(self, a).partial_cmp(&number(other, b))
            }
        }
    }

    /// The order in which Vega sorts: null and absent first, then invalid numbers, numbers and times by value, texts by
    /// UTF-16 code unit; a number against a text compares as JavaScript's `<` does.
    pub fn compare(&self, other: &Value) -> Ordering {
        let (a, b) = (self, other);
        match (a.is_nothing(), b.is_nothing()) {
            (true, true) => return Ordering::Equal,
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            (false, false) => {}
        }
        if let (Value::Text(a), Value::Text(b)) = (a, b) {
            return a.encode_utf16().cmp(b.encode_utf16());
        }
        // A text that is no number is neither before nor behind a number.
        let word = |value: &Value| matches!(value, Value::Text(_)) && value.to_number().is_nan();
        let words = word(a) || word(b);
        let (a, b) = (a.to_number(), b.to_number());
        match (a.is_nan(), b.is_nan()) {
            (true, false) | (false, true) if words => Ordering::Equal,
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
        }
    }

    /// The text that tells this value from others in a group-by or a discrete domain: values of different types differ.
    pub fn key(&self) -> Rc<str> {
        match self {
            Value::Number(number) => Rc::from(["n", &number::to_js(*number)].concat()),
            Value::Time(number) => Rc::from(["d", &number::to_js(*number)].concat()),
            Value::Text(text) => Rc::from(["s", text].concat()),
            other => other.to_text(),
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Bool(truth)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::text(text)
    }
}

/// A number as JSON; whole numbers without a decimal point, what JSON cannot say as null.
fn json_number(number: f64) -> Json {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    if number.fract() == 0.0 && number.abs() < EXACT {
        return Json::from(number as i64);
    }
    serde_json::Number::from_f64(number).map_or(Json::Null, Json::Number)
}
