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
use report_charts::report::wording::{fill, localized};
use serde_json::Value as Json;

use fallback::fallback;
pub use fallback::plain_table;
use index_page::Card;
use page::Both;

use crate::joined::{self, Joined};
use crate::{Outcome, Success, files};

/// Write the portal of a report: its charts, its text with every figure marked, its dataset
///
/// The widget's own files (report-charts.js and report-charts.wasm) are copied beside them by the build.
#[derive(Args)]
pub struct Arguments {
    /// The report, in UTF-8 or GB18030; `-` reads standard input
    report: PathBuf,
    /// Names, labels, derived values and charts to join
    #[arg(long)]
    annotations: Option<PathBuf>,
    /// The folder to write to; it is made where it is missing
    #[arg(short, long)]
    output: PathBuf,
}

/// Writes the portal.
pub fn run(arguments: &Arguments) -> Outcome {
    let Some(Joined { text, dataset, notes }) = joined::read(&arguments.report, arguments.annotations.as_deref())?
    else {
        return Ok(Success::Findings);
    };
    notes.iter().for_each(|note| eprintln!("{note}"));
    std::fs::create_dir_all(&arguments.output).map_err(|error| format!("{}: {error}", arguments.output.display()))?;
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
    let both = |text: Json| {
        let of = |locale| fill(localized(Some(&text), locale), dataset, locale);
        Both::new(of(Locale::ZhCn), of(Locale::En))
    };
    let title = both(written(&chart.title));
    let fallback = fallback(dataset, &chart.id, &title, locale);
    Card { chart, title, caption: both(written(&chart.caption)), fallback }
}
