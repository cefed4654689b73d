//! `report-charts check`: does a dataset say what its report says?

use std::path::PathBuf;

use clap::Args;
use report_charts::report::check::check;
use report_charts::report::dataset::Dataset;

use crate::{Outcome, Success, decode, files};

/// Hold every figure of a dataset against the words of its report
#[derive(Args)]
pub struct Arguments {
    /// A dataset; `-` reads standard input
    dataset: PathBuf,
    /// The report it was made from
    #[arg(long)]
    report: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Outcome {
    let dataset: Dataset = serde_json::from_str(&files::read(&arguments.dataset)?)
        .map_err(|reason| format!("{}: not a dataset: {reason}", arguments.dataset.display()))?;
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
