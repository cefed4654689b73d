//! Computations over the rows around a row.

use std::cmp::Ordering;

use super::measure::Sums;
use super::sort::Order;
use super::{Groups, Measure, Sameness};
use crate::data::{Column, FieldPath, Table, Value};
use crate::error::Error;
use crate::spec::{Aggregate, Frame, SortField, WindowField, WindowOp};

/// How many values are looked at anew, where a sum can not be carried on from row to row.
const MOST_WORK: usize = 50_000_000;

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
    let from = frame.start.map_or(0.0, |offset| (at as f64 + offset).clamp(0.0, count));
    let to = frame.end.map_or(count, |offset| (at as f64 + offset + 1.0).clamp(0.0, count));
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
    let mut groups = Groups::new(&table, groupby, Sameness::Text).rows;
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
            let partition = Partition { table: &table, rows, peers: &peers };
            let frames = |at: usize| {
                let (mut from, mut to) = framed(frame, at, rows.len());
                if !ignore_peers {
                    // A frame takes all peers of its ends along.
                    while from > 0 && from < rows.len() && peers(from, from - 1) {
                        from -= 1;
                    }
                    while to > 0 && to < rows.len() && peers(to - 1, to) {
                        to += 1;
                    }
                }
                (from, to)
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

/// The rows of a group in order.
struct Partition<'a> {
    table: &'a Table,
    rows: &'a [u32],
    peers: &'a dyn Fn(usize, usize) -> bool,
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
        let (mut rank, mut dense) = (1.0, 1.0);
        let mut next = |at: usize| {
            if at > 0 && !(self.peers)(at - 1, at) {
                (rank, dense) = (at as f64 + 1.0, dense + 1.0);
            }
            (rank, dense)
        };
        (0..self.rows.len()).map(&mut next).collect()
    }

    /// The share of positions that are before or the same as each.
    fn shares(&self) -> Vec<f64> {
        let count = self.rows.len();
        let mut last = 0;
        let mut next = |at: usize| {
            if last < at {
                last = at;
                while last + 1 < count && (self.peers)(last, last + 1) {
                    last += 1;
                }
            }
            (last as f64 + 1.0) / count as f64
        };
        (0..count).map(&mut next).collect()
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
        let mut results = Vec::with_capacity(self.rows.len());
        let mut sums = Sums::new();
        let carried = sums.value(op).is_some();
        let (mut from, mut to) = (0, 0);
        // The last frame with its result: frames of all rows are looked at once.
        let mut known: Option<((usize, usize), Value)> = None;
        for at in 0..self.rows.len() {
            let frame = frames(at);
            if !carried {
                let value = match &known {
                    Some((last, value)) if *last == frame => value.clone(),
                    _ => {
                        frame_work(work, frame.1.saturating_sub(frame.0))?;
                        measure.of_rows(self.table, self.rows.get(frame.0..frame.1).unwrap_or_default())
                    }
                };
                known = Some((frame, value.clone()));
                results.push(value);
                continue;
            }
            for &row in self.rows.get(from..frame.0).unwrap_or_default() {
                sums.remove(&measure, row as usize);
            }
            for &row in self.rows.get(to..frame.1).unwrap_or_default() {
                sums.add(&measure, row as usize);
            }
            (from, to) = frame;
            results.push(sums.value(op).unwrap_or_default());
        }
        Ok(results)
    }
}
