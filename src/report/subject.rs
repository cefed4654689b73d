//! What a figure counts, in the text's own words.
//!
//! In: the text and its figures. Out: ranges of the text for each figure's subject. There is no word segmentation: verbs,
//! linking words and punctuation from the tables bound a noun on either side.

mod before;
mod behind;
mod respective;

use super::amount::{at, ends, is_space, starts};
use super::dataset::{Kind, Role};
use super::figure::{Figure, Subject};
use super::lexicon::Class;
use before::{ends_in_verb, is_generic, noun_before};
use behind::noun_behind;
use respective::respective;

/// The longest subject, in characters.
const LONGEST: usize = 30;

type Range = (usize, usize);

/// Finds the subject of every figure.
pub fn find_subjects(text: &[char], figures: &mut [Figure]) {
    let mut index = 0;
    while index < figures.len() {
        let listed = respective(text, figures, index);
        if listed > 0 {
            index += listed;
            continue;
        }
        let subject = subject(text, figures, index);
        if let Some(figure) = figures.get_mut(index) {
            figure.subject = subject;
        }
        index += 1;
    }
}

fn subject(text: &[char], figures: &[Figure], index: usize) -> Subject {
    let Some(figure) = figures.get(index) else { return Subject::default() };
    let previous = index.checked_sub(1).and_then(|index| figures.get(index));
    let next_start = figures.get(index + 1).map_or(text.len(), |next| next.start);
    let behind = noun_behind(text, figure.end, figure.clause.1.max(figure.end), next_start);
    let same_clause = previous.filter(|previous| previous.clause.0 == figure.clause.0 && previous.end <= figure.start);
    let floor = same_clause.map_or(figure.clause.0, |previous| behind_list_mark(text, previous.end, figure.start));
    let before = noun_before(text, floor, figure.start, figure.kind);
    // 3批42人驰援武汉: two counts of the same thing.
    if let Some(previous) = previous.filter(|previous| previous.end == figure.start && counts_things(figure))
        && previous.subject.own.is_some_and(|(_, end)| end <= previous.start)
    {
        return previous.subject;
    }
    let own = match (counts_things(figure), is_tied(text, figure)) {
        (true, false) => behind.or(before),
        (true, true) => before.or(behind),
        (false, _) if leads_on(text, figure, floor, behind) => behind.or(before),
        (false, _) => before,
    };
    if let Some(shared) = shared_noun(text, figures, index).filter(|_| behind.is_none()) {
        return Subject { head: before, own: Some(shared) };
    }
    if let Some(own) = own {
        let head = if own.1 <= figure.start { explained(text, figures, index, own) } else { None };
        if let Some(next) = counted_again(text, figures, index, own) {
            return Subject { head: None, own: Some(next) };
        }
        return Subject { head, own: Some(own) };
    }
    farther(text, figures, index, behind)
}

/// The subject of a figure beside which there is none, in what comes before and behind.
fn farther(text: &[char], figures: &[Figure], index: usize, behind: Option<Range>) -> Subject {
    let Some(figure) = figures.get(index) else { return Subject::default() };
    let previous = index.checked_sub(1).and_then(|index| figures.get(index));
    // 连片流转的给予奖励，最高不超过10万元: the amount of what the clause before gives.
    let alone = previous.is_none_or(|previous| previous.end < previous_clause(text, figure));
    if figure.kind == Kind::Money
        && alone
        && let Some(own) = clause_before(text, figure)
    {
        return Subject { head: None, own: Some(own) };
    }
    if let Some(subject) = inherited(text, figures, index) {
        return subject;
    }
    // 14035户25559人享受低保: what follows the second figure is true of both.
    if let Some(next) = figures.get(index + 1).filter(|next| next.start == figure.end) {
        let limit = figures.get(index + 2).map_or(text.len(), |after| after.start);
        let own = noun_behind(text, next.end, next.clause.1.max(next.end), limit).or_else(|| predicate(text, next));
        return Subject { head: None, own };
    }
    if figure.kind == Kind::Rank {
        return Subject { head: None, own: clause_before(text, figure).or_else(|| last_words(text, figure)) };
    }
    let own = behind
        .or_else(|| predicate(text, figure))
        .or_else(|| clause_before(text, figure))
        .or_else(|| last_words(text, figure));
    Subject { head: None, own }
}

/// Whether a figure says how many there are of something, which then mostly follows it.
fn counts_things(figure: &Figure) -> bool {
    let of_things =
        matches!(figure.unit.class(), Some(Class::Thing | Class::General | Class::Person | Class::Duration) | None);
    of_things
        && !matches!(
            figure.kind,
            Kind::Percent | Kind::GrowthRate | Kind::PercentagePoint | Kind::Rank | Kind::Money | Kind::Ratio
        )
}

