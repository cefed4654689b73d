//! The portal: pages made from a dataset and its report.

mod fallback;
mod index_page;
mod page;
mod report_page;
mod words;

use std::path::PathBuf;

use clap::Args;
use report_charts::locale::Locale;
use report_charts::report::dataset::Dataset;
use report_charts::report::wording::{fill_with, localized};
use serde_json::Value as Json;

use fallback::fallback;
pub use fallback::plain_table;
use index_page::Card;
use page::Both;

use crate::joined::{self, Joined};
use crate::{Outcome, Success, files};

/// Write the portal of a report: its charts, its text with every figure marked, its dataset
///
/// The widget's own files, report-charts.js and report-charts.wasm, are not among what is written: copy them beside it.
/// Without them the portal shows its tables.
#[derive(Args)]
pub struct Arguments {
    /// The report, in UTF-8 or GB18030; `-` reads standard input
    report: PathBuf,
    /// Names, labels, derived values and charts to join; `report-charts schema annotations` says how they are written
    #[arg(long, value_name = "FILE")]
    annotations: Option<PathBuf>,
    /// The folder to write to; it is made where it is missing
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

/// Writes the portal.
pub fn run(arguments: &Arguments) -> Outcome {
    let Some(Joined { text, dataset, notes }) = joined::read(&arguments.report, arguments.annotations.as_deref())?
    else {
        return Ok(Success::Findings);
    };
    notes.iter().for_each(|note| eprintln!("{note}"));
    std::fs::create_dir_all(&arguments.output).map_err(|error| files::failed(&arguments.output, &error))?;
    for (name, content) in pages(&dataset, &text).map_err(|error| error.to_string())? {
        files::write(&arguments.output.join(name), content.as_bytes())?;
    }
    Ok(Success::Clean)
}

const STYLE: &str = include_str!("../../../../www/portal/portal.css");
const SCRIPT: &str = include_str!("../../../../www/portal/portal.js");

/// The files of the portal with their names, except for the widget's own.
fn pages(dataset: &Dataset, text: &str) -> Result<Vec<(String, String)>, serde_json::Error> {
    let json = serde_json::to_value(dataset)?;
    let data_file = format!("{}.json", dataset.name);
    let mut files = vec![
        ("portal.css".to_owned(), STYLE.to_owned()),
        ("portal.js".to_owned(), SCRIPT.to_owned()),
        (data_file.clone(), serde_json::to_string(&json)?),
    ];
    for locale in Locale::ALL {
        let cards: Vec<Card> = dataset.charts.iter().map(|chart| card(&json, chart, locale)).collect();
        let index = index_page::index_page(dataset, &data_file, &cards, locale);
        let report = report_page::report_page(dataset, text, locale);
        files.push((words::home(locale).to_owned(), index.into_string()));
        files.push((words::report(locale).to_owned(), report.into_string()));
    }
    Ok(files)
}

fn card<'a>(dataset: &Json, chart: &'a report_charts::report::dataset::Chart, locale: Locale) -> Card<'a> {
    let written = |text| serde_json::to_value(text).unwrap_or_default();
    let both = |text: Json, figure: fn(String) -> String| {
        let of = |locale| fill_with(localized(Some(&text), locale), dataset, locale, figure);
        Both::new(of(Locale::ZhCn), of(Locale::En))
    };
    let title = both(written(&chart.title), |figure| figure);
    let fallback = fallback(dataset, &chart.id, &title, locale);
    Card { chart, title, caption: both(written(&chart.caption), in_one_line), fallback }
}

/// A figure that no line break parts from its unit: 15个, CNY 13.552 billion.
fn in_one_line(figure: String) -> String {
    let mut out = String::new();
    for c in figure.chars() {
        let after_space = out.is_empty() || out.ends_with('\u{a0}');
        match c {
            ' ' => out.push('\u{a0}'),
            // A line may end before and after every Chinese character, unless a word joiner stands there.
            c if !c.is_ascii() && !after_space => out.extend(['\u{2060}', c]),
            c if out.chars().next_back().is_some_and(|before| !before.is_ascii()) && !after_space => {
                out.extend(['\u{2060}', c]);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::in_one_line;

    #[track_caller]
    fn check(figure: &str, expected: &str) {
        assert_eq!(in_one_line(figure.to_owned()).replace('\u{2060}', "+").replace('\u{a0}', "_"), expected);
    }

    #[test]
    fn a_figure_stays_with_its_unit() {
        check("15个", "15+个");
        check("135.52亿元", "135.52+亿+元");
        check("约123.2亿元", "约+123.2+亿+元");
        check("CNY 13.552 billion", "CNY_13.552_billion");
        check("近94万", "近+94+万");
    }
}
