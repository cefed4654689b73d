//! Labelled sentences, and how well extraction agrees with them.

#![allow(dead_code, reason = "tests and benchmarks each use a part of it")]

use std::collections::BTreeMap;
use std::fmt;

use report_charts::report::dataset::{Direction, Fact, Role};
use report_charts::report::extract;

/// What a person says a figure is.
#[derive(Clone, Debug)]
pub struct Label {
    pub text: String,
    pub kind: String,
    pub value: String,
    pub unit: String,
    pub qualifier: String,
    pub subject: String,
    /// What else the text says plainly, by name: `period`, `status`, `scope`, `change`, `of`.
    pub more: Vec<(String, String)>,
}

/// A sentence with its figures, in reading order.
#[derive(Clone, Debug)]
pub struct Case {
    pub sentence: String,
    pub labels: Vec<Label>,
}

/// Reads a file of labelled sentences.
pub fn read(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let Some(label) = line.strip_prefix("  ") else {
            cases.push(Case { sentence: line.to_owned(), labels: Vec::new() });
            continue;
        };
        let cells: Vec<&str> = label.split(" | ").map(str::trim).collect();
        let [text, kind, value, unit, qualifier, subject, rest @ ..] = &cells[..] else {
            panic!("six cells expected: {line}")
        };
        let label = Label {
            text: (*text).to_owned(),
            kind: (*kind).to_owned(),
            value: (*value).to_owned(),
            unit: (*unit).to_owned(),
            qualifier: (*qualifier).to_owned(),
            subject: (*subject).to_owned(),
            more: rest.first().map_or_else(Vec::new, |cell| named(cell)),
        };
        cases.last_mut().expect("a sentence before its labels").labels.push(label);
    }
    cases
}

/// `period=2020 scope=全市`; a word without a name goes on the value before it (`period=each year`).
fn named(cell: &str) -> Vec<(String, String)> {
    let mut named: Vec<(String, String)> = Vec::new();
    for word in cell.split(' ') {
        if let Some((name, value)) = word.split_once('=') {
            named.push((name.to_owned(), value.to_owned()));
        } else if let Some((_, value)) = named.last_mut() {
            *value = format!("{value} {word}");
        }
    }
    named
}

/// Counts of agreement. Precision of spans counts what was found, all else counts the spans that agree.
#[derive(Clone, Debug, Default)]
pub struct Score {
    pub labelled: usize,
    pub found: usize,
    pub spans: usize,
    pub kinds: usize,
    pub values: usize,
    pub units: usize,
    pub qualifiers: usize,
    pub subjects: usize,
    /// How many of the things said beside the six cells there are, and how many agree.
    pub more: BTreeMap<String, (usize, usize)>,
    pub misses: Vec<String>,
}

impl Score {
    pub fn recall(&self) -> f64 {
        share(self.spans, self.labelled)
    }

    pub fn precision(&self) -> f64 {
        share(self.spans, self.found)
    }
}

pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize| 100.0 * share(part, self.labelled);
        let precise = |part: usize| 100.0 * share(part, self.found);
        writeln!(f, "{} figures labelled, {} found", self.labelled, self.found)?;
        writeln!(f, "            recall  precision")?;
        for (name, part) in [
            ("spans", self.spans),
            ("kinds", self.kinds),
            ("values", self.values),
            ("units", self.units),
            ("qualifiers", self.qualifiers),
            ("subjects", self.subjects),
        ] {
            writeln!(f, "{name:<10} {:>6.1} % {:>8.1} %", percent(part), precise(part))?;
        }
        for (name, (labelled, agreed)) in &self.more {
            writeln!(f, "{name:<10} {:>6.1} % of {labelled}", 100.0 * share(*agreed, *labelled))?;
        }
        Ok(())
    }
}

