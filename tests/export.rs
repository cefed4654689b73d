//! Exported files carry the report's words, and a changed digit is found in any of them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // A test stops at what it did not expect.

use std::rc::Rc;

use serde_json::Value as Json;

use report_charts::color::{Color, Paint};
use report_charts::compile::{LayerData, View};
use report_charts::data::{Column, Table, Value};
use report_charts::export::{self, Labels, Provenance, Start, evidence_ids, read_provenance, verify};
use report_charts::geometry::{Rect, Size};
use report_charts::locale::Locale;
use report_charts::report::rows;
use report_charts::scene::{Box, Datum, Geometry, Item, Mark, Plot, RowId, Scene, Style, finish};

const REPORT: &str = include_str!("../seeds/nanchang-education-2020.txt");

fn dataset() -> Json {
    serde_json::from_str(include_str!("../seeds/nanchang-education-2020.json")).unwrap()
}

/// A bar for each row of `table` that is named.
fn view(table: &Table, named: &[u32]) -> View {
    let bar = |&row: &u32| Item {
        geometry: Geometry::Rect(Box { rect: Rect::new(f64::from(row), 0.0, 1.0, 9.0), corners: [0.0; 4] }),
        style: Style { fill: Some(Paint::Color(Color::hex(0x1f5fa8))), ..Style::default() },
        datum: Some(Rc::new(Datum { rows: vec![RowId { layer: 0, row }], ..Datum::default() })),
    };
    let mark = Mark { items: named.iter().map(bar).collect(), ..Mark::default() };
    let plot = Plot { area: Rect::new(0.0, 0.0, 100.0, 10.0), marks: vec![mark], ..Plot::default() };
    let scene = Scene { size: Size::new(100.0, 10.0), plots: vec![plot], ..Scene::default() };
    let layers = vec![LayerData { source: table.clone(), drawn: table.clone(), said: None }];
    View { scene, layers, ..View::default() }
}

fn exports() -> (Provenance, [Vec<u8>; 4]) {
    let dataset = dataset();
    let view = view(&rows::rows(&dataset, Locale::ZhCn), &[3, 1]);
    let provenance = Provenance::new(&dataset, &evidence_ids(&view));
    let svg = export::svg(&finish(&view.scene), &Labels::default(), Some(&provenance));
    let png = export::png::Renderer::default().png(&svg, 1.0, Some(&provenance)).unwrap();
    let csv = export::csv(&view, Some(&provenance), Start::ByteOrderMark);
    let json = export::json(&view, Some(&provenance));
    (provenance, [svg.into_bytes(), png, csv.into_bytes(), json.into_bytes()])
}

#[test]
fn every_format_gives_the_figures_back() {
    let (provenance, files) = exports();
    let ids: Vec<&str> = provenance.facts.iter().map(|fact| fact.id.as_str()).collect();
    let dataset = dataset();
    assert_eq!(ids, [1, 3].map(|at| dataset["facts"][at]["id"].as_str().unwrap()));
    for file in &files {
        let read = read_provenance(file).unwrap();
        assert_eq!(read.facts, provenance.facts);
        assert_eq!(read.document.sha256, provenance.document.sha256);
        assert_eq!(verify(&read, REPORT), []);
    }
}

#[test]
fn a_changed_digit_is_found_in_every_format() {
    let (provenance, files) = exports();
    let fact = &provenance.facts[0];
    let mut changed: Vec<char> = REPORT.chars().collect();
    let digit = (fact.start..fact.end).find(|&at| changed[at].is_ascii_digit()).unwrap();
    changed[digit] = if changed[digit] == '9' { '8' } else { '9' };
    let changed: String = changed.into_iter().collect();
    for file in &files {
        let findings = verify(&read_provenance(file).unwrap(), &changed);
        let ids: Vec<&str> = findings.iter().map(|finding| finding.id.as_str()).collect();
        assert_eq!(ids, ["", fact.id.as_str()]);
    }
}

#[test]
fn a_changed_value_is_found_where_rows_are_exported() {
    let (provenance, [_, _, csv, json]) = exports();
    let fact = &provenance.facts[0];
    let value = fact.value.as_ref().unwrap().to_string();
    for (file, before, after) in [
        (csv, format!("{},{value},", fact.id), format!("{},1{value},", fact.id)),
        (json, format!("\"value\": {value},"), format!("\"value\": 1{value},")),
    ] {
        let text = String::from_utf8(file).unwrap();
        let changed = text.replace(&before, &after);
        assert_ne!(text, changed);
        let findings = verify(&read_provenance(changed.as_bytes()).unwrap(), REPORT);
        let expected = format!("the value is 1{value}, and `{}` is {value}", fact.text);
        assert_eq!(findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn a_derived_value_brings_what_it_is_computed_from() {
    let mut dataset = dataset();
    let inputs: Vec<String> = [0, 1].map(|at| dataset["facts"][at]["id"].as_str().unwrap().to_owned()).into();
    dataset["derived"] = serde_json::json!([{"id": "d", "formula": "a / b", "value": 1, "inputs": inputs}]);
    let provenance = Provenance::new(&dataset, &[Rc::from("d")]);
    let ids: Vec<&String> = provenance.facts.iter().map(|fact| &fact.id).collect();
    assert_eq!(ids, inputs.iter().collect::<Vec<_>>());
}

#[test]
fn files_without_provenance_say_so() {
    for file in ["<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "{\"rows\": []}", "a,b\r\n1,2\r\n"] {
        let message = read_provenance(file.as_bytes()).unwrap_err().to_string();
        assert!(message.contains("carries no provenance"), "{message}");
    }
    assert_eq!(read_provenance(&[0xff, 0xfe]).unwrap_err().to_string(), "neither a PNG nor UTF-8 text");
}

#[track_caller]
fn check_cell(value: Value, expected: &str) {
    let table = Table::new(1).with_column("a", Column::Values(vec![value].into()));
    assert_eq!(export::csv(&view(&table, &[0]), None, Start::Plain), format!("a\r\n{expected}\r\n"));
}

#[test]
fn cells_are_quoted_and_are_no_formulas() {
    check_cell(Value::text("say \"a, b\""), "\"say \"\"a, b\"\"\"");
    check_cell(Value::text("two\nlines"), "\"two\nlines\"");
    check_cell(Value::text("=1+1"), "'=1+1");
    check_cell(Value::text("@SUM(A1)"), "'@SUM(A1)");
    check_cell(Value::text("-"), "'-");
    check_cell(Value::text("-3.5"), "-3.5");
    check_cell(Value::Number(-3.5), "-3.5");
    check_cell(Value::Number(13_552_000_000.0), "13552000000");
    check_cell(Value::Null, "");
}
