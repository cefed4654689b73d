//! A chart in a few sentences, made from what is drawn.

use std::rc::Rc;

use super::table::{DataTable, TableRow, holds_facts, table};
use crate::compile::{Target, View};
use crate::data::{Gather, stable_sort};
use crate::locale::{Locale, fill};
use crate::report::rows;
use crate::scene::{Axis, Role};

/// Of more data than this only some are put into words.
const MOST: usize = 2000;
/// How many these are.
const SOME: usize = 200;

/// What is shown, how much of it, the extremes, and the trend of a single series. Sums are not formed: whether data may be
/// added is the author's to say.
pub fn summary(view: &View, targets: &[Target], locale: Locale) -> String {
    let words = locale.words();
    if targets.is_empty() {
        return words.no_data.to_owned();
    }
    let mut sentences: Vec<String> = Vec::new();
    let (table, rows) = telling(view, targets, locale);
    let table = &table;
    let mut count = words.data_count.fill(rows, &[]);
    let of = |target: &Target| (target.plot, target.series);
    // Targets of one series follow each other.
    let series = 1 + targets.windows(2).filter(|pair| matches!(pair, [a, b] if of(a) != of(b))).count();
    let plots = view.scene.plots.len();
    if plots > 1 {
        count.push_str(words.comma);
        count.push_str(&words.plot_count.fill(plots, &[]));
    } else if series > 1 {
        count.push_str(words.comma);
        count.push_str(&words.series_count.fill(series, &[]));
    }
    for (found, plural) in [(derived(view, targets), words.derived_count), (aims(view, targets), words.target_count)] {
        if found > 0 {
            count.push_str(words.comma);
            count.push_str(&plural.fill(found, &[]));
        }
    }
    sentences.push(count);
    sentences.extend(shared_axes(view).filter_map(|axis| axis_words(view, axis, locale)));
    sentences.extend(extremes(table, locale));
    if series == 1 && is_series(view, targets) {
        sentences.extend(trend(table, locale));
    }
    let mut out = String::new();
    for sentence in sentences {
        out.push_str(&sentence);
        out.push_str(words.stop);
    }
    out.truncate(out.trim_end().len());
    out
}

/// A table of the rows that the sentences are about, and how many rows there are. To put every one of very many rows into
/// words takes a while: then the table has the first, the last, the one with the smallest and the one with the largest
/// figure, and some between them.
fn telling(view: &View, targets: &[Target], locale: Locale) -> (DataTable, usize) {
    if targets.len() <= MOST || holds_facts(view, targets) {
        let table = table(view, targets, locale);
        let rows = table.rows.len();
        return (table, rows);
    }
    let measured = view.layers.iter().find_map(|layer| layer.said.as_ref()?.measure());
    let figure = |target: &Target| {
        let said = view.layers.get(target.row.layer as usize).and_then(|layer| layer.said.as_ref());
        let said = said.filter(|said| said.measure() == measured);
        said.map_or(f64::NAN, |said| said.figure(target.row.row as usize))
    };
    let mut chosen: Vec<usize> = (0..targets.len()).step_by(targets.len().div_ceil(SOME)).collect();
    chosen.push(targets.len() - 1);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut least, mut most) = (0, 0);
    for (at, target) in targets.iter().enumerate() {
        let figure = figure(target);
        if figure < low {
            (low, least) = (figure, at);
        }
        if figure >= high {
            (high, most) = (figure, at);
        }
    }
    chosen.extend([least, most]);
    stable_sort(&mut chosen, Ord::cmp);
    chosen.dedup();
    let chosen: Vec<Target> = chosen.into_iter().filter_map(|at| targets.get(at).cloned()).gather();
    (table(view, &chosen, locale), targets.len())
}

/// The axes of the first plot and those that all plots share.
fn shared_axes(view: &View) -> impl Iterator<Item = &Axis> {
    let first = view.scene.plots.first().map(|plot| &plot.axes[..]).unwrap_or_default();
    first.iter().chain(&view.scene.axes).filter(|axis| axis.labels)
}

