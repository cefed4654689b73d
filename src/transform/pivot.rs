//! Rows to columns.

use super::{Groups, Measure};
use crate::data::{Column, FieldPath, Gather, LIMITS, Sameness, Table, Value, stable_sort};
use crate::error::Error;
use crate::spec::Aggregate;

/// One row a group, with a column for each value of `field` (at most `limit` of them, 0 for any) that holds `op` of
/// `value`.
pub fn pivot(
    table: &Table,
    field: &FieldPath,
    value: &FieldPath,
    groupby: &[FieldPath],
    limit: usize,
    op: &Aggregate,
) -> Result<Table, Error> {
    let groups = Groups::new(table, groupby, Sameness::Text);
    let (keys, values) = (table.resolve_or_absent(field), table.resolve_or_absent(value));
    // Rows by group and key, so that no key looks at all rows.
    let by_key = Groups::new(table, std::slice::from_ref(field), Sameness::Text);
    LIMITS.check_fields(by_key.len())?;
    let first = |rows: &Vec<u32>| rows.first().map(|&row| keys.value(row as usize)).unwrap_or_default();
    let mut sorted: Vec<(Value, Vec<u32>)> = by_key.rows().into_iter().map(|rows| (first(&rows), rows)).gather();
    stable_sort(&mut sorted, |(a, _), (b, _)| a.compare(b));
    if limit > 0 {
        sorted.truncate(limit);
    }
    LIMITS.check(groups.len(), sorted.len() + groupby.len())?;
    let mut result = table.summary(&groups.rows());
    for field in groupby {
        result = result.with_column(&field.flat(), table.resolve_or_absent(field).select(groups.firsts()));
    }
    for (key, own) in sorted {
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); groups.len()];
        for row in own {
            let group = groups.of().get(row as usize).copied().unwrap_or_default();
            if let Some(members) = members.get_mut(group as usize) {
                members.push(row);
            }
        }
        let counted = match op {
            // A count is of the rows that have the key.
            Aggregate::Count => Column::new(members.iter().map(|rows| Value::Number(rows.len() as f64)).collect()),
            op => Measure { op, column: Some(values.clone()), taken: None }.of_groups(table, &members),
        };
        result = result.with_column(&key.to_text(), counted);
    }
    Ok(result)
}
