//! The figures of a dataset as rows: `{"data": {"name": "facts"}}`.
//!
//! Values that follow from figures are rows too, with `derived` true. Everything that a tooltip, a table or an export says about
//! where a figure comes from is a field of its row, so that it survives every transform that keeps the row.

use std::rc::Rc;

use serde_json::Value as Json;

use crate::data::{Table, Value};
use crate::locale::Locale;

/// Members of a fact that are fields of its row under the same name.
const FIELDS: [&str; 16] = [
    "id",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "text",
    "qualifier",
    "period",
    "status",
    "scope",
    "each",
    "partOf",
    "note",
    "section",
    "formula",
];

/// One row for each figure and each derived value, labels in one language.
pub(super) fn table(dataset: &Json, locale: Locale) -> Table {
    let list = |name: &str| dataset.get(name).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let facts = list("facts").iter().map(|fact| row(fact, false, locale));
    let derived = list("derived").iter().map(|value| row(value, true, locale));
    Table::from_values(&facts.chain(derived).collect::<Vec<_>>())
}

fn row(fact: &Json, derived: bool, locale: Locale) -> Value {
    let mut members: Vec<(Rc<str>, Value)> = Vec::with_capacity(FIELDS.len() + 5);
    let mut put = |name: &str, value: Value| members.push((Rc::from(name), value));
    for name in FIELDS {
        match fact.get(name) {
            Some(value) => put(name, Value::from_json(value)),
            None if derived && name == "status" => put(name, Value::text("derived")),
            None => put(name, Value::Null),
        }
    }
    put("label", Value::text(localized(fact.get("label"), locale)));
    put("derived", Value::Bool(derived));
    let source = fact.get("source");
    put("quote", source.and_then(|source| source.get("quote")).map(Value::from_json).unwrap_or(Value::Null));
    let selectors = source.and_then(|source| source.get("selector")).and_then(Json::as_array);
    let position = selectors.into_iter().flatten().find(|selector| selector.get("start").is_some());
    for name in ["start", "end"] {
        put(name, position.and_then(|position| position.get(name)).map(Value::from_json).unwrap_or(Value::Null));
    }
    Value::Object(Rc::new(members))
}

/// The text in a language; where there is none, in the reports' own, then in any. A plain text is of every language.
pub(super) fn localized(text: Option<&Json>, locale: Locale) -> &str {
    match text {
        Some(Json::String(text)) => text,
        Some(Json::Object(texts)) => {
            let of = |tag: &str| texts.get(tag).and_then(Json::as_str);
            let any = || texts.values().find_map(Json::as_str);
            of(locale.tag()).or_else(|| of(Locale::ZhCn.tag())).or_else(any).unwrap_or_default()
        }
        _ => "",
    }
}

/// A template with each `{id}` replaced by that figure as the report writes it.
pub(super) fn fill(template: &str, facts: &Table, locale: Locale) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((id, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let row = (0..facts.rows()).find(|&row| matches!(facts.value(row, "id"), Value::Text(text) if &*text == id));
        match row {
            Some(row) => out.push_str(&super::card::figure(facts, row, locale)),
            None => {
                out.push('{');
                out.push_str(id);
                out.push('}');
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
