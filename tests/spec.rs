//! Reading specs: what is found, and where.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // A test stops at what it cannot read.

use report_charts::diagnostic::Severity;
use report_charts::spec;
use serde_json::{Value as Json, json};

/// One line a finding: `?` for a warning, `!` for a refusal.
fn findings(spec: &Json) -> String {
    let notes = spec::supports(spec);
    let sign = |severity| if severity == Severity::Warning { '?' } else { '!' };
    notes.iter().map(|note| format!("{} {note}", sign(note.severity))).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(spec: &Json, expected: &str) {
    assert_eq!(findings(spec), expected);
}

/// The findings of a bar chart with one more member.
#[track_caller]
fn check_encoding(encoding: &Json, expected: &str) {
    check(&json!({"data": {"values": []}, "mark": "bar", "encoding": encoding}), expected);
}

/// A file of the project that is made from the code; `UPDATE=1` writes it.
#[track_caller]
fn check_file(name: &str, expected: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, expected).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "{name} is out of date: run `UPDATE=1 cargo test --test spec`");
}

#[test]
fn the_documentation_is_up_to_date() {
    check_file("docs/grammar.md", &spec::documentation());
}

#[test]
fn the_schema_is_up_to_date() {
    check_file("schemas/spec.schema.json", &format!("{:#}\n", spec::schema()));
}

#[test]
fn specs_that_are_supported_are_valid_by_the_schema() {
    let schema = jsonschema::validator_for(&spec::schema()).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let json: Json = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let refused = spec::supports(&json).iter().any(|note| note.severity == Severity::Refusal);
        if refused == schema.is_valid(&json) {
            let error = schema.iter_errors(&json).next().map(|error| format!("{}: {error}", error.instance_path()));
            faults.push(format!("{}: {}", path.display(), error.unwrap_or_else(|| "valid, though refused".to_owned())));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_plain_chart_has_no_findings() {
    check_encoding(&json!({"x": {"field": "a", "type": "nominal"}, "y": {"aggregate": "count"}}), "");
}

#[test]
fn what_altair_writes_has_no_findings() {
    let spec = json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v5.20.1.json", "params": [], "usermeta": {},
        "config": {"view": {"continuousWidth": 300, "continuousHeight": 300}},
        "data": {"name": "data-1"}, "datasets": {"data-1": [{"a": 1}]},
        "mark": {"type": "point"}, "encoding": {"x": {"field": "a", "type": "quantitative"}}
    });
    check(&spec, "");
}

#[test]
fn a_misspelt_member_is_a_warning_with_the_nearest_name() {
    check_encoding(
        &json!({"x": {"field": "a", "scael": {}}}),
        "? /encoding/x/scael: Vega-Lite knows no `scael` in a channel, and it is passed over; perhaps `scale` is meant",
    );
}

#[test]
fn a_misspelt_mark_is_a_refusal() {
    check(
        &json!({"mark": "bra"}),
        "! /mark: found `bra`, expected `arc`, `area`, `bar`, `circle`, `line`, `point`, `rect`, `rule`, `square`, `text`, \
         `tick`, `trail`, `figure`, `pictogram` or `gauge`; perhaps `bar` is meant",
    );
}

#[test]
fn an_axis_of_a_colour_means_nothing() {
    check_encoding(
        &json!({"color": {"field": "a", "axis": {"title": "A"}}}),
        "? /encoding/color/axis: `axis` means nothing for the channel `color`, and it is passed over",
    );
}

#[test]
fn parameters_are_read_before_what_names_them() {
    let selection = json!([{"name": "brush", "select": "interval"}]);
    let color = json!({"condition": {"param": "brush", "value": "red"}, "value": "grey"});
    let spec = json!({"data": {"values": []}, "mark": "bar", "encoding": {"color": color}, "params": selection});
    check(&spec, "");
    check_encoding(
        &json!({"color": {"condition": {"param": "brush", "value": "red"}, "value": "grey"}}),
        "! /encoding/color/condition: the spec has no parameter `brush`",
    );
}

#[test]
fn what_parameters_cannot_be_is_refused_with_its_place() {
    check(
        &json!({"mark": "bar", "params": [{"name": "a", "select": {"type": "point", "on": "wheel"}}]}),
        "! /params/0/select/on: this way to begin a selection is not supported",
    );
    check(
        &json!({"mark": "bar", "params": [{"name": "a", "bind": {"input": "color"}}, {"value": 1}]}),
        "! /params/0/bind: this kind of control is not supported\n! /params/1: a parameter needs `name`",
    );
}

#[test]
fn a_selection_leaves_channels_without_a_field_of_the_rows_alone() {
    check(
        &json!({"mark": "bar", "params": [{"name": "a", "select": {"type": "point", "encodings": ["size"]}}]}),
        "? /params/0/select: `size` shows no field by which rows can be selected; it is left out",
    );
}

