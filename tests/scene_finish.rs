//! From items to shapes, from shapes to calls of the backend, to SVG.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // A test stops at what it did not expect.

use std::rc::Rc;

use report_charts::color::{Color, Paint};
use report_charts::draw;
use report_charts::export;
use report_charts::geometry::{Interpolate, Point, Rect, Size, Symbol};
use report_charts::scene::{
    Arc, Area, Box, Datum, Geometry, Item, Line, Mark, Outline, Plot, Role, RowId, Rule, Scene, Stroke, Style,
    SymbolAt, Text, Trail, Words, finish,
};
use report_charts::text::{Align, Baseline, Font};

const BLUE: Color = Color::hex(0x1f5fa8);

fn fill(color: Color) -> Style {
    Style { fill: Some(Paint::Color(color)), ..Style::default() }
}

fn stroke(color: Color, width: f64, dash: &[f64]) -> Style {
    let stroke = Stroke { paint: Paint::Color(color), width, dash: dash.into(), dash_offset: 0.0 };
    Style { stroke: Some(stroke), ..Style::default() }
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Geometry {
    Geometry::Rect(Box { rect: Rect::new(x, y, width, height), corners: [0.0; 4] })
}

fn line(points: &[[f64; 2]], interpolate: Interpolate) -> Geometry {
    let point = |[x, y]: &[f64; 2]| (!y.is_nan()).then(|| Point::new(*x, *y));
    Geometry::Line(Line { points: points.iter().map(point).collect(), interpolate, tension: None })
}

/// A plot of 100 by 100 at 10, 10 with one item.
fn scene(geometry: Geometry, style: Style, clip: bool) -> Scene {
    let item = Item { geometry, style, datum: None };
    let mark = Mark { role: Role::Rect, clip, items: vec![item] };
    let plot = Plot { area: Rect::new(10.0, 10.0, 100.0, 100.0), marks: vec![mark], ..Plot::default() };
    Scene { size: Size::new(120.0, 120.0), plots: vec![plot], ..Scene::default() }
}

#[track_caller]
fn check(geometry: Geometry, style: Style, clip: bool, expected: &str) {
    assert_eq!(draw::record(&finish(&scene(geometry, style, clip)), 1.0).trim_end(), expected);
}

#[test]
fn bars_lie_on_whole_pixels() {
    check(rect(10.3, 0.0, 20.0, 50.0), fill(BLUE), false, "rect 20,10 40,60 #1f5fa8");
}

#[test]
fn a_bar_without_height_is_not_drawn() {
    check(rect(10.0, 50.0, 20.0, 0.0), fill(BLUE), false, "");
}

#[test]
fn bars_are_clipped() {
    check(rect(-50.0, 10.0, 500.0, 5.0), fill(BLUE), true, "rect 10,20 110,25 #1f5fa8");
}

#[test]
fn rules_are_crisp_and_dashes_are_pieces() {
    let rule = Geometry::Rule(Rule { from: Point::new(0.0, 20.0), to: Point::new(10.0, 20.0) });
    check(rule.clone(), stroke(BLUE, 1.0, &[]), false, "path 10,30.5 20,30.5 #1f5fa8 1px");
    check(
        rule,
        stroke(BLUE, 1.0, &[4.0, 2.0]),
        false,
        "path 10,30.5 14,30.5 #1f5fa8 1px\npath 16,30.5 20,30.5 #1f5fa8 1px",
    );
}

#[test]
fn lines_break_at_missing_values_and_are_clipped() {
    let points = [[0.0, 0.0], [20.0, 40.0], [30.0, f64::NAN], [40.0, 50.0], [140.0, 150.0]];
    check(
        line(&points, Interpolate::Linear),
        stroke(BLUE, 2.0, &[]),
        true,
        "path 10,10 30,50 #1f5fa8 2px\npath 50,60 100,110 #1f5fa8 2px",
    );
}

#[test]
fn steps_are_straight() {
    check(
        line(&[[0.0, 0.0], [20.0, 40.0]], Interpolate::StepAfter),
        stroke(BLUE, 1.0, &[]),
        false,
        "path 10.5,10.5 30.5,10.5 30.5,50.5 #1f5fa8 1px",
    );
}

#[test]
fn what_is_no_number_is_not_drawn() {
    check(rect(f64::NAN, 0.0, 20.0, 50.0), fill(BLUE), false, "");
    check(rect(0.0, 0.0, f64::INFINITY, 50.0), fill(BLUE), true, "");
    let at = Point::new(f64::NAN, 1.0);
    let symbol = SymbolAt { at, size: 30.0, symbol: Symbol::Circle, angle: 0.0 };
    check(Geometry::Symbol(symbol), fill(BLUE), false, "");
}

#[test]
fn symbols_have_vegas_outlines() {
    let symbol = |symbol: Symbol| {
        let at = Point::new(40.0, 40.0);
        Geometry::Symbol(SymbolAt { at, size: 64.0, symbol, angle: 0.0 })
    };
    check(symbol(Symbol::Circle), fill(BLUE), false, "circle 50,50 r 4 #1f5fa8");
    check(symbol(Symbol::Diamond), fill(BLUE), false, "polygon 46,50 50,46 54,50 50,54 #1f5fa8");
    check(symbol(Symbol::TriangleUp), fill(BLUE), false, "polygon 50,46.5625 46,53.4375 54,53.4375 #1f5fa8");
    let own = Symbol::Path("M0-1 L1,1H-1z".to_owned());
    check(symbol(own), fill(BLUE), false, "polygon 50,46 54,54 46,54 #1f5fa8");
}

#[test]
fn text_turns_around_its_point() {
    let text = |angle: f64, baseline: Baseline| {
        Geometry::Text(Text {
            at: Point::new(40.0, 40.0),
            lines: vec!["一".into(), "二".into()],
            whole: None,
            font: Font { family: "sans-serif".into(), size: 10.0, weight: 700, italic: false },
            line_height: 12.0,
            align: Align::Right,
            baseline,
            angle,
            shift: Point::default(),
        })
    };
    // Backends anchor at the middle, which lies 0.3 em above the baseline.
    check(
        text(0.0, Baseline::Top),
        fill(BLUE),
        false,
        "text \"一\" 50,55 right bold 10px sans-serif #1f5fa8\ntext \"二\" 50,67 right bold 10px sans-serif #1f5fa8",
    );
    check(
        text(-90.0, Baseline::Alphabetic),
        fill(BLUE),
        false,
        "turn 50,50 by -90\ntext \"一\" 0,-3 right bold 10px sans-serif #1f5fa8\nturn back\n\
         turn 62,50 by -90\ntext \"二\" 0,-3 right bold 10px sans-serif #1f5fa8\nturn back",
    );
}

#[test]
fn a_million_points_are_no_more_than_the_columns_show() {
    let points: Vec<[f64; 2]> = (0..1_000_000).map(|i| [f64::from(i) / 10_000.0, f64::from(i % 97)]).collect();
    let drawing = finish(&scene(line(&points, Interpolate::Linear), stroke(BLUE, 1.0, &[]), false));
    let Outline::Polyline(drawn) = &drawing.shapes[0].outline else { panic!("no line") };
    assert!(drawn.len() <= 4 * 201, "{} points", drawn.len());
    let highest = drawn.iter().map(|point| point.y).fold(0.0, f64::max);
    assert_eq!((drawn[0], highest), (Point::new(10.0, 10.0), 106.0));
}

#[test]
fn thousands_of_points_are_one_picture() {
    let point = |i: u32| Item {
        geometry: Geometry::Symbol(SymbolAt {
            at: Point::new(f64::from(i % 100), f64::from(i / 100)),
            size: 9.0,
            symbol: Symbol::Circle,
            angle: 0.0,
        }),
        style: fill(BLUE),
        datum: None,
    };
    let mut scene = scene(rect(0.0, 0.0, 1.0, 1.0), fill(BLUE), false);
    scene.plots[0].marks.push(Mark { role: Role::Symbol, clip: false, items: (0..2_000).map(point).collect() });
    let text = draw::record(&finish(&scene), 2.0);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "rect 20,20 22,22 #1f5fa8");
    assert!(lines[1].starts_with("picture 15,15 208x48 of "), "{}", lines[1]);
    assert_eq!(lines.len(), 2);
}

