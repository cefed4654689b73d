//! Texts.

use std::rc::Rc;

use super::place::{Default, Place};
use super::style::Styler;
use super::visual::Visual;
use super::{Drawing, Meaning, drawn_rows};
use crate::compile::channels::Encoded;
use crate::compile::format::Writer;
use crate::compile::guide::beginning;
use crate::geometry::Point;
use crate::scale::Output;
use crate::scene::{Geometry, Item, Text};
use crate::spec::{Channel, MarkProps, Source};
use crate::text::{Align, Baseline, Font};
use crate::transform::holds;

/// The size of letters where nobody says it.
const SIZE: f64 = 11.0;
/// The most lines of one text.
const MOST_LINES: usize = 1000;

/// The texts of a layer.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let layer = drawing.layer;
    let look = &layer.look;
    let place = |channel| drawing.point_place(channel, Some(Default::Middle)).unwrap_or_else(|| Place::fixed(f64::NAN));
    let (x, y) = (place(Channel::X), place(Channel::Y));
    let (theta, radius) = (drawing.point_place(Channel::Theta, None), drawing.point_place(Channel::Radius, None));
    let (styler, meaning) = (Styler::new(drawing), Meaning::new(drawing));
    let content = Content::new(drawing);
    let size = Visual::new(drawing, Channel::Size);
    let base_size = look.get(MarkProps::font_size).or(look.own.size()).unwrap_or(SIZE);
    let angle = Visual::new(drawing, Channel::Angle);
    let base_angle = look.number(MarkProps::angle, 0.0);
    let (dx, dy) = (look.number(MarkProps::dx, 0.0), look.number(MarkProps::dy, 0.0));
    let family = look.get(MarkProps::font).or(drawing.wording.config.font.as_deref()).unwrap_or("sans-serif");
    let family: Rc<str> = Rc::from(family);
    let weight = look.get(MarkProps::font_weight).unwrap_or(400);
    let italic = look.get(MarkProps::font_italic).unwrap_or(false);
    let align = look.get(MarkProps::align).unwrap_or(Align::Center);
    let baseline = look.get(MarkProps::baseline).unwrap_or(Baseline::Middle);
    let limit = look.number(MarkProps::limit, 0.0);
    let ellipsis = look.get(MarkProps::ellipsis).unwrap_or("…");
    let line_break = look.get(MarkProps::line_break);
    let mut items = Vec::with_capacity(drawing.len());
    for row in drawn_rows(drawing) {
        let Some(text) = content.at(row) else { continue };
        let number = |visual: &Visual, default: f64| {
            visual.at(row).as_ref().and_then(Output::number).filter(|number| number.is_finite()).unwrap_or(default)
        };
        let size = number(&size, base_size).max(0.0);
        let font = Font { family: family.clone(), size, weight, italic };
        let angle = number(&angle, base_angle);
        let mut at = Point::new(x.at(row), y.at(row));
        if let Some(radius) = &radius {
            // Vega turns angles from twelve o'clock into those of a circle.
            let turn = theta.as_ref().map_or(0.0, |theta| theta.at(row)) - std::f64::consts::FRAC_PI_2;
            let radius = radius.at(row);
            at = at.offset(Point::new(radius * turn.cos(), radius * turn.sin()));
        }
        let (sin, cos) = angle.to_radians().sin_cos();
        at = at.offset(Point::new(dx * cos - dy * sin, dx * sin + dy * cos));
        if !(at.x.is_finite() && at.y.is_finite()) {
            continue;
        }
        let breaks = line_break.filter(|text| !text.is_empty()).unwrap_or("\n");
        let lines = text.split(breaks).flat_map(|line| line.split('\n')).take(MOST_LINES);
        let whole: Vec<&str> = lines.collect();
        let lines: Vec<Rc<str>> = whole.iter().map(|line| cut(line, limit, ellipsis, &font, drawing)).collect();
        let is_whole = breaks == "\n" && lines.iter().zip(&whole).all(|(line, whole)| **line == **whole);
        items.push(Item {
            geometry: Geometry::Text(Text {
                at,
                lines,
                whole: (!is_whole).then(|| text.clone()),
                line_height: look.get(MarkProps::line_height).unwrap_or(size + 2.0),
                font,
                align,
                baseline,
                angle,
                shift: Point::new(dx, dy),
            }),
            style: styler.at(row),
            datum: Some(meaning.of(row)),
        });
    }
    items
}

/// What is written, row by row.
struct Content {
    conditions: Vec<(Vec<bool>, Writer)>,
    main: Option<Writer>,
    own: Option<Own>,
}

/// What the mark itself says.
enum Own {
    Fixed(Rc<str>),
    ByRow(Writer),
}

impl Content {
    fn new(drawing: &Drawing<'_>) -> Self {
        let table = &drawing.rows.main;
        let writer = |def: &Encoded| Writer::new(def, table, false, drawing.wording);
        let said = |def: &Encoded| def.is_data() || matches!(def.def.source, Source::Value(_));
        let def = drawing.layer.channels.get(Channel::Text);
        let conditions = def.map_or_else(Vec::new, |def| {
            def.conditions.iter().map(|(test, then)| (holds(test, table, &[], drawing.zone), writer(then))).collect()
        });
        let main = def.filter(|def| said(def)).map(writer);
        let look = &drawing.layer.look;
        let own = match drawing.said("text") {
            Some(writer) => Some(Own::ByRow(writer)),
            None => look.get(MarkProps::text).map(|text| Own::Fixed(Rc::from(text))),
        };
        Self { conditions, main, own }
    }

    fn at(&self, row: usize) -> Option<Rc<str>> {
        let found = self.conditions.iter().find(|(test, _)| test.get(row).copied().unwrap_or(false));
        match (found, &self.main) {
            (Some((_, writer)), _) | (None, Some(writer)) => Some(writer.text(row)),
            (None, None) => self.own.as_ref().map(|own| match own {
                Own::Fixed(text) => text.clone(),
                Own::ByRow(writer) => writer.text(row),
            }),
        }
    }
}

/// A line that is at most `limit` wide: as it is, or its beginning with an ellipsis.
fn cut(line: &str, limit: f64, ellipsis: &str, font: &Font, drawing: &Drawing<'_>) -> Rc<str> {
    let width = |text: &str| drawing.text.width(text, font);
    let (line, whole) = beginning(line);
    let unlimited = limit.is_nan() || limit <= 0.0;
    if whole && (unlimited || width(line) <= limit) {
        return Rc::from(line);
    }
    if unlimited {
        return Rc::from([line, ellipsis].concat());
    }
    let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    let cut = |count: usize| {
        let end = ends.get(count).copied().unwrap_or(line.len());
        [line.get(..end).unwrap_or_default(), ellipsis].concat()
    };
    let (mut fits, mut too_long) = (0, ends.len());
    while too_long - fits > 1 {
        let middle = (fits + too_long) / 2;
        if width(&cut(middle)) <= limit {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    Rc::from(cut(fits))
}
