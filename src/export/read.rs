//! Reading back what a chart rests on, and holding it against the report.

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::csv::SHA256;
use super::{Evidence, Origin, Provenance, png};
use crate::data::{Gather, Layout, Parsing, load};
use crate::error::Error;
use crate::report::extract;
use crate::report::rows::{END, ID, QUOTE, START, TEXT, VALUE};
use crate::time::Zone;

/// Reads the provenance out of an exported SVG, PNG, CSV or JSON file; the content tells which it is.
pub fn read_provenance(file: &[u8]) -> Result<Provenance, Error> {
    let missing = |what: &str| Error::Invalid {
        at: String::new(),
        reason: format!("this {what} carries no provenance: no exported chart, or one whose data are not of a report"),
    };
    if file.starts_with(b"\x89PNG") {
        return from_json(&png::text(file, png::KEYWORD).ok_or_else(|| missing("PNG"))?);
    }
    let Ok(text) = std::str::from_utf8(file) else {
        return Err(Error::Invalid { at: String::new(), reason: "neither a PNG nor UTF-8 text".to_owned() });
    };
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().chars().next() {
        Some('<') => {
            let inner = text.split_once("<metadata>").and_then(|(_, rest)| rest.split_once("</metadata>"));
            from_json(&unescape(inner.ok_or_else(|| missing("SVG"))?.0))
        }
        Some('{') => {
            let document: Json = serde_json::from_str(text)
                .map_err(|error| Error::Json { what: "the file".to_owned(), reason: error.to_string() })?;
            let provenance = document.get("provenance").ok_or_else(|| missing("JSON"))?;
            let mut provenance = from_json(&provenance.to_string())?;
            // The rows are what a reader computes with: theirs are the values that have to be right.
            for row in document.get("rows").and_then(Json::as_array).into_iter().flatten() {
                let id = row.get(ID).and_then(Json::as_str);
                if let Some(fact) = provenance.facts.iter_mut().find(|fact| Some(fact.id.as_str()) == id) {
                    fact.value = row.get(VALUE).and_then(Json::as_number).cloned();
                }
            }
            Ok(provenance)
        }
        _ => from_csv(text)?.ok_or_else(|| missing("CSV")),
    }
}

fn from_json(text: &str) -> Result<Provenance, Error> {
    serde_json::from_str(text)
        .map_err(|error| Error::Json { what: "the provenance".to_owned(), reason: error.to_string() })
}

fn unescape(text: &str) -> String {
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    names.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

fn from_csv(text: &str) -> Result<Option<Provenance>, Error> {
    let layout = Layout::Delimited { delimiter: ',', header: None };
    let table = load("the file", text, &layout, &Parsing::AsRead, Zone::UTC, &mut Vec::new())?;
    if [ID, TEXT, START, END, SHA256].iter().any(|name| table.column(name).is_none()) {
        return Ok(None);
    }
    let cell = |row: usize, name: &str| {
        let text = table.value(row, name);
        let text = if text.is_nothing() { "".into() } else { text.to_text() };
        // The apostrophe that keeps a spreadsheet from computing the cell.
        match text.strip_prefix('\'') {
            Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest.to_owned(),
            _ => text.to_string(),
        }
    };
    let mut out = Provenance::default();
    for row in 0..table.rows() {
        out.document = Origin { sha256: cell(row, SHA256), ..Origin::default() };
        // Derived values have no words of their own.
        if cell(row, START).is_empty() {
            continue;
        }
        let place = |name: &str| cell(row, name).parse().unwrap_or(usize::MAX);
        out.facts.push(Evidence {
            id: cell(row, ID),
            text: cell(row, TEXT),
            quote: cell(row, QUOTE),
            start: place(START),
            end: place(END),
            value: serde_json::from_str(&cell(row, VALUE)).ok(),
        });
    }
    Ok(Some(out))
}

/// What does not agree with the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The fact, or empty for the report as a whole.
    pub id: String,
    /// What was found and what was expected.
    pub message: String,
}

/// Holds every figure against the report's text: its place, its words, the clause around it, and its value as it is read
/// from the text once more. Nothing is found where all agree.
pub fn verify(provenance: &Provenance, report: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let digest: String = Sha256::digest(report.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    if digest != provenance.document.sha256 {
        findings.push(Finding {
            id: String::new(),
            message: format!(
                "the chart was made from a text with SHA-256 {}, and this one has {digest}",
                provenance.document.sha256
            ),
        });
    }
    let characters: Vec<char> = report.chars().gather();
    let again = extract(report);
    for fact in &provenance.facts {
        let found: Option<String> = characters.get(fact.start..fact.end).map(|span| span.iter().collect());
        let message = match found {
            None => format!("the report has no characters {} to {}", fact.start, fact.end),
            Some(found) if found != fact.text => {
                format!("characters {} to {} are `{found}`, not `{}`", fact.start, fact.end, fact.text)
            }
            Some(_) if !report.contains(&fact.quote) => format!("the report does not say `{}`", fact.quote),
            Some(_) if !fact.quote.contains(&fact.text) => format!("`{}` is not in `{}`", fact.text, fact.quote),
            Some(_) => match again.facts.iter().find(|other| other.source.position() == (fact.start, fact.end)) {
                None => format!("`{}` is no figure of the report", fact.text),
                Some(other) => {
                    let [written, read] = [fact.value.as_ref().and_then(serde_json::Number::as_f64), other.value];
                    if written == read {
                        continue;
                    }
                    let word = |value: Option<f64>| value.map_or_else(|| "no value".to_owned(), crate::number::to_js);
                    format!("the value is {}, and `{}` is {}", word(written), fact.text, word(read))
                }
            },
        };
        findings.push(Finding { id: fact.id.clone(), message });
    }
    findings
}
