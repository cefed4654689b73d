//! The dataset's facts as a table, which is what `{"data": {"name": "facts"}}` names in a chart.
//!
//! In: a dataset and a language. Out: one row for each fact, then one for each derived value, with the columns below.

use std::rc::Rc;

use super::dataset::{Dataset, Derived, Fact, Kind, Qualifier};
use crate::data::{Column, Table, Value};
use crate::locale::Locale;
use crate::number::decimal::{self, Decimal};
use crate::number::figure::{self, Limit};
use crate::number::parse_js;

/// The fact's id.
pub const ID: &str = "id";
/// What is counted, in the reader's language.
pub const LABEL: &str = "label";
/// The value in base units; null where it is a range or open.
pub const VALUE: &str = "value";
/// The low end of a range or the floor of an open one; otherwise the value.
pub const LOW: &str = "low";
/// The high end of a range; the value of an exact figure; null where the figure is open upwards.
pub const HIGH: &str = "high";
/// The base unit in the report's words.
pub const UNIT: &str = "unit";
/// The kind, as the dataset spells it.
pub const KIND: &str = "kind";
/// The figure with its qualifier and unit as a reader of the language expects it.
pub const DISPLAY: &str = "display";
/// The qualifier, as the dataset spells it.
pub const QUALIFIER: &str = "qualifier";
/// The year or span of years.
pub const PERIOD: &str = "period";
/// The status, as the dataset spells it; null for derived values.
pub const STATUS: &str = "status";
/// Where it holds.
pub const SCOPE: &str = "scope";
/// The section's id.
pub const SECTION: &str = "section";
/// The id of the fact of which this one is a subset.
pub const PART_OF: &str = "partOf";
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

/// The table of a dataset's facts in a language.
pub fn rows(dataset: &Dataset, locale: Locale) -> Table {
    let count = dataset.facts.len() + dataset.derived.len();
    let column = |of_fact: &dyn Fn(&Fact) -> Value, of_derived: &dyn Fn(&Derived) -> Value| {
        let facts = dataset.facts.iter().map(of_fact);
        Column::Values(facts.chain(dataset.derived.iter().map(of_derived)).collect())
    };
    let nothing = |_: &Derived| Value::Null;
    let language = locale.tag();
    Table::new(count)
        .with_column(ID, column(&|fact| Value::text(&fact.id), &|derived| Value::text(&derived.id)))
        .with_column(
            LABEL,
            column(&|fact| Value::text(fact.label.get(language)), &|derived| Value::text(derived.label.get(language))),
        )
        .with_column(VALUE, column(&|fact| number(fact.value), &|derived| number(derived.value)))
        .with_column(LOW, column(&|fact| number(low(fact)), &|derived| number(derived.value)))
        .with_column(HIGH, column(&|fact| number(high(fact)), &|derived| number(derived.value)))
        .with_column(UNIT, column(&|fact| text(fact.unit.as_deref()), &|derived| text(derived.unit.as_deref())))
        .with_column(KIND, column(&|fact| Value::text(fact.kind.name()), &nothing))
        .with_column(
            DISPLAY,
            column(&|fact| Value::text(&display(fact, locale)), &|derived| {
                Value::text(&display_derived(derived, dataset, locale))
            }),
        )
        .with_column(QUALIFIER, column(&|fact| Value::text(fact.qualifier.name()), &|_| Value::text("about")))
        .with_column(PERIOD, column(&|fact| text(fact.period.as_deref()), &|derived| text(derived.period.as_deref())))
        .with_column(STATUS, column(&|fact| Value::text(fact.status.name()), &nothing))
        .with_column(SCOPE, column(&|fact| text(fact.scope.as_deref()), &nothing))
        .with_column(SECTION, column(&|fact| Value::text(&fact.section), &nothing))
        .with_column(PART_OF, column(&|fact| text(fact.part_of.as_deref()), &nothing))
        .with_column(NOTE, column(&|fact| text(fact.note.as_deref()), &nothing))
        .with_column(DERIVED, column(&|_| Value::Bool(false), &|_| Value::Bool(true)))
        .with_column(FORMULA, column(&|_| Value::Null, &|derived| Value::text(&formula(derived, dataset, locale))))
        .with_column(TEXT, column(&|fact| Value::text(&fact.text), &nothing))
        .with_column(QUOTE, column(&|fact| Value::text(&fact.source.quote), &nothing))
        .with_column(START, column(&|fact| Value::Number(fact.source.position().0 as f64), &nothing))
        .with_column(END, column(&|fact| Value::Number(fact.source.position().1 as f64), &nothing))
}

