//! Trouble that leaves nothing to draw or to write. Each error is a sentence: where, what was found, what was expected.

use std::fmt;

/// What went wrong.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// Text that should be JSON is not.
    Json {
        /// What was being read, such as a file name or an address.
        what: String,
        /// The parser's sentence, with line and column.
        reason: String,
    },
    /// The input is larger than what is accepted.
    Limit {
        /// What was counted, such as `rows`.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many are accepted.
        limit: usize,
    },
    /// The input is larger than what is accepted, and nobody has counted how much larger.
    More {
        /// What was counted, such as `series`.
        what: &'static str,
        /// How many are accepted.
        limit: usize,
    },
    /// A value that cannot be used, with a sentence that says where and why.
    Invalid {
        /// A JSON Pointer, a file name, or a line and column.
        at: String,
        /// What was found and what was expected.
        reason: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Json { what, reason } => write!(f, "{what} is not valid JSON: {reason}"),
            Error::Limit { what, found, limit } => write!(f, "{found} {what}, and at most {limit} are accepted"),
            Error::More { what, limit } => write!(f, "more than {limit} {what}, and no more are accepted"),
            Error::Invalid { at, reason } if at.is_empty() => f.write_str(reason),
            Error::Invalid { at, reason } => write!(f, "{at}: {reason}"),
        }
    }
}

impl std::error::Error for Error {}
