//! Scales as written.

use crate::color::Color;
use crate::data::{FieldPath, Value};

/// The type of a scale.
#[allow(missing_docs, reason = "the names are Vega's own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleType {
    Linear,
    Log,
    Pow,
    Sqrt,
    Symlog,
    Time,
    Utc,
    Quantile,
    Quantize,
    Threshold,
    BinOrdinal,
    Ordinal,
    Point,
    Band,
}

/// A scale's properties. What is unset is inferred by `compile`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaleDef {
    /// JSON Pointer of the definition.
    pub pointer: String,
    /// The type.
    pub kind: Option<ScaleType>,
    /// The domain.
    pub domain: Option<DomainDef>,
    /// The domain's low end.
    pub domain_min: Option<Value>,
    /// The domain's high end.
    pub domain_max: Option<Value>,
    /// The middle of a diverging domain.
    pub domain_mid: Option<f64>,
    /// The range.
    pub range: Option<RangeDef>,
    /// The range's low end.
    pub range_min: Option<Value>,
    /// The range's high end.
    pub range_max: Option<Value>,
    /// A colour scheme.
    pub scheme: Option<SchemeDef>,
    /// Whether the range runs backwards.
    pub reverse: Option<bool>,
    /// Whether positions are rounded.
    pub round: Option<bool>,
    /// Whether values outside the domain stay in the range.
    pub clamp: Option<bool>,
    /// Whether the domain includes zero.
    pub zero: Option<bool>,
    /// Whether the domain ends at round numbers.
    pub nice: Option<NiceDef>,
    /// Pixels (continuous) or shares of a step (band, point) at both ends.
    pub padding: Option<f64>,
    /// Share of a step between bands.
    pub padding_inner: Option<f64>,
    /// Share of a step outside the bands.
    pub padding_outer: Option<f64>,
    /// Where bands stand in the free space, 0 to 1.
    pub align: Option<f64>,
    /// Base of a log scale.
    pub base: Option<f64>,
    /// Exponent of a pow scale.
    pub exponent: Option<f64>,
    /// Constant of a symlog scale.
    pub constant: Option<f64>,
    /// How colours are interpolated, such as `hcl`.
    pub interpolate: Option<String>,
    /// Gamma of the interpolation.
    pub gamma: Option<f64>,
    /// The bins of a binned domain.
    pub bins: Option<BinEdges>,
}

/// Written edges of bins.
#[derive(Clone, Debug, PartialEq)]
pub enum BinEdges {
    /// These.
    Listed(Vec<f64>),
    /// At each step from the start to the stop, which are those of the domain where they are not written.
    Stepped {
        /// The first edge.
        start: Option<f64>,
        /// The last edge, at most.
        stop: Option<f64>,
        /// The distance of edges.
        step: f64,
    },
}

/// A written domain.
#[derive(Clone, Debug, PartialEq)]
pub enum DomainDef {
    /// These values.
    Values(Vec<Value>),
    /// The data's values before they are aggregated.
    Unaggregated,
    /// The data's values and these.
    UnionWith(Vec<Value>),
}

/// A written range.
#[derive(Clone, Debug, PartialEq)]
pub enum RangeDef {
    /// These values: numbers, colours, shapes or dashes.
    Values(Vec<Value>),
    /// Pixels for each step of a discrete scale.
    Step(f64),
    /// A range of the config, such as `category` or `heatmap`.
    Named(String),
    /// The values of a field, in the order of the encoding's own field.
    Field(FieldPath),
}

/// A colour scheme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SchemeDef {
    /// Its name; empty where its colours are written.
    pub name: String,
    /// The colours that are written in place of a name.
    pub colors: Vec<Color>,
    /// The part that is used, from 0 to 1.
    pub extent: Option<[f64; 2]>,
    /// How many colours.
    pub count: Option<f64>,
}

/// A written `nice`.
#[derive(Clone, Debug, PartialEq)]
pub enum NiceDef {
    /// On or off.
    Switch(bool),
    /// On, for about so many ticks.
    Count(f64),
    /// To a calendar unit.
    Interval {
        /// `millisecond` … `year`.
        unit: String,
        /// How many units.
        step: f64,
    },
}
