//! The dataset's facts as a table, which is what `{"data": {"name": "facts"}}` names in a chart.
//!
//! In: a dataset as JSON and a language. Out: one row for each fact, then one for each derived value, with the columns below.
//! The JSON is walked as it is: the types of [`dataset`](super::dataset) would double the widget's weight.

use std::rc::Rc;

use serde_json::Value as Json;

use super::wording::localized;
use crate::data::{Table, Value};
use crate::locale::Locale;
use crate::number::decimal::{self, Decimal};
use crate::number::parse_js;
use crate::number::{Qualifier, figure};

/// The fact's id.
pub const ID: &str = "id";
/// What is counted, in the reader's language.
pub const LABEL: &str = "label";
/// The value in base units; null where it is a range or open.
pub const VALUE: &str = "value";
/// The low end of a range, or the least that an open figure can be; null where it is open downwards.
pub const LOW: &str = "low";
/// The high end of a range, or the most that an open figure can be; null where it is open upwards.
pub const HIGH: &str = "high";
/// The base unit in the report's words.
pub const UNIT: &str = "unit";
/// The figure with its qualifier and unit as a reader of the language expects it: in Chinese the report's own words.
pub const DISPLAY: &str = "display";
/// The qualifier, as the dataset spells it.
pub const QUALIFIER: &str = "qualifier";
/// The year or span of years.
pub const PERIOD: &str = "period";
/// The status, as the dataset spells it; null for derived values.
pub const STATUS: &str = "status";
/// Where it holds.
pub const SCOPE: &str = "scope";
/// What the text leaves open.
pub const NOTE: &str = "note";
/// Whether the value is computed from facts.
pub const DERIVED: &str = "derived";
/// How a derived value is computed, in words.
pub const FORMULA: &str = "formula";
/// The figure's own words.
pub const TEXT: &str = "text";
/// The clause around the figure.
pub const QUOTE: &str = "quote";
/// The first code point of the figure.
pub const START: &str = "start";
/// One past the last code point of the figure.
pub const END: &str = "end";

/// Members of a fact that are columns under the same name and with the same value.
const COPIED: [&str; 12] = [ID, VALUE, UNIT, "kind", QUALIFIER, PERIOD, STATUS, SCOPE, "section", "partOf", NOTE, TEXT];

/// The table of a dataset's facts and derived values in a language.
pub fn rows(dataset: &Json, locale: Locale) -> Table {
    let mut rows = Vec::new();
    for (name, derived) in [("facts", false), ("derived", true)] {
        rows.extend(list(dataset, name).iter().map(|one| row(dataset, one, derived, locale)));
    }
    Table::from_values(&rows)
}

fn list<'a>(dataset: &'a Json, name: &str) -> &'a [Json] {
    dataset.get(name).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

pub(super) fn find<'a>(dataset: &'a Json, name: &str, id: &str) -> Option<&'a Json> {
    list(dataset, name).iter().find(|member| text(member, ID) == Some(id))
}

fn text<'a>(fact: &'a Json, name: &str) -> Option<&'a str> {
    fact.get(name).and_then(Json::as_str)
}

fn number(fact: &Json, name: &str) -> Option<f64> {
    fact.get(name).and_then(Json::as_f64)
}

fn row(dataset: &Json, fact: &Json, derived: bool, locale: Locale) -> Value {
    let mut members: Vec<(Rc<str>, Value)> = Vec::with_capacity(COPIED.len() + 9);
    let mut put = |name: &str, value: Value| members.push((Rc::from(name), value));
    for name in COPIED {
        put(name, fact.get(name).map_or(Value::Null, Value::from_json));
    }
    put(LABEL, Value::text(localized(fact.get(LABEL), locale)));
    let bound = |bound: Option<f64>| bound.map_or(Value::Null, Value::Number);
    put(LOW, bound(low(fact)));
    put(HIGH, bound(high(fact)));
    let shown = if derived { display_derived(dataset, fact, locale) } else { display(fact, locale) };
    put(DISPLAY, Value::text(&shown));
    put(DERIVED, Value::Bool(derived));
    put(FORMULA, text(fact, FORMULA).map_or(Value::Null, |written| Value::text(&formula(written, dataset, locale))));
    let source = fact.get("source");
    put(QUOTE, source.and_then(|source| source.get(QUOTE)).map_or(Value::Null, Value::from_json));
    let selectors = source.and_then(|source| source.get("selector")).and_then(Json::as_array);
    let position = selectors.into_iter().flatten().find(|selector| selector.get(START).is_some());
    for name in [START, END] {
        put(name, position.and_then(|position| position.get(name)).map_or(Value::Null, Value::from_json));
    }
    Value::Object(Rc::new(members))
}

/// The low end: of a range, or what a figure is at least.
fn low(fact: &Json) -> Option<f64> {
    number(fact, LOW).or_else(|| number(fact, VALUE).filter(|_| !qualifier(fact).is_open_below()))
}

/// The high end: of a range, or what a figure is at most.
fn high(fact: &Json) -> Option<f64> {
    number(fact, HIGH).or_else(|| number(fact, VALUE).filter(|_| !qualifier(fact).is_open_above()))
}

fn qualifier(fact: &Json) -> Qualifier {
    text(fact, QUALIFIER).and_then(Qualifier::named).unwrap_or_default()
}

