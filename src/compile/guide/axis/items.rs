//! The items that paint an axis, and the room it takes.

use std::rc::Rc;

use super::frame::{Frame, Styles, beyond, range, tick_size};
use super::labels::label_texts;
use super::properties::Resolved;
use super::{AxisInput, AxisParts};
use crate::color::Color;
use crate::compile::guide::Look;
use crate::compile::guide::label::{cut, wrap_evenly};
use crate::compile::guide::paint::{Pen, Wish, bounds, lettering, rule};
use crate::data::Gather;
use crate::geometry::Point;
use crate::number;
use crate::scene::{Axis, Item, Side, Tick};
use crate::spec::{Anchor, FontWeight};
use crate::text::{Align, Baseline};

/// The axis with everything that paints it.
#[inline(never)]
pub(super) fn assemble(input: &AxisInput<'_>, resolved: &Resolved, ticks: Vec<Tick>, look: Look<'_>) -> Axis {
    let props = &resolved.props;
    let main = input.parts != AxisParts::Grid;
    let grid = resolved.grid && input.parts != AxisParts::Main && !ticks.is_empty();
    let offset = props.offset().unwrap_or(0.0);
    let line = match resolved.side {
        Side::Bottom => input.plot.height + offset,
        Side::Right => input.plot.width + offset,
        Side::Top | Side::Left => -offset,
    };
    let frame = Frame { side: resolved.side, line, crisp: props.translate().unwrap_or(0.5) };
    let labels = main && props.labels().unwrap_or(true);
    let mut axis = Axis {
        side: resolved.side,
        horizontal: input.horizontal,
        title: resolved.title.clone().filter(|_| main),
        grid,
        labels,
        ticks,
        below: Vec::new(),
        above: Vec::new(),
    };
    let styles = Styles::new(resolved, &axis.ticks, look);
    let mut items = Vec::new();
    if grid {
        items.extend(grid_lines(input, resolved, &axis.ticks, &styles, &frame));
    }
    let mut reach = 0.0;
    if main {
        if props.ticks().unwrap_or(true) {
            items.extend(tick_lines(input, resolved, &axis.ticks, &styles, &frame));
            reach = tick_size(resolved);
        }
        if labels {
            let texts = label_texts(input, resolved, &mut axis.ticks, &styles, &frame, look);
            let out = |item: &Item| bounds(item, look.text).map(|shape| beyond(&frame, shape));
            reach = texts.iter().filter_map(out).fold(reach, f64::max);
            items.extend(texts);
        }
        if props.domain().unwrap_or(true) {
            items.extend(base_line(input, resolved, &frame));
        }
        if let Some(title) = &axis.title {
            let reach =
                number::within(reach, props.min_extent().unwrap_or(0.0), props.max_extent().unwrap_or(200.0).max(0.0));
            items.push(title_text(title, input, resolved, &frame, reach, look));
        }
    }
    // What is not drawn is not said: where there are no labels, ticks stand alone, and grid lines are known by their axis.
    if !main {
        axis.ticks.clear();
    } else if !labels {
        let blank: Rc<str> = Rc::from("");
        axis.ticks.iter_mut().for_each(|tick| tick.label = blank.clone());
        if !props.ticks().unwrap_or(true) {
            axis.ticks.clear();
        }
    }
    if resolved.above {
        axis.above = items;
    } else {
        axis.below = items;
    }
    axis
}

/// Where the lines of a tick stand; its label may be shifted from there.
fn line_positions(input: &AxisInput<'_>, resolved: &Resolved, ticks: &[Tick]) -> Vec<f64> {
    let props = &resolved.props;
    let at_edges = props.tick_band_extent() == Some(true);
    let band = if at_edges { 1.0 } else { props.band_position().unwrap_or(0.5) };
    let offset = if at_edges { 0.0 } else { props.tick_offset().unwrap_or(0.0) };
    let round = props.tick_round().unwrap_or(true);
    let settle = |at: f64| if round { (at + 0.5).floor() } else { at };
    let place = |tick: &Tick| {
        let start = input.scale.position(&tick.value)?;
        Some(settle(start + input.scale.bandwidth() * band + offset))
    };
    let mut found: Vec<f64> = ticks.iter().filter_map(place).gather();
    if (at_edges || props.tick_extra() == Some(true))
        && let Some(first) = ticks.first().and_then(|tick| input.scale.position(&tick.value))
    {
        found.push(settle(first + offset));
    }
    found
}

