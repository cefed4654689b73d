//! Charts in words, as tables and as tones: for each mark what a reader is told who does not see it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // A test stops at what it cannot make.

use report_charts::accessibility::thinned;
use report_charts::chart::{Chart, Document, Failure, Wish};
use report_charts::geometry::Size;
use report_charts::locale::Locale;
use report_charts::text::Advances;
use serde_json::{Value as Json, json};

fn chart(document: Json, id: Option<&str>, locale: Locale) -> Chart {
    drawn(document, id, locale).unwrap()
}

fn drawn(document: Json, id: Option<&str>, locale: Locale) -> Result<Chart, Failure> {
    let mut chart = Chart::new(Document::of(document).definition(id, locale)?, locale)?;
    chart.draw(&Wish { room: Size::new(400.0, 300.0), ..Wish::default() }, &Advances)?;
    Ok(chart)
}

/// Everything that is said: the summary, the names, the table with `|` between cells.
fn told(mut chart: Chart) -> String {
    let mut lines = vec![chart.summary()];
    for id in 0..chart.targets().len() {
        lines.push(chart.sentence(id));
    }
    let table = chart.table();
    let heads = table.columns.iter().map(|column| [&*column.title, if column.numeric { " #" } else { "" }].concat());
    lines.push(heads.collect::<Vec<_>>().join(" | "));
    lines.extend(table.rows.iter().map(|row| row.cells.join(" | ")));
    lines.join("\n")
}

#[track_caller]
fn check(mark: Json, encoding: Json, values: Json, expected: &str) {
    let spec = json!({"data": {"values": values}, "mark": mark, "encoding": encoding, "width": 200, "height": 100});
    assert_eq!(told(chart(spec, None, Locale::En)).trim(), expected.trim());
}

fn fruit() -> Json {
    json!([{"name": "Apples", "count": 3}, {"name": "Pears", "count": 10}])
}

#[test]
fn bars() {
    check(
        json!("bar"),
        json!({"x": {"field": "name", "type": "nominal"}, "y": {"field": "count", "type": "quantitative"}}),
        fruit(),
        "
2 values. By name. count axis from 0 to 10. Largest: Pears, 10. Smallest: Apples, 3.
name: Apples, count: 3. 1 of 2
name: Pears, count: 10. 2 of 2
name | count #
Apples | 3
Pears | 10",
    );
}

#[test]
fn a_line_says_each_of_its_points_and_its_trend() {
    check(
        json!("line"),
        json!({"x": {"field": "year", "type": "ordinal"}, "y": {"field": "count", "type": "quantitative"}}),
        json!([{"year": 2019, "count": 8}, {"year": 2020, "count": 5}, {"year": 2021, "count": 6}]),
        "
3 values. By year. count axis from 0 to 8. Largest: 2019, 8. Smallest: 2020, 5. Down from 8 in 2019 to 6 in 2021.
year: 2019, count: 8. 1 of 3
year: 2020, count: 5. 2 of 3
year: 2021, count: 6. 3 of 3
year # | count #
2019 | 8
2020 | 5
2021 | 6",
    );
}

