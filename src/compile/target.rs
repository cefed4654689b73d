//! What a reader can point at, walk to and hear: one target for each datum that is drawn.
//!
//! A datum that several marks or items show (a bar and its value label, a line and its points, icons) is one target. Targets come in
//! reading order: plot by plot, series by series, along the axis.

use std::rc::Rc;

use super::View;
use crate::data::SortedMap;
use crate::geometry::{Point, Rect};
use crate::scale::Scale;
use crate::scene::{Geometry, Item, Role, RowId};
use crate::spec::Channel;

/// One datum on the screen. Coordinates are relative to the scene's top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The row it stands for.
    pub row: RowId,
    /// The plot it lies in.
    pub plot: usize,
    /// The mark in the plot.
    pub mark: usize,
    /// The item in the mark.
    pub item: usize,
    /// The vertex of a line, an area or a trail.
    pub vertex: Option<usize>,
    /// Which series of the plot it belongs to: targets of one series follow each other.
    pub series: usize,
    /// Where a tooltip points to.
    pub at: Point,
    /// The smallest rectangle around what is drawn; of a vertex, the vertex itself.
    pub bounds: Rect,
}

/// The targets of a view, in reading order.
pub fn targets(view: &View) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for (plot, area) in view.scene.plots.iter().enumerate() {
        // The source rows of each mark so far.
        let mut seen: Vec<SortedMap<Rc<[u32]>, ()>> = Vec::new();
        let mut series = 0;
        // Most plots have one mark, which has nobody to share its rows with.
        let shares = area.marks.iter().filter(|mark| mark.items.iter().any(|item| item.datum.is_some())).count() > 1;
        // A text stands for its datum only where nothing else does: value labels come with the bar that they label.
        let shapes = area.marks.iter().enumerate().filter(|(_, mark)| mark.role != Role::Text);
        let texts = area.marks.iter().enumerate().filter(|(_, mark)| mark.role == Role::Text);
        for (mark, content) in shapes.chain(texts) {
            let before = found.len();
            for (item, drawn) in content.items.iter().enumerate() {
                let Some(datum) = &drawn.datum else { continue };
                let at_item = found.len();
                let origin = area.origin();
                places(drawn, |vertex, at, bounds| {
                    let Some(&row) = datum.rows.get(vertex.unwrap_or(0)) else { return };
                    let (at, bounds) = (at.offset(origin), bounds.offset(origin));
                    // Icons of one row are one datum, and follow each other.
                    let last =
                        found.last_mut().filter(|last| last.row == row && last.mark == mark && last.plot == plot);
                    match last.filter(|_| vertex.is_none()) {
                        Some(known) => {
                            known.bounds = known.bounds.union(bounds);
                            known.at = Point::new(known.bounds.center().x, known.bounds.y);
                        }
                        None => found.push(Target { row, plot, mark, item, vertex, series, at, bounds }),
                    }
                });
                if drawn_as_series(content.role) && found.len() > at_item {
                    series += 1;
                }
            }
            // Whoever drew the source rows first keeps them, but a mark never hides its own items.
            let mine = found.get(before..).filter(|_| shares).unwrap_or_default();
            let keys: Vec<Rc<[u32]>> = mine.iter().map(|target| source_rows(view, target.row)).collect();
            let mut keep = keys.iter().map(|key| !seen.iter().any(|seen| seen.contains_key(key)));
            let mut index = 0;
            found.retain(|_| {
                index += 1;
                index <= before || keep.next().unwrap_or(true)
            });
            seen.push(keys.into_iter().map(|key| (key, ())).collect());
            if !drawn_as_series(content.role) && found.len() > before {
                series += 1;
            }
        }
    }
    found
}

/// The rows of the layer's source that a drawn row came from.
pub fn source_rows(view: &View, row: RowId) -> Rc<[u32]> {
    view.layers.get(row.layer as usize).map_or_else(|| Rc::from([]), |layer| layer.drawn.sources(row.row as usize))
}

/// Whether values are measured along x: x is continuous and y is not.
pub fn values_along_x(view: &View) -> bool {
    let continuous = |channel| {
        view.scales.iter().any(|known| known.channel == channel && matches!(known.scale, Scale::Continuous(_)))
    };
    continuous(Channel::X) && !continuous(Channel::Y)
}

/// Whether each item of such a mark is a series of its own.
fn drawn_as_series(role: Role) -> bool {
    match role {
        Role::Line | Role::Area | Role::Trail => true,
        Role::Rect | Role::Symbol | Role::Rule | Role::Text | Role::Arc => false,
    }
}

/// Calls `put` with each vertex of an item, where a tooltip for it points to, and what it covers, relative to the plot.
fn places(item: &Item, mut put: impl FnMut(Option<usize>, Point, Rect)) {
    let dot = |at: Point| Rect::new(at.x, at.y, 0.0, 0.0);
    match &item.geometry {
        Geometry::Rect(shape) => {
            let rect = shape.rect;
            // The far end of a bar is where its value is read; the middle of its top serves for any other rectangle.
            put(None, Point::new(rect.x + rect.width / 2.0, rect.y), rect);
        }
        Geometry::Symbol(symbol) => {
            let radius = (symbol.size.max(0.0) / std::f64::consts::PI).sqrt();
            put(None, symbol.at, dot(symbol.at).expand(radius));
        }
        Geometry::Line(line) => {
            for (at, point) in line.points.iter().enumerate() {
                if let Some(point) = *point {
                    put(Some(at), point, dot(point));
                }
            }
        }
        Geometry::Area(area) => {
            for (at, point) in area.points.iter().enumerate() {
                if let Some((far, near)) = *point {
                    put(Some(at), far, Rect::from_corners(far, near));
                }
            }
        }
        Geometry::Trail(trail) => {
            for (at, point) in trail.points.iter().enumerate() {
                if let Some((point, width)) = *point {
                    put(Some(at), point, dot(point).expand(width / 2.0));
                }
            }
        }
        Geometry::Rule(rule) => {
            let bounds = Rect::from_corners(rule.from, rule.to);
            put(None, bounds.center(), bounds);
        }
        Geometry::Text(text) => put(None, text.at, dot(text.at).expand(text.font.size / 2.0)),
        Geometry::Arc(arc) => {
            let middle = (arc.start + arc.end) / 2.0;
            let radius = (arc.inner + arc.outer) / 2.0;
            let at = Point::new(arc.center.x + radius * middle.sin(), arc.center.y - radius * middle.cos());
            put(None, at, dot(at).expand((arc.outer - arc.inner) / 2.0));
        }
    }
}
