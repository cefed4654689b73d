//! The categories of discrete scales and their order.

use std::rc::Rc;

use super::Slots;
use super::domain::{Part, column};
use super::kind::is_discrete;
use crate::compile::channels::Encoded;
use crate::compile::data::{Rows, temporal_value};
use crate::compile::layer::Layer;
use crate::data::{Column, FieldPath, Gather, Sameness, Table, Value, stable_sort};
use crate::error::Error;
use crate::spec::{Aggregate, Aggregation, FieldType, Setting, Sort, SortOrder};
use crate::time::Zone;
use crate::transform::{self, Groups};

/// The most categories of a scale.
pub const MAX_CATEGORIES: usize = 10_000;

/// The order of categories.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SortRule {
    /// As the data come.
    None,
    /// By the values themselves.
    Natural,
    /// By the values themselves, from large to small.
    Descending,
    /// By an aggregate of another field.
    Field { op: Aggregate, field: Option<FieldPath>, descending: bool },
    /// These first.
    List(Vec<Value>),
}

/// Whether an order of categories asks for the rows as they are before marks are made of them.
pub fn needs_raw(index: usize, layer: &Layer<'_>, slots: &Slots, zone: Zone) -> bool {
    layer.channels.fields().into_iter().any(|(channel, def)| {
        let open = def.def.scale.on().is_none_or(|scale| scale.domain.is_none());
        open && slots.kind(index, channel).is_some_and(is_discrete)
            && !matches!(sort_rule(layer, def, zone), SortRule::None | SortRule::Natural)
    })
}

/// The order that a definition asks for.
pub(super) fn sort_rule(layer: &Layer<'_>, def: &Encoded, zone: Zone) -> SortRule {
    let stacked = |field: Option<&FieldPath>| {
        layer.stack.as_ref().is_some_and(|stack| {
            let Some(field) = field.map(FieldPath::flat) else { return true };
            let groups = stack.groups.iter().filter_map(|group| layer.channels.get(*group));
            let known = groups.map(|group| group.column.clone()).chain(stack.fields.iter().cloned());
            !known.into_iter().any(|known| *known == *field)
        })
    };
    let default_op = |field| if stacked(field) { Aggregate::Sum } else { Aggregate::Min };
    match &def.def.sort {
        Setting::Unset | Setting::On(Sort::Order(SortOrder::Ascending)) => SortRule::Natural,
        Setting::On(Sort::Order(SortOrder::Descending)) => SortRule::Descending,
        Setting::Off => SortRule::None,
        Setting::On(Sort::Values(values)) => SortRule::List(match &def.def.time_unit {
            Some(unit) => values.iter().map(|value| temporal_value(value, Some(unit), zone)).collect(),
            None => values.clone(),
        }),
        Setting::On(Sort::Field(sort)) => SortRule::Field {
            op: sort.op.clone().unwrap_or_else(|| default_op(sort.field.as_ref())),
            field: sort.field.clone(),
            descending: sort.order.on() == Some(&SortOrder::Descending),
        },
        Setting::On(Sort::Channel(channel, order)) => {
            let Some(other) = layer.channels.data(*channel) else { return SortRule::Natural };
            let op = other.def.aggregate.clone().unwrap_or_else(|| default_op(other.field()));
            SortRule::Field { op, field: other.field().cloned(), descending: *order == SortOrder::Descending }
        }
    }
}

