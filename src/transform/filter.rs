//! Rows for which a predicate holds.

use super::Settled;
use super::time_unit::parse_unit;
use crate::data::{Column, Gather, Parse, Table, Value};
use crate::expression::Bound;
use crate::spec::{Predicate, Test};
use crate::time::{self, Part, TimeUnit, Zone};

/// The rows of a table for which a predicate holds.
pub fn filter(predicate: &Predicate, table: &Table, names: &[(&str, Value)], zone: Zone) -> Table {
    let check = Check::new(predicate, table, names, zone);
    let rows: Vec<u32> = (0..table.rows()).filter(|&row| check.holds(row)).map(|row| row as u32).gather();
    if rows.len() == table.rows() {
        return table.clone();
    }
    table.select(&rows)
}

/// Whether a predicate holds, for each row of a table.
pub fn holds(predicate: &Predicate, table: &Table, names: &[(&str, Value)], zone: Zone) -> Vec<bool> {
    let check = Check::new(predicate, table, names, zone);
    (0..table.rows()).map(|row| check.holds(row)).collect()
}

/// The table with each compared field read as the type it is compared with, as Vega-Lite does, unless it is settled.
pub fn parse_compared(predicate: &Predicate, mut table: Table, settled: &mut Settled, zone: Zone) -> Table {
    match predicate {
        Predicate::And(inner) | Predicate::Or(inner) => {
            for predicate in inner {
                table = parse_compared(predicate, table, settled, zone);
            }
            table
        }
        Predicate::Not(inner) => parse_compared(inner, table, settled, zone),
        Predicate::Expression(_) | Predicate::Rows(_) => table,
        Predicate::Field { field, time_unit, test } => {
            let compared = match test {
                Test::Equal(value)
                | Test::Below(value)
                | Test::AtMost(value)
                | Test::Above(value)
                | Test::AtLeast(value)
                | Test::Range(value, _) => Some(value),
                Test::OneOf(values) => values.first(),
                Test::Valid(_) => None,
            };
            let parse = match (time_unit, compared) {
                (Some(_), _) | (_, Some(Value::Time(_))) => Parse::Date,
                (_, Some(Value::Number(number))) if *number != 0.0 => Parse::Number,
                (_, Some(Value::Text(text))) if !text.is_empty() => Parse::Text,
                _ => return table,
            };
            settled.parse(table, &field.flat(), &parse, zone)
        }
    }
}

