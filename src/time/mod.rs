//! Calendar arithmetic, date parsing and d3-time-format, in an explicit time zone.
//!
//! A moment is an `f64`: milliseconds since 1970-01-01T00:00:00Z, NaN where there is none. The calendar is the proleptic
//! Gregorian one. Nothing here knows the clock or the place of the machine.

mod calendar;
mod chinese;
mod format;
mod interval;
mod multi;
mod parse;
mod parse_js;
mod tokens;
mod unit;

pub use calendar::{Fields, Zone, day_of_year, iso_week, make, week_of_year};
pub use chinese::{CHINESE, CHINESE_UNITS};
pub use format::{ENGLISH, Names, as_text, format, format_named, format_nothing, text_pattern};
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn fields_and_moments_are_one_to_one(moment in -8_640_000_000_000_000i64..8_640_000_000_000_000, east in -840i32..840) {
            let (moment, zone) = (moment as f64, Zone { east });
            prop_assert_eq!(Fields::of(moment, zone).unwrap().moment(zone), moment);
        }

        #[test]
        fn what_is_written_reads_back(moment in -62_135_596_800_000i64..253_402_300_799_999, east in -840i32..840) {
            let (moment, zone) = (moment as f64, Zone { east });
            let text = format(moment, "%Y-%m-%dT%H:%M:%S.%L%Z", zone);
            prop_assert_eq!(parse_js(&text, Zone::UTC), moment, "{}", text);
            prop_assert_eq!(parse(&text, "%Y-%m-%dT%H:%M:%S.%L%Z", Zone::UTC), Some(moment));
        }

        #[test]
        fn no_text_and_no_moment_is_too_strange(text in ".{0,24}", parts in "[0-9 :.,/+TZ()a-zA-Z年%-]{0,24}", bits: u64, step in 1.0f64..1e18) {
            let moment = f64::from_bits(bits);
            for text in [&text, &parts] {
                parse_js(text, Zone { east: i32::MAX });
                parse(text, &parts, Zone::UTC);
                format(moment, text, Zone { east: -480 });
            }
            for name in ["year", "quarter", "month", "week", "day", "hours", "minutes", "seconds", "milliseconds"] {
                let Some(interval) = Interval::named(name).and_then(|interval| interval.times(step)) else { continue };
                interval.ceil(moment, Zone::UTC);
                interval.offset(moment, i64::MAX, Zone::UTC);
                prop_assert!(interval.range(0.0, moment, Zone::UTC).len() <= MAX_RANGE);
                for unit in [TimeUnit::parse(name), TimeUnit::parse("utcyearmonthdate")].into_iter().flatten() {
                    unit.end(unit.floor(moment, Zone::UTC), Zone::UTC);
                }
            }
        }
    }
}
