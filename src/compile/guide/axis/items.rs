//! The items that paint an axis, and the room it takes.

use std::rc::Rc;

use super::properties::Resolved;
use super::{AxisInput, AxisParts};
use crate::color::Color;
use crate::compile::guide::label::{cut, wrap, wrap_evenly};
use crate::compile::guide::paint::{Lettering, Pen, Wish, bounds, lettering, rule};
use crate::compile::guide::{Look, overlap};
use crate::data::{Gather, Table, Value};
use crate::geometry::{Point, Rect};
use crate::number;
use crate::scale::Scale;
use crate::scene::{Axis, Item, Side, Tick};
use crate::spec::{self, Anchor, FontWeight, Setting};
use crate::text::{Align, Baseline};
use crate::transform::holds;

/// Where the parts of an axis lie: along its direction and across it, away from the plot.
struct Frame {
    side: Side,
    /// The axis' line, across.
    line: f64,
    /// The half pixel for crisp lines.
    crisp: f64,
}

impl Frame {
    /// The point `along` the axis, `out` pixels outside of its line.
    fn at(&self, along: f64, out: f64) -> Point {
        let along = along + self.crisp;
        match self.side {
            Side::Bottom => Point::new(along, self.line + out + self.crisp),
            Side::Top => Point::new(along, self.line - out + self.crisp),
            Side::Left => Point::new(self.line - out + self.crisp, along),
            Side::Right => Point::new(self.line + out + self.crisp, along),
        }
    }
}

/// The axis with everything that paints it.
pub(super) fn assemble(input: &AxisInput<'_>, resolved: &Resolved, ticks: Vec<Tick>, look: Look<'_>) -> Axis {
    let props = &resolved.props;
    let main = input.parts != AxisParts::Grid;
    let grid = resolved.grid && input.parts != AxisParts::Main;
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

/// The properties of single ticks where conditions make them differ.
struct Styles<'a> {
    common: &'a spec::Axis,
    own: Vec<spec::Axis>,
}

impl<'a> Styles<'a> {
    fn new(resolved: &'a Resolved, ticks: &[Tick], look: Look<'_>) -> Self {
        let common = &resolved.props;
        let conditions = common.conditions().unwrap_or_default();
        if conditions.is_empty() {
            return Self { common, own: Vec::new() };
        }
        let last = ticks.len().saturating_sub(1).max(1) as f64;
        let datum = |(index, tick): (usize, &Tick)| {
            Value::Object(Rc::new(vec![
                (Rc::from("value"), tick.value.clone()),
                (Rc::from("label"), Value::Text(tick.label.clone())),
                (Rc::from("index"), Value::Number(index as f64 / last)),
            ]))
        };
        let rows: Vec<Value> = ticks.iter().enumerate().map(datum).collect();
        let table = Table::from_values(&rows);
        let mut own = vec![spec::Axis::default(); ticks.len()];
        for (test, props) in conditions {
            for (style, holds) in own.iter_mut().zip(holds(test, &table, &[], look.zone)) {
                if holds {
                    *style = style.or(props);
                }
            }
        }
        own.iter_mut().for_each(|style| *style = style.or(common));
        Self { common, own }
    }

    /// The properties of a tick.
    fn of(&self, index: usize) -> &spec::Axis {
        self.own.get(index).unwrap_or(self.common)
    }
}

/// How far a shape reaches out of the axis' line.
fn beyond(frame: &Frame, shape: Rect) -> f64 {
    match frame.side {
        Side::Left => frame.line - shape.x,
        Side::Right => shape.right() - frame.line,
        Side::Top => frame.line - shape.y,
        Side::Bottom => shape.bottom() - frame.line,
    }
}

