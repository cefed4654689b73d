//! The report's parts, headings and numbered items, as ranges of characters.
//!
//! In: the text and its numerals. Out: title, parts with their years, sections in reading order. This module does not
//! know figures.

use super::amount::{at, is_space, read_arabic, read_chinese_at, starts};
use super::dataset::Section;
use super::figure::Token;
use super::lexicon::PLAN_HEADINGS;
use crate::number::chinese::{Decimal, arabic_digit, chinese_digit, multiplier};

/// The structure of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The title's characters.
    pub title: (usize, usize),
    /// The sections, without gaps.
    pub sections: Vec<Section>,
    /// Of each section, the part it stands in.
    pub parts: Vec<Part>,
}

/// A part of a report: what was done in a year, or what is planned for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The year it is about.
    pub year: Option<u16>,
    /// It says what is to be done.
    pub plan: bool,
}

/// A heading is at most this long; what is longer is cut.
const HEADING: usize = 40;

/// An item whose line is longer than this holds its own text.
const RUN_IN: usize = 60;

/// A title is searched for in so many lines.
const TITLE_LINES: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Chapter,
    Group,
    Item,
    Plain,
}

struct Line {
    start: usize,
    end: usize,
    level: Level,
    number: u64,
    heading: (usize, usize),
    part: usize,
}

/// Finds the structure of a text.
pub fn outline(text: &[char], tokens: &[Token]) -> Outline {
    let mut lines = lines(text);
    let title = title(text, &lines);
    let parts = split_parts(text, &mut lines, tokens, title);
    let (sections, parts) = sections(text, &lines, &parts);
    Outline { title, sections, parts }
}

fn lines(text: &[char]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split(|&c| c == '\n' || c == '\r') {
        let end = start + line.len();
        let first = line.iter().position(|&c| !is_space(c));
        if let Some(first) = first {
            let (level, number, behind) = marker(text, start + first, end);
            let heading = (behind.min(end), heading_end(text, behind.min(end), end));
            lines.push(Line { start, end, level, number, heading, part: 0 });
        }
        start = end + 1;
    }
    lines
}

/// The number that opens a line: its level, its value and the place behind it.
fn marker(text: &[char], start: usize, end: usize) -> (Level, u64, usize) {
    let plain = (Level::Plain, 0, start);
    let opened = matches!(at(text, start), '(' | '（');
    let first = start + usize::from(opened);
    let c = at(text, first);
    if arabic_digit(c).is_some() {
        let mut place = first;
        while arabic_digit(at(text, place)).is_some() && place < first + 4 {
            place += 1;
        }
        let number = read_arabic(text.get(..place).unwrap_or(&[]), first).value.and_then(Decimal::to_u64).unwrap_or(0);
        let marked = matches!(at(text, place), '.' | '．' | '、') && place < end;
        let run_into_year = arabic_digit(at(text, place + 1)).is_none() || at(text, place + 5) == '年';
        if marked && !opened && place - first <= 3 && run_into_year {
            return (Level::Item, number, place + 1);
        }
        return plain;
    }
    if chinese_digit(c).is_none() && multiplier(c).is_none() {
        return plain;
    }
    let Some(amount) = read_chinese_at(text, first) else { return plain };
    let number = amount.value.and_then(Decimal::to_u64).unwrap_or(0);
    match at(text, amount.end) {
        '、' if !opened && number < 100 => (Level::Chapter, number, amount.end + 1),
        ')' | '）' if opened => (Level::Group, number, amount.end + 1),
        _ => plain,
    }
}

fn heading_end(text: &[char], start: usize, end: usize) -> usize {
    let limit = end.min(start + HEADING);
    (start..limit).find(|&place| matches!(at(text, place), '。' | '：' | ':' | '，' | ',' | '；')).unwrap_or(limit)
}

fn title(text: &[char], lines: &[Line]) -> (usize, usize) {
    const WORDS: [&str; 9] = ["报告", "总结", "要点", "计划", "公报", "方案", "情况", "安排", "思路"];
    let short = |line: &&Line| {
        let body = text.get(line.start..line.end).unwrap_or(&[]);
        body.len() <= 80 && !body.contains(&'。') && !body.contains(&'>') && line.level == Level::Plain
    };
    let trimmed = |line: &Line| (line.heading.0, line.end);
    let has_word =
        |line: &&Line| (line.start..line.end).any(|place| WORDS.iter().any(|word| starts(text, place, word)));
    let found = lines.iter().take(TITLE_LINES).filter(short).find(has_word);
    found.or_else(|| lines.first().filter(short).filter(|_| lines.len() > 1)).map_or((0, 0), trimmed)
}

