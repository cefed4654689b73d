//! Finding the target at a point without looking at all of them.

use super::TargetId;
use super::targets::{Placed, Shape, points};
use crate::geometry::{Point, Rect};
use crate::scene::{Arc, Geometry, Scene};

/// No target further away than this is meant, in CSS pixels.
const REACH: f64 = 24.0;
/// The edge of a cell in CSS pixels.
const CELL: f64 = 32.0;

/// A grid over the picture: for each cell the shapes that touch it. Lines are kept apart, for their points are in order.
#[derive(Debug, Default)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    /// Where each cell's shapes begin in `members`, with the end of the last cell at the end.
    starts: Vec<u32>,
    members: Vec<u32>,
    lines: Vec<u32>,
}

impl Grid {
    pub(super) fn new(scene: &Scene, shapes: &[Shape]) -> Self {
        let cells = |length: f64| ((length / CELL).ceil().clamp(1.0, 256.0)) as usize;
        let mut grid = Self { columns: cells(scene.size.width), rows: cells(scene.size.height), ..Self::default() };
        let mut touched: Vec<(u32, u32)> = Vec::new(); // Cell, shape.
        for (number, shape) in shapes.iter().enumerate() {
            let Some(placed) = shape.placed(scene) else { continue };
            if points(&placed.item.geometry).is_some() {
                grid.lines.push(number as u32);
            } else {
                grid.cells(bounds(placed), |cell| touched.push((cell as u32, number as u32)));
            }
        }
        touched.sort_unstable();
        let cells = (grid.columns * grid.rows) as u32;
        grid.starts = (0..=cells).map(|cell| touched.partition_point(|(at, _)| *at < cell) as u32).collect();
        grid.members = touched.into_iter().map(|(_, number)| number).collect();
        grid
    }

    /// Calls `visit` with the number of each cell that `area` touches.
    fn cells(&self, area: Rect, mut visit: impl FnMut(usize)) {
        let cell = |at: f64, count: usize| ((at / CELL).max(0.0) as usize).min(count.saturating_sub(1));
        for row in cell(area.y, self.rows)..=cell(area.bottom(), self.rows) {
            for column in cell(area.x, self.columns)..=cell(area.right(), self.columns) {
                visit(row * self.columns + column);
            }
        }
    }

    /// The nearest target within reach; of several at the same distance the one painted last.
    pub(super) fn nearest(&self, scene: &Scene, shapes: &[Shape], point: Point) -> Option<TargetId> {
        let mut best: Option<(f64, TargetId)> = None;
        let mut consider = |distance: f64, id: TargetId| {
            let nearer = best.is_none_or(|(found, last)| distance < found || distance == found && id > last);
            if distance <= REACH && nearer {
                best = Some((distance, id));
            }
        };
        self.cells(Rect::new(point.x, point.y, 0.0, 0.0).expand(REACH), |cell| {
            let (Some(&start), Some(&end)) = (self.starts.get(cell), self.starts.get(cell + 1)) else { return };
            for &number in self.members.get(start as usize..end as usize).unwrap_or_default() {
                if let Some(shape) = shapes.get(number as usize).and_then(|shape| shape.placed(scene)) {
                    consider(distance(shape, point), shape.first);
                }
            }
        });
        for &number in &self.lines {
            if let Some(shape) = shapes.get(number as usize).and_then(|shape| shape.placed(scene))
                && let Some((distance, part)) = nearest_point(shape, point)
            {
                consider(distance, shape.first + part);
            }
        }
        best.map(|(_, id)| id)
    }
}

/// What a shape covers as a whole.
fn bounds(shape: Placed) -> Rect {
    match &shape.item.geometry {
        Geometry::Arc(arc) => {
            Rect::new(arc.center.x, arc.center.y, 0.0, 0.0).expand(arc.outer.max(arc.inner)).offset(shape.origin)
        }
        _ => shape.area(0),
    }
}

/// The distance of a point to a shape; 0 inside.
fn distance(shape: Placed, point: Point) -> f64 {
    match &shape.item.geometry {
        Geometry::Arc(arc) => distance_to_arc(arc, point.offset(Point::new(-shape.origin.x, -shape.origin.y))),
        _ => distance_to_rect(shape.area(0), point),
    }
}

fn distance_to_rect(area: Rect, point: Point) -> f64 {
    let beyond = |at: f64, low: f64, high: f64| (low - at).max(at - high).max(0.0);
    beyond(point.x, area.x, area.right()).hypot(beyond(point.y, area.y, area.bottom()))
}

/// Outside the sector's angle no distance is small enough: the neighbour is meant.
fn distance_to_arc(arc: &Arc, point: Point) -> f64 {
    let (x, y) = (point.x - arc.center.x, point.y - arc.center.y);
    let (inner, outer) = (arc.inner.min(arc.outer), arc.inner.max(arc.outer));
    let turn = std::f64::consts::TAU;
    let angle = (x.atan2(-y) - arc.start).rem_euclid(turn);
    if angle > arc.end - arc.start {
        return f64::INFINITY;
    }
    let radius = x.hypot(y);
    (inner - radius).max(radius - outer).max(0.0)
}

/// The point of a line that lies nearest along the line's direction, with its distance there.
///
/// Along x (or y for a horizontal area) the points of most lines are in order, and a binary search finds the nearest. For
/// those that are not, such as a path through a plane, all points are compared.
fn nearest_point(shape: Placed, point: Point) -> Option<(f64, u32)> {
    let local = Point::new(point.x - shape.origin.x, point.y - shape.origin.y);
    let at = |part: usize| -> Option<Point> {
        match &shape.item.geometry {
            Geometry::Line(line) => line.points.get(part).copied().flatten(),
            Geometry::Area(area) => area.points.get(part).copied().flatten().map(|(top, _)| top),
            Geometry::Trail(trail) => trail.points.get(part).copied().flatten().map(|(at, _)| at),
            _ => None,
        }
    };
    let along = |at: Point| match &shape.item.geometry {
        Geometry::Area(area) if area.horizontal => at.y,
        _ => at.x,
    };
    let count = shape.count as usize;
    let wanted = along(local);
    let (first, last) = ((0..count).find_map(at)?, (0..count).rev().find_map(at)?);
    let rising = along(first) <= along(last);
    // Breaks have no place of their own; the search steps over them to the next point.
    let key = |part: usize| (part..count).find_map(at).map_or(f64::INFINITY, along);
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        let before = if rising { key(middle) < wanted } else { key(middle) > wanted };
        if before { low = middle + 1 } else { high = middle }
    }
    let mut best: Option<(f64, u32)> = None;
    // Neighbours on both sides, for several points may share a place and the order may be slightly off.
    for part in low.saturating_sub(8)..(low + 8).min(count) {
        let Some(candidate) = at(part) else { continue };
        let distance = (candidate.x - local.x).hypot(candidate.y - local.y);
        if best.is_none_or(|(found, _)| distance < found) {
            best = Some((distance, part as u32));
        }
    }
    best
}
