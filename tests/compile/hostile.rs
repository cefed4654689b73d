//! Nothing that an author or the network sends makes the compiler stop, hang or draw outside of numbers.

use super::view;
use report_charts::diagnostic::Severity;
use report_charts::scene::Geometry;
use serde_json::{Value as Json, json};
use std::time::Instant;

const MARKS: [&str; 15] = [
    "arc",
    "area",
    "bar",
    "circle",
    "line",
    "point",
    "rect",
    "rule",
    "square",
    "text",
    "tick",
    "trail",
    "figure",
    "pictogram",
    "gauge",
];

/// Compiles, and says what came of it: how many items, all of them at finite places, or the error.
fn outcome(spec: &Json) -> String {
    let start = Instant::now();
    let outcome = match view(spec) {
        Ok(view) => {
            let mut count = 0;
            for item in view.scene.plots.iter().flat_map(|plot| &plot.marks).flat_map(|mark| &mark.items) {
                count += 1;
                assert!(is_finite(&item.geometry), "{spec}: {item:?}");
            }
            format!("{count} items")
        }
        Err(error) => error.to_string(),
    };
    assert!(start.elapsed().as_secs_f64() < 5.0, "{spec} took {:?}", start.elapsed());
    outcome
}

fn is_finite(geometry: &Geometry) -> bool {
    let all = |numbers: &[f64]| numbers.iter().all(|number| number.is_finite());
    match geometry {
        Geometry::Rect(shape) => all(&[shape.rect.x, shape.rect.y, shape.rect.width, shape.rect.height]),
        Geometry::Symbol(symbol) => all(&[symbol.at.x, symbol.at.y, symbol.size, symbol.angle]),
        Geometry::Line(line) => line.points.iter().flatten().all(|point| all(&[point.x, point.y])),
        Geometry::Area(area) => area.points.iter().flatten().all(|(far, near)| all(&[far.x, far.y, near.x, near.y])),
        Geometry::Trail(trail) => trail.points.iter().flatten().all(|(point, width)| all(&[point.x, point.y, *width])),
        Geometry::Rule(rule) => all(&[rule.from.x, rule.from.y, rule.to.x, rule.to.y]),
        Geometry::Text(text) => all(&[text.at.x, text.at.y, text.angle, text.font.size]),
        Geometry::Arc(arc) => all(&[arc.start, arc.end, arc.inner, arc.outer, arc.center.x, arc.center.y]),
    }
}

/// Every mark over the same rows, with each of several encodings.
fn over_all_marks(rows: Json) {
    let types = ["quantitative", "nominal", "ordinal", "temporal"];
    for mark in MARKS {
        for x in types {
            for y in types {
                outcome(&json!({"data": {"values": rows}, "mark": mark, "encoding": {
                    "x": {"field": "x", "type": x}, "y": {"field": "y", "type": y},
                    "color": {"field": "y", "type": y}, "size": {"field": "x", "type": x}, "text": {"field": "y", "type": y}}}));
            }
            outcome(&json!({"data": {"values": rows}, "mark": mark, "encoding": {
                "x": {"field": "x", "type": x, "bin": true}, "y": {"field": "y", "aggregate": "mean"}}}));
            outcome(&json!({"data": {"values": rows}, "mark": mark, "encoding": {
                "y": {"field": "x", "timeUnit": "yearmonth"}, "x": {"aggregate": "count"}}}));
            outcome(&json!({"data": {"values": rows}, "mark": mark, "encoding": {
                "theta": {"field": "x", "type": "quantitative"}, "radius": {"field": "y", "type": "quantitative"},
                "row": {"field": "y"}}}));
        }
    }
}

#[test]
fn no_rows() {
    over_all_marks(json!([]));
}

#[test]
fn one_row() {
    over_all_marks(json!([{"x": 1, "y": 2}]));
}

#[test]
fn all_equal() {
    over_all_marks(json!([{"x": 7, "y": 7}, {"x": 7, "y": 7}, {"x": 7, "y": 7}]));
}

#[test]
fn negative_zero_and_huge_numbers() {
    over_all_marks(
        json!([{"x": -1, "y": -1e300}, {"x": 0, "y": 0}, {"x": 1e300, "y": 1e-300}, {"x": -1e308, "y": 1.7e308}]),
    );
}

#[test]
fn missing_fields_and_nulls() {
    over_all_marks(
        json!([{}, {"x": null}, {"y": null, "x": 1}, {"x": "NaN", "y": "abc"}, {"x": true, "y": []}, {"y": {"z": 1}}]),
    );
}

#[test]
fn very_long_labels() {
    let long = "教育".repeat(5_000);
    over_all_marks(json!([{"x": long, "y": 1}, {"x": "b", "y": long}]));
}

