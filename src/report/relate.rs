//! What figures have to do with the words before them and with each other: change, lists, 其中.
//!
//! In: the text and its figures. Out: the same figures, related. This module does not know labels or periods.

mod part;

use super::amount::{at, is_space, starts};
use super::dataset::{Change, Direction, Kind, Qualifier, Role};
use super::figure::{Figure, Value};
use super::lexicon::{CHANGES, CONNECTORS, ChangeWord, Class, DETACHED, FILLERS, Filler};

/// How far before a figure a comparison with the year before may stand.
const COMPARISON: usize = 18;

/// How far before a figure a limiting word may stand.
const DETACHED_DISTANCE: usize = 40;

/// How far before a figure the verb of its object may stand.
const OBJECT_DISTANCE: usize = 16;

/// Relates figures to changes and to each other.
pub fn relate(text: &[char], figures: &mut [Figure]) {
    for index in 0..figures.len() {
        let previous = index.checked_sub(1).and_then(|index| figures.get(index)).cloned();
        let Some(figure) = figures.get_mut(index) else { break };
        let previous = previous.filter(|previous| previous.sentence.0 == figure.sentence.0);
        read_change(text, figure, previous.as_ref(), index);
        read_detached(text, figure, previous.as_ref());
        let to = figure.change.clone().filter(|change| change.role == Role::To);
        if let (Some(change), Some(previous)) = (to, previous)
            && came_from(text, &previous, figure)
            && let Some(from) = figures.get_mut(index - 1)
        {
            from.change = Some(Change { role: Role::From, ..change });
            if from.kind == Kind::GrowthRate {
                from.kind = Kind::Percent;
            }
        }
    }
    part::subsets(text, figures);
    part::sums(figures);
}

/// What leads from a figure back to a word of change or to the figure before.
struct Approach {
    /// The word of change.
    word: Option<&'static ChangeWord>,
    /// Where it, or what was read last, begins.
    start: usize,
    /// Whether a word says that the figure is a level: 增至.
    to: bool,
    /// Whether a word ties the figure to the one before.
    connected: bool,
    /// Whether a word says that the figure holds for each of several.
    each: bool,
}

/// Reads back from a figure, over words that say nothing. `leveled` where the figure before is a level that changed.
fn approach(text: &[char], figure: &Figure, floor: usize, leveled: bool) -> Approach {
    let mut found = Approach { word: None, start: figure.start, to: false, connected: false, each: false };
    while found.start > floor {
        let place = found.start;
        if is_space(at(text, place - 1)) {
            found.start -= 1;
            continue;
        }
        if let Some(length) = year_before(text, floor, place) {
            found.start -= length;
            continue;
        }
        let change = CHANGES.before(text, floor, place).filter(|(_, word)| found.to || !word.needs_to);
        let filler = FILLERS.before(text, floor, place);
        if let Some((length, word)) = change
            && filler.is_none_or(|(other, _)| other <= length)
        {
            found.word = Some(word);
            found.start -= length;
            break;
        }
        if let Some((length, &(_, filler))) = filler {
            // 由7天缩短为3天: behind a level, 为 leads to the next.
            found.to |= filler == Filler::To || (leveled && at(text, place - 1) == '为');
            found.each |= filler == Filler::Each;
            found.start -= length;
            continue;
        }
        let Some((length, _)) = CONNECTORS.before(text, floor, place) else { break };
        found.connected = true;
        found.start -= length;
    }
    found
}

/// Finds the change that a figure tells of: by a word before it or behind it, or as the figure before does.
fn read_change(text: &[char], figure: &mut Figure, previous: Option<&Figure>, index: usize) {
    let floor = previous.map_or(figure.sentence.0, |previous| previous.end.min(figure.start));
    let leveled = previous.is_some_and(|previous| same_class(previous, figure) && opened_by_from(text, previous));
    let found = approach(text, figure, floor, leveled);
    figure.each |= found.each;
    if let Some(word) = found.word {
        let role = if found.to { Role::To } else { Role::By };
        let year_on_year = compares(text, floor.max(found.start.saturating_sub(COMPARISON)), figure.start);
        figure.change = Some(Change { direction: word.direction, role, year_on_year });
        if role == Role::By && word.rate {
            make_rate(figure);
        }
        return;
    }
    if let Some(direction) = change_behind(text, figure.end) {
        figure.change = Some(Change { direction, role: Role::By, year_on_year: false });
        make_rate(figure);
        return;
    }
    if figure.kind == Kind::Percent {
        if let Some(direction) = changes_object(text, floor, figure) {
            figure.change = Some(Change { direction, role: Role::By, year_on_year: false });
            make_rate(figure);
            return;
        }
        // 同比改善6.4%: better, whichever way that is.
        if compares(text, floor.max(figure.start.saturating_sub(6)), figure.start) {
            make_rate(figure);
        }
    }
    if figure.kind != Kind::Rank && adds_object(text, floor, figure) {
        figure.change = Some(Change { direction: Direction::Increase, role: Role::By, year_on_year: false });
        return;
    }
    if let Some(previous) = previous.filter(|previous| found.start <= previous.end) {
        follow(figure, previous, &found, leveled, index);
    }
}

