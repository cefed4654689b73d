//! What an item stands for, and what is said of it.

use std::cell::OnceCell;
use std::fmt;
use std::rc::Rc;

use crate::data::Value;

/// What an item stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Datum {
    /// The rows: one for most items, all of a series for a line or an area, in the order of its points.
    pub rows: Vec<RowId>,
    /// The accessible sentence and the tooltip.
    pub said: Said,
    /// An http(s) address to open.
    pub href: Option<Rc<str>>,
}

/// A row of a layer's table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    /// The layer, counted over the whole spec.
    pub layer: u32,
    /// The row of the table that the layer drew.
    pub row: u32,
}

/// What is said of a datum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The accessible sentence.
    pub description: Rc<str>,
    /// The tooltip that the spec asks for.
    pub tooltip: Tooltip,
}

/// The tooltip that a spec asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tooltip {
    /// Nothing was asked for.
    #[default]
    None,
    /// One text.
    Text(Rc<str>),
    /// Titles with texts.
    Fields(Rc<[(Rc<str>, Rc<str>)]>),
}

/// Words that are put together when they are first asked for: of very many items hardly one ever is.
#[derive(Clone, Default)]
pub struct Said {
    words: OnceCell<Words>,
    teller: Option<Teller>,
    row: u32,
}

/// Puts together what is said of a row.
pub type Teller = Rc<dyn Fn(usize) -> Words>;

impl Said {
    /// What a teller says of a row.
    pub fn of(row: usize, teller: Teller) -> Self {
        Self { words: OnceCell::new(), teller: Some(teller), row: row as u32 }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| self.teller.as_ref().map(|teller| teller(self.row as usize)).unwrap_or_default())
    }

    /// The accessible sentence.
    pub fn description(&self) -> &Rc<str> {
        &self.words().description
    }

    /// The tooltip that the spec asks for.
    pub fn tooltip(&self) -> &Tooltip {
        &self.words().tooltip
    }
}

impl From<Words> for Said {
    fn from(words: Words) -> Self {
        Self { words: words.into(), ..Self::default() }
    }
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        self.words() == other.words()
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}

impl Tooltip {
    /// The tooltip as a JSON-like value: a text, or an object of texts.
    pub fn value(&self) -> Value {
        match self {
            Tooltip::None => Value::Missing,
            Tooltip::Text(text) => Value::Text(text.clone()),
            Tooltip::Fields(fields) => Value::Object(Rc::new(
                fields.iter().map(|(title, text)| (title.clone(), Value::Text(text.clone()))).collect(),
            )),
        }
    }
}
