//! Rows that belong together.

use crate::data::{FieldPath, Gather, Sameness, Table};

/// Rows by the values of some fields, groups in order of first appearance.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// The group of each row.
    pub of: Vec<u32>,
    /// The rows of each group, in order.
    pub rows: Vec<Vec<u32>>,
}

impl Groups {
    /// Groups the rows of a table. Without fields all rows are one group; without rows there is no group.
    pub fn new(table: &Table, fields: &[FieldPath], sameness: Sameness) -> Self {
        let mut of: Vec<u32> = vec![0; table.rows()];
        let mut count = usize::from(table.rows() > 0);
        for (at, field) in fields.iter().enumerate() {
            let Some(column) = table.resolve(field) else { continue };
            let codes = column.codes(sameness);
            if at == 0 {
                (of, count) = (codes.of.clone(), codes.firsts.len());
            } else {
                count = codes.split(&mut of);
            }
        }
        let mut sizes = vec![0; count];
        of.iter().for_each(|&group| sizes.get_mut(group as usize).into_iter().for_each(|size| *size += 1));
        let mut rows: Vec<Vec<u32>> = sizes.into_iter().map(Vec::with_capacity).collect();
        for (row, &group) in of.iter().enumerate() {
            if let Some(group) = rows.get_mut(group as usize) {
                group.push(row as u32);
            }
        }
        Self { of, rows }
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The first row of each group.
    pub fn firsts(&self) -> Vec<u32> {
        self.rows.iter().filter_map(|rows| rows.first().copied()).gather()
    }
}
