//! Rows that belong together.

use std::ops::Range;
use std::rc::Rc;

use crate::data::{Codes, FieldPath, Sameness, Table};

/// Rows by the values of some fields, groups in order of first appearance.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups(Rc<Codes>);

impl Groups {
    /// Groups the rows of a table. Without fields all rows are one group; without rows there is no group.
    pub fn new(table: &Table, fields: &[FieldPath], sameness: Sameness) -> Self {
        let columns = fields.iter().filter_map(|field| table.resolve(field));
        let codes = columns.map(|column| column.codes(sameness)).reduce(|all, codes| Rc::new(all.and(&codes)));
        Self(codes.unwrap_or_else(|| Rc::new(Codes::same(table.rows()))))
    }

    /// The group of each row.
    pub fn of(&self) -> &[u32] {
        &self.0.of
    }

    /// The first row of each group.
    pub fn firsts(&self) -> &[u32] {
        &self.0.firsts
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.firsts().len()
    }

    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows of each group, in order.
    pub fn rows(&self) -> Vec<Vec<u32>> {
        let mut sizes = vec![0; self.len()];
        self.of().iter().for_each(|&group| sizes.get_mut(group as usize).into_iter().for_each(|size| *size += 1));
        let mut rows: Vec<Vec<u32>> = sizes.into_iter().map(Vec::with_capacity).collect();
        for (row, &group) in self.of().iter().enumerate() {
            if let Some(group) = rows.get_mut(group as usize) {
                group.push(row as u32);
            }
        }
        rows
    }

    /// Where the rows of each group lie, if the rows of each come one after another.
    pub fn stretches(&self) -> Option<Vec<Range<usize>>> {
        let ends = self.firsts().iter().skip(1).map(|&first| first as usize).chain([self.of().len()]);
        let stretches = self.firsts().iter().map(|&first| first as usize).zip(ends).map(|(first, end)| first..end);
        stretches
            .zip(0..)
            .map(|(stretch, group)| self.of().get(stretch.clone())?.iter().all(|of| *of == group).then_some(stretch))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Column, Value};

    #[track_caller]
    fn check(columns: &[&str], expected: &str) {
        let mut table = Table::new(columns.first().map_or(0, |column| column.len()));
        let mut fields = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let name = at.to_string();
            let values = column.chars().map(|letter| Value::text(&letter.to_string())).collect();
            table = table.with_column(&name, Column::new(values));
            fields.push(FieldPath::new(&name));
        }
        let groups = Groups::new(&table, &fields, Sameness::Text);
        assert_eq!(format!("{:?} {:?} {:?}", groups.firsts(), groups.rows(), groups.stretches()), expected);
    }

    #[test]
    fn groups_stand_in_order_of_appearance() {
        check(&["bab"], "[0, 1] [[0, 2], [1]] None");
        check(&["bba"], "[0, 2] [[0, 1], [2]] Some([0..2, 2..3])");
        check(&[""], "[] [] Some([])");
    }

    #[test]
    fn fields_split_each_other() {
        check(&["aabb", "xyyy"], "[0, 1, 2] [[0], [1], [2, 3]] Some([0..1, 1..2, 2..4])");
        check(&["aaa", "xyx"], "[0, 1] [[0, 2], [1]] None");
    }

    #[test]
    fn rows_without_fields_are_one_group() {
        let groups = |rows| Groups::new(&Table::new(rows), &[], Sameness::Text);
        assert_eq!(groups(2).stretches(), Some(std::iter::once(0..2).collect()));
        assert!(groups(0).is_empty());
    }
}
