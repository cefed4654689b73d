//! What aggregations compute: one value for the rows of a group.

use std::cmp::Ordering;
use std::rc::Rc;

use super::statistics;
use crate::data::{Column, Gather, Table, Value, sort_numbers, stable_sort};
use crate::spec::Aggregate;

/// An operation on the values of one column.
pub struct Measure<'a> {
    /// Which.
    pub op: &'a Aggregate,
    /// The values; none for a count.
    pub column: Option<Column>,
    /// For the row with the smallest or largest value: what is taken of it; the whole row where there is none.
    pub taken: Option<Column>,
}

/// Running sums that give most operations. Values can be taken out again, for sliding windows.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// Rows taken in less those taken out.
    rows: f64,
    valid: f64,
    missing: f64,
    sum: f64,
    product: f64,
    mean: f64,
    step: f64,
    deviation: f64,
    exponential: f64,
}

/// What one value counts as.
enum Sample {
    /// Null, absent or an empty text.
    Missing,
    /// Not a number in the form of a number.
    Invalid,
    /// Anything else, as a number.
    Valid(f64),
}

fn sample(column: &Column, row: usize) -> Sample {
    match column {
        Column::Numbers(numbers) => match numbers.get(row) {
            Some(number) if number.is_nan() => Sample::Invalid,
            Some(number) => Sample::Valid(*number),
            None => Sample::Missing,
        },
        Column::Values(values) => match values.get(row) {
            None | Some(Value::Missing | Value::Null) => Sample::Missing,
            Some(Value::Text(text)) if text.is_empty() => Sample::Missing,
            Some(Value::Number(number)) if number.is_nan() => Sample::Invalid,
            Some(value) => Sample::Valid(value.to_number()),
        },
    }
}

impl Sums {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { product: 1.0, ..Self::default() }
    }

    /// Takes a row in.
    pub fn add(&mut self, measure: &Measure, row: usize) {
        self.rows += 1.0;
        let Some(column) = &measure.column else { return };
        match sample(column, row) {
            Sample::Missing => self.missing += 1.0,
            Sample::Invalid => {}
            Sample::Valid(value) => {
                self.valid += 1.0;
                self.sum += value;
                self.product *= value;
                self.step = value - self.mean;
                self.mean += self.step / self.valid;
                self.deviation += self.step * (value - self.mean);
                self.exponential = weight(measure.op) * self.exponential + value;
            }
        }
    }

    /// Takes a row out that is or will be taken in.
    pub fn remove(&mut self, measure: &Measure, row: usize) {
        self.rows -= 1.0;
        let Some(column) = &measure.column else { return };
        match sample(column, row) {
            Sample::Missing => self.missing -= 1.0,
            Sample::Invalid => {}
            Sample::Valid(value) => {
                self.valid -= 1.0;
                self.sum -= value;
                self.product /= value;
                self.step = value - self.mean;
                self.mean -= if self.valid != 0.0 { self.step / self.valid } else { self.mean };
                self.deviation -= self.step * (value - self.mean);
                let weight = weight(measure.op);
                self.exponential = (self.exponential - value / weight.powf(self.valid - 1.0)) / weight;
            }
        }
    }

    /// The operation's result; nothing where sums do not suffice.
    pub fn value(&self, op: &Aggregate) -> Option<Value> {
        let valid = self.valid;
        let deviation = if self.deviation < 0.0 { 0.0 } else { self.deviation };
        let number = |least: f64, value: f64| if valid > least { Value::Number(value) } else { Value::Missing };
        Some(match op {
            Aggregate::Count => Value::Number(self.rows),
            Aggregate::Valid => Value::Number(valid),
            Aggregate::Missing => Value::Number(self.missing),
            Aggregate::Sum => number(0.0, self.sum),
            Aggregate::Product => number(0.0, self.product),
            Aggregate::Mean | Aggregate::Average => number(0.0, self.mean),
            Aggregate::Variance => number(1.0, deviation / (valid - 1.0)),
            Aggregate::VarianceP => number(0.0, deviation / valid),
            Aggregate::Stdev => number(1.0, (deviation / (valid - 1.0)).sqrt()),
            Aggregate::StdevP => number(0.0, (deviation / valid).sqrt()),
            Aggregate::Stderr => number(1.0, (deviation / (valid * (valid - 1.0))).sqrt()),
            Aggregate::Exponential(_) => {
                let weight = weight(op);
                number(0.0, self.exponential * (1.0 - weight) / (1.0 - weight.powf(valid)))
            }
            Aggregate::Distinct
            | Aggregate::Median
            | Aggregate::Q1
            | Aggregate::Q3
            | Aggregate::Ci0
            | Aggregate::Ci1
            | Aggregate::Min
            | Aggregate::Max
            | Aggregate::Values
            | Aggregate::ArgMin(_)
            | Aggregate::ArgMax(_) => return None,
        })
    }
}

