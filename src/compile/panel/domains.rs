//! The domains of scales, shared by all plots or of one plot.

use super::{Loaded, Work};
use crate::compile::data::Rows;
use crate::compile::scales::Slot;
use crate::compile::scales::categories::values_in_order;
use crate::compile::scales::domain::{Domain, domain};
use crate::compile::scales::props::Props;
use crate::compile::scales::range::RangeChoice;
use crate::error::Error;

impl Work<'_> {
    /// The domains that all plots share, by slot; none for slots of which each plot has its own.
    pub(super) fn shared_domains(&self, loaded: &Loaded) -> Result<Vec<Option<Domain>>, Error> {
        let mut shared = Vec::with_capacity(self.slots.slots.len());
        for slot in &self.slots.slots {
            let all = || self.seen(slot, loaded).iter().map(Vec::as_slice).collect::<Vec<_>>();
            shared.push(if slot.per_facet { None } else { Some(self.domain(slot, loaded, &all())?) });
        }
        Ok(shared)
    }

    /// All domains of the plot of a cell.
    pub(super) fn domains(
        &self,
        shared: &[Option<Domain>],
        loaded: &Loaded,
        cell: usize,
    ) -> Result<Vec<Domain>, Error> {
        let mut domains = Vec::with_capacity(shared.len());
        for (slot, shared) in self.slots.slots.iter().zip(shared) {
            let own = || self.seen(slot, loaded).get(cell).map_or(&[][..], Vec::as_slice);
            domains.push(match shared {
                Some(domain) => domain.clone(),
                None => self.domain(slot, loaded, &[own()])?,
            });
        }
        Ok(domains)
    }

    /// The rows that a slot's domain comes from: the legend, and the colours of what is left, stay as they are.
    fn seen<'r>(&self, slot: &Slot, loaded: &'r Loaded) -> &'r [Vec<Rows>] {
        if self.context.overlay.touches(slot.channel) { &loaded.rows } else { loaded.drawn() }
    }

    /// Puts the values of fields in the place of ranges that are said to be those.
    pub(super) fn fill_ranges(&self, props: &mut [Props], loaded: &Loaded) {
        for (slot, props) in self.slots.slots.iter().zip(props) {
            let Some(RangeChoice::OfField(field)) = &props.range.value else { continue };
            let layer = slot.layers.first().copied().unwrap_or(0);
            let Some(def) = self.layers.get(layer).and_then(|layer| layer.channels.data(slot.channel)) else {
                continue;
            };
            let rows = loaded.drawn().iter().filter_map(|cell| cell.get(layer));
            props.range.value = Some(RangeChoice::Values(values_in_order(field, &def.column, rows)));
        }
    }

    fn domain(&self, slot: &Slot, loaded: &Loaded, rows: &[&[Rows]]) -> Result<Domain, Error> {
        let unaggregated = self.config.scale.get("useUnaggregatedDomain").is_some_and(|flag| *flag != 0.0);
        domain(slot, self.layers, &loaded.prepared, rows, self.zone, unaggregated)
    }
}