fn number(value: Option<f64>) -> Value {
    value.map_or(Value::Null, Value::Number)
}

fn text(text: Option<&str>) -> Value {
    text.map_or(Value::Null, Value::text)
}

/// The low end: of a range, or what a figure is at least. Open downwards is null.
fn low(fact: &Fact) -> Option<f64> {
    match fact.qualifier {
        Qualifier::AtMost | Qualifier::LessThan | Qualifier::UpTo => fact.low,
        Qualifier::Exact | Qualifier::About | Qualifier::Nearly | Qualifier::Over | Qualifier::AtLeast => {
            fact.low.or(fact.value)
        }
    }
}

/// The high end: of a range, or what a figure is at most. Open upwards is null.
fn high(fact: &Fact) -> Option<f64> {
    match fact.qualifier {
        Qualifier::AtLeast | Qualifier::Over => fact.high,
        Qualifier::Exact
        | Qualifier::About
        | Qualifier::Nearly
        | Qualifier::AtMost
        | Qualifier::LessThan
        | Qualifier::UpTo => fact.high.or(fact.value),
    }
}

fn limit(qualifier: Qualifier) -> Limit {
    match qualifier {
        Qualifier::Exact => Limit::Exact,
        Qualifier::About => Limit::About,
        Qualifier::Nearly => Limit::Nearly,
        Qualifier::Over => Limit::Over,
        Qualifier::AtLeast => Limit::AtLeast,
        Qualifier::AtMost => Limit::AtMost,
        Qualifier::LessThan => Limit::LessThan,
        Qualifier::UpTo => Limit::UpTo,
    }
}

/// A figure with its qualifier as a reader of the language expects it: in Chinese the report's own words.
pub fn display(fact: &Fact, locale: Locale) -> Rc<str> {
    let unit = fact.unit.as_deref().unwrap_or_default();
    let english = match (fact.value, fact.low, fact.high) {
        _ if locale == Locale::ZhCn => return Rc::from(&*fact.text),
        (_, Some(low), Some(high)) => figure::english_range(low, high, unit),
        (Some(value), _, _) => figure::english(value, unit),
        // A value that the text leaves open has no other words than the text's.
        (None, _, _) => return Rc::from(&*fact.text),
    };
    Rc::from(figure::english_limited(limit(fact.qualifier), &english))
}

/// A derived value with no more digits than the least exact of its inputs, and marked as approximate where digits were dropped.
pub fn display_derived(derived: &Derived, dataset: &Dataset, locale: Locale) -> Rc<str> {
    let Some(value) = derived.value else { return Rc::from("") };
    let unit = derived.unit.as_deref().unwrap_or_default();
    let digits = derived.inputs.iter().filter_map(|id| dataset.facts.iter().find(|fact| fact.id == *id));
    let least =
        digits.filter(|fact| fact.kind != Kind::GrowthRate).filter_map(|fact| fact.value).map(significant).min();
    let rounded = least.map_or(value, |digits| round_to(value, digits));
    let limit = if rounded == value { Limit::Exact } else { Limit::About };
    Rc::from(match locale {
        Locale::ZhCn => figure::chinese_limited(limit, &figure::chinese(rounded, unit)),
        Locale::En => figure::english_limited(limit, &figure::english(rounded, unit)),
    })
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
fn formula(derived: &Derived, dataset: &Dataset, locale: Locale) -> String {
    let mut words: Vec<&str> = Vec::new();
    for token in derived.formula.split(' ') {
        let bare = token.trim_matches(['(', ')']);
        let known = dataset.facts.iter().find(|fact| fact.id == bare);
        let open = token.len() - token.trim_start_matches('(').len();
        let close = token.len() - token.trim_end_matches(')').len();
        words.extend(std::iter::repeat_n("(", open));
        words.push(known.map_or(bare, |fact| fact.label.get(locale.tag())));
        words.extend(std::iter::repeat_n(")", close));
    }
    words.join(" ").replace("( ", "(").replace(" )", ")").replace('*', "×").replace('/', "÷")
}
