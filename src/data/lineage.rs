//! Which source rows each row of a table came from.

use std::rc::Rc;

/// For every row of a table, the rows of the source that it stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Lineage {
    /// Row `i` is source row `i`.
    #[default]
    Identity,
    /// Row `i` is source row `.0[i]`.
    Subset(Rc<[u32]>),
    /// Row `i` summarises the source rows `.0[i]`, none for a row that was made up.
    Groups(Rc<[Rc<[u32]>]>),
}

impl Lineage {
    /// The source rows of `row`.
    pub fn of(&self, row: usize) -> Rc<[u32]> {
        match self {
            Lineage::Identity => Rc::from([row as u32]),
            Lineage::Subset(rows) => rows.get(row).map_or_else(|| Rc::from([]), |&source| Rc::from([source])),
            Lineage::Groups(groups) => groups.get(row).cloned().unwrap_or_else(|| Rc::from([])),
        }
    }

    /// The lineage of a table that keeps only `rows` of this one, in that order.
    pub fn select(&self, rows: &[u32]) -> Lineage {
        match self {
            Lineage::Identity => Lineage::Subset(Rc::from(rows)),
            Lineage::Subset(sources) => {
                Lineage::Subset(rows.iter().filter_map(|&row| sources.get(row as usize).copied()).collect())
            }
            Lineage::Groups(_) => Lineage::Groups(rows.iter().map(|&row| self.of(row as usize)).collect()),
        }
    }

    /// The lineage of a table whose row `i` summarises the rows `groups[i]` of this one.
    pub fn group(&self, groups: &[Vec<u32>]) -> Lineage {
        let of_group = |group: &Vec<u32>| match self {
            Lineage::Identity => Rc::from(&group[..]),
            Lineage::Subset(rows) => group.iter().filter_map(|&row| rows.get(row as usize).copied()).collect(),
            Lineage::Groups(_) => {
                let mut all = Vec::new();
                group.iter().for_each(|&row| all.extend_from_slice(&self.of(row as usize)));
                all.into()
            }
        };
        Lineage::Groups(groups.iter().map(of_group).collect())
    }
}
