//! How long compiling, finishing, painting and writing a picture take, natively, and what is said of it: for the portal's
//! charts, for very many rows, and for what nobody should give a chart. Prints medians; there is nothing to compare with.

#![cfg(not(target_arch = "wasm32"))]

use std::hint::black_box;
use std::time::{Duration, Instant};

use report_charts::chart::{Chart, Definition, Document, Failure, Wish};
use report_charts::color::{Color, Paint};
use report_charts::compile::theme::{self, Mode};
use report_charts::compile::{Context, Overlay, Sources, compile};
use report_charts::data::{Column, Table};
use report_charts::draw::{self, Recording};
use report_charts::export::{self, Labels};
use report_charts::geometry::{Interpolate, Point, Rect, Size, Symbol};
use report_charts::locale::Locale;
use report_charts::scene::{
    Box, Drawing, Geometry, Item, Line, Mark, Plot, Role, Scene, Stroke, Style, SymbolAt, finish,
};
use report_charts::spec;
use report_charts::text::Advances;
use serde_json::{Value as Json, json};

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
    median_of(15, || timed(&mut work))
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

/// A chart of a definition over columns.
fn chart(spec: &Json, columns: &[(&str, Vec<f64>)]) -> Result<Chart, Failure> {
    let mut chart = Chart::new(Definition { spec: spec.clone(), ..Definition::default() }, Locale::En)?;
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    let add = |table: Table, (name, column): &(&str, Vec<f64>)| {
        table.with_column(name, Column::Numbers(column.clone().into()))
    };
    chart.supply("data", columns.iter().fold(Table::new(rows), add));
    Ok(chart)
}

