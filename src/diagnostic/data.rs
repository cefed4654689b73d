//! Messages about loaded data.

use super::Diagnostic;

/// Some rows of delimited text have not as many cells as the header; `first` counts from 1.
pub fn ragged_rows(rows: usize, first: usize, expected: usize) -> Diagnostic {
    let count = if rows == 1 { "one row".to_owned() } else { format!("{rows} rows") };
    Diagnostic::warning(
        "",
        format!(
            "row {first} has not the {expected} cells of the header, {count} in all: cells that are not there are read \
             as empty, those beyond the header are left out"
        ),
    )
}

/// A field that is to be parsed is in no row.
pub fn parsed_field_is_absent(field: &str) -> Diagnostic {
    Diagnostic::warning("", format!("`{field}` is to be parsed, but no row has that field"))
}

/// A path into a JSON document leads nowhere.
pub fn no_such_property(property: &str) -> String {
    format!("the document has no `{property}`, which should hold the rows")
}
