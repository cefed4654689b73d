//! Ticks: thin rectangles across the direction of their value.

use super::Drawing;
use super::place::{Default, Place};
use super::rect::{Corners, boxes_of};
use crate::scene::Item;
use crate::spec::{Channel, MarkProps, Orientation};

/// The ticks of a layer.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let horizontal = drawing.layer.orient == Some(Orientation::Horizontal);
    let (long, thin) = if horizontal { (Channel::X, Channel::Y) } else { (Channel::Y, Channel::X) };
    let long = drawing.rect_span(long);
    let thin = drawing.point_place(thin, Some(Default::Middle)).unwrap_or_else(|| Place::fixed(f64::NAN));
    let half = drawing.layer.look.number(MarkProps::thickness, 1.0) / 2.0;
    boxes_of(drawing, Corners::of(&drawing.layer.look).radii(), |row| {
        let middle = thin.at(row);
        let across = (middle - half, middle + half);
        if horizontal { (long.at(row), across) } else { (across, long.at(row)) }
    })
}
