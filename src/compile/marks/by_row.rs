//! Marks whose look depends on the row by expressions: rows that look the same are drawn together.

use super::{Drawing, bar, drawn_rows, made as made_of, point};
use crate::compile::data::Rows;
use crate::data::{FieldPath, Sameness, Table, stable_sort};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::expression::Expression;
use crate::scene::{Item, Role};
use crate::spec::MarkType;
use crate::transform::Groups;

/// How many looks are told apart.
const MOST_LOOKS: usize = 1000;

/// The properties of corners.
const CORNERS: [&str; 6] = [
    "cornerRadius",
    "cornerRadiusEnd",
    "cornerRadiusTopLeft",
    "cornerRadiusTopRight",
    "cornerRadiusBottomLeft",
    "cornerRadiusBottomRight",
];

/// The items of a layer, in the order in which they are painted. `by_row` are the expressions of its look.
#[inline(never)]
pub fn made(drawing: &Drawing<'_>, by_row: &[&Expression]) -> Option<(Role, Vec<Item>)> {
    let (layer, table) = (drawing.layer, &drawing.rows.main);
    let mut looks = Table::new(table.rows());
    let mut columns: Vec<FieldPath> = Vec::new();
    for expression in by_row {
        let values = match expression.bind(table, &[], drawing.zone).column() {
            Ok(values) => values,
            Err(error) => {
                drawing.note(Diagnostic::refusal(&layer.spec.mark.pointer, error.to_string()));
                return Some((Role::Rect, Vec::new()));
            }
        };
        let name = columns.len().to_string();
        looks = looks.with_column(&name, values);
        columns.push(FieldPath::new(&name));
    }
    let groups = Groups::new(&looks, &columns, Sameness::Type);
    if groups.len() > MOST_LOOKS {
        drawing.note(messages::too_many_looks(&layer.spec.mark.pointer, MOST_LOOKS));
    }
    let (mut role, mut items) = (None, Vec::new());
    for rows in groups.rows().iter().take(MOST_LOOKS) {
        let Some(first) = rows.first().map(|row| *row as usize) else { continue };
        let mut value = |expression: &Expression| {
            let place = by_row.iter().position(|known| *known == expression)?;
            Some(looks.value(first, &place.to_string()).to_json())
        };
        let levels = layer.look.settled(&mut value);
        let Some(look) = layer.look.over(&levels) else { continue };
        let layer = layer.with_look(look);
        let selected = Rows { main: table.select(rows), ..drawing.rows.clone() };
        let part = Drawing { layer: &layer, rows: &selected, only: Some(rows), ..*drawing };
        let (of_part, found) = made_of(&part)?;
        role = Some(of_part);
        items.extend(found);
    }
    // Which corners are those of a stack is seen only where all its pieces are, and is said of the stack.
    if layer.kind == MarkType::Bar && layer.stack.is_some() {
        let of_pieces = CORNERS.iter().any(|name| layer.look.expression(name).is_some());
        if of_pieces {
            drawing.note(messages::look_by_row(&layer.spec.mark.pointer));
        } else {
            items = bar::rounded(drawing, items);
        }
    }
    // The order of rows is that of painting, whatever they look like.
    let ranks = match layer.kind {
        MarkType::Point | MarkType::Circle | MarkType::Square => point::order(drawing),
        _ => drawn_rows(drawing).collect(),
    };
    let mut rank = vec![usize::MAX; table.rows()];
    for (place, row) in ranks.into_iter().enumerate() {
        if let Some(rank) = rank.get_mut(row) {
            *rank = place;
        }
    }
    let place = |item: &Item| {
        let row = item.datum.as_ref().and_then(|datum| datum.rows.first());
        row.and_then(|row| rank.get(row.row as usize)).copied().unwrap_or(usize::MAX)
    };
    stable_sort(&mut items, |a, b| place(a).cmp(&place(b)));
    Some((role.unwrap_or(Role::Rect), items))
}
