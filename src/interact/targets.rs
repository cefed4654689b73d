//! What can be pointed at in a finished view, with the means to find it.

use std::rc::Rc;

use super::nearest::Grid;
use crate::compile::{self, Target, View};
use crate::data::{Gather, Table, Value};
use crate::geometry::Point;
use crate::scene::RowId;

/// No target further away than this is meant, in CSS pixels.
const REACH: f64 = 24.0;

/// The number of a target, in the order in which the keyboard walks.
pub type TargetId = u32;

/// All targets of a view.
#[derive(Debug, Default)]
pub struct Targets {
    view: Rc<View>,
    targets: Vec<Target>,
    grid: Grid,
    /// How far a pointer may be from what it means, in CSS pixels.
    reach: f64,
}

impl Targets {
    /// The targets of a view, in reading order.
    pub fn of(view: Rc<View>) -> Self {
        let targets = compile::targets(&view);
        let grid = Grid::new(&view.scene, &targets);
        let nearest = view.params.iter().filter_map(|param| param.selection()).any(|selection| selection.nearest);
        let reach = if nearest { view.scene.size.width.max(view.scene.size.height) } else { REACH };
        Self { view, targets, grid, reach }
    }

    /// The view that these are the targets of.
    pub fn view(&self) -> &Rc<View> {
        &self.view
    }

    /// How many targets there are.
    pub fn len(&self) -> TargetId {
        self.targets.len() as TargetId
    }

    /// Whether nothing can be pointed at.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// All of them, in reading order.
    pub fn all(&self) -> &[Target] {
        &self.targets
    }

    /// The target beside this one in the next or the previous series: the one at the nearest place. Where there is one
    /// series only, the next or the previous target.
    pub fn across(&self, id: TargetId, forward: bool) -> TargetId {
        let Some(from) = self.get(id) else { return id };
        let series = |target: &Target| (target.plot, target.series);
        let own = series(from);
        let start = self.targets.partition_point(|target| series(target) < own);
        let end = self.targets.partition_point(|target| series(target) <= own);
        if start == 0 && end == self.targets.len() {
            let next = if forward { (id + 1).min(self.len().saturating_sub(1)) } else { id.saturating_sub(1) };
            return next;
        }
        let beside =
            if forward { self.targets.get(end) } else { start.checked_sub(1).and_then(|at| self.targets.get(at)) };
        let Some(other) = beside.map(series) else { return id };
        let vertical = compile::values_along_x(&self.view);
        let area = |target: &Target| self.view.scene.plots.get(target.plot).map(|plot| plot.area).unwrap_or_default();
        let place = |target: &Target| {
            let area = area(target);
            if vertical { target.at.y - area.y } else { target.at.x - area.x }
        };
        let wanted = place(from);
        let members = self.targets.iter().enumerate().filter(|(_, target)| series(target) == other);
        let nearest = members.min_by(|a, b| (place(a.1) - wanted).abs().total_cmp(&(place(b.1) - wanted).abs()));
        nearest.map_or(id, |(at, _)| at as TargetId)
    }

    /// What a line through the nearest place shows: all series there. None where the target is not part of a line.
    pub fn crosshair(&self, id: TargetId) -> Option<Crosshair> {
        let target = self.get(id).filter(|target| target.vertex.is_some())?;
        let area = self.view.scene.plots.get(target.plot)?.area;
        let along = compile::values_along_x(&self.view);
        let place = |at: Point| if along { at.y } else { at.x };
        let at = place(target.at);
        let (from, to) = if along {
            (Point::new(area.x, at), Point::new(area.right(), at))
        } else {
            (Point::new(at, area.y), Point::new(at, area.bottom()))
        };
        let beside = self.grid.at_place(&self.targets, along, at);
        let same_plot = |id: &TargetId| self.get(*id).is_some_and(|other| other.plot == target.plot);
        Some(Crosshair { from, to, targets: beside.into_iter().filter(same_plot).gather() })
    }

    /// The target with this number.
    pub fn get(&self, id: TargetId) -> Option<&Target> {
        self.targets.get(id as usize)
    }

    /// The target at or nearest to a point, no further than a finger's width away.
    pub fn at(&self, point: Point) -> Option<TargetId> {
        self.grid.nearest(&self.view.scene, &self.targets, point, self.reach)
    }
}

/// A line at the nearest place, with the values of all series there.
#[derive(Clone, Debug, PartialEq)]
pub struct Crosshair {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
    /// What lies on it, in reading order.
    pub targets: Vec<TargetId>,
}

/// The names of a target's rows for other charts: ids of facts, or numbers of rows.
pub fn keys(view: &View, target: &Target) -> Vec<Rc<str>> {
    let Some(layer) = view.layers.get(target.row.layer as usize) else { return Vec::new() };
    compile::source_rows(view, target.row).iter().map(|&row| key(&layer.source, row)).collect()
}

/// What a drawn row is known by in pictures of other data.
pub fn row_key(view: &View, row: RowId) -> Option<Rc<str>> {
    let first = *compile::source_rows(view, row).first()?;
    Some(key(&view.layers.get(row.layer as usize)?.source, first))
}

fn key(source: &Table, row: u32) -> Rc<str> {
    match source.column(crate::report::rows::ID).map(|ids| ids.value(row as usize)) {
        Some(Value::Text(id)) => id,
        _ => Value::Number(f64::from(row)).to_text(),
    }
}
