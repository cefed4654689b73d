//! The place of a value in a domain, without allocating.

use crate::data::{Gather, Value, stable_sort};
use std::cmp::Ordering;

/// The distinct values of a domain in their order, with an index.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup {
    values: Vec<Value>,
    /// Places in `values`, sorted by value.
    sorted: Vec<usize>,
}

impl Lookup {
    /// Keeps the first of equal values.
    pub fn new(values: Vec<Value>) -> Self {
        let mut sorted: Vec<usize> = (0..values.len()).collect();
        stable_sort(&mut sorted, |&a, &b| match (values.get(a), values.get(b)) {
            (Some(x), Some(y)) => order(x, y).then(a.cmp(&b)),
            _ => Ordering::Equal,
        });
        let same = |a: usize, b: usize| match (values.get(a), values.get(b)) {
            (Some(x), Some(y)) => order(x, y) == Ordering::Equal,
            _ => false,
        };
        let mut kept: Vec<usize> = Vec::with_capacity(sorted.len());
        for &place in &sorted {
            if !kept.last().is_some_and(|&last| same(last, place)) {
                kept.push(place);
            }
        }
        if kept.len() == values.len() {
            return Self { values, sorted };
        }
        stable_sort(&mut kept, Ord::cmp);
        Self::new(kept.iter().filter_map(|&place| values.get(place).cloned()).gather())
    }

    pub fn values(&self) -> &[Value] {
        &self.values
    }

    pub fn place(&self, value: &Value) -> Option<usize> {
        let found = self
            .sorted
            .binary_search_by(|&place| self.values.get(place).map_or(Ordering::Less, |known| order(known, value)));
        found.ok().and_then(|at| self.sorted.get(at)).copied()
    }
}

/// A total order in which equal means the same category; a moment and its milliseconds are the same.
fn order(a: &Value, b: &Value) -> Ordering {
    rank(a).cmp(&rank(b)).then_with(|| match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Number(a) | Value::Time(a), Value::Number(b) | Value::Time(b)) => {
            // Adding zero makes minus zero plain zero.
            (a + 0.0).total_cmp(&(b + 0.0))
        }
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::List(_) | Value::Object(_), _) => a.to_text().cmp(&b.to_text()),
        _ => Ordering::Equal,
    })
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Missing => 0,
        Value::Null => 1,
        Value::Bool(_) => 2,
        Value::Number(_) | Value::Time(_) => 3,
        Value::Text(_) => 4,
        Value::List(_) => 5,
        Value::Object(_) => 6,
    }
}
