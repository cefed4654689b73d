//! `report-charts render`: a chart as a file.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use report_charts::chart::{Definition, Document};
use report_charts::compile::guide::add_source_line;
use report_charts::compile::theme::{self, Mode};
use report_charts::compile::{Context, View, compile};
use report_charts::diagnostic::{Diagnostic, Severity};
use report_charts::export::png::Renderer;
use report_charts::export::{self, Labels, Provenance, Start, evidence_ids};
use report_charts::geometry::Size;
use report_charts::locale::Locale;
use report_charts::scene::finish;
use report_charts::spec::{self, Config};
use report_charts::text::Advances;

use crate::{Outcome, Stop, Success, files, sources};

/// Fonts whose letters are as wide as [`Advances`] says, on every system, then Chinese ones.
const FONT: &str = "Helvetica, Arial, \"Liberation Sans\", \"PingFang SC\", \"Microsoft YaHei\", \"Noto Sans CJK SC\", \
                    \"Noto Sans SC\", sans-serif";

/// Draw a chart as SVG or PNG, or write its rows as CSV or JSON
#[derive(Args)]
pub struct Arguments {
    /// A chart in the grammar, or a dataset with charts; `-` reads standard input
    input: PathBuf,
    /// Which of the dataset's charts; without it the command lists them
    #[arg(long, value_name = "ID")]
    chart: Option<String>,
    /// The file to write; its ending tells the format: .svg, .png, .csv or .json
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Width of the whole picture in CSS pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 640.0, value_parser = extent)]
    width: f64,
    /// Height of the plot in CSS pixels; otherwise the chart's own
    #[arg(long, value_name = "PIXELS", value_parser = extent)]
    height: Option<f64>,
    /// The reader's language: zh-CN or en
    #[arg(long, value_name = "TAG", default_value = "zh-CN", value_parser = language)]
    lang: Locale,
    /// The look
    #[arg(long, value_enum, default_value_t = Look::Light)]
    theme: Look,
    /// How sharp a PNG is: 1 to 4 of its pixels for each CSS pixel
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=4))]
    scale: u8,
    /// The folder in which the data's addresses begin; otherwise that of the input
    #[arg(long, value_name = "FOLDER")]
    base: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Look {
    /// The portal's, on a light ground
    Light,
    /// The portal's, on a dark ground
    Dark,
    /// Vega-Lite's
    Vega,
}

impl Arguments {
    fn look(&self) -> Config {
        let theme = match self.theme {
            Look::Light => theme::portal(Mode::Light),
            Look::Dark => theme::portal(Mode::Dark),
            Look::Vega => Config::default(),
        };
        Config { font: Some(FONT.to_owned()), ..theme }
    }
}

pub fn language(tag: &str) -> Result<Locale, String> {
    Locale::from_tag(tag).ok_or_else(|| format!("`{tag}` is not known; zh-CN and en are"))
}

/// A width or height, so large that it is no mistake and so small that it can be drawn.
pub fn extent(written: &str) -> Result<f64, String> {
    let extent = written.parse().ok().filter(|extent| (1.0..=100_000.0).contains(extent));
    extent.ok_or_else(|| "expected CSS pixels, from 1 to 100000".to_owned())
}

/// A dataset's chart as SVG in the portal's light look.
pub fn svg_of(document: &Document, chart: &str, locale: Locale) -> Result<String, Stop> {
    let arguments = Arguments {
        input: PathBuf::new(),
        chart: Some(chart.to_owned()),
        output: PathBuf::new(),
        width: 640.0,
        height: None,
        lang: locale,
        theme: Look::Light,
        scale: 1,
        base: None,
    };
    let definition = document.definition(Some(chart), locale).map_err(|failure| failure.message(Locale::En))?;
    let (view, _) = draw(&definition, &arguments)?;
    Ok(svg(&definition, &view, provenance(document, &view).as_ref(), &arguments))
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Outcome {
    let ending = arguments.output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let format = ending.to_ascii_lowercase();
    if !["svg", "png", "csv", "json"].contains(&&*format) {
        return Err(Stop::Use(format!("{}: ends in none of .svg, .png, .csv and .json", arguments.output.display())));
    }
    let document = Document::read(&files::name(&arguments.input), &files::read(&arguments.input)?);
    let document = document.map_err(|failure| failure.message(Locale::En))?;
    let definition = document.definition(arguments.chart.as_deref(), arguments.lang);
    let definition = definition.map_err(|failure| Stop::Use(failure.message(Locale::En)))?;
    let (view, notes) = draw(&definition, arguments)?;
    for note in &notes {
        eprintln!("{}{note}", if note.severity == Severity::Refusal { "not supported: " } else { "" });
    }
    // A picture that is not what the spec asks for would be believed: none is written.
    if notes.iter().any(|note| note.severity == Severity::Refusal) {
        return Ok(Success::Findings);
    }
    if view.is_empty() {
        return Err("nothing can be drawn, and nothing was written".to_owned().into());
    }
    let provenance = provenance(&document, &view);
    let content = match &*format {
        "csv" => export::csv(&view, provenance.as_ref(), Start::ByteOrderMark).into_bytes(),
        "json" => export::json(&view, provenance.as_ref()).into_bytes(),
        picture => {
            let svg = svg(&definition, &view, provenance.as_ref(), arguments);
            match picture {
                "png" => Renderer::default()
                    .png(&svg, f32::from(arguments.scale), provenance.as_ref())
                    .map_err(|error| error.to_string())?,
                _ => svg.into_bytes(),
            }
        }
    };
    files::write(&arguments.output, &content)?;
    Ok(Success::Clean)
}

fn provenance(document: &Document, view: &View) -> Option<Provenance> {
    match document {
        Document::Dataset(dataset) => Some(Provenance::new(dataset, &evidence_ids(view))),
        Document::Spec(_) => None,
    }
}

fn draw(definition: &Definition, arguments: &Arguments) -> Result<(View, Vec<Diagnostic>), Stop> {
    let mut json = definition.spec.clone();
    if let (Some(height), Some(members)) = (arguments.height, json.as_object_mut()) {
        members.insert("height".to_owned(), height.into());
    }
    let (spec, mut notes) = spec::read(&json);
    let beside = arguments.input.parent().unwrap_or(Path::new(".")).to_owned();
    let mut sources = sources::collect(&spec, arguments.base.as_ref().unwrap_or(&beside), &mut notes)?;
    if let Some(facts) = &definition.facts {
        sources.insert("facts".to_owned(), facts.clone());
    }
    let container = Size::new(arguments.width, arguments.height.unwrap_or(0.0));
    let overlay = report_charts::compile::Overlay::default();
    let context = Context {
        overlay: &overlay,
        sources: &sources,
        container: Some(container),
        theme: &arguments.look(),
        text: &Advances,
        locale: arguments.lang,
    };
    let view = compile(&spec, &context).map_err(|error| error.to_string())?;
    notes.extend_from_slice(&view.notes);
    Ok((view, notes))
}

fn svg(definition: &Definition, view: &View, provenance: Option<&Provenance>, arguments: &Arguments) -> String {
    let scene_title = view.scene.titles.first().map(|title| title.text.replace('\n', " "));
    let title = if definition.title.is_empty() { scene_title.unwrap_or_default() } else { definition.title.clone() };
    let labels = Labels {
        language: arguments.lang.tag(),
        title: &title,
        description: &definition.caption,
        id: arguments.chart.as_deref().unwrap_or_default(),
    };
    let mut scene = view.scene.clone();
    add_source_line(&mut scene, &definition.source_line, &arguments.look());
    export::svg(&finish(&scene), &labels, provenance)
}
