//! What is said of one datum: the tooltip's content, and the accessible name made from it.

use std::rc::Rc;

use crate::compile::{Target, View, source_rows};
use crate::data::{Gather, Table, Value};
use crate::locale::{Locale, fill};
use crate::report::rows;
use crate::scene::{Datum, Tooltip};

/// How many facts one tooltip lists.
const MOST_FACTS: usize = 6;

/// A name with its text.
pub type Line = (Rc<str>, Rc<str>);

/// What is said of one datum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// What it is.
    pub heading: Rc<str>,
    /// Its value as the reader expects it; empty where only lines tell.
    pub value: Rc<str>,
    /// Period, status, qualifier and whatever else there is to say.
    pub lines: Vec<Line>,
    /// The words of the report.
    pub quote: Option<Quote>,
    /// How many further facts stand behind it.
    pub more: usize,
}

/// The words of the report behind a datum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quote {
    /// The clause before the figure.
    pub before: Rc<str>,
    /// The figure.
    pub figure: Rc<str>,
    /// The clause after the figure.
    pub after: Rc<str>,
    /// The fact's id, which is its place in the report's page: `#fact-` and this.
    pub fact: Rc<str>,
}

/// What is said of the datum of a target.
pub fn detail(view: &View, target: &Target, locale: Locale) -> Detail {
    let facts = source_rows(view, target.row);
    let source = view.layers.get(target.row.layer as usize).map(|layer| &layer.source);
    let datum = item_datum(view, target);
    match (source.filter(|table| is_facts(table)), facts.as_ref()) {
        (Some(table), &[row]) => of_fact(table, row as usize, locale),
        (Some(table), [_, _, ..]) => of_facts(table, &facts, datum.as_deref(), locale),
        (Some(_), []) | (None, _) => of_row(view, target, datum.as_deref()),
    }
}

/// The accessible name of a datum: its place, what it is, its value, what limits it, and the words behind it.
pub fn name(detail: &Detail, index: usize, count: usize, locale: Locale) -> String {
    let words = locale.words();
    let mut name = String::from(&*detail.heading);
    if !detail.value.is_empty() {
        if !name.is_empty() {
            name.push_str(words.colon);
        }
        name.push_str(&detail.value);
    }
    for (title, text) in &detail.lines {
        if !name.is_empty() {
            name.push_str(words.comma);
        }
        name.push_str(title);
        if !title.is_empty() {
            name.push_str(words.colon);
        }
        name.push_str(text);
    }
    if let Some(quote) = &detail.quote {
        name.push_str(words.stop);
        name.push_str(words.source);
        name.push_str(words.colon);
        name.push_str(&fill(words.quotes, &[&[&*quote.before, &*quote.figure, &*quote.after].concat()]));
    }
    name.push_str(words.stop);
    name.push_str(&fill(words.index_of, &[&(index + 1).to_string(), &count.to_string()]));
    name
}

/// Whether a table is a dataset's facts.
pub(super) fn is_facts(table: &Table) -> bool {
    [rows::ID, rows::LABEL, rows::DISPLAY].iter().all(|name| table.column(name).is_some())
}

/// The text of a cell, if it has any.
pub(super) fn cell(table: &Table, row: usize, name: &str) -> Option<Rc<str>> {
    match table.value(row, name) {
        Value::Text(text) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// The word for a fact's status, or for that it is derived; none where it has none.
pub(super) fn status(table: &Table, row: usize, locale: Locale) -> Option<&'static str> {
    let words = locale.words();
    if table.value(row, rows::DERIVED) == Value::Bool(true) {
        return Some(words.status_derived);
    }
    match &*cell(table, row, rows::STATUS)? {
        "target" => Some(words.status_target),
        "standard" => Some(words.status_standard),
        "other" => Some(words.status_other),
        _ => Some(words.status_actual),
    }
}

/// The word for a fact's qualifier; none where it has no limit.
fn qualifier(table: &Table, row: usize, locale: Locale) -> Option<&'static str> {
    let words = locale.words();
    match &*cell(table, row, rows::QUALIFIER)? {
        "about" => Some(words.qualifier_about),
        "nearly" => Some(words.qualifier_nearly),
        "over" => Some(words.qualifier_over),
        "at_least" => Some(words.qualifier_at_least),
        "at_most" => Some(words.qualifier_at_most),
        "less_than" => Some(words.qualifier_less_than),
        "up_to" => Some(words.qualifier_up_to),
        _ => None,
    }
}

