//! Moments and their calendar fields.

use super::{DAY, HOUR, Interval, MINUTE, SECOND, Unit};

/// A time zone at a fixed distance from UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// Minutes east of Greenwich.
    pub east: i32,
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self { east: 0 };

    fn shift(self) -> f64 {
        f64::from(self.east) * MINUTE
    }
}

/// The largest distance from 1970 that a moment can have.
const LIMIT: f64 = 8.64e15;

/// What a calendar and a clock show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields {
    /// Year; 0 is 1 BC.
    pub year: i64,
    /// 0 is January.
    pub month: i64,
    /// Day of the month, from 1.
    pub date: i64,
    /// Day of the week; 0 is Sunday.
    pub day: i64,
    /// 0 to 23.
    pub hours: i64,
    /// 0 to 59.
    pub minutes: i64,
    /// 0 to 59.
    pub seconds: i64,
    /// 0 to 999.
    pub milliseconds: i64,
}

impl Fields {
    /// What is shown at a moment; nothing for NaN or a moment out of range.
    pub fn of(moment: f64, zone: Zone) -> Option<Self> {
        if moment.is_nan() || moment.abs() > LIMIT {
            return None;
        }
        let local = (moment + zone.shift()).floor();
        let days = (local / DAY).floor();
        let rest = (local - days * DAY) as i64;
        let days = days as i64;
        let (year, month, date) = civil(days);
        Some(Self {
            year,
            month,
            date,
            day: (days + 4).rem_euclid(7),
            hours: rest / 3_600_000,
            minutes: rest / 60_000 % 60,
            seconds: rest / 1000 % 60,
            milliseconds: rest % 1000,
        })
    }

    /// The moment at which this is shown; fields beyond their limits carry over. The day of the week is not looked at.
    pub fn moment(self, zone: Zone) -> f64 {
        make(
            self.year as f64,
            self.month as f64,
            [self.date, self.hours, self.minutes, self.seconds, self.milliseconds].map(|field| field as f64),
            zone,
        )
    }
}

/// The moment of a year, a month from 0, and `[date from 1, hours, minutes, seconds, milliseconds]`; fields beyond their
/// limits carry over. A year from 0 to 99 means just that.
pub fn make(year: f64, month: f64, [date, hours, minutes, seconds, milliseconds]: [f64; 5], zone: Zone) -> f64 {
    let (year, month) = (year.trunc(), month.trunc());
    let whole_year = year + (month / 12.0).floor();
    if whole_year.is_nan() || whole_year.abs() > 400_000.0 {
        return f64::NAN;
    }
    let days = days_from_civil(whole_year as i64, month.rem_euclid(12.0) as i64) as f64 + date.trunc() - 1.0;
    let local =
        days * DAY + hours.trunc() * HOUR + minutes.trunc() * MINUTE + seconds.trunc() * SECOND + milliseconds.trunc();
    let moment = local - zone.shift();
    if moment.abs() <= LIMIT { moment } else { f64::NAN }
}

/// Year, month from 0 and day of the month, `days` after 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years are counted from March, in eras of 400 years.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let month = (march_month + 2) % 12;
    (year_of_era + era * 400 + i64::from(month < 2), month, day_of_year - (153 * march_month + 2) / 5 + 1)
}

/// Days from 1970-01-01 to the first of a month (from 0).
fn days_from_civil(year: i64, month: i64) -> i64 {
    let year = if month < 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 10) % 12) + 2) / 5;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The first moment of a year.
pub(super) fn new_year(year: i64, zone: Zone) -> f64 {
    make(year as f64, 0.0, [1.0, 0.0, 0.0, 0.0, 0.0], zone)
}

/// The day of the year, from 1.
pub fn day_of_year(moment: f64, zone: Zone) -> Option<i64> {
    let start = new_year(Fields::of(moment, zone)?.year, zone);
    Some(((moment - start) / DAY).floor() as i64 + 1)
}

/// The number of the week in its year; weeks start on `first` (0 is Sunday), days before the first such day are week 0.
pub fn week_of_year(moment: f64, first: u8, zone: Zone) -> Option<i64> {
    let before = new_year(Fields::of(moment, zone)?.year, zone) - 1.0;
    let week = Interval::new(Unit::Week(first));
    Some(((week.floor(moment, zone) - week.floor(before, zone)) / super::WEEK).round() as i64)
}

/// Year and number of the ISO 8601 week.
pub fn iso_week(moment: f64, zone: Zone) -> Option<(i64, i64)> {
    let thursday = Interval::new(Unit::Week(1)).floor(moment, zone) + 3.0 * DAY;
    let year = Fields::of(thursday, zone)?.year;
    let start = new_year(year, zone);
    Some((year, ((thursday - start) / super::WEEK).floor() as i64 + 1))
}
