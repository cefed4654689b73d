//! Data that a page gives as values: rows, or columns that may be typed arrays.

use js_sys::{Array, ArrayBuffer, Float64Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::chart::{DATA, Failure};
use crate::data::{Column, Table, Value, from_value, read_json};
use crate::diagnostic::spec as messages;
use crate::error::Error;
use crate::locale::Locale;
use crate::spec::{self, MAX_DEPTH, MAX_VALUES};

/// The table of a `data` property: a list of rows, or an object of columns of equal length. Typed arrays are copied once.
pub fn table(data: &JsValue) -> Result<Table, Failure> {
    if !data.is_object() || Array::is_array(data) {
        return from_value("data", json(data)?, None).map_err(|error| Failure::Read { what: String::new(), error });
    }
    let mut columns: Vec<(String, Column)> = Vec::new();
    for entry in Object::entries(data.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        let name = entry.get(0).as_string().unwrap_or_default();
        let column = column(&name, &entry.get(1))?;
        columns.push((name, column));
    }
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    let mut table = Table::new(rows);
    for (name, column) in columns {
        if column.len() != rows {
            return Err(of_column(&name, "has another length than the first"));
        }
        table = table.with_column(&name, column);
    }
    Ok(table)
}

fn column(name: &str, values: &JsValue) -> Result<Column, Failure> {
    let big = values.is_instance_of::<js_sys::BigInt64Array>() || values.is_instance_of::<js_sys::BigUint64Array>();
    if ArrayBuffer::is_view(values) && !big {
        let numbers = if let Some(numbers) = values.dyn_ref::<Float64Array>() {
            numbers.to_vec()
        } else if let Some(bytes) = values.dyn_ref::<Uint8Array>() {
            // Often the numbers of series.
            bytes.to_vec().into_iter().map(f64::from).collect()
        } else {
            // Any other typed array: its numbers one by one, as JavaScript reads them.
            Float64Array::new(values).to_vec()
        };
        return Ok(Column::Numbers(numbers.into()));
    }
    if !big && !Array::is_array(values) {
        return Err(of_column(name, "is not an array"));
    }
    match json(values) {
        Ok(Value::List(items)) => Ok(Column::new(items.to_vec())),
        Ok(_) => Err(of_column(name, "is not an array")),
        Err(failure) => Err(of_column(name, &["cannot be read: ", &failure.message(Locale::En)].concat())),
    }
}

fn of_column(name: &str, what: &str) -> Failure {
    let reason = ["the column `", name, "` ", what].concat();
    Failure::Read { what: String::new(), error: Error::Invalid { at: "data".to_owned(), reason } }
}

/// A JavaScript value by way of JSON; what JSON cannot say becomes null or is left out, as `JSON.stringify` does.
fn json(value: &JsValue) -> Result<Value, Failure> {
    read_json(&text(value)?).map_err(|error| fault(error.to_string()))
}

/// The same of a definition, unless it is too large for one.
pub fn definition(value: &JsValue) -> Result<serde_json::Value, Failure> {
    if !is_bounded(value, &mut { MAX_VALUES }, MAX_DEPTH) {
        return Err(fault(messages::too_large(MAX_VALUES).message));
    }
    spec::read_bounded(&text(value)?, &DATA).map_err(|error| fault(error.to_string()))
}

/// Whether there are not more than `left` members and items in a value, data aside: to write a million of them as text takes a
/// while. What lies deeper than `depth` is not looked at.
fn is_bounded(value: &JsValue, left: &mut usize, depth: usize) -> bool {
    if depth == 0 || !value.is_object() {
        return true;
    }
    let list = Array::is_array(value);
    let names = if list { Array::new() } else { Object::keys(value.unchecked_ref::<Object>()) };
    let members = if list { value.unchecked_ref::<Array>() } else { &names };
    match left.checked_sub(members.length() as usize) {
        Some(rest) => *left = rest,
        None => return false,
    }
    members.iter().all(|member| {
        if list {
            return is_bounded(&member, left, depth - 1);
        }
        let data = member.as_string().is_some_and(|name| DATA.contains(&name.as_str()));
        data || Reflect::get(value, &member).map_or(true, |member| is_bounded(&member, left, depth - 1))
    })
}

fn text(value: &JsValue) -> Result<String, Failure> {
    let text = JSON::stringify(value).map_err(|error| fault(message(&error)))?;
    Ok(text.as_string().unwrap_or_default())
}

fn fault(reason: String) -> Failure {
    Failure::Read { what: String::new(), error: Error::Invalid { at: String::new(), reason } }
}

fn message(error: &JsValue) -> String {
    Reflect::get(error, &JsValue::from_str("message")).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
