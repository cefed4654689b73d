//! The command line: a report in, a dataset, charts and a portal out.
//!
//! Exit codes: 0 for success, 1 for findings (an input that is not as it should be), 2 for bad use. Files are written whole or not
//! at all.
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
const EXIT_CODES: &str = "Exit codes: 0 for success, 1 for findings (an input that is not as it should be), 2 for bad use.\n\
                          Files are written whole or not at all.";

/// Charts from public work reports, every mark traceable to the report's own words.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Diff(diff::Arguments),
    Embed(embed::Arguments),
    Extract(extract::Arguments),
    Render(render::Arguments),
    Scene(scene::Arguments),
    Schema(schema::Arguments),
    Site(site::Arguments),
}

/// How a command ended: with findings printed already, or with a sentence that says why it could not go on.
type Outcome = Result<Success, String>;

/// Whether there was anything to find fault with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Success {
    /// Nothing.
    Clean,
    /// Something, which has been printed.
    Findings,
    /// The command was called in a way that makes no sense, which has been printed.
    Misuse,
}

/// Says why a call makes no sense.
fn misuse(reason: &str) -> Outcome {
    eprintln!("report-charts: {reason}");
    Ok(Success::Misuse)
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
        Ok(Success::Misuse) => ExitCode::from(2),
        Err(reason) => {
            eprintln!("report-charts: {reason}");
            ExitCode::from(1)
        }
    }
}
