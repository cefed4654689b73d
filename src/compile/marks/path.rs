//! The rows of lines, areas and trails: which make a series, in which order, where it breaks, and what of very many rows can
//! be seen.

use std::ops::Range;

use super::Drawing;
use super::positions::Positions;
use crate::compile::data::{checked_fields, is_valid, path_groups, written_order};
use crate::compile::layer::InvalidMode;
use crate::data::{Column, FieldPath, Gather, Sameness, Value, stable_sort};
use crate::spec::{Channel, MarkProps, Orientation, Setting, SortOrder, Source};
use crate::transform::Groups;

/// How many vertices a pixel column may have before only its extremes are kept.
const CROWDED: usize = 8;

/// One series: its rows in drawing order.
pub enum Series {
    /// These as they come, one after another.
    Stretch(Range<usize>),
    /// These in this order.
    Rows(Vec<usize>),
}

impl Series {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Series::Stretch(rows) => rows.len(),
            Series::Rows(rows) => rows.len(),
        }
    }

    /// The row at a place of the path.
    pub fn row(&self, at: usize) -> Option<usize> {
        match self {
            Series::Stretch(rows) => (at < rows.len()).then_some(rows.start + at),
            Series::Rows(rows) => rows.get(at).copied(),
        }
    }
}

/// The series of a path mark. `along` is where the rows lie along the path's dimension.
pub fn series(drawing: &Drawing<'_>, along: &Positions) -> Vec<Series> {
    let layer = drawing.layer;
    let groups: Vec<FieldPath> = path_groups(layer).iter().map(|name| FieldPath::new(name)).collect();
    let has_order = layer.channels.has(Channel::Order);
    let fields = layer.channels.all(Channel::Order).iter().any(|def| def.is_field());
    let unordered = layer.look.get(MarkProps::order).is_some_and(|order| matches!(order, Setting::Off));
    let written_null = layer
        .channels
        .get(Channel::Order)
        .is_some_and(|def| matches!(&def.def.source, Source::Value(Value::Null | Value::Bool(false))));
    let dimension = if layer.orient == Some(Orientation::Horizontal) { Channel::Y } else { Channel::X };
    let by_dimension = layer.channels.get(dimension).is_some_and(|def| def.is_field());
    let as_they_come = written_null || unordered && !has_order;
    let by_fields = fields && layer.stack.is_none();
    let in_order = |rows: Vec<usize>| {
        Series::Rows(if as_they_come || !by_fields && !by_dimension {
            rows
        } else if by_fields {
            ordered(drawing, rows)
        } else {
            by_place(rows, along)
        })
    };
    // Most data come series by series and in order: then nothing is to be remembered.
    let of_stretch = |rows: Range<usize>| {
        let stays = as_they_come || !by_fields && (!by_dimension || along.are_rising_within(&rows));
        if stays { Series::Stretch(rows) } else { in_order(rows.collect()) }
    };
    if groups.is_empty() {
        return vec![of_stretch(0..drawing.len())];
    }
    let groups = Groups::new(&drawing.rows.main, &groups, Sameness::Text);
    match groups.stretches() {
        Some(stretches) => stretches.into_iter().map(of_stretch).collect(),
        None => groups.rows().iter().map(|rows| in_order(rows.iter().map(|row| *row as usize).collect())).collect(),
    }
}

/// Rows by their place along the path.
fn by_place(mut rows: Vec<usize>, along: &Positions) -> Vec<usize> {
    if along.are_rising_in(&rows) {
        return rows;
    }
    let places: Vec<f64> = rows.iter().map(|row| along.at(*row)).collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let at = |index: usize| places.get(index).copied().unwrap_or(f64::NAN);
    stable_sort(&mut order, |&a, &b| Value::Number(at(a)).compare(&Value::Number(at(b))));
    rows = order.into_iter().filter_map(|index| rows.get(index).copied()).gather();
    rows
}

/// Rows by the fields of the order channel, as they come where there is none.
pub fn ordered(drawing: &Drawing<'_>, mut rows: Vec<usize>) -> Vec<usize> {
    if drawing.layer.stack.is_some() {
        return rows;
    }
    let keys: Vec<(Column, bool)> = drawing
        .layer
        .channels
        .all(Channel::Order)
        .iter()
        .filter(|def| def.is_field())
        .map(|def| (drawing.column(&def.column), written_order(def) == Some(SortOrder::Descending)))
        .gather();
    if !keys.is_empty() {
        stable_sort(&mut rows, |&a, &b| {
            for (column, descending) in &keys {
                let order = column.value(a).compare(&column.value(b));
                if order.is_ne() {
                    return if *descending { order.reverse() } else { order };
                }
            }
            std::cmp::Ordering::Equal
        });
    }
    rows
}

/// The rows of a path with where their vertices lie.
pub struct Course {
    /// Along the path's dimension.
    pub along: Positions,
    /// Across it: the line, or the edge of an area that shows the value.
    pub across: Positions,
    /// The other edge of an area.
    pub base: Option<Positions>,
    /// The columns in which an invalid value breaks the path.
    breaks: Vec<Column>,
}

impl Course {
    /// The course of a drawing's rows.
    pub fn new(drawing: &Drawing<'_>, along: Positions, across: Positions, base: Option<Positions>) -> Self {
        Self { along, across, base, breaks: breaks(drawing) }
    }

