//! Rectangles.

use super::style::Styler;
use super::{Drawing, Meaning, drawn_rows};
use crate::compile::looks::Look;
use crate::geometry::{Point, Rect};
use crate::scene::{Box, Geometry, Item};
use crate::spec::{Channel, MarkProps};

/// Radii of corners: top left, top right, bottom right, bottom left; what is not said is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Corners {
    /// The radii.
    pub all: [Option<f64>; 4],
}

impl Corners {
    /// Those of a mark.
    pub fn of(look: &Look<'_>) -> Self {
        let general = look.get(MarkProps::corner_radius);
        Self {
            all: [
                look.get(MarkProps::corner_radius_top_left).or(general),
                look.get(MarkProps::corner_radius_top_right).or(general),
                look.get(MarkProps::corner_radius_bottom_right).or(general),
                look.get(MarkProps::corner_radius_bottom_left).or(general),
            ],
        }
    }

    /// These where the others say nothing.
    pub fn over(self, others: [Option<f64>; 4]) -> Self {
        let mut all = self.all;
        for (own, other) in all.iter_mut().zip(others) {
            *own = other.or(*own);
        }
        Self { all }
    }

    /// Whether any corner is rounded.
    pub fn any(&self) -> bool {
        self.all.iter().flatten().any(|radius| *radius > 0.0)
    }

    /// The radii, 0 where nothing is said.
    pub fn radii(&self) -> [f64; 4] {
        self.all.map(|radius| radius.filter(|radius| radius.is_finite()).unwrap_or(0.0).max(0.0))
    }
}

/// The rectangles of a layer.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    boxes(drawing, &Corners::of(&drawing.layer.look))
}

/// One rectangle a row.
pub fn boxes(drawing: &Drawing<'_>, corners: &Corners) -> Vec<Item> {
    let (x, y) = (drawing.rect_span(Channel::X), drawing.rect_span(Channel::Y));
    boxes_of(drawing, corners.radii(), |row| (x.at(row), y.at(row)))
}

/// One rectangle a row, with corners where `at` says.
pub fn boxes_of(drawing: &Drawing<'_>, corners: [f64; 4], at: impl Fn(usize) -> ((f64, f64), (f64, f64))) -> Vec<Item> {
    let (styler, meaning) = (Styler::new(drawing), Meaning::new(drawing));
    let mut items = Vec::with_capacity(drawing.len());
    for row in drawn_rows(drawing) {
        let ((x, x2), (y, y2)) = at(row);
        if !(x.is_finite() && x2.is_finite() && y.is_finite() && y2.is_finite()) {
            continue;
        }
        let rect = Rect::from_corners(Point::new(x, y), Point::new(x2, y2));
        items.push(Item {
            geometry: Geometry::Rect(Box { rect, corners }),
            style: styler.at(row),
            datum: Some(meaning.of(row)),
        });
    }
    items
}
