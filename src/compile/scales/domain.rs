//! The domain of a scale: what authors wrote, or the union of what layers and facets show.

use std::rc::Rc;

use super::kind::{is_continuous, is_discrete, is_time};
use super::{Slot, Slots};
use crate::compile::channels::{Encoded, secondary};
use crate::compile::data::{Prepared, Rows, temporal_value};
use crate::compile::layer::Layer;
use crate::data::{Column, FieldPath, Gather, Sameness, Table, Value, stable_sort};
use crate::error::Error;
use crate::spec::{
    Aggregate, Aggregation, Channel, DomainDef, FieldType, ScaleType, Setting, Sort, SortOrder, StackOffset,
};
use crate::time::Zone;
use crate::transform::{self, Groups};

/// The most categories of a scale.
pub const MAX_CATEGORIES: usize = 10_000;

/// A domain before it is rounded, padded and extended.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// Categories, in order.
    Values(Vec<Value>),
    /// The bounds of numbers or moments; all values for quantiles.
    Numbers(Vec<f64>),
}

/// One contribution to a domain.
enum Part {
    /// Values that are known.
    Values(Vec<Value>),
    /// The values of a column.
    Field(FieldPart),
}

struct FieldPart {
    layer: usize,
    column: Rc<str>,
    /// Rows before the encoding's aggregation rather than those that are drawn.
    raw: bool,
    /// Bins, whose own order does not ask for other rows.
    of_bins: bool,
    sort: SortRule,
}

