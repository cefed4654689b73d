//! The data behind a chart as a table: what a reader gets who can not or does not want to see the picture.

use std::rc::Rc;

use super::detail::{Detail, cell, detail, fields, is_facts, status};
use crate::compile::{Target, View, source_rows};
use crate::data::Table;
use crate::locale::Locale;
use crate::report::rows;

/// A column of a [`DataTable`].
#[derive(Clone, Debug, PartialEq)]
pub struct TableColumn {
    /// The heading.
    pub title: Rc<str>,
    /// Whether it holds figures, which are set to the right.
    pub numeric: bool,
}

/// A row of a [`DataTable`].
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// One text a column; the first names the row.
    pub cells: Vec<Rc<str>>,
    /// What the cells are ordered by: numbers where there are any.
    pub keys: Vec<f64>,
    /// The fact's id, whose place in the report's page is `#fact-` and this.
    pub fact: Option<Rc<str>>,
    /// Whether the last cell holds the report's own words.
    pub is_quoted: bool,
    /// The target that shows it.
    pub target: usize,
}

/// The data behind a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataTable {
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// The column with what is measured.
    pub value: Option<usize>,
    /// The rows, in the chart's reading order.
    pub rows: Vec<TableRow>,
}

/// The table of a view's targets.
pub fn table(view: &View, targets: &[Target], locale: Locale) -> DataTable {
    if holds_facts(view, targets) { of_facts(view, targets, locale) } else { of_data(view, targets, locale) }
}

/// Whether any target stands for facts of a dataset.
pub(super) fn holds_facts(view: &View, targets: &[Target]) -> bool {
    let facts: Vec<bool> = view.layers.iter().map(|layer| is_facts(&layer.source)).collect();
    let of_target = |target: &Target| facts.get(target.row.layer as usize) == Some(&true);
    facts.contains(&true) && targets.iter().any(of_target)
}

/// One row a fact, each fact once.
fn of_facts(view: &View, targets: &[Target], locale: Locale) -> DataTable {
    let words = locale.words();
    let column = |title: &str, numeric| TableColumn { title: Rc::from(title), numeric };
    let columns = vec![
        column(words.label, false),
        column(words.value, true),
        column(words.period, false),
        column(words.status, false),
        column(words.source, false),
    ];
    let mut out: Vec<TableRow> = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        let Some(layer) = view.layers.get(target.row.layer as usize) else { continue };
        for &row in source_rows(view, target.row).iter() {
            let fact = cell(&layer.source, row as usize, rows::ID);
            if out.iter().any(|known| known.fact == fact) {
                continue;
            }
            out.push(fact_row(&layer.source, row as usize, at, locale));
        }
    }
    DataTable { columns, value: Some(1), rows: out }
}

fn fact_row(source: &Table, row: usize, target: usize, locale: Locale) -> TableRow {
    let text = |name| cell(source, row, name).unwrap_or_default();
    let quote = cell(source, row, rows::QUOTE);
    let is_quoted = quote.is_some();
    let words_behind = quote.or_else(|| cell(source, row, rows::FORMULA)).unwrap_or_default();
    let status = status(source, row, locale).map(Rc::from).unwrap_or_default();
    let number = |name: &str| source.column(name).map_or(f64::NAN, |column| column.number(row));
    let value = [rows::VALUE, rows::LOW, rows::HIGH].into_iter().map(number).find(|value| value.is_finite());
    TableRow {
        cells: vec![text(rows::LABEL), text(rows::DISPLAY), text(rows::PERIOD), status, words_behind],
        keys: vec![f64::NAN, value.unwrap_or(f64::NAN), f64::NAN, f64::NAN, f64::NAN],
        fact: cell(source, row, rows::ID),
        is_quoted,
        target,
    }
}

/// One row a target, one column for each field that any of them shows.
fn of_data(view: &View, targets: &[Target], locale: Locale) -> DataTable {
    let mut columns: Vec<TableColumn> = Vec::new();
    let mut out = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        let shown = fields(view, target);
        let said =
            if shown.is_empty() { detail(view, target, locale) } else { Detail { lines: shown, ..Detail::default() } };
        let mut cells: Vec<Rc<str>> = vec![Rc::from(""); columns.len()];
        let bare = (!said.heading.is_empty()).then(|| (Rc::from(locale.words().label), said.heading.clone()));
        for (title, text) in bare.into_iter().chain(said.lines) {
            let place = columns.iter().position(|column| column.title == title).unwrap_or_else(|| {
                columns.push(TableColumn { title, numeric: true });
                columns.len() - 1
            });
            cells.resize(columns.len(), Rc::from(""));
            if let Some(cell) = cells.get_mut(place) {
                *cell = text;
            }
        }
        let keys = cells.iter().map(|cell| figure(cell)).collect();
        out.push(TableRow { cells, keys, fact: None, is_quoted: false, target: at });
    }
    for row in &mut out {
        row.cells.resize(columns.len(), Rc::from(""));
        row.keys.resize(columns.len(), f64::NAN);
    }
    for (place, column) in columns.iter_mut().enumerate() {
        column.numeric = out.iter().all(|row| row.cells[place].is_empty() || row.keys[place].is_finite());
    }
    let measured = view.layers.iter().find_map(|layer| layer.said.as_ref()?.measure());
    let value = columns.iter().position(|column| column.numeric && measured.is_none_or(|title| *title == column.title));
    DataTable { columns, value, rows: out }
}

/// The number that a formatted text stands for; NaN for other text.
fn figure(text: &str) -> f64 {
    let bare: String = text.chars().filter(|c| *c != ',').map(|c| if c == '\u{2212}' { '-' } else { c }).collect();
    if bare.trim().is_empty() { f64::NAN } else { crate::number::parse_js(&bare) }
}
