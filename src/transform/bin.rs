//! Numbers into bins of equal width.

use crate::data::{Column, FieldPath, Table, Value};
use crate::spec::BinParams;

/// Where bins start and stop, and how wide they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bins {
    /// The low end of the first bin.
    pub start: f64,
    /// The high end of the last bin.
    pub stop: f64,
    /// The width of a bin.
    pub step: f64,
}

/// Offsets errors of floating-point division, so that a value on an edge falls into the bin above it.
const EPSILON: f64 = 1e-14;
/// The most bins where neither their number nor their width is given.
const DEFAULT_MAXBINS: f64 = 10.0;

impl Bins {
    /// The bins that suit values in an extent.
    pub fn new(params: &BinParams, extent: [f64; 2]) -> Self {
        let [min, max] = params.extent.unwrap_or(extent);
        let most = params.maxbins.filter(|most| *most > 0.0).unwrap_or(DEFAULT_MAXBINS);
        let base = params.base.filter(|base| *base > 1.0).unwrap_or(10.0);
        let log_base = base.ln();
        let span = [max - min, min.abs()].into_iter().find(|span| *span != 0.0 && !span.is_nan()).unwrap_or(1.0);
        let step = match (params.step.filter(|step| *step > 0.0), params.steps.as_deref()) {
            (Some(step), _) => step,
            (None, Some(steps @ [first, ..])) => {
                let wanted = span / most;
                let at = steps.iter().position(|step| *step >= wanted).unwrap_or(steps.len());
                steps.get(at.saturating_sub(1)).copied().unwrap_or(*first)
            }
            (None, _) => {
                let level = (most.ln() / log_base).ceil();
                let least = params.minstep.unwrap_or(0.0);
                let power = ((span.ln() / log_base) + 0.5).floor() - level;
                let mut step = base.powf(power);
                if step < least || step == 0.0 {
                    step = least.max(f64::MIN_POSITIVE);
                }
                // The step grows by the base, so that this ends.
                while (span / step).ceil() > most {
                    step *= base;
                }
                for divisor in params.divide.as_deref().unwrap_or(&[5.0, 2.0]) {
                    let smaller = step / divisor;
                    if smaller >= least && span / smaller <= most {
                        step = smaller;
                    }
                }
                step
            }
        };
        let (mut start, mut stop) = (min, max);
        if params.nice != Some(false) {
            let log_step = step.ln();
            let precision = if log_step >= 0.0 { 0.0 } else { (-log_step / log_base).trunc() + 1.0 };
            let epsilon = base.powf(-precision - 1.0);
            let edge = (min / step + epsilon).floor() * step;
            start = if min < edge { edge - step } else { edge };
            stop = (max / step).ceil() * step;
        }
        if start == stop {
            stop = start + step;
        }
        let mut bins = Self { start, stop, step };
        bins.stop = start + ((stop - start) / step).ceil() * step;
        if let Some(anchor) = params.anchor {
            let shift = anchor - (start + step * ((anchor - start) / step).floor());
            bins.start += shift;
            bins.stop += shift;
        }
        bins
    }

    /// The low and high end of the bin that a value falls into; infinite for values beyond all bins, null for no value.
    pub fn of(&self, value: f64) -> [f64; 2] {
        let Self { start, stop, step } = *self;
        let low = if value < start {
            f64::NEG_INFINITY
        } else if value > stop {
            f64::INFINITY
        } else {
            let within = start.max(value.min(stop - step));
            if value.is_nan() { f64::NAN } else { start + step * (EPSILON + (within - start) / step).floor() }
        };
        // This way of adding a step agrees with the next bin's low end.
        [low, start + step * (1.0 + (low - start) / step)]
    }
}

/// The smallest and largest number of a column; NaN where there is none.
pub fn extent(column: &Column) -> [f64; 2] {
    let (mut min, mut max) = (f64::INFINITY, f64::NEG_INFINITY);
    for row in 0..column.len() {
        if let Some(value) = number(column, row) {
            min = if value < min { value } else { min };
            max = if value > max { value } else { max };
        }
    }
    if min.is_finite() && max.is_finite() { [min, max] } else { [f64::NAN; 2] }
}

/// A number, unless the value is null, absent or empty.
fn number(column: &Column, row: usize) -> Option<f64> {
    match column {
        Column::Numbers(numbers) => numbers.get(row).copied(),
        Column::Values(values) => match values.get(row) {
            None | Some(Value::Missing | Value::Null) => None,
            Some(Value::Text(text)) if text.is_empty() => None,
            Some(value) => Some(value.to_number()),
        },
    }
}

/// The table with the ends of each value's bin added, and the bins.
pub fn bin(table: Table, field: &FieldPath, params: &BinParams, as_fields: [&str; 2]) -> (Table, Bins) {
    let column = table.resolve_or_absent(field);
    let bins = Bins::new(params, extent(&column));
    let mut low = Vec::with_capacity(column.len());
    let mut high = Vec::with_capacity(column.len());
    for row in 0..column.len() {
        let ends = number(&column, row).map(|value| bins.of(value));
        low.push(ends.map_or(Value::Null, |[low, _]| Value::Number(low)));
        high.push(ends.map_or(Value::Null, |[_, high]| Value::Number(high)));
    }
    let [start, end] = as_fields;
    (table.with_column(start, Column::new(low)).with_column(end, Column::new(high)), bins)
}
