//! Where rows come from.

use crate::data::{FieldPath, Value};

/// Where rows come from, and how to read them.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSource {
    /// JSON Pointer of this definition.
    pub pointer: String,
    /// Where from.
    pub kind: DataKind,
    /// The name under which other views refer to it.
    pub name: Option<String>,
    /// How to read it.
    pub format: DataFormat,
}

/// Where rows come from.
#[derive(Clone, Debug, PartialEq)]
pub enum DataKind {
    /// Inline rows, or inline text of a `csv` or `tsv` format.
    Values(Value),
    /// An address, relative to the spec.
    Url(String),
    /// A named table: the dataset's `facts`, one of `datasets`, or one the page supplies.
    Name(String),
    /// Consecutive numbers.
    Sequence {
        /// The first.
        start: f64,
        /// The end, exclusive.
        stop: f64,
        /// The distance.
        step: f64,
        /// The field's name; `data` by default.
        as_field: String,
    },
}

/// How text becomes rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataFormat {
    /// `json`, `csv`, `tsv` or `dsv`; by the address's ending where unset.
    pub delimiter: Option<Delimiter>,
    /// Where in a JSON document the rows are.
    pub property: Option<FieldPath>,
    /// Types of fields; `Off` for `null`: nothing is parsed.
    pub parse: super::Setting<Vec<(String, Parse)>>,
}

/// The kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// JSON.
    Json,
    /// Values separated by this character.
    Separated(char),
}

/// How a field's text is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Parse {
    /// Left as it is.
    None,
    /// As a number.
    Number,
    /// As a truth value.
    Boolean,
    /// As text.
    Text,
    /// As a moment, by the pattern where there is one.
    Date {
        /// A d3-time-format pattern.
        pattern: Option<String>,
        /// In UTC rather than in the chart's zone.
        utc: bool,
    },
}
