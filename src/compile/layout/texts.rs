//! Texts beside marks on a narrow page: those that would reach far out of their plot break into lines, so that they neither leave the
//! picture nor take the plot's room.

use crate::compile::guide::{Look, widest_piece, wrap_evenly};
use crate::geometry::Size;
use crate::scene::{Geometry, Item, Mark, Plot, Role, Text};
use crate::text::{Align, Baseline, joined};

/// The share of the page's width that texts may take beside a plot.
const SHARE: f64 = 0.3;
/// The share that a figure may take that would otherwise be parted from its unit.
const FIGURE: f64 = 0.42;

/// Breaks the texts of a plot.
pub(super) fn tame(plot: &mut Plot, room: Size, look: Look<'_>) {
    let width = plot.area.width;
    for text in texts(plot, |mark| mark.role == Role::Text) {
        let beyond = room.width * SHARE;
        let before = text.at.x + beyond;
        let behind = width - text.at.x + beyond;
        let most = match text.align {
            Align::Left => behind,
            Align::Right => before,
            Align::Center => 2.0 * before.min(behind),
        };
        let most = most.min(room.width).max(4.0 * text.font.size);
        let wide = |line: &std::rc::Rc<str>| look.text.width(line, &text.font) > most;
        if !text.lines.iter().any(wide) {
            continue;
        }
        let whole = text.lines.iter().map(|line| widest_piece(line, &text.font, look.text)).fold(0.0, f64::max);
        let most = if whole < room.width * FIGURE { most.max(whole) } else { most };
        wrap(text, most, look);
    }
}

/// Puts the texts back that still leave the picture. Plots shrink for their texts, and texts break for their plots: on a very narrow
/// page these two may not agree before the last look.
pub(super) fn keep_inside(plot: &mut Plot, picture: f64, look: Look<'_>) {
    let (left, width) = (plot.area.x, plot.area.width);
    for mark in plot.marks.iter_mut().filter(|mark| mark.role == Role::Text && mark.clip) {
        // A number that the plot's edge cuts through would say another number.
        mark.items.retain_mut(|item| {
            upright(item).is_none_or(|text| {
                let (start, end) = span(text, look);
                start >= -1.0 && end <= width + 1.0
            })
        });
    }
    for text in texts(plot, |mark| mark.role == Role::Text && !mark.clip) {
        let (start, end) = span(text, look);
        let (room, over) = (picture - left - start, left + end - picture);
        if over > 0.0 && text.align == Align::Left && room > 5.0 * text.font.size {
            wrap(text, room, look);
        }
        let (start, end) = span(text, look);
        text.at.x -= (left + end - picture).max(0.0).min((left + start).max(0.0));
    }
}

/// The upright texts of the marks that are wanted.
fn texts(plot: &mut Plot, wanted: fn(&Mark) -> bool) -> Vec<&mut Text> {
    let mut found = Vec::new();
    for mark in &mut plot.marks {
        if wanted(mark) {
            found.extend(mark.items.iter_mut().filter_map(upright));
        }
    }
    found
}

/// Where a text begins and ends, from the plot's left edge.
fn span(text: &Text, look: Look<'_>) -> (f64, f64) {
    let width = text.lines.iter().map(|line| look.text.width(line, &text.font)).fold(0.0, f64::max);
    let start = match text.align {
        Align::Left => 0.0,
        Align::Center => width / 2.0,
        Align::Right => width,
    };
    (text.at.x - start, text.at.x - start + width)
}

fn wrap(text: &mut Text, most: f64, look: Look<'_>) {
    let count = text.lines.len();
    text.lines = wrap_evenly(&joined(&text.lines, "\n"), most, 4, &text.font, look.text);
    let more = text.lines.len().saturating_sub(count) as f64 * text.line_height;
    // Further lines go down from the first: where a text lies around or above its point, the block is lifted.
    text.at.y -= match text.baseline {
        Baseline::Middle => more / 2.0,
        Baseline::Bottom | Baseline::LineBottom | Baseline::Alphabetic => more,
        Baseline::Top | Baseline::LineTop => 0.0,
    };
}

fn upright(item: &mut Item) -> Option<&mut Text> {
    match &mut item.geometry {
        Geometry::Text(text) if text.angle == 0.0 => Some(text),
        _ => None,
    }
}
