//! What a scale gives.

use crate::color::Color;
use std::rc::Rc;

/// An output.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// A position, size, opacity, angle, …
    Number(f64),
    /// A colour.
    Color(Color),
    /// The name of a shape or another word.
    Text(Rc<str>),
    /// A dash pattern.
    List(Rc<[f64]>),
}

impl Output {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Output::Number(number) => Some(*number),
            Output::Color(_) | Output::Text(_) | Output::List(_) => None,
        }
    }

    /// The colour, if it is one.
    pub fn color(&self) -> Option<Color> {
        match self {
            Output::Color(color) => Some(*color),
            Output::Number(_) | Output::Text(_) | Output::List(_) => None,
        }
    }
}
