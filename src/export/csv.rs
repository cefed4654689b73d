//! Rows as CSV (RFC 4180) with the words behind each figure.

use super::Provenance;
use super::rows::rows;
use crate::compile::View;
use crate::data::Value;
use crate::report::rows::{END, ID, QUOTE, START, TEXT, VALUE};

/// How the text begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// With the first field's name.
    #[default]
    Plain,
    /// With a byte order mark, without which Excel does not read Chinese.
    ByteOrderMark,
}

/// The column with the report's fingerprint.
pub(super) const SHA256: &str = "document_sha256";

/// The drawn rows of a view as CSV. Rows that are facts have their words (`text`, `quote`, `start`, `end`) and the
/// report's SHA-256. Facts that are not drawn themselves and that derived values rest on follow at the end.
///
/// No cell can be taken for a formula by a spreadsheet: text that begins like one has an apostrophe before it.
pub fn csv(view: &View, provenance: Option<&Provenance>, start: Start) -> String {
    let (mut fields, mut rows) = rows(view);
    let at = |fields: &[std::rc::Rc<str>], name: &str| fields.iter().position(|field| &**field == name);
    if let Some(provenance) = provenance.filter(|provenance| !provenance.facts.is_empty()) {
        for name in [ID, VALUE, TEXT, QUOTE, START, END, SHA256] {
            if at(&fields, name).is_none() {
                fields.push(name.into());
            }
        }
        let id = at(&fields, ID);
        for fact in &provenance.facts {
            let drawn = rows.iter().any(|row| id.and_then(|id| row.get(id)) == Some(&Value::text(&fact.id)));
            if drawn {
                continue;
            }
            let cell = |field: &std::rc::Rc<str>| match &**field {
                ID => Value::text(&fact.id),
                VALUE => match fact.value.as_ref().and_then(serde_json::Number::as_f64) {
                    Some(value) => Value::Number(value),
                    None => Value::Missing,
                },
                TEXT => Value::text(&fact.text),
                QUOTE => Value::text(&fact.quote),
                START => Value::Number(fact.start as f64),
                END => Value::Number(fact.end as f64),
                _ => Value::Missing,
            };
            rows.push(fields.iter().map(cell).collect());
        }
        if let Some(sha) = at(&fields, SHA256) {
            for row in &mut rows {
                row.resize(fields.len(), Value::Missing);
                if let Some(cell) = row.get_mut(sha) {
                    *cell = Value::text(&provenance.document.sha256);
                }
            }
        }
    }
    let mut out = String::new();
    if start == Start::ByteOrderMark {
        out.push('\u{feff}');
    }
    line(&mut out, fields.iter().map(|field| Value::Text(field.clone())));
    for row in rows {
        line(&mut out, row.into_iter());
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = Value>) {
    for (at, value) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        match &value {
            Value::Missing | Value::Null => {}
            Value::Number(_) | Value::Bool(_) | Value::Time(_) => out.push_str(&value.to_text()),
            Value::Text(text) => cell(out, text),
            Value::List(_) | Value::Object(_) => cell(out, &value.to_json().to_string()),
        }
    }
    out.push_str("\r\n");
}

fn cell(out: &mut String, text: &str) {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    // A number that is written as text is no formula.
    let apostrophe = formula && crate::number::parse_js(text).is_nan();
    let quoted = text.contains([',', '"', '\n', '\r']) || text.trim() != text;
    if quoted {
        out.push('"');
    }
    if apostrophe {
        out.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
}
