//! One axis: which properties hold, where its ticks stand, what they say, and the items that paint it.

mod frame;
mod items;
mod labels;
mod properties;
mod ticks;

pub(in crate::compile) use ticks::MOST_TICKS;

use super::Look;
use crate::geometry::Size;
use crate::scale::Scale;
use crate::scene::{Axis, Side};
use crate::spec::{ChannelDef, FieldType, MarkType};

/// The parts of an axis that are wanted: facets that share an axis draw the grid in each cell and the rest once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AxisParts {
    /// All of it.
    #[default]
    Both,
    /// Grid lines only.
    Grid,
    /// All but grid lines.
    Main,
}

/// What one layer says about the axis that it shares.
pub struct AxisSource<'a> {
    /// The definition of the channel, as written; its `axis` property included.
    pub def: &'a ChannelDef,
    /// The definition of x2 or y2.
    pub def2: Option<&'a ChannelDef>,
    /// The columns of both, which tell their fields apart.
    pub columns: [&'a str; 2],
    /// The resolved type.
    pub kind: FieldType,
    /// The layer's mark.
    pub mark: MarkType,
}

/// What an axis is made from.
pub struct AxisInput<'a> {
    /// Whether it measures x rather than y.
    pub horizontal: bool,
    /// The scale, its range in pixels of the plot.
    pub scale: &'a Scale,
    /// The layers that share it, from back to front; at least one.
    pub sources: &'a [AxisSource<'a>],
    /// The plot.
    pub plot: Size,
    /// Which parts.
    pub parts: AxisParts,
    /// The side; none for the one on which it wants to stand.
    pub side: Option<Side>,
    /// Whether grid lines may be drawn unasked: not for the second of two independent axes.
    pub grid: bool,
}

/// The axis; none where the author switched it off. Coordinates are relative to the plot's top left corner.
pub fn axis(input: &AxisInput<'_>, look: Look<'_>) -> Option<Axis> {
    let resolved = properties::resolve(input, look.config)?;
    let ticks = ticks::ticks(input, &resolved, look);
    Some(items::assemble(input, &resolved, ticks, look))
}

/// The side on which an axis with these sources wants to stand, and whether an author chose it.
pub fn axis_side(sources: &[AxisSource<'_>], scale: &Scale, horizontal: bool, look: Look<'_>) -> (Side, bool) {
    properties::side(sources, scale, horizontal, look.config)
}

/// The calendar interval of a written tick count.
pub(super) use ticks::interval;

#[cfg(test)]
mod tests;
