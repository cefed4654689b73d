//! Moments written as objects: `{"year": 2020, "month": "feb"}`.

use crate::data::Value;
use crate::spec::{ChannelDef, FieldType};
use crate::time::{self, Part, Zone};

/// The year of moments without one: a leap year that starts on a Sunday.
const REFERENCE_YEAR: f64 = 2012.0;
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// The moment that an object of Vega-Lite's `DateTime` stands for; the value itself where it is none.
pub(crate) fn from_object(value: &Value, zone: Zone) -> Value {
    let Value::Object(members) = value else { return value.clone() };
    let known = |name: &str| {
        matches!(
            name,
            "year" | "quarter" | "month" | "date" | "day" | "hours" | "minutes" | "seconds" | "milliseconds" | "utc"
        )
    };
    if members.is_empty() || !members.iter().all(|(name, _)| known(name)) {
        return value.clone();
    }
    let part = |name: &str| Some(value.member(name)).filter(|part| !part.is_nothing());
    let number = |name: &str, default: f64| part(name).map_or(default, |part| part.to_number());
    let month = match (part("month"), part("quarter")) {
        (Some(month), _) => named(&month, &MONTHS).unwrap_or(month.to_number() - 1.0),
        (None, Some(quarter)) => (quarter.to_number() - 1.0) * 3.0,
        (None, None) => 0.0,
    };
    let date = match (part("date"), part("day")) {
        (Some(date), _) => date.to_number(),
        (None, Some(day)) => named(&day, &DAYS).unwrap_or(day.to_number() % 7.0) + 1.0,
        (None, None) => 1.0,
    };
    let clock = ["hours", "minutes", "seconds", "milliseconds"].map(|name| number(name, 0.0));
    let [hours, minutes, seconds, milliseconds] = clock;
    let zone = if value.member("utc").is_truthy() { Zone::UTC } else { zone };
    let fields = [date, hours, minutes, seconds, milliseconds];
    Value::Time(time::make(number("year", REFERENCE_YEAR), month, fields, zone))
}

/// The moment of a lone calendar field, such as the month 3.
pub(crate) fn of_part(part: Part, number: f64, zone: Zone) -> Value {
    let name = match part {
        Part::Year => "year",
        Part::Quarter => "quarter",
        Part::Month => "month",
        Part::Date => "date",
        Part::Day => "day",
        Part::Hours => "hours",
        Part::Minutes => "minutes",
        Part::Seconds => "seconds",
        Part::Milliseconds => "milliseconds",
        Part::Week | Part::IsoWeek | Part::DayOfYear => return Value::Time(number),
    };
    from_object(&Value::Object(std::rc::Rc::new(vec![(name.into(), Value::Number(number))])), zone)
}

/// Written values as a scale sees them: moments where the field is of moments, and numbers that count in a lone calendar unit.
pub(crate) fn written_values(values: &[Value], (def, kind): (&ChannelDef, FieldType), zone: Zone) -> Vec<Value> {
    let unit = def.time_unit.as_ref();
    let dated = kind == FieldType::Temporal || unit.is_some();
    let zone = if unit.is_some_and(|unit| unit.utc) { Zone::UTC } else { zone };
    let moment = |value: &Value| match value {
        Value::Object(_) => from_object(value, zone),
        Value::Text(text) if dated => Value::Time(time::parse_js(text, zone)),
        Value::Number(number) if dated => match unit.and_then(|unit| time::TimeUnit::parse(&unit.unit)) {
            Some(unit) if unit.parts().len() == 1 => of_part(unit.smallest(), *number, zone),
            _ => Value::Time(*number),
        },
        other => other.clone(),
    };
    values.iter().map(moment).collect()
}

/// The place of a month or day by its English name.
fn named(value: &Value, names: &[&str]) -> Option<f64> {
    let Value::Text(text) = value else { return None };
    let start = text.get(..3)?.to_ascii_lowercase();
    names.iter().position(|name| *name == start).map(|place| place as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as Json, json};

    #[track_caller]
    fn check(object: Json, expected: &str) {
        let moment = from_object(&Value::from_json(&object), Zone::UTC);
        assert_eq!(time::format(moment.to_number(), "%Y-%m-%d %H:%M", Zone::UTC), expected);
    }

    #[test]
    fn months_count_from_one_and_have_names() {
        check(json!({"year": 2020, "month": 2}), "2020-02-01 00:00");
        check(json!({"year": 2020, "month": "February", "date": 9}), "2020-02-09 00:00");
        check(json!({"year": 2020, "quarter": 2, "hours": 7}), "2020-04-01 07:00");
    }

    #[test]
    fn days_without_a_year_fall_into_one_that_starts_on_a_sunday() {
        check(json!({"day": "mon"}), "2012-01-02 00:00");
    }

    #[test]
    fn other_objects_stay() {
        let value = Value::from_json(&json!({"a": 1}));
        assert_eq!(from_object(&value, Zone::UTC), value);
    }
}
