//! Ordinal scales: each value of the domain has an output of its own, in turn.

use super::Output;
use super::lookup::Lookup;
use crate::data::Value;

/// An ordinal scale.
#[derive(Clone, Debug)]
pub struct Ordinal {
    lookup: Lookup,
    range: Vec<Output>,
}

impl Ordinal {
    /// Outputs are used again from the start where there are fewer than values.
    pub fn new(domain: Vec<Value>, range: Vec<Output>) -> Self {
        Self { lookup: Lookup::new(domain), range }
    }

    /// The distinct values, in order.
    pub fn domain(&self) -> &[Value] {
        self.lookup.values()
    }

    /// The outputs.
    pub fn range(&self) -> &[Output] {
        &self.range
    }

    /// The output for a value of the domain.
    pub fn apply(&self, value: &Value) -> Option<&Output> {
        let place = self.lookup.place(value)?;
        self.range.get(place.checked_rem(self.range.len())?)
    }
}
