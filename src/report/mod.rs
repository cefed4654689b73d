//! From a report's text to facts with provenance.
//!
//! In: the text. Out: every numeral with what it is, and of each figure its value, unit, qualifier, subject, period,
//! status, scope and place. The steps below read from left to right, and none reaches back. This module does not know
//! files, English labels (they come from [`annotations`]) or charts.

mod amount;
pub mod annotations;
mod assemble;
pub mod check;
mod context;
pub mod dataset;
pub mod derive;
pub mod diff;
mod figure;
mod lexicon;
mod outline;
pub mod package;
pub mod propose;
mod relate;
pub mod rows;
mod scan;
mod subject;
pub mod wording;

use crate::diagnostic::Diagnostic;
use dataset::{Fact, Numeral, Section};

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// The title, as the text states it.
    pub title: String,
    /// Who published it, as far as the title says.
    pub publisher: String,
    /// The parts of the text.
    pub sections: Vec<Section>,
    /// The figures.
    pub facts: Vec<Fact>,
    /// All numerals.
    pub coverage: Vec<Numeral>,
    /// What the rules are not sure of.
    pub diagnostics: Vec<Diagnostic>,
    /// How many code points the text has.
    pub characters: usize,
}

/// Finds every figure of a report.
///
/// ```
/// let found = report_charts::report::extract("全市财政教育支出总额135.52亿元，同比增长10%。");
/// let fact = &found.facts[0];
/// assert_eq!(fact.text, "135.52亿元");
/// assert_eq!(fact.value, Some(13_552_000_000.0));
/// assert_eq!(fact.label.get("zh-CN"), "全市财政教育支出总额");
/// ```
pub fn extract(text: &str) -> Extraction {
    let characters: Vec<char> = text.chars().collect();
    let mut scan = scan::scan(&characters);
    relate::relate(&characters, &mut scan.figures);
    subject::find_subjects(&characters, &mut scan.figures);
    let outline = outline::outline(&characters, &scan.tokens); // After the scan: a part's year is a token.
    assemble::assemble(&characters, scan, outline)
}
