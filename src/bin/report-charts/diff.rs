//! `report-charts diff`: what changed between two datasets.

use std::path::{Path, PathBuf};

use clap::Args;
use report_charts::report::dataset::Dataset;
use report_charts::report::diff::diff;

use crate::{Outcome, Stop, Success, files};

/// Say what changed between two datasets: gone (-), come (+), changed (~)
#[derive(Args)]
pub struct Arguments {
    /// The old dataset
    old: PathBuf,
    /// The new dataset
    new: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Outcome {
    let differences = diff(&read(&arguments.old)?, &read(&arguments.new)?);
    for difference in &differences {
        files::print(&difference.to_string())?;
    }
    Ok(if differences.is_empty() { Success::Clean } else { Success::Findings })
}

fn read(path: &Path) -> Result<Dataset, Stop> {
    serde_json::from_str(&files::read(path)?)
        .map_err(|reason| format!("{}: not a dataset: {reason}", files::name(path)).into())
}
