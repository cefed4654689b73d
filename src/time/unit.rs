//! Time units: moments cut down to some of their fields, as in vega-time.

use super::calendar::new_year;
use super::{Fields, Interval, Unit, Zone, day_of_year, iso_week, make, week_of_year};

/// One field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Year.
    Year,
    /// Three months.
    Quarter,
    /// Month of the year.
    Month,
    /// Week of the year, from Sunday.
    Week,
    /// Week of the year after ISO 8601.
    IsoWeek,
    /// Day of the month.
    Date,
    /// Day of the week.
    Day,
    /// Day of the year.
    DayOfYear,
    /// Hour of the day.
    Hours,
    /// Minute of the hour.
    Minutes,
    /// Second of the minute.
    Seconds,
    /// Millisecond of the second.
    Milliseconds,
}

/// Names in Vega's order.
const PARTS: [(&str, Part); 12] = [
    ("year", Part::Year),
    ("quarter", Part::Quarter),
    ("month", Part::Month),
    ("week", Part::Week),
    ("isoweek", Part::IsoWeek),
    ("date", Part::Date),
    ("dayofyear", Part::DayOfYear),
    ("day", Part::Day),
    ("hours", Part::Hours),
    ("minutes", Part::Minutes),
    ("seconds", Part::Seconds),
    ("milliseconds", Part::Milliseconds),
];

impl Part {
    /// Vega's name.
    pub fn name(self) -> &'static str {
        PARTS.iter().find(|(_, part)| *part == self).map_or("", |(name, _)| name)
    }

    /// The step of the calendar.
    pub fn interval(self) -> Interval {
        Interval::named(self.name()).unwrap_or(Interval::new(Unit::Millisecond))
    }
}

/// The year of moments without a year: a leap year that starts on a Sunday.
const REFERENCE_YEAR: i64 = 2012;
/// The same for ISO weeks: a year with 53 of them.
const ISO_REFERENCE_YEAR: i64 = 2015;

/// Some fields, the last of them perhaps in steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeUnit {
    /// At least one, in order.
    parts: Vec<Part>,
    /// How many of the last field make one step.
    pub step: i64,
    /// Reckoned in UTC whatever the zone.
    pub utc: bool,
}

