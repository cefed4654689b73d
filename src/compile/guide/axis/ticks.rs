//! Where ticks stand and what they say.

use std::rc::Rc;

use super::properties::{Resolved, is_binned, is_field};
use super::{AxisInput, AxisSource};
use crate::compile::guide::format::{Place, Written, writer};
use crate::compile::guide::moment::written_values;
use crate::compile::guide::{Look, apart, beginning};
use crate::data::Value;
use crate::scale::{self, Scale};
use crate::scene::Tick;
use crate::spec::{Setting, StackOffset, TickCount};
use crate::text::joined;
use crate::time::Interval;

/// The most ticks of an axis.
pub(in crate::compile) const MOST_TICKS: usize = 500;

/// All ticks in the order of the scale, none of them hidden yet; of more than can be told apart one of so many.
pub(super) fn ticks(input: &AxisInput<'_>, resolved: &Resolved, look: Look<'_>) -> Vec<Tick> {
    let props = &resolved.props;
    let Some(source) = input.sources.first() else { return Vec::new() };
    let values = props.values().map(|values| written_values(values, (source.def, source.kind), look.zone));
    let wanted = match &props.tick_count() {
        Some(TickCount::Number(count)) => Some(scale::TickCount::Count(*count)),
        Some(TickCount::Interval { unit, step }) => interval(unit, *step).map(scale::TickCount::Every),
        None if values.is_some() => None,
        None => input.sources.iter().find_map(|source| default_count(source, input)).map(scale::TickCount::Count),
    };
    let fallback = values.as_ref().map_or(10.0, |values| values.len() as f64);
    let wanted = wanted.unwrap_or(scale::TickCount::Count(fallback));
    let wanted = match wanted {
        scale::TickCount::Count(count) => scale::TickCount::Count(input.scale.tick_count(count, props.tick_min_step())),
        every @ scale::TickCount::Every(_) => every,
    };
    let count = wanted.count().unwrap_or(10.0);
    let written = Written { format: props.format(), kind: props.format_kind() };
    let given = values.is_some();
    let shares = |source: &&AxisSource<'_>| matches!(source.def.stack, Setting::On(StackOffset::Normalize));
    // A layer that says nothing of labels leaves it to the next.
    let open = written.format.is_none() && source.def.time_unit.is_none();
    let dated = |source: &&AxisSource<'_>| open && source.def.time_unit.is_some();
    let said = input.sources.iter().find(shares).or_else(|| input.sources.iter().find(dated)).unwrap_or(source);
    let writer = writer(input.scale, (said.def, said.kind), written, Place::Axis, (count, given), look);
    let values = match values {
        Some(values) => input.scale.valid_ticks(values, wanted.count()),
        None => input.scale.tick_values(wanted),
    };
    let values = if given { values } else { apart(values) };
    let last = values.len().saturating_sub(1).max(1) as f64;
    let step = values.len().div_ceil(MOST_TICKS).max(1);
    let half_band = input.scale.bandwidth() * 0.5;
    let shift = props.tick_offset().unwrap_or(0.0) + props.label_offset().unwrap_or(0.0);
    let shift = if props.tick_band_extent() == Some(true) { shift - props.tick_offset().unwrap_or(0.0) } else { shift };
    let mut ticks = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate().step_by(step) {
        let Some(position) = input.scale.position(&value) else { continue };
        let label = writer.label(&value);
        let label = match &props.label_expr() {
            None => label,
            Some(expression) => {
                let number = Value::Number(index as f64 / last);
                let datum = Value::Object(Rc::new(vec![
                    (Rc::from("value"), value.clone()),
                    (Rc::from("label"), Value::Text(label)),
                    (Rc::from("index"), number),
                ]));
                let names = [("width", Value::Number(input.plot.width)), ("height", Value::Number(input.plot.height))];
                let text = expression.evaluate(&datum, &names, look.zone);
                lines(&text)
            }
        };
        let label = match beginning(&label) {
            (_, true) => label,
            (start, false) => Rc::from([start, "…"].concat()),
        };
        ticks.push(Tick { value, label, position: position + half_band + shift, hidden: false });
    }
    ticks
}

/// The text of an evaluated label; a list has a line for each item.
fn lines(value: &Value) -> Rc<str> {
    match value {
        Value::Missing | Value::Null => Rc::from(""),
        Value::List(items) => {
            let items: Vec<Rc<str>> = items.iter().map(Value::to_text).collect();
            Rc::from(joined(&items, "\n"))
        }
        other => other.to_text(),
    }
}

/// The calendar interval of a written tick count.
pub(in crate::compile::guide) fn interval(unit: &str, step: f64) -> Option<Interval> {
    let named = Interval::named(unit)?;
    if step > 1.0 { named.times(step) } else { Some(named) }
}

fn default_count(source: &AxisSource<'_>, input: &AxisInput<'_>) -> Option<f64> {
    let Scale::Continuous(scale) = input.scale else { return None };
    if scale.transform().type_name() == "log" {
        return None;
    }
    let size = if input.horizontal { input.plot.width } else { input.plot.height };
    if is_field(source) {
        if is_binned(source) {
            return Some((size / 10.0).ceil());
        }
        let unit = source.def.time_unit.as_ref().map(|unit| unit.unit.as_str());
        if matches!(unit, Some("month" | "hours" | "day" | "quarter")) {
            return None;
        }
    }
    Some((size / 40.0).ceil())
}
