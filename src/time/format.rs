//! d3-time-format: moments as text.

use super::{Fields, Interval, Unit, Zone, day_of_year, iso_week, week_of_year};

/// The words and patterns of a language.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// `%c`.
    pub date_time: &'static str,
    /// `%x`.
    pub date: &'static str,
    /// `%X`.
    pub time: &'static str,
    /// `%p`.
    pub periods: [&'static str; 2],
    /// `%A`, from Sunday.
    pub days: [&'static str; 7],
    /// `%a`.
    pub short_days: [&'static str; 7],
    /// `%B`, from January.
    pub months: [&'static str; 12],
    /// `%b`.
    pub short_months: [&'static str; 12],
}

/// d3's default language.
pub const ENGLISH: Names = Names {
    date_time: "%x, %X",
    date: "%-m/%-d/%Y",
    time: "%-I:%M:%S %p",
    periods: ["AM", "PM"],
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    short_days: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short_months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

/// A moment in a d3-time-format pattern; empty for a moment that is none.
///
/// ```
/// use report_charts::time::{Zone, format};
/// assert_eq!(format(1577836800000.0, "%b %d, %Y", Zone::UTC), "Jan 01, 2020");
/// ```
pub fn format(moment: f64, specifier: &str, zone: Zone) -> String {
    format_named(moment, specifier, zone, &ENGLISH)
}

/// The pattern of [`as_text`].
pub fn text_pattern(zone: Zone) -> &'static str {
    if zone == Zone::UTC {
        "%a %b %d %Y %H:%M:%S GMT%Z (Coordinated Universal Time)"
    } else {
        "%a %b %d %Y %H:%M:%S GMT%Z"
    }
}

/// A moment as JavaScript writes it where nothing says how.
///
/// ```
/// use report_charts::time::{Zone, as_text};
/// assert_eq!(as_text(0.0, Zone::UTC), "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)");
/// ```
pub fn as_text(moment: f64, zone: Zone) -> String {
    format(moment, text_pattern(zone), zone)
}

/// [`format()`] in another language.
pub fn format_named(moment: f64, specifier: &str, zone: Zone, names: &Names) -> String {
    let mut out = String::new();
    if let Some(fields) = Fields::of(moment, zone) {
        push(&mut out, specifier, &At { moment, zone, fields, names });
    }
    out
}

/// What d3 makes of a moment that is none.
pub fn format_nothing(specifier: &str) -> String {
    let mut out = String::new();
    if let Some(fields) = Fields::of(0.0, Zone::UTC) {
        push(&mut out, specifier, &At { moment: f64::NAN, zone: Zone::UTC, fields, names: &ENGLISH });
    }
    out
}

struct At<'a> {
    moment: f64,
    zone: Zone,
    fields: Fields,
    names: &'a Names,
}

fn push(out: &mut String, specifier: &str, at: &At) {
    let mut chars = specifier.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let Some(mut directive) = chars.next() else { return };
        let mut fill = if directive == 'e' { Some(' ') } else { Some('0') };
        if let Some(pad) = match directive {
            '-' => Some(None),
            '_' => Some(Some(' ')),
            '0' => Some(Some('0')),
            _ => None,
        } {
            fill = pad;
            match chars.next() {
                Some(next) => directive = next,
                None => return,
            }
        }
        push_directive(out, directive, fill, at);
    }
}

fn push_directive(out: &mut String, directive: char, fill: Option<char>, at: &At) {
    let (fields, names) = (at.fields, at.names);
    if at.moment.is_nan() {
        match directive {
            'a' | 'A' | 'b' | 'B' => return,
            'G' | 'Y' => out.extend(fill),
            'Z' => out.push_str("+00"),
            'I' => return out.push_str("12"),
            _ => {}
        }
        if "defgGHjLmMQsSuUVwWyYZ".contains(directive) {
            out.push_str(if directive == 'f' { "NaN000" } else { "NaN" });
            return;
        }
    }
    let iso = || iso_week(at.moment, at.zone).unwrap_or_default();
    let week = |first| week_of_year(at.moment, first, at.zone).unwrap_or_default();
    let (value, width) = match directive {
        'a' => return push_name(out, &names.short_days, fields.day),
        'A' => return push_name(out, &names.days, fields.day),
        'b' => return push_name(out, &names.short_months, fields.month),
        'B' => return push_name(out, &names.months, fields.month),
        'p' => return push_name(out, &names.periods, fields.hours / 12),
        'c' => return push(out, names.date_time, at),
        'x' => return push(out, names.date, at),
        'X' => return push(out, names.time, at),
        'd' | 'e' => (fields.date, 2),
        'f' => {
            push_padded(out, fields.milliseconds, fill, 3);
            return out.push_str("000");
        }
        'g' => (iso().0 % 100, 2),
        'G' => (iso().0 % 10_000, 4),
        'H' => (fields.hours, 2),
        'I' => ((fields.hours + 11) % 12 + 1, 2),
        'j' => (day_of_year(at.moment, at.zone).unwrap_or_default(), 3),
        'L' => (fields.milliseconds, 3),
        'm' => (fields.month + 1, 2),
        'M' => (fields.minutes, 2),
        'q' => (fields.month / 3 + 1, 0),
        'Q' => (at.moment.floor() as i64, 0),
        's' => ((at.moment / 1000.0).floor() as i64, 0),
        'S' => (fields.seconds, 2),
        'u' => ((fields.day + 6) % 7 + 1, 0),
        'U' => (week(0), 2),
        'V' => (iso().1, 2),
        'w' => (fields.day, 0),
        'W' => (week(1), 2),
        'y' => (fields.year % 100, 2),
        'Y' => (fields.year % 10_000, 4),
        'Z' => {
            out.push(if at.zone.east < 0 { '-' } else { '+' });
            let minutes = i64::from(at.zone.east.abs());
            push_padded(out, minutes / 60, Some('0'), 2);
            return push_padded(out, minutes % 60, Some('0'), 2);
        }
        other => return out.push(other),
    };
    push_padded(out, value, fill, width);
}

fn push_name(out: &mut String, names: &[&str], index: i64) {
    out.push_str(usize::try_from(index).ok().and_then(|index| names.get(index)).unwrap_or(&""));
}

fn push_padded(out: &mut String, value: i64, fill: Option<char>, width: usize) {
    let digits = value.unsigned_abs().to_string();
    if value < 0 {
        out.push('-');
    }
    if let Some(fill) = fill {
        (digits.len()..width).for_each(|_| out.push(fill));
    }
    out.push_str(&digits);
}

/// Whether a moment lies after the start of its interval.
pub(super) fn inside(unit: Unit, moment: f64, zone: Zone) -> bool {
    Interval::new(unit).floor(moment, zone) < moment
}