/// 人口已达30万青山湖区: whether a verb ties a number without a measure word to the noun before it.
fn is_tied(text: &[char], figure: &Figure) -> bool {
    let of_time = figure.unit.class() == Some(Class::Duration);
    let tied = (figure.number_end == figure.end || of_time)
        && ["达", "达到", "为", "至", "到", "连续", "缩短", "延长", "持续"]
            .iter()
            .any(|verb| ends(text, figure.start, verb));
    tied || figure.change.as_ref().is_some_and(|change| change.role != Role::By)
}

/// 70%的税收, 最高给予企业500万元奖励: whether what follows is what is shared or paid.
fn leads_on(text: &[char], figure: &Figure, floor: usize, behind: Option<Range>) -> bool {
    let given =
        (floor.max(figure.start.saturating_sub(LONGEST))..figure.start).any(|place| starts(text, place, "给予"));
    let shared = figure.kind == Kind::Percent && at(text, figure.end) == '的';
    (given && figure.kind == Kind::Money)
        || (shared && behind.is_some_and(|(start, end)| !is_generic(text, start, end)))
}

/// The subject of an earlier figure that this one goes on about.
fn inherited(text: &[char], figures: &[Figure], index: usize) -> Option<Subject> {
    let figure = figures.get(index)?;
    let previous = index.checked_sub(1).and_then(|index| figures.get(index));
    // 在全国168个城市中排名第35位: what is ranked stands before its clause.
    let ranked = figure.kind == Kind::Rank && at(text, figure.clause.0) == '在';
    let outside = || figures.get(..index)?.iter().rev().take(4).find(|other| other.end <= figure.clause.0);
    // 案件321件(不含上年旧存28件),比上年下降1.3%: what stands in brackets is not what goes on.
    let closed = previous.is_some_and(|previous| closes_bracket(text, previous.end, figure.start));
    let before_bracket = || figures.get(..index.saturating_sub(1))?.last();
    let previous = match (ranked, closed) {
        (true, _) => outside(),
        (false, true) => before_bracket(),
        (false, false) => previous,
    };
    let previous = previous.filter(|previous| previous.sentence.0 == figure.sentence.0)?;
    let adjoins = previous.end == figure.start || is_list_mark(text, previous.end, figure.start);
    let shares = adjoins
        || figure.change.is_some()
        || figure.follows.is_some()
        || figure.part_of.is_some()
        || !counts_things(figure);
    shares.then_some(previous.subject).filter(|subject| subject.own.is_some())
}

/// Words that say something only together with the clause before.
const EXPLAINED: [&str; 17] = [
    "标准",
    "数量",
    "总数",
    "总量",
    "规模",
    "均价",
    "单价",
    "总额",
    "金额",
    "人数",
    "面积",
    "比例",
    "比重",
    "总人数",
    "总面积",
    "额度",
    "同口径",
];

/// What the clause before is about, where this one has only a general word (标准为80元) or a share of (占收入的80%).
fn explained(text: &[char], figures: &[Figure], index: usize, own: Range) -> Option<Range> {
    let figure = figures.get(index)?;
    let opens = own.0 <= figure.clause.0 + 2;
    let share = figure.kind == Kind::Percent && at(text, own.0) == '占' && !matches!(at(text, own.0 + 1), '地' | '比');
    let vague = EXPLAINED.iter().any(|word| ends(text, own.1, word) && word.chars().count() == own.1 - own.0);
    if !opens || !(share || vague) {
        return None;
    }
    let previous = index.checked_sub(1).and_then(|index| figures.get(index));
    let near = previous.filter(|previous| previous.end >= previous_clause(text, figure));
    let head = match near {
        Some(previous) => previous.subject.own,
        None => clause_before(text, figure),
    };
    head.filter(|head| *head != own && head.1 <= own.0 && !is_generic(text, head.0, head.1))
}

/// Where the clause before a figure's clause starts, within its sentence.
fn previous_clause(text: &[char], figure: &Figure) -> usize {
    let end = figure.clause.0.saturating_sub(1);
    let floor = figure.sentence.0.max(end.saturating_sub(2 * LONGEST));
    let mark = (floor..end).rev().find(|&place| matches!(at(text, place), '，' | ',' | '；' | ';' | '：' | ':' | '。'));
    mark.map_or(floor, |place| place + 1)
}