/// Gives each line its part, and each part its year and purpose.
fn split_parts(text: &[char], lines: &mut [Line], tokens: &[Token], title: (usize, usize)) -> Vec<Part> {
    let mut part = 0;
    let mut last_chapter = 0;
    for index in 0..lines.len() {
        let Some(line) = lines.get(index) else { break };
        if line.level == Level::Chapter {
            if line.number == 1 && last_chapter > 1 {
                part += 1;
                let from = opening(text, lines, index);
                for line in lines.iter_mut().skip(from) {
                    line.part = part;
                }
            }
            last_chapter = lines.get(index).map_or(0, |line| line.number);
        }
        if let Some(line) = lines.get_mut(index) {
            line.part = part;
        }
    }
    let in_title: Vec<&Token> =
        tokens.iter().filter(|token| token.start >= title.0 && token.end <= title.1 && token.years.is_some()).collect();
    let first_year = tokens.iter().find_map(|token| token.years).map(|(first, _)| first);
    let is_government = (title.0..title.1).any(|place| starts(text, place, "政府工作报告"));
    let mut parts = Vec::new();
    for index in 0..=part {
        let own = in_title.get(index);
        let mut year = own.or(in_title.last()).and_then(|token| token.years).map(|(_, last)| last);
        if is_government && in_title.len() == 1 && index == 0 {
            year = year.map(|year| year - 1);
        }
        let until = in_title.get(index + 1).map_or(title.1, |token| token.start);
        let plan = own.is_some_and(|token| {
            (token.end..until)
                .any(|place| ["要点", "计划", "安排", "打算", "思路"].iter().any(|word| starts(text, place, word)))
        });
        parts.push(Part { year: year.or(if index == 0 { first_year } else { None }), plan });
    }
    parts
}

/// The line that opens the part whose first chapter is at `index`: the first unnumbered line before it that names a year.
fn opening(text: &[char], lines: &[Line], index: usize) -> usize {
    let mut opening = index;
    for (place, line) in lines.iter().enumerate().take(index).rev() {
        if line.level != Level::Plain {
            break;
        }
        if arabic_digit(at(text, line.heading.0)).is_some() {
            opening = place;
        }
    }
    opening
}

fn sections(text: &[char], lines: &[Line], parts: &[Part]) -> (Vec<Section>, Vec<Part>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut section_parts = Vec::new();
    let (mut chapter, mut group) = (0, 0);
    let mut part = usize::MAX;
    let mut plan = false;
    let mut run_in = false;
    let short = short_numbers(lines);
    for line in lines {
        let base = parts.get(line.part).copied().unwrap_or_default();
        let prefix = base.year.map_or_else(|| numbered("part", line.part as u64 + 1), |year| year.to_string());
        let opens_part = line.part != part;
        if opens_part {
            (part, chapter, group, plan) = (line.part, 0, 0, base.plan);
        }
        let mut id = prefix;
        match line.level {
            Level::Chapter => {
                (chapter, group) = (line.number, 0);
                let (start, end) = (line.heading.0, line.end.min(line.heading.0 + HEADING));
                plan |= (start..end).any(|place| PLAN_HEADINGS.at(text, place).is_some());
                id.push_str(&numbered(".c", chapter));
            }
            Level::Group => {
                group = line.number;
                id.push_str(&numbered(".c", chapter));
                id.push_str(&numbered(".", group));
            }
            Level::Item => {
                if !short.get(line.part).copied().unwrap_or(true) {
                    id.push_str(&numbered(".c", chapter));
                    if group > 0 {
                        id.push_str(&numbered(".", group));
                    }
                }
                id.push_str(&numbered(".", line.number));
            }
            Level::Plain if opens_part => id.push_str(".0"),
            Level::Plain if run_in => id.push_str(".end"),
            Level::Plain => continue,
        }
        run_in = line.level == Level::Item && line.end - line.start > RUN_IN;
        let heading = if line.level == Level::Plain {
            String::new()
        } else {
            text.get(line.heading.0..line.heading.1).unwrap_or(&[]).iter().collect()
        };
        if let Some(last) = sections.last_mut() {
            last.end = line.start;
        }
        let start = if sections.is_empty() { 0 } else { line.start };
        sections.push(Section { id, heading, start, end: text.len() });
        section_parts.push(Part { year: base.year, plan });
    }
    if sections.is_empty() {
        sections.push(Section { id: "0".to_owned(), heading: String::new(), start: 0, end: text.len() });
        section_parts.push(parts.first().copied().unwrap_or_default());
    }
    make_unique(&mut sections);
    (sections, section_parts)
}

fn numbered(prefix: &str, number: u64) -> String {
    let mut text = prefix.to_owned();
    text.push_str(&number.to_string());
    text
}

/// Of each part, whether its items' numbers go on through the chapters, so that the number alone names the item.
fn short_numbers(lines: &[Line]) -> Vec<bool> {
    let mut short: Vec<bool> = Vec::new();
    let mut last = 0;
    for line in lines {
        if line.part >= short.len() {
            short.resize(line.part + 1, true);
            last = 0;
        }
        if line.level == Level::Item {
            if line.number <= last
                && let Some(flag) = short.get_mut(line.part)
            {
                *flag = false;
            }
            last = line.number;
        }
    }
    short
}

fn make_unique(sections: &mut [Section]) {
    let mut seen = std::collections::BTreeMap::new();
    for section in sections {
        let count = seen.entry(section.id.clone()).and_modify(|count| *count += 1).or_insert(1u64);
        if *count > 1 {
            section.id.push_str(&numbered("-", *count));
        }
    }
}
