//! What a reader changed about a picture: domains that are looked at closer, and categories that are hidden.

use super::ChannelScale;
use crate::data::Value;
use crate::scale::Scale;
use crate::scene::{Geometry, Legend, LegendKind, Stroke};
use crate::spec::Channel;

/// What a reader changed about a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// The domains of x and y, the smaller bound first, instead of those that follow from the data.
    pub domains: Vec<(Channel, [f64; 2])>,
    /// The categories whose rows are left out, by the channel whose legend has them.
    pub hidden: Vec<(Channel, Value)>,
}

impl Overlay {
    /// Whether a category of a channel is hidden.
    pub fn hides(&self, channel: Channel, value: &Value) -> bool {
        self.hidden.iter().any(|(known, hidden)| *known == channel && same(hidden, value))
    }

    /// Whether any category of a channel is hidden.
    pub fn touches(&self, channel: Channel) -> bool {
        self.hidden.iter().any(|(known, _)| *known == channel)
    }

    /// The domain that a channel is looked at with.
    pub fn domain(&self, channel: Channel) -> Option<[f64; 2]> {
        self.domains.iter().find(|(known, _)| *known == channel).map(|(_, domain)| *domain)
    }

    /// A scale of a channel, with the domain that the reader chose, in the direction that it had.
    pub fn scale(&self, channel: Channel, scale: Scale) -> Scale {
        let (Some([low, high]), Scale::Continuous(continuous)) = (self.domain(channel), &scale) else { return scale };
        let (first, last) = continuous.bounds();
        let domain = if last < first { vec![high, low] } else { vec![low, high] };
        let looked = (low < high).then(|| continuous.with_domain(domain)).flatten();
        looked.map_or(scale, Scale::Continuous)
    }

    /// Draws the symbols of hidden categories hollow, and their labels pale.
    pub fn mark(&self, channel: Channel, legend: &mut Legend) {
        if legend.kind != LegendKind::Symbol {
            return;
        }
        let mut entries = legend.entries.iter();
        let mut hidden = false;
        for item in &mut legend.items {
            match item.geometry {
                Geometry::Symbol(_) => {
                    hidden = entries.next().is_some_and(|entry| self.hides(channel, &entry.value));
                    if hidden && let Some(paint) = item.style.fill.take() {
                        let stroke = Stroke { paint, width: 1.0, dash: [].into(), dash_offset: 0.0 };
                        item.style.stroke.get_or_insert(stroke);
                    }
                }
                Geometry::Text(_) if hidden => {
                    item.style.fill_opacity *= 0.6;
                    hidden = false;
                }
                _ => {}
            }
        }
    }
}

/// The channel whose categories a legend has an entry for, each; none where it shows no categories.
pub fn legend_channel(scales: &[ChannelScale], legend: &Legend) -> Option<Channel> {
    if legend.kind != LegendKind::Symbol {
        return None;
    }
    let first = legend.entries.first()?;
    let shows = |known: &&ChannelScale| match &known.scale {
        Scale::Ordinal(scale) => scale.domain().iter().any(|value| same(value, &first.value)),
        Scale::Band(_) | Scale::Continuous(_) | Scale::Steps(_) => false,
    };
    scales.iter().find(shows).map(|known| known.channel)
}

/// Whether two values are the same category.
fn same(a: &Value, b: &Value) -> bool {
    a == b || a.key() == b.key()
}
