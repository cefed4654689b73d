//! d3-time-format: text to moment by a pattern.

use super::{DAY, ENGLISH, Fields, Interval, Unit, Zone, make};

/// The moment that `text` names in a d3-time-format pattern; nothing if it does not match.
///
/// ```
/// use report_charts::time::{Zone, parse};
/// assert_eq!(parse("2020/01/01", "%Y/%m/%d", Zone::UTC), Some(1577836800000.0));
/// assert_eq!(parse("2020-01-01", "%Y/%m/%d", Zone::UTC), None);
/// ```
pub fn parse(text: &str, specifier: &str, zone: Zone) -> Option<f64> {
    let mut found = Found::default();
    let end = read(&mut found, specifier, text.as_bytes(), 0)?;
    if end != text.len() {
        return None;
    }
    found.moment(zone)
}

#[derive(Default)]
struct Found {
    year: Option<i64>,
    quarter: Option<i64>,
    month: Option<i64>,
    date: Option<i64>,
    hours: i64,
    minutes: i64,
    seconds: i64,
    milliseconds: Option<i64>,
    pm: Option<i64>,
    /// 0 is Sunday.
    weekday: Option<i64>,
    /// 1 is Monday, 7 Sunday.
    iso_weekday: Option<i64>,
    sunday_week: Option<i64>,
    monday_week: Option<i64>,
    iso_week: Option<i64>,
    /// `hhmm` west of Greenwich.
    zone: Option<i64>,
    unix_milliseconds: Option<f64>,
    unix_seconds: Option<f64>,
}

impl Found {
    fn moment(mut self, zone: Zone) -> Option<f64> {
        if let Some(moment) = self.unix_milliseconds {
            return Some(moment);
        }
        if let Some(seconds) = self.unix_seconds {
            return Some(seconds * 1000.0 + self.milliseconds.unwrap_or(0) as f64);
        }
        if let Some(pm) = self.pm {
            self.hours = self.hours % 12 + pm * 12;
        }
        let mut year = self.year.unwrap_or(1900);
        let mut month = self.month.or(self.quarter).unwrap_or(0);
        let mut date = self.date.unwrap_or(1);
        // Weeks are counted where the rest is: in the zone that the text names, else in the given one.
        let zone = if self.zone.is_some() { Zone::UTC } else { zone };
        let first = make(year as f64, 0.0, [1.0, 0.0, 0.0, 0.0, 0.0], zone);
        let first_day = Fields::of(first, zone)?.day;
        if let Some(week) = self.iso_week {
            if !(1..=53).contains(&week) {
                return None;
            }
            let monday = Interval::new(Unit::Week(1));
            let start =
                if first_day > 4 || first_day == 0 { monday.ceil(first, zone) } else { monday.floor(first, zone) };
            let start = Fields::of(start + (week - 1) as f64 * 7.0 * DAY, zone)?;
            (year, month) = (start.year, start.month);
            date = start.date + (self.weekday.unwrap_or(1) + 6) % 7;
        } else if self.monday_week.is_some() || self.sunday_week.is_some() {
            let default = if self.monday_week.is_some() { 1 } else { 0 };
            let weekday = self.weekday.or(self.iso_weekday.map(|day| day % 7)).unwrap_or(default);
            month = 0;
            date = match (self.monday_week, self.sunday_week) {
                (Some(week), _) => (weekday + 6) % 7 + week * 7 - (first_day + 5) % 7,
                (None, week) => weekday + week.unwrap_or(0) * 7 - (first_day + 6) % 7,
            };
        }
        if let Some(west) = self.zone {
            self.hours += west / 100;
            self.minutes += west % 100;
        }
        let rest = [date, self.hours, self.minutes, self.seconds, self.milliseconds.unwrap_or(0)];
        Some(make(year as f64, month as f64, rest.map(|field| field as f64), zone)).filter(|moment| !moment.is_nan())
    }
}

fn read(found: &mut Found, specifier: &str, text: &[u8], mut at: usize) -> Option<usize> {
    let mut pattern = specifier.bytes();
    while let Some(byte) = pattern.next() {
        if at >= text.len() {
            return None;
        }
        if byte != b'%' {
            if text.get(at) != Some(&byte) {
                return None;
            }
            at += 1;
            continue;
        }
        let mut directive = pattern.next()?;
        if matches!(directive, b'-' | b'_' | b'0') {
            directive = pattern.next()?;
        }
        at = read_directive(found, directive, text, at)?;
    }
    Some(at)
}

