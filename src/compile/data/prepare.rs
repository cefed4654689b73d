//! What an encoding implies for its rows: bins, calendar units, aggregation, filling, stacking, leaving out what cannot be
//! shown.

use super::bins::number;
use super::stacks::stacked;
use super::{Loader, Prepared, Rows, State};
use crate::compile::Overlay;
use crate::compile::channels::{Encoded, has_scale, main_channel};
use crate::compile::format;
use crate::compile::layer::{DomainRows, InvalidMode, Layer};
use crate::compile::scales::Slots;
use crate::compile::scales::categories::MAX_CATEGORIES;
use crate::compile::scales::domain::column;
use crate::compile::scales::kind::is_discrete;
use crate::data::{Column, FieldPath, Gather, Table, Value};
use crate::error::Error;
use crate::spec::{Aggregate, Aggregation, Channel, Config, FieldType, Setting, Sort, SortOrder};
use crate::time::Zone;
use crate::transform::{self, Filling};

/// The most series of a line, an area or a trail.
const MAX_SERIES: usize = 20_000;

/// What the plots of a facet have to do with the rows of one of them.
#[derive(Clone, Copy)]
pub struct Facets<'a> {
    /// The columns that tell plots apart.
    pub columns: &'a [String],
    /// What [`Loader::stack_keys`] found.
    pub keys: &'a [Vec<Value>],
}

/// The rows of a layer at all stages, without those that `overlay` hides.
#[allow(clippy::too_many_arguments, reason = "each is another stage of the way here")]
pub fn rows(
    loader: &Loader<'_>,
    index: usize,
    layer: &Layer<'_>,
    state: State,
    prepared: &Prepared,
    slots: &Slots,
    facets: Facets<'_>,
    overlay: &Overlay,
) -> Result<Rows, Error> {
    let mut table = state.table;
    for (channel, def) in layer.channels.fields() {
        if def.binning.is_some() {
            table = with_bins(table, channel, def, prepared, loader);
        }
        if def.def.time_unit.is_some() {
            table = with_time_unit(table, layer, channel, def, loader.zone);
        }
    }
    if let Some(order) = &layer.color_order {
        let place = |value: Value| order.domain.iter().position(|known| *known == value);
        let values = table.resolve_or_absent(&order.field);
        let places = values.iter().map(|value| Value::Number(place(value).map_or(-1.0, |place| place as f64)));
        table = table.with_column(&order.column, Column::new(places.collect()));
    }
    if !overlay.hidden.is_empty() {
        table = shown(table, layer, loader.layers, overlay);
    }
    if table.rows() > MAX_CATEGORIES {
        check_counts(&table, index, layer, slots)?;
    }
    let raw = table.clone();
    if layer.channels.aggregates() {
        table = aggregated(table, layer, facets.columns);
    }
    table = imputed(table, layer)?;
    if layer.stack.is_some() {
        table = stacked(table, layer, facets.keys)?;
    }
    let filtered = |table: &Table| valid_rows(table, index, layer, slots, loader.config);
    let main = match layer.invalid_mode() {
        InvalidMode::Show => table.clone(),
        InvalidMode::BreakKeepDomain | InvalidMode::BreakFilterDomain if layer.is_path() => table.clone(),
        InvalidMode::Filter | InvalidMode::BreakKeepDomain | InvalidMode::BreakFilterDomain => filtered(&table),
    };
    let domain = match layer.domain_rows() {
        None => main.clone(),
        Some(DomainRows::All) => table,
        Some(DomainRows::Valid) => filtered(&table),
    };
    Ok(Rows { source: state.source, raw, domain, main })
}

