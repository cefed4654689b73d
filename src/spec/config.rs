//! Looks and defaults that a spec sets for all its views.

use super::{Axis, Channel, Header, Legend, MarkProps, MarkType, RangeDef, Title};
use crate::color::Color;
use crate::data::{SortedMap, Value};

/// `config`, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// `config.mark`.
    pub mark: MarkProps,
    /// `config.bar` and so on.
    pub marks: SortedMap<MarkType, MarkProps>,
    /// `config.style`, by name, for marks, texts and guides.
    pub style: SortedMap<String, MarkProps>,
    /// What `config.style` says by name for axes alone.
    pub axis_styles: SortedMap<String, Axis>,
    /// `config.axis`.
    pub axis: Axis,
    /// `config.axisX`, `axisBottom`, `axisQuantitative`, `axisXDiscrete` and so on, by name.
    pub axes: SortedMap<String, Axis>,
    /// `config.legend`.
    pub legend: Legend,
    /// `config.title`.
    pub title: Title,
    /// `config.header`.
    pub header: Header,
    /// `config.headerRow`, `headerColumn` and `headerFacet`, by name.
    pub headers: SortedMap<String, Header>,
    /// `config.scale`: numbers and switches by name, such as `bandPaddingInner` or `zero`.
    pub scale: SortedMap<String, f64>,
    /// `config.range`: `category`, `ordinal`, `ramp`, `heatmap`, `diverging`, `symbol`.
    pub range: SortedMap<String, ConfigRange>,
    /// `config.view`: the plot's background and frame.
    pub view: MarkProps,
    /// `config.view.continuousWidth` and `continuousHeight`.
    pub view_continuous: [Option<f64>; 2],
    /// `config.view.discreteWidth` and `discreteHeight`.
    pub view_discrete: [Option<f64>; 2],
    /// `config.view.step`, or the step that `discreteWidth` and `discreteHeight` give instead of a size.
    pub view_step: [Option<f64>; 2],
    /// `config.scale.invalid`: what stands for values that a scale has no place for.
    pub scale_invalid: SortedMap<Channel, InvalidOutput>,
    /// `config.facet.columns`.
    pub facet_columns: Option<usize>,
    /// `config.facet.spacing`.
    pub facet_spacing: Option<f64>,
    /// `config.font`.
    pub font: Option<String>,
    /// `config.countTitle`.
    pub count_title: Option<String>,
    /// `config.numberFormat`.
    pub number_format: Option<String>,
    /// `config.normalizedNumberFormat`.
    pub normalized_number_format: Option<String>,
    /// `config.timeFormat`.
    pub time_format: Option<String>,
    /// `config.tooltipFormat`: the three formats in tooltips, in the order above.
    pub tooltip_format: [Option<String>; 3],
    /// Whether titles name the function in words (`verbal`, the default), as a call or not at all.
    pub field_title: FieldTitle,
    /// Whether guides adapt to a narrow page: labels wrap, legends move on top, titles break. An extension; off unless a theme
    /// turns it on.
    pub adapt: Option<bool>,
    /// `config.background`: what paints the whole background.
    pub background: Option<Color>,
    /// `config.padding`: left, top, right, bottom.
    pub padding: Option<[f64; 4]>,
    /// The chart's zone as minutes east of UTC: an extension; UTC where unset.
    pub time_zone_offset: Option<i32>,
}

/// How the title of a computed field is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldTitle {
    /// `Mean of x`.
    #[default]
    Verbal,
    /// `MEAN(x)`.
    Functional,
    /// `x`.
    Plain,
}

/// What is drawn for a value that a scale has no place for.
#[derive(Clone, Debug, PartialEq)]
pub enum InvalidOutput {
    /// What zero is drawn as, or the low end of the domain.
    ZeroOrMin,
    /// This colour, size or position.
    Value(Value),
}

/// A range of the config.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfigRange {
    /// As in a scale.
    Range(RangeDef),
    /// A scheme.
    Scheme(super::SchemeDef),
}
