//! `report-charts schema`: the JSON Schema of a format.

use clap::{Args, ValueEnum};
use report_charts::report::annotations::Annotations;
use report_charts::report::dataset::Dataset;
use schemars::schema_for;

use crate::{Outcome, Success, files};

/// Print the JSON Schema of datasets or of annotations
#[derive(Args)]
pub struct Arguments {
    /// Which format
    #[arg(value_enum)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// What `extract` writes
    Dataset,
    /// What `extract --annotations` reads
    Annotations,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Outcome {
    let schema = match arguments.format {
        Format::Dataset => schema_for!(Dataset),
        Format::Annotations => schema_for!(Annotations),
    };
    files::print(&serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?)?;
    Ok(Success::Clean)
}
