//! The size of a plot: as written, by steps of discrete scales, or the grammar's default.

use super::layer::Layer;
use super::normalize::{Panel, Tree};
use super::scales::build::{step_around_offset, stepped_extent};
use super::scales::domain::Domain;
use super::scales::kind::is_discrete;
use super::scales::props::Props;
use super::scales::range::STEP;
use super::scales::{Slot, Slots};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::geometry::Size;
use crate::spec::{Channel, Config, Dimension, MarkType, Resolution};

/// The extent of plots along a continuous axis.
const CONTINUOUS: f64 = 300.0;
/// No plot is larger, whatever its steps.
const MAX_EXTENT: f64 = 100_000.0;

/// What sizes follow from.
pub struct Sizing<'a> {
    /// The layers.
    pub layers: &'a [Layer<'a>],
    /// The slots.
    pub slots: &'a Slots,
    /// Their properties.
    pub props: &'a [Props],
    /// Their domains in this plot.
    pub domains: &'a [Domain],
    /// Config, theme included.
    pub config: &'a Config,
    /// The page's element.
    pub container: Option<Size>,
}

/// Says where layers have no size in common, because they do not share the scale along it.
#[inline(never)]
pub fn note_sizes(
    panel: &Panel<'_>,
    layers: &[Layer<'_>],
    slots: &Slots,
    config: &Config,
    notes: &mut Vec<Diagnostic>,
) {
    for (across, (channel, extent)) in [(Channel::X, "width"), (Channel::Y, "height")].into_iter().enumerate() {
        let of_layer = |index: usize| {
            let layer = layers.get(index)?;
            let discrete = config.view_discrete.get(across).copied().flatten();
            let continuous = config.view_continuous.get(across).copied().flatten().unwrap_or(CONTINUOUS);
            let step = config.view_step.get(across).copied().flatten().unwrap_or(STEP);
            Some(layer.size.get(across).copied().flatten().unwrap_or_else(|| match slots.kind(index, channel) {
                Some(kind) if is_discrete(kind) => {
                    discrete.map_or(Dimension::Step { step, for_position: false }, Dimension::Pixels)
                }
                None if layer.kind != MarkType::Arc => Dimension::Pixels(discrete.unwrap_or(step)),
                Some(_) | None => Dimension::Pixels(continuous),
            }))
        };
        if let Err(index) = common(&panel.tree, channel, &of_layer) {
            let pointer = layers.get(index).map_or("", |layer| &layer.spec.pointer);
            notes.push(messages::no_common_size(pointer, extent));
        }
    }
}

/// The size that the layers of a tree have in common, with the first of them; otherwise the first that goes its own way.
fn common(
    tree: &Tree<'_>,
    channel: Channel,
    of_layer: &dyn Fn(usize) -> Option<Dimension>,
) -> Result<Option<(usize, Dimension)>, usize> {
    let (children, resolve) = match tree {
        Tree::Leaf(index) => return Ok(of_layer(*index).map(|size| (*index, size))),
        Tree::Group(children, resolve) => (children, resolve),
    };
    let apart = resolve.and_then(|resolve| resolve.scale.get(&channel)) == Some(&Resolution::Independent);
    let mut merged: Option<(usize, Dimension)> = None;
    for child in children {
        let Some((index, size)) = common(child, channel, of_layer)? else { continue };
        let differs = merged.is_some_and(|(_, known)| known != size);
        if apart && (differs || matches!(size, Dimension::Step { .. })) {
            return Err(index);
        }
        merged = merged.or(Some((index, size)));
    }
    Ok(merged)
}

impl Sizing<'_> {
    /// The size of the plot.
    pub fn size(&self) -> Size {
        Size::new(self.extent(0).clamp(0.0, MAX_EXTENT), self.extent(1).clamp(0.0, MAX_EXTENT))
    }

    fn extent(&self, across: usize) -> f64 {
        let written = self.layers.iter().find_map(|layer| layer.size.get(across).copied().flatten());
        let room = self.container.map(|size| if across == 0 { size.width } else { size.height });
        match written {
            Some(Dimension::Pixels(pixels)) => pixels,
            Some(Dimension::Container) => room.filter(|room| *room > 0.0).unwrap_or_else(|| self.continuous(across)),
            Some(Dimension::Step { step, .. }) => self.stepped(across).unwrap_or(step),
            None => self.default(across),
        }
    }

    fn continuous(&self, across: usize) -> f64 {
        self.config.view_continuous.get(across).copied().flatten().unwrap_or(CONTINUOUS)
    }

    fn default(&self, across: usize) -> f64 {
        let channel = if across == 0 { Channel::X } else { Channel::Y };
        let Some(first) = self.layers.first() else { return self.continuous(across) };
        let discrete = self.config.view_discrete.get(across).copied().flatten();
        let of_slot = |slot: &Slot| {
            if !is_discrete(slot.kind) {
                return self.continuous(across);
            }
            discrete.or_else(|| self.stepped(across)).unwrap_or_else(|| self.continuous(across))
        };
        match self.slots.around(0, channel).and_then(|slot| self.slots.slots.get(slot)) {
            Some(slot) => of_slot(slot),
            None if matches!(first.kind, MarkType::Arc) => self.continuous(across),
            None if matches!(first.kind, MarkType::Figure | MarkType::Pictogram | MarkType::Gauge) => {
                if across == 0 {
                    self.continuous(across)
                } else {
                    super::extension::natural_height(first.kind)
                }
            }
            None => discrete.or(self.config.view_step.get(across).copied().flatten()).unwrap_or(STEP),
        }
    }

    /// The extent that the steps of the first stepped scale ask for.
    fn stepped(&self, across: usize) -> Option<f64> {
        let (channel, offset) =
            if across == 0 { (Channel::X, Channel::XOffset) } else { (Channel::Y, Channel::YOffset) };
        let count = |index: usize| match self.domains.get(index) {
            Some(Domain::Values(values)) => values.len(),
            Some(Domain::Numbers(_)) | None => 0,
        };
        for (index, slot) in self.slots.slots.iter().enumerate().filter(|(_, slot)| slot.channel == channel) {
            let Some(props) = self.props.get(index) else { continue };
            let inner = self.slots.slots.iter().enumerate().find(|(_, slot)| slot.channel == offset);
            let in_step =
                inner.and_then(|(at, inner)| step_around_offset(props, inner.kind, self.props.get(at)?, count(at)));
            if let Some(extent) = stepped_extent(slot.kind, props, count(index), in_step) {
                return Some(extent);
            }
        }
        None
    }
}
