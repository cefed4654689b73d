//! Points, circles and squares.

use super::place::{Default, Place};
use super::style::Styler;
use super::visual::Visual;
use super::{Drawing, Meaning, drawn_rows};
use crate::geometry::{Point, Symbol};
use crate::scale::Output;
use crate::scene::{Geometry, Item, SymbolAt};
use crate::spec::{Channel, MarkProps, MarkType};

/// The area of a symbol where nobody says it.
const SIZE: f64 = 30.0;

/// The symbols of a layer.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let layer = drawing.layer;
    let place = |channel| drawing.point_place(channel, Some(Default::Middle)).unwrap_or_else(|| Place::fixed(f64::NAN));
    let (x, y) = (place(Channel::X), place(Channel::Y));
    let (styler, meaning) = (Styler::new(drawing), Meaning::new(drawing));
    let size = Visual::new(drawing, Channel::Size);
    let base_size = layer.look.typed(MarkProps::size, Some(SIZE)).unwrap_or(SIZE);
    let angle = Visual::new(drawing, Channel::Angle);
    let base_angle = layer.look.number(MarkProps::angle, 0.0);
    let shape = Visual::new(drawing, Channel::Shape);
    let base_shape = match layer.kind {
        MarkType::Circle => Symbol::Circle,
        MarkType::Square => Symbol::Square,
        _ => layer.look.get(MarkProps::shape).cloned().unwrap_or(Symbol::Circle),
    };
    let mut items = Vec::with_capacity(drawing.len());
    for row in order(drawing) {
        let at = Point::new(x.at(row), y.at(row));
        if !(at.x.is_finite() && at.y.is_finite()) {
            continue;
        }
        let number = |visual: &Visual, default: f64| match visual.at(row) {
            Some(Output::Number(number)) => number,
            Some(Output::Text(_)) => f64::NAN,
            _ => default,
        };
        let size = number(&size, base_size);
        if !size.is_finite() {
            continue;
        }
        let symbol = match shape.at(row) {
            Some(Output::Text(name)) if !name.is_empty() => {
                Symbol::named(&name).unwrap_or_else(|| Symbol::Path(name.to_string()))
            }
            _ => base_shape.clone(),
        };
        let angle = number(&angle, base_angle);
        items.push(Item {
            geometry: Geometry::Symbol(SymbolAt {
                at,
                size: size.max(0.0),
                symbol,
                angle: if angle.is_finite() { angle } else { 0.0 },
            }),
            style: styler.at(row),
            datum: Some(meaning.of(row)),
        });
    }
    items
}

/// The rows in the order in which they are painted.
pub fn order(drawing: &Drawing<'_>) -> Vec<usize> {
    super::path::ordered(drawing, drawn_rows(drawing).collect())
}
