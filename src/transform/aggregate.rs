//! One row a group, or a group's values on each of its rows.

use super::{Groups, Measure};
use crate::data::{Column, FieldPath, Sameness, Table};
use crate::spec::{Aggregate, Aggregation};

/// One row a group: the fields that make the group, then what was computed.
pub fn aggregate(table: &Table, fields: &[Aggregation], groupby: &[FieldPath]) -> Table {
    let groups = Groups::new(table, groupby, Sameness::Text);
    let rows = groups.rows();
    let mut result = table.summary(&rows);
    for field in groupby {
        result = result.with_column(&field.flat(), table.resolve_or_absent(field).select(groups.firsts()));
    }
    for field in fields {
        let column = measure(table, field).of_groups(table, &rows);
        result = result.with_column(&field.as_field, column);
    }
    result
}

/// The table with what was computed for a row's group added to the row.
pub fn join_aggregate(mut table: Table, fields: &[Aggregation], groupby: &[FieldPath]) -> Table {
    let groups = Groups::new(&table, groupby, Sameness::Text);
    let rows = groups.rows();
    let columns: Vec<Column> =
        fields.iter().map(|field| measure(&table, field).of_groups(&table, &rows).select(groups.of())).collect();
    for (field, column) in fields.iter().zip(columns) {
        table = table.with_column(&field.as_field, column);
    }
    table
}

/// The operation of a definition, with its columns found.
pub fn measure<'a>(table: &Table, field: &'a Aggregation) -> Measure<'a> {
    let column = |path: &FieldPath| table.resolve_or_absent(path);
    match &field.op {
        Aggregate::ArgMin(Some(key)) | Aggregate::ArgMax(Some(key)) => {
            Measure { op: &field.op, column: Some(column(key)), taken: field.field.as_ref().map(column) }
        }
        op => Measure { op, column: field.field.as_ref().map(column), taken: None },
    }
}
