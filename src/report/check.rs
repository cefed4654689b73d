//! Whether a dataset says what its report says.
//!
//! In: a dataset and the text of its report. Out: one sentence for each thing that is not so.

use std::collections::BTreeMap;

use super::annotations::sha256;
use super::dataset::{Dataset, Fact, Selector};
use super::derive::evaluate;
use super::{Extraction, annotations, extract};

/// Holds every fact, derived value and numeral of a dataset against the report. Nothing to say means that all is so.
pub fn check(dataset: &Dataset, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    if dataset.document.sha256 != sha256(text) {
        findings.push("the report is not the one the dataset was made from: its SHA-256 differs".to_owned());
    }
    if dataset.document.characters != characters.len() {
        let [expected, found] = [dataset.document.characters, characters.len()].map(|count| count.to_string());
        findings.push(["the report has ", &found, " characters, and the dataset says ", &expected].concat());
    }
    let again = extract(text);
    let by_place = places(&again);
    let mut ids = BTreeMap::new();
    for fact in &dataset.facts {
        if ids.insert(fact.id.as_str(), fact).is_some() {
            findings.push(say(&fact.id, "the id is given to more than one fact"));
        }
        check_fact(fact, &characters, &by_place, &mut findings);
    }
    for fact in &dataset.facts {
        if let Some(whole) = fact.part_of.as_deref().filter(|id| !ids.contains_key(id)) {
            findings.push(say(&fact.id, &["it is part of `", whole, "`, which is no fact"].concat()));
        }
    }
    let known: Vec<(usize, usize)> = dataset.facts.iter().map(|fact| fact.source.position()).collect();
    for fact in &again.facts {
        if !known.contains(&fact.source.position()) {
            findings.push(
                ["the report's figure `", &fact.text, "` in section ", &fact.section, " is not in the dataset"]
                    .concat(),
            );
        }
    }
    for numeral in &dataset.coverage {
        let found: String = characters.get(numeral.start..numeral.end).unwrap_or(&[]).iter().collect();
        if found != numeral.text {
            findings
                .push(["the numeral `", &numeral.text, "` is not at its place, where `", &found, "` stands"].concat());
        }
    }
    check_derived(dataset, &mut findings);
    findings
}

fn places(extraction: &Extraction) -> BTreeMap<(usize, usize), &Fact> {
    extraction.facts.iter().map(|fact| (fact.source.position(), fact)).collect()
}

fn say(id: &str, what: &str) -> String {
    [id, ": ", what].concat()
}

fn check_fact(fact: &Fact, text: &[char], by_place: &BTreeMap<(usize, usize), &Fact>, findings: &mut Vec<String>) {
    let (start, end) = fact.source.position();
    let found: String = text.get(start..end).unwrap_or(&[]).iter().collect();
    if found != fact.text || found.is_empty() {
        findings.push(say(&fact.id, &["`", &fact.text, "` is not at its place, where `", &found, "` stands"].concat()));
        return;
    }
    let quote: Vec<char> = fact.source.quote.chars().collect();
    let from = start.saturating_sub(quote.len());
    let around: String = text.get(from..(end + quote.len()).min(text.len())).unwrap_or(&[]).iter().collect();
    if !around.contains(&fact.source.quote) || !fact.source.quote.contains(&fact.text) {
        findings.push(say(&fact.id, "its quotation is not in the report around the figure"));
    }
    for selector in &fact.source.selector {
        if let Selector::Quote { exact, prefix, suffix } = selector {
            let before: String = text.get(..start).unwrap_or(&[]).iter().rev().take(prefix.chars().count()).collect();
            let after: String = text.get(end..).unwrap_or(&[]).iter().take(suffix.chars().count()).collect();
            if *exact != fact.text || !before.chars().rev().eq(prefix.chars()) || after != *suffix {
                findings.push(say(&fact.id, "its quotation selector does not select it"));
            }
        }
    }
    let Some(read) = by_place.get(&(start, end)) else {
        findings.push(say(&fact.id, &["`", &fact.text, "` does not read as a figure"].concat()));
        return;
    };
    let same =
        same_number(read.value, fact.value) && same_number(read.low, fact.low) && same_number(read.high, fact.high);
    if !same {
        findings.push(say(
            &fact.id,
            &["`", &fact.text, "` reads as ", &number(read), ", and the dataset says ", &number(fact)].concat(),
        ));
    }
    if read.unit != fact.unit {
        findings.push(say(
            &fact.id,
            &["its unit reads as `", unit(read), "`, and the dataset says `", unit(fact), "`"].concat(),
        ));
    }
    for (what, found, expected) in
        [("kind", read.kind.name(), fact.kind.name()), ("qualifier", read.qualifier.name(), fact.qualifier.name())]
    {
        if found != expected {
            findings.push(say(
                &fact.id,
                &["its ", what, " reads as ", found, ", and the dataset says ", expected].concat(),
            ));
        }
    }
}

fn same_number(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-12 * one.abs().max(other.abs()),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn number(fact: &Fact) -> String {
    match (fact.value, fact.low, fact.high) {
        (Some(value), ..) => value.to_string(),
        (None, Some(low), Some(high)) => [low.to_string().as_str(), " to ", &high.to_string()].concat(),
        _ => "open".to_owned(),
    }
}

fn unit(fact: &Fact) -> &str {
    fact.unit.as_deref().unwrap_or("none")
}

fn check_derived(dataset: &Dataset, findings: &mut Vec<String>) {
    for derived in &dataset.derived {
        let value_of = |id: &str| {
            let fact = dataset.facts.iter().find(|fact| fact.id == id).map(annotations::fraction);
            fact.or_else(|| dataset.derived.iter().find(|other| other.id == id).map(|other| other.value))
        };
        match evaluate(&derived.formula, &value_of) {
            Err(error) => findings.push(say(&derived.id, &error.to_string())),
            Ok((value, inputs)) => {
                if !same_number(value, derived.value) {
                    findings.push(say(&derived.id, "its value is not what its formula gives"));
                }
                if inputs != derived.inputs {
                    findings.push(say(&derived.id, "its inputs are not those of its formula"));
                }
            }
        }
    }
}
