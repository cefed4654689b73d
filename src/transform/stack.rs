//! Values on top of each other.

use super::Groups;
use super::sort::Order;
use crate::data::{Column, FieldPath, Sameness, Table};
use crate::spec::{SortField, StackOffset};

/// The table with the start and end of each value in its stack added; each row counts 1 without a field.
pub fn stack(
    table: Table,
    field: Option<&FieldPath>,
    groupby: &[FieldPath],
    offset: StackOffset,
    sort: &[SortField],
    [start, end]: [&str; 2],
) -> Table {
    let column = match field {
        Some(field) => table.resolve_or_absent(field),
        None => Column::Numbers(vec![1.0; table.rows()].into()),
    };
    let mut stacks = Groups::new(&table, groupby, Sameness::Type).rows();
    let size = |rows: &Vec<u32>| rows.iter().map(|&row| column.number(row as usize).abs()).sum::<f64>();
    let largest = stacks.iter().map(size).fold(0.0, |largest, size| if size > largest { size } else { largest });
    let order = Order::new(&table, sort);
    let mut starts = vec![f64::NAN; table.rows()];
    let mut ends = vec![f64::NAN; table.rows()];
    for rows in &mut stacks {
        let sum = size(rows);
        order.sort(rows);
        let (mut up, mut down) = match offset {
            StackOffset::Zero | StackOffset::Normalize => (0.0, 0.0),
            StackOffset::Center => ((largest - sum) / 2.0, 0.0),
        };
        let mut total = 0.0;
        for &row in rows.iter() {
            let value = column.number(row as usize);
            let (from, to) = match offset {
                StackOffset::Zero if value < 0.0 => {
                    let from = down;
                    down += value;
                    (from, down)
                }
                StackOffset::Zero => {
                    let from = up;
                    up += value;
                    (from, up)
                }
                StackOffset::Center => {
                    let from = up;
                    up += value.abs();
                    (from, up)
                }
                StackOffset::Normalize => {
                    let from = up;
                    total += value.abs();
                    up = (1.0 / sum) * total;
                    (from, up)
                }
            };
            if let (Some(start), Some(end)) = (starts.get_mut(row as usize), ends.get_mut(row as usize)) {
                (*start, *end) = (from, to);
            }
        }
    }
    table.with_column(start, Column::Numbers(starts.into())).with_column(end, Column::Numbers(ends.into()))
}
