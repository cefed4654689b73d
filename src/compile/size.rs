//! The size of a plot: as written, by steps of discrete scales, or the grammar's default.

use super::layer::Layer;
use super::scales::build::{step_around_offset, stepped_extent};
use super::scales::domain::Domain;
use super::scales::kind::is_discrete;
use super::scales::props::Props;
use super::scales::range::STEP;
use super::scales::{Slot, Slots};
use crate::geometry::Size;
use crate::spec::{Channel, Config, Dimension, MarkType};

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