/// How much of an exponential mean is kept at each step.
fn weight(op: &Aggregate) -> f64 {
    match op {
        Aggregate::Exponential(weight) => weight.unwrap_or(f64::NAN),
        _ => 0.0,
    }
}

impl Measure<'_> {
    /// The value for each group of rows of a table.
    pub fn of_groups(&self, table: &Table, groups: &[Vec<u32>]) -> Column {
        Column::new(groups.iter().map(|rows| self.of_rows(table, rows)).collect())
    }

    /// The value for some rows of a table.
    pub fn of_rows(&self, table: &Table, rows: &[u32]) -> Value {
        if *self.op == Aggregate::Values {
            return Value::List(rows.iter().map(|&row| table.object(row as usize)).collect());
        }
        if let (Aggregate::Count, _) | (_, None) = (self.op, &self.column) {
            return Value::Number(rows.len() as f64);
        }
        let mut sums = Sums::new();
        if sums.value(self.op).is_some() {
            for &row in rows {
                sums.add(self, row as usize);
            }
            return sums.value(self.op).unwrap_or_default();
        }
        if let Some(side) = self.side() {
            return self.shown(table, self.extreme(rows, side));
        }
        let Some(column) = &self.column else { return Value::Missing };
        let quantile = |p: f64| number(statistics::quantile(&statistics::sorted(column, rows), p));
        match self.op {
            Aggregate::Median => quantile(0.5),
            Aggregate::Q1 => quantile(0.25),
            Aggregate::Q3 => quantile(0.75),
            Aggregate::Ci0 => number(statistics::confidence(column, rows).0),
            Aggregate::Ci1 => number(statistics::confidence(column, rows).1),
            Aggregate::Distinct => Value::Number(distinct(column, rows) as f64),
            _ => Value::Missing,
        }
    }

    /// Which side the extreme is on that the operation asks for; nothing for other operations.
    pub fn side(&self) -> Option<Ordering> {
        match self.op {
            Aggregate::Min | Aggregate::ArgMin(_) => Some(Ordering::Less),
            Aggregate::Max | Aggregate::ArgMax(_) => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// The first row whose value is the smallest or largest; texts are compared as texts.
    pub fn extreme(&self, rows: &[u32], side: Ordering) -> Option<usize> {
        let column = self.column.as_ref()?;
        if let Column::Numbers(numbers) = column {
            let mut best: Option<(usize, f64)> = None;
            for &row in rows {
                let value = numbers.get(row as usize).copied().unwrap_or(f64::NAN);
                let better = best.is_none_or(|(_, best)| value.partial_cmp(&best) == Some(side));
                if better && !value.is_nan() {
                    best = Some((row as usize, value));
                }
            }
            return best.map(|(row, _)| row);
        }
        let mut best: Option<(usize, Value)> = None;
        for &row in rows {
            if !matches!(sample(column, row as usize), Sample::Valid(_)) {
                continue;
            }
            let value = column.value(row as usize);
            if best.as_ref().is_none_or(|(_, best)| value.order(best) == Some(side)) {
                best = Some((row as usize, value));
            }
        }
        best.map(|(row, _)| row)
    }

    /// The result for the row with the extreme value.
    pub fn shown(&self, table: &Table, row: Option<usize>) -> Value {
        let value = |column: &Column| row.map_or(Value::Missing, |row| column.value(row));
        match (self.op, &self.column, &self.taken) {
            (Aggregate::Min | Aggregate::Max, Some(column), _) => value(column),
            (_, _, Some(taken)) => value(taken),
            (_, _, None) => row.map_or_else(|| Value::Object(Rc::default()), |row| table.object(row)),
        }
    }
}

fn number(number: Option<f64>) -> Value {
    number.map_or(Value::Missing, Value::Number)
}

/// How many different texts the values have.
fn distinct(column: &Column, rows: &[u32]) -> usize {
    if let Column::Numbers(numbers) = column {
        let mut numbers: Vec<f64> = rows
            .iter()
            .filter_map(|&row| numbers.get(row as usize))
            .map(|number| if number.is_nan() { f64::NAN } else { number + 0.0 })
            .gather();
        sort_numbers(&mut numbers);
        numbers.dedup_by_key(|number| number.to_bits());
        return numbers.len();
    }
    let mut texts: Vec<Rc<str>> = rows.iter().map(|&row| column.value(row as usize).to_text()).collect();
    stable_sort(&mut texts, Ord::cmp);
    texts.dedup();
    texts.len()
}
