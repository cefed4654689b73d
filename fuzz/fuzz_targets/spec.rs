//! Any JSON as a spec, its data included: reading, compiling, writing and using the chart neither panic nor hang.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use report_charts::chart::{Chart, Document, Wish};
use report_charts::compile::theme::Mode;
use report_charts::compile::{Context, Overlay, Sources, compile};
use report_charts::export::{self, Labels, Start};
use report_charts::geometry::{Point, Size};
use report_charts::interact::{Event, Held, Key};
use report_charts::locale::Locale;
use report_charts::scene::finish;
use report_charts::spec::{self, Config};
use report_charts::text::Advances;
use serde_json::{Value, json};

fuzz_target!(|data: &[u8]| {
    let Ok(json) = serde_json::from_slice::<Value>(data) else { return };
    draw(&json);
    use_as_readers_do(json);
});

/// As a picture of whatever is understood, refusals or not.
fn draw(json: &Value) {
    let (spec, _) = spec::read(json);
    let (sources, theme, overlay) = (Sources::new(), Config::default(), Overlay::default());
    let context = Context {
        sources: &sources,
        container: Some(Size::new(358.0, 0.0)),
        theme: &theme,
        text: &Advances,
        locale: Locale::En,
        overlay: &overlay,
    };
    let Ok(view) = compile(&spec, &context) else { return };
    let labels = Labels { language: "en", title: "", description: "", id: "" };
    let svg = export::svg(&finish(&view.scene), &labels, None);
    assert!(places_are_numbers(&svg), "a place that is no number is drawn");
    export::csv(&view, None, Start::Plain);
    export::json(&view, None);
}

/// Whether no attribute that places or measures holds NaN or an infinity; texts may.
fn places_are_numbers(svg: &str) -> bool {
    const GEOMETRY: [&str; 15] =
        ["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "transform", "points", "viewBox"];
    let pieces: Vec<&str> = svg.split('"').collect();
    pieces.windows(2).all(|pair| {
        let name = pair[0].rsplit(' ').next().and_then(|name| name.strip_suffix('='));
        !name.is_some_and(|name| GEOMETRY.contains(&name)) || !(pair[1].contains("NaN") || pair[1].contains("inf"))
    })
}

/// As a chart on a page, with hands on it.
fn use_as_readers_do(json: Value) {
    let document = Document::of(json);
    let Ok(definition) = document.definition(None, Locale::ZhCn) else { return };
    let Ok(mut chart) = Chart::new(definition, Locale::ZhCn) else { return };
    let wish = Wish { room: Size::new(320.0, 240.0), mode: Mode::Dark, font: String::new() };
    if chart.draw(&wish, &Advances).is_err() {
        return;
    }
    chart.name();
    chart.summary();
    chart.table();
    chart.tones();
    let place = Point::new(120.0, 80.0);
    let events = [
        Event::PointerMoved(place),
        Event::Tapped(place, Held::default()),
        Event::Pressed(Key::Right),
        Event::Pressed(Key::End),
        Event::Zoomed(place, 2.0),
        Event::Panned(Point::new(30.0, -9.0)),
        Event::Grabbed(place, Held::default()),
        Event::Dragged(Point::new(1e9, -4.0)),
        Event::Released,
        Event::Pressed(Key::Escape),
    ];
    for event in events {
        chart.handle(event);
        let _ = chart.draw(&wish, &Advances);
    }
}

/// What a place in a spec is replaced by, beside other places of the same spec.
fn hostile() -> Vec<Value> {
    vec![
        json!(null),
        json!([]),
        json!({}),
        json!(""),
        json!(0),
        json!(-1),
        json!(1e308),
        json!(-1e308),
        json!(5e-324),
        json!(9007199254740993_u64),
        json!(true),
        json!("\u{202e}长标签\u{0}<b>"),
        json!("2020-02-30"),
        json!("container"),
        json!({"step": 0.001}),
        json!({"field": "a", "type": "quantitative", "scale": {"type": "log"}}),
        json!({"values": []}),
        json!({"values": [{"a": null}, {"a": 1e300}, {"b": -0.0}]}),
        json!("log"),
        json!("quantitative"),
        json!("temporal"),
        json!("nominal"),
        json!("arc"),
        json!("line"),
        json!("area"),
        json!("figure"),
        json!("pictogram"),
        json!("gauge"),
        json!("normalize"),
        json!("independent"),
    ]
}

// Whole values move, so that what comes out is a spec still.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut random = seed;
    let mut next = |below: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) as usize % below.max(1)
    };
    let parsed = serde_json::from_slice::<Value>(&data[..size]).ok();
    let Some(mut json) = parsed.filter(|_| next(5) > 0) else { return fuzzer_mutate(data, size, max_size) };
    for _ in 0..=next(3) {
        let count = places(&json);
        let choices = hostile();
        let new = if next(2) == 0 { choices[next(choices.len())].clone() } else { nth(&mut json, next(count)).clone() };
        *nth(&mut json, next(count)) = new;
    }
    let written = json.to_string().into_bytes();
    if written.len() > max_size {
        return fuzzer_mutate(data, size, max_size);
    }
    data[..written.len()].copy_from_slice(&written);
    written.len()
});

/// How many values a value holds, itself included.
fn places(json: &Value) -> usize {
    1 + match json {
        Value::Array(items) => items.iter().map(places).sum(),
        Value::Object(members) => members.values().map(places).sum(),
        _ => 0,
    }
}

/// The value of a number, counted from the top.
fn nth(json: &mut Value, number: usize) -> &mut Value {
    if number == 0 {
        return json;
    }
    let mut rest = number - 1;
    let inner: Vec<&mut Value> = match json {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(members) => members.values_mut().collect(),
        _ => unreachable!("the number is below the count"),
    };
    for value in inner {
        let count = places(value);
        if rest < count {
            return nth(value, rest);
        }
        rest -= count;
    }
    unreachable!("the number is below the count")
}
