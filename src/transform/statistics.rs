//! Quantiles and confidence intervals.

use crate::data::{Column, Gather, Value, sort_numbers};

/// The numbers in some rows of a column in ascending order; null, empty and what is no number are left out.
pub fn sorted(column: &Column, rows: &[u32]) -> Vec<f64> {
    let mut numbers = numbers(column, rows);
    sort_numbers(&mut numbers);
    numbers
}

fn numbers(column: &Column, rows: &[u32]) -> Vec<f64> {
    let counts = |row: u32| match column {
        Column::Numbers(_) => true,
        Column::Values(values) => match values.get(row as usize) {
            None | Some(Value::Missing | Value::Null) => false,
            Some(Value::Text(text)) => !text.is_empty(),
            Some(_) => true,
        },
    };
    let numbers = rows.iter().filter(|row| counts(**row)).map(|&row| column.number(row as usize));
    numbers.filter(|number| !number.is_nan()).gather()
}

/// The quantile of ascending numbers, interpolated between neighbours; nothing of no numbers.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let (first, last) = (*sorted.first()?, *sorted.last()?);
    if p.is_nan() {
        return None;
    }
    if p <= 0.0 || sorted.len() < 2 {
        return Some(first);
    }
    if p >= 1.0 {
        return Some(last);
    }
    let position = (sorted.len() - 1) as f64 * p;
    let below = position.floor();
    let low = sorted.get(below as usize).copied().unwrap_or(first);
    let high = sorted.get(below as usize + 1).copied().unwrap_or(last);
    Some(low + (high - low) * (position - below))
}

/// How many means a confidence interval is drawn from.
const SAMPLES: usize = 1000;
/// How many values are drawn for one confidence interval; beyond, a normal distribution is assumed.
const MOST_DRAWS: usize = 10_000_000;

/// The ends of the 95 % confidence interval of the mean, by bootstrapping with a fixed sequence of draws, so that a chart
/// is the same each time.
pub fn confidence(column: &Column, rows: &[u32]) -> (Option<f64>, Option<f64>) {
    let values = numbers(column, rows);
    if values.is_empty() {
        return (None, None);
    }
    let count = values.len() as f64;
    if values.len() * SAMPLES > MOST_DRAWS {
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
        let half = 1.959_963_984_540_054 * (variance / count).sqrt();
        return (Some(mean - half), Some(mean + half));
    }
    let mut seed: u32 = 123_456_789;
    let mut draw = || {
        seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12_345) & 0x7fff_ffff;
        let at = (f64::from(seed) / f64::from(0x7fff_ffff_u32) * count) as usize;
        values.get(at.min(values.len() - 1)).copied().unwrap_or(f64::NAN)
    };
    let mut means: Vec<f64> = (0..SAMPLES).map(|_| (0..values.len()).map(|_| draw()).sum::<f64>() / count).collect();
    sort_numbers(&mut means);
    (quantile(&means, 0.025), quantile(&means, 0.975))
}
