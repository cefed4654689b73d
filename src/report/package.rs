//! The dataset's descriptor as a Frictionless Data Package.
//!
//! In: a dataset. Out: JSON with the report as one resource and the facts as a table with its schema as another.

use serde_json::{Value as Json, json};

use super::dataset::{Dataset, Fact, SOURCE_LANGUAGE};

/// The columns of the table of facts: their names, types and descriptions.
pub const COLUMNS: [(&str, &str, &str); 20] = [
    ("id", "string", "A stable name"),
    ("label", "string", "What is counted, in the report's words"),
    ("labelEn", "string", "What is counted, in English"),
    ("kind", "string", "What sort of figure it is"),
    ("value", "number", "The value in base units; empty for ranges and open values"),
    ("low", "number", "The low end of a range"),
    ("high", "number", "The high end of a range"),
    ("unit", "string", "The base unit"),
    ("text", "string", "The figure's own words"),
    ("qualifier", "string", "How the text limits it"),
    ("period", "string", "The year or years"),
    ("status", "string", "actual, target, standard or other"),
    ("scope", "string", "Where it holds"),
    ("partOf", "string", "The fact of which it is a subset"),
    ("note", "string", "What the text leaves open"),
    ("section", "string", "The section it stands in"),
    ("quote", "string", "The clause around the figure"),
    ("start", "integer", "The first code point of the figure"),
    ("end", "integer", "One past the last code point"),
    ("sha256", "string", "The SHA-256 of the report's text in UTF-8"),
];

/// A fact's cells in the order of [`COLUMNS`].
pub fn row(fact: &Fact, sha256: &str) -> Vec<Json> {
    let text = |text: &Option<String>| text.as_ref().map_or(Json::Null, |text| Json::from(text.as_str()));
    let number = |number: Option<f64>| match number {
        None => Json::Null,
        Some(number) if number.fract() == 0.0 && number.abs() < 9e15 => Json::from(number as i64),
        Some(number) => Json::from(number),
    };
    let (start, end) = fact.source.position();
    vec![
        Json::from(fact.id.as_str()),
        Json::from(fact.label.get(SOURCE_LANGUAGE)),
        fact.label.0.get("en").map_or(Json::Null, |label| Json::from(label.as_str())),
        Json::from(fact.kind.name()),
        number(fact.value),
        number(fact.low),
        number(fact.high),
        text(&fact.unit),
        Json::from(fact.text.as_str()),
        Json::from(fact.qualifier.name()),
        text(&fact.period),
        Json::from(fact.status.name()),
        text(&fact.scope),
        text(&fact.part_of),
        text(&fact.note),
        Json::from(fact.section.as_str()),
        Json::from(fact.source.quote.as_str()),
        Json::from(start),
        Json::from(end),
        Json::from(sha256),
    ]
}

/// The descriptor.
pub fn descriptor(dataset: &Dataset) -> Json {
    let fields: Vec<Json> = COLUMNS
        .iter()
        .map(|(name, kind, description)| json!({"name": name, "type": kind, "description": description}))
        .collect();
    let header = Json::from(COLUMNS.iter().map(|(name, ..)| *name).collect::<Vec<_>>());
    let mut data = vec![header];
    data.extend(dataset.facts.iter().map(|fact| Json::from(row(fact, &dataset.document.sha256))));
    let path = if dataset.document.path.is_empty() { "report.txt" } else { &dataset.document.path };
    let version = [dataset.version.to_string().as_str(), ".0.0"].concat();
    let hash = ["sha256:", &dataset.document.sha256].concat();
    json!({
        "profile": "data-package",
        "name": dataset.name,
        "title": dataset.title.get(SOURCE_LANGUAGE),
        "version": version,
        "sources": [{"title": dataset.document.title, "path": path}],
        "contributors": [{"title": dataset.document.publisher, "role": "publisher"}],
        "resources": [
            {"name": "report", "path": path, "format": "txt", "mediatype": "text/plain", "encoding": "utf-8",
             "hash": hash},
            {"name": "facts", "profile": "tabular-data-resource", "data": data,
             "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]}}]
    })
}

/// The facts as CSV, with a header.
pub fn csv(dataset: &Dataset) -> String {
    let mut out = String::new();
    let names: Vec<Json> = COLUMNS.iter().map(|(name, ..)| Json::from(*name)).collect();
    push_line(&names, &mut out);
    for fact in &dataset.facts {
        push_line(&row(fact, &dataset.document.sha256), &mut out);
    }
    out
}

fn push_line(cells: &[Json], out: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        match cell {
            Json::Null => {}
            Json::String(text) => push_cell(text, out),
            other => out.push_str(&other.to_string()),
        }
    }
    out.push_str("\r\n");
}

fn push_cell(text: &str, out: &mut String) {
    if !text.contains([',', '"', '\n', '\r']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}
