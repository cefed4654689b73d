//! `figure`: one big number with its label above, its change and a note below. Several rows stand beside each other.

use std::rc::Rc;

use super::{Subject, wording};
use crate::color::{Color, Paint};
use crate::compile::guide::{Lettering, Look, Wish, lettering, wrap_evenly};
use crate::geometry::{Point, Rect};
use crate::scene::{Box, Geometry, Item, Mark, Role, Style};
use crate::text::{Align, Baseline, Font};

/// No number is smaller than this beside all its words.
const LEAST: f64 = 20.0;
/// The narrowest figure.
const NARROWEST: f64 = 150.0;
/// The height of a number in widths of its place, so that figures in places of one width are of one size.
const SHARE: f64 = 0.2;

/// A rectangle for each figure, which is what can be pointed at, and the texts over it.
pub(super) fn marks(subject: &Subject<'_>, look: Look<'_>) -> Vec<Mark> {
    let count = subject.rows().len();
    let Some(def) = subject.value_channel().filter(|_| count > 0) else { return Vec::new() };
    let most = (subject.plot.width / NARROWEST).floor().max(1.0) as usize;
    let columns = count.min(most);
    let rows = count.div_ceil(columns);
    let (width, height) = (subject.plot.width / columns as f64, subject.plot.height / rows as f64);
    let (mut places, mut texts) = (Vec::new(), Vec::new());
    for row in subject.rows() {
        let (column, line) = (row % columns, row / columns);
        let gap = if columns > 1 { 16.0 } else { 0.0 };
        let cell = Rect::new(column as f64 * width, line as f64 * height, (width - gap).max(1.0), height);
        let figure = wording::value(subject, def, row, look);
        places.push(Item {
            geometry: Geometry::Rect(Box { rect: cell, corners: [0.0; 4] }),
            style: Style { fill: Some(Paint::Color(Color::TRANSPARENT)), ..Style::default() },
            datum: Some((subject.datum)(row)),
        });
        texts.extend(figure_texts(subject, row, &figure, cell, look));
    }
    vec![Mark { role: Role::Rect, clip: false, items: places }, Mark { role: Role::Text, clip: false, items: texts }]
}

fn figure_texts(subject: &Subject<'_>, row: usize, figure: &str, cell: Rect, look: Look<'_>) -> Vec<Item> {
    let props = subject.props();
    let style = |name: &str, size: Option<f64>| {
        let wish = Wish { size, font: props.font(), ..Wish::default() };
        lettering(&wish, name, look.config)
    };
    let fill = |template: &str| wording::fill(template, subject, row, look);
    let label = fill(props.label().unwrap_or("{label}"));
    let change = props.change().and_then(fill);
    let note = match &props.caption() {
        Some(caption) => fill(caption),
        // What was computed must not pass for what was reported.
        None if subject.rows.value(row, "derived").is_truthy() => {
            let words = look.locale.words();
            let formula = fill("{formula}").map(|formula| [words.colon, &formula].concat()).unwrap_or_default();
            Some(Rc::from([words.status_derived, &formula].concat()))
        }
        None => None,
    };
    let mut items = Vec::new();
    let mut y = cell.y;
    let paragraph = |text: &Rc<str>, letters: &Lettering, y: &mut f64, items: &mut Vec<Item>| {
        let lines = wrap_evenly(text, cell.width, 3, &letters.font, look.text);
        let height = letters.height(lines.len());
        items.push(letters.item(Point::new(cell.x, *y), lines, Align::Left, Baseline::Top, 0.0));
        *y += height;
    };
    if let Some(label) = &label {
        paragraph(label, &style("figure-label", None), &mut y, &mut items);
        y += 8.0;
    }
    let unit = props.unit().and_then(fill);
    let mut value = style("figure-value", props.font_size());
    if props.font_size().is_none() {
        value.font.size = value.font.size.min((cell.width * SHARE).max(LEAST));
    }
    y = number(figure, unit.as_deref(), &value, cell, y, &mut items, look);
    if let Some(change) = &change {
        y += 8.0;
        paragraph(change, &style("figure-up", None), &mut y, &mut items);
    }
    if let Some(note) = &note {
        y += 8.0;
        paragraph(note, &style("figure-note", None), &mut y, &mut items);
    }
    items
}

/// The number with its words in smaller letters, beside it where there is room, else in a line below it; the bottom of it.
pub(super) fn number(
    figure: &str,
    unit: Option<&str>,
    letters: &Lettering,
    cell: Rect,
    top: f64,
    items: &mut Vec<Item>,
    look: Look<'_>,
) -> f64 {
    let (before, digits, after) = wording::split(figure);
    let after = [after, unit.unwrap_or_default()].concat();
    // Chinese words stand close to their number, English ones at a space.
    let gap = |spaced: bool| if spaced { 0.2 } else { 0.07 };
    let (lead, trail) = (gap(before.ends_with(' ')), gap(after.starts_with(' ')));
    let (before, after) = (before.trim(), after.trim());
    let width = |text: &str, font: &Font| look.text.width(text, font);
    // The letters of a size, and where number and words behind it begin and end.
    let set = |size: f64| {
        let big = Font { size, ..letters.font.clone() };
        let small = Font { size: (size * 0.45).max(12.0), weight: 400, ..letters.font.clone() };
        let digits_at = if before.is_empty() { 0.0 } else { width(before, &small) + lead * size };
        let digits_end = digits_at + width(digits, &big);
        let after_at = digits_end + trail * size;
        let end = if after.is_empty() { digits_end } else { after_at + width(after, &small) };
        (big, small, [digits_at, digits_end, after_at, end])
    };
    let fitted = |least: f64, edge: fn([f64; 4]) -> f64| {
        let mut size = letters.font.size;
        while size > least && edge(set(size).2) > cell.width {
            size -= 2.0;
        }
        size
    };
    let mut size = fitted(LEAST, |[.., end]| end);
    let below = set(size).2[3] > cell.width;
    if below {
        size = fitted(14.0, |[_, digits_end, ..]| digits_end);
    }
    let (big, small, [digits_at, _, after_at, _]) = set(size);
    let base = top + 0.8 * size;
    let (after_at, after_base) = if below { (0.0, base + 1.4 * small.size) } else { (after_at, base) };
    for (text, font, x, y) in
        [(before, &small, 0.0, base), (digits, &big, digits_at, base), (after, &small, after_at, after_base)]
    {
        if !text.is_empty() {
            let letters = Lettering { font: font.clone(), ..letters.clone() };
            let at = Point::new(cell.x + x, y);
            items.push(letters.item(at, vec![Rc::from(text)], Align::Left, Baseline::Alphabetic, 0.0));
        }
    }
    if below { after_base + 0.3 * small.size } else { top + size }
}