fn read_directive(found: &mut Found, directive: u8, text: &[u8], at: usize) -> Option<usize> {
    let names = &ENGLISH;
    let rest = text.get(at..).unwrap_or_default();
    let name = |list: &[&str]| {
        let index = list
            .iter()
            .position(|name| rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name.as_bytes())))?;
        Some((index as i64, at + list.get(index).map_or(0, |name| name.len())))
    };
    let number = |width: usize| number(rest, width).map(|(value, length)| (value, at + length));
    match directive {
        b'a' => store(&mut found.weekday, name(&names.short_days)?),
        b'A' => store(&mut found.weekday, name(&names.days)?),
        b'b' => store(&mut found.month, name(&names.short_months)?),
        b'B' => store(&mut found.month, name(&names.months)?),
        b'p' => store(&mut found.pm, name(&names.periods)?),
        b'c' => read(found, names.date_time, text, at),
        b'x' => read(found, names.date, text, at),
        b'X' => read(found, names.time, text, at),
        b'd' | b'e' => store(&mut found.date, number(2)?),
        b'f' => {
            let (value, end) = number(6)?;
            store(&mut found.milliseconds, (value / 1000, end))
        }
        b'g' | b'y' => {
            let (value, end) = number(2)?;
            store(&mut found.year, (value + if value > 68 { 1900 } else { 2000 }, end))
        }
        b'G' | b'Y' => store(&mut found.year, number(4)?),
        b'H' | b'I' => set(&mut found.hours, number(2)?),
        b'j' => {
            found.month = Some(0);
            store(&mut found.date, number(3)?)
        }
        b'L' => store(&mut found.milliseconds, number(3)?),
        b'm' => {
            let (value, end) = number(2)?;
            store(&mut found.month, (value - 1, end))
        }
        b'M' => set(&mut found.minutes, number(2)?),
        b'q' => {
            let (value, end) = number(1)?;
            store(&mut found.quarter, (value * 3 - 3, end))
        }
        b'Q' | b's' => {
            let (value, length) = long_number(rest)?;
            *if directive == b'Q' { &mut found.unix_milliseconds } else { &mut found.unix_seconds } = Some(value);
            Some(at + length)
        }
        b'S' => set(&mut found.seconds, number(2)?),
        b'u' => store(&mut found.iso_weekday, number(1)?),
        b'U' => store(&mut found.sunday_week, number(2)?),
        b'V' => store(&mut found.iso_week, number(2)?),
        b'w' => store(&mut found.weekday, number(1)?),
        b'W' => store(&mut found.monday_week, number(2)?),
        b'Z' => zone(found, rest).map(|length| at + length),
        b'%' => (rest.first() == Some(&b'%')).then_some(at + 1),
        _ => None,
    }
}

fn store(slot: &mut Option<i64>, (value, end): (i64, usize)) -> Option<usize> {
    *slot = Some(value);
    Some(end)
}

fn set(slot: &mut i64, (value, end): (i64, usize)) -> Option<usize> {
    *slot = value;
    Some(end)
}

/// Blanks and digits within the first `width` bytes.
fn number(text: &[u8], width: usize) -> Option<(i64, usize)> {
    let (value, length) = long_number(text.get(..width).unwrap_or(text))?;
    Some((value as i64, length))
}

fn long_number(text: &[u8]) -> Option<(f64, usize)> {
    let blanks = text.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let digits = text.iter().skip(blanks).take_while(|byte| byte.is_ascii_digit());
    let (mut value, mut length) = (0.0, blanks);
    for digit in digits {
        value = value * 10.0 + f64::from(digit - b'0');
        length += 1;
    }
    (length > blanks).then_some((value, length))
}

fn zone(found: &mut Found, text: &[u8]) -> Option<usize> {
    if text.first() == Some(&b'Z') {
        found.zone = Some(0);
        return Some(1);
    }
    let sign = match text.first() {
        Some(b'+') => -1,
        Some(b'-') => 1,
        _ => return None,
    };
    let pair = |at: usize| match text.get(at..at + 2) {
        Some(&[tens @ b'0'..=b'9', ones @ b'0'..=b'9']) => Some(i64::from(tens - b'0') * 10 + i64::from(ones - b'0')),
        _ => None,
    };
    let hours = pair(1)?;
    let colon = usize::from(text.get(3) == Some(&b':'));
    let (minutes, length) = match pair(3 + colon) {
        Some(minutes) => (minutes, 5 + colon),
        None => (0, 3),
    };
    found.zone = Some(sign * (hours * 100 + minutes));
    Some(length)
}
