//! Lines.

use super::path::{Course, series};
use super::place::{Default, Place};
use super::style::Styler;
use super::{Drawing, Meaning};
use crate::geometry::Point;
use crate::scene::{Geometry, Item, Line};
use crate::spec::{Channel, MarkProps, Orientation};

/// One line a series.
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let layer = drawing.layer;
    let place = |channel| drawing.point_place(channel, Some(Default::Middle)).unwrap_or_else(|| Place::fixed(f64::NAN));
    let (x, y) = (place(Channel::X), place(Channel::Y));
    let horizontal = layer.orient == Some(Orientation::Horizontal);
    let (along, across) = if horizontal { (&y, &x) } else { (&x, &y) };
    let length = if horizontal { drawing.plot.height } else { drawing.plot.width };
    let rows = drawing.len();
    let course = Course::new(drawing, along.positions(rows), across.positions(rows), None);
    let (styler, meaning) = (Styler::new(drawing), Meaning::new(drawing));
    let interpolate = layer.look.get(MarkProps::interpolate).unwrap_or_default();
    let tension = layer.look.get(MarkProps::tension);
    let mut items = Vec::new();
    for one in series(drawing, &course.along) {
        let Some(first) = one.row(0) else { continue };
        let kept = course.visible(&one, length);
        let mut points = Vec::with_capacity(kept.len());
        let mut rows = Vec::with_capacity(kept.len());
        for index in kept {
            let Some(row) = one.row(index) else { continue };
            points.push(course.vertex(row).map(|(a, b)| if horizontal { Point::new(b, a) } else { Point::new(a, b) }));
            rows.push(meaning.id(row));
        }
        items.push(Item {
            geometry: Geometry::Line(Line { points, interpolate, tension }),
            style: styler.at(first),
            datum: Some(meaning.of_rows(first, rows)),
        });
    }
    items
}
