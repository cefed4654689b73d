//! `pictogram`: icons, each of which stands for the same amount. With `total` (or a single percentage) a waffle: one square of icons
//! of which some are filled. The last icon is filled as far as the amount goes.

use std::rc::Rc;

use super::{Subject, wording};
use crate::color::{Color, Paint};
use crate::compile::guide::{Lettering, Look, Wish, cut, lettering, style_color};
use crate::data::Gather;
use crate::geometry::{Point, Rect, Symbol};
use crate::scale::ticks::tick_step;
use crate::scene::{Box, Geometry, Item, Mark, Role, Style, SymbolAt};
use crate::spec::Channel;
use crate::text::{Align, Baseline};

/// No more icons are drawn for one value.
const MAX_ICONS: f64 = 400.0;
/// The least between the icons of one value and the name of the next, in CSS pixels: more than between a name and its icons.
const GAP: f64 = 16.0;

/// Icons, then words.
pub(super) fn marks(subject: &Subject<'_>, look: Look<'_>) -> Vec<Mark> {
    let Some(def) = subject.value_channel() else { return Vec::new() };
    let amounts: Vec<(usize, f64)> = subject
        .rows()
        .filter_map(|row| Some((row, subject.number(def, row)?)))
        .filter(|(_, amount)| *amount >= 0.0)
        .gather();
    let percent = |row: usize| *subject.rows.value(row, "unit").to_text() == *"%";
    let total = subject.props().total().or_else(|| match amounts[..] {
        [(row, amount)] if percent(row) && amount <= 100.0 => Some(100.0),
        _ => None,
    });
    let (icons, texts) = match total.filter(|total| *total > 0.0) {
        Some(total) => waffle(subject, &amounts, total, look),
        None => rows_of_icons(subject, &amounts, look),
    };
    let role = if is_square(subject) { Role::Rect } else { Role::Symbol };
    vec![Mark { role, clip: false, items: icons }, Mark { role: Role::Text, clip: false, items: texts }]
}

fn is_square(subject: &Subject<'_>) -> bool {
    matches!(subject.props().shape(), None | Some(Symbol::Square))
}

/// The amount of one icon: written, or a round number that makes at most `most` icons of `largest`.
fn per_icon(subject: &Subject<'_>, largest: f64, most: f64) -> f64 {
    let written = subject.props().per().filter(|per| *per > 0.0);
    let per = written.unwrap_or_else(|| {
        let step = tick_step(0.0, largest.max(1.0), most);
        if largest <= most { 1.0 } else { step }
    });
    per.max(largest / MAX_ICONS)
}

fn columns(subject: &Subject<'_>) -> usize {
    subject.props().columns().unwrap_or(10.0).clamp(1.0, 100.0) as usize
}

/// One block of icons for the whole, filled row after row.
fn waffle(subject: &Subject<'_>, amounts: &[(usize, f64)], total: f64, look: Look<'_>) -> (Vec<Item>, Vec<Item>) {
    let per = per_icon(subject, total, 100.0);
    let count = (total / per - 1e-9).ceil().clamp(1.0, MAX_ICONS) as usize;
    let columns = columns(subject);
    let rows = count.div_ceil(columns);
    let letters = label_letters(subject, look);
    let names: Vec<(usize, Rc<str>)> =
        amounts.iter().filter_map(|(row, _)| Some((*row, caption(subject, *row, look)?))).gather();
    let below = names.len() as f64 * (letters.line_height + 4.0);
    let side = (subject.plot.width / columns as f64).min((subject.plot.height - below).max(1.0) / rows as f64).max(1.0);
    let rest = style_color("guide-rest", look.config);
    let mut icons = Vec::new();
    // The amount that icons before this one have used up, and the row that fills.
    let mut parts = amounts.iter().copied().peekable();
    let mut left = parts.peek().map_or(0.0, |(_, amount)| *amount);
    for index in 0..count {
        let at = Point::new((index % columns) as f64 * side, (index / columns) as f64 * side);
        let mut from = 0.0;
        // The rest of the whole lies pale behind.
        icons.push(icon(subject, at, side, (0.0, 1.0), &Paint::Color(rest), None));
        while let Some((row, _)) = parts.peek().copied() {
            let share = (left / per).min(1.0 - from);
            if share > 1e-9 {
                icons.push(icon(subject, at, side, (from, from + share), &subject.paint(row), Some(row)));
                from += share;
                left -= share * per;
            }
            if left > 1e-9 * per {
                break;
            }
            parts.next();
            left = parts.peek().map_or(0.0, |(_, amount)| *amount);
            if from >= 1.0 - 1e-9 {
                break;
            }
        }
    }
    let mut texts = Vec::new();
    let mut y = rows as f64 * side + 6.0;
    for (row, name) in names {
        let line = cut(&name, subject.plot.width, &letters.font, look.text);
        let own = if amounts.len() > 1 {
            Lettering { color: (subject.color)(row), ..letters.clone() }
        } else {
            letters.clone()
        };
        texts.push(own.item(Point::new(0.0, y), vec![line], Align::Left, Baseline::Top, 0.0));
        y += letters.line_height + 4.0;
    }
    (icons, texts)
}

