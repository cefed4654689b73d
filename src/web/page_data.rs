//! Data that a page gives as values: rows, or columns that may be typed arrays.

use js_sys::{Array, ArrayBuffer, Float64Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::chart::Failure;
use crate::data::{Column, Table, Value};
use crate::error::Error;

/// The table of a `data` property: a list of rows, or an object of columns of equal length. Typed arrays are copied once.
pub fn table(data: &JsValue) -> Result<Table, Failure> {
    if !data.is_object() || Array::is_array(data) {
        return crate::data::from_json("data", &json(data)?, None)
            .map_err(|error| Failure::Read { what: String::new(), error });
    }
    let mut columns: Vec<(String, Column)> = Vec::new();
    for entry in Object::entries(data.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        columns.push((entry.get(0).as_string().unwrap_or_default(), column(&entry.get(1))?));
    }
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    let mut table = Table::new(rows);
    for (name, column) in columns {
        if column.len() != rows {
            let reason = ["the column `", &name, "` has another length than the first"].concat();
            return Err(Failure::Read { what: String::new(), error: Error::Invalid { at: "data".to_owned(), reason } });
        }
        table = table.with_column(&name, column);
    }
    Ok(table)
}

fn column(values: &JsValue) -> Result<Column, Failure> {
    let big = values.is_instance_of::<js_sys::BigInt64Array>() || values.is_instance_of::<js_sys::BigUint64Array>();
    if ArrayBuffer::is_view(values) && !big {
        let numbers = match values.dyn_ref::<Float64Array>() {
            Some(numbers) => numbers.to_vec(),
            // Any other typed array: its numbers one by one, as JavaScript reads them.
            None => Float64Array::new(values).to_vec(),
        };
        return Ok(Column::Numbers(numbers.into()));
    }
    match json(values)? {
        serde_json::Value::Array(items) => Ok(Column::new(items.iter().map(Value::from_json).collect())),
        _ => Err(Failure::Read {
            what: String::new(),
            error: Error::Invalid { at: "data".to_owned(), reason: "a column must be an array".to_owned() },
        }),
    }
}

/// A JavaScript value as JSON; what JSON cannot say becomes null or is left out, as `JSON.stringify` does.
pub fn json(value: &JsValue) -> Result<serde_json::Value, Failure> {
    let fault =
        |reason: String| Failure::Read { what: String::new(), error: Error::Invalid { at: String::new(), reason } };
    let text = JSON::stringify(value).map_err(|error| fault(message(&error)))?;
    let text = text.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| fault(error.to_string()))
}

fn message(error: &JsValue) -> String {
    Reflect::get(error, &JsValue::from_str("message")).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
