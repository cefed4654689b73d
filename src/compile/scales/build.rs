//! From domain, range and properties to a finished scale.

use super::Slot;
use super::domain::Domain;
use super::kind::{is_color, is_continuous, is_time};
use super::palette::{Palette, palette};
use super::props::Props;
use super::range::{RangeChoice, STEP};
use crate::color::{Interpolation, Ramp, Scheme, Space};
use crate::compile::data::temporal_value;
use crate::data::{Gather, Value};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::geometry::Size;
use crate::scale::{
    Band, Continuous, Ordinal, Output, Range, Scale, Spacing, Steps, StepsKind, TickCount, Transform, band_space,
    include_zero, pad_domain,
};
use crate::spec::{Channel, Config, ConfigRange, NiceDef, RangeDef, ScaleType};
use crate::time::{Interval, Unit, Zone};
use crate::transform::Bins;

/// What a scale is made from besides its own slot.
pub struct Surroundings<'a> {
    /// The plot.
    pub plot: Size,
    /// Config, theme included.
    pub config: &'a Config,
    /// The chart's zone.
    pub zone: Zone,
    /// The scale of the position that an offset lies in.
    pub position: Option<&'a Scale>,
    /// The length of the calendar interval that an offset lies in, and the shares of it where the range starts and ends.
    pub interval: Option<[f64; 2]>,
    /// The largest size of points and bars.
    pub largest: f64,
    /// The bins that make up the domain.
    pub bins: Option<Bins>,
    /// The step that binned data were said to have.
    pub bin_step: Option<f64>,
    /// JSON Pointer, for notes.
    pub pointer: &'a str,
}

