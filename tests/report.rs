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

/// An input of one kind, twice as long, must not take four times as long: nothing is searched without bound.
#[test]
fn time_grows_with_the_text_and_not_faster() {
    for piece in
        ["5个、", "其中5个", "增长5%和", "一 ", "分别", "第", "1:", "“三", "《", "1 ", "的", "较", "年5", "万5千"]
    {
        let time = |count: usize| {
            let text = piece.repeat(count);
            let start = std::time::Instant::now();
            std::hint::black_box(report_charts::report::extract(&text));
            start.elapsed().as_secs_f64()
        };
        time(1_000);
        let (short, long) = (time(4_000), time(32_000));
        assert!(long < 0.05 || long < short * 32.0, "{piece}: {short} s for 4000, {long} s for 32000");
    }
}
