//! How well and how fast figures are found: precision and recall for each labelled set, and megabytes a second on one core.

#[path = "../tests/scoring/mod.rs"]
mod scoring;

use std::fs;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let root = env!("CARGO_MANIFEST_DIR");
    for (name, file) in [
        ("sentences", "sentences"),
        ("further sentences", "fresh"),
        ("held-out sentences", "held-out"),
        ("sealed sentences", "sealed"),
    ] {
        let text = fs::read_to_string(format!("{root}/tests/cases/report/{file}.txt")).expect("labelled sentences");
        println!("{name}: {}", scoring::score(&scoring::read(&text)));
    }
    let report = fs::read_to_string(format!("{root}/seeds/nanchang-education-2020.txt")).expect("the report");
    let labels = fs::read_to_string(format!("{root}/tests/cases/report/nanchang.txt")).expect("the report's labels");
    println!("the report: {}", scoring::score(&scoring::read_whole(&report, &labels)));
    let text = report.repeat(8 * 1024 * 1024 / report.len());
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        black_box(report_charts::report::extract(black_box(&text)));
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!(
        "{:.1} MB/s on one core ({:.1} MB of report text)",
        text.len() as f64 / 1e6 / best,
        text.len() as f64 / 1e6
    );
}
