//! Lists whose figures follow in the order of what stands before them: 入学率、巩固率分别达到100%和97.01%.

use super::super::amount::{at, ends, starts};
use super::super::dataset::Kind;
use super::super::figure::{Figure, Subject};
use super::super::lexicon::{CHANGES, Class, FILLERS};
use super::before::{is_joiner, noun_before, strip_end, strip_start};
use super::behind::noun_behind;
use super::{LONGEST, Range};

/// Gives each figure of the list its own subject; returns how many there were.
pub(super) fn respective(text: &[char], figures: &mut [Figure], index: usize) -> usize {
    let Some(first) = figures.get(index) else { return 0 };
    let floor = first.clause.0.max(first.start.saturating_sub(2 * LONGEST));
    let floor = index
        .checked_sub(1)
        .and_then(|index| figures.get(index))
        .map_or(floor, |previous| floor.max(previous.end))
        .min(first.start);
    let Some(mark) =
        (floor..first.start).rev().find(|&place| starts(text, place, "分别") || starts(text, place, "依次"))
    else {
        return 0;
    };
    let count = list_length(text, figures, index);
    // 出口8亿元、进口4亿元，分别增长15%和7%: the figures before say in which order.
    let bare = strip_end(text, floor.min(mark), mark, Kind::Percent) <= floor + 1
        || (mark <= floor + 1
            && clause_range_before(text, first).is_some_and(|(start, end)| compares(text, start, end)));
    if (mark <= floor + 1 || bare) && index >= count {
        let subjects: Vec<Subject> =
            figures.get(index - count..index).unwrap_or(&[]).iter().map(|figure| figure.subject).collect();
        let near = figures
            .get(index - count)
            .is_some_and(|figure| figure.sentence.0 == first.sentence.0 && mark - figure.end.min(mark) < 2 * LONGEST);
        if near && subjects.iter().all(|subject| subject.own.is_some()) {
            for (figure, subject) in figures.iter_mut().skip(index).zip(subjects) {
                figure.subject = subject;
            }
            return count;
        }
    }
    let (head_start, head_end) = if mark > floor + 1 && !bare {
        (floor, mark)
    } else {
        clause_range_before(text, first).unwrap_or((floor, mark))
    };
    let head_end = strip_end(text, head_start, head_end, Kind::Percent);
    let head_start = strip_start(text, head_start, head_end);
    let names = split_names(text, head_start, head_end);
    let mut behind_mark = (mark + 2).min(first.start);
    while let Some(length) = FILLERS
        .at(text, behind_mark)
        .map(|found| found.0)
        .or_else(|| CHANGES.at(text, behind_mark).map(|found| found.0))
        && behind_mark + length <= first.start
    {
        behind_mark += length;
    }
    let mut floor = behind_mark;
    for offset in 0..count {
        let Some(figure) = figures.get(index + offset) else { break };
        let (start, end, clause_end) = (figure.start, figure.end, figure.clause.1);
        let next = figures.get(index + offset + 1).map_or(text.len(), |next| next.start);
        let item = noun_before(text, floor.min(start), start, figure.kind)
            .filter(|&(from, to)| to - from >= 2 && to == noun_end(text, to, start));
        let own = if names.len() == count { names.get(offset).copied() } else { None };
        let counted = matches!(figure.unit.class(), Some(Class::Thing | Class::General | Class::Person))
            && figure.kind == Kind::Quantity;
        let behind = if counted { noun_behind(text, end, clause_end.max(end), next) } else { None };
        let head = (head_end > head_start).then_some((head_start.max(head_end.saturating_sub(LONGEST)), head_end));
        let subject = match (own, item, behind) {
            (None, Some(item), _) => Subject { head, own: Some(item) },
            (Some(own), ..) => Subject { head: None, own: Some(own) },
            (None, None, Some(behind)) => Subject { head: None, own: Some(behind) },
            (None, None, None) => Subject { head: None, own: head },
        };
        if let Some(figure) = figures.get_mut(index + offset) {
            figure.subject = subject;
        }
        floor = end;
    }
    count
}

/// An item's noun must reach its figure, but for linking words.
fn noun_end(text: &[char], end: usize, figure: usize) -> usize {
    if strip_end(text, end, figure, Kind::Percent) == end { end } else { figure }
}

/// How many figures belong to the list that starts with this one.
fn list_length(text: &[char], figures: &[Figure], index: usize) -> usize {
    let mut count = 1;
    while let (Some(one), Some(next)) = (figures.get(index + count - 1), figures.get(index + count)) {
        let between = one.end..next.start;
        let joined = between.clone().any(|place| matches!(at(text, place), '、' | '和' | '与' | '及' | '，' | ','));
        let broken =
            between.clone().any(|place| matches!(at(text, place), '。' | '；' | ';' | '\n')) || between.len() > 14;
        let verb = between.clone().any(|place| CHANGES.at(text, place).is_some() && at(text, place + 1) != '率');
        if !joined || broken || verb || one.sentence.0 != next.sentence.0 || one.unit.class() != next.unit.class() {
            break;
        }
        count += 1;
    }
    count
}

/// 与2002年比较: a clause that only says with what the next one compares.
fn compares(text: &[char], start: usize, end: usize) -> bool {
    let opens = matches!(at(text, start), '与' | '和' | '同' | '较' | '比');
    opens && ["比", "比较", "同期"].iter().any(|word| ends(text, end, word))
}

fn clause_range_before(text: &[char], figure: &Figure) -> Option<Range> {
    let end = figure.clause.0.checked_sub(1)?;
    let floor = figure.sentence.0.max(end.saturating_sub(2 * LONGEST));
    let start = (floor..end)
        .rev()
        .find(|&place| matches!(at(text, place), '，' | ',' | '；' | ';' | '：' | ':' | '。'))
        .map_or(floor, |place| place + 1);
    (start < end).then_some((start, end))
}

/// The names of a list: 入学率、巩固率.
fn split_names(text: &[char], start: usize, end: usize) -> Vec<Range> {
    let mut names = Vec::new();
    let mut from = start;
    let mut depth = 0usize;
    for place in start..end {
        match at(text, place) {
            '(' | '（' | '《' | '“' => depth += 1,
            ')' | '）' | '》' | '”' => depth = depth.saturating_sub(1),
            _ if depth == 0 && place > from && is_joiner(text, place) => {
                // 以及 is one word.
                let name_end = if at(text, place) == '及' && at(text, place - 1) == '以' { place - 1 } else { place };
                if name_end > from {
                    names.push((from, name_end));
                }
                from = place + 1;
            }
            _ => {}
        }
    }
    if end > from {
        names.push((from, end));
    }
    names
}
