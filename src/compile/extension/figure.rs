//! `figure`: one big number with its label above, its change and a note below. Several rows stand beside each other.

use std::rc::Rc;

use super::{Subject, wording};
use crate::color::{Color, Paint};
use crate::compile::guide::{Lettering, Look, Wish, lettering, wrap_evenly};
use crate::geometry::{Point, Rect};
use crate::scene::{Box, Geometry, Item, Mark, Role, Style};
use crate::text::{Align, Baseline, Font};

/// No number is smaller than this beside its words.
const LEAST: f64 = 26.0;
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
        y += 6.0;
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

/// The number with its words in smaller letters, beside it where there is room; the bottom of it.
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
    let sized = |size: f64| {
        let big = Font { size, ..letters.font.clone() };
        let small = Font { size: (size * 0.45).max(12.0), weight: 400, ..letters.font.clone() };
        (big, small)
    };
    let width = |size: f64| {
        let (big, small) = sized(size);
        look.text.width(before, &small) + look.text.width(digits, &big) + look.text.width(&after, &small) + 0.14 * size
    };
    let mut size = letters.font.size;
    while size > LEAST && width(size) > cell.width {
        size -= 2.0;
    }
    // Where even a small number leaves no room for its words, they stand above and below it.
    let apart = width(size) > cell.width;
    if apart {
        size = letters.font.size;
        while size > 14.0 && look.text.width(digits, &sized(size).0) > cell.width {
            size -= 2.0;
        }
    }
    let (big, small) = sized(size);
    let gap = 0.07 * size;
    let (mut x, mut line) = (cell.x, top);
    for (text, font, space) in [(before, &small, gap), (digits, &big, gap), (&after, &small, 0.0)] {
        let text = if apart { text.trim() } else { text };
        if text.is_empty() {
            continue;
        }
        let base = line + 0.8 * if apart { font.size } else { size };
        let letters = Lettering { font: font.clone(), ..letters.clone() };
        items.push(letters.item(Point::new(x, base), vec![Rc::from(text)], Align::Left, Baseline::Alphabetic, 0.0));
        if apart {
            line += font.size * 1.1;
        } else {
            x += look.text.width(text, font) + space;
        }
    }
    if apart { line } else { top + size }
}
