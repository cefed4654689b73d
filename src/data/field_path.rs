//! The name of a field, which may lead into objects and lists: `name`, `a.b`, `a[0]`, `a['b c']`, `a\.b`.

use std::rc::Rc;

use crate::text::joined;

/// One step of a path.
pub type Segment = Rc<str>;

/// A field's name as written in a spec, split at `.` and `[…]` as Vega does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldPath {
    /// The steps: the column's name first, then members inside its values. Never empty.
    segments: Vec<Segment>,
    /// As it was written.
    written: Rc<str>,
}

impl FieldPath {
    /// Reads a written field name.
    pub fn new(written: &str) -> Self {
        let mut segments: Vec<Segment> = Vec::new();
        let mut current = String::new();
        let mut pending = false; // A segment has begun and is not yet in `segments`.
        let mut chars = written.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' => {
                    if let Some(next) = chars.next() {
                        current.push(next);
                        pending = true;
                    }
                }
                '.' => {
                    if pending {
                        segments.push(Rc::from(std::mem::take(&mut current)));
                    }
                    pending = false;
                }
                '[' => {
                    if pending {
                        segments.push(Rc::from(std::mem::take(&mut current)));
                        pending = false;
                    }
                    let quote = chars.next_if(|c| *c == '\'' || *c == '"');
                    let mut inner = String::new();
                    while let Some(c) = chars.next() {
                        match c {
                            '\\' => inner.extend(chars.next()),
                            c if Some(c) == quote => {
                                chars.next_if_eq(&']');
                                break;
                            }
                            ']' if quote.is_none() => break,
                            c => inner.push(c),
                        }
                    }
                    segments.push(Rc::from(inner));
                }
                c => {
                    current.push(c);
                    pending = true;
                }
            }
        }
        if pending || segments.is_empty() {
            segments.push(Rc::from(current));
        }
        Self { segments, written: Rc::from(written) }
    }

    /// The column's name.
    pub fn column(&self) -> &str {
        self.segments.first().map_or("", |first| first)
    }

    /// The steps inside the column's values; empty for a plain field.
    pub fn inner(&self) -> &[Segment] {
        self.segments.get(1..).unwrap_or_default()
    }

    /// The path as it was written, with the backslashes of escaped dots: titles show it so, as Vega-Lite's do.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The path as one flat name, as Vega-Lite names derived fields and titles: `a.b`.
    pub fn flat(&self) -> String {
        joined(&self.segments, ".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &[&str]) {
        let path = FieldPath::new(written);
        let got: Vec<&str> = path.segments.iter().map(|segment| &**segment).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_plain_name_is_one_step() {
        check("label", &["label"]);
        check("全市 总额", &["全市 总额"]);
        check("", &[""]);
    }

    #[test]
    fn dots_and_brackets_lead_inwards() {
        check("a.b", &["a", "b"]);
        check("a[0].b", &["a", "0", "b"]);
        check("a['b.c']", &["a", "b.c"]);
    }

    #[test]
    fn an_escaped_dot_stays_in_the_name() {
        check(r"a\.b", &["a.b"]);
        check(r"a\[0\]", &["a[0]"]);
    }
}
