//! What can be pointed at in a finished view, with the means to find it.

use std::rc::Rc;

use super::nearest::Grid;
use crate::compile::{self, Target, View};
use crate::geometry::Point;

/// The number of a target, in the order in which the keyboard walks.
pub type TargetId = u32;

/// All targets of a view.
#[derive(Debug, Default)]
pub struct Targets {
    view: Rc<View>,
    targets: Vec<Target>,
    grid: Grid,
}

impl Targets {
    /// The targets of a view, in reading order.
    pub fn of(view: Rc<View>) -> Self {
        let targets = compile::targets(&view);
        let grid = Grid::new(&view.scene, &targets);
        Self { view, targets, grid }
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

    /// The target with this number.
    pub fn get(&self, id: TargetId) -> Option<&Target> {
        self.targets.get(id as usize)
    }

    /// The target at or nearest to a point, no further than a finger's width away.
    pub fn at(&self, point: Point) -> Option<TargetId> {
        self.grid.nearest(&self.view.scene, &self.targets, point)
    }
}
