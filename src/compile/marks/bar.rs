//! Bars.

use super::rect::{Corners, boxes};
use super::{Drawing, stacked_corners};
use crate::scene::Item;
use crate::spec::{Channel, MarkProps, Orientation};

/// The bars of a layer; those of some of its rows keep all their corners.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let items = boxes(drawing, &corners(drawing));
    if drawing.only.is_some() { items } else { rounded(drawing, items) }
}

/// All bars of a layer, with the corners of stacks where they are stacked.
pub fn rounded(drawing: &Drawing<'_>, items: Vec<Item>) -> Vec<Item> {
    let (layer, corners) = (drawing.layer, corners(drawing));
    if layer.stack.is_some() && !layer.channels.has(Channel::Size) && corners.any() {
        return stacked_corners::round(drawing, items, &corners);
    }
    items
}

fn corners(drawing: &Drawing<'_>) -> Corners {
    let layer = drawing.layer;
    let mut corners = Corners::of(&layer.look);
    if let Some(end) = layer.look.get(MarkProps::corner_radius_end) {
        let ranged = match layer.orient {
            Some(Orientation::Horizontal) => layer.channels.has(Channel::X2),
            Some(Orientation::Vertical) => layer.channels.has(Channel::Y2),
            None => false,
        };
        corners = match (ranged, layer.orient) {
            (true, _) => Corners { all: [Some(end); 4] },
            (false, Some(Orientation::Horizontal)) => corners.over([None, Some(end), Some(end), None]),
            (false, Some(Orientation::Vertical)) => corners.over([Some(end), Some(end), None, None]),
            (false, None) => corners,
        };
    }
    corners
}
