//! Rounded corners of stacked bars: of the stack as a whole rather than of its pieces.

use super::Drawing;
use super::rect::Corners;
use crate::data::stable_sort;
use crate::scene::{Geometry, Item};
use crate::spec::Channel;

/// Gives each corner of a stack to the piece that lies there.
pub fn round(drawing: &Drawing<'_>, mut items: Vec<Item>, corners: &Corners) -> Vec<Item> {
    let horizontal = drawing.layer.stack.as_ref().is_some_and(|stack| stack.channel == Channel::X);
    // Stacks are told apart by where they stand across.
    let key = |item: &Item| match &item.geometry {
        Geometry::Rect(shape) => {
            let across = if horizontal { shape.rect.y } else { shape.rect.x };
            (across * 1000.0).round() as i64
        }
        _ => 0,
    };
    let ends = |item: &Item| match &item.geometry {
        Geometry::Rect(shape) if horizontal => (shape.rect.x, shape.rect.right()),
        Geometry::Rect(shape) => (shape.rect.y, shape.rect.bottom()),
        _ => (0.0, 0.0),
    };
    let mut extents: Vec<(i64, (f64, f64))> = items.iter().map(|item| (key(item), ends(item))).collect();
    stable_sort(&mut extents, |(a, _), (b, _)| a.cmp(b));
    extents.dedup_by(|(key, (low, high)), (kept, extent)| {
        if key == kept {
            *extent = (extent.0.min(*low), extent.1.max(*high));
        }
        key == kept
    });
    let radii = corners.radii();
    for item in &mut items {
        let (low, high) = ends(item);
        let found = extents.binary_search_by_key(&key(item), |(key, _)| *key).ok();
        let Some(&(_, (first, last))) = found.and_then(|at| extents.get(at)) else { continue };
        let (at_first, at_last) = ((low - first).abs() < 1e-6, (high - last).abs() < 1e-6);
        // Top left, top right, bottom right, bottom left.
        let touches =
            if horizontal { [at_first, at_last, at_last, at_first] } else { [at_first, at_first, at_last, at_last] };
        if let Geometry::Rect(shape) = &mut item.geometry {
            for ((corner, radius), touches) in shape.corners.iter_mut().zip(radii).zip(touches) {
                *corner = if touches { radius } else { 0.0 };
            }
        }
    }
    items
}
