//! 其中: which figures are a part of which.

use super::super::amount::{at, starts};
use super::super::dataset::{Kind, Role};
use super::super::figure::{Figure, UnitName};
use super::super::lexicon::Class;

/// How far before 其中 its whole may stand, and how far behind it its part.
const WHOLE_DISTANCE: usize = 120;

/// Among how many figures before 其中 the whole is looked for.
const CANDIDATES: usize = 32;

/// 其中: the figures behind it are a part of the figure before it.
pub(super) fn subsets(text: &[char], figures: &mut [Figure]) {
    for index in 0..figures.len() {
        let Some(figure) = figures.get(index) else { break };
        let clause = figure.clause;
        let mark = subset_mark(text, clause.0, figure.start);
        let Some(mark) = mark else {
            inherit_subset(text, figures, index);
            continue;
        };
        // The whole is the last figure before the mark, of this sentence or of the one before.
        let mut whole = None;
        for candidate in (index.saturating_sub(CANDIDATES)..index).rev() {
            let Some(other) = figures.get(candidate) else { break };
            if other.end > mark {
                continue;
            }
            if mark - other.end > WHOLE_DISTANCE {
                break;
            }
            // 订单量83.2亿，其中中心城市46.76亿单: a number without a unit counts what its part counts.
            let bare = other.kind == Kind::Quantity
                && other.unit.class().is_none()
                && figure.kind == Kind::Quantity
                && matches!(figure.unit.class(), Some(Class::Thing | Class::General | Class::Person));
            if !(comparable(other, figure) || bare) || in_brackets(text, other, figure.start) {
                continue;
            }
            // 100所，比上年增加10所，其中小学60所: the level is the whole, not what it grew by.
            let grew = other.change.as_ref().is_some_and(|change| change.role == Role::By);
            if whole.is_none() {
                whole = Some(candidate);
                if grew {
                    continue;
                }
            } else if figures
                .get(whole.unwrap_or(candidate))
                .is_some_and(|by| same_unit(text, by, other) && by.sentence.0 == other.sentence.0 && !grew)
            {
                whole = Some(candidate);
            }
            break;
        }
        // What it grew by since last year is no whole.
        let whole = whole.filter(|&whole| {
            figures.get(whole).and_then(|other| other.change.as_ref()).is_none_or(|change| !change.year_on_year)
        });
        let listed = whole.is_some_and(|whole| {
            figures.get(whole).is_some_and(|other| other.sentence.0 != figure.sentence.0)
                && (in_list(text, figures, whole) || is_one_of_several(text, figures, whole))
        });
        if let Some(figure) = figures.get_mut(index) {
            figure.part_list = matches!(at(text, mark + 2), '，' | ',' | '：' | ':');
            figure.part_of = whole.filter(|_| !listed);
            figure.part_open = listed;
        }
    }
}

/// Parts that a list behind 其中 leaves open are parts for sure where they add up to the whole.
pub(super) fn sums(figures: &mut [Figure]) {
    let mut index = 0;
    while index < figures.len() {
        let Some(first) = figures.get(index) else { break };
        let (Some(whole), sentence) = (first.part_of, first.sentence) else {
            index += 1;
            continue;
        };
        let mut last = index + 1;
        while figures
            .get(last)
            .is_some_and(|figure| figure.sentence == sentence && (figure.part_open || figure.part_of == Some(whole)))
        {
            last += 1;
        }
        let total: Option<f64> =
            figures.get(index..last).unwrap_or(&[]).iter().map(|figure| figure.value.number()).sum();
        let expected = figures.get(whole).and_then(|figure| figure.value.number());
        if let Some((total, expected)) = total.zip(expected)
            && last > index + 1
            && (total - expected).abs() <= 1e-9 * expected.abs()
        {
            for figure in figures.iter_mut().take(last).skip(index) {
                (figure.part_of, figure.part_open) = (Some(whole), false);
            }
        }
        index = last;
    }
}

/// Where 其中 or （含 stands before a figure in its clause.
fn subset_mark(text: &[char], start: usize, end: usize) -> Option<usize> {
    let floor = start.max(end.saturating_sub(WHOLE_DISTANCE));
    // A bracket that closes before the figure ends what 含 opened (小学(含教学点)), but not what 其中 did.
    let mut closed = false;
    for place in (floor..end).rev() {
        closed |= matches!(at(text, place), ')' | '）');
        let including = !closed && (starts(text, place, "(含") || starts(text, place, "（含"));
        if including || starts(text, place, "其中") {
            return Some(place);
        }
    }
    // 其中: with a colon, which ends its own clause.
    let opened =
        start >= 3 && starts(text, start - 3, "其中") && matches!(at(text, start - 1), '：' | ':' | '，' | ',');
    opened.then(|| start - 3)
}