/// A figure with its qualifier as a reader of the language expects it: in Chinese the report's own words.
pub fn display(fact: &Json, locale: Locale) -> String {
    let own_words = || text(fact, TEXT).unwrap_or_default().to_owned();
    let unit = text(fact, UNIT).unwrap_or_default();
    let english = match (number(fact, VALUE), number(fact, LOW), number(fact, HIGH)) {
        _ if locale == Locale::ZhCn => return own_words(),
        (_, Some(low), Some(high)) => figure::english_range(low, high, unit),
        (Some(value), _, _) => figure::english(value, unit),
        // A value that the text leaves open has no other words than the text's.
        (None, _, _) => return own_words(),
    };
    figure::english_qualified(qualifier(fact), &english)
}

/// A derived value with no more digits than the least exact of its inputs, marked as approximate where digits were dropped.
pub(super) fn display_derived(dataset: &Json, derived: &Json, locale: Locale) -> String {
    let Some(value) = number(derived, VALUE) else { return String::new() };
    let unit = text(derived, UNIT).unwrap_or_default();
    let inputs = || list(derived, "inputs").iter().filter_map(|id| find(dataset, "facts", id.as_str()?));
    // Percentages are rounded by whoever writes them, so that what is computed from them is approximate; but a growth rate of
    // 10% is not one digit's worth of knowledge about the base.
    let is_share = |fact: &&Json| text(fact, UNIT) == Some("%");
    let exact = inputs().all(|fact| !is_share(&fact) && qualifier(fact) == Qualifier::Exact);
    let least = inputs().filter(|fact| !is_share(fact)).filter_map(|fact| number(fact, VALUE)).map(significant).min();
    let rounded = if exact { value } else { least.map_or(value, |digits| round_to(value, digits)) };
    let qualifier = if exact { Qualifier::Exact } else { Qualifier::About };
    match locale {
        Locale::ZhCn => figure::chinese_qualified(qualifier, &figure::chinese(rounded, unit)),
        Locale::En => figure::english_qualified(qualifier, &figure::english(rounded, unit)),
    }
}

/// How many significant digits a value is written with.
fn significant(value: f64) -> i32 {
    Decimal::shortest(value.abs()).trimmed().digits.len() as i32
}

/// A value rounded to so many significant digits.
fn round_to(value: f64, digits: i32) -> f64 {
    let mut text = String::new();
    decimal::significant(value.abs(), Some(digits.max(1))).push_plain(&mut text);
    parse_js(&text).copysign(value)
}

/// A formula with the labels of its inputs in place of their ids.
fn formula(written: &str, dataset: &Json, locale: Locale) -> String {
    let mut out = String::new();
    for token in written.split(' ') {
        let bare = token.trim_matches(['(', ')']);
        let word = match bare {
            "*" => "×",
            "/" => "÷",
            id => find(dataset, "facts", id).map_or(bare, |fact| localized(fact.get(LABEL), locale)),
        };
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&token.replacen(bare, word, 1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::wording::{fill, unknown_id};
    use super::*;

    fn dataset() -> Json {
        serde_json::json!({
            "facts": [
                {"id": "spending", "label": {"zh-CN": "支出", "en": "Spending"}, "kind": "money", "value": 13552000000u64, "unit": "元",
                 "text": "135.52亿元", "qualifier": "exact", "source": {"quote": "支出135.52亿元", "selector": [{"start": 2, "end": 10}]}},
                {"id": "growth", "label": {"zh-CN": "增幅"}, "kind": "growth_rate", "value": 10, "unit": "%", "text": "10%"},
                {"id": "schools", "kind": "quantity", "value": 5, "unit": "所", "text": "5所以上", "qualifier": "at_least"},
                {"id": "studios", "kind": "range", "value": null, "low": 5, "high": 8, "unit": "个", "text": "5-8个"}],
            "derived": [{"id": "before", "formula": "spending / (1 + growth)", "value": 12319999999.999998, "unit": "元", "inputs": ["spending", "growth"]}]
        })
    }

    #[track_caller]
    fn check(id: &str, zh: &str, en: &str) {
        let template = format!("{{{id}}}");
        assert_eq!(fill(&template, &dataset(), Locale::ZhCn), zh);
        assert_eq!(fill(&template, &dataset(), Locale::En), en);
    }

    #[test]
    fn chinese_keeps_the_reports_words_and_english_converts() {
        check("spending", "135.52亿元", "CNY 13.552 billion");
        check("schools", "5所以上", "at least 5");
        check("studios", "5-8个", "5–8");
    }

    #[test]
    fn derived_values_have_no_more_digits_than_what_they_are_made_of() {
        check("before", "约123.2亿元", "about CNY 12.32 billion");
    }

    #[test]
    fn an_unknown_id_is_named() {
        assert_eq!(unknown_id("{spending} and {nobody}", &dataset()), Some("nobody"));
        assert_eq!(unknown_id("{spending}", &dataset()), None);
    }

    #[test]
    fn rows_carry_the_place_in_the_report() {
        let table = rows(&dataset(), Locale::En);
        assert_eq!(table.rows(), 5);
        assert_eq!(table.value(0, START), Value::Number(2.0));
        assert_eq!(table.value(2, HIGH), Value::Null);
        assert_eq!(table.value(3, LOW), Value::Number(5.0));
        assert_eq!(table.value(4, FORMULA), Value::text("Spending ÷ (1 + 增幅)"));
    }
}
