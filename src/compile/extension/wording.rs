//! The words of a row: its value as text, and templates filled with its fields.

use std::rc::Rc;

use super::Subject;
use crate::compile::guide::{Look, Written, figure_text, write};
use crate::data::Value;
use crate::spec::{ChannelDef, FieldType, Source};

/// The value as readers see it: formatted where the author says how, else as the dataset writes it, else with the row's unit.
pub(super) fn value(subject: &Subject<'_>, def: &ChannelDef, row: usize, look: Look<'_>) -> Rc<str> {
    let (value, name) = match &def.source {
        Source::Field(field) => (subject.rows.lookup(row, field), field.flat()),
        Source::Datum(value) | Source::Value(value) => (value.clone(), String::new()),
        Source::None => return Rc::from(""),
    };
    if def.format.is_some() || def.format_kind.is_some() {
        let written = Written { format: def.format.as_deref(), kind: def.format_kind };
        return write(&value, None, (def, def.kind.unwrap_or(FieldType::Quantitative)), written, look);
    }
    let display = subject.rows.value(row, "display");
    if name == "value" && !display.is_nothing() {
        return display.to_text();
    }
    match value {
        Value::Missing | Value::Null => Rc::from(""),
        Value::Number(number) => {
            let unit = subject.rows.value(row, "unit");
            let unit = if unit.is_nothing() { Rc::from("") } else { unit.to_text() };
            Rc::from(figure_text(number, &unit, look.locale))
        }
        other => other.to_text(),
    }
}

/// A template with `{field}` replaced by the row's fields; none where a field that it names has no value.
pub(super) fn fill(template: &str, subject: &Subject<'_>, row: usize, look: Look<'_>) -> Option<Rc<str>> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        let value = subject.rows.lookup(row, &crate::data::FieldPath::new(name));
        match value {
            Value::Missing | Value::Null => return None,
            Value::Number(number) => out.push_str(&figure_text(number, "", look.locale)),
            other => out.push_str(&other.to_text()),
        }
        rest = tail;
    }
    out.push_str(rest);
    Some(Rc::from(out)).filter(|text: &Rc<str>| !text.trim().is_empty())
}

/// What stands before the digits of a figure, the digits, and what follows: `近`, `94`, `万`.
pub(super) fn split(figure: &str) -> (&str, &str, &str) {
    let digit = |c: char| c.is_ascii_digit();
    let Some(first) = figure.find(digit) else { return ("", figure, "") };
    let start = figure.get(..first).map_or(first, |before| {
        let sign = before.chars().next_back().filter(|c| matches!(c, '-' | '\u{2212}' | '+'));
        first - sign.map_or(0, char::len_utf8)
    });
    let tail = figure.get(first..).unwrap_or_default();
    let inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '~');
    let length = tail.find(|c| !inside(c)).unwrap_or(tail.len());
    let digits = tail.get(..length).unwrap_or_default();
    let end = first + digits.trim_end_matches(['.', ',', '-', '–', '~']).len();
    (
        figure.get(..start).unwrap_or_default(),
        figure.get(start..end).unwrap_or_default(),
        figure.get(end..).unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::split;

    #[track_caller]
    fn check(figure: &str, expected: (&str, &str, &str)) {
        assert_eq!(split(figure), expected);
    }

    #[test]
    fn digits_stand_apart_from_words() {
        check("135.52亿元", ("", "135.52", "亿元"));
        check("近94万", ("近", "94", "万"));
        check("CNY 13.552 billion", ("CNY ", "13.552", " billion"));
        check("\u{2212}1.5%", ("", "\u{2212}1.5", "%"));
        check("5-8个", ("", "5-8", "个"));
        check("无", ("", "无", ""));
        check("", ("", "", ""));
    }
}
