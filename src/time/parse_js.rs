//! Text to moment, as browsers built on V8 read it: ISO 8601 first, then the forms of old.

use super::tokens::{Token, Word, tokens};
use super::{Zone, make};

/// JavaScript's `Date.parse(text)`; NaN if it is not a date. A date alone in ISO form is UTC; other forms that name no
/// zone are in `zone`.
///
/// ```
/// use report_charts::time::{Zone, parse_js};
/// assert_eq!(parse_js("2020-01-01", Zone::UTC), 1577836800000.0);
/// assert_eq!(parse_js("Jan 1 2020", Zone { east: 480 }), 1577808000000.0);
/// ```
pub fn parse_js(text: &str, zone: Zone) -> f64 {
    let tokens = tokens(text);
    let mut reader = Reader { tokens: &tokens, at: 0 };
    let mut found = Found::default();
    let read = match iso(&mut reader, &mut found) {
        Iso::Whole => true,
        Iso::Invalid => false,
        Iso::Legacy(at) => {
            reader.at = at;
            legacy(&mut reader, &mut found).is_some()
        }
    };
    if read { found.moment(zone).unwrap_or(f64::NAN) } else { f64::NAN }
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Token {
        self.tokens.get(self.at).copied().unwrap_or(Token::End)
    }

    fn next(&mut self) -> Token {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn skip(&mut self, symbol: char) -> bool {
        let found = self.peek() == Token::Symbol(symbol);
        self.at += usize::from(found);
        found
    }

    /// A number of so many digits within bounds.
    fn fixed(&mut self, digits: usize, low: i64, high: i64) -> Option<i64> {
        match self.peek() {
            Token::Number { value, length } if length == digits && (low..=high).contains(&value) => {
                self.at += 1;
                Some(value)
            }
            _ => None,
        }
    }

    fn sign(&self) -> Option<i64> {
        match self.peek() {
            Token::Symbol('+') => Some(1),
            Token::Symbol('-') => Some(-1),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Found {
    date: Vec<i64>,
    month: Option<i64>,
    /// Hours, minutes, seconds, milliseconds.
    time: Vec<i64>,
    half: Option<i64>,
    sign: Option<i64>,
    zone_hours: Option<i64>,
    zone_minutes: Option<i64>,
    iso: bool,
}

impl Found {
    fn set_zone(&mut self, hours: i64) {
        self.sign = Some(if hours < 0 { -1 } else { 1 });
        self.zone_hours = Some(hours.abs());
        self.zone_minutes = Some(0);
    }

    fn expects_time(&self, n: i64) -> bool {
        match self.time.len() {
            1 | 2 => (0..60).contains(&n),
            3 => (0..1000).contains(&n),
            _ => false,
        }
    }

    fn add_time(&mut self, n: i64) -> Option<()> {
        if self.time.len() >= 4 {
            return None;
        }
        self.time.push(n);
        Some(())
    }

    fn end_time(&mut self, n: i64) {
        self.time.push(n);
        self.time.resize(4, 0);
    }

    fn moment(mut self, zone: Zone) -> Option<f64> {
        if self.date.is_empty() {
            return None;
        }
        let count = self.date.len();
        self.date.resize(3, 1);
        let &[first, second, third] = self.date.as_slice() else { return None };
        let is_day = |n: i64| (1..=31).contains(&n);
        let (mut year, month, day) = match self.month {
            None if self.iso || !is_day(first) => (first, second, third),
            None => (third, first, second),
            Some(month) if count == 1 && is_day(first) => (1, month, first),
            Some(month) if !is_day(first) => (first, month, second),
            Some(month) => (second, month, first),
        };
        if !self.iso {
            year += match year {
                0..=49 => 2000,
                50..=99 => 1900,
                _ => 0,
            };
        }
        if !(1..=12).contains(&month) || !is_day(day) {
            return None;
        }
        self.time.resize(4, 0);
        let &[mut hours, minutes, seconds, milliseconds] = self.time.as_slice() else { return None };
        if let Some(half) = self.half {
            if !(0..=12).contains(&hours) {
                return None;
            }
            hours = hours % 12 + half;
        }
        let in_range = (0..24).contains(&hours) && minutes < 60 && seconds < 60 && milliseconds < 1000;
        if !in_range && (hours, minutes, seconds, milliseconds) != (24, 0, 0, 0) {
            return None;
        }
        let zone = match self.sign {
            None => zone,
            Some(sign) => {
                let east = sign * (self.zone_hours.unwrap_or(0) * 60 + self.zone_minutes.unwrap_or(0));
                Zone { east: i32::try_from(east).ok()? }
            }
        };
        let rest = [day, hours, minutes, seconds, milliseconds].map(|field| field as f64);
        Some(make(year as f64, (month - 1) as f64, rest, zone))
    }
}

enum Iso {
    /// All of the text is an ISO date.
    Whole,
    /// It began as one and broke off in the time.
    Invalid,
    /// Something else comes at this token.
    Legacy(usize),
}

fn iso(reader: &mut Reader, found: &mut Found) -> Iso {
    if let Some(sign) = reader.sign() {
        reader.at += 1;
        match reader.fixed(6, 0, 999_999) {
            Some(year) if sign > 0 || year != 0 => found.date.push(sign * year),
            _ => return Iso::Legacy(reader.at),
        }
    } else if let Some(year) = reader.fixed(4, 0, 9999) {
        found.date.push(year);
    } else {
        return Iso::Legacy(reader.at);
    }
    if reader.skip('-') {
        let Some(month) = reader.fixed(2, 1, 12) else { return Iso::Legacy(reader.at) };
        found.date.push(month);
        if reader.skip('-') {
            let Some(day) = reader.fixed(2, 1, 31) else { return Iso::Legacy(reader.at) };
            found.date.push(day);
        }
    }
    match reader.peek() {
        Token::End => {}
        Token::Word(Word::T) => {
            reader.at += 1;
            if iso_time(reader, found).is_none() {
                return Iso::Invalid;
            }
        }
        _ => return Iso::Legacy(reader.at),
    }
    if found.sign.is_none() && found.time.is_empty() {
        found.set_zone(0);
    }
    found.iso = true;
    Iso::Whole
}

fn iso_time(reader: &mut Reader, found: &mut Found) -> Option<()> {
    let hours = reader.fixed(2, 0, 24)?;
    let limit = if hours == 24 { 0 } else { 59 };
    found.time.push(hours);
    if !reader.skip(':') {
        return None;
    }
    found.time.push(reader.fixed(2, 0, limit)?);
    if reader.skip(':') {
        found.time.push(reader.fixed(2, 0, limit)?);
        if reader.skip('.') {
            let Token::Number { value, length } = reader.next() else { return None };
            if hours == 24 && value > 0 {
                return None;
            }
            found.time.push(milliseconds(value, length));
        }
    }
    if reader.peek() == Token::Word(Word::Z) {
        reader.at += 1;
        found.set_zone(0);
    } else if let Some(sign) = reader.sign() {
        reader.at += 1;
        found.sign = Some(sign);
        let (hours, minutes) = match reader.fixed(4, 0, 9999) {
            Some(both) => (both / 100, both % 100),
            None => {
                let hours = reader.fixed(2, 0, 23)?;
                if !reader.skip(':') {
                    return None;
                }
                (hours, reader.fixed(2, 0, 59)?)
            }
        };
        if hours > 23 || minutes > 59 {
            return None;
        }
        (found.zone_hours, found.zone_minutes) = (Some(hours), Some(minutes));
    }
    (reader.peek() == Token::End).then_some(())
}

fn milliseconds(value: i64, length: usize) -> i64 {
    match length {
        1 => value * 100,
        2 => value * 10,
        3 => value,
        _ => value / 10_i64.pow(length.min(9) as u32 - 3),
    }
}

fn legacy(reader: &mut Reader, found: &mut Found) -> Option<()> {
    let mut has_number = !found.date.is_empty();
    loop {
        match reader.next() {
            Token::End => return Some(()),
            Token::Number { value, .. } => {
                has_number = true;
                legacy_number(reader, found, value)?;
            }
            Token::Word(Word::Half(half)) if !found.time.is_empty() => found.half = Some(half),
            Token::Word(Word::Month(month)) => {
                found.month = Some(month);
                reader.skip('-');
            }
            Token::Word(Word::Zone(hours)) if has_number => found.set_zone(hours),
            Token::Word(Word::Z) if has_number => found.set_zone(0),
            Token::Word(_) => {
                if has_number || matches!(reader.peek(), Token::Number { .. }) {
                    return None;
                }
            }
            Token::Symbol(sign @ ('+' | '-')) => {
                let utc = found.zone_hours == Some(0) && found.zone_minutes == Some(0);
                if utc || !found.time.is_empty() {
                    found.sign = Some(if sign == '-' { -1 } else { 1 });
                    has_number = true;
                    legacy_zone(reader, found)?;
                } else if has_number {
                    return None;
                }
            }
            Token::Symbol(')') if has_number => return None,
            Token::Symbol('(') => skip_parentheses(reader),
            Token::Symbol(_) | Token::Space => {}
        }
    }
}

fn legacy_number(reader: &mut Reader, found: &mut Found, n: i64) -> Option<()> {
    if reader.skip(':') {
        if reader.skip(':') {
            if !found.time.is_empty() {
                return None;
            }
            found.add_time(n)?;
            return found.add_time(0);
        }
        found.add_time(n)?;
        reader.skip('.');
        return Some(());
    }
    if reader.skip('.') && found.expects_time(n) {
        found.add_time(n)?;
        let Token::Number { value, length } = reader.next() else { return None };
        found.end_time(milliseconds(value, length));
    } else if found.zone_hours.is_some() && found.zone_minutes.is_none() && (0..60).contains(&n) {
        found.zone_minutes = Some(n);
    } else if found.expects_time(n) {
        found.end_time(n);
        let fine = matches!(
            reader.peek(),
            Token::End | Token::Space | Token::Word(Word::Z) | Token::Symbol('+') | Token::Symbol('-')
        );
        return fine.then_some(());
    } else {
        if found.date.len() >= 3 {
            return None;
        }
        found.date.push(n);
        reader.skip('-');
    }
    Some(())
}

fn legacy_zone(reader: &mut Reader, found: &mut Found) -> Option<()> {
    let (mut n, mut digits) = (0, 0);
    if let Token::Number { value, length } = reader.peek() {
        reader.at += 1;
        (n, digits) = (value, length);
    }
    (found.zone_hours, found.zone_minutes) = if reader.peek() == Token::Symbol(':') {
        (Some(n), None)
    } else {
        match digits {
            1 | 2 => (Some(n), Some(0)),
            3 | 4 => (Some(n / 100), Some(n % 100)),
            _ => return None,
        }
    };
    Some(())
}

fn skip_parentheses(reader: &mut Reader) {
    let mut depth = 1;
    while depth > 0 {
        match reader.next() {
            Token::Symbol('(') => depth += 1,
            Token::Symbol(')') => depth -= 1,
            Token::End => return,
            _ => {}
        }
    }
}
