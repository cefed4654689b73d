//! The scales of a panel: which there are, their types, domains and ranges.
//!
//! In: layers, and their rows at several stages. Out: one [`Scale`](crate::scale::Scale) for each [`Slot`], or one for
//! each slot and facet.

pub mod build;
pub mod categories;
pub mod continuous;
pub mod domain;
pub mod kind;
mod outputs;
mod palette;
pub mod props;
pub mod range;

use super::channels::has_scale;
use super::layer::Layer;
use super::normalize::{Panel, Tree};
use crate::data::{SortedMap, stable_sort};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::spec::{Channel, Legend, LegendKind, Resolution, ScaleType};

/// A scale that one or more layers share.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The channel.
    pub channel: Channel,
    /// The type.
    pub kind: ScaleType,
    /// Whether an author wrote the type.
    pub explicit: bool,
    /// The layers that use it, from back to front.
    pub layers: Vec<usize>,
    /// Whether each facet has its own.
    pub per_facet: bool,
}

/// The slots of a panel.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    /// The slots, x and y first.
    pub slots: Vec<Slot>,
}

impl Slots {
    /// The slot that a layer uses for a channel.
    pub fn own(&self, layer: usize, channel: Channel) -> Option<usize> {
        self.slots.iter().position(|slot| slot.channel == channel && slot.layers.contains(&layer))
    }

    /// The slot that a layer uses for a channel, or the one that all layers around it share.
    pub fn around(&self, layer: usize, channel: Channel) -> Option<usize> {
        self.own(layer, channel).or_else(|| {
            let mut of_channel = self.slots.iter().enumerate().filter(|(_, slot)| slot.channel == channel);
            let first = of_channel.next()?;
            of_channel.next().is_none().then_some(first.0)
        })
    }

    /// The type of the scale that a layer uses for a channel.
    pub fn kind(&self, layer: usize, channel: Channel) -> Option<ScaleType> {
        self.slots.get(self.own(layer, channel)?).map(|slot| slot.kind)
    }
}

/// The slots of a panel's layers.
#[inline(never)]
pub fn slots(panel: &Panel<'_>, layers: &[Layer<'_>], notes: &mut Vec<Diagnostic>) -> Slots {
    let Found { shared, mut separate } = find(&panel.tree, layers, notes);
    let facet = panel.facet.as_ref();
    for slot in &mut separate {
        slot.per_facet = facet.is_some();
    }
    let mut slots: Vec<Slot> = Vec::new();
    for (_, mut slot) in shared {
        slot.per_facet = facet.is_some_and(|facet| {
            let default = if slot.channel == Channel::Theta { Resolution::Independent } else { Resolution::Shared };
            facet.resolve.scale.get(&slot.channel).copied().unwrap_or(default) == Resolution::Independent
        });
        slots.push(slot);
    }
    slots.append(&mut separate);
    note_legends(&slots, layers, notes);
    stable_sort(&mut slots, |a, b| a.channel.cmp(&b.channel));
    Slots { slots }
}

/// Says which legends are other than Vega-Lite's.
fn note_legends(slots: &[Slot], layers: &[Layer<'_>], notes: &mut Vec<Diagnostic>) {
    for slot in slots {
        for def in slot.layers.iter().filter_map(|at| layers.get(*at)?.channels.data(slot.channel)) {
            let legend = &def.def.legend;
            let ramp = legend.on().and_then(Legend::kind) == Some(LegendKind::Gradient);
            if ramp && kind::is_color(slot.channel) && slot.kind == ScaleType::Ordinal {
                notes.push(messages::ramp_of_categories(&def.def.pointer));
            }
            let explained = !kind::is_xy(slot.channel) && !kind::is_offset(slot.channel) && !legend.is_off();
            if slot.per_facet && explained && !matches!(slot.channel, Channel::Theta | Channel::Radius | Channel::Angle)
            {
                notes.push(messages::legends_of_plots_together(&def.def.pointer));
            }
        }
    }
}

#[derive(Default)]
struct Found {
    /// What may still be shared with layers further out.
    shared: SortedMap<Channel, Slot>,
    /// What an author set apart, or what does not go together.
    separate: Vec<Slot>,
}

fn find(tree: &Tree<'_>, layers: &[Layer<'_>], notes: &mut Vec<Diagnostic>) -> Found {
    let (children, resolve) = match tree {
        Tree::Leaf(index) => return of_layer(*index, layers, notes),
        Tree::Group(children, resolve) => (children, resolve),
    };
    let mut found = Found::default();
    let mut candidates: SortedMap<Channel, Vec<Slot>> = SortedMap::new();
    for child in children {
        let inner = find(child, layers, notes);
        found.separate.extend(inner.separate);
        for (channel, slot) in inner.shared {
            if let Some(slots) = candidates.get_mut(&channel) {
                slots.push(slot);
            } else {
                candidates.insert(channel, vec![slot]);
            }
        }
    }
    for (channel, slots) in candidates {
        let written = resolve.and_then(|resolve| resolve.scale.get(&channel)).copied();
        let merged = if written == Some(Resolution::Independent) { None } else { merge(&slots) };
        let alike = |slot: &Slot| slots.first().is_some_and(|first| kind::alike(first.kind, slot.kind));
        if written != Some(Resolution::Independent)
            && let Some(slot) = slots.iter().find(|slot| !alike(slot))
        {
            let def = slot.layers.first().and_then(|at| layers.get(*at)?.channels.data(channel));
            notes.push(messages::scales_do_not_go_together(def.map_or("", |def| &def.def.pointer)));
        }
        match merged {
            Some(slot) => {
                found.shared.insert(channel, slot);
            }
            None => found.separate.extend(slots),
        }
    }
    found
}

/// One slot of several; none where their types do not go together.
fn merge(slots: &[Slot]) -> Option<Slot> {
    let (first, rest) = slots.split_first()?;
    let mut merged = first.clone();
    for slot in rest {
        if !kind::compatible(merged.kind, slot.kind) {
            return None;
        }
        let better = match (merged.explicit, slot.explicit) {
            (true, false) => false,
            (false, true) => true,
            _ => kind::precedence(slot.kind) > kind::precedence(merged.kind),
        };
        if better {
            merged.kind = slot.kind;
            merged.explicit = slot.explicit;
        }
        merged.layers.extend(&slot.layers);
    }
    Some(merged)
}

fn of_layer(index: usize, layers: &[Layer<'_>], notes: &mut Vec<Diagnostic>) -> Found {
    let mut found = Found::default();
    let Some(layer) = layers.get(index) else { return found };
    for (channel, defs) in layer.channels.iter() {
        let Some(def) = defs.first().and_then(|def| def.data()) else { continue };
        if !has_scale(channel) || !kind::has_scale(def) {
            continue;
        }
        let nested = kind::has_nested_offset(&layer.channels, channel);
        let (kind, explicit) = kind::scale_type(channel, def, layer.kind, &layer.look, nested, notes);
        found.shared.insert(channel, Slot { channel, kind, explicit, layers: vec![index], per_facet: false });
    }
    found
}
