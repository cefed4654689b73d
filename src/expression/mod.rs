//! The pure subset of Vega's expression language.

use std::rc::Rc;

/// An expression, read once.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    source: Rc<str>,
}

impl Expression {
    /// The text it was read from.
    pub fn source(&self) -> &str {
        &self.source
    }
}
