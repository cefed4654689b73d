//! The rows behind a chart: those of its sources that are drawn.

use std::rc::Rc;

use super::provenance::drawn_rows;
use crate::compile::{View, source_rows};
use crate::data::{Table, Value, stable_sort};

/// The fields and rows of a view, in the order of the data. Layers that draw the same source share its rows.
pub(super) fn rows(view: &View) -> (Vec<Rc<str>>, Vec<Vec<Value>>) {
    let mut sources: Vec<(&Table, Vec<u32>)> = Vec::new();
    for row in drawn_rows(&view.scene) {
        let Some(layer) = view.layers.get(row.layer as usize) else { continue };
        let known = sources.iter().position(|(table, _)| same(table, &layer.source));
        let at = known.unwrap_or_else(|| {
            sources.push((&layer.source, Vec::new()));
            sources.len() - 1
        });
        if let Some((_, used)) = sources.get_mut(at) {
            used.extend(source_rows(view, row).iter());
        }
    }
    let mut fields: Vec<Rc<str>> = Vec::new();
    for (table, _) in &sources {
        for field in table.fields() {
            if !fields.contains(&field.name) {
                fields.push(field.name.clone());
            }
        }
    }
    let mut rows = Vec::new();
    for (table, used) in &mut sources {
        stable_sort(used, Ord::cmp);
        used.dedup();
        let columns: Vec<_> = fields.iter().map(|field| table.column(field)).collect();
        for &row in used.iter() {
            let value = |column: &Option<&crate::data::Column>| {
                column.map_or(Value::Missing, |column| column.value(row as usize))
            };
            rows.push(columns.iter().map(value).collect());
        }
    }
    (fields, rows)
}

/// Whether two tables are one source; cheap for tables that differ, and for tables that share their columns.
fn same(a: &Table, b: &Table) -> bool {
    std::ptr::eq(a, b) || (a.rows() == b.rows() && a.fields().len() == b.fields().len() && a == b)
}
