//! `report-charts extract`: reports in, datasets out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use report_charts::report::annotations::{Annotations, dataset};
use report_charts::report::dataset::Dataset;
use report_charts::report::package;

use crate::joined::{self, Joined, name};
use crate::{Outcome, Stop, Success, decode, files, review};

/// Find every figure of a report, or of each report in a folder
#[derive(Args)]
pub struct Arguments {
    /// A report in UTF-8 or GB18030, or a folder of them; `-` reads standard input
    report: PathBuf,
    /// Names, labels, derived values and charts to join; `report-charts schema annotations` says how they are written
    #[arg(long, value_name = "FILE")]
    annotations: Option<PathBuf>,
    /// Where to write; standard output otherwise, and a folder for a folder
    #[arg(short, long, value_name = "PLACE")]
    output: Option<PathBuf>,
    /// What to write; otherwise what the output's ending says (.csv, .jsonl), or JSON
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Also write a page on which an editor sees every figure in the text
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,
    /// Do not print what the rules are unsure of
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The dataset
    Json,
    /// One fact a line
    Jsonl,
    /// A table of the facts
    Csv,
    /// A Frictionless Data Package
    Datapackage,
}

impl Format {
    fn of(output: Option<&Path>) -> Self {
        match output.and_then(Path::extension).and_then(|extension| extension.to_str()) {
            Some("jsonl" | "ndjson") => Format::Jsonl,
            Some("csv") => Format::Csv,
            _ => Format::Json,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Datapackage => "datapackage.json",
        }
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Outcome {
    if arguments.report.is_dir() {
        return folder(arguments);
    }
    let Some(Joined { text, dataset, notes }) = joined::read(&arguments.report, arguments.annotations.as_deref())?
    else {
        return Ok(Success::Findings);
    };
    let format = arguments.format.unwrap_or_else(|| Format::of(arguments.output.as_deref()));
    match &arguments.output {
        Some(path) => files::write_with(path, |out| write(&dataset, format, out))?,
        None => files::print_with(|out| write(&dataset, format, out))?,
    }
    if let Some(path) = &arguments.review {
        files::write(path, review::page(&dataset, &text, &notes)?.as_bytes())?;
    }
    if !arguments.quiet {
        for note in &notes {
            eprintln!("{note}");
        }
        eprintln!("{} figures in {} numerals, {} notes", dataset.facts.len(), dataset.coverage.len(), notes.len());
    }
    Ok(Success::Clean)
}

/// Piece by piece: the text of a long report's dataset is far longer than the report.
fn write(dataset: &Dataset, format: Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => serde_json::to_writer_pretty(&mut *out, dataset)?,
        Format::Jsonl => {
            for fact in &dataset.facts {
                serde_json::to_writer(&mut *out, fact)?;
                writeln!(out)?;
            }
            return Ok(());
        }
        Format::Csv => return out.write_all(package::csv(dataset).as_bytes()),
        Format::Datapackage => serde_json::to_writer_pretty(&mut *out, &package::descriptor(dataset))?,
    }
    writeln!(out)
}

/// What became of one report of a folder.
struct Done {
    name: String,
    result: Result<(usize, usize, usize), Stop>,
}

fn folder(arguments: &Arguments) -> Outcome {
    let Some(output) = &arguments.output else {
        return Err(Stop::Use("a folder of reports needs a folder to write to: -o DIR".to_owned()));
    };
    if arguments.annotations.is_some() || arguments.review.is_some() {
        return Err(Stop::Use("--annotations and --review are for one report, not for a folder".to_owned()));
    }
    let reports = reports(&arguments.report)?;
    if reports.is_empty() {
        return Err(format!("{}: no .txt file in it", arguments.report.display()).into());
    }
    std::fs::create_dir_all(output).map_err(|error| files::failed(output, &error))?;
    let format = arguments.format.unwrap_or(Format::Json);
    let bar = ProgressBar::new(reports.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    let done: Vec<Done> = reports
        .par_iter()
        .map(|path| {
            let result = one(path, output, format);
            bar.set_message(name(path));
            bar.inc(1);
            Done { name: name(path), result }
        })
        .collect();
    bar.finish_and_clear();
    let mut success = Success::Clean;
    files::print("figures\tnumerals\tnotes\treport")?;
    for Done { name, result } in done {
        match result {
            Ok((facts, numerals, notes)) => files::print(&format!("{facts}\t{numerals}\t{notes}\t{name}"))?,
            Err(stop) => {
                files::print(&format!("-\t-\t-\t{}", stop.reason()))?;
                success = Success::Findings;
            }
        }
    }
    Ok(success)
}

/// The text files of a folder in the order of their names.
fn reports(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let say = |error: io::Error| files::failed(folder, &error);
    let mut reports = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(say)? {
        let path = entry.map_err(say)?.path();
        if path.is_file() && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt")) {
            reports.push(path);
        }
    }
    reports.sort();
    Ok(reports)
}

fn one(path: &Path, output: &Path, format: Format) -> Result<(usize, usize, usize), Stop> {
    let text = decode::read(path)?;
    let (dataset, notes) = dataset(&text, &name(path), &Annotations::default())
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let place = output.join(format!("{stem}.{}", format.extension()));
    files::write_with(&place, |out| write(&dataset, format, out))?;
    Ok((dataset.facts.len(), dataset.coverage.len(), notes.len()))
}
