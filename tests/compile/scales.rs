//! Types, domains and the sizes that follow from them.

use super::{chart, check_scales};
use serde_json::json;

#[test]
fn types_follow_from_fields_and_marks() {
    check_scales(
        &chart(
            json!("bar"),
            json!({"x": {"field": "a"}, "y": {"aggregate": "sum", "field": "b"}, "color": {"field": "g"}}),
        ),
        r#"
60 x 300
X band ["A", "B", "C"]
Y linear [-20, 120]
Color ordinal ["x", "y"]
"#,
    );
    check_scales(
        &chart(json!("point"), json!({"x": {"field": "a"}, "y": {"field": "b", "type": "ordinal"}})),
        r#"
60 x 120
X point ["A", "B", "C"]
Y point [-20, 28, 43, 53, 55, 91]
"#,
    );
}

#[test]
fn bars_keep_away_from_the_ends_of_a_continuous_axis() {
    check_scales(
        &chart(
            json!("bar"),
            json!({"x": {"field": "c", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}}),
        ),
        r#"
300 x 300
X linear [0.5, 6.5]
Y linear [-20, 100]
"#,
    );
}

#[test]
fn a_written_domain_holds() {
    check_scales(
        &chart(json!("point"), json!({"x": {"field": "b", "type": "quantitative", "scale": {"domain": [20, 60]}}})),
        r#"
300 x 20
X linear [20, 60]
"#,
    );
    check_scales(
        &chart(
            json!("bar"),
            json!({"x": {"field": "a", "scale": {"domain": ["C", "A", "Z"]}}, "y": {"aggregate": "count"}}),
        ),
        r#"
60 x 300
X band ["C", "A", "Z"]
Y linear [0, 2]
"#,
    );
}

#[test]
fn categories_are_sorted_as_asked() {
    let sorted =
        |sort| chart(json!("bar"), json!({"x": {"field": "a", "sort": sort}, "y": {"aggregate": "sum", "field": "b"}}));
    check_scales(
        &sorted(json!("-y")),
        r#"
60 x 300
X band ["A", "C", "B"]
Y linear [0, 120]
"#,
    );
    check_scales(
        &sorted(json!(["C"])),
        r#"
60 x 300
X band ["C", "A", "B"]
Y linear [0, 120]
"#,
    );
    check_scales(
        &sorted(json!({"field": "c", "op": "max", "order": "descending"})),
        r#"
60 x 300
X band ["C", "B", "A"]
Y linear [0, 120]
"#,
    );
    check_scales(
        &sorted(json!(null)),
        r#"
60 x 300
X band ["A", "B", "C"]
Y linear [0, 120]
"#,
    );
}

#[test]
fn normalised_stacks_end_at_one() {
    check_scales(
        &chart(
            json!("bar"),
            json!({"x": {"field": "a"}, "y": {"aggregate": "sum", "field": "c", "stack": "normalize"}, "color": {"field": "g"}}),
        ),
        r#"
60 x 300
X band ["A", "B", "C"]
Y linear [0, 1]
Color ordinal ["x", "y"]
"#,
    );
}

#[test]
fn calendar_units_of_bars_end_with_their_interval() {
    check_scales(
        &json!({"data": {"values": [{"d": "2020-01-15"}, {"d": "2020-03-02"}]}, "mark": "bar",
            "encoding": {"x": {"field": "d", "timeUnit": "yearmonth"}, "y": {"aggregate": "count"}}}),
        r#"
300 x 300
X time [1577836800000, 1585699200000]
Y linear [0, 1]
"#,
    );
}

#[test]
fn layers_unite_their_domains() {
    check_scales(
        &json!({"data": {"values": super::rows()}, "encoding": {"x": {"field": "a"}}, "layer": [
            {"mark": "bar", "encoding": {"y": {"aggregate": "sum", "field": "c"}}},
            {"mark": "rule", "encoding": {"y": {"datum": 30}}}]}),
        r#"
60 x 300
X band ["A", "B", "C"]
Y linear [0, 30]
"#,
    );
}

#[test]
fn independent_scales_stay_apart() {
    check_scales(
        &json!({"data": {"values": super::rows()}, "encoding": {"x": {"field": "a"}}, "resolve": {"scale": {"y": "independent"}}, "layer": [
            {"mark": "bar", "encoding": {"y": {"aggregate": "sum", "field": "c"}}},
            {"mark": "line", "encoding": {"y": {"aggregate": "mean", "field": "b"}}}]}),
        r#"
60 x 300
X band ["A", "B", "C"]
Y linear [0, 9]
Y linear [0, 60]
"#,
    );
}

#[test]
fn offsets_take_the_step() {
    check_scales(
        &chart(
            json!("bar"),
            json!({"x": {"field": "a"}, "y": {"field": "c", "type": "quantitative"}, "xOffset": {"field": "g"}}),
        ),
        r#"
160 x 300
X band ["A", "B", "C"]
Y linear [0, 6]
XOffset band ["x", "y"]
"#,
    );
}

#[test]
fn a_logarithm_leaves_zero_out() {
    check_scales(
        &json!({"data": {"values": [{"x": 0}, {"x": 3}, {"x": 400}]}, "mark": "point",
            "encoding": {"x": {"field": "x", "type": "quantitative", "scale": {"type": "log"}}}}),
        r#"
300 x 20
X log [10, 1000]
"#,
    );
}
