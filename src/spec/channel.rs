//! Encoding channels and their definitions.

use super::{Axis, Header, Legend, Predicate, ScaleDef, Setting};
use crate::data::{FieldPath, SortedMap, Value};

/// A visual channel.
#[allow(missing_docs, reason = "the names are Vega-Lite's own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    X,
    Y,
    X2,
    Y2,
    XOffset,
    YOffset,
    Theta,
    Theta2,
    Radius,
    Radius2,
    Color,
    Fill,
    Stroke,
    Opacity,
    FillOpacity,
    StrokeOpacity,
    StrokeWidth,
    StrokeDash,
    Size,
    Shape,
    Angle,
    Text,
    Tooltip,
    Href,
    Description,
    Detail,
    Order,
    Key,
    Row,
    Column,
    Facet,
}

/// The channels of a view. Tooltip, detail and order may have several definitions; an empty list is a written `null`, which
/// takes away what the views around define.
pub type Encoding = SortedMap<Channel, Vec<ChannelDef>>;

/// What a channel shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelDef {
    /// JSON Pointer of this definition.
    pub pointer: String,
    /// Field, datum or value.
    pub source: Source,
    /// The written type.
    pub kind: Option<FieldType>,
    /// How groups of rows become one value.
    pub aggregate: Option<Aggregate>,
    /// Binning.
    pub bin: Setting<Bin>,
    /// Truncation to a calendar unit.
    pub time_unit: Option<TimeUnit>,
    /// The title of axis, legend or header: unset for the default, off for none. Lines are separated by `\n`.
    pub title: Setting<String>,
    /// Order of a discrete domain; `Off` is `null`: as the data come. For the order channel, of the rows.
    pub sort: Setting<Sort>,
    /// Stacking; `Off` for none.
    pub stack: Setting<StackOffset>,
    /// Filling of missing key values.
    pub impute: Option<Impute>,
    /// The scale; `Off` where values are used as they are.
    pub scale: Setting<ScaleDef>,
    /// The axis of x and y.
    pub axis: Setting<Axis>,
    /// The legend of other channels.
    pub legend: Setting<Legend>,
    /// The header of row, column and facet.
    pub header: Setting<Header>,
    /// A format pattern for text and tooltip.
    pub format: Option<String>,
    /// How to read `format`.
    pub format_kind: Option<FormatKind>,
    /// Where in a band or bin the mark stands, from 0 to 1.
    pub band_position: Option<f64>,
    /// Values that replace the source where a test holds, first match first.
    pub conditions: Vec<Condition>,
    /// Whether it stands in a list of definitions: a tooltip shows these as a table, even a single one.
    pub listed: bool,
    /// For the facet channel: plots in a row.
    pub columns: Option<usize>,
    /// CSS pixels between facets.
    pub spacing: Option<f64>,
}

/// Where a channel's values come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Source {
    /// From nowhere, such as `{"aggregate": "count"}` or a bare condition.
    #[default]
    None,
    /// A field of the rows.
    Field(FieldPath),
    /// A value in the data's own domain.
    Datum(Value),
    /// A visual value, such as a colour or pixels.
    Value(Value),
}

/// A channel value that holds where a test does.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The test on the row.
    pub test: Predicate,
    /// What the channel then shows.
    pub then: Box<ChannelDef>,
}

/// Vega-Lite's types of measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Numbers.
    Quantitative,
    /// Moments.
    Temporal,
    /// Ordered categories.
    Ordinal,
    /// Categories.
    Nominal,
}

/// How a format pattern is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatKind {
    /// d3-format.
    Number,
    /// d3-time-format.
    Time,
    /// The report's own notation: `format` is the unit (`元`, `人`, `%`), numbers read 13.552亿 or 1.3552 billion by the reader's
    /// language. An extension, spelled `"report"`.
    Report,
}

/// An aggregation operation.
#[allow(missing_docs, reason = "the names are Vega's own")]
#[derive(Clone, Debug, PartialEq)]
pub enum Aggregate {
    Count,
    Valid,
    Missing,
    Distinct,
    Sum,
    Product,
    Mean,
    Average,
    Variance,
    VarianceP,
    Stdev,
    StdevP,
    Stderr,
    Median,
    Q1,
    Q3,
    Ci0,
    Ci1,
    Min,
    Max,
    Values,
    Exponential(Option<f64>),
    /// The row with the smallest value of this field.
    ArgMin(Option<FieldPath>),
    /// The row with the largest value of this field.
    ArgMax(Option<FieldPath>),
}

