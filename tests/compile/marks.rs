//! Where marks stand and how they look.

use super::{chart, check_items, check_words};
use serde_json::json;

#[test]
fn bars_stand_in_bands_from_zero() {
    check_items(
        &chart(json!("bar"), json!({"x": {"field": "a"}, "y": {"aggregate": "max", "field": "b"}})),
        r#"
rect 1 27 18 273 fill #4c78a8
rect 21 135 18 165 fill #4c78a8
rect 41 141 18 159 fill #4c78a8
"#,
    );
}

#[test]
fn bars_lie_where_the_measure_is_x() {
    check_items(
        &chart(json!("bar"), json!({"y": {"field": "a"}, "x": {"field": "c", "aggregate": "sum"}})),
        r#"
rect 0 1 166.667 18 fill #4c78a8
rect 0 21 233.333 18 fill #4c78a8
rect 0 41 300 18 fill #4c78a8
"#,
    );
}

#[test]
fn bars_of_bins_leave_a_pixel_between_them() {
    check_items(
        &chart(json!("bar"), json!({"x": {"bin": {"step": 40}, "field": "b"}, "y": {"aggregate": "count"}})),
        r#"
rect 76 200 74 100 fill #4c78a8
rect 151 0 74 300 fill #4c78a8
rect 226 200 74 100 fill #4c78a8
rect 1 200 74 100 fill #4c78a8
"#,
    );
}

#[test]
fn stacks_begin_with_the_last_category() {
    check_items(
        &chart(
            json!("bar"),
            json!({"x": {"field": "a"}, "y": {"field": "c", "aggregate": "sum"}, "color": {"field": "g"}}),
        ),
        r#"
rect 1 133.333 18 33.333 fill #4c78a8
rect 21 233.333 18 66.667 fill #f58518
rect 41 0 18 100 fill #4c78a8
rect 1 166.667 18 133.333 fill #f58518
rect 21 66.667 18 166.667 fill #4c78a8
rect 41 100 18 200 fill #f58518
"#,
    );
}

#[test]
fn bars_side_by_side_share_a_band() {
    check_items(
        &chart(
            json!("bar"),
            json!({"x": {"field": "a"}, "y": {"field": "c", "type": "quantitative"}, "xOffset": {"field": "g"}}),
        ),
        r#"
rect 10 250 20 50 fill #4c78a8
rect 80 200 20 100 fill #4c78a8
rect 110 150 20 150 fill #4c78a8
rect 30 100 20 200 fill #4c78a8
rect 60 50 20 250 fill #4c78a8
rect 130 0 20 300 fill #4c78a8
"#,
    );
}

#[test]
fn a_width_in_shares_of_the_band_stays_centred() {
    check_items(
        &chart(
            json!({"type": "bar", "width": {"band": 0.5}}),
            json!({"x": {"field": "g"}, "y": {"aggregate": "count"}}),
        ),
        r#"
rect 5.5 0 9 300 fill #4c78a8
rect 25.5 0 9 300 fill #4c78a8
"#,
    );
}

#[test]
fn only_the_ends_of_a_stack_are_rounded() {
    check_items(
        &chart(
            json!({"type": "bar", "cornerRadiusEnd": 4}),
            json!({"x": {"field": "a"}, "y": {"field": "c", "aggregate": "sum"}, "color": {"field": "g"}}),
        ),
        r#"
rect 1 133.333 18 33.333 corners [4.0, 4.0, 0.0, 0.0] fill #4c78a8
rect 21 233.333 18 66.667 fill #f58518
rect 41 0 18 100 corners [4.0, 4.0, 0.0, 0.0] fill #4c78a8
rect 1 166.667 18 133.333 fill #f58518
rect 21 66.667 18 166.667 corners [4.0, 4.0, 0.0, 0.0] fill #4c78a8
rect 41 100 18 200 fill #f58518
"#,
    );
}

#[test]
fn points_are_hollow_and_faint() {
    check_items(
        &chart(
            json!("point"),
            json!({"x": {"field": "b", "type": "quantitative"}, "y": {"field": "c", "type": "quantitative"}}),
        ),
        r#"
circle 120 250 size 30 stroke #4c78a8 2 opacity 0.7
circle 187.5 200 size 30 stroke #4c78a8 2 opacity 0.7
circle 157.5 150 size 30 stroke #4c78a8 2 opacity 0.7
circle 277.5 100 size 30 stroke #4c78a8 2 opacity 0.7
circle 0 50 size 30 stroke #4c78a8 2 opacity 0.7
circle 182.5 0 size 30 stroke #4c78a8 2 opacity 0.7
"#,
    );
}

#[test]
fn sizes_and_shapes_come_from_scales() {
    check_items(
        &chart(
            json!("point"),
            json!({"x": {"field": "a"}, "size": {"field": "c", "type": "quantitative"}, "shape": {"field": "g"}}),
        ),
        r#"
circle 10 10 size 63.5 stroke #4c78a8 2 opacity 0.7
square 30 10 size 123 stroke #4c78a8 2 opacity 0.7
circle 50 10 size 182.5 stroke #4c78a8 2 opacity 0.7
square 10 10 size 242 stroke #4c78a8 2 opacity 0.7
circle 30 10 size 301.5 stroke #4c78a8 2 opacity 0.7
square 50 10 size 361 stroke #4c78a8 2 opacity 0.7
"#,
    );
}

