//! What travels with a chart: which report, and which words of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::compile::{View, source_rows};
use crate::report::dataset::{Dataset, Fact};
use crate::report::rows::ID;
use crate::scene::Scene;

/// Where the figures of a chart come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The dataset's name.
    pub dataset: String,
    /// The report.
    pub document: Origin,
    /// The figures behind the chart, in the report's order.
    pub facts: Vec<Evidence>,
}

/// The report that figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The title as the report states it.
    pub title: String,
    /// Who published it, where known.
    #[serde(default)]
    pub publisher: String,
    /// The file name of the text.
    #[serde(default)]
    pub path: String,
    /// The SHA-256 of the text in UTF-8, in lower-case hexadecimal.
    pub sha256: String,
}

/// The words behind one figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The fact's id.
    pub id: String,
    /// The figure's own words.
    pub text: String,
    /// The clause around it.
    pub quote: String,
    /// The first code point of the figure.
    pub start: usize,
    /// One past the last code point of the figure.
    pub end: usize,
}

impl Evidence {
    fn of(fact: &Fact) -> Self {
        let (start, end) = fact.source.position();
        Self { id: fact.id.clone(), text: fact.text.clone(), quote: fact.source.quote.clone(), start, end }
    }
}

impl Provenance {
    /// What the facts and derived values with these ids rest on; a derived value rests on all that it is computed from.
    pub fn new(dataset: &Dataset, ids: &BTreeSet<Rc<str>>) -> Self {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = ids.iter().map(|id| &**id).collect();
        while let Some(id) = open.pop() {
            if used.insert(id)
                && let Some(derived) = dataset.derived.iter().find(|derived| derived.id == id)
            {
                open.extend(derived.inputs.iter().map(String::as_str));
            }
        }
        let document = &dataset.document;
        Self {
            dataset: dataset.name.clone(),
            document: Origin {
                title: document.title.clone(),
                publisher: document.publisher.clone(),
                path: document.path.clone(),
                sha256: document.sha256.clone(),
            },
            facts: dataset.facts.iter().filter(|fact| used.contains(fact.id.as_str())).map(Evidence::of).collect(),
        }
    }

    /// As one line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The ids of the facts that a view draws; none where its rows are not facts.
pub fn evidence_ids(view: &View) -> BTreeSet<Rc<str>> {
    let mut ids = BTreeSet::new();
    for row in drawn_rows(&view.scene) {
        let Some(layer) = view.layers.get(row.layer as usize) else { continue };
        for &source in source_rows(view, row).iter() {
            if let crate::data::Value::Text(id) = layer.source.value(source as usize, ID) {
                ids.insert(id);
            }
        }
    }
    ids
}

/// The rows that a scene shows, in the order of their layers.
pub(super) fn drawn_rows(scene: &Scene) -> BTreeSet<crate::scene::RowId> {
    let marks = scene.plots.iter().flat_map(|plot| &plot.marks).flat_map(|mark| &mark.items);
    let items = marks.chain(&scene.overlay);
    items.filter_map(|item| item.datum.as_ref()).flat_map(|datum| datum.rows.iter().copied()).collect()
}
