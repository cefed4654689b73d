//! The noun directly behind a figure.

use super::super::amount::{at, is_space};
use super::super::lexicon::{CHANGES, HARD_STOPS, STOPS, VERBS, WHOLE};
use super::before::is_joiner;
use super::{LONGEST, Range};

/// The noun directly behind a figure.
pub(super) fn noun_behind(text: &[char], start: usize, clause_end: usize, next_figure: usize) -> Option<Range> {
    let mut start = start;
    while is_space(at(text, start)) {
        start += 1;
    }
    if at(text, start) == '的' {
        start += 1;
    }
    if matches!(at(text, start), '(' | '（') {
        // 百名(十佳)教师: a gloss before the noun.
        let close = (start..(start + 12).min(text.len())).find(|&place| matches!(at(text, place), ')' | '）'));
        start = close.map_or(start, |place| place + 1);
    }
    let behind_figure = start;
    let limit = clause_end.min(next_figure).min(start + LONGEST).min(text.len());
    if limit <= start {
        return None;
    }
    let mut place = start;
    while place < limit {
        let c = at(text, place);
        // 县(区), 村(社区): a short noun and its variant.
        if matches!(c, '(' | '（') && place > start && place - start <= 2 {
            let close = (place..(place + 6).min(limit)).find(|&close| matches!(at(text, close), ')' | '）'));
            if let Some(close) = close {
                place = close + 1;
                continue;
            }
        }
        if matches!(c, '、' | '(' | '（' | ')' | '）' | '。' | '\n' | '》' | '；' | '…')
            || (matches!(c, '”') && !has_open_quote(text, start, place))
        {
            break;
        }
        if let Some((length, _)) = WHOLE.at(text, place) {
            place += length;
            continue;
        }
        if place == start && place + 1 < limit && matches!(c, '为' | '是' | '系') && place == behind_figure {
            start += 1;
            place += 1;
            continue;
        }
        if place == start {
            if HARD_STOPS.at(text, place).is_some() || changes(text, place) {
                break;
            }
        } else if let Some((length, _)) = STOPS.at(text, place)
            && !joins(text, place, length, limit, next_figure)
        {
            break;
        }
        place += 1;
    }
    let mut end = place.min(limit);
    while end > start && (is_space(at(text, end - 1)) || matches!(at(text, end - 1), '的' | '等')) {
        end -= 1;
    }
    (end > start + usize::from(end - start == 1 && !at(text, start).is_alphabetic())).then_some((start, end))
}

/// 和 between two nouns that are counted together (300个学校和单位).
fn joins(text: &[char], place: usize, length: usize, limit: usize, next_figure: usize) -> bool {
    let c = at(text, place);
    if length != 1 || !(is_joiner(text, place) || c == '或') {
        return false;
    }
    // What follows must be a noun and not the next figure.
    place + 3 <= limit
        && next_figure > place + 3
        && STOPS.at(text, place + 1).is_none()
        && VERBS.at(text, place + 1).is_none()
}

/// 2.4人提高到…: a verb of change that is no part of a noun (减排项目).
fn changes(text: &[char], place: usize) -> bool {
    CHANGES.at(text, place).is_some_and(|(length, word)| {
        let behind = place + length;
        !word.needs_to
            && ["到", "至", "为", "了"].iter().any(|mark| at(text, behind) == mark.chars().next().unwrap_or(' '))
    })
}

fn has_open_quote(text: &[char], start: usize, end: usize) -> bool {
    (start..end).any(|place| at(text, place) == '“')
}
