//! Areas.

use super::path::{Course, series};
use super::place::{Default, Place};
use super::span::Span;
use super::style::Styler;
use super::{Drawing, Meaning};
use crate::geometry::Point;
use crate::scene::{Area, Geometry, Item};
use crate::spec::{Channel, MarkProps, Orientation};

/// One area a series.
#[inline(never)]
pub fn items(drawing: &Drawing<'_>) -> Vec<Item> {
    let layer = drawing.layer;
    let horizontal = layer.orient == Some(Orientation::Horizontal);
    let (dimension, measure) = if horizontal { (Channel::Y, Channel::X) } else { (Channel::X, Channel::Y) };
    let along = drawing.point_place(dimension, Some(Default::ZeroOrLow)).unwrap_or_else(|| Place::fixed(f64::NAN));
    let across: Span = if layer.orient.is_some() {
        drawing.range_span(measure, Default::ZeroOrLow, Default::ZeroOrLow)
    } else {
        let place = || drawing.point_place(measure, Some(Default::ZeroOrLow)).unwrap_or_else(|| Place::fixed(0.0));
        Span::Ends(place(), place())
    };
    let length = if horizontal { drawing.plot.height } else { drawing.plot.width };
    let rows = drawing.len();
    let (far, near) = across.positions(rows);
    let course = Course::new(drawing, along.positions(rows), far, Some(near));
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
            points.push(course.vertex(row).map(|(at, far)| {
                let near = course.base.as_ref().map_or(far, |base| base.at(row));
                if horizontal {
                    (Point::new(far, at), Point::new(near, at))
                } else {
                    (Point::new(at, far), Point::new(at, near))
                }
            }));
            rows.push(meaning.id(row));
        }
        items.push(Item {
            geometry: Geometry::Area(Area { points, interpolate, tension, horizontal }),
            style: styler.at(first),
            datum: Some(meaning.of_rows(first, rows)),
        });
    }
    items
}
