//! The plots that the fields of a facet make: their rows, their order, their headers.

use std::rc::Rc;

use super::channels::Encoded;
use super::data::State;
use super::guide::{HeaderBlock, HeaderInput, Look, header};
use super::normalize::Facet;
use crate::data::{Column, FieldPath, Gather, Sameness, Table, Value, stable_sort};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::error::Error;
use crate::geometry::Size;
use crate::scene::HeaderKind;
use crate::spec::{Aggregate, Aggregation, Channel, ChannelDef, FieldType, Setting, Sort, SortOrder};
use crate::time::Zone;
use crate::transform::{self, Groups};

/// The most plots of one picture.
const MAX_PLOTS: usize = 2_000;

/// The plots of a picture.
#[derive(Debug, Default)]
pub struct Cells {
    /// Row by row.
    pub cells: Vec<Cell>,
    /// Plots in a row.
    pub columns: usize,
    /// What makes rows, columns or wrapped plots.
    pub directions: Vec<Direction>,
    /// The columns of the rows' table that tell facets apart.
    pub keys: Vec<String>,
}

/// One plot.
#[derive(Debug)]
pub struct Cell {
    /// The facet's fields with their values.
    pub values: Vec<(Rc<str>, Value)>,
    /// Its rows.
    pub state: State,
}

/// One field of the facet.
#[derive(Debug)]
pub struct Direction {
    kind: HeaderKind,
    def: ChannelDef,
    field: FieldType,
    column: Rc<str>,
    values: Vec<Value>,
    ends: Vec<Value>,
}

