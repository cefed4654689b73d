//! Items: what a mark is made of.

use std::rc::Rc;

use super::Datum;
use crate::color::Paint;
use crate::geometry::{Interpolate, Point, Rect, Symbol};
use crate::text::{Align, Baseline, Font};

/// One drawn thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it is.
    pub geometry: Geometry,
    /// How it is painted.
    pub style: Style,
    /// What it stands for; none for decoration.
    pub datum: Option<Rc<Datum>>,
}

/// What a mark is, for exports, the index and assistive technology.
#[allow(missing_docs, reason = "the names are Vega's own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Rect,
    Symbol,
    Line,
    Area,
    Trail,
    Rule,
    Text,
    Arc,
}

/// Where an item is. Coordinates are relative to the plot's (or, outside plots, the scene's) top left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// A bar, rectangle or tick.
    Rect(Box),
    /// A point symbol.
    Symbol(SymbolAt),
    /// One series.
    Line(Line),
    /// One series.
    Area(Area),
    /// One series of changing width.
    Trail(Trail),
    /// A straight line.
    Rule(Rule),
    /// A text.
    Text(Text),
    /// A sector of a ring.
    Arc(Arc),
}

/// A rectangle with rounded corners.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Box {
    /// The rectangle.
    pub rect: Rect,
    /// Radii: top left, top right, bottom right, bottom left.
    pub corners: [f64; 4],
}

/// A point symbol.
#[derive(Clone, Debug, PartialEq)]
pub struct SymbolAt {
    /// The centre.
    pub at: Point,
    /// The area in square pixels.
    pub size: f64,
    /// The outline.
    pub symbol: Symbol,
    /// Degrees clockwise.
    pub angle: f64,
}

/// A polyline or curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The vertices; `None` is a break.
    pub points: Vec<Option<Point>>,
    /// How they are joined.
    pub interpolate: Interpolate,
    /// Tension of cardinal and Catmull-Rom curves.
    pub tension: Option<f64>,
}

/// The area between two lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Vertices of both lines; `None` is a break.
    pub points: Vec<Option<(Point, Point)>>,
    /// How they are joined.
    pub interpolate: Interpolate,
    /// Tension of cardinal and Catmull-Rom curves.
    pub tension: Option<f64>,
    /// Whether it lies along y rather than along x.
    pub horizontal: bool,
}

/// A line of changing width.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail {
    /// The vertices with the line's width there; `None` is a break.
    pub points: Vec<Option<(Point, f64)>>,
}

/// A straight line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rule {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
}

/// A text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The point it is set against.
    pub at: Point,
    /// The lines, already cut to their limit.
    pub lines: Vec<Rc<str>>,
    /// All that was to be written, where lines are cut.
    pub whole: Option<Rc<str>>,
    /// What it is set in.
    pub font: Font,
    /// Distance of lines.
    pub line_height: f64,
    /// Horizontally.
    pub align: Align,
    /// Vertically.
    pub baseline: Baseline,
    /// Degrees clockwise around the point.
    pub angle: f64,
    /// How far the point was moved, as it was before the text was turned.
    pub shift: Point,
}

/// A sector of a ring.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Arc {
    /// The centre.
    pub center: Point,
    /// Radians from twelve o'clock, clockwise.
    pub start: f64,
    /// Not less than `start`.
    pub end: f64,
    /// The smaller radius.
    pub inner: f64,
    /// The larger radius.
    pub outer: f64,
    /// Gap to the neighbours, in radians.
    pub pad: f64,
    /// Rounding of the corners.
    pub corner: f64,
}

/// A stroke.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// The paint.
    pub paint: Paint,
    /// The width in CSS pixels.
    pub width: f64,
    /// Lengths of dashes and gaps; empty for a solid line.
    pub dash: Rc<[f64]>,
    /// Where in the dashes it begins.
    pub dash_offset: f64,
}

impl Stroke {
    /// Whether there are gaps in it.
    pub fn is_dashed(&self) -> bool {
        self.dash.iter().skip(1).step_by(2).any(|gap| *gap > 0.0) || self.dash.len() == 1
    }
}

/// How an item is painted. By default not at all, and opaque once it has a paint.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The fill; none for hollow.
    pub fill: Option<Paint>,
    /// 0 to 1, the item's opacity included.
    pub fill_opacity: f64,
    /// The stroke.
    pub stroke: Option<Stroke>,
    /// 0 to 1, the item's opacity included.
    pub stroke_opacity: f64,
}

impl Default for Style {
    fn default() -> Self {
        Self { fill: None, fill_opacity: 1.0, stroke: None, stroke_opacity: 1.0 }
    }
}
