//! The entries of a legend: values, labels and looks.

use std::rc::Rc;

use super::merge::{Draft, Shown};
use super::symbol::{Swatch, symbol};
use crate::color::Color;
use crate::compile::guide::Look;
use crate::compile::guide::format::{Place, Written, writer};
use crate::compile::guide::moment::written_values;
use crate::compile::guide::{apart, axis_interval};
use crate::data::{Gather, Value};
use crate::geometry::Symbol;
use crate::scale::{Labels, LegendStyle, Output, Scale, StepsKind, TickCount};
use crate::scene::{LegendEntry, LegendKind};
use crate::spec::{self, Legend, Setting};

/// The kind of a legend, as Vega decides it.
pub(super) fn kind(draft: &Draft<'_>) -> LegendKind {
    let colored = draft.scales.len() == 1 && matches!(draft.scales.first(), Some((Shown::Fill | Shown::Stroke, _)));
    let scale = draft.main_scale();
    let steps = scale.is_some_and(|scale| matches!(scale, Scale::Steps(_)));
    let ramp = scale.is_some_and(|scale| matches!(scale, Scale::Continuous(_)));
    match draft.kind {
        Some(spec::LegendKind::Gradient) if steps => LegendKind::Discrete,
        Some(spec::LegendKind::Gradient) | None if ramp && (colored || draft.kind.is_some()) => LegendKind::Gradient,
        // Vega's own choice for colours in steps is a bar of them, and Vega-Lite does not overrule it.
        Some(spec::LegendKind::Symbol) | None if colored && steps => LegendKind::Discrete,
        Some(_) | None => LegendKind::Symbol,
    }
}

/// The entries; `length` is that of a ramp.
pub(super) fn entries(
    draft: &Draft<'_>,
    props: &Legend,
    kind: LegendKind,
    length: f64,
    look: Look<'_>,
) -> Vec<LegendEntry> {
    let Some(scale) = draft.main_scale() else { return Vec::new() };
    let wanted = match &props.tick_count() {
        Some(spec::TickCount::Number(count)) => TickCount::Count(*count),
        Some(spec::TickCount::Interval { unit, step }) => {
            axis_interval(unit, *step).map_or(TickCount::Count(5.0), TickCount::Every)
        }
        None if kind == LegendKind::Gradient => TickCount::Count((2.0 * (length / 100.0).floor()).max(2.0)),
        None => TickCount::Count(5.0),
    };
    let wanted = match wanted {
        TickCount::Count(count) => TickCount::Count(scale.tick_count(count, props.tick_min_step())),
        every @ TickCount::Every(_) => every,
    };
    let given = props.values();
    let mut labels = match given {
        Some(values) => {
            let field = (draft.first.def, draft.field_type());
            Labels { values: written_values(values, field, look.zone), max: None }
        }
        None => scale.label_values(wanted),
    };
    if kind == LegendKind::Gradient
        && given.is_none()
        && labels.values.len() < 3
        && let [first, .., last] = &scale.domain()[..]
        && first.to_number() != last.to_number()
    {
        labels.values = vec![first.clone(), last.clone()];
        // What is no number is so only once.
        labels.values.truncate(if last.to_number().is_nan() { 1 } else { 2 });
    }
    if given.is_none() {
        labels.values = apart(labels.values);
    }
    let left_out = if kind == LegendKind::Symbol { limit(draft, props, given.is_some(), &mut labels) } else { 0 };
    let written = Written { format: props.format(), kind: props.format_kind() };
    let count = wanted.count().unwrap_or(5.0);
    let style = match kind {
        LegendKind::Symbol => LegendStyle::Symbol,
        LegendKind::Gradient => LegendStyle::Gradient,
        LegendKind::Discrete => LegendStyle::Discrete,
    };
    let all = given.is_some() || kind == LegendKind::Symbol;
    let field = (draft.first.def, draft.field_type());
    let writer = writer(scale, field, written, Place::Legend, (count, all), look);
    let mut texts = writer.legend_labels(scale, style, &labels);
    if left_out > 0
        && let Some(last) = texts.last_mut()
    {
        *last = more_entries(left_out, look);
    }
    let total = labels.values.len().saturating_sub(1).max(1) as f64;
    let entry = |(index, (value, label)): (usize, (Value, Rc<str>))| {
        let label = match &props.label_expr() {
            None => label,
            Some(expression) => {
                let datum = Value::Object(Rc::new(vec![
                    (Rc::from("value"), value.clone()),
                    // What lies below all others has no label.
                    (
                        Rc::from("label"),
                        if kind == LegendKind::Discrete && index == 0 { Value::Null } else { Value::Text(label) },
                    ),
                    (
                        Rc::from("index"),
                        Value::Number(if kind == LegendKind::Symbol { index as f64 } else { index as f64 / total }),
                    ),
                ]));
                expression.evaluate(&datum, &[], look.zone).to_text()
            }
        };
        if kind == LegendKind::Symbol {
            looks(draft, props, value, label)
        } else {
            LegendEntry { value, label, ..LegendEntry::default() }
        }
    };
    labels.values.into_iter().zip(texts).enumerate().map(entry).gather()
}

