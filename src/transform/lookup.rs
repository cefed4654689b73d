//! Fields of another table.

use std::rc::Rc;

use crate::data::{Column, FieldPath, SortedMap, Table, Value};

/// The table with fields of the row of `other` whose `key` has the text of this table's `field`; of several such rows the
/// last one counts. Without `fields` the whole row is taken. `as_fields` names what is added, the fields themselves where
/// it is empty. `default` stands where no row is found.
pub fn lookup(
    mut table: Table,
    field: &FieldPath,
    other: &Table,
    key: &FieldPath,
    fields: &[FieldPath],
    as_fields: &[String],
    default: &Value,
) -> Table {
    let keys = other.resolve_or_absent(key);
    let index: SortedMap<Rc<str>, usize> = keys.iter().enumerate().map(|(row, key)| (key.to_text(), row)).collect();
    let wanted = table.resolve_or_absent(field);
    let rows: Vec<Option<usize>> = wanted.iter().map(|value| index.get(&value.to_text()).copied()).collect();
    // Vega-Lite passes a default on only if it is truthy.
    let default = if default.is_truthy() { default.clone() } else { Value::Null };
    let fill = |value: &dyn Fn(usize) -> Value| {
        Column::new(rows.iter().map(|row| row.map_or_else(|| default.clone(), value)).collect())
    };
    if fields.is_empty() {
        let name = as_fields.first().map_or("_lookup", String::as_str);
        return table.with_column(name, fill(&|row| other.object(row)));
    }
    for (at, field) in fields.iter().enumerate() {
        let column = other.resolve_or_absent(field);
        let own = field.flat();
        table = table.with_column(as_fields.get(at).unwrap_or(&own), fill(&|row| column.value(row)));
    }
    table
}
