//! The pattern of an axis label: the coarsest that still says which moment it is, as in vega-format.

use super::format::inside;
use super::{Fields, Names, Unit, Zone, format_named};

/// A pattern for each coarseness.
#[derive(Clone, Debug, PartialEq)]
pub struct MultiFormat {
    /// Within a second.
    pub milliseconds: String,
    /// Within a minute.
    pub seconds: String,
    /// Within an hour.
    pub minutes: String,
    /// Within a day.
    pub hours: String,
    /// Within a week.
    pub date: String,
    /// At the start of a week.
    pub week: String,
    /// At the start of a month.
    pub month: String,
    /// At the start of a quarter.
    pub quarter: String,
    /// At the start of a year.
    pub year: String,
}

impl Default for MultiFormat {
    fn default() -> Self {
        let own = |text: &str| text.to_owned();
        Self {
            milliseconds: own(".%L"),
            seconds: own(":%S"),
            minutes: own("%I:%M"),
            hours: own("%I %p"),
            date: own("%a %d"),
            week: own("%b %d"),
            month: own("%B"),
            quarter: own("%B"),
            year: own("%Y"),
        }
    }
}

impl MultiFormat {
    /// The pattern for a unit by Vega's name, to be replaced.
    pub fn entry(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "milliseconds" => &mut self.milliseconds,
            "seconds" => &mut self.seconds,
            "minutes" => &mut self.minutes,
            "hours" => &mut self.hours,
            "date" | "day" => &mut self.date,
            "week" => &mut self.week,
            "month" => &mut self.month,
            "quarter" => &mut self.quarter,
            "year" => &mut self.year,
            _ => return None,
        })
    }

    /// The pattern that suits a moment.
    pub fn specifier(&self, moment: f64, zone: Zone) -> &str {
        let Some(fields) = Fields::of(moment, zone) else { return "" };
        if inside(Unit::Second, moment, zone) {
            &self.milliseconds
        } else if inside(Unit::Minute, moment, zone) {
            &self.seconds
        } else if inside(Unit::Hour, moment, zone) {
            &self.minutes
        } else if inside(Unit::Day, moment, zone) {
            &self.hours
        } else if fields.date > 1 {
            if fields.day > 0 { &self.date } else { &self.week }
        } else if fields.month > 0 {
            if fields.month % 3 > 0 { &self.month } else { &self.quarter }
        } else {
            &self.year
        }
    }

    /// A moment as text.
    pub fn apply(&self, moment: f64, zone: Zone, names: &Names) -> String {
        format_named(moment, self.specifier(moment, zone), zone, names)
    }
}
