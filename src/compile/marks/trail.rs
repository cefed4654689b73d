//! Trails: lines whose width changes.

use super::path::{Course, series};
use super::place::{Default, Place};
use super::style::Styler;
use super::visual::Visual;
use super::{Drawing, Meaning};
use crate::geometry::Point;
use crate::scale::Output;
use crate::scene::{Geometry, Item, Trail};
use crate::spec::{Channel, MarkProps};

/// The width of a trail where nobody says it.
const WIDTH: f64 = 2.0;

/// One trail a series.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let place = |channel| drawing.point_place(channel, Some(Default::Middle)).unwrap_or_else(|| Place::fixed(f64::NAN));
    let (x, y) = (place(Channel::X), place(Channel::Y));
    let rows = drawing.len();
    let course = Course::new(drawing, x.positions(rows), y.positions(rows), None);
    let (styler, meaning) = (Styler::new(drawing), Meaning::new(drawing));
    let size = Visual::new(drawing, Channel::Size);
    let base = drawing.layer.look.typed(MarkProps::size, Some(WIDTH)).unwrap_or(WIDTH);
    let mut items = Vec::new();
    for one in series(drawing, &course.along) {
        let Some(first) = one.row(0) else { continue };
        let kept = course.visible(&one, drawing.plot.width);
        let mut points = Vec::with_capacity(kept.len());
        let mut rows = Vec::with_capacity(kept.len());
        for index in kept {
            let Some(row) = one.row(index) else { continue };
            let width = size.at(row).as_ref().and_then(Output::number).unwrap_or(base);
            let vertex = course.vertex(row).filter(|_| width.is_finite());
            points.push(vertex.map(|(a, b)| (Point::new(a, b), width.max(0.0))));
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
