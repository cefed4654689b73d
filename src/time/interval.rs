//! Steps of the calendar, as in d3-time.

use super::calendar::new_year;
use super::{DAY, Fields, HOUR, MINUTE, SECOND, WEEK, Zone, make};

/// The most moments that [`Interval::range`] gives.
pub const MAX_RANGE: usize = 10_000;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds.
    Millisecond,
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days; steps of several start anew each month.
    Day,
    /// Days; steps of several are counted from 1970-01-01.
    UnixDay,
    /// Weeks that start on this day; 0 is Sunday.
    Week(u8),
    /// Months.
    Month,
    /// Years.
    Year,
}

/// Every so many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    unit: Unit,
    step: i64,
}

impl Interval {
    /// Each of a unit.
    pub const fn new(unit: Unit) -> Self {
        Self { unit, step: 1 }
    }

    /// Every `step` of a unit; nothing unless the step is positive and finite.
    pub fn every(unit: Unit, step: f64) -> Option<Self> {
        let step = step.floor();
        (1.0..1e15).contains(&step).then_some(Self { unit, step: step as i64 })
    }

    /// The interval with Vega's name, such as `month` or `quarter`.
    pub fn named(name: &str) -> Option<Self> {
        let unit = match name {
            "year" => Unit::Year,
            "quarter" => return Some(Self { unit: Unit::Month, step: 3 }),
            "month" => Unit::Month,
            "week" => Unit::Week(0),
            "isoweek" => Unit::Week(1),
            "date" | "day" | "dayofyear" => Unit::Day,
            "hours" | "hour" => Unit::Hour,
            "minutes" | "minute" => Unit::Minute,
            "seconds" | "second" => Unit::Second,
            "milliseconds" | "millisecond" => Unit::Millisecond,
            _ => return None,
        };
        Some(Self::new(unit))
    }

    /// This interval, taken `times` as long.
    pub fn times(self, times: f64) -> Option<Self> {
        Self::every(self.unit, times * self.step as f64)
    }

    /// The last boundary at or before a moment.
    pub fn floor(self, moment: f64, zone: Zone) -> f64 {
        let Some(fields) = Fields::of(moment, zone) else { return f64::NAN };
        let step = self.step;
        let of_day = |unit: f64, field: i64| {
            let local = moment + f64::from(zone.east) * MINUTE;
            (local / unit).floor() * unit - (field % step) as f64 * unit - f64::from(zone.east) * MINUTE
        };
        let midnight = |days_back: i64| of_date(fields.year, fields.month, fields.date - days_back, zone);
        match self.unit {
            Unit::Millisecond => (moment / step as f64).floor() * step as f64,
            Unit::Second => of_day(SECOND, fields.seconds),
            Unit::Minute => of_day(MINUTE, fields.minutes),
            Unit::Hour => of_day(HOUR, fields.hours),
            Unit::Day => midnight((fields.date - 1) % step),
            Unit::UnixDay => {
                let start = midnight(0);
                midnight(((start / DAY).floor() as i64).rem_euclid(step))
            }
            Unit::Week(first) => {
                let start = midnight((fields.day - i64::from(first)).rem_euclid(7));
                if step == 1 {
                    return start;
                }
                let zero = Self::new(self.unit).floor(0.0, zone);
                let weeks = ((start - zero) / WEEK).round() as i64;
                start - weeks.rem_euclid(step) as f64 * WEEK
            }
            Unit::Month => of_date(fields.year, fields.month - fields.month % step, 1, zone),
            Unit::Year => new_year(fields.year.div_euclid(step) * step, zone),
        }
    }

    /// The first boundary at or after a moment.
    pub fn ceil(self, moment: f64, zone: Zone) -> f64 {
        self.floor(self.offset(self.floor(moment - 1.0, zone), 1, zone), zone)
    }

    /// A moment moved by `count` intervals.
    pub fn offset(self, moment: f64, count: i64, zone: Zone) -> f64 {
        let repeats = match self.unit {
            // These start anew in the larger unit, so that the way is not the same for each.
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Month => self.step > 1,
            Unit::Millisecond | Unit::UnixDay | Unit::Week(_) | Unit::Year => false,
        };
        if !repeats {
            return self.shift(moment, count.saturating_mul(self.step), zone);
        }
        let mut at = moment;
        for _ in 0..count.unsigned_abs().min(MAX_RANGE as u64) {
            loop {
                at = self.shift(at, count.signum(), zone);
                match Fields::of(at, zone) {
                    Some(fields) if self.field(fields) % self.step != 0 => {}
                    _ => break,
                }
            }
        }
        at
    }

    /// The boundaries from `start` until before `stop`, at most [`MAX_RANGE`] of them.
    pub fn range(self, start: f64, stop: f64, zone: Zone) -> Vec<f64> {
        let mut moments = Vec::new();
        let mut at = self.ceil(start, zone);
        while at < stop && moments.len() < MAX_RANGE {
            moments.push(at);
            let next = self.floor(self.offset(at, 1, zone), zone);
            // NaN is where the calendar ends.
            if next.is_nan() || next <= at {
                break;
            }
            at = next;
        }
        moments
    }

    fn field(self, fields: Fields) -> i64 {
        match self.unit {
            Unit::Second => fields.seconds,
            Unit::Minute => fields.minutes,
            Unit::Hour => fields.hours,
            Unit::Day => fields.date - 1,
            Unit::Month => fields.month,
            Unit::Millisecond | Unit::UnixDay | Unit::Week(_) | Unit::Year => 0,
        }
    }

    /// A moment moved by `count` units.
    fn shift(self, moment: f64, count: i64, zone: Zone) -> f64 {
        let count_f = count as f64;
        match self.unit {
            Unit::Millisecond => moment + count_f,
            Unit::Second => moment + count_f * SECOND,
            Unit::Minute => moment + count_f * MINUTE,
            Unit::Hour => moment + count_f * HOUR,
            Unit::Day | Unit::UnixDay => moment + count_f * DAY,
            Unit::Week(_) => moment + count_f * WEEK,
            Unit::Month => Fields::of(moment, zone)
                .map_or(f64::NAN, |fields| Fields { month: fields.month.saturating_add(count), ..fields }.moment(zone)),
            Unit::Year => Fields::of(moment, zone)
                .map_or(f64::NAN, |fields| Fields { year: fields.year.saturating_add(count), ..fields }.moment(zone)),
        }
    }
}

fn of_date(year: i64, month: i64, date: i64, zone: Zone) -> f64 {
    make(year as f64, month as f64, [date as f64, 0.0, 0.0, 0.0, 0.0], zone)
}