/// A figure behind a comma, in the clause after one with 其中: the text does not say whether it is a part too.
fn inherit_subset(text: &[char], figures: &mut [Figure], index: usize) {
    let Some(figure) = figures.get(index) else { return };
    // Rates between two parts are about the first of them.
    let Some(previous) = figures
        .get(index.saturating_sub(3)..index)
        .and_then(|before| before.iter().rev().find(|other| comparable(other, figure)))
    else {
        return;
    };
    let skipped = figures.get(index - 1).is_some_and(|other| other.start != previous.start);
    if skipped && !previous.part_list {
        return;
    }
    let list = previous.part_list;
    let part = previous.part_of;
    let open = previous.part_open || part.is_some();
    let whole = part.and_then(|part| figures.get(part)).unwrap_or(previous);
    let same_spelling = same_unit(text, whole, figure);
    if !open || previous.sentence.0 != figure.sentence.0 || !comparable(previous, figure) || !same_spelling {
        return;
    }
    let in_clause = previous.clause == figure.clause || list;
    if let Some(figure) = figures.get_mut(index) {
        figure.part_list = list;
        figure.part_of = part.filter(|_| in_clause);
        figure.part_open = !in_clause;
    }
}

/// Whether a bracket that a figure stands in closes before a place.
fn in_brackets(text: &[char], figure: &Figure, before: usize) -> bool {
    let mut depth = 0usize;
    let limit = before.min(figure.end + WHOLE_DISTANCE);
    for place in figure.end..limit {
        match at(text, place) {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => return true,
            ')' | '）' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// Whether the sentence of a figure has other levels of its kind: 受理25万件，办结23万件。其中…
fn is_one_of_several(text: &[char], figures: &[Figure], whole: usize) -> bool {
    let Some(figure) = figures.get(whole) else { return false };
    let from = whole.saturating_sub(CANDIDATES);
    figures.get(from..whole).unwrap_or(&[]).iter().any(|other| {
        let grew = other.change.as_ref().is_some_and(|change| change.role == Role::By);
        other.sentence.0 == figure.sentence.0
            && !grew
            && comparable(other, figure)
            && same_unit(text, other, figure)
            && other.part_of.is_none()
            && !in_brackets(text, other, figure.start)
    })
}

fn same_unit(text: &[char], one: &Figure, other: &Figure) -> bool {
    let spelled = |figure: &Figure| -> Vec<char> {
        match figure.unit {
            UnitName::Compound(start, end, _) => text.get(start..end).unwrap_or(&[]).to_vec(),
            UnitName::Known(name, _) => name.chars().collect(),
            UnitName::None => Vec::new(),
        }
    };
    spelled(one) == spelled(other)
}

/// Whether one figure can be a part of the other: counts of things, or amounts of money.
fn comparable(one: &Figure, other: &Figure) -> bool {
    let countable = |kind: Kind| matches!(kind, Kind::Quantity | Kind::Money);
    let group = |class: Option<Class>| match class {
        Some(Class::Thing | Class::General) => 1,
        Some(Class::Person) | None => 2,
        Some(Class::Money) => 3,
        Some(Class::Measure) => 4,
        Some(Class::Duration | Class::Times | Class::Percent | Class::Point) => 5,
    };
    let (one_group, other_group) = (group(one.unit.class()), group(other.unit.class()));
    countable(one.kind) && countable(other.kind) && one_group == other_group && one_group != 5
}

/// Whether a figure stands in a list with another of its sentence.
fn in_list(text: &[char], figures: &[Figure], index: usize) -> bool {
    let (Some(figure), Some(previous)) =
        (figures.get(index), index.checked_sub(1).and_then(|index| figures.get(index)))
    else {
        return false;
    };
    let joined = (previous.end..figure.start).any(|place| matches!(at(text, place), '、' | '和' | '及' | '与'));
    previous.sentence.0 == figure.sentence.0
        && previous.clause == figure.clause
        && joined
        && comparable(previous, figure)
}
