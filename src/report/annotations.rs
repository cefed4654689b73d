//! What a person adds to a report's figures: names, labels in other languages, derived values, charts.
//!
//! In: what was extracted, and annotations that find their figures by section, text and occurrence. Out: a dataset.
//! Values, units, kinds and places always come from the text.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::dataset::{Chart, Dataset, Derived, Document, Fact, Kind, Localized, SOURCE_LANGUAGE};
use super::derive::evaluate;
use super::{Extraction, extract, wording};
use crate::diagnostic::Diagnostic;
use crate::error::Error;

/// The annotations of one report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Annotations {
    /// The address of the schema of this file.
    #[serde(default, rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The dataset's name, in lower case.
    #[serde(default)]
    pub name: String,
    /// The dataset's title.
    #[serde(default)]
    pub title: Localized,
    /// The version of the dataset's content.
    #[serde(default)]
    pub version: Option<u32>,
    /// Who published the report, where the title does not say.
    #[serde(default)]
    pub publisher: Option<String>,
    /// The publisher's name in other languages.
    #[serde(default)]
    pub publisher_name: Localized,
    /// What is known of single figures.
    #[serde(default)]
    pub facts: Vec<Annotation>,
    /// Values that follow from figures.
    #[serde(default)]
    pub derived: Vec<Formula>,
    /// Charts of the figures.
    #[serde(default)]
    pub charts: Vec<Chart>,
}

/// What is known of one figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Annotation {
    /// The section in which the figure stands.
    pub section: String,
    /// The figure's own words.
    pub text: String,
    /// Which of the section's figures with these words, from 1.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub occurrence: usize,
    /// The figure's name.
    pub id: String,
    /// What it counts, in any languages.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub label: Localized,
    /// The id of the figure of which it is a part, where the text says so in words that the rules do not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// What the text leaves open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A derived value, as it is defined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Formula {
    /// The value's name.
    pub id: String,
    /// What it is.
    #[serde(default)]
    pub label: Localized,
    /// Fact ids, numbers, `+ - * /` with spaces around them, parentheses. Percentages count as fractions.
    pub formula: String,
    /// The base unit of the result; percent where it is `%`.
    #[serde(default)]
    pub unit: Option<String>,
    /// The year or span of years it is about.
    #[serde(default)]
    pub period: Option<String>,
}

fn first() -> usize {
    1
}

fn is_first(occurrence: &usize) -> bool {
    *occurrence == 1
}

/// Extracts a report and joins its annotations. Every annotation that fits nothing is an error of its own.
pub fn dataset(text: &str, path: &str, annotations: &Annotations) -> Result<(Dataset, Vec<Diagnostic>), Vec<Error>> {
    let Extraction { title, publisher, sections, mut facts, coverage, diagnostics, characters } = extract(text);
    let mut errors = Vec::new();
    name_facts(&mut facts, &annotations.facts, &mut errors);
    let document = Document {
        publisher: annotations.publisher.clone().unwrap_or(publisher),
        language: SOURCE_LANGUAGE.to_owned(),
        path: path.to_owned(),
        sha256: sha256(text),
        characters,
        title,
    };
    let derived = derive(&facts, &annotations.derived, &mut errors);
    let title =
        if annotations.title.is_empty() { Localized::source(&document.title) } else { annotations.title.clone() };
    let name = if annotations.name.is_empty() { stem(path) } else { annotations.name.clone() };
    let charts = annotations.charts.clone();
    let version = annotations.version.unwrap_or(1);
    let publisher_name = annotations.publisher_name.clone();
    let dataset =
        Dataset { name, title, publisher_name, version, document, sections, facts, coverage, derived, charts };
    check_templates(&dataset, &mut errors);
    if errors.is_empty() { Ok((dataset, diagnostics)) } else { Err(errors) }
}

/// The SHA-256 of a text in UTF-8, in lower-case hexadecimal.
pub fn sha256(text: &str) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    out
}

/// A name from a file name: its stem in lower case, with hyphens.
fn stem(path: &str) -> String {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut name = String::with_capacity(stem.len());
    for c in stem.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "report".to_owned() } else { name.to_owned() }
}

