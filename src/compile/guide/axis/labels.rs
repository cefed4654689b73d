//! The labels of an axis: how they are set, which of them are hidden, where they stand.

use std::rc::Rc;

use super::AxisInput;
use super::frame::{Frame, Styles, range, tick_size};
use super::properties::Resolved;
use crate::compile::guide::label::{cut, wrap, wrap_evenly};
use crate::compile::guide::paint::{Lettering, Wish, bounds, lettering};
use crate::compile::guide::{Look, overlap};
use crate::data::{Gather, Value};
use crate::geometry::Rect;
use crate::scale::Scale;
use crate::scene::{Item, Side, Tick};
use crate::spec::{self, Setting};
use crate::text::{Align, Baseline};

/// The least space between labels beside each other.
const GAP: f64 = 6.0;

/// The labels that are shown; ticks learn whether theirs is.
pub(super) fn label_texts(
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
    shown.map(|(text, _)| text).gather()
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
    let Some(room) = look.room.filter(|_| plain.angle == 0.0) else { return plain };
    let Scale::Band(scale) = input.scale else { return between_ends(plain, input, ticks, look) };
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
    if widest + GAP <= step {
        return plain;
    }
    // Two ideographs or five letters a line are the least that can be read.
    let least = 2.0 * plain.letters.font.size + 1.0;
    let narrow = step - GAP;
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

/// The first and the last label are shown in any case: where they have no room beside each other, labels take two lines.
fn between_ends(plain: LabelSetting, input: &AxisInput<'_>, ticks: &[Tick], look: Look<'_>) -> LabelSetting {
    let ([first, .., last], true) = (ticks, input.horizontal) else { return plain };
    let width = |tick: &Tick| look.text.width(&tick.label, &plain.letters.font);
    let room = (last.position - first.position).abs() - GAP;
    if (width(first) + width(last)) / 2.0 <= room {
        return plain;
    }
    LabelSetting { limit: room.max(2.0 * plain.letters.font.size), lines: 2, ..plain }
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