/// A line of icons for each value, its name before and its figure behind.
fn rows_of_icons(subject: &Subject<'_>, amounts: &[(usize, f64)], look: Look<'_>) -> (Vec<Item>, Vec<Item>) {
    let largest = amounts.iter().map(|(_, amount)| *amount).fold(0.0, f64::max);
    let columns = columns(subject);
    let per = per_icon(subject, largest, columns as f64);
    let letters = label_letters(subject, look);
    let name = |row: usize| wording::fill(subject.props().label().unwrap_or("{label}"), subject, row, look);
    let Some(def) = subject.value_channel() else { return (Vec::new(), Vec::new()) };
    let figures: Vec<Rc<str>> = amounts
        .iter()
        .map(|(row, _)| wording::value(subject, subject.channel(Channel::Text).unwrap_or(def), *row, look))
        .collect();
    let behind = letters.width(&figures, look.text) + 8.0;
    let names: Vec<Option<Rc<str>>> = amounts.iter().map(|(row, _)| name(*row)).collect();
    // Names stand above their icons, so that icons have the whole width of a phone.
    let above = if names.iter().any(Option::is_some) { letters.line_height + 4.0 } else { 0.0 };
    let lines = |amount: f64| ((amount / per - 1e-9).ceil().max(1.0) / columns as f64).ceil();
    let all_lines: f64 = amounts.iter().map(|(_, amount)| lines(*amount)).sum();
    let gaps = amounts.len().saturating_sub(1) as f64;
    let spare = subject.plot.height - amounts.len() as f64 * above;
    let across = (subject.plot.width - behind).max(1.0) / columns as f64;
    let side = across.min((spare - gaps * GAP).max(1.0) / all_lines.max(1.0)).clamp(2.0, 48.0);
    // Height that the icons do not need parts the values.
    let gap = ((spare - all_lines * side) / gaps.max(1.0)).clamp(GAP, 2.0 * GAP);
    let (mut icons, mut texts) = (Vec::new(), Vec::new());
    let mut y = 0.0;
    for (((row, amount), figure), name) in amounts.iter().zip(figures).zip(names) {
        if let Some(name) = name {
            let line = cut(&name, subject.plot.width, &letters.font, look.text);
            texts.push(letters.item(Point::new(0.0, y), vec![line], Align::Left, Baseline::Top, 0.0));
        }
        y += above;
        let whole = amount / per;
        let count = (whole - 1e-9).ceil().clamp(0.0, MAX_ICONS) as usize;
        for index in 0..count {
            let at = Point::new((index % columns) as f64 * side, y + (index / columns) as f64 * side);
            let share = (whole - index as f64).clamp(0.0, 1.0);
            icons.push(icon(subject, at, side, (0.0, share), &subject.paint(*row), Some(*row)));
        }
        let lines = lines(*amount);
        let last = count.min(columns) as f64 * side + 8.0;
        let middle = y + side / 2.0;
        texts.push(letters.item(Point::new(last, middle), vec![figure], Align::Left, Baseline::Middle, 0.0));
        y += lines * side + gap;
    }
    (icons, texts)
}

/// One icon in its square, filled from one share of its width to another.
fn icon(
    subject: &Subject<'_>,
    at: Point,
    side: f64,
    (from, to): (f64, f64),
    paint: &Paint,
    row: Option<usize>,
) -> Item {
    let size = side * 0.86;
    let inset = (side - size) / 2.0;
    let datum = row.map(|row| (subject.datum)(row));
    let style = |paint: Paint| Style { fill: Some(paint), fill_opacity: 1.0, ..Style::default() };
    if is_square(subject) {
        let rect = Rect::new(at.x + inset + size * from, at.y + inset, size * (to - from), size);
        let radius = (size * 0.12).min(3.0);
        let corners = if from <= 0.0 && to >= 1.0 { [radius; 4] } else { [0.0; 4] };
        return Item { geometry: Geometry::Rect(Box { rect, corners }), style: style(paint.clone()), datum };
    }
    let center = Point::new(at.x + side / 2.0, at.y + side / 2.0);
    let symbol = subject.props().shape().cloned().unwrap_or(Symbol::Circle);
    let geometry = Geometry::Symbol(SymbolAt { at: center, size: size * size, symbol, angle: 0.0 });
    // Any outline can be filled in part by a gradient with a hard edge.
    let paint = match paint {
        Paint::Color(color) | Paint::Hatch(color) if from > 0.0 || to < 1.0 => {
            let clear = Color { opacity: 0.0, ..*color };
            let stops = vec![(0.0, clear), (from, clear), (from, *color), (to, *color), (to, clear), (1.0, clear)];
            Paint::Gradient { line: [0.0, 0.0, 1.0, 0.0], stops }
        }
        whole => whole.clone(),
    };
    Item { geometry, style: style(paint), datum }
}

/// The name and the figure of a value, below a waffle.
fn caption(subject: &Subject<'_>, row: usize, look: Look<'_>) -> Option<Rc<str>> {
    let def = subject.value_channel()?;
    let figure = wording::value(subject, subject.channel(Channel::Text).unwrap_or(def), row, look);
    let name = wording::fill(subject.props().label().unwrap_or("{label}"), subject, row, look);
    Some(match name {
        Some(name) => Rc::from([&name, look.locale.words().colon, &figure].concat()),
        None => figure,
    })
}

fn label_letters(subject: &Subject<'_>, look: Look<'_>) -> Lettering {
    let props = subject.props();
    let wish = Wish { font: props.font(), size: props.font_size(), ..Wish::default() };
    lettering(&wish, "figure-label", look.config)
}
