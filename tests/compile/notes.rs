//! What is said where Vega-Lite would draw something else, or nothing that can be seen.

use serde_json::json;

use crate::{chart, check_notes, rows};

#[test]
fn keys_of_several_rows() {
    check_notes(
        &json!({"data": {"values": [{"a": 1, "k": "x"}, {"a": 2, "k": "x"}]}, "mark": "point",
            "encoding": {"x": {"field": "a", "type": "quantitative"}, "key": {"field": "k"}}}),
        "/encoding/key: several rows have the same `key`; Vega-Lite draws one mark for each key",
    );
}

#[test]
fn zero_on_a_logarithmic_axis() {
    check_notes(
        &json!({"data": {"values": [{"a": 0, "b": 1}, {"a": 10, "b": 2}]}, "mark": "line", "encoding": {
            "x": {"field": "b", "type": "quantitative"},
            "y": {"field": "a", "type": "quantitative", "scale": {"type": "log", "domain": [1, 100]}}}}),
        "/encoding/y: zero, and numbers of the other sign, have no place on a logarithmic scale",
    );
}

#[test]
fn offsets_of_points_in_calendar_intervals() {
    let encoding = |x: serde_json::Value| {
        json!({"data": {"values": [{"t": "2020-01-01", "b": 1, "g": "x"}, {"t": "2020-02-01", "b": 2, "g": "y"}]},
            "mark": "point", "encoding": {"x": x, "y": {"field": "b", "type": "quantitative"}, "xOffset": {"field": "g"}}})
    };
    check_notes(
        &encoding(json!({"field": "t", "type": "temporal", "timeUnit": "yearmonth"})),
        "/encoding/xOffset: in Vega-Lite an offset in a calendar interval leaves this mark without a place; give the position \
         a `bandPosition`",
    );
    check_notes(&encoding(json!({"field": "t", "type": "temporal", "timeUnit": "yearmonth", "bandPosition": 0.5})), "");
}

#[test]
fn layers_without_a_common_width() {
    let y = json!({"field": "b", "type": "quantitative"});
    let layers = |width: serde_json::Value| {
        json!({"data": {"values": rows()}, "width": width, "resolve": {"scale": {"x": "independent"}}, "layer": [
            {"mark": "bar", "encoding": {"x": {"field": "a"}, "y": y}},
            {"mark": "rule", "encoding": {"y": {"aggregate": "mean", "field": "b"}}}]})
    };
    check_notes(
        &layers(json!(null)),
        "/layer/0: scales that are not shared leave the layers no common width, and Vega-Lite draws without one; write it in \
         pixels",
    );
    check_notes(&layers(json!(200)), "");
}

#[test]
fn number_formats_that_are_none() {
    let text =
        |format: &str| chart(json!("text"), json!({"text": {"field": "b", "type": "quantitative", "format": format}}));
    check_notes(
        &text("#,##0.0"),
        "/encoding/text: `format` is no number format of d3 such as `,.1f`; numbers are written plainly, and Vega-Lite would \
         draw nothing",
    );
    check_notes(&text(",.1f"), "");
}

#[test]
fn sectors_along_calendar_units() {
    check_notes(
        &json!({"data": {"values": [{"t": "2020-01-01"}, {"t": "2020-02-01"}]}, "mark": "arc",
            "encoding": {"theta": {"field": "t", "type": "temporal", "timeUnit": "month"}}}),
        "/encoding/theta: Vega-Lite draws no sectors along calendar units of a temporal field; make its type ordinal",
    );
}

#[test]
fn offsets_of_calendar_units_beside_aggregates() {
    let offset = |kind: &str| {
        json!({"data": {"values": [{"t": "2020-01-01", "a": "x", "b": 1}]}, "mark": "point", "encoding": {
            "x": {"field": "a"}, "y": {"aggregate": "sum", "field": "b"},
            "xOffset": {"field": "t", "type": kind, "timeUnit": "month"}}})
    };
    check_notes(
        &offset("temporal"),
        "/encoding/xOffset: in Vega-Lite an offset of calendar units leaves aggregated marks without a place; make its type \
         ordinal",
    );
    check_notes(&offset("ordinal"), "");
}

#[test]
fn expressions_of_headers_without_brackets() {
    let header = |expression: &str| {
        chart(
            json!("point"),
            json!({"x": {"field": "b", "type": "quantitative"}, "row": {"field": "a", "header": {"labelExpr": expression}}}),
        )
    };
    check_notes(
        &header("'Q: ' + datum.label"),
        "/encoding/row: Vega-Lite loses what `labelExpr` of a header joins to `datum.label`; write `(datum.label)` in brackets",
    );
    check_notes(&header("'Q: ' + (datum.label)"), "");
    check_notes(&header("upper(datum.label)"), "");
}
