//! Times cut down to calendar units.

use super::bin::extent;
use crate::data::{Column, FieldPath, Table, Value};
use crate::spec;
use crate::time::{self, TimeUnit, Zone};

/// The units of a definition; for one that only says how many steps there may be, those that suit the extent of the
/// values. Nothing for a name that is none.
pub fn parse_unit(unit: &spec::TimeUnit, extent: [f64; 2]) -> Option<TimeUnit> {
    let mut parsed = if unit.unit.is_empty() {
        by_span(extent, unit.maxbins.unwrap_or(40.0))?
    } else {
        TimeUnit::parse(&unit.unit)?
    };
    if let Some(step) = unit.step {
        parsed.step = step.max(1.0) as i64;
    }
    parsed.utc = parsed.utc || unit.utc;
    Some(parsed)
}

/// The table with the start and end of each time's interval added. Null where there is no time.
pub fn time_unit(table: Table, field: &FieldPath, unit: &spec::TimeUnit, [start, end]: [&str; 2], zone: Zone) -> Table {
    let column = table.resolve_or_absent(field);
    let Some(unit) = parse_unit(unit, extent(&column)) else {
        return table;
    };
    let mut starts = Vec::with_capacity(column.len());
    let mut ends = Vec::with_capacity(column.len());
    let mut last = (f64::NAN, Value::Null, Value::Null);
    for row in 0..column.len() {
        let absent = match &column {
            Column::Numbers(_) => false,
            Column::Values(values) => values.get(row).is_none_or(Value::is_nothing),
        };
        if absent {
            starts.push(Value::Null);
            ends.push(Value::Null);
            continue;
        }
        let moment = column.number(row);
        if moment != last.0 {
            let floor = unit.floor(moment, zone);
            last = (moment, Value::Time(floor), Value::Time(unit.end(floor, zone)));
        }
        starts.push(last.1.clone());
        ends.push(last.2.clone());
    }
    table.with_column(start, Column::new(starts)).with_column(end, Column::new(ends))
}

/// Steps to choose from, by their length in milliseconds, with their unit.
const STEPS: [(f64, &str, i64); 17] = [
    (time::SECOND, "yearmonthdatehoursminutesseconds", 1),
    (5.0 * time::SECOND, "yearmonthdatehoursminutesseconds", 5),
    (15.0 * time::SECOND, "yearmonthdatehoursminutesseconds", 15),
    (30.0 * time::SECOND, "yearmonthdatehoursminutesseconds", 30),
    (time::MINUTE, "yearmonthdatehoursminutes", 1),
    (5.0 * time::MINUTE, "yearmonthdatehoursminutes", 5),
    (15.0 * time::MINUTE, "yearmonthdatehoursminutes", 15),
    (30.0 * time::MINUTE, "yearmonthdatehoursminutes", 30),
    (time::HOUR, "yearmonthdatehours", 1),
    (3.0 * time::HOUR, "yearmonthdatehours", 3),
    (6.0 * time::HOUR, "yearmonthdatehours", 6),
    (12.0 * time::HOUR, "yearmonthdatehours", 12),
    (time::DAY, "yearmonthdate", 1),
    (time::WEEK, "yearweek", 1),
    (30.0 * time::DAY, "yearmonth", 1),
    (90.0 * time::DAY, "yearmonth", 3),
    (YEAR, "year", 1),
];
const YEAR: f64 = 365.0 * time::DAY;

/// The units that cut an extent into at most some steps.
fn by_span([start, stop]: [f64; 2], most: f64) -> Option<TimeUnit> {
    let target = (stop - start).abs() / most;
    if !target.is_finite() {
        return None;
    }
    let at = STEPS.iter().position(|(length, ..)| *length > target).unwrap_or(STEPS.len());
    if at == 0 {
        let mut unit = TimeUnit::parse("yearmonthdatehoursminutessecondsmilliseconds")?;
        unit.step = nice_step(stop - start, most).max(1.0) as i64;
        return Some(unit);
    }
    let Some(after) = STEPS.get(at) else {
        let mut unit = TimeUnit::parse("year")?;
        unit.step = nice_step((stop - start) / YEAR, most).max(1.0) as i64;
        return Some(unit);
    };
    let before = STEPS.get(at - 1)?;
    let (_, name, step) = if target / before.0 < after.0 / target { before } else { after };
    let mut unit = TimeUnit::parse(name)?;
    unit.step = *step;
    Some(unit)
}

/// A step of 1, 2 or 5 times a power of ten that cuts a span into about `count` parts.
fn nice_step(span: f64, count: f64) -> f64 {
    let raw = span.abs() / count.max(1.0);
    let power = 10_f64.powf(raw.log10().floor());
    let error = raw / power;
    let factor = if error >= 50_f64.sqrt() {
        10.0
    } else if error >= 10_f64.sqrt() {
        5.0
    } else if error >= 2_f64.sqrt() {
        2.0
    } else {
        1.0
    };
    power * factor
}