impl Direction {
    fn new(
        kind: HeaderKind,
        def: &ChannelDef,
        table: &mut Table,
        zone: Zone,
        aggregated: bool,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<Self, Error> {
        let channel = match kind {
            HeaderKind::Row => Channel::Row,
            HeaderKind::Column => Channel::Column,
            HeaderKind::Facet => Channel::Facet,
        };
        let encoded = Encoded::new(def, channel);
        *table = with_columns(std::mem::take(table), &encoded, zone);
        let column = column(table, &encoded);
        if column.has_more_than(MAX_PLOTS) {
            return Err(Error::More { what: "plots", limit: MAX_PLOTS });
        }
        let ends_column = encoded.binning.is_some().then(|| table.field(&encoded.with("_end")));
        // Vega-Lite aggregates a single view before it sorts its plots: then what they are sorted by is gone.
        let lost = match &def.sort {
            Setting::On(Sort::Values(_)) => aggregated,
            Setting::On(Sort::Field(sort)) => aggregated && sort.field.is_some(),
            Setting::On(Sort::Order(_) | Sort::Channel(..)) | Setting::Off | Setting::Unset => false,
        };
        if aggregated && matches!(&def.sort, Setting::On(Sort::Field(sort)) if sort.field.is_none()) {
            notes.push(messages::counted_before_aggregation(&def.pointer));
        }
        if lost {
            notes.push(messages::order_of_aggregated_plots(&def.pointer));
        }
        let (values, firsts) = ordered(&column, table, &encoded, zone, lost);
        let ends = ends_column.map_or_else(Vec::new, |ends| firsts.iter().map(|row| ends.value(*row)).collect());
        Ok(Self {
            kind,
            def: def.clone(),
            field: encoded.kind.unwrap_or(FieldType::Nominal),
            column: encoded.column,
            values,
            ends,
        })
    }

    /// The header of this direction.
    #[inline(never)]
    pub fn header(&self, plot: Size, look: Look<'_>) -> Option<HeaderBlock> {
        let input = HeaderInput {
            kind: self.kind,
            def: &self.def,
            field: self.field,
            values: &self.values,
            ends: &self.ends,
            width: plot.width,
        };
        header(&input, look)
    }
}

/// The plots of a facet over the rows of its own node.
#[inline(never)]
///
/// `aggregated` says that they are the plots of a single view that is aggregated.
pub fn cells(
    facet: &Facet<'_>,
    mut state: State,
    default_columns: Option<usize>,
    zone: Zone,
    aggregated: bool,
    notes: &mut Vec<Diagnostic>,
) -> Result<Cells, Error> {
    let mut table = std::mem::take(&mut state.table);
    let mut direction = |kind, def: Option<&ChannelDef>, table: &mut Table| {
        def.map(|def| Direction::new(kind, def, table, zone, aggregated, notes)).transpose()
    };
    let row = direction(HeaderKind::Row, facet.row, &mut table)?;
    let column = direction(HeaderKind::Column, facet.column, &mut table)?;
    let wrap = direction(HeaderKind::Facet, facet.wrap, &mut table)?;
    let directions: Vec<Direction> = [row, column, wrap].into_iter().flatten().gather();
    let count = directions.iter().fold(1_usize, |count, direction| count.saturating_mul(direction.values.len()));
    if count > MAX_PLOTS {
        return Err(Error::Limit { what: "plots", found: count, limit: MAX_PLOTS });
    }
    let mut keys: Vec<String> = Vec::new();
    for direction in &directions {
        let end = [&*direction.column, "_end"].concat();
        keys.push(direction.column.to_string());
        keys.extend(table.column(&end).is_some().then_some(end));
    }
    // The place of each row along each direction.
    let mut rows_of: Vec<Vec<u32>> = vec![Vec::new(); count];
    let places: Vec<Vec<usize>> = directions.iter().map(|direction| places(direction, &table)).collect();
    for row in 0..table.rows() {
        let mut cell = 0;
        for (direction, places) in directions.iter().zip(&places) {
            cell = cell * direction.values.len() + places.get(row).copied().unwrap_or(0);
        }
        if let Some(rows) = rows_of.get_mut(cell) {
            rows.push(row as u32);
        }
    }
    let gaps = rows_of.iter().any(Vec::is_empty);
    for direction in directions.iter().filter(|_| gaps && directions.len() > 1) {
        if matches!(direction.def.sort, Setting::On(Sort::Values(_) | Sort::Field(_))) {
            notes.push(messages::sorted_plots_with_gaps(&direction.def.pointer));
        }
    }
    let columns = match directions.last() {
        Some(last) if last.kind == HeaderKind::Column => last.values.len(),
        Some(last) if last.kind == HeaderKind::Facet => {
            facet.columns.or(default_columns).filter(|columns| *columns > 0).unwrap_or(last.values.len())
        }
        _ => 1,
    };
    let mut cells = Vec::with_capacity(count);
    for (at, rows) in rows_of.into_iter().enumerate() {
        let mut rest = at;
        let mut values: Vec<(Rc<str>, Value)> = Vec::new();
        for direction in directions.iter().rev() {
            let size = direction.values.len().max(1);
            values.push((direction.column.clone(), direction.values.get(rest % size).cloned().unwrap_or_default()));
            rest /= size;
        }
        values.reverse();
        cells.push(Cell { values, state: State { table: table.select(&rows), ..state.clone() } });
    }
    Ok(Cells { cells, columns: columns.max(1), directions, keys })
}

fn with_columns(table: Table, def: &Encoded, zone: Zone) -> Table {
    let Some(field) = def.field() else { return table };
    let end = def.with("_end");
    if let Some(params) = &def.binning {
        return transform::bin(table, field, params, [&def.column, &end]).0;
    }
    if let Some(unit) = def.def.time_unit.as_ref().filter(|unit| !unit.binned) {
        return transform::time_unit(table, field, unit, [&def.column, &end], zone);
    }
    if table.column(&def.column).is_none() {
        let column = table.resolve_or_absent(field);
        return table.with_column(&def.column, column);
    }
    table
}

fn column(table: &Table, def: &Encoded) -> Column {
    super::scales::domain::column(table, &def.column).unwrap_or_else(|| table.field(&def.column))
}

/// The place of each row among the values of a direction.
fn places(direction: &Direction, table: &Table) -> Vec<usize> {
    let column = table.field(&direction.column);
    let with_name = Table::new(column.len()).with_column("key", column);
    let groups = Groups::new(&with_name, &[FieldPath::new("key")], Sameness::Text);
    let of_group: Vec<usize> = groups
        .firsts()
        .iter()
        .map(|row| {
            let value = with_name.value(*row as usize, "key");
            direction.values.iter().position(|known| known.key() == value.key()).unwrap_or(0)
        })
        .collect();
    groups.of().iter().map(|group| of_group.get(*group as usize).copied().unwrap_or(0)).collect()
}

/// The distinct values of a facet in order, with a row of each.
fn ordered(column: &Column, table: &Table, def: &Encoded, zone: Zone, as_they_come: bool) -> (Vec<Value>, Vec<usize>) {
    let key = FieldPath::new("facet key");
    let keyed = table.clone().with_column("facet key", column.clone());
    let groups = Groups::new(&keyed, std::slice::from_ref(&key), Sameness::Text);
    let firsts: Vec<usize> = groups.firsts().iter().map(|row| *row as usize).collect();
    let values: Vec<Value> = firsts.iter().map(|row| column.value(*row)).collect();
    let mut order: Vec<usize> = (0..values.len()).collect();
    let at = |place: usize| values.get(place).cloned().unwrap_or_default();
    match &def.def.sort {
        _ if as_they_come => {}
        Setting::On(Sort::Order(SortOrder::Descending)) => stable_sort(&mut order, |&a, &b| at(b).compare(&at(a))),
        Setting::On(Sort::Values(list)) => {
            let unit = def.def.time_unit.as_ref();
            let listed: Vec<Value> = match unit {
                Some(_) => list.iter().map(|value| super::data::temporal_value(value, unit, zone)).collect(),
                None => list.clone(),
            };
            let rank = |place: usize| listed.iter().position(|listed| *listed == at(place)).unwrap_or(listed.len());
            stable_sort(&mut order, |&a, &b| rank(a).cmp(&rank(b)));
        }
        Setting::On(Sort::Field(sort)) => {
            let op = sort.op.clone().unwrap_or(Aggregate::Min);
            let what = Aggregation { op, field: sort.field.clone(), as_field: "facet sort".to_owned() };
            let sums = transform::aggregate(&keyed, &[what], &[key]).field("facet sort");
            let descending = sort.order.on() == Some(&SortOrder::Descending);
            stable_sort(&mut order, |&a, &b| {
                let order = sums.value(a).compare(&sums.value(b));
                if descending { order.reverse() } else { order }
            });
        }
        Setting::On(Sort::Order(SortOrder::Ascending) | Sort::Channel(..)) | Setting::Unset | Setting::Off => {
            stable_sort(&mut order, |&a, &b| at(a).compare(&at(b)));
        }
    }
    let rows = order.iter().filter_map(|place| firsts.get(*place).copied()).gather();
    (order.into_iter().map(at).collect(), rows)
}

impl Cells {
    /// Leaves out rows, columns or wrapped plots in which nothing is left to draw. `drawn` says which plots have anything;
    /// the result says which plots stay.
    pub fn keep(&mut self, drawn: &[bool]) -> Vec<bool> {
        let sizes: Vec<usize> = self.directions.iter().map(|direction| direction.values.len()).collect();
        let mut used: Vec<Vec<bool>> = sizes.iter().map(|size| vec![false; *size]).collect();
        let places = |cell: usize| {
            let mut rest = cell;
            let mut places = vec![0; sizes.len()];
            for (place, size) in places.iter_mut().zip(&sizes).rev() {
                *place = rest % size.max(&1);
                rest /= size.max(&1);
            }
            places
        };
        for (cell, drawn) in drawn.iter().enumerate() {
            for (used, place) in used.iter_mut().zip(places(cell)) {
                if let Some(used) = used.get_mut(place) {
                    *used |= drawn;
                }
            }
        }
        let stays: Vec<bool> = (0..self.cells.len())
            .map(|cell| used.iter().zip(places(cell)).all(|(used, place)| used.get(place) == Some(&true)))
            .collect();
        if stays.iter().all(|stays| !stays) {
            return vec![true; self.cells.len()];
        }
        for (direction, used) in self.directions.iter_mut().zip(&used) {
            let before = direction.values.len();
            let mut flags = used.iter();
            direction.values.retain(|_| flags.next() != Some(&false));
            let mut flags = used.iter();
            direction.ends.retain(|_| flags.next() != Some(&false));
            if direction.kind == HeaderKind::Column || self.columns == before {
                self.columns = direction.values.len();
            }
        }
        let mut flags = stays.iter();
        self.cells.retain(|_| flags.next() != Some(&false));
        stays
    }
}

/// A picture without facets has one plot.
pub fn single() -> Cells {
    Cells {
        cells: vec![Cell { values: Vec::new(), state: State::default() }],
        columns: 1,
        directions: Vec::new(),
        keys: Vec::new(),
    }
}

/// Says where Vega-Lite takes a header's expression for another one: it puts the label of a category in its place without
/// brackets, as a choice between two texts that binds less than any operator beside it.
#[inline(never)]
pub fn note_labels(facet: &Facet<'_>, notes: &mut Vec<Diagnostic>) {
    const LABEL: &str = "datum.label";
    for def in [facet.row, facet.column, facet.wrap].into_iter().flatten() {
        let Some(header) = def.header.on() else { continue };
        let Some(expression) = header.label_expr() else { continue };
        let plain = def.time_unit.is_none() && header.format().is_none();
        if !plain || matches!(def.kind, Some(FieldType::Quantitative | FieldType::Temporal)) {
            continue;
        }
        let source = expression.source();
        let operator = |c: Option<char>| c.is_some_and(|c| "+-*/%<>=!&|".contains(c));
        let torn = source.match_indices(LABEL).any(|(at, _)| {
            let (before, after) = (source.get(..at).unwrap_or(""), source.get(at + LABEL.len()..).unwrap_or(""));
            operator(before.trim_end().chars().next_back()) || operator(after.trim_start().chars().next())
        });
        if torn {
            notes.push(messages::label_without_brackets(&def.pointer));
        }
    }
}
