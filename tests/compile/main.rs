//! From spec to scene: small specs in, marks and scales out as text. What is expected agrees with Vega-Lite 6, tried.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod data;
mod facets;
mod hostile;
mod marks;
mod notes;
mod scales;

use report_charts::compile::{Context, Sources, View, compile};
use report_charts::error::Error;
use report_charts::locale::Locale;
use report_charts::scene::{Geometry, Item, Tooltip};
use report_charts::spec::{self, Config};
use report_charts::text::Advances;
use serde_json::{Value as Json, json};

/// Compiles a spec in Vega-Lite's own look.
pub fn view(spec: &Json) -> Result<View, Error> {
    let (spec, _) = spec::read(spec);
    let (sources, theme) = (Sources::new(), Config::default());
    let overlay = report_charts::compile::Overlay::default();
    let context = Context {
        overlay: &overlay,
        sources: &sources,
        container: None,
        theme: &theme,
        text: &Advances,
        locale: Locale::En,
    };
    compile(&spec, &context)
}

/// Rows for most tests.
pub fn rows() -> Json {
    json!([
        {"a": "A", "b": 28, "c": 1, "g": "x"},
        {"a": "B", "b": 55, "c": 2, "g": "y"},
        {"a": "C", "b": 43, "c": 3, "g": "x"},
        {"a": "A", "b": 91, "c": 4, "g": "y"},
        {"a": "B", "b": -20, "c": 5, "g": "x"},
        {"a": "C", "b": 53, "c": 6, "g": "y"},
    ])
}

/// A spec over [`rows`].
pub fn chart(mark: Json, encoding: Json) -> Json {
    json!({"data": {"values": rows()}, "mark": mark, "encoding": encoding})
}

/// The items of all marks, one a line.
#[track_caller]
pub fn check_items(spec: &Json, expected: &str) {
    let view = view(spec).unwrap();
    let mut lines = Vec::new();
    for plot in &view.scene.plots {
        for mark in &plot.marks {
            lines.extend(mark.items.iter().map(item));
        }
    }
    assert_eq!(lines.join("\n"), expected.trim());
}

/// The size of the first plot and the scales, one a line.
#[track_caller]
pub fn check_scales(spec: &Json, expected: &str) {
    let view = view(spec).unwrap();
    let area = view.scene.plots.first().map(|plot| plot.area).unwrap_or_default();
    let mut lines = vec![format!("{} x {}", number(area.width), number(area.height))];
    for one in &view.scales {
        let domain: Vec<String> = one.scale.domain().iter().map(|value| value.to_json().to_string()).collect();
        lines.push(format!("{:?} {} [{}]", one.channel, one.scale.type_name(), domain.join(", ")));
    }
    assert_eq!(lines.join("\n"), expected.trim());
}

/// What the items stand for, one a line: the sentence, then the tooltip.
#[track_caller]
pub fn check_words(spec: &Json, expected: &str) {
    let view = view(spec).unwrap();
    let items = view.scene.plots.iter().flat_map(|plot| &plot.marks).flat_map(|mark| &mark.items);
    let lines: Vec<String> = items
        .filter_map(|item| item.datum.as_ref())
        .map(|datum| match datum.said.tooltip() {
            Tooltip::None => datum.said.description().to_string(),
            Tooltip::Text(text) => format!("{} | {text}", datum.said.description()),
            Tooltip::Fields(fields) => {
                let fields: Vec<String> = fields.iter().map(|(title, text)| format!("{title}={text}")).collect();
                format!("{} | {}", datum.said.description(), fields.join(", "))
            }
        })
        .collect();
    assert_eq!(lines.join("\n"), expected.trim());
}

/// The notes, one a line.
#[track_caller]
pub fn check_notes(spec: &Json, expected: &str) {
    let view = view(spec).unwrap();
    let lines: Vec<String> = view.notes.iter().map(ToString::to_string).collect();
    assert_eq!(lines.join("\n"), expected.trim());
}

fn item(item: &Item) -> String {
    let n = number;
    let shape = match &item.geometry {
        Geometry::Rect(shape) => {
            let rect = shape.rect;
            let corners =
                if shape.corners == [0.0; 4] { String::new() } else { format!(" corners {:?}", shape.corners) };
            format!("rect {} {} {} {}{corners}", n(rect.x), n(rect.y), n(rect.width), n(rect.height))
        }
        Geometry::Symbol(symbol) => {
            format!("{} {} {} size {}", symbol.symbol.name(), n(symbol.at.x), n(symbol.at.y), n(symbol.size))
        }
        Geometry::Line(line) => {
            let points: Vec<String> = line
                .points
                .iter()
                .map(|point| point.map_or_else(|| "-".to_owned(), |point| format!("{},{}", n(point.x), n(point.y))))
                .collect();
            format!("line {}", points.join(" "))
        }
        Geometry::Area(area) => {
            let points: Vec<String> = area
                .points
                .iter()
                .map(|point| {
                    point.map_or_else(
                        || "-".to_owned(),
                        |(far, near)| format!("{},{}:{},{}", n(far.x), n(far.y), n(near.x), n(near.y)),
                    )
                })
                .collect();
            format!("area {}", points.join(" "))
        }
        Geometry::Trail(trail) => format!("trail of {}", trail.points.len()),
        Geometry::Rule(rule) => {
            format!("rule {} {} {} {}", n(rule.from.x), n(rule.from.y), n(rule.to.x), n(rule.to.y))
        }
        Geometry::Text(text) => format!("text {} {} {:?}", n(text.at.x), n(text.at.y), text.lines.join("/")),
        Geometry::Arc(arc) => {
            format!("arc {} to {} radius {} to {}", n(arc.start), n(arc.end), n(arc.inner), n(arc.outer))
        }
    };
    let paint = |paint: &report_charts::color::Paint| match paint {
        report_charts::color::Paint::Color(color) => color.to_hex(),
        report_charts::color::Paint::Gradient { .. } => "gradient".to_owned(),
        report_charts::color::Paint::Hatch(color) => format!("hatch {}", color.to_hex()),
    };
    let mut line = shape;
    if let Some(fill) = &item.style.fill {
        line.push_str(&format!(" fill {}", paint(fill)));
    }
    if let Some(stroke) = &item.style.stroke {
        line.push_str(&format!(" stroke {} {}", paint(&stroke.paint), n(stroke.width)));
    }
    let opacity = if item.style.fill.is_some() { item.style.fill_opacity } else { item.style.stroke_opacity };
    if opacity != 1.0 {
        line.push_str(&format!(" opacity {}", n(opacity)));
    }
    line
}

fn number(x: f64) -> String {
    let rounded = (x * 1000.0).round() / 1000.0 + 0.0;
    rounded.to_string()
}
