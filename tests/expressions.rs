//! Expressions against the values that Vega gives them (`cases/expression/make.mjs` writes them), and against hostile text.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // A test stops at what it cannot read.

use std::rc::Rc;

use proptest::prelude::*;
use report_charts::data::Value;
use report_charts::expression::Expression;
use report_charts::time::Zone;

const CASES: &str = include_str!("cases/expression/expressions.tsv");

/// Where we depart from Vega on purpose, with our value.
const DEPARTURES: &[(&str, &str)] = &[
    // JavaScript lists keys that are whole numbers first.
    ("{a: 1, 'b c': 2, 3: 'x'}", r#"{a: 1, b c: 2, 3: "x"}"#),
];

fn datum() -> Value {
    let number = Value::Number;
    let list = |items: Vec<Value>| Value::List(items.into());
    let object = |members: Vec<(&str, Value)>| {
        Value::Object(Rc::new(members.into_iter().map(|(name, value)| (Rc::from(name), value)).collect()))
    };
    object(vec![
        ("n", number(3.0)),
        ("z", number(0.0)),
        ("neg", number(-2.5)),
        ("s", Value::text("abc")),
        ("num", Value::text("12")),
        ("empty", Value::text("")),
        ("t", Value::Bool(true)),
        ("f", Value::Bool(false)),
        ("nul", Value::Null),
        ("nan", number(f64::NAN)),
        ("big", number(1e21)),
        ("d", Value::Time(1_582_981_509_087.0)),
        ("old", Value::Time(-1.0)),
        ("list", list(vec![number(3.0), number(1.0), number(2.0)])),
        ("words", list(vec![Value::text("b"), Value::text("a"), Value::text("c")])),
        ("mixed", list(vec![Value::Null, number(2.0), Value::text("10"), number(f64::NAN), number(1.0)])),
        ("o", object(vec![("a", number(1.0)), ("b", object(vec![("c", Value::text("deep"))]))])),
        ("with space", number(7.0)),
        ("a.b", Value::text("flat")),
        ("zh", Value::text("南昌市教育")),
        ("emoji", Value::text("a😀b")),
    ])
}

/// The value as `make.mjs` writes it.
fn text(value: &Value) -> String {
    match value {
        Value::Missing => "undefined".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => report_charts::number::to_js(if *number == 0.0 { 0.0 } else { *number }),
        Value::Time(moment) => format!("date({})", report_charts::number::to_js(*moment)),
        Value::Text(text) => serde_json::to_string(&**text).unwrap(),
        Value::List(items) => format!("[{}]", items.iter().map(self::text).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(name, value)| format!("{name}: {}", self::text(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

/// The value, with the last digits of numbers left out: mathematical functions may differ in them.
fn rounded(answer: &str) -> String {
    answer.parse().map_or_else(|_| answer.to_owned(), |number: f64| format!("{number:.12e}"))
}

#[test]
fn expressions_have_the_values_that_vega_gives() {
    let datum = datum();
    let mut differences = Vec::new();
    for line in CASES.lines() {
        let (source, expected) = line.split_once('\t').unwrap();
        let departure = DEPARTURES.iter().find(|(departing, _)| *departing == source);
        let expected = departure.map_or(expected, |(_, ours)| ours);
        let got = match Expression::parse(source, "", &[]) {
            Ok(expression) => text(&expression.evaluate(&datum, &[], Zone::UTC)),
            Err(refusal) => format!("! {refusal}"),
        };
        if rounded(&got) != rounded(expected) {
            differences.push(format!("{source}\n  expected {expected}\n  got      {got}"));
        }
    }
    assert!(CASES.lines().count() > 500);
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

#[track_caller]
fn refused(source: &str, expected: &str) {
    let refusal = Expression::parse(source, "/calculate", &["width"]).unwrap_err();
    assert_eq!(refusal.to_string(), format!("/calculate: {expected}"));
}

#[test]
fn a_refusal_names_place_finding_and_expectation() {
    let at = |place: usize, what: &str| format!("the expression can not be read at character {place}: {what}");
    refused("", &at(0, "found the end, expected a value"));
    refused("1 +", &at(3, "found the end, expected a value"));
    refused("(1", &at(2, "found the end, expected `)`"));
    refused("1 2", &at(2, "found the number 2, expected an operator or the end"));
    refused("中文 + a", &at(0, "no `中文` is known here"));
    refused("datm.x", &at(0, "no `datm` is known here, perhaps `datum` is meant"));
    refused("1 + widht", &at(4, "no `widht` is known here, perhaps `width` is meant"));
    refused("uper('a')", &at(0, "there is no function `uper`, perhaps `upper` is meant"));
    refused("now()", &at(0, "the function `now` is not supported: it depends on the clock"));
    refused("test(/a/, 'b')", &at(0, "the function `test` is not supported: regular expressions are not supported"));
    refused("/a/", &at(0, "regular expressions are not supported"));
    refused("pow(2)", &at(0, "`pow` takes 2 or more arguments, and 1 are given"));
    refused("datum.x = 1", &at(8, "found `=`, expected an operator or the end"));
    refused("'open", &at(0, "the text has no closing quote"));
    refused("datum.f()", &at(7, "found `(`, expected an operator (only named functions can be called)"));
    refused("1 # b", &at(2, "`#` has no meaning here"));
    refused("{a: 1, a: 2}", &at(11, "the key `a` comes twice"));
}

#[test]
fn names_stand_for_what_they_are_given() {
    let expression = Expression::parse("width / 2 + datum.x", "", &["width", "height"]).unwrap();
    let datum = Value::from_json(&serde_json::json!({"x": 1}));
    assert_eq!(expression.evaluate(&datum, &[("width", Value::Number(10.0))], Zone::UTC), Value::Number(6.0));
    assert_eq!(expression.names().len(), 1);
    assert_eq!(expression.fields().len(), 1);
}

#[test]
fn long_and_deep_expressions_end_or_are_refused() {
    let deep = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Expression::parse(&deep(100), "", &[]).is_ok());
    refused(&deep(101), "the expression can not be read at character 101: more than 100 brackets within each other");
    let long = |terms: usize| vec!["1"; terms].join("+");
    let sum = Expression::parse(&long(4_000), "", &[]).unwrap();
    assert_eq!(sum.evaluate(&Value::Null, &[], Zone::UTC), Value::Number(4_000.0));
    refused(&long(5_001), "the expression has more than 10000 words and signs");
    refused(&long(1_000_000), "the expression has 1999999 bytes, and at most 100000 are accepted");
    let signs = Expression::parse(&format!("{}1", "!".repeat(9_000)), "", &[]).unwrap();
    assert_eq!(signs.evaluate(&Value::Null, &[], Zone::UTC), Value::Bool(true));
    let chain = format!("{}'last'", "datum.x === 1 ? 'one' : ".repeat(1_000));
    let chain = Expression::parse(&chain, "", &[]).unwrap();
    assert_eq!(chain.evaluate(&Value::Null, &[], Zone::UTC), Value::text("last"));
}

#[test]
fn what_would_grow_without_end_is_absent() {
    let value = |source: &str| {
        let expression = Expression::parse(source, "", &[]).unwrap();
        expression.evaluate(&Value::Null, &[], Zone::UTC)
    };
    assert_eq!(value("sequence(1e9)"), Value::Missing);
    assert_eq!(value("length(sequence(60000)) + length(sequence(60000))").to_number().to_string(), "NaN");
    assert_eq!(value("pad('a', 1e9)"), Value::text("a"));
    assert_eq!(value("sequence(0, 1, 0)"), Value::Missing);
    assert_eq!(value("join(sequence(10000), 'a long separator')"), Value::Missing);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(source in any::<String>()) {
        if let Ok(expression) = Expression::parse(&source, "", &[]) {
            expression.evaluate(&Value::Null, &[], Zone::UTC);
        }
    }

    #[test]
    fn any_order_of_words_is_read_or_refused(
        words in prop::collection::vec(prop::sample::select(vec![
            "datum", ".x", "[", "]", "(", ")", "{", "}", ",", ":", "?", "+", "-", "*", "/", "%", "<", ">=", "==", "!==",
            "&&", "||", "!", "~", ">>>", "<<", "in", "'a'", "'10'", "1", "-2.5", "1e400", "NaN", "null", "true", "if(",
            "slice(", "substring(", "pad(", "truncate(", "sequence(", "lastindexof(", "split(", "datetime(",
            "timeOffset(", "timeFormat(", "timeSequence(", "parseInt(", "format(", "replace(", "sort(", "lerp(",
        ]), 0..14),
    ) {
        let mut source = words.join(" ");
        let open = source.matches('(').count().saturating_sub(source.matches(')').count());
        source.push_str(&")".repeat(open));
        if let Ok(expression) = Expression::parse(&source, "", &[]) {
            expression.evaluate(&datum(), &[], Zone::UTC);
        }
    }

    #[test]
    fn calls_bear_any_arguments(
        name in prop::sample::select(vec![
            "slice", "substring", "pad", "truncate", "indexof", "lastindexof", "split", "replace", "join", "sequence",
            "datetime", "timeOffset", "timeSequence", "timeFormat", "timeParse", "parseInt", "format", "lerp", "inrange",
            "extent", "sort", "clampRange", "interpolateLinear", "merge", "pluck", "monthFormat", "dayAbbrevFormat",
        ]),
        arguments in prop::collection::vec(prop::sample::select(vec![
            "datum.n", "datum.s", "datum.d", "datum.list", "datum.mixed", "datum.o", "datum.emoji", "datum.nul",
            "datum.gone", "-1", "0", "1e300", "-1e300", "NaN", "1/0", "-1/0", "2.5", "''", "'month'", "'%Y'", "'left'",
        ]), 1..5),
    ) {
        let source = format!("{name}({})", arguments.join(", "));
        if let Ok(expression) = Expression::parse(&source, "", &[]) {
            expression.evaluate(&datum(), &[], Zone::UTC);
        }
    }
}
