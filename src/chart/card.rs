//! What is said about one target, wherever it is said: in the tooltip, to assistive technology, in an event to the page.

use std::rc::Rc;

use crate::compile::{Target, View, source_rows};
use crate::data::{Table, Value};
use crate::locale::{Locale, Words};
use crate::number;
use crate::scene::{Datum, Tooltip};

/// Not more quotations than this are shown at once.
const QUOTES: usize = 3;

/// What is said about one target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// What it is.
    pub heading: String,
    /// Its value in the reader's language; empty where the lines say it.
    pub value: String,
    /// Names with values.
    pub lines: Vec<(Rc<str>, Rc<str>)>,
    /// The words of the report that it stands for, the first few.
    pub quotes: Vec<Quote>,
    /// How many further places there are.
    pub more: usize,
}

/// A clause of the report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quote {
    /// The fact's id: its place in the report's page is `#fact-` and this.
    pub id: Rc<str>,
    /// The clause.
    pub text: Rc<str>,
}

/// The card of a target.
pub fn card(view: &View, target: &Target, locale: Locale) -> Card {
    let Some(layer) = view.layers.get(target.row.layer as usize) else { return Card::default() };
    let rows = source_rows(view, target.row);
    let mut card = match &rows[..] {
        [one] if layer.source.column("quote").is_some() => of_fact(&layer.source, *one as usize, locale),
        _ => Card::default(),
    };
    if let Some(datum) = datum(view, target) {
        describe(&mut card, datum, &layer.drawn, target.row.row as usize);
    }
    let quotes = rows.iter().filter_map(|&row| quote(&layer.source, row as usize));
    let mut quotes: Vec<Quote> = quotes.take(QUOTES + 1).collect();
    if quotes.len() > QUOTES {
        quotes.truncate(QUOTES);
        card.more = rows.len() - QUOTES;
    }
    card.quotes = quotes;
    card
}

/// The datum that a target's item carries.
fn datum<'a>(view: &'a View, target: &Target) -> Option<&'a Datum> {
    let item = view.scene.plots.get(target.plot)?.marks.get(target.mark)?.items.get(target.item)?;
    item.datum.as_deref()
}

/// Adds what the spec asks for; where nothing is known and nothing asked for, the row's own fields.
fn describe(card: &mut Card, datum: &Datum, drawn: &Table, row: usize) {
    match &datum.tooltip {
        Tooltip::Text(text) if card.heading.is_empty() => card.heading = text.to_string(),
        Tooltip::Text(text) => card.lines.insert(0, (Rc::from(""), text.clone())),
        Tooltip::Fields(fields) => {
            // What the fact says already is not said twice.
            let said = |value: &Rc<str>| **value == *card.heading || **value == *card.value;
            let new: Vec<_> = fields.iter().filter(|(_, value)| !said(value)).cloned().collect();
            card.lines.splice(0..0, new);
        }
        Tooltip::None if card.heading.is_empty() && card.value.is_empty() => {
            let shown =
                |value: &Value| !matches!(value, Value::Missing | Value::Null | Value::List(_) | Value::Object(_));
            let fields = drawn.fields().iter().map(|field| (field.name.clone(), field.column.value(row)));
            card.lines =
                fields.filter(|(_, value)| shown(value)).map(|(name, value)| (name, value.to_text())).collect();
        }
        Tooltip::None => {}
    }
}

fn of_fact(facts: &Table, row: usize, locale: Locale) -> Card {
    let words = locale.words();
    let text = |name: &str| match facts.value(row, name) {
        Value::Text(text) => Some(text),
        _ => None,
    };
    let mut lines: Vec<(Rc<str>, Rc<str>)> = Vec::new();
    let mut line = |name: &str, value: &str| lines.push((Rc::from(name), Rc::from(value)));
    if let Some(qualifier) = text("qualifier").and_then(|name| qualifier(&name, words)) {
        line(words.qualifier, qualifier);
    }
    if let Some(period) = text("period") {
        line(words.period, if &*period == "each year" { words.each_year } else { &period });
    }
    if let Some(status) = text("status") {
        line(words.status, status_word(&status, words));
    }
    for (name, field) in [(words.scope, "scope"), (words.formula, "formula"), (words.note, "note")] {
        if let Some(value) = text(field) {
            line(name, &value);
        }
    }
    let heading = text("label").map(|label| label.to_string()).unwrap_or_default();
    Card { heading, value: figure(facts, row, locale), lines, ..Card::default() }
}

/// The word for a qualifier; none for an exact figure, which needs no word.
fn qualifier(name: &str, words: &Words) -> Option<&'static str> {
    Some(match name {
        "about" => words.qualifier_about,
        "nearly" => words.qualifier_nearly,
        "over" => words.qualifier_over,
        "at_least" => words.qualifier_at_least,
        "at_most" => words.qualifier_at_most,
        "less_than" => words.qualifier_less_than,
        "up_to" => words.qualifier_up_to,
        _ => return None,
    })
}

fn status_word(name: &str, words: &Words) -> &'static str {
    match name {
        "actual" => words.status_actual,
        "target" => words.status_target,
        "standard" => words.status_standard,
        "derived" => words.status_derived,
        _ => words.status_other,
    }
}

fn quote(facts: &Table, row: usize) -> Option<Quote> {
    match (facts.value(row, "id"), facts.value(row, "quote")) {
        (Value::Text(id), Value::Text(text)) => Some(Quote { id, text }),
        _ => None,
    }
}

/// A figure as the reader's language writes it: in Chinese the report's own words, elsewhere converted.
pub(super) fn figure(facts: &Table, row: usize, locale: Locale) -> String {
    let (text, unit) = (facts.value(row, "text"), facts.value(row, "unit"));
    if let (Locale::ZhCn, Value::Text(text)) = (locale, &text) {
        return text.to_string();
    }
    match facts.value(row, "value") {
        Value::Number(value) => {
            let mut out = number::to_js(value);
            if let Value::Text(unit) = unit {
                out.push_str(&unit);
            }
            out
        }
        _ => text.to_text().to_string(),
    }
}