fn tick_size(resolved: &Resolved) -> f64 {
    if resolved.props.ticks().unwrap_or(true) { resolved.props.tick_size().unwrap_or(5.0) } else { 0.0 }
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
    line_positions(input, resolved, ticks).into_iter().enumerate().map(line).collect()
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
    line_positions(input, resolved, ticks).into_iter().enumerate().map(line).collect()
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

/// The first and the last position of the scale.
fn range(scale: &Scale) -> Option<(f64, f64)> {
    match scale {
        Scale::Continuous(scale) => Some(scale.range_bounds()),
        Scale::Band(scale) => Some(scale.range()),
        Scale::Ordinal(_) | Scale::Steps(_) => None,
    }
}

/// How the labels of an axis are set.
#[derive(Clone)]
struct LabelSetting {
    letters: Lettering,
    angle: f64,
    align: Option<Align>,
    baseline: Option<Baseline>,
    /// Widest line.
    limit: f64,
    /// Most lines.
    lines: usize,
}

fn label_texts(
    input: &AxisInput<'_>,
    resolved: &Resolved,
    ticks: &mut [Tick],
    styles: &Styles<'_>,
    frame: &Frame,
    look: Look<'_>,
) -> Vec<Item> {
    let setting = label_setting(input, resolved, ticks, look);
    let out = tick_size(resolved) + resolved.props.label_padding().unwrap_or(2.0);
    let texts: Vec<Item> = ticks
        .iter()
        .enumerate()
        .map(|(index, tick)| {
            let own = styles.own.get(index).map(|own| LabelSetting {
                letters: label_lettering(own, look),
                align: own.label_align().or(setting.align),
                baseline: own.label_baseline().or(setting.baseline),
                ..setting.clone()
            });
            let setting = own.as_ref().unwrap_or(&setting);
            label_text(tick, setting, input, resolved, (frame, out), look)
        })
        .collect();
    let boxes: Vec<Option<Rect>> = texts.iter().map(|text| bounds(text, look.text)).collect();
    let separation = resolved.props.label_separation().unwrap_or(0.0);
    let mut hidden = overlap::hide(&boxes, resolved.overlap, separation);
    if let (Some(tolerance), Some((start, end))) = (bound(resolved), range(input.scale)) {
        let (low, high) = (start.min(end) - tolerance, start.max(end) + tolerance);
        for (shape, hidden) in boxes.iter().zip(&mut hidden) {
            let Some(shape) = shape else { continue };
            let (from, to) = if input.horizontal { (shape.x, shape.right()) } else { (shape.y, shape.bottom()) };
            *hidden |= from - frame.crisp < low || to - frame.crisp > high;
        }
    }
    for (tick, &hidden) in ticks.iter_mut().zip(&hidden) {
        tick.hidden = hidden;
    }
    let shown = texts.into_iter().zip(hidden).filter(|(text, hidden)| !hidden && bounds(text, look.text).is_some());
    shown.map(|(text, _)| text).collect()
}

/// The tolerance within which labels must stay inside the axis' range.
fn bound(resolved: &Resolved) -> Option<f64> {
    match resolved.props.label_bound() {
        Some(Setting::On(tolerance)) => Some(tolerance.max(0.0)),
        Some(Setting::Off | Setting::Unset) | None => None,
    }
}

fn label_lettering(props: &spec::Axis, look: Look<'_>) -> Lettering {
    let wish = Wish {
        color: props.label_color(),
        font: props.label_font(),
        size: props.label_font_size(),
        weight: props.label_font_weight(),
        italic: props.label_font_italic(),
        opacity: props.label_opacity(),
        line_height: props.label_line_height(),
    };
    lettering(&wish, "guide-label", look.config)
}

fn label_setting(input: &AxisInput<'_>, resolved: &Resolved, ticks: &[Tick], look: Look<'_>) -> LabelSetting {
    let props = &resolved.props;
    let letters = label_lettering(props, look);
    let limit = props.label_limit().unwrap_or(180.0);
    let plain = LabelSetting {
        angle: resolved.angle.unwrap_or(0.0),
        align: props.label_align().or_else(|| default_align(resolved)),
        baseline: props.label_baseline().or_else(|| default_baseline(resolved)),
        limit,
        lines: 1,
        letters,
    };
    let (Some(room), Scale::Band(scale)) = (look.room, input.scale) else { return plain };
    if plain.angle != 0.0 {
        return plain;
    }
    let step = scale.step();
    if !input.horizontal {
        // Categories down the side share the width with the bars, and break into as many lines as a step holds.
        let share = if room.width < 480.0 { 0.40 } else { 0.34 };
        let limit = limit.min(room.width * share).max(24.0);
        // Smaller letters come before letters left out.
        for scale in [1.0, 0.92, 0.85] {
            let letters = plain.letters.scaled(scale);
            let lines = ((step - 2.0) / letters.line_height).floor().clamp(1.0, 3.0) as usize;
            let fits = |tick: &Tick| wrap(&tick.label, limit, lines + 1, &letters.font, look.text).len() <= lines;
            if ticks.iter().all(fits) {
                return LabelSetting { limit, lines, letters, ..plain };
            }
        }
        let lines = ((step - 2.0) / plain.letters.line_height).floor().clamp(1.0, 3.0) as usize;
        return LabelSetting { limit, lines, ..plain };
    }
    let widest = ticks.iter().map(|tick| look.text.width(&tick.label, &plain.letters.font)).fold(0.0, f64::max);
    if widest + 6.0 <= step {
        return plain;
    }
    // Two ideographs or five letters a line are the least that can be read.
    let least = 2.0 * plain.letters.font.size + 1.0;
    let narrow = step - 6.0;
    let fits = narrow >= least
        && ticks.iter().all(|tick| {
            let lines = wrap(&tick.label, narrow, 99, &plain.letters.font, look.text);
            lines.len() <= 3 && lines.iter().all(|line| look.text.width(line, &plain.letters.font) <= narrow)
        });
    if fits {
        return LabelSetting { limit: narrow, lines: 3, ..plain };
    }
    let top = resolved.side == Side::Top;
    LabelSetting {
        angle: 315.0,
        align: Some(if top { Align::Left } else { Align::Right }),
        baseline: Some(Baseline::Middle),
        limit: limit.min(room.height.max(240.0) * 0.35),
        lines: 1,
        ..plain
    }
}

fn label_text(
    tick: &Tick,
    setting: &LabelSetting,
    input: &AxisInput<'_>,
    resolved: &Resolved,
    (frame, out): (&Frame, f64),
    look: Look<'_>,
) -> Item {
    let font = &setting.letters.font;
    let lines: Vec<Rc<str>> = if setting.lines > 1 {
        wrap_evenly(&tick.label, setting.limit, setting.lines, font, look.text)
    } else {
        tick.label.split('\n').map(|line| cut(line, setting.limit, font, look.text)).gather()
    };
    let flushed = flush(input.scale, &tick.value, resolved.flush);
    let shift = match flushed {
        Flush::Low => -resolved.props.label_flush_offset().unwrap_or(0.0),
        Flush::High => resolved.props.label_flush_offset().unwrap_or(0.0),
        Flush::No => 0.0,
    };
    let (align, baseline) = match resolved.side {
        Side::Top | Side::Bottom => {
            let across = match flushed {
                Flush::Low => Align::Left,
                Flush::High => Align::Right,
                Flush::No => Align::Center,
            };
            (across, if resolved.side == Side::Top { Baseline::Bottom } else { Baseline::Top })
        }
        Side::Left | Side::Right => {
            let down = match flushed {
                Flush::Low => Baseline::Top,
                Flush::High => Baseline::Bottom,
                Flush::No => Baseline::Middle,
            };
            (if resolved.side == Side::Right { Align::Left } else { Align::Right }, down)
        }
    };
    let align = setting.align.unwrap_or(align);
    let baseline = setting.baseline.unwrap_or(baseline);
    // Several lines lie around the tick, not below it.
    let more = setting.letters.line_height * lines.len().saturating_sub(1) as f64;
    let (along, out) = match resolved.side {
        Side::Left | Side::Right if baseline == Baseline::Middle => (-more / 2.0, out),
        Side::Top if setting.angle == 0.0 => (0.0, out + more),
        Side::Left | Side::Right | Side::Top | Side::Bottom => (0.0, out),
    };
    let at = frame.at(tick.position + shift + along, out);
    setting.letters.item(at, lines, align, baseline, setting.angle)
}

/// Whether a label stands at an end of the axis and is drawn inwards.
enum Flush {
    No,
    /// At the smaller position.
    Low,
    /// At the larger position.
    High,
}

fn flush(scale: &Scale, value: &Value, tolerance: Option<f64>) -> Flush {
    let (Some(tolerance), Some((start, end)), Some(at)) = (tolerance, range(scale), scale.position(value)) else {
        return Flush::No;
    };
    let low = (at - start.min(end)).abs();
    let high = (start.max(end) - at).abs();
    if low < high && low <= tolerance {
        Flush::Low
    } else if high <= tolerance {
        Flush::High
    } else {
        Flush::No
    }
}

/// The alignment that turned labels need; none for upright ones.
fn default_align(resolved: &Resolved) -> Option<Align> {
    let angle = resolved.angle?;
    let (start, horizontal, at_main) = match resolved.side {
        Side::Bottom => (0.0, true, true),
        Side::Top => (0.0, true, false),
        Side::Left => (90.0, false, true),
        Side::Right => (90.0, false, false),
    };
    if (angle + start) % 180.0 == 0.0 {
        return if horizontal { None } else { Some(Align::Center) };
    }
    let first_half = start < angle && angle < 180.0 + start;
    Some(if first_half == at_main { Align::Left } else { Align::Right })
}

/// The baseline that turned labels need; none for upright ones at the side.
fn default_baseline(resolved: &Resolved) -> Option<Baseline> {
    let angle = resolved.angle?;
    let upright = angle <= 45.0 || 315.0 <= angle;
    match resolved.side {
        Side::Top | Side::Bottom => {
            if (45.0 < angle && angle < 135.0) || (225.0 < angle && angle < 315.0) {
                return Some(Baseline::Middle);
            }
            let top = resolved.side == Side::Top;
            Some(if upright == top { Baseline::Bottom } else { Baseline::Top })
        }
        Side::Left | Side::Right => {
            if upright || (135.0..=225.0).contains(&angle) {
                return None;
            }
            let left = resolved.side == Side::Left;
            Some(if (45.0..=135.0).contains(&angle) == left { Baseline::Top } else { Baseline::Bottom })
        }
    }
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