#[test]
fn views_side_by_side_are_refused() {
    check(&json!({"hconcat": []}), "! a view needs `mark`, `layer` or `facet`");
    check(&json!({"mark": null}), "! a view needs `mark`, `layer` or `facet`");
    check(&json!({"mark": {"type": null}}), "! /mark: a mark needs `type`");
    check(&json!({"hconcat": [{"mark": "bar"}]}), "! /hconcat: `hconcat` is not supported");
}

#[test]
fn properties_of_an_axis_may_be_conditional() {
    let condition = json!({"condition": {"test": "datum.value == 1", "value": []}, "value": [2, 2]});
    check(&json!({"mark": "bar", "config": {"axisX": {"gridDash": condition}}}), "");
    check(
        &json!({"mark": "bar", "config": {"legend": {"labelColor": {"condition": {"test": "true", "value": "red"}}}}}),
        "! /config/legend/labelColor/condition: this condition is not supported",
    );
}

#[test]
fn unsupported_steps_are_refused_by_name() {
    check(
        &json!({"mark": "bar", "transform": [{"density": "a", "bandwidth": 3}]}),
        "! /transform/0/density: `density` is not supported",
    );
}

#[test]
fn constant_expressions_are_values() {
    check(&json!({"mark": {"type": "bar", "width": {"expr": "2 * 10"}}}), "");
    check(&json!({"mark": {"type": "bar", "width": {"expr": "datum.a"}}}), "");
    check(
        &json!({"mark": {"type": "bar", "orient": {"expr": "datum.a"}}}),
        "! /mark/orient: an expression that depends on the row is not supported",
    );
}

#[test]
fn a_number_as_text_is_a_refusal() {
    check(&json!({"mark": {"type": "bar", "size": "12"}}), "! /mark/size: found the text \"12\", expected a number");
}

#[test]
fn deep_specs_are_refused() {
    let mut spec = json!({"mark": "bar"});
    for _ in 0..70 {
        spec = json!({"layer": [spec]});
    }
    check(&spec, "! the spec has more than 64 lists and objects within each other");
}

#[test]
fn many_views_are_refused() {
    let layers = vec![json!({"mark": "bar"}); 300];
    check(&json!({"layer": layers}), "! /layer/199: the spec has more than 200 views");
}

/// Specs that are as large as they may be, or larger, are answered in a moment.
#[test]
fn huge_specs_are_answered_soon() {
    let many = |count: usize| -> serde_json::Map<String, Json> {
        (0..count).map(|index| (format!("unknown{index}"), json!(index))).collect()
    };
    let sum = vec!["1"; 1_000_000].join("+");
    let list: Vec<Json> = (0..45_000).map(Json::from).collect();
    let nested = (0..60).fold(json!("datum.a"), |inner, _| json!({ "not": inner }));
    let specs = [
        Json::Object(many(45_000)),
        json!({"mark": "bar", "encoding": many(45_000)}),
        json!({"mark": "bar", "transform": [{"filter": sum}]}),
        json!({"mark": "bar", "encoding": {"x": {"field": "a", "sort": list}}}),
        json!({"mark": "bar", "transform": [{"filter": nested}]}),
        json!({"mark": "bar", "encoding": {"tooltip": vec![json!({"field": "a"}); 15_000]}}),
        json!({"mark": "x".repeat(1_000_000)}),
    ];
    for (index, spec) in specs.iter().enumerate() {
        let time = || {
            let begun = std::time::Instant::now();
            spec::supports(spec);
            begun.elapsed().as_millis()
        };
        // The best of three, since others may work on this machine. A build without optimisation is some ten times slower than the
        // one that is shipped.
        let best = (0..3).map(|_| time()).min().unwrap();
        assert!(best < 1000, "spec {index} took {best} ms");
    }
}

#[test]
fn an_extent_that_no_plot_has_is_refused() {
    check(&json!({"mark": "bar", "width": -5}), "! /width: found the number -5, expected 0 to 100000 CSS pixels");
    check(
        &json!({"mark": "bar", "height": 1e9}),
        "! /height: found the number 1000000000.0, expected 0 to 100000 CSS pixels",
    );
}

#[test]
fn intervals_by_chance_and_bins_by_expressions_are_warned_of() {
    check_encoding(
        &json!({"x": {"aggregate": "ci0", "field": "a"}}),
        "? /encoding/x/aggregate: a bootstrapped interval depends on chance: it is the same here each time, and in Vega-Lite \
         another each time",
    );
    check_encoding(
        &json!({"x": {"bin": {"step": {"expr": "2 + 3"}}, "field": "a"}}),
        "? /encoding/x/bin: Vega-Lite takes no expressions for bins and may draw something else; here the bins follow from \
         their values",
    );
}
