//! The command line: a report in, a dataset, charts and a portal out.
//!
//! Exit codes: 0 for success, 1 for findings (an input that is not as it should be), 2 for bad use (options that make no sense, a
//! chart that is not there, a file that cannot be read or written). Files are written whole or not at all.
#![cfg_attr(target_arch = "wasm32", no_main)] // There is no command line in a browser.
#![cfg(not(target_arch = "wasm32"))]

mod check;
mod decode;
mod diff;
mod embed;
mod extract;
mod files;
mod joined;
mod render;
mod review;
mod scene;
mod schema;
mod site;
mod sources;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What every command tells its caller.
const EXIT_CODES: &str = "\
Exit codes: 0 for success, 1 for findings (an input that is not as it should be), 2 for bad use
(options that make no sense, a chart that is not there, a file that cannot be read or written).
Files are written whole or not at all.";

/// The way from a report to a page.
const EXAMPLES: &str = "\
Examples:
  report-charts extract report.txt -o dataset.json --review review.html
  report-charts check dataset.json --report report.txt
  report-charts render seeds/nanchang-education-2020.json --chart spending --lang en -o spending.png
  report-charts site report.txt --annotations notes.json -o portal

";

/// Charts from public work reports, every mark traceable to the report's own words.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, after_help = [EXAMPLES, EXIT_CODES].concat())]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// In the order in which an editor needs them.
#[derive(Subcommand)]
enum Command {
    #[command(after_help = EXIT_CODES)]
    Extract(extract::Arguments),
    #[command(after_help = EXIT_CODES)]
    Check(check::Arguments),
    #[command(after_help = EXIT_CODES)]
    Diff(diff::Arguments),
    #[command(after_help = EXIT_CODES)]
    Render(render::Arguments),
    #[command(after_help = EXIT_CODES)]
    Embed(embed::Arguments),
    #[command(after_help = EXIT_CODES)]
    Site(site::Arguments),
    #[command(after_help = EXIT_CODES)]
    Scene(scene::Arguments),
    #[command(after_help = EXIT_CODES)]
    Schema(schema::Arguments),
}

/// How a command ended: with findings printed already, or with a sentence that says why it could not go on.
type Outcome = Result<Success, Stop>;

/// Whether there was anything to find fault with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Success {
    /// Nothing.
    Clean,
    /// Something, which has been printed.
    Findings,
}

/// Why a command could not go on.
enum Stop {
    /// An input is not as it should be.
    Input(String),
    /// The call makes no sense, or a file that it names cannot be read or written.
    Use(String),
}

impl Stop {
    /// The sentence that says so.
    fn reason(&self) -> &str {
        match self {
            Stop::Input(reason) | Stop::Use(reason) => reason,
        }
    }

    fn code(&self) -> u8 {
        match self {
            Stop::Input(_) => 1,
            Stop::Use(_) => 2,
        }
    }
}

impl From<String> for Stop {
    fn from(reason: String) -> Self {
        Stop::Input(reason)
    }
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Embed(arguments) => embed::run(&arguments),
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
        Command::Scene(arguments) => scene::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Site(arguments) => site::run(&arguments),
    };
    match outcome {
        Ok(Success::Clean) => ExitCode::SUCCESS,
        Ok(Success::Findings) => ExitCode::from(1),
        Err(stop) => {
            eprintln!("report-charts: {}", stop.reason());
            ExitCode::from(stop.code())
        }
    }
}
