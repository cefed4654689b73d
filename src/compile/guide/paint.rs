//! Items of guides, and how much room they take.

use std::rc::Rc;

use crate::color::{Color, Paint};
use crate::data::Gather;
use crate::geometry::{Point, Rect};
use crate::scene::{Arc, Geometry, Item, Rule, Stroke, Style, Text};
use crate::spec::{Config, FontWeight, MarkProps, Setting};
use crate::text::{Align, Baseline, Font, MeasureText};

/// What a straight line is drawn with.
pub(super) struct Pen<'a> {
    /// The colour.
    pub color: Color,
    /// The width.
    pub width: f64,
    /// Dashes and gaps.
    pub dash: &'a [f64],
    /// 0 to 1.
    pub opacity: f64,
}

/// A straight line.
pub(super) fn rule(from: Point, to: Point, pen: &Pen<'_>) -> Item {
    Item {
        geometry: Geometry::Rule(Rule { from, to }),
        style: Style {
            stroke: Some(stroke(pen.color, pen.width, pen.dash)),
            stroke_opacity: pen.opacity,
            ..Style::default()
        },
        datum: None,
    }
}

/// A stroke of one colour.
pub(super) fn stroke(color: Color, width: f64, dash: &[f64]) -> Stroke {
    Stroke { paint: Paint::Color(color), width, dash: Rc::from(dash), dash_offset: 0.0 }
}

/// How a text is set.
#[derive(Clone, Debug)]
pub(crate) struct Lettering {
    /// The font.
    pub font: Font,
    /// The colour.
    pub color: Color,
    /// 0 to 1.
    pub opacity: f64,
    /// Distance of lines.
    pub line_height: f64,
}

impl Lettering {
    /// A text of these lines.
    pub fn item(&self, at: Point, lines: Vec<Rc<str>>, align: Align, baseline: Baseline, angle: f64) -> Item {
        Item {
            geometry: Geometry::Text(Text {
                at,
                lines,
                whole: None,
                font: self.font.clone(),
                line_height: self.line_height,
                align,
                baseline,
                angle,
                shift: Point::default(),
            }),
            style: Style { fill: Some(Paint::Color(self.color)), fill_opacity: self.opacity, ..Style::default() },
            datum: None,
        }
    }

    /// The same, smaller or larger.
    pub fn scaled(&self, by: f64) -> Self {
        let font = Font { size: self.font.size * by, ..self.font.clone() };
        Self { font, line_height: self.line_height * by, ..self.clone() }
    }

    /// The widest of these lines.
    pub fn width(&self, lines: &[Rc<str>], text: &dyn MeasureText) -> f64 {
        lines.iter().map(|line| text.width(line, &self.font)).fold(0.0, f64::max)
    }

    /// The height of `count` lines.
    pub fn height(&self, count: usize) -> f64 {
        match count {
            0 => 0.0,
            count => self.font.size + self.line_height * (count - 1) as f64,
        }
    }
}

/// What a guide says about one of its texts; what it leaves open comes from a style of the config.
#[derive(Default)]
pub(crate) struct Wish<'a> {
    /// Colour.
    pub color: Option<Color>,
    /// Font family.
    pub font: Option<&'a str>,
    /// Font size.
    pub size: Option<f64>,
    /// Font weight.
    pub weight: Option<FontWeight>,
    /// Slanted.
    pub italic: Option<bool>,
    /// 0 to 1.
    pub opacity: Option<f64>,
    /// Distance of lines.
    pub line_height: Option<f64>,
}

/// The lettering of a guide's text: what the guide says, else what `config.style` says under `style`.
pub(crate) fn lettering(wish: &Wish<'_>, style: &str, config: &Config) -> Lettering {
    let style = config.style.get(style);
    let from_style = |get: fn(&MarkProps) -> Option<f64>| style.and_then(get);
    let size = wish.size.or_else(|| from_style(|props| props.font_size())).unwrap_or(10.0);
    let family =
        wish.font.or_else(|| style.and_then(|style| style.font())).or(config.font.as_deref()).unwrap_or("sans-serif");
    Lettering {
        font: Font {
            family: Rc::from(family),
            size,
            weight: wish.weight.or_else(|| style.and_then(|style| style.font_weight())).unwrap_or(400),
            italic: wish.italic.or_else(|| style.and_then(|style| style.font_italic())).unwrap_or(false),
        },
        color: wish.color.or_else(|| style.and_then(text_color)).unwrap_or(Color::hex(0x000000)),
        opacity: wish.opacity.or_else(|| from_style(|props| props.opacity())).unwrap_or(1.0),
        line_height: wish.line_height.or_else(|| from_style(|props| props.line_height())).unwrap_or(size + 2.0),
    }
}

/// The colour of a style of the config.
pub(crate) fn style_color(style: &str, config: &Config) -> Color {
    config.style.get(style).and_then(text_color).unwrap_or(Color::hex(0xdddddd))
}

/// The colour of texts with these properties.
fn text_color(props: &MarkProps) -> Option<Color> {
    let fill = match props.fill() {
        Some(Setting::On(paint)) => Some(paint),
        _ => None,
    };
    match fill.or(props.color()) {
        Some(Paint::Color(color)) => Some(*color),
        Some(Paint::Gradient { .. } | Paint::Hatch(_)) | None => None,
    }
}

