//! How long finishing, painting and writing a picture take, natively. Prints medians; there is nothing to compare with.

#![cfg(not(target_arch = "wasm32"))]

use std::hint::black_box;
use std::time::{Duration, Instant};

use report_charts::chart::Document;
use report_charts::color::{Color, Paint};
use report_charts::compile::theme::{self, Mode};
use report_charts::compile::{Context, Overlay, Sources, compile};
use report_charts::draw::{self, Recording};
use report_charts::export::{self, Labels};
use report_charts::geometry::{Interpolate, Point, Rect, Size, Symbol};
use report_charts::locale::Locale;
use report_charts::scene::{
    Box, Drawing, Geometry, Item, Line, Mark, Plot, Role, Scene, Stroke, Style, SymbolAt, finish,
};
use report_charts::spec;
use report_charts::text::Advances;
use serde_json::Value as Json;

const BLUE: Paint = Paint::Color(Color::hex(0x1f5fa8));

fn scene(role: Role, items: Vec<Item>) -> Scene {
    let mark = Mark { role, clip: false, items };
    let plot = Plot { area: Rect::new(0.0, 0.0, 800.0, 400.0), marks: vec![mark], ..Plot::default() };
    Scene { size: Size::new(800.0, 400.0), plots: vec![plot], ..Scene::default() }
}

fn line(points: u32) -> Scene {
    let step = 800.0 / f64::from(points);
    let wave = |i: u32| (f64::from(i) * 0.7).sin() * 90.0 + (f64::from(i) * 0.0003).cos() * 90.0 + 200.0;
    let points = (0..points).map(|i| Some(Point::new(f64::from(i) * step, wave(i)))).collect();
    let stroke = Stroke { paint: BLUE, width: 1.5, dash: [].into(), dash_offset: 0.0 };
    let geometry = Geometry::Line(Line { points, interpolate: Interpolate::Linear, tension: None });
    scene(Role::Line, vec![Item { geometry, style: Style { stroke: Some(stroke), ..Style::default() }, datum: None }])
}

fn many(role: Role, count: u32, geometry: impl Fn(Point) -> Geometry) -> Scene {
    let at = |i: u32| Point::new(f64::from(i * 7919 % 800), f64::from(i * 104_729 % 400));
    let style = Style { fill: Some(BLUE), ..Style::default() };
    let item = |i: u32| Item { geometry: geometry(at(i)), style: style.clone(), datum: None };
    scene(role, (0..count).map(item).collect())
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

fn calls(drawing: &Drawing) -> usize {
    let mut recording = Recording::default();
    draw::paint(drawing, &mut recording, 2.0).map_or(0, |()| recording.calls)
}

/// Compiles and finishes every chart of the portal.
fn charts() {
    let json = include_str!("../seeds/nanchang-education-2020.json");
    let (Ok(document), Ok(dataset)) = (Document::read("dataset", json), serde_json::from_str::<Json>(json)) else {
        return println!("the dataset cannot be read");
    };
    let theme = theme::portal(Mode::Light);
    println!("{:<26}{:>12}{:>12}{:>9}", "", "compile", "finish", "shapes");
    for chart in dataset["charts"].as_array().into_iter().flatten() {
        let id = chart["id"].as_str().unwrap_or_default();
        let Ok(definition) = document.definition(Some(id), Locale::ZhCn) else { continue };
        let (spec, _) = spec::read(&definition.spec);
        let mut sources = Sources::new();
        sources.extend(definition.facts.map(|facts| ("facts".to_owned(), facts)));
        let container = Some(Size::new(640.0, 0.0));
        let context = Context {
            sources: &sources,
            container,
            theme: &theme,
            text: &Advances,
            locale: Locale::ZhCn,
            overlay: &Overlay::default(),
        };
        let Ok(view) = compile(&spec, &context) else { continue };
        let compiled = median(|| drop(black_box(compile(black_box(&spec), &context))));
        let finished = median(|| drop(black_box(finish(black_box(&view.scene)))));
        let [compiled, finished] = [compiled, finished].map(|time| format!("{:.3} ms", time.as_secs_f64() * 1e3));
        println!("{id:<26}{compiled:>12}{finished:>12}{:>9}", finish(&view.scene).shapes.len());
    }
}

fn main() {
    charts();
    let symbol = |at: Point| Geometry::Symbol(SymbolAt { at, size: 30.0, symbol: Symbol::Circle, angle: 0.0 });
    let bar = |at: Point| Geometry::Rect(Box { rect: Rect::new(at.x, at.y, 0.7, 400.0 - at.y), corners: [0.0; 4] });
    let cases = [
        ("line of 30", line(30)),
        ("line of 10^4", line(10_000)),
        ("line of 10^6", line(1_000_000)),
        ("30 bars", many(Role::Rect, 30, bar)),
        ("10^4 bars", many(Role::Rect, 10_000, bar)),
        ("10^4 points", many(Role::Symbol, 10_000, symbol)),
        ("10^5 points", many(Role::Symbol, 100_000, symbol)),
    ];
    println!("{:<14}{:>12}{:>12}{:>12}{:>9}{:>9}", "", "finish", "paint", "svg", "shapes", "calls");
    for (name, scene) in cases {
        let drawing = finish(&scene);
        let finished = median(|| drop(black_box(finish(black_box(&scene)))));
        let painted = median(|| {
            let mut recording = Recording::default();
            drop(black_box(draw::paint(black_box(&drawing), &mut recording, 2.0)));
        });
        let written = median(|| drop(black_box(export::svg(black_box(&drawing), &Labels::default(), None))));
        let row = [finished, painted, written].map(|time| format!("{:.3} ms", time.as_secs_f64() * 1e3));
        let [finished, painted, written] = row;
        println!("{name:<14}{finished:>12}{painted:>12}{written:>12}{:>9}{:>9}", drawing.shapes.len(), calls(&drawing));
    }
}