/// Every kind of item, as hostile as it comes.
fn hostile() -> Vec<Geometry> {
    let nasty = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, 0.0, 1e-300];
    let mut all = Vec::new();
    for a in nasty {
        for b in nasty {
            all.push(rect(a, b, b, a));
            all.push(Geometry::Rule(Rule { from: Point::new(a, b), to: Point::new(b, 5.0) }));
            all.push(Geometry::Symbol(SymbolAt { at: Point::new(5.0, a), size: b, symbol: Symbol::Cross, angle: a }));
            let arc = Arc { start: a, end: b, inner: 3.0, outer: a, pad: b, corner: a, ..Arc::default() };
            all.push(Geometry::Arc(arc));
            let near = Arc { start: 0.0, end: 1.0, inner: 3.0, outer: 9.0, pad: a, corner: b, ..Arc::default() };
            all.push(Geometry::Arc(near));
            all.push(Geometry::Trail(Trail {
                points: vec![Some((Point::new(a, 1.0), b)), None, Some((Point::new(5.0, b), a))],
            }));
            for interpolate in [
                Interpolate::Linear,
                Interpolate::LinearClosed,
                Interpolate::Step,
                Interpolate::Basis,
                Interpolate::BasisClosed,
                Interpolate::BasisOpen,
                Interpolate::Bundle,
                Interpolate::Cardinal,
                Interpolate::CardinalClosed,
                Interpolate::CardinalOpen,
                Interpolate::CatmullRom,
                Interpolate::Monotone,
                Interpolate::Natural,
            ] {
                for count in 0..5 {
                    let values = [[1.0, a], [b, 2.0], [3.0, 3.0], [3.0, 3.0], [a, b]];
                    all.push(line(&values[..count], interpolate));
                    let points = values[..count].iter().map(|[x, y]| Some((Point::new(*x, *y), Point::new(*x, 9.0))));
                    let points = points.collect();
                    all.push(Geometry::Area(Area { points, interpolate, tension: Some(a), horizontal: a > b }));
                }
            }
        }
    }
    all
}

