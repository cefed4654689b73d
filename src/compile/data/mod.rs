//! The rows of layers: loaded, transformed, split into facets, and prepared as their encodings imply.
//!
//! In: data sources, transforms and layers. Out: for each layer and facet its [`Rows`] at the stages that scales and marks
//! look at. Scales have types by now, but neither domain nor range.

mod bins;
mod parse;
mod prepare;
mod source;
mod stacks;

pub use bins::Prepared;
pub use parse::temporal_value;
pub use prepare::{Facets, checked_fields, is_valid, path_groups, written_order};

use std::cell::RefCell;

use super::layer::Layer;
use super::normalize::Panel;
use super::scales::Slots;
use super::{LayerData, Overlay, Sources};
use crate::compile::scales::categories::needs_raw;
use crate::data::{FieldPath, Parse, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::spec::{Config, DataSource, Setting, Spec, Transform};
use crate::time::Zone;
use crate::transform::{self, Settled};

/// The rows of one layer in one facet.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// As loaded.
    pub source: Table,
    /// Before the encoding's aggregation, bins and calendar units included.
    pub raw: Table,
    /// What domains are made of.
    pub domain: Table,
    /// What is drawn.
    pub main: Table,
}

impl Rows {
    /// What readers of the finished view see.
    pub fn layer_data(&self) -> LayerData {
        LayerData { source: self.source.clone(), drawn: self.main.clone(), said: None }
    }
}

/// A table on its way through transforms.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// As loaded.
    pub source: Table,
    /// As it is now.
    pub table: Table,
    /// Which fields have their final type.
    pub settled: Settled,
    /// Whether the author forbade to read fields as types.
    pub parse_nothing: bool,
}

/// What loading and transforming needs.
pub struct Loader<'a> {
    /// The spec, for its named tables.
    pub spec: &'a Spec,
    /// The panel.
    pub panel: &'a Panel<'a>,
    /// Its layers.
    pub layers: &'a [Layer<'a>],
    /// Tables by address or name.
    pub sources: &'a Sources,
    /// Config, theme included.
    pub config: &'a Config,
    /// The chart's zone.
    pub zone: Zone,
    /// What fields are read as, by node with a data source.
    parses: Vec<Vec<(String, Parse)>>,
    /// Finished nodes outside of facets.
    done: RefCell<Vec<Option<State>>>,
}

