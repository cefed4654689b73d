//! Functions over times. A time is milliseconds since 1970; calendar fields are read in a zone.

use std::rc::Rc;

use super::functions::Call;
use crate::data::Value;
use crate::time::{self, ENGLISH, Fields, Interval, MultiFormat, Part, Zone};

/// JavaScript's `new Date(value).getTime()`.
pub fn moment(value: &Value, zone: Zone) -> f64 {
    match value {
        Value::Text(text) => time::parse_js(text, zone),
        Value::List(_) | Value::Object(_) => time::parse_js(&value.to_text(), zone),
        Value::Missing | Value::Null | Value::Bool(_) | Value::Number(_) | Value::Time(_) => value.to_number().trunc(),
    }
}

/// `toDate`: numbers and times stay, texts become milliseconds.
pub fn to_date(value: &Value, zone: Zone) -> Value {
    match value {
        Value::Missing | Value::Null => Value::Null,
        Value::Text(text) if text.is_empty() => Value::Null,
        Value::Number(_) | Value::Time(_) => value.clone(),
        other => Value::Number(moment(other, zone)),
    }
}

/// `datetime`: of one value, or of calendar fields.
pub fn datetime(call: &Call, zone: Zone) -> Value {
    Value::Time(match call.values() {
        [one] => moment(one, zone),
        _ => from_parts(call, zone),
    })
}

/// The time of year, month (from 0), date, hours, minutes, seconds and milliseconds.
pub fn from_parts(call: &Call, zone: Zone) -> f64 {
    let defaults = [f64::NAN, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    let mut parts = defaults;
    for (at, part) in parts.iter_mut().enumerate() {
        *part = call.number_given(at).unwrap_or(*part).trunc();
    }
    let [year, rest @ ..] = parts;
    // Two-digit years are of the twentieth century.
    let year = if (0.0..=99.0).contains(&year) { 1900.0 + year } else { year };
    let [month, clock @ ..] = rest;
    time::make(year, month, clock, zone)
}

/// A calendar field of the first argument.
pub fn part(call: &Call, part: Part, zone: Zone) -> Value {
    let moment = moment(call.value(0), zone);
    Value::Number(get(part, moment, zone))
}

fn get(part: Part, moment: f64, zone: Zone) -> f64 {
    let Some(fields) = Fields::of(moment, zone) else {
        // The quarter of no date is that of JavaScript's `~~NaN`.
        return if part == Part::Quarter { 1.0 } else { f64::NAN };
    };
    let number = match part {
        Part::Year => fields.year,
        Part::Quarter => fields.month / 3 + 1,
        Part::Month => fields.month,
        Part::Week => time::week_of_year(moment, 0, zone).unwrap_or(0),
        Part::IsoWeek => time::iso_week(moment, zone).map_or(0, |(_, week)| week),
        Part::Date => fields.date,
        Part::Day => fields.day,
        Part::DayOfYear => time::day_of_year(moment, zone).unwrap_or(0),
        Part::Hours => fields.hours,
        Part::Minutes => fields.minutes,
        Part::Seconds => fields.seconds,
        Part::Milliseconds => fields.milliseconds,
    };
    number as f64
}

/// Minutes from local time to universal time.
pub fn offset_minutes(call: &Call) -> Value {
    let moment = moment(call.value(0), call.zone);
    Value::Number(if moment.is_nan() { f64::NAN } else { -f64::from(call.zone.east) })
}

/// JavaScript's `String(date)`, without the zone's name in a zone that is not universal time.
pub fn to_text(moment: f64, zone: Zone) -> String {
    if moment.is_nan() {
        return "Invalid Date".to_owned();
    }
    let pattern = if zone == Zone::UTC {
        "%a %b %d %Y %H:%M:%S GMT%Z (Coordinated Universal Time)"
    } else {
        "%a %b %d %Y %H:%M:%S GMT%Z"
    };
    time::format(moment, pattern, zone)
}

/// `timeFormat(value, pattern)`.
pub fn format(call: &Call, zone: Zone) -> Value {
    let value = call.value(0);
    if *value == Value::Null {
        return Value::text("null");
    }
    let moment = value.to_number();
    Value::text(&match call.value(1) {
        Value::Missing => MultiFormat::default().apply(moment, zone, &ENGLISH),
        _ if moment.is_nan() => time::format_nothing(&call.text(1)),
        _ => time::format(moment, &call.text(1), zone),
    })
}

/// `timeParse(text, pattern)`: null for what does not match.
pub fn parse(call: &Call, zone: Zone) -> Value {
    if *call.value(0) == Value::Null {
        return Value::text("null");
    }
    time::parse(&call.text(0), &call.text(1), zone).map_or(Value::Null, Value::Time)
}

/// `timeOffset(unit, date, step)`.
pub fn offset(call: &Call, zone: Zone) -> Value {
    let Some(interval) = Interval::named(&call.text(0)) else {
        return Value::Missing;
    };
    let step = call.number_given(2).map_or(1.0, f64::floor);
    Value::Time(interval.offset(moment(call.value(1), zone), step as i64, zone))
}

/// `timeSequence(unit, start, stop, step)`.
pub fn sequence(call: &mut Call, zone: Zone) -> Value {
    let Some(interval) = Interval::named(&call.text(0)) else {
        return Value::Missing;
    };
    let (start, stop) = (moment(call.value(1), zone), moment(call.value(2), zone));
    let step = call.number_given(3).map_or(1.0, f64::floor);
    let mut moments = Vec::new();
    let mut at = interval.ceil(start, zone);
    while step > 0.0 && at < stop {
        if !call.afford(1) {
            return Value::Missing;
        }
        moments.push(Value::Time(at));
        let next = interval.floor(interval.offset(at, step as i64, zone), zone);
        if next.is_nan() || next <= at {
            break;
        }
        at = next;
    }
    Value::List(Rc::from(moments))
}

/// The name of a month (from 0) or of a weekday (from Sunday, 0); nothing for what is no whole number.
pub fn name(call: &Call, part: Part, pattern: &str) -> Value {
    let Value::Number(number) = *call.value(0) else {
        return Value::text("");
    };
    if number.fract() != 0.0 || !number.is_finite() {
        return Value::text("");
    }
    // 2000-01-02 is a Sunday.
    let (month, date) = if part == Part::Month { (number, 1.0) } else { (0.0, 2.0 + number) };
    let moment = time::make(2000.0, month, [date, 0.0, 0.0, 0.0, 0.0], Zone::UTC);
    Value::text(&time::format(moment, pattern, Zone::UTC))
}
