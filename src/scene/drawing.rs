//! A picture as the shapes that a painter can paint, in paint order, in CSS pixels of the whole picture.

use std::rc::Rc;

use super::{Datum, Role};
use crate::color::Color;
use crate::geometry::{Point, Rect, Size};
use crate::text::{Align, Font};

/// A finished picture: nothing is left to measure, to clip or to interpolate, and every number is finite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The picture's extent.
    pub size: Size,
    /// What paints the whole of it first.
    pub background: Option<Color>,
    /// The shapes from back to front.
    pub shapes: Vec<Shape>,
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Where it is.
    pub outline: Outline,
    /// What paints its inside, opacity included.
    pub fill: Option<Fill>,
    /// What paints its edge, opacity included.
    pub pen: Option<Pen>,
    /// What it stands for. The shapes of one item share one, so that `Rc::ptr_eq` tells them together.
    pub datum: Option<Rc<Datum>>,
    /// The part of the picture that it belongs to.
    pub part: Part,
}

/// Where a shape is.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// A rectangle, and its corners' radii: top left, top right, bottom right, bottom left.
    Rect(Rect, [f64; 4]),
    /// A circle.
    Circle {
        /// The centre.
        center: Point,
        /// The radius.
        radius: f64,
    },
    /// A line with at least two points; it has no inside.
    Polyline(Vec<Point>),
    /// A closed outline with at least three points, the first not repeated; filled by the non-zero rule.
    Polygon(Vec<Point>),
    /// One line of text.
    Text(TextRun),
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// A point of the alphabetic baseline: the text's start, middle or end.
    pub at: Point,
    /// The words.
    pub text: Rc<str>,
    /// What they are set in.
    pub font: Font,
    /// Which point of the baseline `at` is.
    pub align: Align,
    /// Degrees clockwise around `at`.
    pub angle: f64,
}

/// What paints an inside.
#[derive(Clone, Debug, PartialEq)]
pub enum Fill {
    /// One colour.
    Color(Color),
    /// Colours along a straight line.
    Gradient {
        /// Where the first offset lies.
        from: Point,
        /// Where the last offset lies.
        to: Point,
        /// Offsets from 0 to 1 with their colours, at least one.
        stops: Rc<[(f64, Color)]>,
    },
}

/// What paints an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// The colour.
    pub color: Color,
    /// The width in CSS pixels.
    pub width: f64,
}

/// A part of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Backgrounds and frames of plots.
    #[default]
    Background,
    /// Grid lines, ticks, labels and titles of axes.
    Axis,
    /// Items of a mark.
    Mark(Role),
    /// Legends.
    Legend,
    /// Titles of the picture.
    Title,
    /// Headers of facets.
    Header,
    /// What lies over everything else.
    Overlay,
}

impl Fill {
    /// The colour of a gradient at an offset from 0 to 1; that of a plain fill anywhere.
    pub fn color_at(&self, offset: f64) -> Color {
        let (stops, mut before) = match self {
            Fill::Color(color) => return *color,
            Fill::Gradient { stops, .. } => (stops, None),
        };
        for &(at, color) in stops.iter() {
            if offset <= at {
                return match before {
                    Some((start, earlier)) if at > start => mix(earlier, color, (offset - start) / (at - start)),
                    _ => color,
                };
            }
            before = Some((at, color));
        }
        before.map_or(Color::TRANSPARENT, |(_, color)| color)
    }
}

/// The colour at a share of the way from one to another, straight through sRGB as painters of SVG do.
fn mix(from: Color, to: Color, share: f64) -> Color {
    let mut rgb = from.rgb;
    for (channel, &end) in rgb.iter_mut().zip(&to.rgb) {
        *channel = (f64::from(*channel) + (f64::from(end) - f64::from(*channel)) * share).round() as u8;
    }
    Color { rgb, opacity: from.opacity + (to.opacity - from.opacity) * share }
}