/// Refuses more categories and series than anybody can tell apart, before they are grouped, sorted and measured.
#[inline(never)]
fn check_counts(table: &Table, index: usize, layer: &Layer<'_>, slots: &Slots) -> Result<(), Error> {
    for (channel, def) in layer.channels.fields() {
        let written = layer.channels.data(main_channel(channel)).and_then(|main| main.def.scale.on());
        let open = written.is_none_or(|scale| scale.domain.is_none());
        let plain = def.def.aggregate.is_none() && def.binning.is_none();
        if open
            && plain
            && slots.kind(index, channel).is_some_and(is_discrete)
            && column(table, &def.column).is_some_and(|column| column.has_more_than(MAX_CATEGORIES))
        {
            return Err(Error::More { what: "categories of a scale", limit: MAX_CATEGORIES });
        }
    }
    let groups = if layer.is_path() { path_groups(layer) } else { Vec::new() };
    for name in groups {
        if column(table, &name).is_some_and(|column| column.has_more_than(MAX_SERIES)) {
            return Err(Error::More { what: "series", limit: MAX_SERIES });
        }
    }
    Ok(())
}

/// The rows that a reader does not hide. A layer that shows the legend's field otherwise, such as by its place, goes with it.
#[inline(never)]
fn shown(table: Table, layer: &Layer<'_>, all: &[Layer<'_>], overlay: &Overlay) -> Table {
    let shows = |column: &std::rc::Rc<str>| layer.channels.fields().iter().any(|(_, def)| def.column == *column);
    let named = |channel: Channel| {
        let of = |layer: &Layer<'_>| layer.channels.data(channel).map(|def| def.column.clone());
        of(layer).or_else(|| all.iter().filter_map(of).find(|column| shows(column)))
    };
    let hiding = overlay.hidden.iter().map(|(channel, _)| *channel);
    let columns: Vec<(Channel, Column)> =
        hiding.filter_map(|channel| Some((channel, table.column(&named(channel)?)?.clone()))).gather();
    if columns.is_empty() {
        return table;
    }
    let stays = |row: &u32| !columns.iter().any(|(channel, of)| overlay.hides(*channel, &of.value(*row as usize)));
    let rows: Vec<u32> = (0..table.rows() as u32).filter(stays).gather();
    table.select(&rows)
}

/// The table with the bins of a definition.
#[inline(never)]
pub fn with_bins(table: Table, channel: Channel, def: &Encoded, prepared: &Prepared, loader: &Loader<'_>) -> Table {
    let (Some(bins), Some(field)) = (prepared.bins(&def.column), def.field()) else { return table };
    if def.binning.is_none() {
        return table;
    }
    let mut table = table;
    if table.column(&def.column).is_none() {
        let values = table.resolve_or_absent(field);
        let mut low = Vec::with_capacity(values.len());
        let mut high = Vec::with_capacity(values.len());
        for row in 0..values.len() {
            let ends = number(&values, row).map(|value| bins.of(value));
            low.push(ends.map_or(Value::Null, |[low, _]| Value::Number(low)));
            high.push(ends.map_or(Value::Null, |[_, high]| Value::Number(high)));
        }
        table = table.with_column(&def.column, Column::new(low)).with_column(&def.with("_end"), Column::new(high));
    }
    let range = def.with("_range");
    let discrete = matches!(def.kind, Some(FieldType::Nominal | FieldType::Ordinal));
    if discrete && has_scale(channel) && table.column(&range).is_none() {
        let (low, high) = (table.field(&def.column), table.field(&def.with("_end")));
        let pattern = format::guide_pattern(def).or(loader.config.number_format.as_deref());
        let labels = (0..table.rows())
            .map(|row| Value::text(&format::bin_text(&low.value(row), &high.value(row), pattern)))
            .collect();
        table = table.with_column(&range, Column::new(labels));
    }
    table
}

