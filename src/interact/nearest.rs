//! Finding the target at a point without looking at all of them.

use super::TargetId;
use crate::compile::Target;
use crate::data::Gather;
use crate::geometry::{Point, Rect};
use crate::scene::{Arc, Geometry, Scene};

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
        // Counted first and put in their places then: sorting takes a multiple of that.
        let mut sizes = vec![0_u32; grid.columns * grid.rows];
        for (id, target) in targets.iter().enumerate() {
            let id = id as TargetId;
            if target.vertex.is_none() {
                grid.cells(bounds(scene, target), &mut |cell| {
                    if let Some(size) = sizes.get_mut(cell) {
                        *size += 1;
                    }
                });
                before = None;
                continue;
            }
            match grid.lines.last_mut() {
                Some(last) if before == Some(line(target)) => last.1 = id + 1,
                _ => grid.lines.push((id, id + 1)),
            }
            before = Some(line(target));
        }
        let mut end = 0;
        grid.starts.push(end);
        for size in &sizes {
            end += size;
            grid.starts.push(end);
        }
        let mut next = grid.starts.clone();
        let mut members = vec![0; end as usize];
        for (id, target) in targets.iter().enumerate().filter(|(_, target)| target.vertex.is_none()) {
            grid.cells(bounds(scene, target), &mut |cell| {
                let Some(place) = next.get_mut(cell) else { return };
                if let Some(member) = members.get_mut(*place as usize) {
                    *member = id as TargetId;
                }
                *place += 1;
            });
        }
        grid.members = members;
        grid
    }

    /// Calls `visit` with the number of each cell that `area` touches.
    fn cells(&self, area: Rect, visit: &mut dyn FnMut(usize)) {
        let cell = |at: f64, count: usize| ((at / CELL).max(0.0) as usize).min(count.saturating_sub(1));
        for row in cell(area.y, self.rows)..=cell(area.bottom(), self.rows) {
            for column in cell(area.x, self.columns)..=cell(area.right(), self.columns) {
                visit(row * self.columns + column);
            }
        }
    }

    /// For each line its vertex at a place along x, or along y where `vertical`.
    pub(super) fn at_place(&self, targets: &[Target], vertical: bool, place: f64) -> Vec<TargetId> {
        let along = |at: Point| if vertical { at.y } else { at.x };
        let of = |&(start, end): &(TargetId, TargetId)| {
            let line = targets.get(start as usize..end as usize)?;
            let point = Point::new(place, place);
            let near = neighbours(line, vertical, point);
            let part = near.min_by(|a, b| off(line, *a, along, place).total_cmp(&off(line, *b, along, place)))?;
            (off(line, part, along, place) < 0.5).then_some(start + part as TargetId)
        };
        self.lines.iter().filter_map(of).gather()
    }

    /// The nearest target within reach; of several at the same distance the one painted last. In a plot of lines the
    /// nearest place along the axis is meant, however far the line is.
    pub(super) fn nearest(&self, scene: &Scene, targets: &[Target], point: Point, reach: f64) -> Option<TargetId> {
        let mut best: Option<(f64, TargetId)> = None;
        let mut consider = |distance: f64, id: TargetId| {
            let nearer = best.is_none_or(|(found, last)| distance < found || distance == found && id > last);
            if distance <= reach && nearer {
                best = Some((distance, id));
            }
        };
        self.cells(Rect::new(point.x, point.y, 0.0, 0.0).expand(reach), &mut |cell| {
            let (Some(&start), Some(&end)) = (self.starts.get(cell), self.starts.get(cell + 1)) else { return };
            for &id in self.members.get(start as usize..end as usize).unwrap_or_default() {
                if let Some(target) = targets.get(id as usize) {
                    consider(distance(scene, target, point), id);
                }
            }
        });
        // Distance along the axis first, then across.
        let mut beside: Option<(f64, f64, TargetId)> = None;
        for &(start, end) in &self.lines {
            let line = targets.get(start as usize..end as usize).unwrap_or_default();
            let vertical = horizontal_area(scene, line);
            let Some((distance, part)) = nearest_vertex(line, vertical, point) else { continue };
            consider(distance, start + part as TargetId);
            let Some(plot) = line.first().and_then(|first| scene.plots.get(first.plot)) else { continue };
            if !plot.area.contains(point) {
                continue;
            }
            let along = |at: Point| if vertical { at.y } else { at.x };
            for part in neighbours(line, vertical, point) {
                let Some(at) = line.get(part).map(|target| target.at) else { continue };
                let off = (along(at) - along(point)).abs();
                let across = (at.x - point.x).hypot(at.y - point.y);
                if beside.is_none_or(|(known, far, _)| (off, across) < (known, far)) {
                    beside = Some((off, across, start + part as TargetId));
                }
            }
        }
        best.map(|(_, id)| id).or(beside.map(|(.., id)| id))
    }
}

fn off(line: &[Target], part: usize, along: impl Fn(Point) -> f64, place: f64) -> f64 {
    line.get(part).map_or(f64::INFINITY, |target| (along(target.at) - place).abs())
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
    let distance = |part: usize| {
        let at = line.get(part)?.at;
        Some(((at.x - point.x).hypot(at.y - point.y), part))
    };
    neighbours(line, vertical, point).filter_map(distance).min_by(|a, b| a.0.total_cmp(&b.0))
}

/// The vertices around the place of a point.
fn neighbours(line: &[Target], vertical: bool, point: Point) -> std::ops::Range<usize> {
    let along = |at: Point| if vertical { at.y } else { at.x };
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return 0..0 };
    let rising = along(first.at) <= along(last.at);
    let wanted = along(point);
    let after = line.partition_point(|target| {
        let at = along(target.at);
        if rising { at < wanted } else { at > wanted }
    });
    after.saturating_sub(8)..(after + 8).min(line.len())
}
