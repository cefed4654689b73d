//! Calendar arithmetic, date parsing and d3-time-format, in an explicit time zone.
//!
//! A moment is an `f64`: milliseconds since 1970-01-01T00:00:00Z, NaN where there is none. The calendar is the proleptic
//! Gregorian one. Nothing here knows the clock or the place of the machine.

mod calendar;
mod format;
mod interval;
mod multi;
mod parse;
mod parse_js;
mod unit;

pub use calendar::{Fields, Zone, day_of_year, iso_week, make, week_of_year};
pub use format::{ENGLISH, Names, format, format_named};
pub use interval::{Interval, MAX_RANGE, Unit};
pub use multi::MultiFormat;
pub use parse::parse;
pub use parse_js::parse_js;
pub use unit::{Part, TimeUnit, VEGA_LITE};

/// Milliseconds.
pub const SECOND: f64 = 1000.0;
/// Milliseconds.
pub const MINUTE: f64 = 60.0 * SECOND;
/// Milliseconds.
pub const HOUR: f64 = 60.0 * MINUTE;
/// Milliseconds.
pub const DAY: f64 = 24.0 * HOUR;
/// Milliseconds.
pub const WEEK: f64 = 7.0 * DAY;
