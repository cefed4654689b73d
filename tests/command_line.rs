//! The command line: what it says of bad input, and how it ends.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DATASET: &str = "seeds/nanchang-education-2020.json";
const REPORT: &str = "seeds/nanchang-education-2020.txt";

/// Runs a command line in the project's folder; `{out}` stands for a folder of this test's own.
fn run(line: &str, out: &Path) -> Output {
    let arguments = line.split(' ').map(|word| word.replace("{out}", &out.display().to_string()));
    let command = Command::new(env!("CARGO_BIN_EXE_report-charts"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    command.expect("the program was built for this test")
}

/// A folder of this test's own, with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("cargo's folder can be written to");
    for (name, content) in files {
        fs::write(folder.join(name), content).expect("the folder was just made");
    }
    folder
}

/// Holds the exit code and the first line of what is said against what is expected, and that nothing was written.
#[track_caller]
fn check(test: &str, files: &[(&str, &str)], line: &str, expected: &str) {
    let out = folder(test, files);
    let output = run(line, &out);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).replace(&format!("{}/", out.display()), "");
    let code = output.status.code().map_or("killed".to_owned(), |code| code.to_string());
    assert_eq!(format!("{code} {}", said.lines().next().unwrap_or_default()), expected);
    let written: Vec<_> = fs::read_dir(&out).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(written.len(), files.len(), "files are written whole or not at all: {written:?}");
}

#[test]
fn a_missing_file_is_named() {
    check(
        "missing",
        &[],
        "render nowhere.json -o {out}/a.svg",
        "2 report-charts: nowhere.json: No such file or directory",
    );
    check(
        "missing",
        &[],
        &format!("check {DATASET} --report no.txt"),
        "2 report-charts: no.txt: No such file or directory",
    );
    check("missing", &[], "scene {out}/no.json", "2 report-charts: no.json: No such file or directory");
    let line = format!("extract {REPORT} -o {{out}}/no/a.json");
    check("missing", &[], &line, "2 report-charts: no/a.json: No such file or directory");
}

#[test]
fn a_file_that_a_chart_names_is_an_input() {
    let chart = r#"{"mark": "bar", "data": {"url": "rows.csv"}, "encoding": {"x": {"field": "a"}}}"#;
    let expected = "1 report-charts: rows.csv: No such file or directory";
    check("named", &[("a.json", chart)], "render {out}/a.json -o {out}/a.svg", expected);
}

#[test]
fn a_chart_that_is_not_there_is_bad_use() {
    let expected = "2 report-charts: The dataset has no chart “spendings”; it has: figure-spending,";
    let out = folder("no-chart", &[]);
    for command in ["render {data} --chart spendings -o {out}/a.svg", "embed {data} --chart spendings"] {
        let output = run(&command.replace("{data}", DATASET), &out);
        let said = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code().unwrap_or_default();
        assert!(format!("{code} {said}").starts_with(expected), "{code} {said}");
    }
}

#[test]
fn a_text_that_is_not_json_is_called_that() {
    let files = [("a.json", "{\"facts\": [,]}")];
    let expected = "1 report-charts: a.json: not JSON: expected value at line 1 column 12";
    check("not-json", &files, &format!("check {{out}}/a.json --report {REPORT}"), expected);
    check(
        "not-json",
        &files,
        "scene {out}/a.json",
        r#"1 {"scene":1,"status":"error","error":"a.json: not JSON: expected value at line 1 column 12"}"#,
    );
}

#[test]
fn an_output_without_a_known_ending_is_bad_use() {
    let line = format!("render {DATASET} --chart spending -o {{out}}/a.jpg");
    check("ending", &[], &line, "2 report-charts: a.jpg: ends in none of .svg, .png, .csv and .json");
}

#[test]
fn extents_are_pixels_that_can_be_drawn() {
    for width in ["0", "-5", "NaN", "1e9", "wide"] {
        let line = format!("render {DATASET} --chart spending --width={width} -o {{out}}/a.svg");
        let expected =
            format!("2 error: invalid value '{width}' for '--width <PIXELS>': expected CSS pixels, from 1 to 100000");
        check("extents", &[], &line, &expected);
    }
}

#[test]
fn a_picture_of_nothing_is_not_written() {
    let nothing = r#"{"mark": "bar", "data": {"values": []}, "encoding": {"x": {"field": "a"}}}"#;
    check("nothing", &[("a.json", nothing)], "render {out}/a.json -o {out}/a.svg", "1 there are no rows to draw");
    let unnamed = r#"{"mark": "bar", "data": {"name": "rows"}, "encoding": {"x": {"field": "a"}}}"#;
    let expected = "1 report-charts: /data: no data are named `rows`";
    check("unnamed", &[("a.json", unnamed)], "render {out}/a.json -o {out}/a.svg", expected);
}

#[test]
fn what_is_refused_is_not_drawn_in_part() {
    let refused = r#"{"mark": "bra", "data": {"values": [{"a": 1}]}, "encoding": {"x": {"field": "a"}}}"#;
    let out = folder("refused", &[("a.json", refused)]);
    let output = run("render {out}/a.json -o {out}/a.svg", &out);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.starts_with("not supported: /mark: found `bra`, expected `arc`"), "{said}");
    assert!(said.ends_with("perhaps `bar` is meant\n"), "{said}");
    assert_eq!((output.status.code(), out.join("a.svg").exists()), (Some(1), false));
}

#[test]
fn a_chart_that_travels_says_where_its_figures_come_from() {
    let out = folder("travels", &[]);
    let picture = run(&format!("render {DATASET} --chart spending -o {{out}}/a.svg"), &out);
    assert_eq!(picture.status.code(), Some(0));
    let svg = fs::read_to_string(out.join("a.svg")).expect("it was written");
    assert!(svg.contains(">来源：《南昌市教育局2020年工作总结及2021年工作要点》<"), "{svg}");
    let checked = run(&format!("check {{out}}/a.svg --report {REPORT}"), &out);
    assert_eq!(String::from_utf8_lossy(&checked.stdout), "2 figures are as the report says\n");
}

#[test]
fn one_changed_digit_is_a_finding_that_names_the_figure() {
    let report = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(REPORT)).expect("the seed is there");
    let out = folder("digit", &[("changed.txt", &report.replace("135.52亿元", "135.53亿元"))]);
    let output = run(&format!("check {DATASET} --report {{out}}/changed.txt"), &out);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("fiscal-education-spending: `135.52亿元` is not at its place, where `135.53亿元` stands"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn help_says_how_commands_end() {
    let help = run("--help", Path::new(""));
    let said = String::from_utf8_lossy(&help.stdout);
    assert!(
        said.contains("0 for success, 1 for findings (an input that is not as it should be), 2 for bad use\n(options"),
        "{said}"
    );
}