impl TimeUnit {
    /// Reads `yearmonth`, `utcyearmonth` and the like.
    pub fn parse(name: &str) -> Option<Self> {
        let (utc, mut rest) = match name.strip_prefix("utc") {
            Some(rest) => (true, rest),
            None => (false, name),
        };
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let (known, part) = PARTS.iter().find(|(known, _)| rest.starts_with(known))?;
            parts.push(*part);
            rest = rest.get(known.len()..)?;
        }
        Self::new(parts, 1, utc)
    }

    /// Of parts in any order; nothing where they do not go together.
    pub fn new(mut parts: Vec<Part>, step: i64, utc: bool) -> Option<Self> {
        parts = PARTS.iter().map(|(_, part)| *part).filter(|part| parts.contains(part)).collect();
        let has = |wanted: &[Part]| wanted.iter().any(|part| parts.contains(part));
        let kinds = usize::from(has(&[Part::Week, Part::IsoWeek, Part::Day]))
            + usize::from(has(&[Part::Quarter, Part::Month, Part::Date]))
            + usize::from(has(&[Part::DayOfYear]));
        let two_weeks = has(&[Part::Week]) && has(&[Part::IsoWeek]);
        (!parts.is_empty() && kinds <= 1 && !two_weeks).then_some(Self { parts, step: step.max(1), utc })
    }

    /// The fields, from large to small.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether a field is among them.
    pub fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// The smallest field.
    pub fn smallest(&self) -> Part {
        self.parts.last().copied().unwrap_or(Part::Year)
    }

    /// Vega-Lite's name, without steps.
    pub fn name(&self) -> String {
        let mut name = if self.utc { "utc".to_owned() } else { String::new() };
        self.parts.iter().for_each(|part| name.push_str(part.name()));
        name
    }

    /// The zone in which fields are read.
    pub fn zone(&self, zone: Zone) -> Zone {
        if self.utc { Zone::UTC } else { zone }
    }

    /// The moment with only these fields; without a year it is moved to a year of reference.
    pub fn floor(&self, moment: f64, zone: Zone) -> f64 {
        let zone = self.zone(zone);
        let Some(fields) = Fields::of(moment, zone) else { return f64::NAN };
        let has = |part: Part| self.has(part);
        let week = |first| week_of_year(moment, first, zone).unwrap_or(0);
        let (iso_year, iso) = iso_week(moment, zone).unwrap_or_default();
        let year = match (has(Part::Year), has(Part::IsoWeek)) {
            (true, true) => self.cut(Part::Year, iso_year, 0),
            (true, false) => self.cut(Part::Year, fields.year, 0),
            (false, true) => ISO_REFERENCE_YEAR,
            (false, false) => REFERENCE_YEAR,
        };
        let month = if has(Part::Month) {
            self.cut(Part::Month, fields.month, 0)
        } else if has(Part::Quarter) {
            3 * self.cut(Part::Quarter, fields.month / 3, 0)
        } else {
            0
        };
        let first_day = Fields::of(new_year(year, zone), zone).map_or(0, |fields| fields.day);
        let weekday = |week: i64, day: i64| day + week * 7 - (first_day + 6) % 7;
        let date = if has(Part::Week) && has(Part::Day) {
            self.cut(Part::Day, weekday(week(0), fields.day), 1)
        } else if has(Part::IsoWeek) && has(Part::Day) {
            self.cut(Part::Day, iso_date(year, iso, (fields.day + 6) % 7, zone), 1)
        } else if has(Part::Week) {
            weekday(self.cut(Part::Week, week(0), 1), 0)
        } else if has(Part::IsoWeek) {
            iso_date(year, self.cut(Part::IsoWeek, iso, 1), 0, zone)
        } else if has(Part::Day) {
            self.cut(Part::Day, weekday(1, fields.day), 1)
        } else if has(Part::Date) {
            self.cut(Part::Date, fields.date, 1)
        } else if has(Part::DayOfYear) {
            self.cut(Part::DayOfYear, day_of_year(moment, zone).unwrap_or(1), 1)
        } else {
            1
        };
        let clock = |part: Part, field: i64| if has(part) { self.cut(part, field, 0) as f64 } else { 0.0 };
        make(
            year as f64,
            month as f64,
            [
                date as f64,
                clock(Part::Hours, fields.hours),
                clock(Part::Minutes, fields.minutes),
                clock(Part::Seconds, fields.seconds),
                clock(Part::Milliseconds, fields.milliseconds),
            ],
            zone,
        )
    }

    /// A field in whole steps, counted from `phase`, if it is the smallest one.
    fn cut(&self, part: Part, field: i64, phase: i64) -> i64 {
        if part != self.smallest() || self.step <= 1 {
            return field;
        }
        phase + (field - phase).div_euclid(self.step) * self.step
    }

    /// The end of the interval that starts at a moment.
    pub fn end(&self, start: f64, zone: Zone) -> f64 {
        self.offset(start, 1, zone)
    }

    /// A moment moved by `count` steps of this unit.
    pub fn offset(&self, moment: f64, count: i64, zone: Zone) -> f64 {
        self.smallest().interval().offset(moment, count.saturating_mul(self.step), self.zone(zone))
    }

    /// The d3-time-format pattern that shows these fields. `overrides` are patterns for fields joined by hyphens, such as
    /// `("year-month", "%b %Y ")`, and go before Vega's own.
    pub fn specifier(&self, overrides: &[(&str, &str)]) -> String {
        let mut pattern = String::new();
        let mut start = 0;
        while start < self.parts.len() {
            let mut end = self.parts.len();
            while end > start {
                let parts = self.parts.get(start..end).unwrap_or_default();
                let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
                let key = names.join("-");
                let find = |table: &[(&str, &str)]| {
                    table.iter().find(|(known, _)| *known == key).map(|(_, specifier)| (*specifier).to_owned())
                };
                if let Some(specifier) = find(overrides).or_else(|| find(&SPECIFIERS)) {
                    pattern.push_str(&specifier);
                    break;
                }
                end -= 1;
            }
            start = end.max(start + 1);
        }
        pattern.trim().to_owned()
    }
}

/// Vega-Lite's own patterns, to be given to [`TimeUnit::specifier`].
pub const VEGA_LITE: [(&str, &str); 2] = [("year-month", "%b %Y "), ("year-month-date", "%b %d, %Y ")];

const SPECIFIERS: [(&str, &str); 16] = [
    ("year", "%Y "),
    ("quarter", "Q%q "),
    ("month", "%b "),
    ("date", "%d "),
    ("week", "W%U "),
    ("isoweek", "W%V "),
    ("day", "%a "),
    ("dayofyear", "%j "),
    ("hours", "%H:00"),
    ("minutes", "00:%M"),
    ("seconds", ":%S"),
    ("milliseconds", ".%L"),
    ("year-isoweek", "%G W%V "),
    ("year-month", "%Y-%m "),
    ("year-month-date", "%Y-%m-%d "),
    ("hours-minutes", "%H:%M"),
];

/// The day of January (from 1, or before) of a day (Monday is 0) in an ISO week of a year.
fn iso_date(year: i64, week: i64, day: i64, zone: Zone) -> i64 {
    let first_day = Fields::of(new_year(year, zone), zone).map_or(0, |fields| (fields.day + 6) % 7);
    // Week 1 is the one with the first Thursday.
    let monday = if first_day <= 3 { 1 - first_day } else { 8 - first_day };
    monday + (week - 1) * 7 + day
}
