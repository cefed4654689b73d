//! Computations over the rows around a row.

use std::cmp::Ordering;

use super::measure::Sums;
use super::sort::Order;
use super::{Groups, Measure};
use crate::data::{Column, FieldPath, Gather, Sameness, Table, Value};
use crate::error::Error;
use crate::number;
use crate::spec::{Aggregate, Frame, SortField, WindowField, WindowOp};

/// How many values are looked at anew, where a sum can not be carried on from row to row.
const MOST_WORK: usize = 10_000_000;

/// Refuses too much work in frames.
pub fn frame_work(work: &mut usize, more: usize) -> Result<(), Error> {
    *work = work.saturating_add(more);
    if *work > MOST_WORK {
        return Err(Error::Limit { what: "values in window frames", found: *work, limit: MOST_WORK });
    }
    Ok(())
}

/// The half-open range of positions that a frame has around one of `count` positions.
pub fn framed(frame: Frame, at: usize, count: usize) -> (usize, usize) {
    let count = count as f64;
    let from = frame.start.map_or(0.0, |offset| number::within(at as f64 + offset, 0.0, count));
    let to = frame.end.map_or(count, |offset| number::within(at as f64 + offset + 1.0, 0.0, count));
    (from as usize, to as usize)
}

/// The table with the fields added. Without a frame, a row sees those before it and itself.
pub fn window(
    mut table: Table,
    fields: &[WindowField],
    frame: Option<Frame>,
    ignore_peers: bool,
    groupby: &[FieldPath],
    sort: &[SortField],
) -> Result<Table, Error> {
    let frame = frame.unwrap_or(Frame { start: None, end: Some(0.0) });
    let order = Order::new(&table, sort);
    let mut groups = Groups::new(&table, groupby, Sameness::Text).rows();
    groups.iter_mut().for_each(|rows| order.sort(rows));
    let mut work = 0;
    let mut columns = Vec::with_capacity(fields.len());
    for field in fields {
        let mut values = vec![Value::Missing; table.rows()];
        for rows in &groups {
            // Rows that no order tells apart are peers; without an order there are none.
            let peers = |a: usize, b: usize| match (rows.get(a), rows.get(b)) {
                (Some(&a), Some(&b)) => !sort.is_empty() && order.compare(a, b) == Ordering::Equal,
                _ => false,
            };
            let runs = runs(rows.len(), &peers);
            let partition = Partition { table: &table, rows, runs: &runs };
            let frames = |at: usize| {
                let (from, to) = framed(frame, at, rows.len());
                if ignore_peers {
                    return (from, to);
                }
                // A frame takes all peers of its ends along.
                let first = runs.get(from).map_or(from, |run| run.0);
                let last = to.checked_sub(1).and_then(|last| runs.get(last)).map_or(to, |run| run.1);
                (first, last)
            };
            let results = partition.results(field, &frames, &mut work)?;
            for (&row, result) in rows.iter().zip(results) {
                values.get_mut(row as usize).into_iter().for_each(|value| *value = result.clone());
            }
        }
        columns.push(Column::new(values));
    }
    for (field, column) in fields.iter().zip(columns) {
        table = table.with_column(&field.as_field, column);
    }
    Ok(table)
}

/// For each position, the half-open range of its peers.
fn runs(count: usize, peers: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut runs = Vec::with_capacity(count);
    while runs.len() < count {
        let start = runs.len();
        let mut end = start + 1;
        while end < count && peers(end - 1, end) {
            end += 1;
        }
        runs.resize(end, (start, end));
    }
    runs
}

/// The rows of a group in order, with the peers of each.
struct Partition<'a> {
    table: &'a Table,
    rows: &'a [u32],
    runs: &'a [(usize, usize)],
}

