//! What extraction is not sure of, and what an annotation got wrong.

use super::Diagnostic;

impl Diagnostic {
    /// A numeral that the rules can not tell to be a figure or not.
    pub fn unresolved_numeral(start: usize, end: usize, text: &str, kind: &str, alternative: &str) -> Self {
        Self::in_text(start, end, join(&["`", text, "` is read as ", kind, " and may be ", alternative]))
    }

    /// A figure whose subject the text does not name close by.
    pub fn no_subject(start: usize, end: usize, text: &str) -> Self {
        Self::in_text(start, end, join(&["no subject found for the figure `", text, "`"]))
    }

    /// A figure whose value the text leaves open.
    pub fn open_value(start: usize, end: usize, text: &str) -> Self {
        Self::in_text(start, end, join(&["`", text, "` has no exact value, so its value is null"]))
    }

    /// A figure that may be a part of another.
    pub fn open_part(start: usize, end: usize, text: &str) -> Self {
        Self::in_text(start, end, join(&["the text leaves open of what `", text, "` is a part"]))
    }

    /// Characters that show that the text was decoded wrongly or is not text.
    pub fn odd_characters(start: usize, count: usize) -> Self {
        let count = count.to_string();
        let message = join(&[&count, " replacement or control characters, first here: is the encoding right?"]);
        Self::in_text(start, start + 1, message)
    }
}

fn join(parts: &[&str]) -> String {
    parts.concat()
}
