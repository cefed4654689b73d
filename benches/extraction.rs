//! How well and how fast figures are found: precision and recall for each labelled set, megabytes a second on one
//! core, and memory as a multiple of the text.

#[path = "../tests/scoring/mod.rs"]
mod scoring;

use peak_alloc::PeakAlloc;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

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
    println!("one core, report text over and over:");
    println!("       text       speed   most memory at once");
    for megabytes in [1, 10, 50] {
        measure(&report.repeat(megabytes * 1_000_000 / report.len() + 1));
    }
}

/// Prints how fast a text is read, and how much memory is held at the most beside the text.
fn measure(text: &str) {
    let mut best = f64::INFINITY;
    let mut peak = 0;
    for _ in 0..if text.len() > 20_000_000 { 2 } else { 5 } {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let start = Instant::now();
        let extraction = black_box(report_charts::report::extract(black_box(text)));
        best = best.min(start.elapsed().as_secs_f64());
        peak = MEMORY.peak_usage().saturating_sub(before);
        drop(extraction);
    }
    let bytes = text.len() as f64;
    println!("{:>8.1} MB {:>6.1} MB/s {:>6.1} times the text", bytes / 1e6, bytes / 1e6 / best, peak as f64 / bytes);
}
