//! From JSON to the types of the grammar.
//!
//! Reading never fails and drops nothing in silence: each property is read, passed over with a warning, or refused, and each
//! finding has its JSON Pointer. What a property is called, what happens to it and what it means stand in one table an object
//! ([`super::support`], [`super::properties`]).

mod channel;
mod config;
mod data;
mod facet;
mod mark;
mod object;
mod param;
mod primitive;
mod scale;
mod transform;
mod value;
mod view;
mod ways;
mod words;

use serde_json::{Map, Value as Json};

use super::{Chosen, Config, Param, Spec};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::spec as messages;
use crate::time::Zone;
pub(super) use primitive::{FromJson, Plain, Reads};
pub(super) use ways::{Frame, Italic, Lines, Names, Nowhere, TickBand, Tolerance};

/// How many lists and objects may stand within each other.
pub const MAX_DEPTH: usize = 64;
/// How many JSON values a spec may have, rows of data aside.
pub const MAX_VALUES: usize = 50_000;
/// How many views a spec may have.
pub const MAX_VIEWS: usize = 200;
/// How many findings are kept.
const MAX_NOTES: usize = 500;

/// Reads a spec.
///
/// ```
/// use report_charts::spec;
/// let json = serde_json::json!({"data": {"values": []}, "mark": "bar", "encodign": {}});
/// let (_, notes) = spec::read(&json);
/// assert_eq!(
///     notes[0].to_string(),
///     "/encodign: Vega-Lite knows no `encodign` in a view, and it is passed over; perhaps `encoding` is meant"
/// );
/// ```
pub fn read(json: &Json) -> (Spec, Vec<Diagnostic>) {
    read_chosen(json, &[])
}

/// Reads a spec of which a reader has chosen what some parameters stand for, by their names.
pub fn read_chosen(json: &Json, chosen: &[(String, Chosen)]) -> (Spec, Vec<Diagnostic>) {
    let mut reader = Reader { chosen: chosen.to_vec(), ..Reader::default() };
    let spec = if reader.accepts_size(json) { view::spec(json, &mut reader) } else { Spec::default() };
    (spec, reader.notes)
}

/// Reads a config that stands by itself, as a theme does.
pub fn read_config(json: &Json) -> (Config, Vec<Diagnostic>) {
    let mut reader = Reader::default();
    (config::config(json, &mut reader), reader.notes)
}

/// What of a spec is not supported: warnings for what is passed over, refusals for what would change the picture.
pub fn supports(json: &Json) -> Vec<Diagnostic> {
    read(json).1
}

/// What is found while reading, and where reading is.
#[derive(Default)]
pub struct Reader {
    notes: Vec<Diagnostic>,
    path: String,
    views: usize,
    /// What a reader has chosen, by parameter.
    chosen: Vec<(String, Chosen)>,
    /// The parameters that are known so far; all of them before any view is read.
    params: Vec<Param>,
    /// The chart's zone, in which written dates are meant.
    zone: Zone,
}

impl Reader {
    /// Goes down to a member; the result brings back up.
    fn enter(&mut self, key: &str) -> usize {
        let length = self.path.len();
        self.path.push('/');
        for c in key.chars() {
            match c {
                '~' => self.path.push_str("~0"),
                '/' => self.path.push_str("~1"),
                c => self.path.push(c),
            }
        }
        length
    }

    /// Goes down to an item of a list; the result brings back up.
    fn enter_item(&mut self, index: usize) -> usize {
        self.enter(&index.to_string())
    }

    fn leave(&mut self, length: usize) {
        self.path.truncate(length);
    }

    fn pointer(&self) -> String {
        self.path.clone()
    }

    fn note(&mut self, note: Diagnostic) {
        if self.notes.len() < MAX_NOTES {
            self.notes.push(note);
        } else if self.notes.len() == MAX_NOTES {
            self.notes.push(messages::too_many_findings(MAX_NOTES));
        }
    }

    /// Whether no more findings are kept.
    fn is_full(&self) -> bool {
        self.notes.len() > MAX_NOTES
    }

    /// Says that something else was expected. `null` stands for what is not written, and is nothing to speak of.
    fn mismatch(&mut self, found: &Json, expected: &str) {
        if !found.is_null() {
            self.note(messages::unexpected(&self.path, found, expected));
        }
    }

    /// Says that something that Vega-Lite knows is not supported.
    fn unsupported(&mut self, what: &str) {
        self.note(messages::unsupported(&self.path, what));
    }

    /// The member `key`, read; none where it is absent, `null` or wrong.
    fn get<T: FromJson>(&mut self, members: &Map<String, Json>, key: &str) -> Option<T> {
        let mut value = None;
        if let Some(json) = members.get(key) {
            self.inside(json, key, &mut |json, r| value = T::from_json(json, r));
        }
        value
    }

    /// Reads the member `key`, or what it stands for where it is an expression.
    fn inside(&mut self, json: &Json, key: &str, read: &mut dyn FnMut(&Json, &mut Self)) {
        let up = self.enter(key);
        if let Some(json) = value::constant(json, self) {
            read(&json, self);
        }
        self.leave(up);
    }

    /// Refuses what is too deep or too large to be read at all.
    fn accepts_size(&mut self, json: &Json) -> bool {
        let mut left = MAX_VALUES;
        if !is_shallow(json, MAX_DEPTH, &mut left) {
            let note = if left == 0 { messages::too_large(MAX_VALUES) } else { messages::too_deep(MAX_DEPTH) };
            self.note(note);
            return false;
        }
        true
    }
}

/// Whether nothing is nested deeper than `depth`. `left` counts down the values outside of data.
fn is_shallow(json: &Json, depth: usize, left: &mut usize) -> bool {
    if depth == 0 || *left == 0 {
        return false;
    }
    *left -= 1;
    match json {
        Json::Array(items) => items.iter().all(|item| is_shallow(item, depth - 1, left)),
        Json::Object(members) => members.iter().all(|(key, value)| {
            if key == "values" || key == "datasets" {
                let mut rows = usize::MAX; // The data have limits of their own.
                return is_shallow(value, depth - 1, &mut rows);
            }
            is_shallow(value, depth - 1, left)
        }),
        _ => true,
    }
}