impl<'a> Loader<'a> {
    /// A loader for a panel.
    pub fn new(
        spec: &'a Spec,
        panel: &'a Panel<'a>,
        layers: &'a [Layer<'a>],
        sources: &'a Sources,
        config: &'a Config,
        zone: Zone,
    ) -> Self {
        let parses = parse::of_nodes(panel, layers);
        let done = RefCell::new(vec![None; panel.nodes.len()]);
        Self { spec, panel, layers, sources, config, zone, parses, done }
    }

    /// The rows after all transforms of a node. Inside facets `facet` is the rows of one facet after the facet's own node.
    pub fn state(&self, node: usize, facet: Option<&State>, notes: &mut Vec<Diagnostic>) -> Result<State, Error> {
        let Some(definition) = self.panel.nodes.get(node) else { return Ok(State::default()) };
        let keep = facet.is_none() || !self.depends_on_facet(node);
        if keep && let Some(state) = self.done.borrow().get(node).cloned().flatten() {
            return Ok(state);
        }
        if !definition.in_facet
            && let Some(facet) = facet
        {
            return Ok(facet.clone());
        }
        let state = match definition.data {
            Setting::On(source) => self.load(node, source, notes)?,
            Setting::Off => State::default(),
            Setting::Unset => match definition.parent {
                Some(parent) => self.state(parent, facet, notes)?,
                None => State::default(),
            },
        };
        let state = self.apply(definition.transform, &[], state, notes)?;
        let state = self.apply(definition.moved, &definition.split, state, notes)?;
        if keep && let Some(slot) = self.done.borrow_mut().get_mut(node) {
            *slot = Some(state.clone());
        }
        Ok(state)
    }

    /// Whether a node's rows are those of its facet rather than of a source of its own.
    pub fn depends_on_facet(&self, node: usize) -> bool {
        let Some(definition) = self.panel.nodes.get(node) else { return false };
        if !definition.in_facet {
            return self.panel.facet.is_some();
        }
        match definition.data {
            Setting::On(_) | Setting::Off => false,
            Setting::Unset => definition.parent.is_some_and(|parent| self.depends_on_facet(parent)),
        }
    }

    fn load(&self, node: usize, source: &DataSource, notes: &mut Vec<Diagnostic>) -> Result<State, Error> {
        let table = source::table(source, self, notes)?;
        let mut state = State { source: table.clone(), table, ..State::default() };
        match &source.format.parse {
            Setting::On(fields) => {
                for (field, parse) in fields {
                    match parse::written(parse) {
                        Some(parse) => {
                            let table = std::mem::take(&mut state.table);
                            state.table = state.settled.parse(table, field, &parse, self.zone);
                        }
                        None => state.settled.settle(field),
                    }
                }
            }
            Setting::Off => state.parse_nothing = true,
            Setting::Unset => {}
        }
        let implied = self.parses.get(node).map_or(&[][..], Vec::as_slice);
        self.parse(&mut state, implied);
        Ok(state)
    }

    /// Reads fields as what is implied, unless they have a final type.
    fn parse(&self, state: &mut State, fields: &[(String, Parse)]) {
        if state.parse_nothing {
            return;
        }
        for (field, parse) in fields {
            let table = std::mem::take(&mut state.table);
            state.table = state.settled.parse(table, field, parse, self.zone);
        }
    }

    fn apply(
        &self,
        steps: &[Transform],
        within: &[FieldPath],
        mut state: State,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<State, Error> {
        if steps.is_empty() {
            return Ok(state);
        }
        let find = |source: &DataSource| source::table(source, self, &mut Vec::new());
        let context = transform::Context { zone: self.zone, names: &[], find: &find, within };
        let table = std::mem::take(&mut state.table);
        state.table = transform::apply(steps, table, &context, &mut state.settled, notes)?;
        Ok(state)
    }

    /// The rows of a layer before its encoding has a say, all facets together where it depends on them.
    pub fn before_encoding(
        &self,
        layer: &Layer<'_>,
        facet: Option<&State>,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<State, Error> {
        let mut state = self.state(layer.spec.node, facet, notes)?;
        self.parse(&mut state, &parse::of_layer(layer));
        Ok(state)
    }

    /// The rows that a layer shares with its neighbours, before its own transforms; none where it has no neighbours.
    ///
    /// As in Vega-Lite the layers over the same rows have their bins from all of these, whatever each of them leaves out.
    pub fn shared(
        &self,
        layer: &Layer<'_>,
        facet: Option<&State>,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<Option<State>, Error> {
        let nodes = &self.panel.nodes;
        let Some(own) = nodes.get(layer.spec.node).filter(|own| own.steps().next().is_some()) else { return Ok(None) };
        let Some(around) = own.parent.filter(|parent| nodes.get(*parent).is_some_and(|it| it.in_facet == own.in_facet))
        else {
            return Ok(None);
        };
        if !matches!(own.data, Setting::Unset) {
            return Ok(None);
        }
        let mut state = self.state(around, facet, notes)?;
        self.parse(&mut state, &parse::of_layer(layer));
        Ok(Some(state))
    }

    /// Whether a layer's own transforms make a field.
    pub fn makes(&self, layer: &Layer<'_>, field: &FieldPath) -> bool {
        let node = self.panel.nodes.get(layer.spec.node);
        node.is_some_and(|node| node.steps().any(|step| makes(step, field.column())))
    }

    /// The rows of a layer at all stages, without those that `overlay` hides.
    #[allow(clippy::too_many_arguments, reason = "each is another stage of the way here")]
    pub fn rows(
        &self,
        index: usize,
        layer: &Layer<'_>,
        state: State,
        prepared: &Prepared,
        slots: &Slots,
        facets: Facets<'_>,
        overlay: &Overlay,
    ) -> Result<Rows, Error> {
        prepare::rows(self, index, layer, state, prepared, slots, facets, overlay)
    }

    /// Whether the stacks of all plots are made at once: nothing that several layers or an order of categories ask for
    /// stands between the plots and their stacks.
    pub fn stacks_together(&self, index: usize, slots: &Slots) -> bool {
        matches!(self.layers, [layer] if layer.stack.is_some() && !needs_raw(index, layer, slots, self.zone))
    }

    /// The values that each dimension of a filled stack takes in any of the plots, whose rows are `states`.
    pub fn stack_keys(&self, layer: &Layer<'_>, states: &[State], prepared: &Prepared) -> Vec<Vec<Value>> {
        stacks::keys(self, layer, states, prepared)
    }

    /// Moves centred stacks to the middle of the highest stack of all plots.
    pub fn level(&self, layer: &Layer<'_>, index: usize, plots: &mut [Vec<Rows>]) {
        stacks::level(layer, index, plots);
    }
}

/// Whether a transform makes or changes the field `name`.
fn makes(step: &Transform, name: &str) -> bool {
    let is_in = |fields: &[FieldPath]| fields.iter().any(|field| field.column() == name);
    let changes = match step {
        Transform::Flatten { fields, .. } => is_in(fields),
        Transform::Impute { field, .. } => field.column() == name,
        Transform::Lookup { from, .. } => is_in(&from.fields),
        Transform::Pivot { .. } => true,
        Transform::Filter(_)
        | Transform::Calculate { .. }
        | Transform::TimeUnit { .. }
        | Transform::Aggregate { .. }
        | Transform::JoinAggregate { .. }
        | Transform::Window { .. }
        | Transform::Bin { .. }
        | Transform::Fold { .. }
        | Transform::Stack { .. }
        | Transform::Quantile { .. } => false,
    };
    changes || parse::made_by(step).contains(&name)
}
