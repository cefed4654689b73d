//! What travels with a chart: which report, and which words of it.

use std::rc::Rc;

use serde::Serialize;
use serde_json::Value as Json;

use crate::compile::{View, source_rows};
use crate::data::{Gather, SortedMap, Value, stable_sort};
use crate::report::rows::ID;
use crate::scene::{Datum, RowId, Scene};

/// Where the figures of a chart come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct Provenance {
    /// The dataset's name.
    pub dataset: String,
    /// The report.
    pub document: Origin,
    /// The figures behind the chart, in the report's order.
    pub facts: Vec<Evidence>,
}

/// The report that figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct Origin {
    /// The title as the report states it.
    pub title: String,
    /// Who published it, where known.
    #[cfg_attr(not(target_arch = "wasm32"), serde(default))]
    pub publisher: String,
    /// The file name of the text.
    #[cfg_attr(not(target_arch = "wasm32"), serde(default))]
    pub path: String,
    /// The SHA-256 of the text in UTF-8, in lower-case hexadecimal.
    pub sha256: String,
}

/// The words behind one figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
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
    /// The value in base units; none for a range or where the text leaves it open.
    #[cfg_attr(not(target_arch = "wasm32"), serde(default))]
    pub value: Option<serde_json::Number>,
}

/// A text member; empty where there is none.
fn text(object: &Json, name: &str) -> String {
    object.get(name).and_then(Json::as_str).unwrap_or_default().to_owned()
}

/// The members of a list; none where there is no list.
fn list<'a>(object: &'a Json, name: &str) -> &'a [Json] {
    object.get(name).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

impl Evidence {
    fn of(fact: &Json) -> Self {
        let source = fact.get("source").unwrap_or(&Json::Null);
        let position = list(source, "selector").iter().find(|selector| selector.get("start").is_some());
        let place = |name: &str| {
            let place = position.and_then(|position| position.get(name)).and_then(Json::as_u64);
            place.and_then(|place| usize::try_from(place).ok()).unwrap_or_default()
        };
        Self {
            id: text(fact, "id"),
            text: text(fact, "text"),
            quote: text(source, "quote"),
            start: place("start"),
            end: place("end"),
            value: fact.get("value").and_then(Json::as_number).cloned(),
        }
    }
}

impl Provenance {
    /// What the facts and derived values with these ids rest on; a derived value rests on all that it is computed from.
    /// `dataset` is in the dataset format.
    pub fn new(dataset: &Json, ids: &[Rc<str>]) -> Self {
        let named = |entry: &Json, id: &str| entry.get("id").and_then(Json::as_str) == Some(id);
        let mut used: SortedMap<&str, ()> = SortedMap::new();
        let mut open: Vec<&str> = ids.iter().map(|id| &**id).collect();
        while let Some(id) = open.pop() {
            if used.insert(id, ()).is_none()
                && let Some(derived) = list(dataset, "derived").iter().find(|derived| named(derived, id))
            {
                open.extend(list(derived, "inputs").iter().filter_map(Json::as_str));
            }
        }
        let document = dataset.get("document").unwrap_or(&Json::Null);
        let is_used = |fact: &&Json| fact.get("id").and_then(Json::as_str).is_some_and(|id| used.contains_key(id));
        Self {
            dataset: text(dataset, "name"),
            document: Origin {
                title: text(document, "title"),
                publisher: text(document, "publisher"),
                path: text(document, "path"),
                sha256: text(document, "sha256"),
            },
            facts: list(dataset, "facts").iter().filter(is_used).map(Evidence::of).gather(),
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> Json {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// The ids of the facts that a view draws; none where its rows are not facts.
pub fn evidence_ids(view: &View) -> Vec<Rc<str>> {
    let mut ids = Vec::new();
    for row in drawn_rows(&view.scene) {
        let Some(layer) = view.layers.get(row.layer as usize) else { continue };
        for &source in source_rows(view, row).iter() {
            if let Value::Text(id) = layer.source.value(source as usize, ID) {
                ids.push(id);
            }
        }
    }
    stable_sort(&mut ids, Ord::cmp);
    ids.dedup();
    ids
}

/// The rows that a scene shows, in the order of their layers.
pub(super) fn drawn_rows(scene: &Scene) -> Vec<RowId> {
    let mut rows: Vec<RowId> = Vec::new();
    let mut add = |datum: &Datum| rows.extend_from_slice(&datum.rows);
    scene.each_datum(&mut add);
    scene.overlay.iter().filter_map(|item| item.datum.as_deref()).for_each(add);
    stable_sort(&mut rows, Ord::cmp);
    rows.dedup();
    rows
}
