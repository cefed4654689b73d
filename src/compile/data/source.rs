//! From a data source to a table.

use super::Loader;
use crate::data::{FieldPath, Gather, LIMITS, Layout, Parsing, Table, Value, load};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::error::Error;
use crate::spec::{DataFormat, DataKind, DataSource, Delimiter, Setting};

/// The table of a source, its values as loaded.
pub fn table(source: &DataSource, loader: &Loader<'_>, notes: &mut Vec<Diagnostic>) -> Result<Table, Error> {
    match &source.kind {
        DataKind::Values(values) => of_values(values, &source.format, &source.pointer, loader, notes),
        DataKind::Url(address) => known(address, &source.pointer, loader),
        DataKind::Name(name) => {
            if let Some(values) = loader.spec.datasets.get(name) {
                return of_values(values, &source.format, &source.pointer, loader, notes);
            }
            if let Some(other) = named(name, loader) {
                return table(other, loader, notes);
            }
            known(name, &source.pointer, loader)
        }
        DataKind::Sequence { start, stop, step, as_field } => {
            let count = ((stop - start) / step).ceil().max(0.0);
            let limit = LIMITS.rows;
            if count.is_nan() || count > limit as f64 {
                return Err(Error::Limit { what: "rows of data", found: limit.saturating_add(1), limit });
            }
            let numbers: Vec<Value> = (0..count as usize).map(|at| Value::Number(start + step * at as f64)).collect();
            Ok(Table::new(numbers.len()).with_column(as_field, crate::data::Column::new(numbers)))
        }
    }
}

fn known(key: &str, pointer: &str, loader: &Loader<'_>) -> Result<Table, Error> {
    loader.sources.get(key).cloned().ok_or_else(|| {
        let known: Vec<&str> = loader.sources.keys().map(String::as_str).gather();
        Error::Invalid { at: pointer.to_owned(), reason: messages::unknown_source(key, &known) }
    })
}

/// The inline source that has this name.
fn named<'l>(name: &str, loader: &Loader<'l>) -> Option<&'l DataSource> {
    loader.panel.nodes.iter().find_map(|node| match node.data {
        Setting::On(source) if source.name.as_deref() == Some(name) => {
            (!matches!(source.kind, DataKind::Name(_))).then_some(source)
        }
        _ => None,
    })
}

fn of_values(
    values: &Value,
    format: &DataFormat,
    pointer: &str,
    loader: &Loader<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Result<Table, Error> {
    if let Value::Text(text) = values {
        let layout = match format.delimiter {
            Some(Delimiter::Separated(delimiter)) => Layout::Delimited { delimiter, header: None },
            Some(Delimiter::Json) | None => Layout::Json { property: format.property.as_ref().map(FieldPath::flat) },
        };
        return load(pointer, text, &layout, &Parsing::AsRead, loader.zone, notes);
    }
    let mut rows = values.clone();
    if let Some(path) = &format.property {
        rows = path.inner().iter().fold(rows.member(path.column()), |value, step| value.member(step));
    }
    let table = match &rows {
        Value::List(items) => Table::from_values(items),
        Value::Missing | Value::Null => Table::default(),
        one => Table::from_values(std::slice::from_ref(one)),
    };
    LIMITS.check_fields(table.fields().len())?;
    LIMITS.check(table.rows(), table.fields().len())?;
    Ok(table)
}
