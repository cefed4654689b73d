//! Values of any kind side by side.

use std::ops::Deref;
use std::rc::Rc;

use super::codes::Kept;
use super::{Codes, Sameness, Value};

/// The values of a column, shared by all who have it.
#[derive(Clone, Debug, Default)]
pub struct Values(Rc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    values: Vec<Value>,
    codes: Kept,
}

impl Values {
    /// Which are the same by their texts; nothing where there are more than `most`.
    pub fn codes(&self, most: usize) -> Option<Rc<Codes>> {
        self.0.codes.get(most, || Codes::of_values(self, Sameness::Text, most))
    }
}

impl Deref for Values {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.0.values
    }
}

impl From<Vec<Value>> for Values {
    fn from(values: Vec<Value>) -> Self {
        Self(Rc::new(Shared { values, codes: Kept::default() }))
    }
}

impl FromIterator<Value> for Values {
    fn from_iter<I: IntoIterator<Item = Value>>(values: I) -> Self {
        Self::from(values.into_iter().collect::<Vec<Value>>())
    }
}

impl PartialEq for Values {
    fn eq(&self, other: &Values) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.values == other.0.values
    }
}
