//! What scales give out: positions, lengths, colours, symbols, dashes.

use super::Slot;
use super::build::{Surroundings, spacing};
use super::kind::{is_color, is_continuous, is_time};
use super::palette::{Palette, palette};
use super::props::Props;
use super::range::{RangeChoice, STEP};
use crate::color::{Interpolation, Ramp, Scheme, Space};
use crate::data::Value;
use crate::diagnostic::Diagnostic;
use crate::scale::{Output, Range, Scale, band_space};
use crate::spec::{Channel, ConfigRange, RangeDef, ScaleType};

/// A range of numbers; none where it is not one.
pub fn numbers(
    slot: &Slot,
    choice: &RangeChoice,
    props: &Props,
    around: &Surroundings<'_>,
    count: usize,
) -> Option<Vec<f64>> {
    let vertical = matches!(slot.channel, Channel::Y | Channel::YOffset);
    let length = if vertical { around.plot.height } else { around.plot.width };
    let continuous = is_continuous(slot.kind);
    Some(match choice {
        RangeChoice::Step(step) => {
            if slot.channel == Channel::X || slot.channel == Channel::Y {
                return Some(vec![0.0, length]);
            }
            let spacing = spacing(slot.kind, props);
            vec![0.0, step * band_space(count, spacing.inner, spacing.outer)]
        }
        RangeChoice::StepOfOffset(_) => vec![0.0, length],
        RangeChoice::Full if vertical && continuous => vec![length, 0.0],
        RangeChoice::Full => vec![0.0, length],
        RangeChoice::Centered if vertical && continuous => vec![length / 2.0, -length / 2.0],
        RangeChoice::Centered => vec![-length / 2.0, length / 2.0],
        RangeChoice::InBand => vec![0.0, around.position.map_or(STEP, Scale::bandwidth)],
        RangeChoice::InInterval => around.interval.map_or_else(|| vec![0.0, length], |ends| ends.to_vec()),
        RangeChoice::Radius => vec![0.0, around.plot.width.min(around.plot.height) / 2.0],
        RangeChoice::Numbers(numbers) => numbers.clone(),
        RangeChoice::UpToStep { low, .. } => {
            let steps = match slot.kind {
                ScaleType::Quantile | ScaleType::Quantize => 4,
                ScaleType::Threshold => count.max(2),
                _ => 2,
            };
            let last = (steps - 1) as f64;
            (0..steps).map(|at| low + (around.largest - low) * at as f64 / last).collect()
        }
        RangeChoice::Values(values) => {
            let number = |value: &Value| match value {
                Value::Text(text) if &**text == "width" => Some(around.plot.width),
                Value::Text(text) if &**text == "height" => Some(around.plot.height),
                value => Some(value.to_number()).filter(|number| number.is_finite()),
            };
            values.iter().map(number).collect::<Option<Vec<f64>>>()?
        }
        RangeChoice::Written(name) => match name.as_str() {
            "width" => vec![0.0, around.plot.width],
            "height" if continuous => vec![around.plot.height, 0.0],
            "height" => vec![0.0, around.plot.height],
            _ => return None,
        },
        RangeChoice::Ends(low, high, default) => {
            let mut default = numbers(slot, default, props, around, count)?;
            if let (Some(value), Some(first)) = (low, default.first_mut()) {
                *first = value.to_number();
            }
            if let (Some(value), Some(last)) = (high, default.last_mut()) {
                *last = value.to_number();
            }
            default
        }
        RangeChoice::Dashes | RangeChoice::Named(_) | RangeChoice::Scheme(_) | RangeChoice::OfField(_) => return None,
    })
}