fn more_entries(count: usize, look: Look<'_>) -> Rc<str> {
    let number = crate::number::to_js(count as f64);
    Rc::from(match look.room {
        Some(_) => look.locale.words().more_entries.fill(count, &[&number]),
        // Vega's own words where nothing is adapted to the reader.
        None => ["…", &number, " entries"].concat(),
    })
}

/// Drops what Vega drops: a first entry of size 0, and all beyond the limit, whose number is given.
fn limit(draft: &Draft<'_>, props: &Legend, given: bool, labels: &mut Labels) -> usize {
    let limit = props.symbol_limit().unwrap_or(30.0);
    let total = labels.values.len();
    let over = limit > 0.0 && total as f64 > limit;
    let kept = if over { (limit as usize).saturating_sub(1) } else { total };
    let ellipsis = if over { labels.values.get(kept).cloned() } else { None };
    labels.values.truncate(kept);
    let first = labels.values.first().and_then(|value| draft.main_scale()?.apply(value));
    if !given && first.and_then(|output| output.number()) == Some(0.0) {
        labels.values.remove(0);
    }
    labels.values.extend(ellipsis);
    if over { total - labels.values.len().saturating_sub(1) } else { 0 }
}

/// One symbol with everything that scales and the mark say about it.
fn looks(draft: &Draft<'_>, props: &Legend, value: Value, label: Rc<str>) -> LegendEntry {
    let plain = Swatch::default();
    let swatch = if draft.of_ramp { &plain } else { &draft.swatch };
    // A range of a step is shown by what the scale gives within the step.
    let probe = match (&value, draft.main_scale()) {
        (Value::Number(number), Some(Scale::Steps(steps))) if *number == f64::NEG_INFINITY => {
            let first = steps.thresholds().first().or(steps.domain().first()).copied().unwrap_or(0.0);
            let below = if steps.kind() == StepsKind::BinOrdinal { first } else { first - first.abs().max(1.0) };
            Value::Number(below)
        }
        _ => value.clone(),
    };
    let scaled = |shown: Shown| draft.scale(shown).and_then(|scale| scale.apply(&probe));
    let color = |shown: Shown| scaled(shown).and_then(|output| output.color());
    let number = |shown: Shown| scaled(shown).and_then(|output| output.number());
    let wish = |setting: Option<Setting<Color>>| setting.and_then(|setting| setting.on().copied());
    let has_fill = draft.scale(Shown::Fill).is_some();
    let has_stroke = draft.scale(Shown::Stroke).is_some();
    let fill = if has_fill { color(Shown::Fill) } else { swatch.fill.or_else(|| wish(props.symbol_fill_color())) };
    let stroke = if has_stroke {
        color(Shown::Stroke)
    } else {
        let base = (!has_fill).then_some(Color::hex(0x888888));
        swatch.stroke.or_else(|| wish(props.symbol_stroke_color())).or(base)
    };
    let opacity = number(Shown::Opacity).or(swatch.opacity).unwrap_or(1.0);
    let shape = match scaled(Shown::Shape) {
        Some(Output::Text(name)) => symbol(&name),
        _ => None,
    };
    let dash = match scaled(Shown::StrokeDash) {
        Some(Output::List(dash)) => Some(dash.to_vec()),
        _ => props.symbol_dash().map(<[f64]>::to_vec).or_else(|| swatch.dash.clone()),
    };
    let seen = |paint: Option<Color>| paint.filter(|paint| paint.opacity > 0.0);
    let (fill, stroke) = (seen(fill), seen(stroke));
    LegendEntry {
        value,
        label,
        symbol: Some(
            shape.or_else(|| props.symbol_type().cloned()).or_else(|| draft.symbol.clone()).unwrap_or(Symbol::Circle),
        ),
        size: Some(number(Shown::Size).unwrap_or(props.symbol_size().unwrap_or(100.0))),
        fill_opacity: fill.map(|_| opacity * swatch.fill_opacity.unwrap_or(1.0)),
        stroke_opacity: stroke.map(|_| opacity * swatch.stroke_opacity.unwrap_or(1.0)),
        stroke_width: stroke.map(|_| {
            number(Shown::StrokeWidth).or(swatch.stroke_width).unwrap_or(props.symbol_stroke_width().unwrap_or(1.5))
        }),
        dashed: dash.is_some_and(|dash| dash.iter().any(|&length| length > 0.0)),
        fill,
        stroke,
    }
}
