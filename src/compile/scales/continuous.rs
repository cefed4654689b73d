//! Continuous scales.

use super::Slot;
use super::build::Surroundings;
use super::kind::is_time;
use super::outputs::continuous_range;
use super::props::Props;
use crate::compile::data::temporal_value;
use crate::data::{Gather, Value};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::scale::{Continuous, Range, TickCount, Transform, include_zero, pad_domain};
use crate::spec::{BinEdges, NiceDef, ScaleType};
use crate::time::{Interval, Unit, Zone};

/// A scale over the numbers that its rows have; none where it has no range or its bounds are infinite.
#[inline(never)]
pub fn continuous(
    slot: &Slot,
    props: &Props,
    numbers: &[f64],
    around: &Surroundings<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Option<Continuous> {
    let transform = transform(slot.kind, props, around.zone);
    let several = numbers.len() > 1;
    let numbers: Vec<f64> = numbers.iter().copied().filter(|number| number.is_finite()).gather();
    let known = match numbers.len() {
        // Several columns, none of which has a number, are united around zero.
        0 if several && begins_at_zero(slot.kind, props, around) => 2,
        0 if props.domain_min.value.is_none() || props.domain_max.value.is_none() => 0,
        1 if !several && props.domain_max.value.is_none() => 1,
        _ => 2,
    };
    let mut domain = inferred(slot.kind, props, &numbers, around);
    write_bounds(slot.kind, props, &mut domain, around.zone);
    // Before padding: as many colours are taken from a scheme as the domain has values, and a padding is a length of the range.
    let range = continuous_range(slot, props, around, &domain, notes)?;
    if let (Some(padding), Range::Numbers(range)) = (props.padding.value, &range)
        && let (Some(first), Some(end)) = (range.first(), range.last())
    {
        pad_domain(transform, &mut domain, (end - first).abs(), padding);
    }
    let mut scale = Continuous::new(transform, domain, range.clone()).or_else(|| {
        notes.push(messages::domain_does_not_fit(around.pointer));
        Continuous::new(transform, positive(&numbers), range)
    })?;
    if !numbers.is_empty() {
        scale = rounded(scale, slot.kind, props.nice.value.as_ref());
    }
    scale.clamp = props.clamp.value == Some(true);
    scale.round = props.round.value == Some(true);
    scale.bins = bins(&scale, props, around);
    scale.known = known;
    // One datum alone has a colour, the middle one, and no place.
    let placed = matches!(scale.range(), Range::Numbers(_));
    if known == 1 && (placed || is_time(slot.kind)) {
        notes.push(messages::one_value_as_domain(around.pointer));
    }
    Some(scale)
}

fn transform(kind: ScaleType, props: &Props, zone: Zone) -> Transform {
    match kind {
        ScaleType::Log => {
            let base = props.base.value.filter(|base| *base > 0.0 && *base != 1.0 && base.is_finite());
            Transform::Log { base: base.unwrap_or(10.0) }
        }
        ScaleType::Pow => Transform::Pow { exponent: props.exponent.value.filter(|e| *e != 0.0).unwrap_or(1.0) },
        ScaleType::Sqrt => Transform::Sqrt,
        ScaleType::Symlog => Transform::Symlog { constant: props.constant.value.filter(|c| *c > 0.0).unwrap_or(1.0) },
        ScaleType::Time => Transform::Time { zone, utc: false },
        ScaleType::Utc => Transform::Time { zone: Zone::UTC, utc: true },
        _ => Transform::Linear,
    }
}

/// The domain that follows from the numbers, with zero where the scale begins there.
fn inferred(kind: ScaleType, props: &Props, numbers: &[f64], around: &Surroundings<'_>) -> Vec<f64> {
    let mut domain = match numbers {
        [] if kind == ScaleType::Log => vec![1.0, 10.0],
        [] => vec![0.0, 0.0],
        [one] => vec![*one, *one],
        numbers => numbers.to_vec(),
    };
    if begins_at_zero(kind, props, around) {
        include_zero(&mut domain);
        // A bound that has no other moves to zero.
        if let ([one], [low, high]) = (numbers, domain.as_mut_slice())
            && *one > 0.0
        {
            *high = *low;
        }
    }
    domain
}

/// Whether zero is to be in the domain.
fn begins_at_zero(kind: ScaleType, props: &Props, around: &Surroundings<'_>) -> bool {
    let default = matches!(kind, ScaleType::Linear | ScaleType::Pow | ScaleType::Sqrt)
        && props.bins.is_none()
        && around.bins.is_none();
    kind != ScaleType::Log && !is_time(kind) && props.zero.value.unwrap_or(default)
}

/// Puts `domainMin`, `domainMax` and `domainMid` into a domain of two or more numbers.
fn write_bounds(kind: ScaleType, props: &Props, domain: &mut Vec<f64>, zone: Zone) {
    let bound = |value: &Option<Value>| {
        let value = value.as_ref()?;
        let value = if is_time(kind) { temporal_value(value, None, zone) } else { value.clone() };
        Some(value.to_number()).filter(|number| number.is_finite())
    };
    if let (Some(low), Some(first)) = (bound(&props.domain_min.value), domain.first_mut()) {
        *first = low;
    }
    if let (Some(high), Some(last)) = (bound(&props.domain_max.value), domain.last_mut()) {
        *last = high;
    }
    if let Some(middle) = props.domain_mid.value.filter(|middle| middle.is_finite())
        && let [first, .., last] = domain[..]
    {
        let at = if middle > last {
            domain.len()
        } else if middle < first {
            0
        } else {
            domain.len() - 1
        };
        domain.insert(at, middle);
    }
}

/// The extent of the positive numbers, for a logarithm that knows no others.
fn positive(numbers: &[f64]) -> Vec<f64> {
    let positive = || numbers.iter().copied().filter(|number| *number > 0.0);
    let low = positive().fold(f64::INFINITY, f64::min);
    let high = positive().fold(f64::NEG_INFINITY, f64::max);
    if low > high {
        return vec![1.0, 10.0];
    }
    vec![if low == high { high / 10.0 } else { low }, high]
}

/// The scale with round numbers at its ends.
fn rounded(scale: Continuous, kind: ScaleType, nice: Option<&NiceDef>) -> Continuous {
    let count = match nice {
        Some(NiceDef::Interval { unit, step }) if is_time(kind) => interval(unit, *step).map(TickCount::Every),
        Some(nice) => nice_count(nice).map(TickCount::Count),
        None => None,
    };
    match count {
        Some(count) => scale.nice(count),
        None => scale,
    }
}

/// Where bins end, within the domain.
fn bins(scale: &Continuous, props: &Props, around: &Surroundings<'_>) -> Option<Vec<f64>> {
    let (low, high) = scale.bounds();
    let within = |start: f64, stop: f64, step: f64| edges_within([low, high], start, stop, step);
    match (&props.bins, around.bins, around.bin_step) {
        (Some(BinEdges::Listed(edges)), _, _) => Some(edges.clone()),
        (Some(BinEdges::Stepped { start, stop, step }), _, _) => {
            Some(within(start.unwrap_or(low), stop.unwrap_or(high), *step))
        }
        (None, Some(bins), _) => Some(within(bins.start, bins.stop, bins.step)),
        (None, None, Some(step)) => Some(edges(low, high, step)),
        (None, None, None) => None,
    }
}

/// A written interval such as 3 months.
fn interval(unit: &str, step: f64) -> Option<Interval> {
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

/// About how many ticks the ends are to be round for; none where they are not, or are counted by the calendar.
pub fn nice_count(nice: &NiceDef) -> Option<f64> {
    match nice {
        NiceDef::Switch(true) => Some(10.0),
        NiceDef::Count(count) => Some(*count),
        NiceDef::Switch(false) | NiceDef::Interval { .. } => None,
    }
}

/// The edges of bins that lie within a domain.
pub fn edges_within([low, high]: [f64; 2], start: f64, stop: f64, step: f64) -> Vec<f64> {
    let start = if start < low { step * (low / step).ceil() } else { start };
    let stop = if stop > high { step * (high / step).floor() } else { stop };
    edges(start, start + ((stop - start) / step + 1e-9).floor() * step, step)
}

/// The edges of bins, at most some thousands.
pub fn edges(start: f64, stop: f64, step: f64) -> Vec<f64> {
    let count = ((stop - start) / step).round();
    if count.is_nan() || !(0.0..=10_000.0).contains(&count) {
        return vec![start, stop];
    }
    (0..=count as usize).map(|at| start + at as f64 * step).collect()
}