#[test]
fn plots_without_extent() {
    for size in [json!(0), json!(-5), json!(1e9), json!({"step": 0}), json!({"step": -3}), json!({"step": 1e12})] {
        for mark in MARKS {
            outcome(
                &json!({"width": size, "height": size, "data": {"values": [{"a": "p", "b": 1}, {"a": "q", "b": 2}]},
                "mark": mark, "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}}),
            );
        }
    }
}

#[test]
fn absurd_scales() {
    for scale in [
        json!({"domain": []}),
        json!({"domain": [5]}),
        json!({"domain": ["a", null]}),
        json!({"domain": [3, 2, 1, 0]}),
        json!({"range": []}),
        json!({"range": ["x"]}),
        json!({"type": "log", "base": 1}),
        json!({"type": "log", "domain": [-1, 1]}),
        json!({"type": "pow", "exponent": 0}),
        json!({"type": "pow", "exponent": 1e9}),
        json!({"type": "symlog", "constant": 0}),
        json!({"padding": 1e9}),
        json!({"nice": 1e12}),
        json!({"nice": -1}),
        json!({"type": "quantile"}),
        json!({"type": "threshold", "domain": []}),
        json!({"domainMin": 1e308, "domainMax": -1e308}),
        json!({"scheme": "nonesuch"}),
        json!({"bins": []}),
    ] {
        for channel in ["x", "y", "color", "size", "opacity", "shape", "strokeDash"] {
            for kind in ["quantitative", "nominal", "temporal"] {
                let mut encoding = json!({"x": {"field": "b", "type": "quantitative"}});
                encoding[channel] = json!({"field": "b", "type": kind, "scale": scale});
                outcome(
                    &json!({"data": {"values": [{"b": 1}, {"b": -2}, {"b": 1e9}]}, "mark": "point", "encoding": encoding}),
                );
            }
        }
    }
}

#[test]
fn absurd_bins() {
    for bin in [
        json!({"maxbins": 1e12}),
        json!({"step": 1e-300}),
        json!({"step": 0}),
        json!({"extent": [5, 1]}),
        json!({"extent": [0, 1e300], "step": 1}),
        json!({"maxbins": -3}),
        json!({"base": 1, "minstep": 1e300}),
        json!({"steps": []}),
    ] {
        for mark in ["bar", "point", "area", "rect"] {
            outcome(&json!({"data": {"values": [{"b": 1}, {"b": -2}, {"b": 1e9}]}, "mark": mark,
                "encoding": {"x": {"field": "b", "bin": bin}, "y": {"aggregate": "count"}, "color": {"field": "b", "bin": bin}}}));
        }
    }
}

#[test]
fn too_many_categories_are_refused() {
    let rows: Vec<Json> = (0..20_000).map(|at| json!({"a": format!("k{at}"), "b": at})).collect();
    let spec = json!({"data": {"values": rows}, "mark": "bar", "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}});
    assert_eq!(outcome(&spec), "more than 10000 categories of a scale, and no more are accepted");
}

#[test]
fn too_many_plots_are_refused() {
    let rows: Vec<Json> = (0..5_000).map(|at| json!({"a": format!("k{at}"), "b": at})).collect();
    let spec = json!({"data": {"values": rows}, "mark": "point", "encoding": {"x": {"field": "b", "type": "quantitative"}, "row": {"field": "a"}}});
    assert_eq!(outcome(&spec), "more than 2000 plots, and no more are accepted");
}

#[test]
fn too_many_quantiles_are_refused_with_and_without_rows() {
    for rows in [json!([]), json!([{"v": 1}])] {
        let spec = json!({"data": {"values": rows}, "transform": [{"quantile": "v", "step": 5e-324}], "mark": "point",
            "encoding": {"x": {"field": "prob", "type": "quantitative"}}});
        let said = outcome(&spec);
        assert!(said.ends_with("rows of data, and at most 2000000 are accepted"), "{said}");
    }
}

#[test]
fn a_look_beyond_all_use_is_refused() {
    let spec = json!({"data": {"values": [{"t": "x".repeat(60_000)}]}, "mark": {"type": "point", "shape": {"expr": "datum.t + datum.t"}}});
    let notes = view(&spec).unwrap().notes;
    let refused: Vec<&str> =
        notes.iter().filter(|note| note.severity == Severity::Refusal).map(|note| &*note.message).collect();
    assert_eq!(refused, ["more than 100000 letters and items in a computed value, and no more are accepted"]);
}

#[test]
fn a_source_that_nobody_has_is_named() {
    assert_eq!(
        outcome(&json!({"data": {"name": "nowhere"}, "mark": "bar", "encoding": {"x": {"field": "a"}}})),
        "/data: no data are named `nowhere`"
    );
}

#[test]
fn long_lines_keep_what_can_be_seen() {
    let rows: Vec<Json> = (0..50_000).map(|at| json!({"x": at, "y": (at * 7919) % 1009})).collect();
    for mark in ["line", "area"] {
        let spec = json!({"data": {"values": rows}, "mark": mark, "encoding": {
            "x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}});
        let view = view(&spec).unwrap();
        let vertices: usize = view
            .scene
            .plots
            .iter()
            .flat_map(|plot| &plot.marks)
            .flat_map(|mark| &mark.items)
            .map(|item| match &item.geometry {
                Geometry::Line(line) => line.points.len(),
                Geometry::Area(area) => area.points.len(),
                _ => 0,
            })
            .sum();
        assert!((300..=1204).contains(&vertices), "{mark}: {vertices}");
    }
}
