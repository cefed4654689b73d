//! The order of rows by some fields.

use std::cmp::Ordering;

use crate::data::{Column, Gather, Table, stable_sort};
use crate::spec::{SortField, SortOrder};

/// The columns that make an order.
pub struct Order {
    keys: Vec<(Column, bool)>,
}

impl Order {
    /// The order by some fields of a table.
    pub fn new(table: &Table, sort: &[SortField]) -> Self {
        let key = |key: &SortField| Some((table.resolve(&key.field)?, key.order == SortOrder::Descending));
        Self { keys: sort.iter().filter_map(key).gather() }
    }

    /// Compares two rows.
    pub fn compare(&self, a: u32, b: u32) -> Ordering {
        for (column, descending) in &self.keys {
            let order = match column {
                Column::Numbers(numbers) => {
                    let number = |row: u32| numbers.get(row as usize).copied().unwrap_or(f64::NAN);
                    let (a, b) = (number(a), number(b));
                    a.partial_cmp(&b).unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
                }
                Column::Values(_) => column.value(a as usize).compare(&column.value(b as usize)),
            };
            if order != Ordering::Equal {
                return if *descending { order.reverse() } else { order };
            }
        }
        Ordering::Equal
    }

    /// Sorts rows; those that are equal keep their order.
    pub fn sort(&self, rows: &mut [u32]) {
        if !self.keys.is_empty() {
            stable_sort(rows, |&a, &b| self.compare(a, b));
        }
    }
}

/// The rows of a table in the order of some fields; rows that are equal keep their order.
pub fn ordered(table: &Table, sort: &[SortField]) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..table.rows() as u32).collect();
    Order::new(table, sort).sort(&mut rows);
    rows
}