/// The range of a continuous scale.
pub fn continuous_range(
    slot: &Slot,
    props: &Props,
    around: &Surroundings<'_>,
    domain: &[f64],
    notes: &mut Vec<Diagnostic>,
) -> Option<Range> {
    let reverse = props.reverse.value == Some(true);
    let choice = props.range.value.as_ref()?;
    if is_color(slot.channel) {
        let ramp = match palette(choice, interpolation(props), around.config, around.pointer, notes) {
            Palette::Colors(mut colors) => {
                if reverse {
                    colors.reverse();
                }
                if is_time(slot.kind) {
                    colors.truncate(domain.len().max(2));
                }
                Ramp::new(&colors, interpolation(props))?
            }
            Palette::Scheme(Scheme::Categorical(mut colors)) => {
                if reverse {
                    colors.reverse();
                }
                Ramp::new(&colors, interpolation(props))?
            }
            Palette::Scheme(Scheme::Continuous(ramp)) => {
                let ramp = if reverse { ramp.reversed() } else { ramp };
                // As in Vega: only numbers between two or three values run through the whole scheme. Others take as many of its
                // colours as there are values in the domain.
                let by_stops = is_time(slot.kind) || domain.len() > 3;
                if by_stops { Ramp::new(&ramp.quantize(domain.len()), interpolation(props))? } else { ramp }
            }
        };
        return Some(Range::Colors(ramp));
    }
    let mut range = numbers(slot, choice, props, around, domain.len())?;
    if let [one] = range[..] {
        range.push(one);
    }
    if reverse {
        range.reverse();
    }
    Some(Range::Numbers(range))
}

fn interpolation(props: &Props) -> Interpolation {
    let space = props.interpolate.value.as_deref().and_then(Space::parse).unwrap_or(Space::Rgb);
    Interpolation { gamma: props.gamma.unwrap_or(1.0), ..Interpolation::new(space) }
}

/// The outputs of a discrete scale.
#[inline(never)]
pub fn outputs(
    slot: &Slot,
    props: &Props,
    around: &Surroundings<'_>,
    count: usize,
    notes: &mut Vec<Diagnostic>,
) -> Vec<Output> {
    let Some(choice) = &props.range.value else { return Vec::new() };
    if is_color(slot.channel) {
        let wanted = match choice {
            RangeChoice::Scheme(def) => def.count.filter(|count| *count >= 1.0).map(|count| count.min(1e4) as usize),
            _ => None,
        };
        let count = match slot.kind {
            ScaleType::BinOrdinal | ScaleType::Threshold => count,
            _ => wanted.unwrap_or(count),
        };
        let colors = match palette(choice, interpolation(props), around.config, around.pointer, notes) {
            Palette::Colors(colors) => colors,
            Palette::Scheme(Scheme::Categorical(mut colors)) => {
                if slot.kind != ScaleType::Ordinal {
                    colors.truncate(count);
                }
                colors
            }
            Palette::Scheme(Scheme::Continuous(ramp)) => ramp.quantize(if count == 0 { 5 } else { count }),
        };
        return colors.into_iter().map(Output::Color).collect();
    }
    match choice {
        RangeChoice::Dashes => {
            let dashes: [&[f64]; 5] = [&[1.0, 0.0], &[4.0, 2.0], &[2.0, 1.0], &[1.0, 1.0], &[1.0, 2.0, 4.0, 2.0]];
            dashes.into_iter().map(|dash| Output::List(dash.into())).collect()
        }
        RangeChoice::Named("symbol") => match around.config.range.get("symbol") {
            Some(ConfigRange::Range(RangeDef::Values(values))) => values.iter().map(output).collect(),
            _ => [
                "circle",
                "square",
                "triangle-up",
                "cross",
                "diamond",
                "triangle-right",
                "triangle-down",
                "triangle-left",
            ]
            .into_iter()
            .map(|name| Output::Text(name.into()))
            .collect(),
        },
        RangeChoice::Values(values) => values.iter().map(output).collect(),
        other => {
            let ends = numbers(slot, other, props, around, count).unwrap_or_default();
            match (&ends[..], slot.kind) {
                // An ordinal scale gives its first values out in turn.
                ([low, high], ScaleType::Ordinal) => {
                    vec![Output::Number(*low), Output::Number(*high)]
                }
                _ => ends.into_iter().map(Output::Number).collect(),
            }
        }
    }
}

fn output(value: &Value) -> Output {
    match value {
        Value::Number(number) => Output::Number(*number),
        Value::List(items) => Output::List(items.iter().map(Value::to_number).collect()),
        other => Output::Text(other.to_text()),
    }
}
