//! Extraction against labelled sentences, and against what no text may break.

mod scoring;

use std::fs;

use scoring::{Score, read, read_whole, score, share};

fn file(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
fn at_least(score: &Score, spans: f64, rest: f64, subjects: f64) {
    let enough = score.recall() >= spans
        && score.precision() >= spans
        && share(score.values, score.spans) >= spans
        && share(score.kinds, score.spans) >= rest
        && share(score.units, score.spans) >= rest
        && share(score.qualifiers, score.spans) >= rest
        && share(score.subjects, score.spans) >= subjects;
    assert!(enough, "{score}{}", score.misses.join("\n"));
}

#[test]
fn labelled_sentences_are_read_as_labelled() {
    at_least(&score(&read(&file("tests/cases/report/sentences.txt"))), 0.97, 0.95, 0.85);
}

#[test]
fn held_out_sentences_are_read_as_labelled() {
    at_least(&score(&read(&file("tests/cases/report/held-out.txt"))), 0.97, 0.95, 0.85);
}

#[test]
fn every_figure_of_the_report_is_right() {
    let cases = read_whole(&file("seeds/nanchang-education-2020.txt"), &file("tests/cases/report/nanchang.txt"));
    at_least(&score(&cases), 1.0, 1.0, 0.9);
}