/// Takes over from the figure before, where nothing but words that tie them stands between.
fn follow(figure: &mut Figure, previous: &Figure, found: &Approach, leveled: bool, index: usize) {
    if found.to && leveled {
        let direction = match (previous.value, figure.value) {
            (Value::Number(from), Value::Number(to)) if to < from => Direction::Decrease,
            _ => Direction::Increase,
        };
        figure.change = Some(Change { direction, role: Role::To, year_on_year: false });
        return;
    }
    if found.connected && previous.unit.class() == figure.unit.class() {
        figure.follows = index.checked_sub(1);
        figure.each |= previous.each;
        if previous.change.as_ref().is_some_and(|change| change.role != Role::From) {
            figure.change = previous.change.clone();
            if previous.kind == Kind::GrowthRate {
                make_rate(figure);
            }
        }
    }
}

/// 新增光伏装机42万千瓦: a verb that adds, what is added, and how much of it.
fn adds_object(text: &[char], floor: usize, figure: &Figure) -> bool {
    let measured = !matches!(figure.unit.class(), Some(Class::Percent | Class::Point | Class::Times | Class::Duration));
    let floor = floor.max(figure.clause.0).max(figure.start.saturating_sub(OBJECT_DISTANCE));
    measured
        && figure.kind != Kind::Fraction
        && (floor..figure.start).any(|place| {
            let clear = || (place + 2..figure.start).all(|place| !matches!(at(text, place), '、' | '的'));
            ["新增", "净增"].iter().any(|word| starts(text, place, word)) && clear()
        })
}

/// 增加到2020年的12320元: the year of a level.
fn year_before(text: &[char], floor: usize, place: usize) -> Option<usize> {
    let particle = usize::from(place > floor && at(text, place - 1) == '的');
    let end = place - particle;
    let is_year = end >= floor + 5
        && at(text, end - 1) == '年'
        && (end - 5..end - 1).all(|place| at(text, place).is_ascii_digit());
    is_year.then_some(5 + particle)
}

/// 减少纸质材料60%: a verb of change at the front of the clause, what changes, and by how much.
fn changes_object(text: &[char], floor: usize, figure: &Figure) -> Option<Direction> {
    let start = floor.max(figure.clause.0);
    if start != figure.clause.0 || figure.start.saturating_sub(start) > OBJECT_DISTANCE {
        return None;
    }
    let (length, word) = CHANGES.at(text, start).filter(|(length, word)| *length > 1 && !word.needs_to)?;
    let object = start + length..figure.start;
    let noun = matches!(at(text, object.start), '值' | '额' | '率' | '量' | '到' | '至' | '数');
    let level = object
        .clone()
        .any(|place| matches!(at(text, place), '率' | '占' | '达' | '到' | '至' | '为' | '、' | '的' | '比'));
    (object.len() >= 2 && !noun && !level).then_some(word.direction)
}

/// A percentage or a multiple that says by how much something changed.
fn make_rate(figure: &mut Figure) {
    let relative = matches!(figure.kind, Kind::Percent | Kind::Ratio);
    if relative && matches!(figure.unit.class(), Some(Class::Percent | Class::Times)) {
        figure.kind = Kind::GrowthRate;
    }
}

/// 10%的增长, 8%的增速.
fn change_behind(text: &[char], end: usize) -> Option<Direction> {
    let place = end + usize::from(at(text, end) == '的');
    let up = ["增长", "增速", "增幅", "涨幅", "速度增长", "速度递增", "年均增速", "高速增长"];
    let down = ["降幅", "下降", "减幅", "跌幅", "速度下降"];
    if up.iter().any(|word| starts(text, place, word)) && at(text, end) == '的' {
        return Some(Direction::Increase);
    }
    (down.iter().any(|word| starts(text, place, word)) && at(text, end) == '的').then_some(Direction::Decrease)
}

fn compares(text: &[char], start: usize, end: usize) -> bool {
    const WORDS: [&str; 11] = [
        "同比",
        "较上年",
        "比上年",
        "较去年",
        "比去年",
        "上年同期",
        "去年同期",
        "较前一年",
        "比前一年",
        "较上一年",
        "比上一年",
    ];
    (start..end).any(|place| {
        matches!(at(text, place), '同' | '较' | '比' | '上' | '去')
            && WORDS.iter().any(|word| starts(text, place, word))
    })
}

/// Whether two figures can be levels of one thing; 零 has no unit of its own.
fn same_class(previous: &Figure, figure: &Figure) -> bool {
    let zero = figure.value == Value::Number(0.0) && figure.unit.class().is_none();
    zero || previous.unit.class() == figure.unit.class()
}

/// Whether 由 or 从 opens the words before a figure.
fn opened_by_from(text: &[char], figure: &Figure) -> bool {
    let floor = figure.clause.0.max(figure.start.saturating_sub(16)).min(figure.start);
    (floor..figure.start).any(|place| matches!(at(text, place), '由' | '从'))
}

/// Whether `figure` is the level that `previous` changed to: 由A提高到B.
fn came_from(text: &[char], previous: &Figure, figure: &Figure) -> bool {
    let near = figure.start.saturating_sub(previous.end) < 16;
    near && same_class(previous, figure) && opened_by_from(text, previous)
}

/// 按不低于…的5%: a limiting word further off in the clause.
fn read_detached(text: &[char], figure: &mut Figure, previous: Option<&Figure>) {
    if figure.qualifier != Qualifier::Exact || figure.kind == Kind::Rank {
        return;
    }
    let floor = figure.clause.0.max(figure.start.saturating_sub(DETACHED_DISTANCE));
    let floor = previous.map_or(floor, |previous| floor.max(previous.end)).min(figure.start);
    for place in (floor..figure.start).rev() {
        if let Some((_, &(_, qualifier))) = DETACHED.at(text, place) {
            figure.qualifier = qualifier;
            return;
        }
    }
}
