//! The dataset that the project carries is what extraction makes of the report and its annotations.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;

use report_charts::report::annotations::{Annotations, dataset, sha256};

const NAME: &str = "nanchang-education-2020";

fn read(extension: &str) -> String {
    let path = format!("{}/seeds/{NAME}.{extension}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn generate() -> String {
    let annotations: Annotations = serde_json::from_str(&read("annotations.json")).unwrap();
    let (dataset, _) = dataset(&read("txt"), &format!("{NAME}.txt"), &annotations)
        .unwrap_or_else(|errors| panic!("{}", errors.iter().map(|error| format!("{error}\n")).collect::<String>()));
    serde_json::to_string_pretty(&dataset).unwrap() + "\n"
}

#[test]
fn the_report_is_unchanged() {
    assert_eq!(sha256(&read("txt")), "9ccf950d6acb222449288893ff4408bb26d509332bf852c078a7df17a993256e");
}

#[test]
fn the_dataset_is_what_the_report_says() {
    let generated = generate();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(format!("{}/seeds/{NAME}.json", env!("CARGO_MANIFEST_DIR")), &generated).unwrap();
    }
    let kept = read("json");
    let changed = generated.lines().zip(kept.lines()).position(|(generated, kept)| generated != kept);
    assert_eq!(changed, None, "line of the dataset, from 0; UPDATE=1 writes it");
    assert_eq!(generated.len(), kept.len());
}

#[test]
fn every_figure_has_a_name_and_labels_in_both_languages() {
    let dataset: report_charts::report::dataset::Dataset = serde_json::from_str(&read("json")).unwrap();
    let nameless: Vec<&str> = dataset
        .facts
        .iter()
        .filter(|fact| {
            fact.id.starts_with("f-") || !fact.label.0.contains_key("en") || fact.label.get("zh-CN").is_empty()
        })
        .map(|fact| fact.text.as_str())
        .collect();
    assert_eq!(nameless, Vec::<&str>::new());
}

#[test]
fn an_annotation_without_its_figure_is_named() {
    let mut annotations: Annotations = serde_json::from_str(&read("annotations.json")).unwrap();
    let changed = read("txt").replace("135.52亿元", "136亿元");
    annotations.charts.clear();
    let errors = dataset(&changed, "report.txt", &annotations).unwrap_err();
    let text: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        text.first().map(String::as_str),
        Some(
            "/facts/17: the figure of `fiscal-education-spending` is not in the report: `135.52亿元`, number 1 of section 2020.10"
        )
    );
}
