//! One row for each item of list-valued fields.

use crate::data::{Column, FieldPath, LIMITS, Table, Value};
use crate::error::Error;

/// Each row once for each item of its lists; where a list is shorter than another, its items are null. `as_fields` names
/// the items, the fields themselves where it is shorter.
pub fn flatten(table: &Table, fields: &[FieldPath], as_fields: &[String]) -> Result<Table, Error> {
    let columns: Vec<Column> = fields.iter().map(|field| table.resolve_or_absent(field)).collect();
    let mut rows: Vec<u32> = Vec::new();
    let mut items: Vec<Vec<Value>> = vec![Vec::new(); columns.len()];
    for row in 0..table.rows() {
        let lists: Vec<Value> = columns.iter().map(|column| column.value(row)).collect();
        let length = |list: &Value| match list {
            Value::List(items) => items.len(),
            Value::Text(_) => list.member("length").to_number() as usize,
            _ => 0,
        };
        let longest = lists.iter().map(length).max().unwrap_or(0);
        LIMITS.check(rows.len().saturating_add(longest), table.fields().len())?;
        rows.extend(std::iter::repeat_n(row as u32, longest));
        for (list, items) in lists.iter().zip(&mut items) {
            for at in 0..longest {
                let item = match list {
                    Value::List(items) => items.get(at).cloned().unwrap_or_default(),
                    other => other.member(&at.to_string()),
                };
                items.push(if item.is_nothing() { Value::Null } else { item });
            }
        }
    }
    let mut result = table.select(&rows);
    for (at, (field, items)) in fields.iter().zip(items).enumerate() {
        let own = field.flat();
        result = result.with_column(as_fields.get(at).unwrap_or(&own), Column::new(items));
    }
    Ok(result)
}