impl Partition<'_> {
    /// The value for each position.
    fn results(
        &self,
        field: &WindowField,
        frames: &dyn Fn(usize) -> (usize, usize),
        work: &mut usize,
    ) -> Result<Vec<Value>, Error> {
        let count = self.rows.len();
        let column = field.field.as_ref().map(|path| self.table.resolve_or_absent(path));
        let value = |at: usize| match (&column, self.rows.get(at)) {
            (Some(column), Some(&row)) => column.value(row as usize),
            _ => Value::Missing,
        };
        let each = |value: &dyn Fn(usize) -> Value| (0..count).map(value).collect::<Vec<Value>>();
        let number = |number: f64| Value::Number(number);
        let offset = field.param.filter(|offset| *offset != 0.0 && !offset.is_nan()).unwrap_or(1.0);
        let beyond = |at: f64| if at >= 0.0 && at < count as f64 { value(at as usize) } else { Value::Null };
        Ok(match &field.op {
            WindowOp::RowNumber => each(&|at| number(at as f64 + 1.0)),
            WindowOp::Rank => self.ranks().into_iter().map(|(rank, _)| number(rank)).collect(),
            WindowOp::DenseRank => self.ranks().into_iter().map(|(_, dense)| number(dense)).collect(),
            WindowOp::PercentRank => {
                self.ranks().into_iter().map(|(rank, _)| number((rank - 1.0) / (count as f64 - 1.0))).collect()
            }
            WindowOp::CumeDist => self.shares().into_iter().map(number).collect(),
            WindowOp::Ntile => {
                let tiles = field.param.unwrap_or(f64::NAN);
                self.shares().into_iter().map(|share| number((tiles * share).ceil())).collect()
            }
            WindowOp::Lag => each(&|at| beyond(at as f64 - offset)),
            WindowOp::Lead => each(&|at| beyond(at as f64 + offset)),
            WindowOp::FirstValue => each(&|at| value(frames(at).0)),
            WindowOp::LastValue => each(&|at| frames(at).1.checked_sub(1).map_or(Value::Missing, value)),
            WindowOp::NthValue => each(&|at| {
                let (from, to) = frames(at);
                let nth = from as f64 + field.param.unwrap_or(f64::NAN) - 1.0;
                if nth >= 0.0 && nth < to as f64 { value(nth as usize) } else { Value::Null }
            }),
            WindowOp::Aggregate(op) => self.aggregates(op, column.clone(), frames, work)?,
        })
    }

    /// The rank of each position, with and without gaps.
    fn ranks(&self) -> Vec<(f64, f64)> {
        let mut dense = 0.0;
        let next = |(at, &(start, _)): (usize, &(usize, usize))| {
            dense += f64::from(u8::from(at == start));
            (start as f64 + 1.0, dense)
        };
        self.runs.iter().enumerate().map(next).collect()
    }

    /// The share of positions that are before or the same as each; the first position counts for itself, as in Vega.
    fn shares(&self) -> Vec<f64> {
        let count = self.rows.len();
        let share = |(at, &(_, end)): (usize, &(usize, usize))| if at == 0 { 1.0 } else { end as f64 } / count as f64;
        self.runs.iter().enumerate().map(share).collect()
    }

    fn aggregates(
        &self,
        op: &Aggregate,
        column: Option<Column>,
        frames: &dyn Fn(usize) -> (usize, usize),
        work: &mut usize,
    ) -> Result<Vec<Value>, Error> {
        let taken = None;
        // The key of the extreme row stands in the operation where it has one.
        let key = match op {
            Aggregate::ArgMin(Some(key)) | Aggregate::ArgMax(Some(key)) => Some(self.table.resolve_or_absent(key)),
            _ => None,
        };
        let measure = match key {
            Some(key) => Measure { op, column: Some(key), taken: column },
            None => Measure { op, column, taken },
        };
        let count = self.rows.len();
        let rows = |from: usize, to: usize| self.rows.get(from..to).unwrap_or_default();
        let mut results = Vec::with_capacity(count);
        let (mut from, mut to) = (0, 0);
        let mut sums = Sums::new();
        if sums.value(op).is_some() {
            for at in 0..count {
                let frame = frames(at);
                rows(from, frame.0).iter().for_each(|&row| sums.remove(&measure, row as usize));
                rows(to, frame.1).iter().for_each(|&row| sums.add(&measure, row as usize));
                (from, to) = frame;
                results.push(sums.value(op).unwrap_or_default());
            }
            return Ok(results);
        }
        if let Some(side) = measure.side() {
            let mut best = None;
            for at in 0..count {
                let frame = frames(at);
                if frame.0 > from {
                    frame_work(work, frame.1.saturating_sub(frame.0))?;
                    best = measure.extreme(rows(frame.0, frame.1), side);
                } else {
                    let candidates = best.map(|best| best as u32).into_iter();
                    let candidates: Vec<u32> = candidates.chain(rows(to, frame.1).iter().copied()).gather();
                    best = measure.extreme(&candidates, side);
                }
                (from, to) = frame;
                results.push(measure.shown(self.table, best));
            }
            return Ok(results);
        }
        // The work is summed up before any is done. Frames of all rows are looked at once.
        let mut last = None;
        for at in 0..count {
            let frame = frames(at);
            if last != Some(frame) {
                frame_work(work, frame.1.saturating_sub(frame.0))?;
                last = Some(frame);
            }
        }
        let mut last: Option<((usize, usize), Value)> = None;
        for at in 0..count {
            let frame = frames(at);
            let value = match last {
                Some((known, value)) if known == frame => value,
                _ => measure.of_rows(self.table, rows(frame.0, frame.1)),
            };
            results.push(value.clone());
            last = Some((frame, value));
        }
        Ok(results)
    }
}