/// The smallest rectangle around a text, as Vega reckons it: a line is as high as its font size, and further lines go down from the
/// first, whatever the baseline.
pub(crate) fn text_bounds(text: &Text, measure: &dyn MeasureText) -> Rect {
    let width = text.lines.iter().map(|line| measure.width(line, &text.font)).fold(0.0, f64::max);
    let size = text.font.size;
    let more_lines = text.line_height * text.lines.len().saturating_sub(1) as f64;
    let x = match text.align {
        Align::Left => 0.0,
        Align::Center => -width / 2.0,
        Align::Right => -width,
    };
    let drop = match text.baseline {
        Baseline::Alphabetic => 0.0,
        Baseline::Top => 0.79 * size,
        Baseline::Middle => 0.30 * size,
        Baseline::Bottom => -0.21 * size,
        Baseline::LineTop => 0.29 * size + 0.5 * text.line_height,
        Baseline::LineBottom => 0.29 * size - 0.5 * text.line_height,
    };
    let flat = Rect::new(x, drop - (0.8 * size).round(), width, size + more_lines);
    rotated(flat, text.angle).offset(text.at)
}

/// The smallest upright rectangle around one turned by `degrees` around the origin.
fn rotated(rect: Rect, degrees: f64) -> Rect {
    if degrees == 0.0 {
        return rect;
    }
    let (sin, cos) = degrees.to_radians().sin_cos();
    let corners = [(rect.x, rect.y), (rect.right(), rect.y), (rect.x, rect.bottom()), (rect.right(), rect.bottom())];
    let turned = corners.map(|(x, y)| Point::new(x * cos - y * sin, x * sin + y * cos));
    let at = |point: Point| Rect::new(point.x, point.y, 0.0, 0.0);
    turned.into_iter().map(at).reduce(Rect::union).unwrap_or(rect)
}

/// Moves an item.
pub(crate) fn shift(item: &mut Item, by: Point) {
    match &mut item.geometry {
        Geometry::Rect(shape) => shape.rect = shape.rect.offset(by),
        Geometry::Symbol(symbol) => symbol.at = symbol.at.offset(by),
        Geometry::Line(line) => line.points.iter_mut().flatten().for_each(|point| *point = point.offset(by)),
        Geometry::Area(area) => {
            for (low, high) in area.points.iter_mut().flatten() {
                *low = low.offset(by);
                *high = high.offset(by);
            }
        }
        Geometry::Trail(trail) => {
            trail.points.iter_mut().flatten().for_each(|(point, _)| *point = point.offset(by));
        }
        Geometry::Rule(rule) => {
            rule.from = rule.from.offset(by);
            rule.to = rule.to.offset(by);
        }
        Geometry::Text(text) => text.at = text.at.offset(by),
        Geometry::Arc(arc) => arc.center = arc.center.offset(by),
    }
}

/// The corners of a sector, and the points where it reaches furthest up, down and aside.
fn arc_corners(arc: &Arc) -> Vec<Point> {
    use std::f64::consts::FRAC_PI_2;
    let point =
        |angle: f64, radius: f64| Point::new(arc.center.x + radius * angle.sin(), arc.center.y - radius * angle.cos());
    let mut points: Vec<Point> =
        [arc.start, arc.end].into_iter().flat_map(|angle| [point(angle, arc.inner), point(angle, arc.outer)]).gather();
    let first = (arc.start / FRAC_PI_2).ceil();
    let quarters = (0..4).map(|quarter| (first + f64::from(quarter)) * FRAC_PI_2);
    points.extend(quarters.filter(|angle| *angle <= arc.end).map(|angle| point(angle, arc.outer)));
    points
}

/// The room that an item takes, half its stroke included.
pub(crate) fn bounds(item: &Item, measure: &dyn MeasureText) -> Option<Rect> {
    let at = |point: Point| Rect::new(point.x, point.y, 0.0, 0.0);
    let around = |points: &mut dyn Iterator<Item = Point>| points.map(at).reduce(Rect::union);
    let shape = match &item.geometry {
        Geometry::Rect(shape) => Some(shape.rect),
        Geometry::Symbol(symbol) => Some(at(symbol.at).expand(symbol.size.max(0.0).sqrt() / 2.0)),
        Geometry::Line(line) => around(&mut line.points.iter().flatten().copied()),
        Geometry::Area(area) => around(&mut area.points.iter().flatten().flat_map(|&(low, high)| [low, high])),
        Geometry::Trail(trail) => around(&mut trail.points.iter().flatten().map(|&(point, _)| point)),
        Geometry::Rule(rule) => Some(Rect::from_corners(rule.from, rule.to)),
        Geometry::Text(text) => {
            let empty = text.lines.iter().all(|line| line.is_empty());
            (!empty).then(|| text_bounds(text, measure))
        }
        Geometry::Arc(arc) => around(&mut arc_corners(arc).into_iter()),
    };
    let stroke = item.style.stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
    shape
        .map(|shape| shape.expand(stroke))
        .filter(|shape| [shape.x, shape.y, shape.width, shape.height].into_iter().all(f64::is_finite))
}
