//! Quantiles of a field.

use super::{Groups, statistics};
use crate::data::{Column, FieldPath, LIMITS, Sameness, Table, Value};
use crate::error::Error;

/// One row for each group and probability. Without probabilities they are taken `step` apart, from half a step on.
pub fn quantiles(
    table: &Table,
    field: &FieldPath,
    groupby: &[FieldPath],
    probs: &[f64],
    step: f64,
    [prob_name, value_name]: [&str; 2],
) -> Result<Table, Error> {
    let groups = Groups::new(table, groupby, Sameness::Text);
    let column = table.resolve_or_absent(field);
    let step = if step > 0.0 { step } else { 0.01 };
    let count = if probs.is_empty() { ((1.0 - 1e-14 - step / 2.0) / step).ceil().max(0.0) } else { probs.len() as f64 };
    // Without rows there is no group, and the probabilities are listed all the same.
    LIMITS.check((count as usize).saturating_mul(groups.len().max(1)), groupby.len() + 2)?;
    let spaced: Vec<f64> = (0..count as usize).map(|at| step / 2.0 + at as f64 * step).collect();
    let probs = if probs.is_empty() { &spaced[..] } else { probs };
    let mut firsts = Vec::new();
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for group in &groups.rows() {
        let sorted = statistics::sorted(&column, group);
        for &prob in probs {
            firsts.extend(group.first());
            rows.push(group.clone());
            values.push(statistics::quantile(&sorted, prob).map_or(Value::Missing, Value::Number));
        }
    }
    let mut result = table.summary(&rows);
    for field in groupby {
        result = result.with_column(&field.flat(), table.resolve_or_absent(field).select(&firsts));
    }
    let all = probs.repeat(groups.len());
    Ok(result.with_column(prob_name, Column::Numbers(all.into())).with_column(value_name, Column::new(values)))
}
