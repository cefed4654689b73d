//! Stacks: the start and the end of each piece.

use super::prepare::{with_bins, with_time_unit, written_order};
use super::{Loader, Prepared, Rows, State};
use crate::compile::channels::Encoded;
use crate::compile::layer::Layer;
use crate::data::{Column, FieldPath, Gather, Table, Value};
use crate::error::Error;
use crate::spec::{Channel, SortField, SortOrder, StackOffset};
use crate::transform::{self, Filling};

/// The values that each dimension of a filled stack takes in any of the plots. Each plot is filled up to them.
pub fn keys(loader: &Loader<'_>, layer: &Layer<'_>, states: &[State], prepared: &Prepared) -> Vec<Vec<Value>> {
    let Some(stack) = layer.stack.as_ref().filter(|stack| stack.impute) else { return Vec::new() };
    let values = |channel: &Channel| {
        let Some(def) = layer.channels.get(*channel) else { return Vec::new() };
        let mut found: Vec<Value> = Vec::new();
        for state in states {
            let table = with_bins(state.table.clone(), *channel, def, prepared, loader);
            let table = with_time_unit(table, layer, *channel, def, loader.zone);
            let (table, key) = dimension(table, def);
            found.extend(table.resolve_or_absent(&key).iter());
        }
        found
    };
    stack.groups.iter().map(values).collect()
}

/// Moves centred stacks to the middle of the highest stack of all plots.
pub fn level(layer: &Layer<'_>, index: usize, plots: &mut [Vec<Rows>]) {
    let Some(stack) = layer.stack.as_ref().filter(|stack| stack.offset == StackOffset::Center) else { return };
    let Some(measure) = layer.channels.get(stack.channel) else { return };
    let names = [measure.with("_start"), measure.with("_end")];
    let top = |rows: &Vec<Rows>| {
        let ends = rows.get(index).and_then(|rows| rows.domain.column(&names[1]));
        ends.map_or(0.0, |ends| (0..ends.len()).map(|row| ends.number(row)).fold(0.0, f64::max))
    };
    let tops: Vec<f64> = plots.iter().map(top).collect();
    let highest = tops.iter().copied().fold(0.0, f64::max);
    for (rows, top) in plots.iter_mut().zip(tops) {
        let Some(rows) = rows.get_mut(index).filter(|_| top < highest) else { continue };
        for table in [&mut rows.domain, &mut rows.main] {
            for name in &names {
                let Some(column) = table.column(name) else { continue };
                let moved: Vec<f64> = (0..column.len()).map(|row| column.number(row) + (highest - top) / 2.0).collect();
                *table = std::mem::take(table).with_column(name, Column::Numbers(moved.into()));
            }
        }
    }
}

/// What tells the stacks along a dimension apart; of a bin its middle, which is added to the table.
fn dimension(table: Table, def: &Encoded) -> (Table, FieldPath) {
    if def.binning.is_none() {
        return (table, FieldPath::new(&def.column));
    }
    let share = def.def.band_position.unwrap_or(0.5);
    let (low, high) = (table.field(&def.column), table.field(&def.with("_end")));
    let middle = (0..table.rows())
        .map(|row| match low.value(row) {
            value if value.is_nothing() || !value.to_number().is_finite() => value,
            value => Value::Number(share * value.to_number() + (1.0 - share) * high.number(row)),
        })
        .collect();
    let name = def.with("_mid");
    (table.with_column(&name, Column::new(middle)), FieldPath::new(&name))
}

/// The table with the start and end of each piece in its stack; `keys` are values that dimensions take in other plots.
#[inline(never)]
pub fn stacked(mut table: Table, layer: &Layer<'_>, keys: &[Vec<Value>]) -> Result<Table, Error> {
    let Some(stack) = &layer.stack else { return Ok(table) };
    let Some(measure) = layer.channels.get(stack.channel) else { return Ok(table) };
    let names = [measure.with("_start"), measure.with("_end")];
    if let Some(stacked) = single_pieces(&table, layer, measure, &names) {
        return Ok(stacked);
    }
    let field = FieldPath::new(&measure.column);
    let pieces: Vec<FieldPath> = stack.by.iter().map(|name| FieldPath::new(name)).collect();
    let mut groups: Vec<FieldPath> = Vec::new();
    for (at, channel) in stack.groups.iter().enumerate() {
        let Some(def) = layer.channels.get(*channel) else { continue };
        if !stack.impute {
            groups.push(FieldPath::new(&def.column));
            if def.binning.is_some() {
                groups.push(FieldPath::new(&def.with("_end")));
            }
            continue;
        }
        let key;
        (table, key) = dimension(table, def);
        let others = keys.get(at).map(Vec::as_slice);
        let filling = Filling { method: None, frame: None, value: Value::Number(0.0) };
        table = transform::impute(table, &field, &key, others, &pieces, &filling)?;
        groups.push(key);
    }
    let orders: Vec<&Encoded> = layer.channels.all(Channel::Order).iter().filter(|def| def.is_field()).gather();
    let sort: Vec<SortField> = if orders.is_empty() {
        let written = layer.channels.get(Channel::Order).and_then(written_order);
        let default = if stack.channel == Channel::Y { SortOrder::Descending } else { SortOrder::Ascending };
        let order = written.unwrap_or(default);
        let mut sort: Vec<SortField> = Vec::new();
        for field in pieces {
            if !sort.iter().any(|known| known.field == field) {
                sort.push(SortField { field, order });
            }
        }
        sort
    } else {
        orders
            .iter()
            .map(|def| SortField {
                field: FieldPath::new(&def.column),
                order: written_order(def).unwrap_or(SortOrder::Ascending),
            })
            .collect()
    };
    Ok(transform::stack(table, Some(&field), &groups, stack.offset, &sort, [&names[0], &names[1]]))
}

/// The table with stacks of one piece each, which need no sorting into groups: the way for very many rows.
fn single_pieces(table: &Table, layer: &Layer<'_>, measure: &Encoded, [start, end]: &[String; 2]) -> Option<Table> {
    let stack = layer.stack.as_ref().filter(|stack| stack.offset == StackOffset::Zero && stack.by.is_empty())?;
    let [group] = stack.groups[..] else { return None };
    let dimension = layer.channels.get(group).filter(|def| def.binning.is_none())?;
    let Some(Column::Numbers(along)) = table.column(&dimension.column) else { return None };
    let Some(values @ Column::Numbers(_)) = table.column(&measure.column).cloned() else { return None };
    let zeros = || Column::Numbers(vec![0.0; table.rows()].into());
    along.extent().strictly.then(|| table.clone().with_column(start, zeros()).with_column(end, values))
}