/// The table with the calendar interval of a definition.
#[inline(never)]
pub fn with_time_unit(table: Table, layer: &Layer<'_>, channel: Channel, def: &Encoded, zone: Zone) -> Table {
    let (Some(unit), Some(field)) = (&def.def.time_unit, def.field()) else { return table };
    let end = def.with("_end");
    let mut table = table;
    if unit.binned {
        let position = layer.band_position(channel, false).unwrap_or(0.0);
        if !layer.is_rect_based() && position == 0.0 {
            return table;
        }
        let Some(parsed) = transform::parse_unit(unit, [f64::NAN; 2]) else { return table };
        let starts = table.resolve_or_absent(field);
        let ends = starts.iter().map(|value| offset(&value, &parsed, 1, zone)).collect();
        table = table.with_column(&end, Column::new(ends));
    } else if table.column(&def.column).is_none() || table.column(&end).is_none() {
        table = transform::time_unit(table, field, unit, [&def.column, &end], zone);
    }
    if layer.has_shifted_interval(channel, def)
        && let Some(parsed) = transform::parse_unit(unit, [f64::NAN; 2])
    {
        let share = layer.band_position(channel, true).unwrap_or(0.5) + 0.5;
        let between = |a: f64, b: f64| Value::Number((1.0 - share) * a + share * b);
        let (starts, ends) = (table.field(&def.column), table.field(&end));
        let rows = 0..table.rows();
        let first: Vec<Value> = rows
            .clone()
            .map(|row| between(offset(&starts.value(row), &parsed, -1, zone).to_number(), starts.number(row)))
            .collect();
        let last: Vec<Value> = rows.map(|row| between(starts.number(row), ends.number(row))).collect();
        table = table
            .with_column(&def.with("_offsetted_rect_start"), Column::new(first))
            .with_column(&def.with("_offsetted_rect_end"), Column::new(last));
    }
    table
}

fn offset(value: &Value, unit: &crate::time::TimeUnit, count: i64, zone: Zone) -> Value {
    if value.is_nothing() {
        return Value::Null;
    }
    Value::Time(unit.offset(value.to_number(), count, zone))
}

/// One row for each combination of what is not aggregated.
#[inline(never)]
fn aggregated(table: Table, layer: &Layer<'_>, facet_columns: &[String]) -> Table {
    let mut dimensions: Vec<String> = Vec::new();
    let mut fields: Vec<Aggregation> = Vec::new();
    for (channel, def) in layer.channels.fields() {
        match &def.def.aggregate {
            Some(op) => {
                if !fields.iter().any(|field| field.as_field == *def.column) {
                    let field = if *op == Aggregate::Count { None } else { def.field().cloned() };
                    fields.push(Aggregation { op: op.clone(), field, as_field: def.column.to_string() });
                }
            }
            None => {
                let mut names = vec![def.column.to_string()];
                if def.binning.is_some() || def.has_time_unit() {
                    for suffix in ["_end", "_range", "_offsetted_rect_start", "_offsetted_rect_end"] {
                        let needed = match suffix {
                            "_end" => layer.has_band_end(channel, def) || def.binning.is_some(),
                            _ => true,
                        };
                        let name = def.with(suffix);
                        if needed && table.column(&name).is_some() {
                            names.push(name);
                        }
                    }
                }
                for name in names {
                    if !dimensions.contains(&name) {
                        dimensions.push(name);
                    }
                }
            }
        }
    }
    for name in facet_columns {
        if !dimensions.contains(name) && table.column(name).is_some() {
            dimensions.push(name.clone());
        }
    }
    let dimensions: Vec<FieldPath> = dimensions.iter().map(|name| FieldPath::new(name)).collect();
    transform::aggregate(&table, &fields, &dimensions)
}

/// The table with what x or y ask to be filled in.
#[inline(never)]
fn imputed(table: Table, layer: &Layer<'_>) -> Result<Table, Error> {
    let field = |channel| layer.channels.get(channel).filter(|def| def.is_field());
    let (Some(x), Some(y)) = (field(Channel::X), field(Channel::Y)) else { return Ok(table) };
    let (filled, key) = if x.def.impute.is_some() { (x, y) } else { (y, x) };
    let Some(impute) = &filled.def.impute else { return Ok(table) };
    let groups: Vec<FieldPath> = path_groups(layer).iter().map(|name| FieldPath::new(name)).collect();
    let filling = Filling { method: impute.method, frame: impute.frame, value: impute.value.clone() };
    // Fields as they are in the data: what else the encoding makes of them, rows that are filled in lack.
    let (Some(filled), Some(key)) = (filled.field(), key.field()) else { return Ok(table) };
    transform::impute(table, filled, key, impute.keyvals.as_deref(), &groups, &filling)
}