#[test]
fn nothing_hostile_reaches_a_shape() {
    let mut style = stroke(BLUE, 2.0, &[3.0, 0.0, 1.0]);
    style.fill = Some(Paint::Hatch(BLUE));
    for geometry in hostile() {
        for clip in [false, true] {
            let drawing = finish(&scene(geometry.clone(), style.clone(), clip));
            let text = draw::record(&drawing, 1.5);
            let svg = export::svg(&drawing, &export::Labels::default(), None);
            assert!(!text.contains("NaN") && !text.contains("inf"), "{geometry:?}\n{text}");
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{geometry:?}\n{svg}");
            for number in text.split([' ', ',']).filter_map(|word| word.parse::<f64>().ok()) {
                assert!(number.abs() < 10_000.0, "{geometry:?}\n{text}");
            }
        }
    }
}

#[test]
fn svg_names_every_datum_and_escapes_it() {
    let mut scene = scene(rect(0.0, 0.0, 20.0, 50.0), fill(BLUE), false);
    scene.plots[0].marks[0].items[0].datum = Some(Rc::new(Datum {
        rows: vec![RowId::default()],
        said: Words { description: "a < b & \"c\": 135.52亿元".into(), ..Words::default() }.into(),
        href: Some("javascript:alert(1)".into()),
    }));
    let labels = export::Labels { language: "zh-CN", title: "经费", description: "", id: "" };
    assert_eq!(
        export::svg(&finish(&scene), &labels, None),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"120\" viewBox=\"0 0 120 120\" \
         role=\"graphics-document document\" xml:lang=\"zh-CN\" lang=\"zh-CN\" aria-label=\"经费\" \
         stroke-miterlimit=\"10\">\n<title>经费</title>\n\
         <g class=\"marks\" role=\"graphics-object\" aria-roledescription=\"marks\">\n\
         <g role=\"graphics-symbol\" aria-label=\"a &lt; b &amp; &quot;c&quot;: 135.52亿元\">\
         <title>a &lt; b &amp; &quot;c&quot;: 135.52亿元</title>\
         <rect x=\"10\" y=\"10\" width=\"20\" height=\"50\" fill=\"#1f5fa8\"/></g>\n</g>\n</svg>\n"
    );
}