#[test]
fn lines_are_told_one_after_the_other() {
    check(
        json!("line"),
        json!({"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}, "color": {"field": "s", "type": "nominal"}}),
        json!([{"x": 1, "y": 1, "s": "a"}, {"x": 1, "y": 4, "s": "b"}, {"x": 2, "y": 2, "s": "a"}, {"x": 2, "y": 3, "s": "b"}]),
        "
4 values, 2 series. x axis from 1.0 to 2.0. y axis from 0 to 4. Largest: b, 4. Smallest: a, 1.
x: 1, y: 1, s: a. 1 of 4
x: 2, y: 2, s: a. 2 of 4
x: 1, y: 4, s: b. 3 of 4
x: 2, y: 3, s: b. 4 of 4
x # | y # | s
1 | 1 | a
2 | 2 | a
1 | 4 | b
2 | 3 | b",
    );
}

#[test]
fn points() {
    check(
        json!("point"),
        json!({"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}),
        json!([{"x": 1, "y": 2.5}, {"x": 4, "y": null}]),
        "
1 value. x axis from 0.0 to 1.0. y axis from 0 to 2.
x: 1, y: 2.5. 1 of 1
x # | y #
1 | 2.5",
    );
}

#[test]
fn sectors() {
    check(
        json!("arc"),
        json!({"theta": {"field": "count", "type": "quantitative"}, "color": {"field": "name", "type": "nominal"}}),
        fruit(),
        "
2 values. Largest: Pears, 10. Smallest: Apples, 3.
count: 3, name: Apples. 1 of 2
count: 10, name: Pears. 2 of 2
count # | name
3 | Apples
10 | Pears",
    );
}

#[test]
fn fields_of_a_grid() {
    check(
        json!("rect"),
        json!({"x": {"field": "a", "type": "nominal"}, "y": {"field": "b", "type": "nominal"}, "color": {"field": "n", "type": "quantitative"}}),
        json!([{"a": "x", "b": "u", "n": 1}, {"a": "y", "b": "u", "n": 2}]),
        "
2 values. By a. By b. Largest: y, 2. Smallest: x, 1.
a: x, b: u, n: 1. 1 of 2
a: y, b: u, n: 2. 2 of 2
a | b | n #
x | u | 1
y | u | 2",
    );
}

#[test]
fn areas_rules_ticks_and_texts() {
    let encoding = json!({"x": {"field": "name", "type": "nominal"}, "y": {"field": "count", "type": "quantitative"}});
    for mark in ["area", "rule", "tick", "circle", "square", "trail"] {
        let spec =
            json!({"data": {"values": fruit()}, "mark": mark, "encoding": encoding, "width": 200, "height": 100});
        let told = told(chart(spec, None, Locale::En));
        assert!(told.contains("name: Apples, count: 3. 1 of 2\nname: Pears, count: 10. 2 of 2"), "{mark}:\n{told}");
    }
}

#[test]
fn a_tooltip_replaces_the_fields_and_a_description_the_sentence() {
    let encoding = json!({"x": {"field": "name", "type": "nominal"}, "y": {"field": "count", "type": "quantitative"},
        "tooltip": {"field": "name", "type": "nominal"}});
    check(
        json!("bar"),
        encoding,
        fruit(),
        "
2 values. By name. count axis from 0 to 10. Largest: Pears, 10. Smallest: Apples, 3.
Apples. 1 of 2
Pears. 2 of 2
name | count #
Apples | 3
Pears | 10",
    );
}

#[test]
fn why_nothing_can_be_drawn_is_said() {
    let said = |values: Json| {
        let encoding = json!({"x": {"field": "a", "type": "quantitative"}});
        let spec = json!({"data": {"values": values}, "mark": "point", "encoding": encoding});
        drawn(spec, None, Locale::En).map_err(|failure| failure.message(Locale::En)).err()
    };
    let found = [json!([]), json!([{"b": 1}]), json!([{"a": "one"}, {"a": null}]), json!([{"a": 1}])].map(said);
    assert_eq!(
        found.map(|message| message.unwrap_or_default()),
        [
            "There is nothing to draw: there are no rows to draw",
            "There is nothing to draw: /encoding/x: no row has the field `a` (fields: b)",
            "There is nothing to draw: no row has values that can be drawn",
            ""
        ]
    );
}

/// The portal's charts, whose figures are the report's.
#[track_caller]
fn portal(id: &str, locale: Locale, expected: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/nanchang-education-2020.json");
    let dataset: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(told(chart(dataset, Some(id), locale)), expected.trim());
}

#[test]
fn facts_have_their_words_in_chinese() {
    portal(
        "spending",
        Locale::ZhCn,
        "
共2项数据，其中1项为推算值。最大的是全市财政教育支出总额，135.52亿元。最小的是2019年全市财政教育支出总额(推算)，约123.2亿元。
全市财政教育支出总额：135.52亿元，时间：2020，状态：实际，范围：全市。原文：“2020年全市财政教育支出总额135.52亿元”。第1项，共2项
2019年全市财政教育支出总额(推算)：约123.2亿元，时间：2019，状态：推算，算式：全市财政教育支出总额 ÷ (1 + 全市财政教育支出总额同比增长)。第2项，共2项
项目 | 数值 # | 时间 | 状态 | 原文
全市财政教育支出总额 | 135.52亿元 | 2020 | 实际 | 2020年全市财政教育支出总额135.52亿元
2019年全市财政教育支出总额(推算) | 约123.2亿元 | 2019 | 推算 | 全市财政教育支出总额 ÷ (1 + 全市财政教育支出总额同比增长)",
    );
}

#[test]
fn facts_are_converted_in_english() {
    portal(
        "spending",
        Locale::En,
        "
2 values, 1 of them is derived. Largest: Fiscal spending on education, CNY 13.552 billion. Smallest: Fiscal spending on education in 2019 (derived), about CNY 12.32 billion.
Fiscal spending on education: CNY 13.552 billion, Period: 2020, Status: Actual, Scope: the whole city. In the report: “2020年全市财政教育支出总额135.52亿元”. 1 of 2
Fiscal spending on education in 2019 (derived): about CNY 12.32 billion, Period: 2019, Status: Derived, Formula: Fiscal spending on education ÷ (1 + Growth of fiscal spending on education, year on year). 2 of 2
Item | Value # | Period | Status | In the report
Fiscal spending on education | CNY 13.552 billion | 2020 | Actual | 2020年全市财政教育支出总额135.52亿元
Fiscal spending on education in 2019 (derived) | about CNY 12.32 billion | 2019 | Derived | Fiscal spending on education ÷ (1 + Growth of fiscal spending on education, year on year)",
    );
}

#[test]
fn icons_of_one_figure_are_one_datum() {
    portal(
        "civilised-campuses",
        Locale::ZhCn,
        "
共3项数据。最大的是市级文明校园，220所。最小的是全国文明校园，6所。
全国文明校园：6所，时间：2020，状态：实际，范围：全市。原文：“全市现有全国文明校园6所、省级文明校园18所、市级文明校园220所”。第1项，共3项
省级文明校园：18所，时间：2020，状态：实际，范围：全市。原文：“全市现有全国文明校园6所、省级文明校园18所、市级文明校园220所”。第2项，共3项
市级文明校园：220所，时间：2020，状态：实际，范围：全市。原文：“全市现有全国文明校园6所、省级文明校园18所、市级文明校园220所”。第3项，共3项
项目 | 数值 # | 时间 | 状态 | 原文
全国文明校园 | 6所 | 2020 | 实际 | 全市现有全国文明校园6所、省级文明校园18所、市级文明校园220所
省级文明校园 | 18所 | 2020 | 实际 | 全市现有全国文明校园6所、省级文明校园18所、市级文明校园220所
市级文明校园 | 220所 | 2020 | 实际 | 全市现有全国文明校园6所、省级文明校园18所、市级文明校园220所",
    );
}

#[track_caller]
fn check_tones(mark: &str, encoding: Json, expected: &[(f64, f64)]) {
    let values = json!([{"n": "a", "v": 0}, {"n": "b", "v": 5}, {"n": "c", "v": 10}]);
    let spec = json!({"data": {"values": values}, "mark": mark, "encoding": encoding, "width": 300, "height": 100});
    let tones = chart(spec, None, Locale::En).tones();
    let found: Vec<(f64, f64)> =
        tones.iter().map(|tone| (tone.frequency.round(), (tone.pan * 100.0).round() / 100.0)).collect();
    assert_eq!(found, expected);
}

#[test]
fn tones_rise_with_the_values_from_left_to_right() {
    let encoding = json!({"x": {"field": "n", "type": "nominal"}, "y": {"field": "v", "type": "quantitative"}});
    check_tones("bar", encoding, &[(110.0, -0.67), (311.0, 0.0), (880.0, 0.67)]);
}

#[test]
fn tones_of_bars_along_x_go_from_top_to_bottom() {
    let encoding = json!({"y": {"field": "n", "type": "nominal"}, "x": {"field": "v", "type": "quantitative"}});
    check_tones("bar", encoding, &[(110.0, -0.67), (311.0, 0.0), (880.0, 0.67)]);
}

#[test]
fn tones_of_sectors_follow_the_figures() {
    let encoding = json!({"color": {"field": "n", "type": "nominal"}, "theta": {"field": "v", "type": "quantitative"}});
    let values = [110.0, 311.0, 880.0];
    let spec = json!({"data": {"values": [{"n": "a", "v": 0}, {"n": "b", "v": 5}, {"n": "c", "v": 10}]}, "mark": "arc", "encoding": encoding});
    let tones = chart(spec, None, Locale::En).tones();
    assert_eq!(tones.iter().map(|tone| tone.frequency.round()).collect::<Vec<_>>(), values);
}

#[test]
fn many_tones_keep_their_peaks() {
    let values: Vec<Json> = (0..1000).map(|at| json!({"n": at, "v": if at == 500 { 10 } else { 1 }})).collect();
    let spec = json!({"data": {"values": values}, "mark": "line", "width": 300, "height": 100,
        "encoding": {"x": {"field": "n", "type": "quantitative"}, "y": {"field": "v", "type": "quantitative"}}});
    let tones = thinned(chart(spec, None, Locale::En).tones(), 100);
    assert_eq!(tones.len(), 100);
    assert!(tones.iter().any(|tone| tone.target == 500), "the peak is heard");
}

#[test]
fn many_data_are_told_in_groups() {
    let values: Vec<Json> = (0..10_000).map(|at| json!({"n": at, "v": at % 89, "s": at % 2})).collect();
    let spec = json!({"data": {"values": values}, "mark": "line", "width": 300, "height": 100,
        "encoding": {"x": {"field": "n", "type": "quantitative"}, "y": {"field": "v", "type": "quantitative"}, "color": {"field": "s", "type": "nominal"}}});
    let mut chart = chart(spec, None, Locale::En);
    let groups = chart.groups(40);
    assert!(groups.len() <= 40, "{}", groups.len());
    let mut covered = 0;
    for group in &groups {
        assert_eq!(group.first, covered);
        let end = group.name.split([' ', ':']).nth(3).and_then(|number| number.parse().ok());
        covered = end.unwrap();
    }
    // No more points are drawn than the picture has pixels for.
    assert_eq!(covered, chart.targets().len() as usize);
}

#[test]
fn exports_carry_the_words_and_a_link_finds_its_datum() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/nanchang-education-2020.json");
    let dataset: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let document = Document::of(dataset.clone());
    let mut chart = chart(dataset, Some("spending"), Locale::ZhCn);
    let report =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/nanchang-education-2020.txt")).unwrap();
    for file in [chart.to_svg(&document), chart.to_csv(&document), chart.to_json(&document)] {
        let provenance = report_charts::export::read_provenance(file.as_bytes()).unwrap();
        assert!(!provenance.facts.is_empty());
        assert_eq!(report_charts::export::verify(&provenance, &report), []);
    }
    assert_eq!(chart.linked_target("at:fiscal-education-spending"), Some(0));
    assert_eq!(chart.linked_target("at:1;later:x"), Some(1));
    assert_eq!(chart.linked_target("at:99"), None);
    assert_eq!(chart.linked_target("nonsense"), None);
}