/// The categories of a scale, each once, in the order that its definitions ask for.
pub(super) fn discrete(parts: &[Part], layers: &[Layer<'_>], cells: &[&[Rows]]) -> Result<Vec<Value>, Error> {
    // The same field of the same rows counts once, whatever its order.
    let mut unique: Vec<&Part> = Vec::new();
    let mut sorts: Vec<SortRule> = Vec::new();
    for part in parts {
        let known = unique.iter().any(|other| match (other, part) {
            (Part::Field(a), Part::Field(b)) => {
                let same = a.raw == b.raw && same_rows(layers.get(a.layer), layers.get(b.layer), a.raw);
                a.column == b.column && (a.layer == b.layer || same)
            }
            (Part::Values(a), Part::Values(b)) => a == b,
            _ => false,
        });
        if !known {
            unique.push(part);
        }
        if let Part::Field(field) = part
            && field.sort != SortRule::None
            && !sorts.contains(&field.sort)
        {
            sorts.push(field.sort.clone());
        }
    }
    let single = unique.len() <= 1;
    let sort = match &sorts[..] {
        [] => SortRule::None,
        [one] if single || can_be_united(one) => one.clone(),
        [_] => SortRule::Natural,
        _ if single => {
            let telling: Vec<&SortRule> = sorts
                .iter()
                .filter(|sort| matches!(sort, SortRule::Field { op, .. } if *op != Aggregate::Min))
                .gather();
            match telling[..] {
                [one] if sorts.iter().all(|sort| matches!(sort, SortRule::Field { .. } | SortRule::List(_))) => {
                    one.clone()
                }
                _ => SortRule::Natural,
            }
        }
        _ => SortRule::Natural,
    };
    let mut keys: Vec<Value> = Vec::new();
    let mut by: Vec<Value> = Vec::new();
    let field = match &sort {
        SortRule::Field { field, .. } => field.as_ref(),
        _ => None,
    };
    for part in unique {
        match part {
            Part::Values(values) => {
                keys.extend(values.iter().cloned());
                by.resize(keys.len(), Value::Missing);
            }
            Part::Field(part) => {
                // As they come in the data, whichever plot they are in.
                let by_place =
                    matches!(sort, SortRule::None | SortRule::List(_) | SortRule::Field { .. }) && cells.len() > 1;
                let (start, mut origins) = (keys.len(), Vec::new());
                for cell in cells {
                    let Some(rows) = cell.get(part.layer) else { continue };
                    let raw = part.raw || matches!(sort, SortRule::Field { .. }) && !part.of_bins;
                    let table = if raw && rows.raw.column(&part.column).is_some() { &rows.raw } else { &rows.domain };
                    let column = column(table, &part.column).unwrap_or_else(|| table.field(&part.column));
                    if !by_place && !matches!(sort, SortRule::Field { .. }) {
                        // Where nothing hangs on the rows, each value once will do.
                        let codes = column.codes(Sameness::Text);
                        keys.extend(codes.firsts.iter().map(|row| column.value(*row as usize)));
                        by.resize(keys.len(), Value::Missing);
                        continue;
                    }
                    keys.extend(column.iter());
                    if by_place {
                        let origin = |row| table.sources(row).first().copied().unwrap_or(u32::MAX);
                        origins.extend((0..table.rows()).map(origin));
                    }
                    match field.and_then(|field| table.resolve(field)) {
                        Some(column) => by.extend(column.iter()),
                        None => by.resize(keys.len(), Value::Missing),
                    }
                }
                if by_place {
                    let mut order: Vec<usize> = (0..origins.len()).collect();
                    stable_sort(&mut order, |&a, &b| origins.get(a).cmp(&origins.get(b)));
                    for column in [&mut keys, &mut by] {
                        let found = column.split_off(start);
                        column.extend(order.iter().filter_map(|at| found.get(*at).cloned()));
                    }
                }
            }
        }
    }
    let values = ordered(keys, by, &sort);
    if values.len() > MAX_CATEGORIES {
        return Err(Error::Limit { what: "categories of a scale", found: values.len(), limit: MAX_CATEGORIES });
    }
    Ok(values)
}

/// The distinct values of a field, each at the place of the smallest of the column `by` in its rows.
pub fn values_in_order<'r>(field: &FieldPath, by: &str, cells: impl Iterator<Item = &'r Rows>) -> Vec<Value> {
    let (mut keys, mut order) = (Vec::new(), Vec::new());
    for rows in cells {
        let (Some(found), Some(by)) = (rows.main.resolve(field), column(&rows.main, by)) else { continue };
        keys.extend(found.iter());
        order.extend(by.iter());
    }
    ordered(keys, order, &SortRule::Field { op: Aggregate::Min, field: None, descending: false })
}

