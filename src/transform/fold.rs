//! Columns to rows.

use crate::data::{Column, FieldPath, Gather, Table, Value};

/// Each row once for each of the fields, with the field's name and value.
pub fn fold(table: &Table, fields: &[FieldPath], [key, value]: [&str; 2]) -> Table {
    let count = fields.len();
    let rows: Vec<u32> = (0..table.rows() as u32).flat_map(|row| std::iter::repeat_n(row, count)).gather();
    let names: Vec<Value> = fields.iter().map(|field| Value::text(&field.flat())).collect();
    let columns: Vec<Column> = fields.iter().map(|field| table.resolve_or_absent(field)).collect();
    let keys = (0..table.rows()).flat_map(|_| names.iter().cloned()).gather();
    let values = (0..table.rows()).flat_map(|row| columns.iter().map(move |column| column.value(row))).gather();
    table.select(&rows).with_column(key, Column::new(keys)).with_column(value, Column::new(values))
}