    /// Where a row's vertex lies along and across; nothing for a break.
    pub fn vertex(&self, row: usize) -> Option<(f64, f64)> {
        if !self.breaks.is_empty() && !self.breaks.iter().all(|column| is_valid(&column.value(row))) {
            return None;
        }
        let (along, across) = (self.along.at(row), self.across.at(row));
        let based = self.base.as_ref().is_none_or(|base| base.at(row).is_finite());
        (along.is_finite() && across.is_finite() && based).then_some((along, across))
    }

    /// Of very many vertices those that can be told apart on screen: of each pixel column the first, the last, the highest
    /// and the lowest. `length` is that of the axis along the path; the result counts in the vertices of the series.
    pub fn visible(&self, series: &Series, length: f64) -> Vec<usize> {
        let (count, columns) = (series.len(), length.clamp(1.0, 1e5) as usize);
        if count <= columns.saturating_mul(CROWDED) {
            return (0..count).collect();
        }
        let unbroken = self.breaks.is_empty() && self.along.are_finite() && self.across.are_finite();
        let based = self.base.as_ref().is_none_or(Positions::are_finite);
        match series {
            Series::Stretch(rows) if unbroken && based && self.along.are_rising_within(rows) => self.of_rising(rows),
            Series::Rows(rows) if unbroken && based && self.along.are_rising_in(rows) => self.of_rising_rows(rows),
            Series::Stretch(_) | Series::Rows(_) => self.of_any(series),
        }
    }

    /// Rows without a break that come in order: pixel after pixel is found in the numbers as they are.
    fn of_rising(&self, rows: &Range<usize>) -> Vec<usize> {
        let mut kept = Vec::new();
        let mut rest = rows.clone();
        while !rest.is_empty() {
            let end = self.along.next_pixel(rest.clone());
            let (least, most) = self.across.extremes(rest.start, end);
            keep(&mut kept, [rest.start, end - 1, least, most].map(|row| row - rows.start));
            rest.start = end;
        }
        kept
    }

    /// The same of some of the rows.
    fn of_rising_rows(&self, rows: &[usize]) -> Vec<usize> {
        let mut kept = Vec::new();
        let mut start = 0;
        while start < rows.len() {
            let end = self.along.next_pixel_in(rows, start);
            let (least, most) = self.across.extremes_in(rows, start..end);
            keep(&mut kept, [start, end - 1, least, most]);
            start = end;
        }
        kept
    }

    fn of_any(&self, series: &Series) -> Vec<usize> {
        let mut kept: Vec<usize> = Vec::new();
        let mut current: Option<(i64, [usize; 4], [f64; 2])> = None;
        let mut broken = false;
        for index in 0..series.len() {
            let Some((along, across)) = series.row(index).and_then(|row| self.vertex(row)) else {
                if let Some((_, places, _)) = current.take() {
                    keep(&mut kept, places);
                }
                if !broken {
                    kept.push(index);
                }
                broken = true;
                continue;
            };
            broken = false;
            let pixel = along.floor() as i64;
            match &mut current {
                Some((column, places, extremes)) if *column == pixel => {
                    places[1] = index;
                    if across < extremes[0] {
                        extremes[0] = across;
                        places[2] = index;
                    }
                    if across > extremes[1] {
                        extremes[1] = across;
                        places[3] = index;
                    }
                }
                _ => {
                    if let Some((_, places, _)) = current.replace((pixel, [index; 4], [across; 2])) {
                        keep(&mut kept, places);
                    }
                }
            }
        }
        if let Some((_, places, _)) = current {
            keep(&mut kept, places);
        }
        kept
    }
}

/// Keeps the places of one pixel column in their order, each once: the first, the last and two between them.
fn keep(kept: &mut Vec<usize>, [first, last, a, b]: [usize; 4]) {
    for place in [first, a.min(b), a.max(b), last] {
        if kept.last() != Some(&place) {
            kept.push(place);
        }
    }
}

/// The columns in which an invalid value breaks the path.
fn breaks(drawing: &Drawing<'_>) -> Vec<Column> {
    let mode = drawing.layer.invalid_mode();
    if !matches!(mode, InvalidMode::BreakKeepDomain | InvalidMode::BreakFilterDomain) {
        return Vec::new();
    }
    let mut columns = Vec::new();
    let stack = drawing.layer.stack.as_ref();
    for def in checked_fields(drawing.index, drawing.layer, drawing.slots, drawing.wording.config) {
        let imputed = stack.is_some_and(|stack| stack.impute) && def.binning.is_some();
        let column = drawing.column(&if imputed { def.with("_mid") } else { def.column.to_string() });
        if !matches!(&column, Column::Numbers(numbers) if numbers.extent().finite) {
            columns.push(column);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_order_are_thinned_like_any() {
        let numbers = |of: fn(usize) -> usize| (0..5000).map(|at| of(at) as f64).collect();
        let along = Positions::straight(numbers(|at| at), (0.0, 4999.0), (0.0, 100.0), 0.0);
        let across = Positions::straight(numbers(|at| at * 7919 % 1000), (0.0, 1000.0), (0.0, 100.0), 0.0);
        let course = Course { along, across, base: None, breaks: Vec::new() };
        for step in [1, 2, 3] {
            let rows: Vec<usize> = (0..5000).step_by(step).collect();
            let thinned = course.of_rising_rows(&rows);
            assert!(thinned.len() <= 404 && thinned.len() > 300, "{}", thinned.len());
            assert_eq!(thinned, course.of_any(&Series::Rows(rows)));
        }
        let stretch = 500..4000;
        assert_eq!(course.of_rising(&stretch), course.of_any(&Series::Stretch(stretch)));
    }
}
