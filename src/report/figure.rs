//! What the scanner finds: tokens (every numeral) and figures (the numerals that count).
//!
//! Positions are characters (Unicode code points) of the document throughout.

use super::dataset::{Change, Kind, Qualifier, Status};
use super::lexicon::Class;

/// One numeral of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// The first character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Another reading that the rules can not rule out.
    pub alternative: Option<Kind>,
    /// The figure's index, where it is one.
    pub figure: Option<usize>,
    /// First and last year, where it names years.
    pub years: Option<(u16, u16)>,
}

/// What a figure's value is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    Number(f64),
    /// From low to high.
    Range(f64, f64),
    /// The text leaves it open (数十).
    Open,
}

impl Value {
    /// The one number, where there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(number),
            Value::Range(..) | Value::Open => None,
        }
    }
}

/// A unit as found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum UnitName {
    /// The text names none.
    None,
    /// A unit of the table.
    Known(&'static str, Class),
    /// A unit per another, in the text's own characters.
    Compound(usize, usize, Class),
}

impl UnitName {
    /// What it measures.
    pub fn class(self) -> Option<Class> {
        match self {
            UnitName::None => None,
            UnitName::Known(_, class) | UnitName::Compound(_, _, class) => Some(class),
        }
    }
}

/// What a figure counts, as places in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Subject {
    /// What the items of a list have in common, in front of them.
    pub head: Option<(usize, usize)>,
    /// The thing counted.
    pub own: Option<(usize, usize)>,
}

/// One figure, before it becomes a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The figure's own words, qualifier and unit included.
    pub start: usize,
    /// One past the last of them.
    pub end: usize,
    /// The first character of the number itself.
    pub number: usize,
    /// One past the number.
    pub number_end: usize,
    /// What sort of figure.
    pub kind: Kind,
    /// Its value in base units.
    pub value: Value,
    /// Its unit.
    pub unit: UnitName,
    /// How it is limited.
    pub qualifier: Qualifier,
    /// The change it takes part in.
    pub change: Option<Change>,
    /// 均 or 各 stands before it.
    pub each: bool,
    /// The clause around it.
    pub clause: (usize, usize),
    /// The sentence around it.
    pub sentence: (usize, usize),
    /// The index of the figure it is a part of.
    pub part_of: Option<usize>,
    /// Whether the text leaves open of what it is a part.
    pub part_open: bool,
    /// 其中 with a comma or a colon stands before the list it is in, so that the whole list is meant.
    pub part_list: bool,
    /// Whether it is one of a list whose items share what stands before it.
    pub follows: Option<usize>,
    /// What it counts.
    pub subject: Subject,
    /// Reached, aimed at, or a rule.
    pub status: Status,
}