/// The order of categories.
#[derive(Clone, Debug, PartialEq)]
enum SortRule {
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

/// The domain of a slot over some facets. `cells` has the rows of each layer for each facet. `unaggregated` says that
/// domains are by default those of the rows before they are aggregated.
pub fn domain(
    slot: &Slot,
    layers: &[Layer<'_>],
    prepared: &[Prepared],
    cells: &[&[Rows]],
    zone: Zone,
    unaggregated: bool,
) -> Result<Domain, Error> {
    let mut parts: Vec<Part> = Vec::new();
    let mut explicit = false;
    for &index in &slot.layers {
        let Some(layer) = layers.get(index) else { continue };
        // As in Vega-Lite the far ends of sectors do not count.
        let far = secondary(slot.channel).filter(|_| matches!(slot.channel, Channel::X | Channel::Y));
        for channel in std::iter::once(slot.channel).chain(far) {
            let Some(def) = layer.channels.data(channel) else { continue };
            let (found, written) = of_definition(slot, index, layer, channel, def, prepared, zone, unaggregated);
            if written && !explicit {
                parts.clear();
                explicit = true;
            }
            if written == explicit {
                parts.extend(found);
            }
        }
    }
    if is_discrete(slot.kind) {
        return discrete(&parts, layers, cells).map(Domain::Values);
    }
    // Layers that say the same say it once.
    parts.dedup_by(|a, b| matches!((a, b), (Part::Values(a), Part::Values(b)) if a == b));
    // One datum is one bound, and not two of the same.
    if let [Part::Values(values)] = &parts[..]
        && (explicit || values.len() == 1)
    {
        return Ok(Domain::Numbers(values.iter().map(Value::to_number).collect()));
    }
    if slot.kind == ScaleType::Quantile {
        let mut all = Vec::new();
        for part in &parts {
            each_number(part, cells, true, &mut |number| all.push(number));
        }
        return Ok(Domain::Numbers(all));
    }
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for part in &parts {
        each_number(part, cells, false, &mut |number| {
            low = if number < low { number } else { low };
            high = if number > high { number } else { high };
        });
    }
    let several =
        || parts.windows(2).any(|pair| !matches!(pair, [Part::Field(a), Part::Field(b)] if a.column == b.column));
    // Nothing is united with nothing to an extent that is upside down.
    let kept = low <= high || is_continuous(slot.kind) && several();
    Ok(Domain::Numbers(if kept { vec![low, high] } else { Vec::new() }))
}

/// What one definition contributes, and whether it was written.
#[allow(clippy::too_many_arguments, reason = "the parts of one question")]
fn of_definition(
    slot: &Slot,
    index: usize,
    layer: &Layer<'_>,
    channel: Channel,
    def: &Encoded,
    prepared: &[Prepared],
    zone: Zone,
    unaggregated: bool,
) -> (Vec<Part>, bool) {
    let field = |column: String| {
        Part::Field(FieldPart {
            layer: index,
            column: Rc::from(column),
            raw: false,
            of_bins: false,
            sort: SortRule::None,
        })
    };
    let main = channel == slot.channel;
    // The scale of x2 is that of x.
    let scale = layer.channels.data(slot.channel).and_then(|main| main.def.scale.on()).or(def.def.scale.on());
    let temporal = is_time(slot.kind) || def.is_time();
    let read =
        |value: &Value| if temporal { temporal_value(value, def.def.time_unit.as_ref(), zone) } else { value.clone() };
    let by_config = unaggregated && slot.kind != ScaleType::Log;
    let default = by_config.then_some(&DomainDef::Unaggregated);
    match scale.and_then(|scale| scale.domain.as_ref()).or(default) {
        Some(DomainDef::Values(values)) => {
            // It is said once, for x and x2 together.
            let parts = if main { vec![Part::Values(values.iter().map(read).collect())] } else { Vec::new() };
            return (parts, true);
        }
        Some(DomainDef::UnionWith(values)) if main => {
            let mut parts = vec![Part::Values(values.iter().map(read).collect())];
            parts.extend(inferred(slot, index, layer, channel, def, prepared, zone, &field));
            return (parts, true);
        }
        Some(DomainDef::UnionWith(_)) => {
            return (inferred(slot, index, layer, channel, def, prepared, zone, &field), true);
        }
        Some(DomainDef::Unaggregated) if shares_domain(def) => {
            let name = def.field().map_or_else(String::new, FieldPath::flat);
            let part =
                FieldPart { layer: index, column: Rc::from(name), raw: true, of_bins: false, sort: SortRule::None };
            return (vec![Part::Field(part)], false);
        }
        Some(DomainDef::Unaggregated) | None => {}
    }
    (inferred(slot, index, layer, channel, def, prepared, zone, &field), false)
}

#[allow(clippy::too_many_arguments, reason = "the parts of one question")]
fn inferred(
    slot: &Slot,
    index: usize,
    layer: &Layer<'_>,
    channel: Channel,
    def: &Encoded,
    prepared: &[Prepared],
    zone: Zone,
    field: &dyn Fn(String) -> Part,
) -> Vec<Part> {
    if let Some(stack) = layer.stack.as_ref().filter(|stack| stack.channel == channel) {
        if stack.offset == StackOffset::Normalize {
            return vec![Part::Values(vec![Value::Number(0.0), Value::Number(1.0)])];
        }
        return vec![field(def.with("_start")), field(def.with("_end"))];
    }
    if let crate::spec::Source::Datum(value) = &def.def.source {
        let temporal = is_time(slot.kind) || def.is_time();
        let value = if temporal { temporal_value(value, def.def.time_unit.as_ref(), zone) } else { value.clone() };
        return vec![Part::Values(vec![value])];
    }
    if def.binning.is_some() {
        if is_discrete(slot.kind) {
            if slot.kind == ScaleType::BinOrdinal {
                return Vec::new();
            }
            let range = matches!(def.kind, Some(FieldType::Nominal | FieldType::Ordinal));
            let column = if range { def.with("_range") } else { def.column.to_string() };
            let rule = sort_rule(layer, def, zone);
            let raw = matches!(rule, SortRule::Field { .. } | SortRule::List(_));
            let sort = match rule {
                rule @ (SortRule::Field { .. } | SortRule::List(_)) => rule,
                SortRule::Descending => {
                    SortRule::Field { op: Aggregate::Min, field: Some(FieldPath::new(&def.column)), descending: true }
                }
                SortRule::None | SortRule::Natural => {
                    SortRule::Field { op: Aggregate::Min, field: Some(FieldPath::new(&def.column)), descending: false }
                }
            };
            return vec![Part::Field(FieldPart { layer: index, column: Rc::from(column), raw, of_bins: !raw, sort })];
        }
        let bins = prepared.get(index).and_then(|prepared| prepared.bins(&def.column));
        return bins.map_or_else(Vec::new, |bins| {
            vec![Part::Values(vec![Value::Number(bins.start), Value::Number(bins.stop)])]
        });
    }
    if def.has_time_unit() && is_time(slot.kind) && layer.has_band_end(channel, def) {
        if layer.has_shifted_interval(channel, def) {
            return vec![field(def.with("_offsetted_rect_start")), field(def.with("_offsetted_rect_end"))];
        }
        return vec![field(def.column.to_string()), field(def.with("_end"))];
    }
    if is_discrete(slot.kind) && channel == slot.channel {
        let sort = sort_rule(layer, def, zone);
        let raw = !matches!(sort, SortRule::None | SortRule::Natural);
        return vec![Part::Field(FieldPart { layer: index, column: def.column.clone(), raw, of_bins: false, sort })];
    }
    vec![field(def.column.to_string())]
}

/// Whether aggregates lie among the values that they summarise.
fn shares_domain(def: &Encoded) -> bool {
    matches!(
        def.def.aggregate,
        Some(
            Aggregate::Mean
                | Aggregate::Average
                | Aggregate::Median
                | Aggregate::Q1
                | Aggregate::Q3
                | Aggregate::Min
                | Aggregate::Max
        )
    )
}

/// Whether an order of categories asks for the rows as they are before marks are made of them.
pub fn needs_raw(index: usize, layer: &Layer<'_>, slots: &Slots, zone: Zone) -> bool {
    layer.channels.fields().any(|(channel, def)| {
        let open = def.def.scale.on().is_none_or(|scale| scale.domain.is_none());
        open && slots.kind(index, channel).is_some_and(is_discrete)
            && !matches!(sort_rule(layer, def, zone), SortRule::None | SortRule::Natural)
    })
}

/// The order that a definition asks for.
fn sort_rule(layer: &Layer<'_>, def: &Encoded, zone: Zone) -> SortRule {
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

fn discrete(parts: &[Part], layers: &[Layer<'_>], cells: &[&[Rows]]) -> Result<Vec<Value>, Error> {
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
    fn columns(layer: &Layer<'_>, wanted: impl Fn(&Encoded) -> bool) -> Vec<Rc<str>> {
        let found = layer.channels.fields().map(|(_, def)| def).filter(|def| wanted(def));
        let mut names: Vec<Rc<str>> = found.map(|def| def.column.clone()).gather();
        names.sort_unstable();
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

/// The column with this name, or the one that the name leads to.
pub fn column(table: &Table, name: &str) -> Option<Column> {
    table.column(name).cloned().or_else(|| table.resolve(&FieldPath::new(name)))
}

/// The numbers of a part, neither null nor NaN: all of them, or at least the smallest and the largest.
fn each_number(part: &Part, cells: &[&[Rows]], all: bool, put: &mut dyn FnMut(f64)) {
    let mut put_value = |value: &Value| {
        let number = value.to_number();
        // An empty cell of delimited text is drawn as zero but does not widen the domain.
        let empty = matches!(value, Value::Text(text) if text.is_empty());
        if !value.is_nothing() && !empty && !number.is_nan() {
            put(number);
        }
    };
    match part {
        Part::Values(values) => values.iter().for_each(put_value),
        Part::Field(part) => {
            for cell in cells {
                let Some(rows) = cell.get(part.layer) else { continue };
                match column(if part.raw { &rows.raw } else { &rows.domain }, &part.column) {
                    Some(Column::Numbers(numbers)) if all => {
                        numbers.iter().for_each(|number| put_value(&Value::Number(*number)));
                    }
                    Some(Column::Numbers(numbers)) => {
                        let extent = numbers.extent();
                        if extent.low <= extent.high {
                            put_value(&Value::Number(extent.low));
                            put_value(&Value::Number(extent.high));
                        }
                    }
                    Some(Column::Values(values)) => values.iter().for_each(&mut put_value),
                    None => {}
                }
            }
        }
    }
}
