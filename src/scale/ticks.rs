//! Ticks on round numbers, as in d3-array.

use crate::number::span::power_of_ten;
use crate::time::Interval;

/// The most ticks that are ever made.
pub const MAX_TICKS: usize = 10_000;

/// How many ticks are wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TickCount {
    /// About so many.
    Count(f64),
    /// One at each boundary of the calendar.
    Every(Interval),
}

impl TickCount {
    /// The number, where it is one.
    pub fn count(self) -> Option<f64> {
        match self {
            TickCount::Count(count) => Some(count),
            TickCount::Every(_) => None,
        }
    }
}

/// First and last multiple, and the step; a negative step is the reciprocal of the real one.
fn spec(start: f64, stop: f64, count: f64) -> (f64, f64, f64) {
    let step = (stop - start) / count.max(0.0);
    let power = step.log10().floor();
    let error = step / ten_to(power);
    let factor = if error >= 50f64.sqrt() {
        10.0
    } else if error >= 10f64.sqrt() {
        5.0
    } else if error >= 2f64.sqrt() {
        2.0
    } else {
        1.0
    };
    let (first, last, increment);
    if power < 0.0 {
        let inverse = ten_to(-power) / factor;
        let (low, high) = (round(start * inverse), round(stop * inverse));
        first = if low / inverse < start { low + 1.0 } else { low };
        last = if high / inverse > stop { high - 1.0 } else { high };
        increment = -inverse;
    } else {
        increment = ten_to(power) * factor;
        let (low, high) = (round(start / increment), round(stop / increment));
        first = if low * increment < start { low + 1.0 } else { low };
        last = if high * increment > stop { high - 1.0 } else { high };
    }
    if last < first && (0.5..2.0).contains(&count) {
        return spec(start, stop, count * 2.0);
    }
    (first, last, increment)
}

fn ten_to(power: f64) -> f64 {
    if power.is_finite() { power_of_ten(power as i32) } else { 10f64.powf(power) }
}

fn round(x: f64) -> f64 {
    crate::number::round(x)
}

/// Round numbers from `start` to `stop`, about `count` of them and at most [`MAX_TICKS`]; downwards if `stop` is smaller.
///
/// ```
/// assert_eq!(report_charts::scale::ticks::ticks(0.0, 1.0, 5.0), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
/// ```
pub fn ticks(start: f64, stop: f64, count: f64) -> Vec<f64> {
    if count.is_nan() || count <= 0.0 || !start.is_finite() || !stop.is_finite() {
        return Vec::new();
    }
    if start == stop {
        return vec![start];
    }
    let reverse = stop < start;
    let (low, high) = if reverse { (stop, start) } else { (start, stop) };
    let (first, last, increment) = spec(low, high, count.min(MAX_TICKS as f64 / 10.0));
    // Steps beyond what a number can hold give no ticks.
    if !first.is_finite() || !last.is_finite() || !increment.is_finite() || last < first {
        return Vec::new();
    }
    let total = (last - first).min(MAX_TICKS as f64 - 1.0) as usize + 1;
    (0..total)
        .map(|i| {
            let multiple = if reverse { last - i as f64 } else { first + i as f64 };
            if increment < 0.0 { multiple / -increment } else { multiple * increment }
        })
        .collect()
}

/// The step between ticks, or the negative reciprocal of a step below 1.
pub fn tick_increment(start: f64, stop: f64, count: f64) -> f64 {
    spec(start, stop, count).2
}

/// The distance between ticks; negative if `stop` is smaller.
pub fn tick_step(start: f64, stop: f64, count: f64) -> f64 {
    let reverse = stop < start;
    let increment = if reverse { tick_increment(stop, start, count) } else { tick_increment(start, stop, count) };
    let step = if increment < 0.0 { 1.0 / -increment } else { increment };
    if reverse { -step } else { step }
}

/// Widens bounds to round numbers.
pub fn nice(start: f64, stop: f64, count: f64) -> (f64, f64) {
    if stop < start {
        let (stop, start) = nice(stop, start, count);
        return (start, stop);
    }
    let (mut low, mut high) = (start, stop);
    let mut before = f64::NAN;
    for _ in 0..10 {
        let step = tick_increment(low, high, count);
        if step == before {
            return (low, high);
        }
        if step > 0.0 {
            low = (low / step).floor() * step;
            high = (high / step).ceil() * step;
        } else if step < 0.0 {
            low = (low * step).ceil() / step;
            high = (high * step).floor() / step;
        } else {
            break;
        }
        before = step;
    }
    (start, stop)
}