impl Aggregate {
    /// Vega's name of the operation.
    pub fn name(&self) -> &'static str {
        match self {
            Aggregate::Count => "count",
            Aggregate::Valid => "valid",
            Aggregate::Missing => "missing",
            Aggregate::Distinct => "distinct",
            Aggregate::Sum => "sum",
            Aggregate::Product => "product",
            Aggregate::Mean => "mean",
            Aggregate::Average => "average",
            Aggregate::Variance => "variance",
            Aggregate::VarianceP => "variancep",
            Aggregate::Stdev => "stdev",
            Aggregate::StdevP => "stdevp",
            Aggregate::Stderr => "stderr",
            Aggregate::Median => "median",
            Aggregate::Q1 => "q1",
            Aggregate::Q3 => "q3",
            Aggregate::Ci0 => "ci0",
            Aggregate::Ci1 => "ci1",
            Aggregate::Min => "min",
            Aggregate::Max => "max",
            Aggregate::Values => "values",
            Aggregate::Exponential(_) => "exponential",
            Aggregate::ArgMin(_) => "argmin",
            Aggregate::ArgMax(_) => "argmax",
        }
    }
}

/// Binning of a channel.
#[derive(Clone, Debug, PartialEq)]
pub enum Bin {
    /// The data are binned already (`"binned"`), with this step where it was said.
    Binned(Option<f64>),
    /// To be binned.
    Params(BinParams),
}

/// How to bin. What is unset is Vega's default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BinParams {
    /// A bin edge.
    pub anchor: Option<f64>,
    /// Number base of nice steps, 10.
    pub base: Option<f64>,
    /// Divisors of nice steps, 5 and 2.
    pub divide: Option<Vec<f64>>,
    /// The range of values; otherwise the data's.
    pub extent: Option<[f64; 2]>,
    /// The most bins.
    pub maxbins: Option<f64>,
    /// The smallest step.
    pub minstep: Option<f64>,
    /// Whether edges are round numbers.
    pub nice: Option<bool>,
    /// The exact step.
    pub step: Option<f64>,
    /// Steps to choose from.
    pub steps: Option<Vec<f64>>,
}

/// Truncation to calendar units.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeUnit {
    /// The units' name without `utc` and `binned`, such as `yearmonth`; empty where only `maxbins` is given.
    pub unit: String,
    /// In UTC rather than in the chart's zone.
    pub utc: bool,
    /// Several units at a time.
    pub step: Option<f64>,
    /// The most bins, for an automatic unit.
    pub maxbins: Option<f64>,
    /// The data are truncated already.
    pub binned: bool,
}

/// Ascending or descending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortOrder {
    /// Small to large.
    #[default]
    Ascending,
    /// Large to small.
    Descending,
}

/// The order of a discrete domain or of rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Sort {
    /// By the values themselves.
    Order(SortOrder),
    /// These first, in this order.
    Values(Vec<Value>),
    /// By another channel's values.
    Channel(Channel, SortOrder),
    /// By a field.
    Field(SortDef),
}

/// The order by a field.
#[derive(Clone, Debug, PartialEq)]
pub struct SortDef {
    /// The field; none for a count.
    pub field: Option<FieldPath>,
    /// How groups of rows become one value.
    pub op: Option<Aggregate>,
    /// Ascending unless said otherwise; `Off` is `null`: as the data come.
    pub order: Setting<SortOrder>,
}

/// Where stacks start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackOffset {
    /// At zero.
    Zero,
    /// At zero, each stack scaled to 1.
    Normalize,
    /// Centred.
    Center,
}

/// Filling of missing values along a channel's key.
#[derive(Clone, Debug, PartialEq)]
pub struct Impute {
    /// What is filled in, where `method` is none.
    pub value: Value,
    /// How it is found.
    pub method: Option<super::ImputeMethod>,
    /// Rows looked at.
    pub frame: Option<super::Frame>,
    /// Keys that must be there: values, or start, stop and step.
    pub keyvals: Option<Vec<Value>>,
}
