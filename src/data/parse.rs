//! What a field's values are read as, when a spec or a chart asks for it.

use std::rc::Rc;

use super::{Column, Value};
use crate::time::{self, Zone};

/// What values are read as. An absent value, a null and an empty text become null.
#[derive(Clone, Debug, PartialEq)]
pub enum Parse {
    /// JavaScript's `Number`.
    Number,
    /// False for `false`, `0` and their texts, else true.
    Boolean,
    /// JavaScript's `String`.
    Text,
    /// JavaScript's `Date.parse`, in milliseconds.
    Date,
    /// A date by a d3-time-format pattern.
    DatePattern(Rc<str>),
    /// A date by a d3-time-format pattern, read as UTC.
    UtcPattern(Rc<str>),
    /// As it is; a path into values becomes a column of its own.
    Flatten,
}

impl Parse {
    /// Reads `number`, `boolean`, `string`, `date`, `date:'%Y'` or `utc:'%Y'`.
    pub fn new(written: &str) -> Option<Self> {
        if let Some(pattern) = written.strip_prefix("date:") {
            return Some(Parse::DatePattern(Rc::from(unquote(pattern))));
        }
        if let Some(pattern) = written.strip_prefix("utc:") {
            return Some(Parse::UtcPattern(Rc::from(unquote(pattern))));
        }
        match written {
            "number" | "integer" => Some(Parse::Number),
            "boolean" => Some(Parse::Boolean),
            "string" => Some(Parse::Text),
            "date" => Some(Parse::Date),
            _ => None,
        }
    }

    /// The value as this type.
    pub fn value(&self, value: &Value, zone: Zone) -> Value {
        if *self == Parse::Flatten {
            return value.clone();
        }
        if value.is_nothing() || matches!(value, Value::Text(text) if text.is_empty()) {
            return Value::Null;
        }
        match self {
            Parse::Number => Value::Number(value.to_number()),
            Parse::Boolean => to_boolean(value),
            Parse::Text => Value::Text(value.to_text()),
            Parse::Date => to_date(value, zone),
            Parse::DatePattern(pattern) => by_pattern(value, pattern, zone),
            Parse::UtcPattern(pattern) => by_pattern(value, pattern, Zone::UTC),
            Parse::Flatten => value.clone(),
        }
    }

    /// The column as this type.
    pub fn column(&self, column: &Column, zone: Zone) -> Column {
        match (self, column) {
            (Parse::Number | Parse::Date | Parse::Flatten, Column::Numbers(_)) | (Parse::Flatten, _) => column.clone(),
            (_, column) => Column::new(column.iter().map(|value| self.value(&value, zone)).collect()),
        }
    }

    /// The narrowest type that all values of a column have; nothing for texts.
    pub fn guess(column: &Column, zone: Zone) -> Option<Self> {
        let is_there =
            |value: &Value| !value.is_nothing() && !matches!(value, Value::Number(number) if number.is_nan());
        let all = |is: &dyn Fn(&Value) -> bool| column.iter().filter(is_there).all(|value| is(&value));
        if all(&|value| match value {
            Value::Text(text) => matches!(&**text, "true" | "false"),
            other => matches!(other, Value::Bool(_)),
        }) {
            return Some(Parse::Boolean);
        }
        if all(&|value| !matches!(value, Value::Time(_)) && !value.to_number().is_nan()) {
            return Some(Parse::Number);
        }
        all(&|value| !to_date(value, zone).to_number().is_nan()).then_some(Parse::Date)
    }
}

fn unquote(pattern: &str) -> &str {
    for quote in ['\'', '"'] {
        if let Some(inner) = pattern.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner;
        }
    }
    pattern
}

fn to_boolean(value: &Value) -> Value {
    let false_text = matches!(value, Value::Text(text) if matches!(&**text, "false" | "0"));
    Value::Bool(value.is_truthy() && !false_text)
}

/// Numbers and times stay; text is read as JavaScript's `Date.parse` does, into a number of milliseconds.
fn to_date(value: &Value, zone: Zone) -> Value {
    match value {
        Value::Number(_) | Value::Time(_) => value.clone(),
        other => Value::Number(time::parse_js(&other.to_text(), zone)),
    }
}

fn by_pattern(value: &Value, pattern: &str, zone: Zone) -> Value {
    time::parse(&value.to_text(), pattern, zone).map_or(Value::Null, Value::Time)
}
