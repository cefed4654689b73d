//! What stands in for a chart until it is drawn, and where it can not be: its figures as a table.

use maud::{Markup, html};
use report_charts::accessibility::{DataTable, table};
use report_charts::chart::{Chart, Document, Wish};
use report_charts::compile::targets;
use report_charts::geometry::Size;
use report_charts::locale::Locale;
use report_charts::text::Advances;
use serde_json::Value as Json;

use super::page::Both;
use super::words;

/// A room in which every chart of a dataset can be made; the table does not depend on it.
const ROOM: Size = Size::new(640.0, 480.0);

/// The table of a dataset's chart; a sentence where the chart can not be made.
pub fn fallback(dataset: &Json, id: &str, title: &Both, locale: Locale) -> Markup {
    match (made(dataset, id, Locale::ZhCn), made(dataset, id, Locale::En)) {
        (Some(zh), Some(en)) => markup(&zh, &en, title, locale),
        _ => html! { p { (Both::new("此图暂时无法显示。", "This chart can not be shown.").show(locale)) } },
    }
}

/// The table of a dataset's chart in one language, for any page.
pub fn plain_table(dataset: &Json, id: &str, locale: Locale) -> Markup {
    let Some(table) = made(dataset, id, locale) else { return html! {} };
    html! {
        table {
            thead { tr { @for column in &table.columns { th scope="col" { (column.title) } } } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (at, cell) in row.cells.iter().enumerate() {
                            @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                        }
                    }
                }
            }
        }
    }
}

fn made(dataset: &Json, id: &str, locale: Locale) -> Option<DataTable> {
    let definition = Document::of(dataset.clone()).definition(Some(id), locale).ok()?;
    let mut chart = Chart::new(definition, locale).ok()?;
    let view = chart.draw(&Wish { room: ROOM, ..Wish::default() }, &Advances).ok()?;
    Some(table(&view, &targets(&view), locale))
}

/// One table with the words of both languages, which the portal's script switches.
fn markup(zh: &DataTable, en: &DataTable, title: &Both, locale: Locale) -> Markup {
    let both = |zh: &str, en: Option<&str>| Both::new(zh, en.unwrap_or(zh));
    let report = words::report(locale);
    html! {
        table {
            @if !title.zh.is_empty() { caption { (title.show(locale)) } }
            thead { tr {
                @for (at, column) in zh.columns.iter().enumerate() {
                    th scope="col" .number[column.numeric] {
                        (both(&column.title, en.columns.get(at).map(|column| &*column.title)).show(locale))
                    }
                }
            } }
            tbody {
                @for (at, row) in zh.rows.iter().enumerate() {
                    @let other = en.rows.get(at);
                    tr {
                        @for (column, cell) in row.cells.iter().enumerate() {
                            @let text = both(cell, other.and_then(|row| row.cells.get(column)).map(|cell| &**cell));
                            @let numeric = zh.columns.get(column).is_some_and(|column| column.numeric);
                            @match (column, &row.fact) {
                                (0, _) => { th scope="row" { (text.show(locale)) } }
                                (last, Some(fact)) if row.is_quoted && last + 1 == row.cells.len() => {
                                    td lang="zh-CN" { a href=(format!("{report}#fact-{fact}")) { (cell) } }
                                }
                                _ => { td .number[numeric] { (text.show(locale)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
