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

    /// The target with this number.
    pub fn get(&self, id: TargetId) -> Option<&Target> {
        self.targets.get(id as usize)
    }

    /// The target at or nearest to a point, no further than a finger's width away.
    pub fn at(&self, point: Point) -> Option<TargetId> {
        self.grid.nearest(&self.view.scene, &self.targets, point)
    }
}