/// A predicate with its columns found.
enum Check<'a> {
    All(Vec<Check<'a>>),
    Any(Vec<Check<'a>>),
    Not(Box<Check<'a>>),
    Expression(Bound<'a>),
    Rows(&'a Table, &'a [u32]),
    Field { column: Column, unit: Option<(TimeUnit, Zone)>, test: Test },
}

impl<'a> Check<'a> {
    fn new(predicate: &'a Predicate, table: &'a Table, names: &'a [(&'a str, Value)], zone: Zone) -> Self {
        let all = |inner: &'a [Predicate]| inner.iter().map(|inner| Check::new(inner, table, names, zone)).collect();
        match predicate {
            Predicate::And(inner) => Check::All(all(inner)),
            Predicate::Or(inner) => Check::Any(all(inner)),
            Predicate::Not(inner) => Check::Not(Box::new(Check::new(inner, table, names, zone))),
            Predicate::Expression(expression) => Check::Expression(expression.bind(table, names, zone)),
            Predicate::Rows(rows) => Check::Rows(table, rows),
            Predicate::Field { field, time_unit, test } => {
                let unit = time_unit.as_ref().filter(|unit| !unit.binned).and_then(|unit| parse_unit(unit, [0.0, 0.0]));
                let timed = time_unit.is_some();
                let value = |value: &Value| compared(value, timed, unit.as_ref(), zone);
                let test = match test {
                    Test::Equal(to) => Test::Equal(value(to)),
                    Test::Below(to) => Test::Below(value(to)),
                    Test::AtMost(to) => Test::AtMost(value(to)),
                    Test::Above(to) => Test::Above(value(to)),
                    Test::AtLeast(to) => Test::AtLeast(value(to)),
                    Test::Range(from, to) => Test::Range(value(from), value(to)),
                    Test::OneOf(values) => Test::OneOf(values.iter().map(value).collect()),
                    Test::Valid(valid) => Test::Valid(*valid),
                };
                Check::Field { column: table.resolve_or_absent(field), unit: unit.map(|unit| (unit, zone)), test }
            }
        }
    }

    fn holds(&self, row: usize) -> bool {
        match self {
            Check::All(inner) => inner.iter().all(|check| check.holds(row)),
            Check::Any(inner) => inner.iter().any(|check| check.holds(row)),
            Check::Not(inner) => !inner.holds(row),
            Check::Expression(bound) => bound.value(row).is_truthy(),
            Check::Rows(table, rows) => table.sources(row).iter().any(|source| rows.binary_search(source).is_ok()),
            Check::Field { column, unit: None, test } => passes(test, &column.value(row)),
            Check::Field { column, unit: Some((unit, zone)), test } => {
                let moment = match column.value(row) {
                    Value::Text(text) => time::parse_js(&text, *zone),
                    other => other.to_number(),
                };
                passes(test, &Value::Number(unit.floor(moment, *zone)))
            }
        }
    }
}

/// The value as it is compared: times, and what stands for one where a calendar unit is given, as milliseconds.
fn compared(value: &Value, timed: bool, unit: Option<&TimeUnit>, zone: Zone) -> Value {
    match value {
        Value::Time(moment) => Value::Number(*moment),
        Value::Number(_) | Value::Text(_) if timed => {
            let single = unit.filter(|unit| unit.parts().len() == 1);
            Value::Number(single.and_then(|unit| of_unit(unit, value, zone)).unwrap_or_else(|| match value {
                Value::Text(text) => time::parse_js(text, zone),
                other => other.to_number(),
            }))
        }
        other => other.clone(),
    }
}

/// The moment that a number or a name stands for in a single calendar unit: 3 or `March` as a month.
fn of_unit(unit: &TimeUnit, value: &Value, zone: Zone) -> Option<f64> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    const DAYS: &str = "sunmontuewedthufrisat";
    let part = unit.smallest();
    let named = |names: &str, text: &str| {
        let short: String = text.chars().take(3).collect::<String>().to_ascii_lowercase();
        let at = names.find(&short).filter(|at| at % 3 == 0 && short.len() == 3)?;
        Some((at / 3) as f64)
    };
    let number = match value {
        Value::Text(text) if !time::parse_js(text, zone).is_nan() => return None,
        Value::Text(text) if value.to_number().is_nan() => match part {
            Part::Month => named(MONTHS, text)? + 1.0,
            Part::Day => named(DAYS, text)?,
            _ => return None,
        },
        other => other.to_number(),
    };
    if number >= 10_000.0 {
        return None;
    }
    let (mut year, mut month, mut rest) = (2012.0, 0.0, [1.0, 0.0, 0.0, 0.0, 0.0]);
    let [date, hours, minutes, seconds, milliseconds] = &mut rest;
    match part {
        Part::Year => year = number,
        Part::Quarter => month = (number - 1.0) * 3.0,
        Part::Month => month = number - 1.0,
        Part::Date => *date = number,
        Part::Day => *date = number % 7.0 + 1.0,
        Part::Hours => *hours = number,
        Part::Minutes => *minutes = number,
        Part::Seconds => *seconds = number,
        Part::Milliseconds => *milliseconds = number,
        Part::Week | Part::IsoWeek | Part::DayOfYear => return None,
    }
    Some(time::make(year, month, rest, unit.zone(zone)))
}

/// Whether a value passes a test; texts and numbers are compared as JavaScript does.
fn passes(test: &Test, value: &Value) -> bool {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let same = |to: &Value| match (value, to) {
        // A written time is compared by its moment.
        (Value::Time(a), Value::Number(b)) => a == b,
        (value, to) => value.is(to),
    };
    match test {
        Test::Equal(to) => same(to),
        Test::Below(to) => value.order(to) == Some(Less),
        Test::AtMost(to) => matches!(value.order(to), Some(Less | Equal)),
        Test::Above(to) => value.order(to) == Some(Greater),
        Test::AtLeast(to) => matches!(value.order(to), Some(Greater | Equal)),
        Test::Range(a, b) => {
            // The ends may be written in either order; one that is null is open.
            let turned = !a.is_nothing() && !b.is_nothing() && a.order(b) == Some(Greater);
            let (low, high) = if turned { (b, a) } else { (a, b) };
            (low.is_nothing() || matches!(value.order(low), Some(Greater | Equal)))
                && (high.is_nothing() || matches!(value.order(high), Some(Less | Equal)))
        }
        Test::OneOf(values) => values.iter().any(same),
        Test::Valid(valid) => {
            let not_a_number = matches!(value, Value::Number(number) if number.is_nan());
            (!value.is_nothing() && !not_a_number && value.to_number().is_finite()) == *valid
        }
    }
}