fn wish() -> Wish {
    Wish { room: Size::new(640.0, 400.0), ..Wish::default() }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

/// Charts of very many rows: the first picture, the next one with what is known of the data, what a pointer needs, what is said.
fn large() {
    let walk = |count: u32| (0..count).map(|at| (f64::from(at) * 0.7).sin() + (f64::from(at) * 3e-4).cos()).collect();
    let columns = |count: u32| -> [(&str, Vec<f64>); 3] {
        let series = (0..count).map(|at| f64::from(at % 2)).collect();
        [("x", (0..count).map(f64::from).collect()), ("y", walk(count)), ("s", series)]
    };
    let spec = |mark: &str, color: bool| {
        let mut encoding =
            json!({"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}});
        if color {
            encoding["color"] = json!({"field": "s", "type": "nominal"});
        }
        json!({"data": {"name": "data"}, "width": "container", "height": 300, "mark": mark, "encoding": encoding})
    };
    let cases = [
        ("line of 10^6", spec("line", false), 1_000_000),
        ("area of 10^6", spec("area", false), 1_000_000),
        ("2 lines of 10^6", spec("line", true), 1_000_000),
        ("10^5 points", spec("point", true), 100_000),
    ];
    println!("{:<24}{:>12}{:>12}{:>12}{:>12}", "", "first", "next", "targets", "summary");
    for (name, spec, count) in cases {
        let columns = columns(count);
        let mut times = [Duration::ZERO; 4];
        let Ok(mut known) = chart(&spec, &columns) else { continue };
        times[0] = median_of(5, || {
            let Ok(mut fresh) = chart(&spec, &columns) else { return Duration::ZERO };
            timed(|| drop(black_box(fresh.draw(&wish(), &Advances))))
        });
        times[1] = median(|| drop(black_box(known.draw(&wish(), &Advances))));
        times[2] = median_of(5, || {
            let Ok(_) = known.draw(&wish(), &Advances) else { return Duration::ZERO };
            timed(|| drop(black_box(known.targets())))
        });
        times[3] = timed(|| drop(black_box(known.summary())));
        let [first, next, targets, summary] = times.map(milliseconds);
        println!("{name:<24}{first:>12}{next:>12}{targets:>12}{summary:>12}");
    }
}

/// What nobody should give a chart: how long it takes until it is drawn or refused, and what is said.
fn hostile() {
    let bar = |transform: Json, values: Json| {
        let x = json!({"field": "a", "type": "nominal"});
        json!({"data": {"values": values}, "transform": transform, "mark": "bar", "encoding": {"x": x, "y": {"field": "b"}}})
    };
    let one = json!([{"a": "xxxxxxxx", "b": 1}]);
    let named = |channels: Json| json!({"data": {"name": "data"}, "mark": "line", "encoding": channels});
    let nominal = json!({"field": "a", "type": "nominal"});
    let doubles: Vec<Json> = (0..40).map(|_| json!({"calculate": "datum.a + datum.a", "as": "a"})).collect();
    let lists: Vec<Json> = (0..40).map(|_| json!({"calculate": "[datum.a, datum.a]", "as": "a"})).collect();
    let tokens = ["datum.b", &"+1".repeat(500_000)].concat();
    let many = json!([{"filter": tokens}]);
    let times = json!([{"a": 1e300, "b": 1}, {"a": -1e300, "b": 2}, {"a": "+999999-13-77", "b": 3}]);
    let date = json!({"field": "a", "type": "temporal"});
    let long = json!([{"a": "x".repeat(1_000_000), "b": 1}]);
    let cases = [
        ("an expression of 10^6 tokens", bar(many, one.clone())),
        ("texts that double 40 times", bar(doubles.into(), one.clone())),
        ("lists that double 40 times", bar(lists.into(), one.clone())),
        ("10^6 layers", json!({"data": {"values": one}, "layer": vec![json!({"mark": "bar"}); 1_000_000]})),
        ("a facet of 10^6 cells", named(json!({"facet": nominal, "y": {"field": "b", "type": "quantitative"}}))),
        ("10^6 categories", named(json!({"x": nominal, "y": {"field": "b", "type": "quantitative"}}))),
        ("10^6 categories, summed", named(json!({"x": nominal, "y": {"field": "b", "aggregate": "sum"}}))),
        ("10^6 series", named(json!({"detail": nominal, "y": {"field": "b", "type": "quantitative"}}))),
        (
            "dates out of range",
            json!({"data": {"values": times}, "mark": "line", "encoding": {"x": date, "y": {"field": "b"}}}),
        ),
        ("a label of 10^6 letters", bar(json!([]), long)),
        ("a picture of 10^6 pixels", json!({"data": {"values": one}, "width": 1e6, "height": 1e6, "mark": "bar"})),
    ];
    let numbers: Vec<f64> = (0..1_000_000).map(f64::from).collect();
    let columns = [("a", numbers.clone()), ("b", numbers)];
    println!("{:<30}{:>12}   what is said", "", "time");
    for (name, spec) in cases {
        // The data are there before anything is asked of them.
        let text = spec.to_string();
        let start = Instant::now();
        let read = spec::read_bounded(&text, &["values"]).map_err(|error| error.to_string());
        let mut said = |spec: Json| -> Result<String, String> {
            let say = |failure: Failure| failure.message(Locale::En);
            let mut chart = chart(&spec, &[]).map_err(say)?;
            let supplied = columns.iter().fold(Table::new(1_000_000), |table, (name, column)| {
                table.with_column(name, Column::Numbers(column.clone().into()))
            });
            chart.supply("data", supplied);
            chart.draw(&wish(), &Advances).map_err(say)?;
            let note = chart.notes().next().map(ToString::to_string);
            Ok(note.map_or_else(|| "drawn".to_owned(), |note| ["drawn; ", &note].concat()))
        };
        let said = read.and_then(&mut said).unwrap_or_else(|refusal| ["refused: ", &refusal].concat());
        let said: String = said.chars().take(100).collect();
        println!("{name:<30}{:>12}   {said}", milliseconds(start.elapsed()));
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median_of(count: usize, mut work: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..count).map(|_| work()).collect();
    times.sort();
    times[times.len() / 2]
}

fn main() {
    charts();
    large();
    hostile();
    scenes();
}

/// Pictures without a spec.
fn scenes() {
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
