//! The extractor in a page: a module of its own, so that the widget does not carry it.
//!
//! In: a report's text. Out: the dataset with proposed charts, and what the rules are unsure of, as JSON. Built with
//! `--cfg extractor`; this module decides nothing.

use wasm_bindgen::prelude::*;

use crate::diagnostic::Place;
use crate::report::annotations::{Annotations, dataset};
use crate::report::propose::propose;

/// Extracts a report: `{"dataset": …, "notes": [{"start", "end", "message"}]}`.
#[wasm_bindgen]
pub fn extract(text: &str, name: &str) -> Result<String, JsError> {
    let (mut found, notes) = dataset(text, name, &Annotations::default())
        .map_err(|errors| JsError::new(&errors.first().map(ToString::to_string).unwrap_or_default()))?;
    propose(&mut found);
    let notes: Vec<serde_json::Value> = notes
        .iter()
        .map(|note| match note.place {
            Place::Span(start, end) => serde_json::json!({"start": start, "end": end, "message": note.message}),
            Place::Pointer(_) => serde_json::json!({"message": note.message}),
        })
        .collect();
    let out = serde_json::json!({"dataset": found, "notes": notes});
    Ok(out.to_string())
}