fn of_fact(table: &Table, row: usize, locale: Locale) -> Detail {
    let words = locale.words();
    let mut lines: Vec<Line> = Vec::new();
    let mut add = |title: &str, text: Option<Rc<str>>| {
        if let Some(text) = text {
            lines.push((Rc::from(title), text));
        }
    };
    add(words.period, cell(table, row, rows::PERIOD));
    add(words.status, status(table, row, locale).map(Rc::from));
    add(words.qualifier, qualifier(table, row, locale).map(Rc::from));
    let scope = cell(table, row, rows::SCOPE);
    add(words.scope, scope.map(|scope| Rc::from(words.scope_of(&scope))));
    add(words.formula, cell(table, row, rows::FORMULA));
    add(words.note, cell(table, row, rows::NOTE));
    Detail {
        heading: cell(table, row, rows::LABEL).unwrap_or_default(),
        value: cell(table, row, rows::DISPLAY).unwrap_or_default(),
        lines,
        quote: quote(table, row),
        more: 0,
    }
}

/// Several facts in one mark: each with its value.
fn of_facts(table: &Table, facts: &[u32], datum: Option<&Datum>, locale: Locale) -> Detail {
    let of_mark = of_datum(datum);
    let shown = facts.iter().take(MOST_FACTS);
    let line = |&row: &u32| {
        let row = row as usize;
        let label = cell(table, row, rows::LABEL)?;
        Some((label, cell(table, row, rows::DISPLAY).unwrap_or_else(|| Rc::from(locale.words().no_value))))
    };
    Detail {
        lines: shown.filter_map(line).gather(),
        quote: facts.first().and_then(|&row| quote(table, row as usize)),
        more: facts.len().saturating_sub(MOST_FACTS),
        ..of_mark
    }
}

/// A datum without provenance: the tooltip that its spec asks for, else its own description, else the fields it shows.
fn of_row(view: &View, target: &Target, datum: Option<&Datum>) -> Detail {
    let layer = view.layers.get(target.row.layer as usize);
    let Some((layer, said)) = layer.and_then(|layer| Some((layer, layer.said.as_ref()?))) else {
        return of_datum(datum);
    };
    let row = target.row.row as usize;
    match said.tooltip(&layer.drawn, row) {
        Tooltip::Text(text) => Detail { heading: text, ..Detail::default() },
        Tooltip::Fields(fields) => Detail { lines: fields.to_vec(), ..Detail::default() },
        Tooltip::None => {
            let first = datum.and_then(|datum| Some((datum.said.description(), datum.rows.first()?.row as usize)));
            match first.filter(|(own, first)| **own != said.text(*first)) {
                Some((own, _)) => Detail { heading: own.clone(), ..Detail::default() },
                None => Detail { lines: fields(view, target), ..Detail::default() },
            }
        }
    }
}

/// The fields that a target's layer shows of it, as titles with texts.
pub(super) fn fields(view: &View, target: &Target) -> Vec<Line> {
    let said = view.layers.get(target.row.layer as usize).and_then(|layer| layer.said.as_ref());
    said.map(|said| said.fields(target.row.row as usize)).unwrap_or_default()
}

/// What a datum itself carries.
fn of_datum(datum: Option<&Datum>) -> Detail {
    let Some(datum) = datum else { return Detail::default() };
    match datum.said.tooltip() {
        Tooltip::Text(text) => Detail { heading: text.clone(), ..Detail::default() },
        Tooltip::Fields(fields) => Detail { lines: fields.to_vec(), ..Detail::default() },
        Tooltip::None => Detail { heading: datum.said.description().clone(), ..Detail::default() },
    }
}

/// The clause around a fact, cut at the figure.
fn quote(table: &Table, row: usize) -> Option<Quote> {
    let clause = cell(table, row, rows::QUOTE)?;
    let figure = cell(table, row, rows::TEXT)?;
    let (before, after) = clause.split_once(&*figure)?;
    Some(Quote {
        before: Rc::from(before),
        after: Rc::from(after),
        figure: figure.clone(),
        fact: cell(table, row, rows::ID).unwrap_or_default(),
    })
}

/// The datum of the item that a target belongs to.
pub(super) fn item_datum(view: &View, target: &Target) -> Option<Rc<Datum>> {
    view.scene.plots.get(target.plot)?.marks.get(target.mark)?.items.get(target.item)?.datum.clone()
}
