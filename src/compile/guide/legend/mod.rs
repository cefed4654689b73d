//! Legends: which channels share one, their entries, and the items that paint them.

mod entries;
mod items;
mod merge;
mod symbol;

use super::Look;
use crate::color::Color;
use crate::data::Gather;
use crate::geometry::Size;
use crate::scale::Scale;
use crate::scene::Legend;
use crate::spec::{Channel, ChannelDef, Encoding, FieldType, MarkDef, Orient};

/// What one layer says about the legend of one channel.
pub struct LegendSource<'a> {
    /// The channel, one with a scale: colour, fill, stroke, opacity, size, shape, stroke width or dash.
    pub channel: Channel,
    /// Its scale.
    pub scale: &'a Scale,
    /// Its definition, as written; its `legend` property included.
    pub def: &'a ChannelDef,
    /// The resolved type.
    pub kind: FieldType,
    /// The layer's mark, as written.
    pub mark: &'a MarkDef,
    /// Whether the mark is filled rather than stroked.
    pub filled: bool,
    /// The mark's opacity, as written or by default (0.7 for points); none where there is none.
    pub opacity: Option<f64>,
    /// The colour of all marks where the colour channel shows one datum.
    pub datum_color: Option<Color>,
    /// All channels of the layer.
    pub encoding: &'a Encoding,
}

/// A legend that has its size but no place. Coordinates are relative to its own top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendBlock {
    /// The legend.
    pub legend: Legend,
    /// Where it wants to stand.
    pub orient: Orient,
    /// Its extent.
    pub size: Size,
    /// Space to the plot.
    pub offset: f64,
    /// Its place where the author fixed it.
    pub fixed: [Option<f64>; 2],
}

/// The legends of these channels, layer by layer in paint order: one for channels that show the same field, and one for the same
/// channel of all layers. Independent legends take one call each.
pub fn legends(sources: &[LegendSource<'_>], plot: Size, look: Look<'_>) -> Vec<LegendBlock> {
    let drafts = merge::merge(sources, look.config);
    drafts.iter().filter_map(|draft| items::build(draft, plot, look)).gather()
}

#[cfg(test)]
mod tests;
