//! Ticks on boundaries of the calendar, as in d3-time.

use super::ticks::tick_step;
use crate::time::{DAY, HOUR, Interval, MINUTE, Part, SECOND, Unit, WEEK, Zone};

const MONTH: f64 = 30.0 * DAY;
const YEAR: f64 = 365.0 * DAY;

/// Unit, how many of it, and how long that is.
const STEPS: [(Unit, f64, f64); 18] = [
    (Unit::Second, 1.0, SECOND),
    (Unit::Second, 5.0, 5.0 * SECOND),
    (Unit::Second, 15.0, 15.0 * SECOND),
    (Unit::Second, 30.0, 30.0 * SECOND),
    (Unit::Minute, 1.0, MINUTE),
    (Unit::Minute, 5.0, 5.0 * MINUTE),
    (Unit::Minute, 15.0, 15.0 * MINUTE),
    (Unit::Minute, 30.0, 30.0 * MINUTE),
    (Unit::Hour, 1.0, HOUR),
    (Unit::Hour, 3.0, 3.0 * HOUR),
    (Unit::Hour, 6.0, 6.0 * HOUR),
    (Unit::Hour, 12.0, 12.0 * HOUR),
    (Unit::Day, 1.0, DAY),
    (Unit::Day, 2.0, 2.0 * DAY),
    (Unit::Week(0), 1.0, WEEK),
    (Unit::Month, 1.0, MONTH),
    (Unit::Month, 3.0, 3.0 * MONTH),
    (Unit::Year, 1.0, YEAR),
];

/// The interval that gives about `count` ticks. `utc` counts pairs of days from 1970 instead of anew each month.
pub fn time_interval(start: f64, stop: f64, count: f64, utc: bool) -> Option<Interval> {
    let target = (stop - start).abs() / count;
    let at = STEPS.iter().position(|&(_, _, length)| length > target);
    let (unit, step) = match (at, at.and_then(|at| STEPS.get(at.checked_sub(1)?)), at.and_then(|at| STEPS.get(at))) {
        (None, _, _) if target.is_nan() => return None,
        (None, _, _) => return Interval::every(Unit::Year, tick_step(start / YEAR, stop / YEAR, count)),
        (_, None, _) => return Interval::every(Unit::Millisecond, tick_step(start, stop, count).max(1.0)),
        (_, Some(&(unit, step, short)), Some(&(next_unit, next_step, long))) => {
            if target / short < long / target {
                (unit, step)
            } else {
                (next_unit, next_step)
            }
        }
        (_, Some(&(unit, step, _)), None) => (unit, step),
    };
    let unit = if unit == Unit::Day && utc { Unit::UnixDay } else { unit };
    Interval::every(unit, step)
}

/// The boundaries of an interval from `start` to `stop`, both included; downwards if `stop` is smaller.
pub fn time_ticks(start: f64, stop: f64, interval: Interval, zone: Zone) -> Vec<f64> {
    let (low, high) = if stop < start { (stop, start) } else { (start, stop) };
    let mut ticks = interval.range(low, high + 1.0, zone);
    if stop < start {
        ticks.reverse();
    }
    ticks
}

/// The fields and the step that cut a stretch of time into at most about `max_bins` parts, as in vega-time.
pub fn bin_unit(start: f64, stop: f64, max_bins: f64) -> (Vec<Part>, i64) {
    const ALL: [Part; 7] =
        [Part::Year, Part::Month, Part::Date, Part::Hours, Part::Minutes, Part::Seconds, Part::Milliseconds];
    let target = (stop - start).abs() / max_bins;
    // Every other day is not among these.
    let steps = || STEPS.iter().filter(|&&(unit, step, _)| unit != Unit::Day || step == 1.0);
    let short = steps().rev().find(|&&(_, _, length)| length <= target);
    let long = steps().find(|&&(_, _, length)| length > target);
    let (unit, step) = match (short, long) {
        (_, None) => (Unit::Year, tick_step(start / YEAR, stop / YEAR, max_bins)),
        (None, _) => (Unit::Millisecond, tick_step(start, stop, max_bins).max(1.0)),
        (Some(&(unit, step, short)), Some(&(next_unit, next_step, long))) => {
            if target / short < long / target {
                (unit, step)
            } else {
                (next_unit, next_step)
            }
        }
    };
    let count = match unit {
        Unit::Week(_) => return (vec![Part::Year, Part::Week], step as i64),
        Unit::Year => 1,
        Unit::Month => 2,
        Unit::Day | Unit::UnixDay => 3,
        Unit::Hour => 4,
        Unit::Minute => 5,
        Unit::Second => 6,
        Unit::Millisecond => 7,
    };
    (ALL.into_iter().take(count).collect(), (step as i64).max(1))
}
