//! The dataset: what a report says, as JSON. The types are the contract, and the published JSON Schema is made from them.
//!
//! In: nothing. Out: plain values that serialise to the names of the dataset format. This module does not know how facts
//! are found.

mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

pub use words::{Direction, Kind, Role, Status};

pub use crate::number::Qualifier;

/// The language of the report's own words.
pub const SOURCE_LANGUAGE: &str = "zh-CN";

/// A text in several languages, by language tag (`zh-CN`, `en`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<String, String>);

impl Localized {
    /// A text in the report's own language alone.
    pub fn source(text: &str) -> Self {
        let mut texts = BTreeMap::new();
        texts.insert(SOURCE_LANGUAGE.to_owned(), text.to_owned());
        Self(texts)
    }

    /// The text in a language; where there is none, in the report's language, then in any.
    pub fn get(&self, language: &str) -> &str {
        let texts = &self.0;
        let found = texts.get(language).or_else(|| texts.get(SOURCE_LANGUAGE)).or_else(|| texts.values().next());
        found.map_or("", String::as_str)
    }

    /// No text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A report as data: its figures, where they stand, what follows from them and how they are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Dataset {
    /// A short name in lower case that can stand in an address.
    pub name: String,
    /// What the dataset is called.
    #[serde(default)]
    pub title: Localized,
    /// The publisher's name in other languages than the report's.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub publisher_name: Localized,
    /// The version of the dataset's content; grows when figures or annotations change.
    #[serde(default = "first_version")]
    pub version: u32,
    /// The report.
    pub document: Document,
    /// The parts of the report in reading order.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Every figure of the report in reading order.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// Every numeral of the report in reading order, figure or not.
    #[serde(default)]
    pub coverage: Vec<Numeral>,
    /// Values that the report does not state and that follow from it by a formula.
    #[serde(default)]
    pub derived: Vec<Derived>,
    /// Charts of the facts.
    #[serde(default)]
    pub charts: Vec<Chart>,
}

fn first_version() -> u32 {
    1
}

/// The report itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The title as the report states it.
    pub title: String,
    /// Who published it, where known.
    #[serde(default)]
    pub publisher: String,
    /// The language tag of the text.
    pub language: String,
    /// The file name of the text.
    #[serde(default)]
    pub path: String,
    /// The SHA-256 of the text in UTF-8, in lower-case hexadecimal.
    pub sha256: String,
    /// How many Unicode code points the text has.
    pub characters: usize,
}

/// A part of the report, as a half-open range of code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// The year of the part and the number of the item, such as `2020.10`.
    pub id: String,
    /// The heading's words, without its number.
    pub heading: String,
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// The change a figure takes part in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Up or down. The figure's value itself carries no sign.
    pub direction: Direction,
    /// What the figure is to the change.
    pub role: Role,
    /// Compared with the same time a year before (同比, 较上年).
    #[serde(default)]
    pub year_on_year: bool,
}

/// One figure of the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// A stable name.
    pub id: String,
    /// What is counted.
    pub label: Localized,
    /// What sort of figure it is.
    pub kind: Kind,
    /// The value in base units (a percent stays 97.01); null where the text leaves it open or gives a range.
    #[serde(serialize_with = "plain_number")]
    pub value: Option<f64>,
    /// The low end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    pub low: Option<f64>,
    /// The high end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    pub high: Option<f64>,
    /// The base unit, such as 元 or 人; null where the text names none.
    pub unit: Option<String>,
    /// The figure's own words, with qualifier and measure word.
    pub text: String,
    /// How the text limits it.
    #[serde(default)]
    pub qualifier: Qualifier,
    /// The year or span of years it is about, `each year`, or `as of` a year.
    pub period: Option<String>,
    /// Reached, aimed at, or a rule.
    #[serde(default)]
    pub status: Status,
    /// Where it holds, in the text's own words.
    pub scope: Option<String>,
    /// The change it takes part in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// The text says 均 or 各: the value holds for each of the things named.
    #[serde(default, skip_serializing_if = "is_false")]
    pub each: bool,
    /// The fact of which this one is a subset, where the text says so.
    pub part_of: Option<String>,
    /// What the text leaves open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The section it stands in.
    pub section: String,
    /// Where it stands.
    pub source: Source,
}

fn is_false(value: &bool) -> bool {
    !*value
}

/// Where a figure stands in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// The clause around the figure.
    pub quote: String,
    /// A position and a quotation, each enough to find the figure.
    pub selector: Vec<Selector>,
}

/// A selector of the W3C Web Annotation Data Model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "type")]
pub enum Selector {
    /// A half-open range of code points.
    #[serde(rename = "TextPositionSelector")]
    Position {
        /// The first code point.
        start: usize,
        /// One past the last code point.
        end: usize,
    },
    /// The figure's words and what stands around them.
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        /// The figure's words.
        exact: String,
        /// The words before.
        prefix: String,
        /// The words after.
        suffix: String,
    },
}

impl Source {
    /// The half-open range of code points; the empty range at 0 where there is no position selector.
    pub fn position(&self) -> (usize, usize) {
        for selector in &self.selector {
            if let Selector::Position { start, end } = selector {
                return (*start, *end);
            }
        }
        (0, 0)
    }
}

/// One numeral of the report and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Numeral {
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// The rules can not tell; the kind is the likelier reading.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unresolved: bool,
    /// Other readings, likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Kind>,
}

/// A value that follows from facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Derived {
    /// A stable name, different from every fact's.
    pub id: String,
    /// What the value is.
    #[serde(default)]
    pub label: Localized,
    /// How it is computed: fact ids, numbers, `+ - * /` with spaces around them, and parentheses. Percentages count as fractions.
    pub formula: String,
    /// The value in base units; null where an input has none.
    #[serde(serialize_with = "plain_number")]
    pub value: Option<f64>,
    /// The base unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// The year or span of years it is about.
    #[serde(default)]
    pub period: Option<String>,
    /// The facts it is made of, in order of appearance.
    pub inputs: Vec<String>,
}

/// A chart of facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Chart {
    /// A stable name.
    pub id: String,
    /// What the portal gathers it under with others.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub group: Localized,
    /// A template over fact ids.
    #[serde(default)]
    pub title: Localized,
    /// A template over fact ids.
    #[serde(default)]
    pub caption: Localized,
    /// A Vega-Lite spec of the supported subset; `{"data": {"name": "facts"}}` is the table of facts.
    pub spec: serde_json::Value,
}

/// Whole numbers without a fraction, so that 13552000000 is not written 13552000000.0.
fn plain_number<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match *value {
        None => serializer.serialize_none(),
        Some(number) if number.fract() == 0.0 && number.abs() <= EXACT => serializer.serialize_i64(number as i64),
        Some(number) => serializer.serialize_f64(number),
    }
}
