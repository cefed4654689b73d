//! Sectors of a circle or ring.

use super::place::{Default, Place};
use super::style::Styler;
use super::{Drawing, Meaning, drawn_rows};
use crate::geometry::Point;
use crate::scene::{Arc, Geometry, Item};
use crate::spec::{Channel, MarkProps};

/// The sectors of a layer.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let look = &drawing.layer.look;
    let place = |channel| drawing.point_place(channel, Some(Default::Middle)).unwrap_or_else(|| Place::fixed(f64::NAN));
    let (x, y) = (place(Channel::X), place(Channel::Y));
    let (radius, theta) = (drawing.rect_span(Channel::Radius), drawing.rect_span(Channel::Theta));
    let (styler, meaning) = (Styler::new(drawing), Meaning::new(drawing));
    let pad = look.number(MarkProps::pad_angle, 0.0);
    let corner = look.number(MarkProps::corner_radius, 0.0).max(0.0);
    let mut items = Vec::with_capacity(drawing.len());
    for row in drawn_rows(drawing) {
        let center = Point::new(x.at(row), y.at(row));
        let ((outer, inner), (start, end)) = (radius.at(row), theta.at(row));
        let numbers = [center.x, center.y, outer, inner, start, end];
        if !numbers.into_iter().all(f64::is_finite) {
            continue;
        }
        items.push(Item {
            geometry: Geometry::Arc(Arc {
                center,
                start: start.min(end),
                end: start.max(end),
                inner: inner.max(0.0),
                outer: outer.max(0.0),
                pad,
                corner,
            }),
            style: styler.at(row),
            datum: Some(meaning.of(row)),
        });
    }
    items
}