/// The scale of a slot; none where it cannot be made, as with infinite bounds.
pub fn build(
    slot: &Slot,
    props: &Props,
    domain: &Domain,
    around: &Surroundings<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Option<Scale> {
    let outputs = |count: usize, notes: &mut Vec<Diagnostic>| outputs(slot, props, around, count, notes);
    match (slot.kind, domain) {
        (ScaleType::Band | ScaleType::Point, Domain::Values(values)) => {
            let range = positions(slot, props, around, values.len())?;
            let [low, high] = flip(range, props);
            let spacing = spacing(slot.kind, props);
            let band = if slot.kind == ScaleType::Band { Band::new } else { Band::point };
            band(values.clone(), (low, high), spacing).map(Scale::Band)
        }
        (ScaleType::Ordinal, Domain::Values(values)) => {
            let mut range = outputs(values.len(), notes);
            if props.reverse.value == Some(true) {
                range.reverse();
            }
            Some(Scale::Ordinal(Ordinal::new(values.clone(), range)))
        }
        (ScaleType::BinOrdinal, _) => {
            let edges = match (around.bins, &props.bins) {
                (_, Some(written)) => written.clone(),
                (Some(bins), None) => edges(bins.start, bins.stop, bins.step),
                (None, None) => return None,
            };
            let mut range = outputs(edges.len().saturating_sub(1), notes);
            if props.reverse.value == Some(true) {
                range.reverse();
            }
            Steps::new(StepsKind::BinOrdinal, edges, range).map(Scale::Steps)
        }
        (ScaleType::Quantile | ScaleType::Quantize | ScaleType::Threshold, Domain::Numbers(numbers)) => {
            let mut numbers = numbers.clone();
            let (kind, count) = match slot.kind {
                ScaleType::Quantile => (StepsKind::Quantile, 5),
                ScaleType::Quantize => (StepsKind::Quantize, 5),
                _ => (StepsKind::Threshold, numbers.len() + 1),
            };
            if kind == StepsKind::Quantize {
                if props.zero.value == Some(true) {
                    include_zero(&mut numbers);
                }
                if let (Some(nice), [low, .., high]) = (&props.nice.value, numbers.as_mut_slice())
                    && let Some(count) = nice_count(nice)
                {
                    (*low, *high) = crate::scale::ticks::nice(*low, *high, count);
                }
            }
            let mut range = outputs(count, notes);
            if props.reverse.value == Some(true) {
                range.reverse();
            }
            Steps::new(kind, numbers, range).map(Scale::Steps)
        }
        (kind, Domain::Numbers(numbers)) if is_continuous(kind) => {
            continuous(slot, props, numbers, around, notes).map(Scale::Continuous)
        }
        _ => None,
    }
}

fn continuous(
    slot: &Slot,
    props: &Props,
    numbers: &[f64],
    around: &Surroundings<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Option<Continuous> {
    let transform = match slot.kind {
        ScaleType::Log => {
            let base = props.base.value.filter(|base| *base > 0.0 && *base != 1.0 && base.is_finite());
            Transform::Log { base: base.unwrap_or(10.0) }
        }
        ScaleType::Pow => Transform::Pow { exponent: props.exponent.value.filter(|e| *e != 0.0).unwrap_or(1.0) },
        ScaleType::Sqrt => Transform::Sqrt,
        ScaleType::Symlog => Transform::Symlog { constant: props.constant.value.filter(|c| *c > 0.0).unwrap_or(1.0) },
        ScaleType::Time => Transform::Time { zone: around.zone, utc: false },
        ScaleType::Utc => Transform::Time { zone: Zone::UTC, utc: true },
        _ => Transform::Linear,
    };
    let mut domain: Vec<f64> = numbers.iter().copied().filter(|number| number.is_finite()).gather();
    let empty = domain.is_empty();
    if let [one] = domain[..] {
        domain.push(one);
    }
    if empty {
        domain = match slot.kind {
            ScaleType::Log => vec![1.0, 10.0],
            ScaleType::Time | ScaleType::Utc => vec![0.0, 0.0],
            _ => vec![0.0, 0.0],
        };
    }
    let default_zero = matches!(slot.kind, ScaleType::Linear | ScaleType::Pow | ScaleType::Sqrt)
        && props.bins.is_none()
        && around.bins.is_none();
    let zero_fits = !matches!(slot.kind, ScaleType::Log) && !is_time(slot.kind);
    if zero_fits && props.zero.value.unwrap_or(default_zero) {
        include_zero(&mut domain);
    }
    let bound = |value: &Option<Value>| {
        let value = value.as_ref()?;
        let value = if is_time(slot.kind) { temporal_value(value, None, around.zone) } else { value.clone() };
        Some(value.to_number()).filter(|number| number.is_finite())
    };
    let last = domain.len().saturating_sub(1);
    if let (Some(low), Some(first)) = (bound(&props.domain_min.value), domain.first_mut()) {
        *first = low;
    }
    if let (Some(high), Some(end)) = (bound(&props.domain_max.value), domain.get_mut(last)) {
        *end = high;
    }
    if let Some(middle) = props.domain_mid.value.filter(|middle| middle.is_finite()) {
        let (first, end) = (domain.first().copied()?, domain.get(last).copied()?);
        let at = if middle > end {
            last + 1
        } else if middle < first {
            0
        } else {
            last
        };
        domain.insert(at, middle);
    }
    let range = continuous_range(slot, props, around, &domain, notes)?;
    if let (Some(padding), Range::Numbers(range)) = (props.padding.value, &range)
        && let (Some(first), Some(end)) = (range.first(), range.last())
    {
        pad_domain(transform, &mut domain, (end - first).abs(), padding);
    }
    let mut scale = Continuous::new(transform, domain.clone(), range.clone()).or_else(|| {
        // A logarithm knows no zero: what is left are the positive numbers.
        let positive: Vec<f64> = numbers.iter().copied().filter(|number| *number > 0.0).gather();
        let low = positive.iter().copied().fold(f64::INFINITY, f64::min);
        let high = positive.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if low <= high {
            let low = if low == high { high / 10.0 } else { low };
            notes.push(messages::domain_does_not_fit(around.pointer));
            return Continuous::new(transform, vec![low, high], range.clone());
        }
        notes.push(messages::domain_does_not_fit(around.pointer));
        Continuous::new(transform, vec![1.0, 10.0], range.clone())
    })?;
    if let Some(nice) = &props.nice.value
        && !empty
    {
        scale = match nice {
            NiceDef::Switch(false) => scale,
            NiceDef::Switch(true) => scale.nice(TickCount::Count(10.0)),
            NiceDef::Count(count) => scale.nice(TickCount::Count(*count)),
            NiceDef::Interval { unit, step } => match interval(unit, *step) {
                Some(interval) if is_time(slot.kind) => scale.nice(TickCount::Every(interval)),
                _ => scale,
            },
        };
    }
    scale.clamp = props.clamp.value == Some(true);
    scale.round = props.round.value == Some(true);
    scale.bins = match (&props.bins, around.bins, around.bin_step) {
        (Some(written), _, _) => Some(written.clone()),
        (None, Some(bins), _) => {
            let (low, high) = scale.bounds();
            let start = if bins.start < low { bins.step * (low / bins.step).ceil() } else { bins.start };
            let stop = if bins.stop > high { bins.step * (high / bins.step).floor() } else { bins.stop };
            Some(edges(start, stop, bins.step))
        }
        (None, None, Some(step)) => {
            let (low, high) = scale.bounds();
            Some(edges(low, high, step))
        }
        (None, None, None) => None,
    };
    Some(scale)
}

/// A written interval such as 3 months.
pub fn interval(unit: &str, step: f64) -> Option<Interval> {
    let unit = match unit {
        "millisecond" | "milliseconds" => Unit::Millisecond,
        "second" | "seconds" => Unit::Second,
        "minute" | "minutes" => Unit::Minute,
        "hour" | "hours" => Unit::Hour,
        "day" | "date" => Unit::Day,
        "week" => Unit::Week(0),
        "month" => Unit::Month,
        "quarter" => return Interval::every(Unit::Month, 3.0 * step),
        "year" => Unit::Year,
        _ => return None,
    };
    Interval::every(unit, step)
}

fn nice_count(nice: &NiceDef) -> Option<f64> {
    match nice {
        NiceDef::Switch(true) => Some(10.0),
        NiceDef::Count(count) => Some(*count),
        NiceDef::Switch(false) | NiceDef::Interval { .. } => None,
    }
}

/// The edges of bins, at most some thousands.
fn edges(start: f64, stop: f64, step: f64) -> Vec<f64> {
    let count = ((stop - start) / step).round();
    if count.is_nan() || !(0.0..=10_000.0).contains(&count) {
        return vec![start, stop];
    }
    (0..=count as usize).map(|at| start + at as f64 * step).collect()
}

/// The spacing of bands or points.
pub fn spacing(kind: ScaleType, props: &Props) -> Spacing {
    let padding = props.padding.value;
    let inner = if kind == ScaleType::Band { props.padding_inner.value.or(padding).unwrap_or(0.0) } else { 1.0 };
    let outer = props.padding_outer.value.or(padding).unwrap_or(0.0);
    Spacing { inner, outer, align: props.align.value.unwrap_or(0.5), round: props.round.value == Some(true) }
}

/// The extent that a stepped scale needs for `count` values; none where its range is not stepped.
pub fn stepped_extent(kind: ScaleType, props: &Props, count: usize, in_step: Option<f64>) -> Option<f64> {
    let step = match props.range.value {
        Some(RangeChoice::Step(step)) => step,
        Some(RangeChoice::StepOfOffset(_)) => in_step?,
        _ => return None,
    };
    let spacing = spacing(kind, props);
    Some(step * band_space(count, spacing.inner, spacing.outer))
}

/// The step of bands that have offsets inside.
pub fn step_around_offset(props: &Props, offset_kind: ScaleType, offset: &Props, count: usize) -> Option<f64> {
    let Some(RangeChoice::StepOfOffset(step)) = props.range.value else { return None };
    let count = if offset_kind == ScaleType::Band {
        let inner = offset.padding_inner.value.or(offset.padding.value).unwrap_or(0.0);
        let outer = offset.padding_outer.value.or(offset.padding.value).unwrap_or(0.0);
        band_space(count, inner, outer)
    } else {
        count as f64
    };
    let inner = props.padding_inner.value.or(props.padding.value).unwrap_or(0.0);
    Some(step * count / (1.0 - inner))
}

fn flip([low, high]: [f64; 2], props: &Props) -> [f64; 2] {
    if props.reverse.value == Some(true) { [high, low] } else { [low, high] }
}

/// The range of positions of a discrete scale.
fn positions(slot: &Slot, props: &Props, around: &Surroundings<'_>, count: usize) -> Option<[f64; 2]> {
    let numbers = numbers(slot, props.range.value.as_ref()?, props, around, count)?;
    match numbers[..] {
        [low, .., high] => Some([low, high]),
        _ => None,
    }
}

/// A range of numbers; none where it is not one.
fn numbers(
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
        RangeChoice::Dashes | RangeChoice::Named(_) | RangeChoice::Scheme(_) => return None,
    })
}

fn continuous_range(
    slot: &Slot,
    props: &Props,
    around: &Surroundings<'_>,
    domain: &[f64],
    notes: &mut Vec<Diagnostic>,
) -> Option<Range> {
    let reverse = props.reverse.value == Some(true);
    let choice = props.range.value.as_ref()?;
    if is_color(slot.channel) {
        let ramp = match palette(choice, around.config, around.pointer, notes) {
            Palette::Colors(mut colors) => {
                if reverse {
                    colors.reverse();
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
                let by_stops = matches!(slot.kind, ScaleType::Time | ScaleType::Utc) || domain.len() > 3;
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
fn outputs(
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
        let colors = match palette(choice, around.config, around.pointer, notes) {
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
