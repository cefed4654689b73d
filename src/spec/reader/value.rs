//! Values of the data's own domain: moments written as objects, constant expressions.

use std::borrow::Cow;
use std::rc::Rc;

use serde_json::{Map, Value as Json};

use super::Reader;
use crate::data::{Gather, Value};
use crate::diagnostic::spec as messages;
use crate::expression::Expression;
use crate::number;
use crate::spec::Param;
use crate::time::{self, Zone};

/// A value, in which an object that is a date and time is a moment.
pub fn value(json: &Json, r: &mut Reader) -> Option<Value> {
    match json {
        Json::Object(members) if is_date_time(members) => date_time(members, r).map(Value::Time),
        Json::Object(members) if members.contains_key("repeat") => {
            r.unsupported("a repeated field");
            None
        }
        Json::Array(items) => {
            let mut values = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                let up = r.enter_item(index);
                let read = constant(item, r).and_then(|item| value(&item, r));
                values.push(read.unwrap_or_default());
                r.leave(up);
            }
            Some(Value::List(values.into()))
        }
        other => Some(Value::from_json(other)),
    }
}

/// The names that a date and time is written with.
const PARTS: [&str; 10] =
    ["year", "quarter", "month", "date", "day", "hours", "minutes", "seconds", "milliseconds", "utc"];

fn is_date_time(members: &Map<String, Json>) -> bool {
    !members.is_empty() && members.keys().all(|key| PARTS.contains(&key.as_str()))
}

/// Whether a name is that of a single calendar unit.
pub fn is_part(name: &str) -> bool {
    PARTS.contains(&name) && name != "utc"
}

/// The moment that one calendar unit stands for, such as `day` and `mon`.
pub fn moment_of(unit: &str, written: &Json, r: &mut Reader) -> Option<Value> {
    let mut members = Map::new();
    members.insert(unit.to_owned(), written.clone());
    date_time(&members, r).map(Value::Time)
}

/// The moment of a written date and time. What is not written is 2012, which began with a Sunday, its January, its first day, and
/// midnight, as in Vega-Lite.
fn date_time(members: &Map<String, Json>, r: &mut Reader) -> Option<f64> {
    let mut number = |key: &str| r.get::<f64>(members, key);
    let year = number("year").unwrap_or(2012.0);
    let month = match (members.get("month"), members.get("quarter")) {
        (Some(month), _) => part(month, &MONTHS).unwrap_or(f64::NAN) - 1.0,
        (None, Some(quarter)) => (quarter.as_f64().unwrap_or(f64::NAN) - 1.0) * 3.0,
        (None, None) => 0.0,
    };
    let date = match members.get("day") {
        // Weekdays count from Monday, and Sunday is 0 or 7; beside other parts they mean nothing.
        Some(day) if members.len() == 1 => part(day, &DAYS).unwrap_or(f64::NAN) % 7.0 + 1.0,
        _ => number("date").unwrap_or(1.0),
    };
    let clock = ["hours", "minutes", "seconds", "milliseconds"].map(|key| number(key).unwrap_or_default());
    let zone = if members.get("utc") == Some(&Json::Bool(true)) { Zone::UTC } else { r.zone };
    let [hours, minutes, seconds, milliseconds] = clock;
    let moment = time::make(year, month, [date, hours, minutes, seconds, milliseconds], zone);
    if moment.is_nan() {
        r.note(messages::not_a_date(&r.path));
        return None;
    }
    Some(moment)
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// A month from 1 or a weekday from 0, as a number or by its English name.
fn part(json: &Json, names: &[&str]) -> Option<f64> {
    let text = match json {
        Json::String(text) => text.to_ascii_lowercase(),
        other => return other.as_f64(),
    };
    if let Some(number) = number::parse(&text) {
        return Some(number);
    }
    let at = names.iter().position(|name| text.starts_with(name))?;
    Some(at as f64 + if names.len() == 12 { 1.0 } else { 0.0 })
}

/// What is written in a place where `{"expr": …}` may stand.
pub enum Given<'a> {
    /// A value, or what an expression gives for all rows.
    Constant(Cow<'a, Json>),
    /// An expression that depends on the row.
    ByRow(Expression),
}

/// A constant in place of `{"expr": …}` or `{"signal": …}`; none, with a finding, where the expression is not constant.
pub fn constant<'a>(json: &'a Json, r: &mut Reader) -> Option<Cow<'a, Json>> {
    match given(json, r)? {
        Given::Constant(json) => Some(json),
        Given::ByRow(_) => {
            refuse_by_row(r);
            None
        }
    }
}

/// Says that an expression should not depend on the row.
pub fn refuse_by_row(r: &mut Reader) {
    r.unsupported("an expression that depends on the row");
}

/// What `{"expr": …}` or `{"signal": …}` stands for; none, with a finding, where it cannot be read.
pub fn given<'a>(json: &'a Json, r: &mut Reader) -> Option<Given<'a>> {
    let Json::Object(members) = json else {
        return Some(Given::Constant(Cow::Borrowed(json)));
    };
    let Some(text) = members.get("expr").or_else(|| members.get("signal")).filter(|_| members.len() == 1) else {
        return Some(Given::Constant(Cow::Borrowed(json)));
    };
    let Some(text) = text.as_str() else {
        r.mismatch(json, "an expression as text");
        return None;
    };
    let expression = expression(text, r)?;
    if expression.reads_datum() {
        return Some(Given::ByRow(expression));
    }
    Some(Given::Constant(Cow::Owned(expression.evaluate(&Value::Missing, &[], r.zone).to_json())))
}

/// Reads an expression over a row.
pub fn expression(text: &str, r: &mut Reader) -> Option<Expression> {
    let names: Vec<&str> = r.params.iter().map(|param| param.name.as_str()).collect();
    match Expression::parse(text, &r.path, &names) {
        Ok(expression) if expression.names().is_empty() => Some(expression),
        Ok(expression) => Some(
            expression
                .with(|name| r.params.iter().find(|param| param.name == name).map(Param::value).unwrap_or_default()),
        ),
        Err(note) => {
            r.note(note);
            None
        }
    }
}

/// A text value of lines.
pub fn text_value(lines: &[Json]) -> Value {
    let lines: Vec<&str> = lines.iter().filter_map(Json::as_str).gather();
    Value::Text(Rc::from(lines.join("\n")))
}
