//! Extraction against labelled sentences, and against what no text may break.
#![cfg(not(target_arch = "wasm32"))]

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
fn further_sentences_are_read_as_labelled() {
    at_least(&score(&read(&file("tests/cases/report/fresh.txt"))), 0.97, 0.95, 0.85);
}

/// Says by how much it failed and not on what: whoever reads the misses tunes rules on them.
#[test]
fn sealed_sentences_are_read_as_labelled() {
    let mut sealed = score(&read(&file("tests/cases/report/sealed.txt")));
    sealed.misses = Vec::new();
    at_least(&sealed, 0.97, 0.95, 0.85);
}

#[test]
fn every_figure_of_the_report_is_right() {
    let cases = read_whole(&file("seeds/nanchang-education-2020.txt"), &file("tests/cases/report/nanchang.txt"));
    let score = score(&cases);
    at_least(&score, 1.0, 1.0, 0.9);
    let said: Vec<&String> = score.misses.iter().filter(|miss| !miss.starts_with("subject")).collect();
    assert!(said.is_empty(), "{said:?}");
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
        // The better of two, since other programs take their share of the machine.
        let best = |count: usize| time(count).min(time(count));
        let (short, long) = (best(1_000), best(8_000));
        assert!(long < 0.05 || long < short * 32.0, "{piece}: {short} s for 1000, {long} s for 8000");
    }
}

#[test]
fn a_part_names_its_whole_only_where_the_text_does() {
    let parts = |text: &str| -> Vec<String> {
        let facts = report_charts::report::extract(text).facts;
        let name = |id: &String| facts.iter().find(|fact| fact.id == *id).map(|fact| fact.text.clone());
        let part = |fact: &report_charts::report::dataset::Fact| match (&fact.part_of, &fact.note) {
            (Some(id), _) => format!("{} of {}", fact.text, name(id).unwrap_or_default()),
            (None, Some(_)) => format!("{} open", fact.text),
            (None, None) => fact.text.clone(),
        };
        facts.iter().map(part).collect()
    };
    assert_eq!(
        parts("公开招聘教师1672人,其中县(区)乡村教师619人,农村紧缺学科教师125人。"),
        ["1672人", "619人 of 1672人", "125人 open"]
    );
    // Parts that add up to the whole are its parts.
    assert_eq!(parts("共有学校10所,其中小学6所,中学4所。"), ["10所", "6所 of 10所", "4所 of 10所"]);
    assert_eq!(parts("小学281所(含97个教学点)。"), ["281所", "97个 of 281所"]);
    assert_eq!(parts("现有教师40人,校车5辆。"), ["40人", "5辆"]);
}

/// Facts without names of their own move up when one before them goes; that alone is no change.
#[test]
fn differences_are_told_by_what_is_counted() {
    use report_charts::report::annotations::{Annotations, dataset};
    let read = |text: &str| dataset(text, "report.txt", &Annotations::default()).unwrap().0;
    let old = read("新建桥梁3座。共有学校100所，其中小学60所。");
    let new = read("共有学校102所，其中小学60所。");
    let lines: Vec<String> =
        report_charts::report::diff::diff(&old, &new).iter().skip(1).map(ToString::to_string).collect();
    let at = |count: usize| format!("f-{}-{count}", old.sections.first().map_or("", |section| section.id.as_str()));
    assert_eq!(
        lines,
        [
            format!("- {} 桥梁 3座", at(1)),
            format!("~ {} 学校: text 100所 -> 102所", at(2)),
            format!("~ {} 学校: value 100 -> 102", at(2)),
        ]
    );
}
