//! Rows as JSON with what they rest on.

use serde_json::{Map, Value as Json};

use super::Provenance;
use super::rows::rows;
use crate::compile::View;

/// The drawn rows of a view: `{"rows": […], "provenance": {…}}`.
pub fn json(view: &View, provenance: Option<&Provenance>) -> String {
    let (fields, rows) = rows(view);
    let row = |row: Vec<crate::data::Value>| {
        let members = fields.iter().zip(row).filter(|(_, value)| *value != crate::data::Value::Missing);
        Json::Object(members.map(|(field, value)| (field.to_string(), value.to_json())).collect())
    };
    let mut out = Map::new();
    out.insert("rows".to_owned(), rows.into_iter().map(row).collect());
    if let Some(provenance) = provenance {
        out.insert("provenance".to_owned(), provenance.to_json());
    }
    format!("{:#}\n", Json::Object(out))
}
