//! Trouble that did not stop us: what was found, where, and what was expected.
//!
//! Every message is a constructor in this folder, one file an area, so that the wording has one home and tests compare
//! with the same constructor. An [`Error`](crate::error::Error) in contrast means that there is nothing to draw.

pub mod compile;
pub mod data;
pub mod expression;
pub mod honesty;
mod report;
pub mod spec;

use std::fmt;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was passed over; the picture is what the rest of the input asks for.
    Warning,
    /// Something was asked for that would change the picture and is not supported: the picture is not to be trusted.
    Refusal,
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A JSON Pointer (RFC 6901) into the spec or the dataset; empty for the whole document.
    Pointer(String),
    /// A half-open range of Unicode code points of the report's text.
    Span(usize, usize),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// Where it was found.
    pub place: Place,
    /// What was found and what was expected, as a sentence.
    pub message: String,
}

impl Diagnostic {
    /// A warning at a JSON Pointer.
    pub fn warning(pointer: &str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, place: Place::Pointer(pointer.to_owned()), message: message.into() }
    }

    /// A refusal at a JSON Pointer.
    pub fn refusal(pointer: &str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Refusal, place: Place::Pointer(pointer.to_owned()), message: message.into() }
    }

    /// A warning about a span of the report's text, in code points.
    pub fn in_text(start: usize, end: usize, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, place: Place::Span(start, end), message: message.into() }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Pointer(pointer) if pointer.is_empty() => f.write_str(&self.message),
            Place::Pointer(pointer) => write!(f, "{pointer}: {}", self.message),
            Place::Span(start, end) => write!(f, "characters {start} to {end}: {}", self.message),
        }
    }
}