/// The columns by which the rows of a path fall into series.
pub fn path_groups(layer: &Layer<'_>) -> Vec<String> {
    use crate::spec::MarkType::{Line, Trail};
    let mut groups: Vec<String> = Vec::new();
    for (channel, defs) in layer.channels.iter() {
        let groups_series = match channel {
            Channel::Order => !matches!(layer.kind, Line | Trail),
            Channel::Size => layer.kind != Trail,
            Channel::Detail
            | Channel::Key
            | Channel::Color
            | Channel::Fill
            | Channel::Stroke
            | Channel::Opacity
            | Channel::FillOpacity
            | Channel::StrokeOpacity
            | Channel::StrokeDash
            | Channel::StrokeWidth => true,
            Channel::XOffset | Channel::YOffset => {
                let base = if channel == Channel::XOffset { Channel::X } else { Channel::Y };
                let position = layer.channels.get(base).filter(|def| def.is_field());
                let offset = defs.first().filter(|def| def.is_field());
                if let (Some(position), Some(offset)) = (position, offset)
                    && position.def.aggregate.is_none()
                    && offset.def.aggregate.is_none()
                    && position.column != offset.column
                {
                    groups.push(position.column.to_string());
                }
                false
            }
            _ => false,
        };
        if !groups_series {
            continue;
        }
        for def in defs {
            let Some(def) = def.data().filter(|def| def.is_field() && def.def.aggregate.is_none()) else { continue };
            if !groups.iter().any(|name| **name == *def.column) {
                groups.push(def.column.to_string());
            }
        }
    }
    groups
}

/// Ascending or descending, where that was written.
pub fn written_order(def: &Encoded) -> Option<SortOrder> {
    match &def.def.sort {
        Setting::On(Sort::Order(order)) => Some(*order),
        _ => None,
    }
}

/// The rows whose values can be shown by continuous scales.
fn valid_rows(table: &Table, index: usize, layer: &Layer<'_>, slots: &Slots, config: &Config) -> Table {
    let columns: Vec<Column> = checked_fields(index, layer, slots, config)
        .into_iter()
        .map(|def| column(table, &def.column).unwrap_or_else(|| table.field(&def.column)))
        .filter(|column| !matches!(column, Column::Numbers(numbers) if numbers.extent().finite))
        .gather();
    if columns.is_empty() {
        return table.clone();
    }
    let valid = |row: u32| columns.iter().all(|column| is_valid(&column.value(row as usize)));
    let kept: Vec<u32> = (0..table.rows() as u32).filter(|row| valid(*row)).gather();
    if kept.len() == table.rows() { table.clone() } else { table.select(&kept) }
}

/// The definitions whose values a continuous scale has to show.
pub fn checked_fields<'l>(index: usize, layer: &'l Layer<'_>, slots: &Slots, config: &Config) -> Vec<&'l Encoded> {
    layer
        .channels
        .fields()
        .into_iter()
        .filter(|(channel, def)| {
            let counting = matches!(
                def.def.aggregate,
                Some(Aggregate::Count | Aggregate::Valid | Aggregate::Missing | Aggregate::Distinct)
            );
            !counting
                && !config.scale_invalid.contains_key(channel)
                && slots.kind(index, *channel).is_some_and(|kind| !is_discrete(kind))
        })
        .map(|(_, def)| def)
        .gather()
}

/// Whether a continuous scale can show a value: neither absent nor null nor NaN nor infinite.
pub fn is_valid(value: &Value) -> bool {
    !value.is_nothing() && value.to_number().is_finite()
}
