//! The domain of a scale: what authors wrote, or the union of what layers and facets show.

use std::rc::Rc;

use super::Slot;
use super::categories::{SortRule, discrete, sort_rule};
use super::kind::{is_continuous, is_discrete, is_time};
use crate::compile::channels::{Encoded, secondary};
use crate::compile::data::{Prepared, Rows, temporal_value};
use crate::compile::layer::Layer;
use crate::data::{Column, FieldPath, Table, Value, stable_sort};
use crate::error::Error;
use crate::spec::{Aggregate, Channel, DomainDef, FieldType, ScaleType, StackOffset};
use crate::time::Zone;

/// A domain before it is rounded, padded and extended.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// Categories, in order.
    Values(Vec<Value>),
    /// The bounds of numbers or moments; all values for quantiles.
    Numbers(Vec<f64>),
}

/// One contribution to a domain.
pub(super) enum Part {
    /// Values that are known.
    Values(Vec<Value>),
    /// The values of a column.
    Field(FieldPart),
}

/// A column, whose values count.
pub(super) struct FieldPart {
    pub layer: usize,
    pub column: Rc<str>,
    /// Rows before the encoding's aggregation rather than those that are drawn.
    pub raw: bool,
    /// Bins, whose own order does not ask for other rows.
    pub of_bins: bool,
    pub sort: SortRule,
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
    let unit = def.def.time_unit.as_ref();
    // Vega-Lite unites moments to an extent, however many there are and in whatever order.
    let read = |values: &[Value]| {
        let values =
            values.iter().map(|value| if temporal { temporal_value(value, unit, zone) } else { value.clone() });
        let mut values: Vec<Value> = values.collect();
        if temporal && !is_discrete(slot.kind) {
            stable_sort(&mut values, |a, b| a.to_number().total_cmp(&b.to_number()));
            values.dedup();
            if values.len() > 2 {
                values.drain(1..values.len() - 1);
            }
        }
        values
    };
    let by_config = unaggregated && slot.kind != ScaleType::Log;
    let default = by_config.then_some(&DomainDef::Unaggregated);
    match scale.and_then(|scale| scale.domain.as_ref()).or(default) {
        Some(DomainDef::Values(values)) => {
            // It is said once, for x and x2 together.
            let parts = if main { vec![Part::Values(read(values))] } else { Vec::new() };
            return (parts, true);
        }
        Some(DomainDef::UnionWith(values)) if main => {
            let mut parts = vec![Part::Values(read(values))];
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
