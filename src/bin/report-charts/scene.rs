//! `report-charts scene`: a chart as JSON, for tests and for whoever compares.

use std::path::{Path, PathBuf};

use clap::Args;
use report_charts::compile::{Context, compile};
use report_charts::export::scene::{error_json, note_json, refusals_json, scene_json};
use report_charts::geometry::Size;
use report_charts::locale::Locale;
use report_charts::spec::{self, Config};
use report_charts::text::Advances;
use serde_json::Value as Json;

use crate::{Outcome, Stop, Success, files, render, sources};

/// Print a chart as JSON: marks, axes, scales and legends, or why it cannot be drawn
#[derive(Args)]
pub struct Arguments {
    /// A chart in the grammar; `-` reads standard input
    spec: PathBuf,
    /// Width of the plot in CSS pixels; otherwise the spec's own
    #[arg(long, value_name = "PIXELS", value_parser = render::extent)]
    width: Option<f64>,
    /// Height of the plot in CSS pixels; otherwise the spec's own
    #[arg(long, value_name = "PIXELS", value_parser = render::extent)]
    height: Option<f64>,
    /// The folder in which the data's addresses begin; otherwise that of the spec
    #[arg(long, value_name = "FOLDER")]
    base: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Outcome {
    let scene = match scene(arguments) {
        Ok(scene) => scene,
        Err(stop @ Stop::Use(_)) => return Err(stop),
        Err(Stop::Input(reason)) => error_json(&reason),
    };
    let drawn = scene.get("status").and_then(Json::as_str) == Some("ok");
    files::print(&scene.to_string())?;
    Ok(if drawn { Success::Clean } else { Success::Findings })
}

fn scene(arguments: &Arguments) -> Result<Json, Stop> {
    let mut json: Json = serde_json::from_str(&files::read(&arguments.spec)?)
        .map_err(|reason| format!("{}: not JSON: {reason}", files::name(&arguments.spec)))?;
    if let Json::Object(members) = &mut json {
        let sizes = [("width", arguments.width), ("height", arguments.height)];
        members.extend(sizes.into_iter().filter_map(|(name, size)| Some((name.to_owned(), Json::from(size?)))));
    }
    let (spec, mut notes) = spec::read(&json);
    if let Some(refused) = refusals_json(&notes) {
        return Ok(refused);
    }
    let beside = arguments.spec.parent().unwrap_or(Path::new(".")).to_owned();
    let base = arguments.base.as_ref().unwrap_or(&beside);
    let sources = sources::collect(&spec, base, &mut notes)?;
    let overlay = report_charts::compile::Overlay::default();
    let context = Context {
        overlay: &overlay,
        sources: &sources,
        container: container(arguments),
        theme: &Config::default(),
        text: &Advances,
        locale: Locale::En,
    };
    let view = compile(&spec, &context).map_err(|error| error.to_string())?;
    notes.extend_from_slice(&view.notes);
    if let Some(refused) = refusals_json(&notes) {
        return Ok(refused);
    }
    let mut scene = scene_json(&view);
    if let Json::Object(members) = &mut scene
        && !notes.is_empty()
    {
        members.insert("warnings".to_owned(), notes.iter().map(note_json).collect());
    }
    Ok(scene)
}

fn container(arguments: &Arguments) -> Option<Size> {
    Some(Size::new(arguments.width?, arguments.height?))
}