fn name_facts(facts: &mut [Fact], annotations: &[Annotation], errors: &mut Vec<Error>) {
    let mut renamed: Vec<(String, String)> = Vec::new();
    for (index, annotation) in annotations.iter().enumerate() {
        let matches = |fact: &&mut Fact| fact.section == annotation.section && fact.text == annotation.text;
        let nth = annotation.occurrence.saturating_sub(1);
        let Some(fact) = facts.iter_mut().filter(matches).nth(nth) else {
            errors.push(Error::Invalid { at: pointer("facts", index), reason: lost(annotation) });
            continue;
        };
        let taken = renamed.iter().any(|(_, id)| *id == annotation.id);
        let valid = is_id(&annotation.id);
        if taken || !valid {
            let reason = if taken { "the id `" } else { "an id is lower-case letters, digits and hyphens, not `" };
            let end = if taken { "` is given twice" } else { "`" };
            errors.push(Error::Invalid { at: pointer("facts", index), reason: [reason, &annotation.id, end].concat() });
            continue;
        }
        renamed.push((fact.id.clone(), annotation.id.clone()));
        fact.id = annotation.id.clone();
        for (language, label) in &annotation.label.0 {
            fact.label.0.insert(language.clone(), label.clone());
        }
        if annotation.note.is_some() {
            fact.note = annotation.note.clone();
        }
        if annotation.part_of.is_some() {
            fact.part_of = annotation.part_of.clone();
        }
    }
    for fact in facts.iter_mut() {
        let new = fact.part_of.as_ref().and_then(|id| renamed.iter().find(|(old, _)| old == id));
        if let Some((_, id)) = new {
            fact.part_of = Some(id.clone());
        }
    }
    let known: Vec<String> = facts.iter().map(|fact| fact.id.clone()).collect();
    for (index, annotation) in annotations.iter().enumerate() {
        if let Some(part_of) = annotation.part_of.as_ref().filter(|id| !known.contains(id)) {
            let reason = ["no fact has the id `", part_of, "`"].concat();
            errors.push(Error::Invalid { at: pointer("facts", index) + "/partOf", reason });
        }
    }
}

fn is_id(id: &str) -> bool {
    let mut characters = id.chars();
    let first = characters.next().is_some_and(|c| c.is_ascii_lowercase());
    first && characters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn pointer(list: &str, index: usize) -> String {
    ["/", list, "/", &index.to_string()].concat()
}

fn lost(annotation: &Annotation) -> String {
    let occurrence = annotation.occurrence.to_string();
    [
        "the figure of `",
        &annotation.id,
        "` is not in the report: `",
        &annotation.text,
        "`, number ",
        &occurrence,
        " of section ",
        &annotation.section,
    ]
    .concat()
}

fn derive(facts: &[Fact], formulas: &[Formula], errors: &mut Vec<Error>) -> Vec<Derived> {
    let mut derived: Vec<Derived> = Vec::new();
    for (index, formula) in formulas.iter().enumerate() {
        let value_of = |id: &str| {
            let fact = facts.iter().find(|fact| fact.id == id).map(fraction);
            fact.or_else(|| derived.iter().find(|value| value.id == id).map(|value| value.value))
        };
        match evaluate(&formula.formula, &value_of) {
            Ok((value, inputs)) => derived.push(Derived {
                id: formula.id.clone(),
                label: formula.label.clone(),
                formula: formula.formula.clone(),
                value,
                unit: formula.unit.clone(),
                period: formula.period.clone(),
                inputs,
            }),
            Err(error) => errors.push(Error::Invalid { at: pointer("derived", index), reason: error.to_string() }),
        }
    }
    derived
}

/// A fact's value for a formula: a percentage as a fraction, a decline as negative growth.
pub(super) fn fraction(fact: &Fact) -> Option<f64> {
    let value = fact.value?;
    let falls = fact.change.as_ref().is_some_and(|change| {
        change.direction == super::dataset::Direction::Decrease && change.role == super::dataset::Role::By
    });
    let sign = if falls { -1.0 } else { 1.0 };
    Some(match fact.kind {
        Kind::Percent | Kind::PercentagePoint | Kind::GrowthRate if fact.unit.as_deref() == Some("‰") => {
            value / 1000.0
        }
        Kind::Percent | Kind::PercentagePoint => value / 100.0,
        Kind::GrowthRate if fact.unit.as_deref() == Some("%") => sign * value / 100.0,
        _ => value,
    })
}

/// Every id in a title or caption must be one of the dataset's.
fn check_templates(dataset: &Dataset, errors: &mut Vec<Error>) {
    if dataset.charts.is_empty() {
        return;
    }
    let Ok(json) = serde_json::to_value(dataset) else { return };
    for (index, chart) in dataset.charts.iter().enumerate() {
        for (name, texts) in [("/title", &chart.title), ("/caption", &chart.caption)] {
            for template in texts.0.values() {
                if let Some(id) = wording::unknown_id(template, &json) {
                    let reason = ["`{", id, "}` names no fact and no derived value"].concat();
                    errors.push(Error::Invalid { at: pointer("charts", index) + name, reason });
                }
            }
        }
    }
}
