//! `report-charts embed`: the HTML that puts a chart on a page, with the table that stands in for it.

use std::path::PathBuf;

use clap::Args;
use maud::{Markup, PreEscaped, html};
use report_charts::chart::Document;
use report_charts::locale::Locale;
use report_charts::report::wording::{fill, localized};
use serde_json::Value as Json;

use crate::{Outcome, Stop, Success, files, render, site};

/// Print the HTML that puts a chart on a page, its table included
///
/// Without --static the chart is drawn by report-charts.js, which the page must be able to load from its own origin; the
/// table shows until then, and wherever that fails. With --static the picture is an SVG in the page and needs no script.
#[derive(Args)]
pub struct Arguments {
    /// The dataset
    dataset: PathBuf,
    /// Which of its charts; one that is not there is answered with a list of those that are
    #[arg(long, value_name = "ID")]
    chart: String,
    /// A picture in the page instead of an interactive chart
    #[arg(long = "static")]
    fixed: bool,
    /// The dataset's address on the page; its file name by default
    #[arg(long, value_name = "ADDRESS")]
    src: Option<String>,
    /// The reader's language: zh-CN or en
    #[arg(long, default_value = "zh-CN", value_name = "TAG", value_parser = render::language)]
    lang: Locale,
    /// The file to write; standard output by default
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Outcome {
    let name = files::name(&arguments.dataset);
    let say = |failure: report_charts::chart::Failure| failure.message(Locale::En);
    let document = Document::read(&name, &files::read(&arguments.dataset)?).map_err(say)?;
    document.definition(Some(&arguments.chart), arguments.lang).map_err(|failure| Stop::Use(say(failure)))?;
    let Document::Dataset(dataset) = &document else {
        return Err(format!("{name}: a chart's definition alone has no report behind it; embed takes a dataset").into());
    };
    let markup = if arguments.fixed { fixed(&document, dataset, arguments)? } else { interactive(dataset, arguments) };
    let page = markup.into_string() + "\n";
    match &arguments.output {
        Some(path) => files::write(path, page.as_bytes())?,
        None => files::print_with(|out| out.write_all(page.as_bytes()))?,
    }
    Ok(Success::Clean)
}

fn interactive(dataset: &Json, arguments: &Arguments) -> Markup {
    let file = arguments.dataset.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    html! {
        script type="module" src="report-charts.js" {}
        report-chart src=(arguments.src.as_deref().unwrap_or(&file)) chart=(arguments.chart) lang=(arguments.lang.tag()) {
            (site::plain_table(dataset, &arguments.chart, arguments.lang))
        }
    }
}

fn fixed(document: &Document, dataset: &Json, arguments: &Arguments) -> Result<Markup, Stop> {
    let picture = render::svg_of(document, &arguments.chart, arguments.lang)?;
    let chart = dataset.get("charts").and_then(Json::as_array).into_iter().flatten();
    let chart = chart.into_iter().find(|chart| chart.get("id").and_then(Json::as_str) == Some(&arguments.chart));
    let caption = chart.map(|chart| fill(localized(chart.get("caption"), arguments.lang), dataset, arguments.lang));
    Ok(html! {
        figure lang=(arguments.lang.tag()) {
            (PreEscaped(picture))
            @if let Some(caption) = caption.filter(|caption| !caption.is_empty()) { figcaption { (caption) } }
            (site::plain_table(dataset, &arguments.chart, arguments.lang))
        }
    })
}
