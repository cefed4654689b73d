//! The rows of all plots: loaded, split into plots, and prepared for each layer.

use super::Work;
use crate::compile::Overlay;
use crate::compile::channels::Encoded;
use crate::compile::data::{Facets, Loader, Prepared, Rows, State};
use crate::compile::facets::{Cells, cells, single};
use crate::compile::layer::Layer;
use crate::compile::scales::categories::needs_raw;
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::error::Error;
use crate::spec::Channel;

/// The rows of all plots, and what scales need to know about them.
pub struct Loaded {
    /// The plots.
    pub cells: Cells,
    /// By cell and layer.
    pub rows: Vec<Vec<Rows>>,
    /// The same without what a reader hides; empty where that is nothing.
    pub shown: Vec<Vec<Rows>>,
    /// By layer.
    pub prepared: Vec<Prepared>,
}

impl Loaded {
    /// What is drawn, by cell and layer.
    pub fn drawn(&self) -> &[Vec<Rows>] {
        if self.shown.is_empty() { &self.rows } else { &self.shown }
    }
}

impl Work<'_> {
    /// Loads, transforms and splits the rows.
    #[inline(never)]
    pub fn load(&self, notes: &mut Vec<Diagnostic>) -> Result<Loaded, Error> {
        let loader = Loader::new(self.spec, self.panel, self.layers, self.context.sources, self.config, self.zone);
        let aggregated = matches!(
            self.layers,
            [layer] if layer.channels.aggregates() && !needs_raw(0, layer, self.slots, self.zone)
        );
        let mut cells = match (&self.panel.facet, self.panel.nodes.iter().rposition(|node| !node.in_facet)) {
            (Some(facet), Some(node)) => {
                let state = loader.state(node, None, notes)?;
                if state.source.rows() == 0 {
                    notes.push(messages::no_rows(facet.pointer));
                }
                cells(facet, state, self.config.facet_columns, self.zone, aggregated, notes)?
            }
            _ => single(),
        };
        let faceted = self.panel.facet.is_some();
        let mut prepared = Vec::with_capacity(self.layers.len());
        let mut rows: Vec<Vec<Rows>> = cells.cells.iter().map(|_| Vec::with_capacity(self.layers.len())).collect();
        let (hides, nothing) = (!self.context.overlay.hidden.is_empty(), Overlay::default());
        let mut shown = if hides { rows.clone() } else { Vec::new() };
        for (index, layer) in self.layers.iter().enumerate() {
            let mut states = Vec::with_capacity(cells.cells.len());
            let mut shared = Vec::new();
            for cell in &cells.cells {
                let facet = faceted.then_some(&cell.state);
                states.push(loader.before_encoding(layer, facet, notes)?);
                shared.extend(loader.shared(layer, facet, notes)?);
            }
            self.note_fields(layer, &states, notes);
            let bins = Prepared::new(&layer.channels, |field| {
                let together = !shared.is_empty()
                    && !loader.makes(layer, field)
                    && shared.iter().any(|state| state.table.resolve(field).is_some());
                let states = if together { &shared } else { &states };
                states.iter().map(|state| &state.table).collect()
            });
            let together = faceted && loader.stacks_together(index, self.slots);
            let fills = |(_, def): (Channel, &Encoded)| def.def.impute.as_ref().map(|_| def.def.pointer.clone());
            if let (true, [_], Some(pointer)) =
                (faceted, self.layers, layer.channels.fields().into_iter().find_map(fills))
            {
                notes.push(messages::filled_in_each_plot(&pointer));
            }
            let keys = if together { loader.stack_keys(layer, &states, &bins) } else { Vec::new() };
            let facets = Facets { columns: &cells.keys, keys: &keys };
            if hides {
                for (cell, state) in shown.iter_mut().zip(states.iter().cloned()) {
                    cell.push(loader.rows(index, layer, state, &bins, self.slots, facets, self.context.overlay)?);
                }
            }
            for (cell, state) in rows.iter_mut().zip(states) {
                cell.push(loader.rows(index, layer, state, &bins, self.slots, facets, &nothing)?);
            }
            if together {
                loader.level(layer, index, &mut rows);
                loader.level(layer, index, &mut shown);
            }
            prepared.push(bins);
        }
        // Plots of a single layer are made from what it draws; several layers keep all, and so does an order of categories that
        // asks for all rows.
        if let ([layer], true) = (self.layers, faceted)
            && !needs_raw(0, layer, self.slots, self.zone)
        {
            let drawn: Vec<bool> = rows.iter().map(|layers| layers.iter().any(|rows| rows.main.rows() > 0)).collect();
            if drawn.contains(&false) {
                let stays = cells.keep(&drawn);
                let mut flags = stays.iter();
                rows.retain(|_| flags.next() != Some(&false));
                let mut flags = stays.iter();
                shown.retain(|_| flags.next() != Some(&false));
            }
        }
        Ok(Loaded { cells, rows, shown, prepared })
    }

    /// Notes fields that no row has.
    fn note_fields(&self, layer: &Layer<'_>, states: &[State], notes: &mut Vec<Diagnostic>) {
        if states.iter().all(|state| state.table.rows() == 0) {
            if self.panel.facet.is_none() && !layer.channels.fields().is_empty() {
                notes.push(messages::no_rows(&layer.spec.pointer));
            }
            return;
        }
        // The order of a written domain is no field of the rows.
        let made = |def: &Encoded| layer.color_order.as_ref().is_some_and(|order| *order.column == *def.column);
        for (_, def) in layer.channels.fields() {
            let Some(field) = def.field().filter(|_| !made(def)) else { continue };
            let found = states.iter().any(|state| {
                state.table.rows() > 0
                    && state.table.resolve(field).is_some_and(|column| {
                        // A field that was read as a type is there even where no row has it.
                        column.iter().any(|value| !value.is_nothing()) || state.source.resolve(field).is_some()
                    })
            });
            if !found {
                let mut known: Vec<String> = Vec::new();
                for state in states {
                    for name in state.table.fields().iter().map(|field| field.name.to_string()) {
                        if known.len() < 20 && name != field.flat() && !known.contains(&name) {
                            known.push(name);
                        }
                    }
                }
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                notes.push(messages::unknown_field(&def.def.pointer, &field.flat(), &known));
            }
        }
    }
}
