//! Facts from figures: the words around them, copied out of the text.
//!
//! In: what the other steps found, as places. Out: an [`Extraction`], as strings.

use super::Extraction;
use super::amount::{at, is_space};
use super::context::{period, plan_period, scope, status};
use super::dataset::{Fact, Kind, Localized, Numeral, Selector, Source};
use super::figure::{Figure, Subject, Token, UnitName, Value};
use super::outline::{Outline, Part};
use super::scan::Scan;
use crate::diagnostic::Diagnostic;

/// How many characters a quotation selector keeps on either side.
const AROUND: usize = 16;

/// How many characters of a clause are quoted on either side of its figure.
const QUOTE: usize = 80;

/// What the text leaves open, in the report's language.
const OPEN_PART: &str = "原文未写明该数字是否包含在前一数字之内";

pub(super) fn assemble(text: &[char], scan: Scan, outline: Outline) -> Extraction {
    let mut out = Extraction { characters: text.len(), ..Extraction::default() };
    out.title = copy(text, outline.title.0, outline.title.1).trim().to_owned();
    out.publisher = publisher(&out.title);
    let mut dates: Vec<Token> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    let (mut section, mut in_section) = (0, 0usize);
    odd_characters(text, &mut out.diagnostics);
    for token in &scan.tokens {
        let mut token = token.clone();
        if token.kind == Kind::NamePart {
            token.years = plan_period(text, &token);
        }
        let here = copy(text, token.start, token.end);
        let alternatives: Vec<Kind> = token.alternative.into_iter().collect();
        if let Some(&alternative) = alternatives.first() {
            let note =
                Diagnostic::unresolved_numeral(token.start, token.end, &here, token.kind.name(), alternative.name());
            out.diagnostics.push(note);
        }
        if token.years.is_some() {
            dates.push(token.clone());
        }
        // A fact may have become a rate of change after the scan.
        let figure = token.figure.and_then(|index| scan.figures.get(index));
        out.coverage.push(Numeral {
            start: token.start,
            end: token.end,
            text: here,
            kind: figure.map_or(token.kind, |figure| figure.kind),
            unresolved: !alternatives.is_empty(),
            alternatives,
        });
        let Some(figure) = figure else { continue };
        while outline.sections.get(section + 1).is_some_and(|next| next.start <= figure.start) {
            (section, in_section) = (section + 1, 0);
        }
        in_section += 1;
        let part = outline.parts.get(section).copied().unwrap_or_default();
        let name = outline.sections.get(section).map_or("", |section| section.id.as_str());
        let id = ["f-", name, "-", &in_section.to_string()].concat();
        ids.push(id.clone());
        let fact = fact(text, figure, id, name, &dates, part, &ids);
        doubts(figure, &fact, &mut out.diagnostics);
        out.facts.push(fact);
    }
    out.sections = outline.sections;
    out
}

fn fact(
    text: &[char],
    figure: &Figure,
    id: String,
    section: &str,
    dates: &[Token],
    part: Part,
    ids: &[String],
) -> Fact {
    let period = period(text, figure, dates, part);
    let status = status(text, figure, part, period.as_deref());
    let (low, high) = match figure.value {
        Value::Range(low, high) => (Some(low), Some(high)),
        Value::Number(_) | Value::Open => (None, None),
    };
    let exact = copy(text, figure.start, figure.end);
    Fact {
        id,
        label: Localized::source(&label(text, figure.subject)),
        kind: figure.kind,
        value: figure.value.number(),
        low,
        high,
        unit: unit(text, figure.unit),
        text: exact.clone(),
        qualifier: figure.qualifier,
        period,
        status,
        scope: scope(text, figure).map(|(start, end)| copy(text, start, end)),
        change: figure.change.clone(),
        each: figure.each,
        part_of: figure.part_of.and_then(|index| ids.get(index)).cloned(),
        note: figure.part_open.then(|| OPEN_PART.to_owned()),
        section: section.to_owned(),
        source: Source {
            quote: quote(text, figure),
            selector: vec![
                Selector::Position { start: figure.start, end: figure.end },
                Selector::Quote {
                    exact,
                    prefix: copy(text, figure.start.saturating_sub(AROUND), figure.start),
                    suffix: copy(text, figure.end, (figure.end + AROUND).min(text.len())),
                },
            ],
        },
    }
}

/// The clause around a figure, cut where it is very long.
fn quote(text: &[char], figure: &Figure) -> String {
    let mut start = figure.clause.0.max(figure.start.saturating_sub(QUOTE));
    let mut end = figure.clause.1.clamp(figure.end, figure.end + QUOTE);
    while start < figure.start && (is_space(at(text, start)) || at(text, start) == '\n') {
        start += 1;
    }
    while end > figure.end && (is_space(at(text, end - 1)) || at(text, end - 1) == '\n') {
        end -= 1;
    }
    copy(text, start, end)
}

fn label(text: &[char], subject: Subject) -> String {
    let range = |(start, end): (usize, usize)| copy(text, start, end);
    match (subject.head, subject.own) {
        (Some(head), Some(own)) if head != own => [range(head), "：".to_owned(), range(own)].concat(),
        (head, own) => own.or(head).map(range).unwrap_or_default(),
    }
}

fn unit(text: &[char], unit: UnitName) -> Option<String> {
    match unit {
        UnitName::None => None,
        UnitName::Known(name, _) => Some(name.to_owned()),
        UnitName::Compound(start, end, _) => Some(copy(text, start, end)),
    }
}

fn copy(text: &[char], start: usize, end: usize) -> String {
    text.get(start..end).unwrap_or(&[]).iter().collect()
}

/// What stands before the year of the title: 南昌市教育局2020年工作总结.
fn publisher(title: &str) -> String {
    let name = title.split(|c: char| c.is_ascii_digit()).next().unwrap_or("").trim();
    let is_name =
        ["局", "府", "委", "厅", "部", "院", "会", "市", "县", "区", "省"].iter().any(|end| name.ends_with(end));
    if is_name { name.to_owned() } else { String::new() }
}

fn doubts(figure: &Figure, fact: &Fact, notes: &mut Vec<Diagnostic>) {
    let (start, end) = (figure.start, figure.end);
    if fact.label.get(super::dataset::SOURCE_LANGUAGE).is_empty() {
        notes.push(Diagnostic::no_subject(start, end, &fact.text));
    }
    if figure.value == Value::Open {
        notes.push(Diagnostic::open_value(start, end, &fact.text));
    }
    if figure.part_open {
        notes.push(Diagnostic::open_part(start, end, &fact.text));
    }
}

fn odd_characters(text: &[char], notes: &mut Vec<Diagnostic>) {
    let odd = |c: &char| *c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    if let Some(first) = text.iter().position(odd) {
        notes.push(Diagnostic::odd_characters(first, text.iter().filter(|c| odd(c)).count()));
    }
}