fn grid_lines(
    input: &AxisInput<'_>,
    resolved: &Resolved,
    ticks: &[Tick],
    styles: &Styles<'_>,
    frame: &Frame,
) -> Vec<Item> {
    let crisp = frame.crisp;
    let line = |(index, at): (usize, f64)| {
        let props = styles.of(index);
        let pen = Pen {
            color: props.grid_color().unwrap_or(Color::hex(0xdddddd)),
            width: props.grid_width().unwrap_or(1.0),
            dash: props.grid_dash().unwrap_or_default(),
            opacity: props.grid_opacity().unwrap_or(1.0),
        };
        if input.horizontal {
            rule(Point::new(at + crisp, crisp), Point::new(at + crisp, input.plot.height + crisp), &pen)
        } else {
            rule(Point::new(crisp, at + crisp), Point::new(input.plot.width + crisp, at + crisp), &pen)
        }
    };
    line_positions(input, resolved, ticks).into_iter().enumerate().map(line).gather()
}

fn tick_lines(
    input: &AxisInput<'_>,
    resolved: &Resolved,
    ticks: &[Tick],
    styles: &Styles<'_>,
    frame: &Frame,
) -> Vec<Item> {
    let line = |(index, at): (usize, f64)| {
        let props = styles.of(index);
        let pen = Pen {
            color: props.tick_color().unwrap_or(Color::hex(0x888888)),
            width: props.tick_width().unwrap_or(1.0),
            dash: props.tick_dash().unwrap_or_default(),
            opacity: props.tick_opacity().unwrap_or(1.0),
        };
        rule(frame.at(at, 0.0), frame.at(at, props.tick_size().unwrap_or(5.0)), &pen)
    };
    line_positions(input, resolved, ticks).into_iter().enumerate().map(line).gather()
}

fn base_line(input: &AxisInput<'_>, resolved: &Resolved, frame: &Frame) -> Option<Item> {
    let props = &resolved.props;
    let (start, end) = range(input.scale)?;
    let pen = Pen {
        color: props.domain_color().unwrap_or(Color::hex(0x888888)),
        width: props.domain_width().unwrap_or(1.0),
        dash: props.domain_dash().unwrap_or_default(),
        opacity: props.domain_opacity().unwrap_or(1.0),
    };
    Some(rule(frame.at(start, 0.0), frame.at(end, 0.0), &pen))
}

fn title_text(
    title: &Rc<str>,
    input: &AxisInput<'_>,
    resolved: &Resolved,
    frame: &Frame,
    reach: f64,
    look: Look<'_>,
) -> Item {
    let props = &resolved.props;
    let weight: Option<FontWeight> = props.title_font_weight();
    let wish = Wish {
        color: props.title_color(),
        font: props.title_font(),
        size: props.title_font_size(),
        weight,
        italic: props.title_font_italic(),
        opacity: props.title_opacity(),
        line_height: None,
    };
    let letters = lettering(&wish, "guide-title", look.config);
    let angle = props.title_angle().unwrap_or(match resolved.side {
        Side::Left => -90.0,
        Side::Right => 90.0,
        Side::Top | Side::Bottom => 0.0,
    });
    let length = if input.horizontal { input.plot.width } else { input.plot.height };
    // A title longer than its axis would run into its neighbours: where there is no more room, it breaks.
    let lines: Vec<Rc<str>> = match look.room {
        Some(room) => {
            let along = if (angle.abs() == 90.0) == input.horizontal { room.width * 0.5 } else { length.max(80.0) };
            let width = if !input.horizontal && angle == 0.0 { input.plot.width.max(80.0) } else { along };
            wrap_evenly(title, width, 3, &letters.font, look.text)
        }
        None => title
            .split('\n')
            .map(|line| cut(line, props.title_limit().unwrap_or(0.0), &letters.font, look.text))
            .gather(),
    };
    let (start, end) = range(input.scale).unwrap_or((0.0, length));
    let (align, along) = match props.title_anchor() {
        Some(Anchor::Start) => (Align::Left, start),
        Some(Anchor::End) => (Align::Right, end),
        Some(Anchor::Middle) | None => (Align::Center, (start + end) / 2.0),
    };
    let baseline = props.title_baseline().unwrap_or(match resolved.side {
        Side::Bottom => Baseline::Top,
        Side::Top | Side::Left | Side::Right => Baseline::Bottom,
    });
    let more = letters.line_height * lines.len().saturating_sub(1) as f64;
    let lift = if resolved.side == Side::Bottom { 0.0 } else { more };
    let mut at = frame.at(along, reach + props.title_padding().unwrap_or(4.0) + lift);
    if let Some(x) = props.title_x() {
        at.x = x + frame.crisp + if resolved.side == Side::Right { frame.line } else { 0.0 };
    }
    if let Some(y) = props.title_y() {
        at.y = y + frame.crisp + if resolved.side == Side::Bottom { frame.line } else { 0.0 };
    }
    letters.item(at, lines, props.title_align().unwrap_or(align), baseline, angle)
}
