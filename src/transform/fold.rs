//! Columns to rows.

use crate::data::{Column, FieldPath, Table, Value};

/// Each row once for each of the fields, with the field's name and value.
pub fn fold(table: &Table, fields: &[FieldPath], [key, value]: [&str; 2]) -> Table {
    let part = |field: &FieldPath| (Value::text(&field.flat()), table.resolve_or_absent(field));
    let parts: Vec<(Value, Column)> = fields.iter().map(part).collect();
    let (mut rows, mut keys, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..table.rows() {
        for (name, column) in &parts {
            rows.push(row as u32);
            keys.push(name.clone());
            values.push(column.value(row));
        }
    }
    table.select(&rows).with_column(key, Column::new(keys)).with_column(value, Column::new(values))
}