/// Whether two layers see the same rows with the same bins and calendar units; if not `raw`, then also without the same
/// invalid ones.
fn same_rows(a: Option<&Layer<'_>>, b: Option<&Layer<'_>>, raw: bool) -> bool {
    fn columns(layer: &Layer<'_>, wanted: fn(&Encoded) -> bool) -> Vec<Rc<str>> {
        let mut names = Vec::new();
        for (_, def) in layer.channels.fields() {
            if wanted(def) {
                names.push(def.column.clone());
            }
        }
        stable_sort(&mut names, Ord::cmp);
        names.dedup();
        names
    }
    let derived = |layer| columns(layer, |def| def.binning.is_some() || def.has_time_unit());
    let measured =
        |layer| columns(layer, |def| matches!(def.kind, Some(FieldType::Quantitative | FieldType::Temporal)));
    match (a, b) {
        (Some(a), Some(b)) => {
            let alike = || (a.invalid_mode(), a.is_path()) == (b.invalid_mode(), b.is_path());
            let valid = raw || alike() && measured(a) == measured(b);
            a.spec.node == b.spec.node && derived(a) == derived(b) && valid
        }
        _ => false,
    }
}

fn can_be_united(sort: &SortRule) -> bool {
    match sort {
        SortRule::Field { op, .. } => matches!(op, Aggregate::Min | Aggregate::Max | Aggregate::Count),
        SortRule::None | SortRule::Natural | SortRule::Descending | SortRule::List(_) => true,
    }
}

/// The distinct values in the order that `sort` asks for.
fn ordered(keys: Vec<Value>, by: Vec<Value>, sort: &SortRule) -> Vec<Value> {
    let rows = keys.len();
    let table = Table::new(rows).with_column("key", Column::new(keys));
    let key = FieldPath::new("key");
    let groups = Groups::new(&table, std::slice::from_ref(&key), Sameness::Text);
    let firsts: Vec<usize> = groups.firsts().iter().map(|row| *row as usize).collect();
    let values: Vec<Value> = firsts.iter().map(|row| table.value(*row, "key")).collect();
    let mut order: Vec<usize> = (0..values.len()).collect();
    let at = |place: usize| values.get(place).cloned().unwrap_or_default();
    match sort {
        SortRule::None => {}
        SortRule::Natural => stable_sort(&mut order, |&a, &b| at(a).compare(&at(b))),
        SortRule::Descending => stable_sort(&mut order, |&a, &b| at(b).compare(&at(a))),
        SortRule::List(list) => {
            let place: Vec<usize> = values
                .iter()
                .map(|value| list.iter().position(|listed| same(listed, value)).unwrap_or(list.len()))
                .collect();
            let rank = |at: usize| place.get(at).copied().unwrap_or(usize::MAX);
            stable_sort(&mut order, |&a, &b| rank(a).cmp(&rank(b)));
        }
        SortRule::Field { op, descending, .. } => {
            let table = table.with_column("by", Column::new(by));
            let what = Aggregation { op: op.clone(), field: Some(FieldPath::new("by")), as_field: "sort".to_owned() };
            let sums = transform::aggregate(&table, &[what], &[key]);
            let sums = sums.field("sort");
            stable_sort(&mut order, |&a, &b| {
                let order = sums.value(a).compare(&sums.value(b));
                if *descending { order.reverse() } else { order }
            });
        }
    }
    order.into_iter().map(at).collect()
}

/// Whether a listed value is a value of the data: the same moment, or the same text or number.
fn same(listed: &Value, value: &Value) -> bool {
    match (listed, value) {
        (Value::Time(a) | Value::Number(a), Value::Time(b) | Value::Number(b)) => a == b,
        _ => listed == value,
    }
}
