//! What an address leads to: a dataset with charts, or one chart's definition.

use serde_json::Value as Json;

use super::Failure;
use crate::data::Table;
use crate::error::Error;
use crate::locale::Locale;
use crate::report::{rows, wording};
use crate::spec;

/// What of a document is not counted when it is asked whether it is too large: data have limits of their own.
pub const DATA: [&str; 7] = ["values", "datasets", "sections", "facts", "derived", "coverage", "charts"];

/// What an address leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// Figures of a report, with charts of them.
    Dataset(Json),
    /// One chart's definition.
    Spec(Json),
}

/// One chart, ready to be compiled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    /// The chart's id in its dataset; empty for a definition that stands alone.
    pub id: String,
    /// The chart in the grammar.
    pub spec: Json,
    /// The language tag of the report; empty for a definition that stands alone.
    pub report_language: String,
    /// What it shows, in the reader's language; empty where nothing was written.
    pub title: String,
    /// What is to be said about it, in the reader's language; empty where nothing was written.
    pub caption: String,
    /// Which report its figures come from, in a sentence for under a picture; empty for a definition that stands alone.
    pub source_line: String,
    /// The figures of the report; none for a definition that stands alone.
    pub facts: Option<Table>,
}

impl Document {
    /// Reads a text that was found at `address`.
    pub fn read(address: &str, text: &str) -> Result<Self, Failure> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let json = spec::read_bounded(text, &DATA).map_err(|reason| Failure::Read {
            what: address.to_owned(),
            error: Error::Invalid { at: String::new(), reason: unreadable(&reason) },
        })?;
        Ok(Document::of(json))
    }

    /// A document of values: a dataset is known by its figures.
    pub fn of(json: Json) -> Self {
        let is_dataset = json.get("facts").is_some_and(Json::is_array);
        if is_dataset { Document::Dataset(json) } else { Document::Spec(json) }
    }

    /// The chart with this id; without one the only chart there is.
    pub fn definition(&self, id: Option<&str>, locale: Locale) -> Result<Definition, Failure> {
        let dataset = match self {
            Document::Spec(spec) => {
                return Ok(Definition {
                    spec: wording::in_language(spec, &Json::Null, locale),
                    ..Definition::default()
                });
            }
            Document::Dataset(dataset) => dataset,
        };
        let charts = dataset.get("charts").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
        let name = |chart: &Json| chart.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
        let known = || charts.iter().map(name).collect();
        let chart = match (id.filter(|id| !id.is_empty()), charts) {
            (Some(id), _) => charts
                .iter()
                .find(|chart| chart.get("id").and_then(Json::as_str) == Some(id))
                .ok_or_else(|| Failure::UnknownChart { id: id.to_owned(), known: known() })?,
            (None, [only]) => only,
            (None, _) => return Err(Failure::NoChart { known: known() }),
        };
        let text = |name: &str| wording::fill(wording::localized(chart.get(name), locale), dataset, locale);
        Ok(Definition {
            id: name(chart),
            report_language: dataset
                .get("document")
                .and_then(|document| document.get("language")?.as_str())
                .unwrap_or_default()
                .to_owned(),
            spec: titled(
                wording::in_language(chart.get("spec").unwrap_or(&Json::Null), dataset, locale),
                &text("title"),
            ),
            title: text("title"),
            caption: text("caption"),
            source_line: wording::source_line(dataset, locale),
            facts: Some(rows::rows(dataset, locale)),
        })
    }
}

fn unreadable(reason: &serde_json::Error) -> String {
    let reason = reason.to_string();
    ["no JSON that can be read, ", &reason].concat()
}

/// The spec with the chart's title, so that a picture says what it shows wherever it goes; a title of the spec's own stays.
fn titled(mut spec: Json, title: &str) -> Json {
    if let Some(members) = spec.as_object_mut().filter(|members| !members.contains_key("title") && !title.is_empty()) {
        members.insert("title".to_owned(), Json::from(title));
    }
    spec
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATASET: &str = r#"{
        "facts": [{"id": "a", "label": {"zh-CN": "甲", "en": "A"}, "value": 5, "text": "5所", "unit": "所", "source": {"quote": "共5所"}}],
        "charts": [{"id": "one", "title": {"zh-CN": "甲有{a}"}, "spec": {"mark": "bar"}}, {"id": "two"}]
    }"#;

    #[track_caller]
    fn check(text: &str, id: Option<&str>, expected: &str) {
        let found = Document::read("x.json", text).and_then(|document| document.definition(id, Locale::En));
        let found = match found {
            Ok(definition) => format!("{} {}", definition.title, definition.spec),
            Err(failure) => format!("{} {}", failure.kind(), failure.message(Locale::En)),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_dataset_gives_the_chart_that_is_chosen() {
        check(DATASET, Some("one"), r#"甲有5 {"mark":"bar","title":"甲有5"}"#);
    }

    #[test]
    fn a_spec_is_a_chart_by_itself() {
        check(r#"{"mark":"bar"}"#, None, r#" {"mark":"bar"}"#);
    }

    #[test]
    fn what_is_not_there_is_named() {
        check(DATASET, Some("six"), "chart The dataset has no chart “six”; it has: one, two");
        check(DATASET, None, "chart No chart was chosen; the dataset has: one, two");
    }

    #[test]
    fn what_is_not_json_is_said_with_its_place() {
        check(
            "<html>",
            None,
            "read x.json is not as expected: no JSON that can be read, expected value at line 1 column 1",
        );
    }
}
