//! Rows for missing keys, and values where there are none.

use super::window::{frame_work, framed};
use super::{Groups, Measure};
use crate::data::{Column, FieldPath, Gather, LIMITS, Sameness, Table, Value};
use crate::error::Error;
use crate::spec::{Aggregate, Frame, ImputeMethod};

/// What is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Filling {
    /// How the value is found; none to use `value`.
    pub method: Option<ImputeMethod>,
    /// Which rows are looked at; none for all of the group.
    pub frame: Option<Frame>,
    /// The value; 0 where it is absent.
    pub value: Value,
}

/// The table with a row added for each key that a group lacks. `keyvals` are keys that must be there besides those that
/// any group has. With a method, nulls that were in the data are filled as well.
pub fn impute(
    table: Table,
    field: &FieldPath,
    key: &FieldPath,
    keyvals: Option<&[Value]>,
    groupby: &[FieldPath],
    filling: &Filling,
) -> Result<Table, Error> {
    let keys = table.resolve_or_absent(key);
    let groups = Groups::new(&table, groupby, Sameness::Text);
    let given = keyvals.unwrap_or_default();
    let wanted = Column::new(given.iter().cloned().chain(keys.iter()).gather());
    let codes = wanted.codes(Sameness::Text);
    let domain: Vec<Value> = codes.firsts.iter().map(|&first| wanted.value(first as usize)).collect();
    let place_of = codes.of.get(given.len()..).unwrap_or_default();
    LIMITS.check(domain.len().saturating_mul(groups.len()), table.fields().len())?;

    // For each row that is added: a row of its group, and its key.
    let mut added: Vec<(u32, usize)> = Vec::new();
    for rows in &groups.rows() {
        let mut there = vec![false; domain.len()];
        for &row in rows {
            let place = place_of.get(row as usize).copied().unwrap_or_default();
            there.get_mut(place as usize).into_iter().for_each(|there| *there = true);
        }
        let Some(&first) = rows.first() else { continue };
        added.extend(there.iter().enumerate().filter(|(_, there)| !**there).map(|(place, _)| (first, place)));
    }
    let value = match (&filling.method, &filling.value) {
        (Some(_), _) => Value::Null,
        (None, Value::Missing) => Value::Number(0.0),
        (None, value) => value.clone(),
    };
    let mut result = table.extended(added.len());
    let with = |result: Table, path: &FieldPath, new: &dyn Fn(u32, usize) -> Value| {
        let old = table.resolve_or_absent(path);
        let values = old.iter().chain(added.iter().map(|&(first, place)| new(first, place))).gather();
        result.with_column(&path.flat(), Column::new(values))
    };
    for path in groupby {
        let column = table.resolve_or_absent(path);
        result = with(result, path, &|first, _| column.value(first as usize));
    }
    result = with(result, key, &|_, place| domain.get(place).cloned().unwrap_or_default());
    result = with(result, field, &|_, _| value.clone());
    match filling.method {
        Some(method) => fill(result, field, groupby, method, filling.frame),
        None => Ok(result),
    }
}

/// The table with nulls of a field replaced by what the method finds in the frame around them.
fn fill(
    table: Table,
    field: &FieldPath,
    groupby: &[FieldPath],
    method: ImputeMethod,
    frame: Option<Frame>,
) -> Result<Table, Error> {
    let op = match method {
        ImputeMethod::Mean => Aggregate::Mean,
        ImputeMethod::Median => Aggregate::Median,
        ImputeMethod::Max => Aggregate::Max,
        ImputeMethod::Min => Aggregate::Min,
    };
    let column = table.resolve_or_absent(field);
    let measure = Measure { op: &op, column: Some(column.clone()), taken: None };
    let frame = frame.unwrap_or(Frame { start: None, end: None });
    let mut values: Vec<Value> = column.iter().collect();
    for rows in Groups::new(&table, groupby, Sameness::Text).rows() {
        let empty = |at: usize| rows.get(at).is_some_and(|&row| column.value(row as usize) == Value::Null);
        let whole = frame.start.is_none() && frame.end.is_none();
        let all = if whole { Some(measure.of_rows(&table, &rows)) } else { None };
        let mut work = 0;
        for at in (0..rows.len()).filter(|at| empty(*at)) {
            let found = match &all {
                Some(value) => value.clone(),
                None => {
                    let (from, to) = framed(frame, at, rows.len());
                    frame_work(&mut work, to.saturating_sub(from))?;
                    measure.of_rows(&table, rows.get(from..to).unwrap_or_default())
                }
            };
            let row = rows.get(at).copied().unwrap_or_default();
            values.get_mut(row as usize).into_iter().for_each(|value| *value = found.clone());
        }
    }
    Ok(table.with_column(&field.flat(), Column::new(values)))
}
