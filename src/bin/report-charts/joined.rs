//! A report and what a person added to it, read and joined.

use std::path::Path;

use report_charts::diagnostic::Diagnostic;
use report_charts::report::annotations::{self, Annotations};
use report_charts::report::dataset::Dataset;

use crate::{Stop, decode, files};

/// A dataset with the text that it was made from.
pub struct Joined {
    /// The report, decoded.
    pub text: String,
    /// What it says.
    pub dataset: Dataset,
    /// What the rules are unsure of.
    pub notes: Vec<Diagnostic>,
}

/// Reads a report and its annotations; `-` is standard input. Nothing where annotations do not fit, which has been printed.
pub fn read(report: &Path, written: Option<&Path>) -> Result<Option<Joined>, Stop> {
    let written = match written {
        Some(path) => annotations(path)?,
        None => Annotations::default(),
    };
    let text = decode::read(report)?;
    match annotations::dataset(&text, &name(report), &written) {
        Ok((dataset, notes)) => Ok(Some(Joined { text, dataset, notes })),
        Err(errors) => {
            errors.iter().for_each(|error| eprintln!("report-charts: {error}"));
            Ok(None)
        }
    }
}

/// What a report is called.
pub fn name(path: &Path) -> String {
    let name = path.file_name().filter(|_| path != Path::new("-"));
    name.map_or_else(|| "report.txt".to_owned(), |name| name.to_string_lossy().into_owned())
}

fn annotations(path: &Path) -> Result<Annotations, Stop> {
    let json = files::read(path)?;
    serde_json::from_str(&json).map_err(|reason| format!("{}: not annotations: {reason}", files::name(path)).into())
}
