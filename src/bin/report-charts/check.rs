//! `report-charts check`: does a dataset say what its report says?

use std::path::{Path, PathBuf};

use clap::Args;
use report_charts::export::{read_provenance, verify};
use report_charts::report::check::check;
use report_charts::report::dataset::Dataset;
use serde_json::Value as Json;

use crate::{Outcome, Success, decode, files};

/// Hold every figure of a dataset, or of an exported SVG, PNG, CSV or JSON file, against its report's words
#[derive(Args)]
pub struct Arguments {
    /// A dataset or an exported chart; `-` reads standard input
    dataset: PathBuf,
    /// The report it was made from
    #[arg(long, value_name = "FILE")]
    report: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Outcome {
    let name = files::name(&arguments.dataset);
    let content = files::bytes(&arguments.dataset)?;
    if !is_dataset(&arguments.dataset, &content).map_err(|reason| format!("{name}: not JSON: {reason}"))? {
        return check_export(&name, &content, &decode::read(&arguments.report)?);
    }
    let dataset: Dataset =
        serde_json::from_slice(&content).map_err(|reason| format!("{name}: not a dataset: {reason}"))?;
    let findings = check(&dataset, &decode::read(&arguments.report)?);
    for finding in &findings {
        files::print(finding)?;
    }
    if findings.is_empty() {
        files::print(&format!(
            "{} figures and {} derived values are as the report says",
            dataset.facts.len(),
            dataset.derived.len()
        ))?;
        return Ok(Success::Clean);
    }
    Ok(Success::Findings)
}

/// Whether this is a dataset rather than an exported chart. What calls itself JSON must be JSON.
fn is_dataset(path: &Path, content: &[u8]) -> Result<bool, serde_json::Error> {
    match serde_json::from_slice::<Json>(content) {
        Ok(json) => Ok(json.get("facts").is_some()),
        Err(reason) if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) => Err(reason),
        Err(_) => Ok(false),
    }
}

/// Holds the figures that an exported chart carries against the report.
fn check_export(name: &str, content: &[u8], report: &str) -> Outcome {
    let provenance = read_provenance(content).map_err(|error| format!("{name}: {error}"))?;
    let findings = verify(&provenance, report);
    for finding in &findings {
        let colon = if finding.id.is_empty() { "" } else { ": " };
        files::print(&[&finding.id, colon, &finding.message].concat())?;
    }
    if findings.is_empty() {
        files::print(&format!("{} figures are as the report says", provenance.facts.len()))?;
        return Ok(Success::Clean);
    }
    Ok(Success::Findings)
}