#[test]
fn a_line_breaks_at_missing_values() {
    check_items(
        &json!({"data": {"values": [{"x": 3, "y": 1}, {"x": 1, "y": 2}, {"x": 2, "y": null}, {"x": 4, "y": 0}]}, "mark": "line",
            "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}}),
        "line 0,0 - 200,150 300,300 stroke #4c78a8 2",
    );
}

#[test]
fn each_colour_is_a_line_of_its_own() {
    check_items(
        &chart(
            json!("line"),
            json!({"x": {"field": "a"}, "y": {"field": "c", "type": "quantitative"}, "color": {"field": "g"}}),
        ),
        r#"
line 10,250 30,50 50,150 stroke #4c78a8 2
line 10,100 30,200 50,0 stroke #f58518 2
"#,
    );
}

#[test]
fn areas_fill_what_a_stack_lacks() {
    check_items(
        &json!({"data": {"values": [{"x": 1, "y": 2, "k": "p"}, {"x": 2, "y": 3, "k": "p"}, {"x": 2, "y": 1, "k": "q"}]}, "mark": "area",
            "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}, "color": {"field": "k"}}}),
        r#"
area 0,150:0,300 300,0:300,225 fill #4c78a8
area 0,300:0,300 300,225:300,300 fill #f58518
"#,
    );
}

#[test]
fn points_on_lines_are_filled_and_opaque() {
    check_items(
        &chart(
            json!({"type": "line", "point": true}),
            json!({"x": {"field": "a"}, "y": {"field": "b", "aggregate": "mean"}}),
        ),
        r#"
line 10,2.5 30,212.5 50,60 stroke #4c78a8 2
circle 10 2.5 size 30 fill #4c78a8
circle 30 212.5 size 30 fill #4c78a8
circle 50 60 size 30 fill #4c78a8
"#,
    );
}

#[test]
fn a_rule_without_y_crosses_the_plot() {
    check_items(
        &chart(json!("rule"), json!({"x": {"aggregate": "mean", "field": "b"}})),
        "rule 277.778 0 277.778 20 stroke #000000 1",
    );
}

#[test]
fn texts_are_written_by_their_format() {
    check_items(
        &chart(
            json!({"type": "text", "dx": 5, "align": "left"}),
            json!({"y": {"field": "a"}, "text": {"aggregate": "sum", "field": "b", "format": "+.1f"}}),
        ),
        r#"
text 15 10 "+119.0" fill #000000
text 15 30 "+35.0" fill #000000
text 15 50 "+96.0" fill #000000
"#,
    );
}

#[test]
fn sectors_share_the_circle() {
    check_items(
        &chart(
            json!({"type": "arc", "innerRadius": 30}),
            json!({"theta": {"aggregate": "sum", "field": "c"}, "color": {"field": "a"}}),
        ),
        r#"
arc 0 to 1.496 radius 30 to 150 fill #4c78a8
arc 1.496 to 3.59 radius 30 to 150 fill #f58518
arc 3.59 to 6.283 radius 30 to 150 fill #e45756
"#,
    );
}

#[test]
fn ticks_are_thin() {
    check_items(
        &chart(json!("tick"), json!({"x": {"field": "b", "type": "quantitative"}, "y": {"field": "g"}})),
        r#"
rect 119.5 2.5 1 15 fill #4c78a8 opacity 0.7
rect 187 22.5 1 15 fill #4c78a8 opacity 0.7
rect 157 2.5 1 15 fill #4c78a8 opacity 0.7
rect 277 22.5 1 15 fill #4c78a8 opacity 0.7
rect -0.5 2.5 1 15 fill #4c78a8 opacity 0.7
rect 182 22.5 1 15 fill #4c78a8 opacity 0.7
"#,
    );
}

#[test]
fn conditions_go_before_the_value() {
    check_items(
        &chart(
            json!("bar"),
            json!({"x": {"field": "a"}, "y": {"aggregate": "sum", "field": "b"},
                "color": {"condition": {"test": "datum.a == 'B'", "value": "red"}, "value": "gray"}}),
        ),
        r#"
rect 1 2.5 18 297.5 fill #808080
rect 21 212.5 18 87.5 fill #ff0000
rect 41 60 18 240 fill #808080
"#,
    );
}

#[test]
fn derived_rows_are_hatched() {
    check_items(
        &json!({"data": {"values": [{"a": "x", "b": 1, "derived": true}, {"a": "y", "b": 2, "derived": false}]}, "mark": "bar",
            "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}}),
        r#"
rect 1 150 18 150 fill hatch #4c78a8
rect 21 0 18 300 fill #4c78a8
"#,
    );
}

#[test]
fn every_item_has_a_sentence() {
    check_words(
        &chart(
            json!({"type": "bar", "tooltip": true}),
            json!({"x": {"field": "a"}, "y": {"aggregate": "mean", "field": "b"}}),
        ),
        r#"
a: A; Mean of b: 59.5 | a=A, Mean of b=59.5
a: B; Mean of b: 17.5 | a=B, Mean of b=17.5
a: C; Mean of b: 48 | a=C, Mean of b=48
"#,
    );
}

#[test]
fn tooltips_show_the_fields_that_are_asked_for() {
    check_words(
        &chart(
            json!("bar"),
            json!({"x": {"field": "g"}, "y": {"aggregate": "count"},
                "tooltip": [{"field": "g", "title": "Group"}, {"aggregate": "sum", "field": "b", "format": ".2f"}]}),
        ),
        r#"
g: x; Count of Records: 3; Group: x; Sum of b: 51.00 | Group=x, Sum of b=51.00
g: y; Count of Records: 3; Group: y; Sum of b: 199.00 | Group=y, Sum of b=199.00
"#,
    );
}
