//! The data behind a picture as an HTML table: in a dialog where it can be sorted, and on paper.

use std::cell::RefCell;

use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlDialogElement, HtmlElement, ShadowRoot};

use super::build::{add, button, element, find, set};
use super::tooltip::Report;
use crate::accessibility::{DataTable, TableRow};
use crate::data::stable_sort;
use crate::locale::{Locale, fill};

/// How many rows are shown until all are asked for, and how many are printed.
const FIRST: usize = 300;

/// A table and the order that its reader wants.
#[derive(Default)]
struct Shown {
    table: DataTable,
    title: String,
    report: Report,
    locale: Locale,
    /// The column and whether it falls.
    sorted: Option<(usize, bool)>,
    all: bool,
}

/// The dialog with the table.
pub struct TableDialog {
    /// The dialog.
    pub dialog: HtmlDialogElement,
    shown: RefCell<Shown>,
}

impl TableDialog {
    /// Finds the dialog.
    pub fn of(root: &ShadowRoot) -> Result<Self, JsValue> {
        Ok(Self { dialog: find(root, ".sheet")?.unchecked_into(), shown: RefCell::default() })
    }

    /// Opens the dialog with a table, which gets the focus.
    pub fn open(&self, table: DataTable, title: &str, report: Report, locale: Locale) -> Result<(), JsValue> {
        let title = title.to_owned();
        *self.shown.borrow_mut() = Shown { table, title, report, locale, sorted: None, all: false };
        self.fill()?;
        if !self.dialog.open() {
            self.dialog.show_modal()?;
        }
        self.focus(".scroll")
    }

    /// Closes the dialog; the browser gives the focus back to where it was.
    pub fn close(&self) {
        self.dialog.close();
    }

    /// Shows all rows.
    pub fn show_all(&self) -> Result<(), JsValue> {
        self.shown.borrow_mut().all = true;
        self.fill()?;
        self.focus(".scroll")
    }

    /// Sorts by a column, the other way round if it is sorted by that already.
    pub fn sort(&self, column: usize) -> Result<(), JsValue> {
        {
            let mut shown = self.shown.borrow_mut();
            let falls = shown.sorted == Some((column, false));
            shown.sorted = Some((column, falls));
            let numeric = shown.table.columns.get(column).is_some_and(|column| column.numeric);
            let locales = Array::of1(&JsValue::from_str(shown.locale.tag()));
            let options = Object::new();
            let text = |row: &TableRow| JsString::from(row.cells.get(column).map_or("", |cell| &**cell));
            let key = |row: &TableRow| row.keys.get(column).copied().unwrap_or(f64::NAN);
            stable_sort(&mut shown.table.rows, |a, b| {
                let (first, second) = if falls { (b, a) } else { (a, b) };
                if numeric {
                    // What has no figure stays last either way.
                    let (x, y) = (key(first), key(second));
                    return a_is_nan(key(a), key(b)).unwrap_or_else(|| x.total_cmp(&y));
                }
                text(first).locale_compare(&String::from(text(second)), &locales, &options).cmp(&0)
            });
        }
        self.fill()?;
        let mut selector = String::from("[data-action=\"sort ");
        crate::number::push_integer(&mut selector, column as i64);
        selector.push_str("\"]");
        self.focus(&selector)
    }

    fn focus(&self, selector: &str) -> Result<(), JsValue> {
        match self.dialog.query_selector(selector)? {
            Some(found) => found.unchecked_into::<HtmlElement>().focus(),
            None => Ok(()),
        }
    }

    fn fill(&self) -> Result<(), JsValue> {
        let shown = self.shown.borrow();
        let words = shown.locale.words();
        self.dialog.set_text_content(None);
        set(&self.dialog, &[("lang", shown.locale.tag())])?;
        let scroll = add(&self.dialog, "div", "scroll", "")?;
        set(&scroll, &[("tabindex", "0"), ("role", "region"), ("aria-labelledby", "caption")])?;
        let count = shown.table.rows.len();
        let most = if shown.all { count } else { FIRST };
        scroll.append_child(&*build(&shown, most, true)?)?;
        let feet = add(&self.dialog, "div", "feet", "")?;
        if count > most {
            button(&feet, "", "all", &words.show_all_rows.fill(count, &[]))?;
        }
        button(&feet, "", "close", words.close)?;
        Ok(())
    }
}

/// Where exactly one of two keys is no number, that it comes last.
fn a_is_nan(a: f64, b: f64) -> Option<std::cmp::Ordering> {
    (a.is_nan() != b.is_nan()).then(|| a.is_nan().cmp(&b.is_nan()))
}

/// Puts the table that is printed into `place`.
pub fn print(
    place: &HtmlElement,
    table: DataTable,
    title: &str,
    report: Report,
    locale: Locale,
) -> Result<(), JsValue> {
    place.set_text_content(None);
    let shown = Shown { table, title: title.to_owned(), report, locale, ..Shown::default() };
    place.append_child(&*build(&shown, FIRST, false)?)?;
    let count = shown.table.rows.len();
    if count > FIRST {
        add(place, "p", "", &fill(locale.words().first_rows, &[&FIRST.to_string(), &count.to_string()]))?;
    }
    Ok(())
}

fn build(shown: &Shown, most: usize, sortable: bool) -> Result<HtmlElement, JsValue> {
    let words = shown.locale.words();
    let table = element("table", "")?;
    let title = if shown.title.is_empty() { words.table } else { &shown.title };
    let caption = add(&table, "caption", "", title)?;
    if sortable {
        set(&caption, &[("id", "caption")])?;
    }
    let head = add(&table, "thead", "", "")?;
    let head = add(&head, "tr", "", "")?;
    let class =
        |column: usize| if shown.table.columns.get(column).is_some_and(|it| it.numeric) { "number" } else { "" };
    for (at, column) in shown.table.columns.iter().enumerate() {
        let cell = add(&head, "th", class(at), if sortable { "" } else { &column.title })?;
        set(&cell, &[("scope", "col")])?;
        if !sortable {
            continue;
        }
        let mut action = String::from("sort ");
        crate::number::push_integer(&mut action, at as i64);
        let sorter = button(&cell, "", &action, &column.title)?;
        set(&sorter, &[("title", &fill(words.sort_by, &[&column.title]))])?;
        let (order, sign) = match shown.sorted {
            Some((by, false)) if by == at => ("ascending", " ▲"),
            Some((by, true)) if by == at => ("descending", " ▼"),
            _ => continue,
        };
        set(&cell, &[("aria-sort", order)])?;
        set(&add(&sorter, "span", "", sign)?, &[("aria-hidden", "true")])?;
    }
    let body = add(&table, "tbody", "", "")?;
    for row in shown.table.rows.iter().take(most) {
        let line = add(&body, "tr", "", "")?;
        for (at, cell) in row.cells.iter().enumerate() {
            let last = at + 1 == row.cells.len();
            let report = Some(&shown.report).filter(|_| last && row.is_quoted);
            let link = row.fact.as_deref().and_then(|fact| Some((fact, report?.place(fact)?)));
            let name = if at == 0 { "th" } else { "td" };
            let text: &str = if link.is_some() { "" } else { cell };
            let place = add(&line, name, class(at), text)?;
            if at == 0 {
                set(&place, &[("scope", "row")])?;
            }
            if let Some(report) = report {
                set(&place, &[("lang", &report.language)])?;
            }
            if let Some((fact, address)) = link {
                let link = add(&place, "a", "", cell)?;
                set(&link, &[("href", &address), ("data-fact", fact)])?;
            }
        }
    }
    Ok(table)
}
