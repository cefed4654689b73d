//! How encodings prepare their rows.

use super::{chart, check_items, check_notes, check_scales, rows};
use serde_json::json;

#[test]
fn cells_of_delimited_text_are_texts_until_a_channel_needs_numbers() {
    let csv = |encoding| json!({"data": {"values": "a,b\nx,10\ny,9\nz,100", "format": {"type": "csv"}}, "mark": "bar", "encoding": encoding});
    check_scales(
        &csv(json!({"x": {"field": "b", "type": "ordinal"}})),
        r#"
60 x 20
X band ["10", "100", "9"]
"#,
    );
    check_scales(
        &csv(json!({"y": {"field": "b", "type": "quantitative"}, "x": {"field": "a"}})),
        r#"
60 x 300
X band ["x", "y", "z"]
Y linear [0, 100]
"#,
    );
}

#[test]
fn invalid_rows_are_left_out_but_null_is_a_category() {
    check_items(
        &json!({"data": {"values": [{"a": null, "b": 1}, {"a": "x", "b": null}, {"a": "y", "b": 2}]}, "mark": "bar",
            "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}}),
        r#"
rect 1 150 18 150 fill #4c78a8
rect 21 0 18 300 fill #4c78a8
"#,
    );
}

#[test]
fn members_of_objects_are_fields() {
    check_items(
        &json!({"data": {"values": [{"n": {"a": "p"}, "v": 1}, {"n": {"a": "q"}, "v": 2}]}, "mark": "bar",
            "encoding": {"x": {"field": "n.a"}, "y": {"field": "v", "type": "quantitative"}}}),
        r#"
rect 1 150 18 150 fill #4c78a8
rect 21 0 18 300 fill #4c78a8
"#,
    );
}

#[test]
fn what_is_filled_in_joins_the_line() {
    check_items(
        &json!({"data": {"values": [{"a": 0, "b": 28, "c": "u"}, {"a": 0, "b": 91, "c": "v"}, {"a": 1, "b": 43, "c": "u"}]},
            "mark": "line", "encoding": {"x": {"field": "a", "type": "quantitative"},
                "y": {"field": "b", "type": "quantitative", "impute": {"value": 0}}, "color": {"field": "c"}}}),
        r#"
line 0,216 300,171 stroke #4c78a8 2
line 0,27 300,300 stroke #f58518 2
"#,
    );
}

#[test]
fn a_field_that_no_row_has_is_named() {
    check_notes(
        &json!({"data": {"values": [{"a": 1, "b": 2}]}, "mark": "point", "encoding": {"x": {"field": "A", "type": "quantitative"}}}),
        "/encoding/x: no row has the field `A` (fields: a, b)",
    );
}

#[test]
fn no_rows_are_worth_a_note() {
    check_notes(
        &json!({"data": {"values": []}, "mark": "point", "encoding": {"x": {"field": "a"}}}),
        "there are no rows to draw",
    );
}

#[test]
fn links_lead_to_pages_only() {
    check_notes(
        &json!({"data": {"values": [{"a": 1}]}, "mark": "point",
            "encoding": {"x": {"field": "a"}, "href": {"value": "javascript:alert(1)"}}}),
        "/encoding/href: links lead to http and https addresses only; others are left out",
    );
}

#[test]
fn what_says_far_too_much_is_noted() {
    for property in ["description", "href", "tooltip"] {
        check_notes(
            &json!({"data": {"values": [{"a": "x".repeat(60_000)}]}, "encoding": {"x": {"field": "a"}},
                "mark": {"type": "point", property: {"expr": "datum.a + datum.a"}}}),
            &format!(
                "/mark/{property}: more than 100000 letters and items in a computed value, and no more are accepted; what the \
                 expression says is left out"
            ),
        );
    }
}

#[test]
fn categories_without_a_place_are_noted() {
    check_notes(
        &chart(
            json!("bar"),
            json!({"x": {"field": "a", "scale": {"domain": ["A", "B"]}}, "y": {"field": "b", "type": "quantitative"}}),
        ),
        "/encoding/x: the scale's domain does not list every category of the data; the others are left out",
    );
}

#[test]
fn layers_of_categories_and_numbers_are_noted() {
    let y = json!({"field": "b", "type": "quantitative"});
    check_notes(
        &json!({"data": {"values": rows()}, "layer": [
            {"mark": "bar", "encoding": {"x": {"field": "a"}, "y": y}},
            {"mark": "point", "encoding": {"x": {"field": "c", "type": "quantitative"}, "y": y}}]}),
        "/layer/1/encoding/x: categories, times and numbers of different layers have no scale in common; give them the same \
         type, or resolve the scale as independent",
    );
}

#[test]
fn an_order_of_plots_without_effect_is_noted() {
    check_notes(
        &chart(
            json!("bar"),
            json!({"x": {"aggregate": "sum", "field": "b"}, "row": {"field": "a", "sort": ["C", "A"]}}),
        ),
        "/encoding/row: the plots of an aggregated view are sorted by themselves or by their count only, as in Vega-Lite; this \
         order has no effect",
    );
}
