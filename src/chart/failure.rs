//! Why a chart cannot be drawn, in the reader's language.

use crate::diagnostic::{Diagnostic, Place};
use crate::error::Error;
use crate::locale::{Locale, fill};

/// Not more refusals than this are told at once.
const MOST_SENTENCES: usize = 5;

/// Why a chart cannot be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The server answered with this status instead of the text; 0 where there was no answer.
    Fetch {
        /// The address.
        url: String,
        /// The status.
        status: u16,
    },
    /// A text or a definition is not as it must be.
    Read {
        /// Its address; empty for what the page gave.
        what: String,
        /// What is wrong with it.
        error: Error,
    },
    /// A definition asks for what is not supported.
    Refused(Vec<Diagnostic>),
    /// The dataset has no chart of that id.
    UnknownChart {
        /// The id.
        id: String,
        /// The ids there are.
        known: Vec<String>,
    },
    /// The dataset has several charts and none was chosen.
    NoChart {
        /// The ids there are.
        known: Vec<String>,
    },
    /// The element has neither an address nor a definition.
    NoSource,
    /// The chart's place has no extent.
    NoSize,
    /// Nothing can be drawn, with what was found on the way: no rows, no such field; nothing where no row has usable values.
    Empty(Vec<Diagnostic>),
}

impl Failure {
    /// A word for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Failure::Fetch { .. } => "fetch",
            Failure::Read { .. } | Failure::Refused(_) => "read",
            Failure::UnknownChart { .. } | Failure::NoChart { .. } => "chart",
            Failure::NoSource => "source",
            Failure::NoSize => "size",
            Failure::Empty(_) => "empty",
        }
    }

    /// The JSON Pointer of what is wrong; empty where it is not in a definition.
    pub fn pointer(&self) -> &str {
        match self {
            Failure::Read { error: Error::Invalid { at, .. }, .. } if at.starts_with('/') => at,
            Failure::Refused(notes) | Failure::Empty(notes) => match notes.first().map(|note| &note.place) {
                Some(Place::Pointer(pointer)) => pointer,
                Some(Place::Span(..)) | None => "",
            },
            _ => "",
        }
    }

    /// The sentence for the reader.
    pub fn message(&self, locale: Locale) -> String {
        let words = locale.words();
        let list = |known: &[String]| known.join(words.list_separator);
        match self {
            Failure::Fetch { url, status: 0 } => fill(words.error_unreachable, &[url]),
            Failure::Fetch { url, status } => {
                let mut number = String::new();
                crate::number::push_integer(&mut number, i64::from(*status));
                fill(words.error_fetch, &[url, &number])
            }
            Failure::Read { what, error } if what.is_empty() => error.to_string(),
            Failure::Read { what, error } => fill(words.error_read, &[what, &error.to_string()]),
            // What is wrong with a definition is told its author, in the words of the grammar.
            Failure::Refused(notes) => [words.cannot_draw, words.colon, &sentences(notes, locale)].concat(),
            Failure::Empty(notes) if notes.is_empty() => fill(words.error_empty, &[words.error_no_values]),
            Failure::Empty(notes) => fill(words.error_empty, &[&sentences(notes, locale)]),
            Failure::UnknownChart { id, known } => fill(words.error_unknown_chart, &[id, &list(known)]),
            Failure::NoChart { known } => fill(words.error_no_chart, &[&list(known)]),
            Failure::NoSource => words.error_no_source.to_owned(),
            Failure::NoSize => words.error_no_size.to_owned(),
        }
    }
}

fn sentences(notes: &[Diagnostic], locale: Locale) -> String {
    let sentences: Vec<String> = notes.iter().take(MOST_SENTENCES).map(Diagnostic::to_string).collect();
    sentences.join(locale.words().stop)
}
