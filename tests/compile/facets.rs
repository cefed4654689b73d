//! Plots that are repeated.

use super::{rows, view};
use serde_json::{Value as Json, json};

/// The plots, one a line: the facet, the size and how many items.
#[track_caller]
fn check(spec: &Json, expected: &str) {
    let view = view(spec).unwrap();
    let mut lines = Vec::new();
    for plot in &view.scene.plots {
        let values: Vec<String> = plot.facet.iter().map(|(_, value)| value.to_json().to_string()).collect();
        let items: usize = plot.marks.iter().map(|mark| mark.items.len()).sum();
        lines.push(format!("{} {} x {}: {items}", values.join(" "), plot.area.width, plot.area.height));
    }
    for header in &view.scene.headers {
        lines.push(format!("{:?} {:?}", header.kind, header.labels));
    }
    for one in &view.scales {
        let domain: Vec<String> = one.scale.domain().iter().map(|value| value.to_json().to_string()).collect();
        lines.push(format!("{:?} {:?} [{}]", one.channel, one.plots, domain.join(", ")));
    }
    assert_eq!(lines.join("\n"), expected.trim());
}

fn faceted(channels: Json, resolve: Json) -> Json {
    let mut encoding =
        json!({"x": {"field": "b", "type": "quantitative"}, "y": {"field": "c", "type": "quantitative"}});
    for (channel, def) in channels.as_object().unwrap() {
        encoding[channel] = def.clone();
    }
    json!({"data": {"values": rows()}, "width": 80, "height": 60, "mark": "point", "encoding": encoding, "resolve": resolve})
}

#[test]
fn columns_share_their_scales() {
    check(
        &faceted(json!({"column": {"field": "g"}}), json!({})),
        r#"
"x" 80 x 60: 3
"y" 80 x 60: 3
Column ["x", "y"]
X [] [-20, 100]
Y [] [0, 6]
"#,
    );
}

#[test]
fn rows_and_columns_cross() {
    check(
        &faceted(json!({"row": {"field": "a", "sort": "descending"}, "column": {"field": "g"}}), json!({})),
        r#"
"C" "x" 80 x 60: 1
"C" "y" 80 x 60: 1
"B" "x" 80 x 60: 1
"B" "y" 80 x 60: 1
"A" "x" 80 x 60: 1
"A" "y" 80 x 60: 1
Row ["C", "B", "A"]
Column ["x", "y"]
X [] [-20, 100]
Y [] [0, 6]
"#,
    );
}

#[test]
fn independent_scales_are_of_one_plot_each() {
    check(
        &faceted(json!({"column": {"field": "g"}}), json!({"scale": {"y": "independent"}})),
        r#"
"x" 80 x 60: 3
"y" 80 x 60: 3
Column ["x", "y"]
X [] [-20, 100]
Y [0] [0, 5]
Y [1] [0, 6]
"#,
    );
}

#[test]
fn plots_are_wrapped_in_the_order_that_is_asked_for() {
    check(
        &faceted(json!({"facet": {"field": "a", "columns": 2, "sort": ["C", "A"]}}), json!({})),
        r#"
"C" 80 x 60: 2
"A" 80 x 60: 2
"B" 80 x 60: 2
Facet ["C", "A", "B"]
X [] [-20, 100]
Y [] [0, 6]
"#,
    );
}

#[test]
fn layers_are_repeated_together() {
    check(
        &json!({"data": {"values": rows()}, "facet": {"row": {"field": "g"}}, "spec": {"layer": [
            {"mark": "bar", "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}},
            {"mark": "rule", "encoding": {"y": {"field": "b", "aggregate": "mean"}}}]}}),
        r#"
"x" 60 x 300: 4
"y" 60 x 300: 4
Row ["x", "y"]
X [] ["A", "B", "C"]
Y [] [-20, 100]
"#,
    );
}