fn axis_words(view: &View, axis: &Axis, locale: Locale) -> Option<String> {
    let words = locale.words();
    let title = axis.title.as_deref()?;
    let (first, last) = (axis.ticks.first()?, axis.ticks.last()?);
    let channel = if axis.horizontal { crate::spec::Channel::X } else { crate::spec::Channel::Y };
    let scale = view.scales.iter().find(|known| known.channel == channel)?;
    let template = match scale.scale.type_name() {
        "log" | "symlog" => words.axis_log,
        "band" | "point" | "ordinal" => return Some(fill(words.axis_of, &[title])),
        _ => words.axis_from_to,
    };
    Some(fill(template, &[title, &first.label, &last.label]))
}

/// The rows' figures, with their column.
fn figures(table: &DataTable) -> Option<(usize, Vec<(&TableRow, f64)>)> {
    let column = table.value?;
    let of_row = |row: &'_ TableRow| row.keys.get(column).copied();
    let figure = |row| of_row(row).filter(|value| value.is_finite()).map(|value| (row, value));
    Some((column, table.rows.iter().filter_map(figure).gather()))
}

/// What names a row: its first cell that is not a figure, or else not the one that is measured.
fn label(table: &DataTable, row: &TableRow) -> Rc<str> {
    let other = |at: usize| Some(at) != table.value;
    let column = table.columns.iter().position(|column| !column.numeric);
    let column = column.or_else(|| (0..table.columns.len()).find(|at| other(*at)));
    column.and_then(|column| row.cells.get(column)).cloned().unwrap_or_default()
}

/// The largest and the smallest datum.
fn extremes(table: &DataTable, locale: Locale) -> Vec<String> {
    let words = locale.words();
    let Some((column, figures)) = figures(table).filter(|(_, figures)| figures.len() > 1) else { return Vec::new() };
    let most = figures.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let least = figures.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let (Some(most), Some(least)) = (most, least) else { return Vec::new() };
    let text = |row: &TableRow| row.cells.get(column).cloned().unwrap_or_default();
    if most.1 == least.1 {
        return vec![fill(words.all_equal, &[&text(most.0)])];
    }
    let say = |template, row: &TableRow| fill(template, &[&label(table, row), &text(row)]);
    vec![say(words.largest, most.0), say(words.smallest, least.0)]
}

/// From the first to the last datum of a series.
fn trend(table: &DataTable, locale: Locale) -> Option<String> {
    let words = locale.words();
    let (column, figures) = figures(table)?;
    let (first, last) = (figures.first()?, figures.last()?);
    let template = match last.1.total_cmp(&first.1) {
        std::cmp::Ordering::Greater => words.trend_up,
        std::cmp::Ordering::Less => words.trend_down,
        std::cmp::Ordering::Equal => words.trend_level,
    };
    let text = |row: &TableRow| row.cells.get(column).cloned().unwrap_or_default();
    Some(fill(template, &[&label(table, first.0), &text(first.0), &label(table, last.0), &text(last.0)]))
}

/// Whether the targets are the points of one line, which alone makes a series.
fn is_series(view: &View, targets: &[Target]) -> bool {
    let role = |target: &Target| view.scene.plots.get(target.plot)?.marks.get(target.mark).map(|mark| mark.role);
    targets.len() > 2
        && targets.iter().all(|target| matches!(role(target), Some(Role::Line | Role::Area | Role::Trail)))
}

/// How many targets show a computed value.
fn derived(view: &View, targets: &[Target]) -> usize {
    count(view, targets, rows::DERIVED, &crate::data::Value::Bool(true))
}

/// How many targets show an aim.
fn aims(view: &View, targets: &[Target]) -> usize {
    count(view, targets, rows::STATUS, &crate::data::Value::text("target"))
}

fn count(view: &View, targets: &[Target], column: &str, value: &crate::data::Value) -> usize {
    if view.layers.iter().all(|layer| layer.source.column(column).is_none()) {
        return 0;
    }
    let is = |target: &&Target| {
        let layer = view.layers.get(target.row.layer as usize);
        let sources = crate::compile::source_rows(view, target.row);
        layer.is_some_and(|layer| sources.iter().any(|&row| layer.source.value(row as usize, column) == *value))
    };
    targets.iter().filter(is).count()
}