/// Extracts every sentence and compares.
pub fn score(cases: &[Case]) -> Score {
    let mut score = Score::default();
    for case in cases {
        let sentence: String = case.sentence.chars().take(80).collect();
        let found = extract(&case.sentence).facts;
        score.labelled += case.labels.len();
        score.found += found.len();
        let mut taken = vec![false; found.len()];
        for label in &case.labels {
            let place = found.iter().zip(&taken).position(|(fact, taken)| !taken && fact.text == label.text);
            let Some(place) = place else {
                score.misses.push(format!("not found: {} in {}", label.text, sentence));
                continue;
            };
            taken[place] = true;
            compare(&mut score, &found[place], label, &sentence);
            for (name, expected) in &label.more {
                let here = said(&found, &found[place], name);
                let counts = score.more.entry(name.clone()).or_default();
                *counts = (counts.0 + 1, counts.1 + usize::from(here == *expected));
                if here != *expected {
                    score.misses.push(format!("{name} of {}: {here}, labelled {expected}, in {sentence}", label.text));
                }
            }
        }
        for (fact, _) in found.iter().zip(&taken).filter(|(_, taken)| !**taken) {
            score.misses.push(format!("not labelled: {} ({}) in {}", fact.text, fact.kind.name(), sentence));
        }
    }
    score
}

fn compare(score: &mut Score, fact: &Fact, label: &Label, sentence: &str) {
    score.spans += 1;
    let agree = |name: &str, found: &str, expected: &str, same: bool, misses: &mut Vec<String>| {
        if !same {
            misses.push(format!("{name} of {}: {found}, labelled {expected}, in {sentence}", label.text));
        }
        usize::from(same)
    };
    let misses = &mut score.misses;
    let kind = fact.kind.name();
    score.kinds += agree("kind", kind, &label.kind, kind == label.kind, misses);
    let value = match (fact.value, fact.low.zip(fact.high)) {
        (Some(value), _) => value.to_string(),
        (None, Some((low, high))) => format!("{low}..{high}"),
        (None, None) => "?".to_owned(),
    };
    let close = |one: &str, other: &str| match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => (one - other).abs() <= 1e-9 * other.abs(),
        _ => one == other,
    };
    score.values += agree("value", &value, &label.value, close(&value, &label.value), misses);
    let unit = fact.unit.as_deref().unwrap_or("-");
    score.units += agree("unit", unit, &label.unit, unit == label.unit, misses);
    let qualifier = fact.qualifier.name();
    score.qualifiers += agree("qualifier", qualifier, &label.qualifier, qualifier == label.qualifier, misses);
    let subject = fact.label.get("zh-CN");
    score.subjects += agree("subject", subject, &label.subject, similar(subject, &label.subject), misses);
}

/// What a fact says under one of the further names.
fn said(facts: &[Fact], fact: &Fact, name: &str) -> String {
    match name {
        "period" => fact.period.clone().unwrap_or_default(),
        "status" => fact.status.name().to_owned(),
        "scope" => fact.scope.clone().unwrap_or_default(),
        "of" => {
            let whole = fact.part_of.as_ref().and_then(|id| facts.iter().find(|fact| fact.id == *id));
            whole.map_or_else(String::new, |fact| fact.text.clone())
        }
        "change" => fact.change.as_ref().map_or_else(String::new, |change| {
            let role = match change.role {
                Role::By => "by",
                Role::To => "to",
                Role::From => "from",
            };
            let sign = if change.direction == Direction::Increase { "+" } else { "-" };
            format!("{role}{sign}{}", if change.year_on_year { "yoy" } else { "" })
        }),
        _ => panic!("{name} is no name of a fact's"),
    }
}

/// Whether two short labels name the same thing: one within the other, or most characters in common.
fn similar(found: &str, expected: &str) -> bool {
    let letters = |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (found, expected) = (letters(found), letters(expected));
    if found.is_empty() || expected.is_empty() {
        return found.is_empty() && expected.is_empty();
    }
    let common = expected.iter().filter(|c| found.contains(c)).count() as f64;
    common / expected.len() as f64 >= 0.6 && common / found.len() as f64 >= 0.4
}

/// A whole text as one case, with its labels in a file of their own.
pub fn read_whole(text: &str, labels: &str) -> Vec<Case> {
    let mut cases = read(&format!("text\n{labels}"));
    for case in &mut cases {
        case.sentence = text.to_owned();
    }
    cases
}
