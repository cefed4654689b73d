//! Trails: lines whose width changes.

use super::path::{breaks, is_defined, series, visible};
use super::place::{Default, Place};
use super::style::Styler;
use super::visual::Visual;
use super::{Drawing, Meaning};
use crate::geometry::Point;
use crate::scale::Output;
use crate::scene::{Geometry, Item, Trail};
use crate::spec::Channel;

/// The width of a trail where nobody says it.
const WIDTH: f64 = 2.0;

/// One trail a series.
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let place = |channel| drawing.point_place(channel, Some(Default::Middle)).unwrap_or_else(|| Place::fixed(f64::NAN));
    let (x, y) = (place(Channel::X), place(Channel::Y));
    let (styler, meaning, breaks) = (Styler::new(drawing), Meaning::new(drawing), breaks(drawing));
    let size = Visual::new(drawing, Channel::Size);
    let base = drawing.layer.look.typed(|props| &props.size, Some(WIDTH)).unwrap_or(WIDTH);
    let mut items = Vec::new();
    for one in series(drawing, &|row| x.at(row)) {
        let Some(first) = one.row(0) else { continue };
        let vertex = |row: usize| {
            if !breaks.is_empty() && !is_defined(&breaks, row) {
                return None;
            }
            let (a, b) = (x.at(row), y.at(row));
            (a.is_finite() && b.is_finite()).then_some((a, b))
        };
        let kept = visible(one.len(), drawing.plot.width, |index| vertex(one.row(index)?));
        let mut points = Vec::with_capacity(kept.len());
        let mut rows = Vec::with_capacity(kept.len());
        for index in kept {
            let Some(row) = one.row(index) else { continue };
            let width = size.at(row).as_ref().and_then(Output::number).unwrap_or(base);
            points.push(vertex(row).filter(|_| width.is_finite()).map(|(a, b)| (Point::new(a, b), width.max(0.0))));
            rows.push(meaning.id(row));
        }
        items.push(Item {
            geometry: Geometry::Trail(Trail { points }),
            style: styler.at(first),
            datum: Some(meaning.of_rows(first, rows)),
        });
    }
    items
}