/// 选派三批共计960名教师: behind a verb, two counts of what follows the second.
fn counted_again(text: &[char], figures: &[Figure], index: usize, own: Range) -> Option<Range> {
    let (figure, next) = (figures.get(index)?, figures.get(index + 1)?);
    let between: String = text.get(figure.end..next.start)?.iter().take(3).collect();
    let verb = own.1 == figure.start && ends_in_verb(text, own.0, own.1);
    if !matches!(between.as_str(), "共" | "共计" | "合计" | "计") || !verb {
        return None;
    }
    let limit = figures.get(index + 2).map_or(text.len(), |after| after.start);
    noun_behind(text, next.end, next.clause.1.max(next.end), limit)
}

/// Whether a bracket that opened before a range closes in it.
fn closes_bracket(text: &[char], start: usize, end: usize) -> bool {
    let bracket = (start..end).find(|&place| matches!(at(text, place), '(' | '（' | ')' | '）'));
    bracket.is_some_and(|place| matches!(at(text, place), ')' | '）'))
}

/// Whether nothing but 、 stands between two figures.
fn is_list_mark(text: &[char], start: usize, end: usize) -> bool {
    end == start + 1 && at(text, start) == '、'
}

/// Where the words before a figure begin when another figure stands in the clause: behind the last 、, unless it opens the item.
fn behind_list_mark(text: &[char], start: usize, end: usize) -> usize {
    let opens = matches!(at(text, start), '、' | '和' | '与' | '及');
    let floor = start.max(end.saturating_sub(3 * LONGEST));
    let mark = (floor..end).rev().find(|&place| at(text, place) == '、').filter(|_| !opens);
    mark.map_or(start, |place| place + 1)
}

/// 应配未配的7所、配建不足的50所幼儿园: the noun that the next figure of a list brings.
fn shared_noun(text: &[char], figures: &[Figure], index: usize) -> Option<Range> {
    let (figure, next) = (figures.get(index)?, figures.get(index + 1)?);
    let adjoining =
        matches!(at(text, figure.end), '、' | '和' | '与' | '及') && next.start - figure.end.min(next.start) < 12;
    if !adjoining || !ends(text, figure.start, "的") || next.clause.0 != figure.clause.0 {
        return None;
    }
    let limit = figures.get(index + 2).map_or(text.len(), |after| after.start);
    noun_behind(text, next.end, next.clause.1.max(next.end), limit)
}

/// What the people or things counted did: 2人获全国百姓学习之星称号.
fn predicate(text: &[char], figure: &Figure) -> Option<Range> {
    let end = figure.clause.1.min(figure.end + LONGEST).min(text.len());
    let stop = (figure.end..end)
        .find(|&place| matches!(at(text, place), '、' | '。' | '\n' | '(' | '（' | ')' | '）'))
        .unwrap_or(end);
    let start = (figure.end..stop).find(|&place| !is_space(at(text, place)))?;
    // 12人在…活动中获等级奖: what was won says more than where.
    let won =
        (start..figure.clause.1.min(figure.end + 3 * LONGEST)).find(|&place| matches!(at(text, place), '获' | '评'));
    let won = won.filter(|&place| place > start || at(text, start) == '获');
    let (start, stop) = won.map_or((start, stop), |place| {
        let end = (place..figure.clause.1.min(place + LONGEST))
            .find(|&end| matches!(at(text, end), '、' | '。' | '\n' | '；'));
        (place, end.unwrap_or(figure.clause.1.min(place + LONGEST)).max(place))
    });
    let has_words = (start..stop).filter(|&place| at(text, place).is_alphabetic()).count() >= 4;
    has_words.then_some((start, stop))
}

/// The object of the clause before.
fn clause_before(text: &[char], figure: &Figure) -> Option<Range> {
    let end = figure.clause.0.checked_sub(1)?;
    let floor = figure.sentence.0.max(end.saturating_sub(2 * LONGEST));
    if end <= floor {
        return None;
    }
    let start = (floor..end)
        .rev()
        .find(|&place| matches!(at(text, place), '，' | ',' | '；' | ';' | '：' | ':' | '。'))
        .map_or(floor, |place| place + 1);
    noun_before(text, start, end, Kind::Quantity)
}

/// Whatever stands before the figure in its clause.
fn last_words(text: &[char], figure: &Figure) -> Option<Range> {
    let start = figure.clause.0.max(figure.start.saturating_sub(LONGEST));
    let has_words = (start..figure.start).any(|place| at(text, place).is_alphabetic());
    has_words.then_some((start, figure.start))
}
