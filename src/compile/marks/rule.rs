//! Rules: straight lines across the plot or between two places.

use super::place::{Default, Place};
use super::span::Span;
use super::style::Styler;
use super::{Drawing, Meaning, drawn_rows};
use crate::geometry::Point;
use crate::scene::{Geometry, Item, Rule, Style};
use crate::spec::{Channel, Orientation};

/// The rules of a layer; none where neither x nor y says where.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let layer = drawing.layer;
    if !layer.channels.has(Channel::X) && !layer.channels.has(Channel::Y) {
        return Vec::new();
    }
    let span = |channel: Channel, across: Orientation, lengthwise: Orientation| {
        let default = if layer.orient == Some(lengthwise) { Default::ZeroOrHigh } else { Default::Middle };
        if layer.orient == Some(across) {
            let place = || drawing.point_place(channel, Some(default)).unwrap_or_else(|| Place::fixed(f64::NAN));
            return Span::Ends(place(), place());
        }
        drawing.range_span(channel, default, Default::ZeroOrLow)
    };
    let x = span(Channel::X, Orientation::Vertical, Orientation::Horizontal);
    let y = span(Channel::Y, Orientation::Horizontal, Orientation::Vertical);
    let (styler, meaning) = (Styler::new(drawing), Meaning::new(drawing));
    let mut items = Vec::with_capacity(drawing.len());
    // What a category has no place for is where the rule begins.
    let banded = |channel| drawing.scale(channel).is_some_and(|scale| scale.band().is_some());
    let (x_banded, y_banded) = (banded(Channel::X), banded(Channel::Y));
    let other = |from: f64, to: f64, banded: bool| if banded && to.is_nan() { from } else { to };
    for row in drawn_rows(drawing) {
        let ((x, x2), (y, y2)) = (x.at(row), y.at(row));
        let (x2, y2) = (other(x, x2, x_banded), other(y, y2, y_banded));
        if !(x.is_finite() && x2.is_finite() && y.is_finite() && y2.is_finite()) {
            continue;
        }
        items.push(Item {
            geometry: Geometry::Rule(Rule { from: Point::new(x, y), to: Point::new(x2, y2) }),
            style: Style { fill: None, ..styler.at(row) },
            datum: Some(meaning.of(row)),
        });
    }
    items
}
