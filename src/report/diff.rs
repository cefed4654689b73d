//! What changed between two datasets.
//!
//! In: two datasets. Out: one line for each fact, derived value or chart that is gone, came or changed.

use std::fmt;

use super::dataset::{Dataset, Fact, Localized, SOURCE_LANGUAGE};

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Only the old dataset has it.
    Gone(String),
    /// Only the new dataset has it.
    Came(String),
    /// Both have it, with another member: the thing, the member, old, new.
    Changed(String, &'static str, String, String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Gone(what) => write!(f, "- {what}"),
            Difference::Came(what) => write!(f, "+ {what}"),
            Difference::Changed(what, member, old, new) => write!(f, "~ {what}: {member} {old} -> {new}"),
        }
    }
}

/// Compares two datasets. Facts are matched by id; those without a name of their own by section and label.
pub fn diff(old: &Dataset, new: &Dataset) -> Vec<Difference> {
    let mut out = Vec::new();
    if old.document.sha256 != new.document.sha256 {
        out.push(changed("document", "sha256", &old.document.sha256, &new.document.sha256));
    }
    let mut matched = vec![false; new.facts.len()];
    for fact in &old.facts {
        let same = |other: &Fact| {
            if fact.id.starts_with("f-") {
                other.section == fact.section && source(&other.label) == source(&fact.label) && other.kind == fact.kind
            } else {
                other.id == fact.id
            }
        };
        let found = new.facts.iter().zip(&matched).position(|(other, taken)| !taken && same(other));
        match found.and_then(|place| Some((matched.get_mut(place)?, new.facts.get(place)?))) {
            Some((taken, other)) => {
                *taken = true;
                compare((old, fact), (new, other), &mut out);
            }
            None => out.push(Difference::Gone(name(fact))),
        }
    }
    for (fact, _) in new.facts.iter().zip(&matched).filter(|(_, taken)| !**taken) {
        out.push(Difference::Came(name(fact)));
    }
    let derived = |dataset: &Dataset| -> Vec<(String, String)> {
        dataset.derived.iter().map(|value| (value.id.clone(), text(value.value))).collect()
    };
    named("derived value", &derived(old), &derived(new), &mut out);
    let charts = |dataset: &Dataset| -> Vec<(String, String)> {
        dataset.charts.iter().map(|chart| (chart.id.clone(), chart.spec.to_string())).collect()
    };
    named("chart", &charts(old), &charts(new), &mut out);
    out
}

fn name(fact: &Fact) -> String {
    [&fact.id, " ", source(&fact.label), " ", &fact.text].concat()
}

fn source(label: &Localized) -> &str {
    label.get(SOURCE_LANGUAGE)
}

fn text(value: Option<f64>) -> String {
    value.map_or_else(|| "open".to_owned(), |value| value.to_string())
}

fn changed(what: &str, member: &'static str, old: &str, new: &str) -> Difference {
    Difference::Changed(what.to_owned(), member, old.to_owned(), new.to_owned())
}

/// A fact's name where it has one of its own, else its place and what it counts.
fn called(fact: &Fact) -> String {
    if fact.id.starts_with("f-") { [&fact.id, " ", source(&fact.label)].concat() } else { fact.id.clone() }
}

/// The whole of which a fact is a part, by what it counts: a place of its own changes with every figure before it.
fn whole(dataset: &Dataset, fact: &Fact) -> String {
    let Some(id) = &fact.part_of else { return "none".to_owned() };
    let found = dataset.facts.iter().find(|other| other.id == *id && id.starts_with("f-"));
    found.map_or_else(|| id.clone(), |other| source(&other.label).to_owned())
}

fn compare((old_set, old): (&Dataset, &Fact), (new_set, new): (&Dataset, &Fact), out: &mut Vec<Difference>) {
    let pair = |fact: &Fact| [text(fact.low), "..".to_owned(), text(fact.high)].concat();
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
    let members = |dataset: &Dataset, fact: &Fact| {
        [
            ("text", fact.text.clone()),
            ("value", text(fact.value)),
            ("range", pair(fact)),
            ("unit", or_none(&fact.unit)),
            ("kind", fact.kind.name().to_owned()),
            ("qualifier", fact.qualifier.name().to_owned()),
            ("period", or_none(&fact.period)),
            ("status", fact.status.name().to_owned()),
            ("scope", or_none(&fact.scope)),
            ("partOf", whole(dataset, fact)),
            ("label", source(&fact.label).to_owned()),
            ("section", fact.section.clone()),
        ]
    };
    for ((member, old_value), (_, new_value)) in members(old_set, old).into_iter().zip(members(new_set, new)) {
        if old_value != new_value {
            out.push(Difference::Changed(called(old), member, old_value, new_value));
        }
    }
}

fn named(what: &str, old: &[(String, String)], new: &[(String, String)], out: &mut Vec<Difference>) {
    for (id, content) in old {
        match new.iter().find(|(other, _)| other == id) {
            None => out.push(Difference::Gone([what, " ", id].concat())),
            Some((_, other)) if other != content => {
                out.push(changed(&[what, " ", id].concat(), "content", content, other))
            }
            Some(_) => {}
        }
    }
    for (id, _) in new.iter().filter(|(id, _)| !old.iter().any(|(other, _)| other == id)) {
        out.push(Difference::Came([what, " ", id].concat()));
    }
}
