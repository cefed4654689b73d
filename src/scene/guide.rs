//! Guides: axes, legends, titles and headers. Each keeps what it means beside the items that draw it.

use std::rc::Rc;

use super::Item;
use crate::color::Color;
use crate::data::Value;
use crate::geometry::Symbol;

/// A side of a plot.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Top,
    #[default]
    Bottom,
}

/// An axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// The side it stands on.
    pub side: Side,
    /// Whether it measures x rather than y.
    pub horizontal: bool,
    /// The title; lines separated by `\n`.
    pub title: Option<Rc<str>>,
    /// Whether grid lines are drawn.
    pub grid: bool,
    /// Whether labels are drawn.
    pub labels: bool,
    /// All ticks, in the order of the scale.
    pub ticks: Vec<Tick>,
    /// What is painted below the marks: grid lines, and the rest unless the axis lies above.
    pub below: Vec<Item>,
    /// What is painted above the marks.
    pub above: Vec<Item>,
}

/// One tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// What it stands for.
    pub value: Value,
    /// Its label.
    pub label: Rc<str>,
    /// Pixels along the axis from the plot's top left corner.
    pub position: f64,
    /// Dropped because labels would overlap.
    pub hidden: bool,
}

/// A legend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// The title; lines separated by `\n`.
    pub title: Option<Rc<str>>,
    /// Whether it is a ramp, bands of colour, or symbols.
    pub kind: LegendKind,
    /// Vega's names of the channels it explains, such as `fill`.
    pub channels: Vec<&'static str>,
    /// The entries; the labels of a ramp.
    pub entries: Vec<LegendEntry>,
    /// The ramp's colours at even distances, or the bands' colours.
    pub colors: Vec<Color>,
    /// What is painted; coordinates relative to the scene.
    pub items: Vec<Item>,
}

/// The kind of a legend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LegendKind {
    /// One symbol an entry.
    #[default]
    Symbol,
    /// A continuous ramp.
    Gradient,
    /// Bands of colour.
    Discrete,
}

/// One entry of a legend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LegendEntry {
    /// What it stands for.
    pub value: Value,
    /// Its label.
    pub label: Rc<str>,
    /// The symbol's fill.
    pub fill: Option<Color>,
    /// The symbol's stroke.
    pub stroke: Option<Color>,
    /// The symbol's outline.
    pub symbol: Option<Symbol>,
    /// The symbol's area.
    pub size: Option<f64>,
    /// 0 to 1.
    pub fill_opacity: Option<f64>,
    /// 0 to 1.
    pub stroke_opacity: Option<f64>,
    /// In CSS pixels.
    pub stroke_width: Option<f64>,
    /// Whether the symbol's line is dashed.
    pub dashed: bool,
}

/// A title with its subtitle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Title {
    /// The title; lines separated by `\n`.
    pub text: Rc<str>,
    /// The line below.
    pub subtitle: Option<Rc<str>>,
    /// What is painted; coordinates relative to the scene.
    pub items: Vec<Item>,
}

/// What a header heads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderKind {
    /// Rows of plots.
    #[default]
    Row,
    /// Columns of plots.
    Column,
    /// Wrapped plots.
    Facet,
}

/// The header of facets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// What it heads.
    pub kind: HeaderKind,
    /// The title.
    pub title: Option<Rc<str>>,
    /// The labels, in the order of the plots.
    pub labels: Vec<Rc<str>>,
    /// What is painted; coordinates relative to the scene.
    pub items: Vec<Item>,
}
