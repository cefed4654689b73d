//! Finding the target at a point without looking at all of them.

use super::TargetId;
use crate::compile::Target;
use crate::geometry::{Point, Rect};
use crate::scene::{Arc, Geometry, Scene};

/// No target further away than this is meant, in CSS pixels.
const REACH: f64 = 24.0;
/// The edge of a cell in CSS pixels.
const CELL: f64 = 32.0;

/// A grid over the picture: for each cell the targets that touch it. Points of lines are kept apart, for they are in order.
#[derive(Debug, Default)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    /// Where each cell's targets begin in `members`, with the end of the last cell at the end.
    starts: Vec<u32>,
    members: Vec<TargetId>,
    /// The targets of each line, as half-open ranges.
    lines: Vec<(TargetId, TargetId)>,
}

impl Grid {
    pub(super) fn new(scene: &Scene, targets: &[Target]) -> Self {
        let cells = |length: f64| ((length / CELL).ceil().clamp(1.0, 256.0)) as usize;
        let mut grid = Self { columns: cells(scene.size.width), rows: cells(scene.size.height), ..Self::default() };
        let line = |target: &Target| (target.plot, target.mark, target.item);
        let mut before = None;
        let mut touched: Vec<(u32, TargetId)> = Vec::new(); // Cell, target.
        for (id, target) in targets.iter().enumerate() {
            let id = id as TargetId;
            if target.vertex.is_none() {
                grid.cells(bounds(scene, target), |cell| touched.push((cell as u32, id)));
                before = None;
                continue;
            }
            match grid.lines.last_mut() {
                Some(last) if before == Some(line(target)) => last.1 = id + 1,
                _ => grid.lines.push((id, id + 1)),
            }
            before = Some(line(target));
        }
        touched.sort_unstable();
        let cells = (grid.columns * grid.rows) as u32;
        grid.starts = (0..=cells).map(|cell| touched.partition_point(|(at, _)| *at < cell) as u32).collect();
        grid.members = touched.into_iter().map(|(_, id)| id).collect();
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
    pub(super) fn nearest(&self, scene: &Scene, targets: &[Target], point: Point) -> Option<TargetId> {
        let mut best: Option<(f64, TargetId)> = None;
        let mut consider = |distance: f64, id: TargetId| {
            let nearer = best.is_none_or(|(found, last)| distance < found || distance == found && id > last);
            if distance <= REACH && nearer {
                best = Some((distance, id));
            }
        };
        self.cells(Rect::new(point.x, point.y, 0.0, 0.0).expand(REACH), |cell| {
            let (Some(&start), Some(&end)) = (self.starts.get(cell), self.starts.get(cell + 1)) else { return };
            for &id in self.members.get(start as usize..end as usize).unwrap_or_default() {
                if let Some(target) = targets.get(id as usize) {
                    consider(distance(scene, target, point), id);
                }
            }
        });
        for &(start, end) in &self.lines {
            let line = targets.get(start as usize..end as usize).unwrap_or_default();
            if let Some((distance, part)) = nearest_vertex(line, horizontal_area(scene, line), point) {
                consider(distance, start + part as TargetId);
            }
        }
        best.map(|(_, id)| id)
    }
}

fn geometry<'a>(scene: &'a Scene, target: &Target) -> Option<&'a Geometry> {
    Some(&scene.plots.get(target.plot)?.marks.get(target.mark)?.items.get(target.item)?.geometry)
}

/// A sector with its centre in coordinates of the scene.
fn arc(scene: &Scene, target: &Target) -> Option<Arc> {
    let origin = scene.plots.get(target.plot)?.origin();
    match geometry(scene, target)? {
        Geometry::Arc(arc) => Some(Arc { center: arc.center.offset(origin), ..*arc }),
        _ => None,
    }
}

/// What a target covers as a whole.
fn bounds(scene: &Scene, target: &Target) -> Rect {
    match arc(scene, target) {
        Some(arc) => Rect::new(arc.center.x, arc.center.y, 0.0, 0.0).expand(arc.outer.max(arc.inner)),
        None => target.bounds,
    }
}

/// The distance of a point to a target; 0 inside.
fn distance(scene: &Scene, target: &Target, point: Point) -> f64 {
    match arc(scene, target) {
        Some(arc) => distance_to_arc(&arc, point),
        None => distance_to_rect(target.bounds, point),
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
    let angle = (x.atan2(-y) - arc.start).rem_euclid(std::f64::consts::TAU);
    if angle > arc.end - arc.start {
        return f64::INFINITY;
    }
    let radius = x.hypot(y);
    (inner - radius).max(radius - outer).max(0.0)
}

/// Whether a line is the edge of an area that lies along y.
fn horizontal_area(scene: &Scene, line: &[Target]) -> bool {
    let first = line.first().and_then(|target| geometry(scene, target));
    matches!(first, Some(Geometry::Area(area)) if area.horizontal)
}

/// The vertex nearest to a point, with its distance; `line` is in order along x, or along y where `vertical`.
///
/// A path through a plane is in no order: a few neighbours on both sides make up for small disorder, and for a real
/// scatter the author draws points.
fn nearest_vertex(line: &[Target], vertical: bool, point: Point) -> Option<(f64, usize)> {
    let along = |at: Point| if vertical { at.y } else { at.x };
    let rising = along(line.first()?.at) <= along(line.last()?.at);
    let wanted = along(point);
    let after = line.partition_point(|target| {
        let at = along(target.at);
        if rising { at < wanted } else { at > wanted }
    });
    let neighbours = after.saturating_sub(8)..(after + 8).min(line.len());
    let distance = |part: usize| {
        let at = line.get(part)?.at;
        Some(((at.x - point.x).hypot(at.y - point.y), part))
    };
    neighbours.filter_map(distance).min_by(|a, b| a.0.total_cmp(&b.0))
}
