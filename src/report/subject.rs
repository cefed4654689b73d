//! What a figure counts, in the text's own words.
//!
//! In: the text and its figures. Out: ranges of the text for each figure's subject. There is no word segmentation: verbs,
//! linking words and punctuation from the tables bound a noun on either side.

use crate::number::chinese::chinese_digit;

use super::amount::{at, ends, is_space, starts};
use super::dataset::Kind;
use super::figure::{Figure, Subject};
use super::lexicon::{
    CHANGES, Class, DETACHED, FILLERS, GENERIC, HARD_STOPS, LEADS, LINKERS, SCOPES, STOPS, STRONG_VERBS, VERBS, WHOLE,
};

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
    let counted =
        matches!(figure.unit.class(), Some(Class::Thing | Class::General | Class::Person | Class::Duration) | None)
            && !matches!(
                figure.kind,
                Kind::Percent | Kind::GrowthRate | Kind::PercentagePoint | Kind::Rank | Kind::Money | Kind::Ratio
            );
    let inherited = || {
        let previous = previous.filter(|previous| previous.sentence.0 == figure.sentence.0)?;
        let adjoins = previous.end == figure.start;
        let shares =
            adjoins || figure.change.is_some() || figure.follows.is_some() || figure.part_of.is_some() || !counted;
        shares.then_some(previous.subject).filter(|subject| subject.own.is_some())
    };
    // 人口已达30万青山湖区: a number without a measure word that a verb ties to the noun before it.
    let of_time = figure.unit.class() == Some(Class::Duration);
    let tied = (figure.number_end == figure.end || of_time)
        && ["达", "达到", "为", "至", "到", "连续", "缩短", "延长", "持续"]
            .iter()
            .any(|verb| ends(text, figure.start, verb));
    // 70%的税收, 最高给予企业500万元奖励: what follows is what is shared or paid.
    let given =
        (floor.max(figure.start.saturating_sub(LONGEST))..figure.start).any(|place| starts(text, place, "给予"));
    let shared = figure.kind == Kind::Percent && at(text, figure.end) == '的';
    let forward = (given && figure.kind == Kind::Money)
        || (shared && behind.is_some_and(|(start, end)| !is_generic(text, start, end)));
    let own = match (counted, tied) {
        (true, false) => behind.or(before),
        (true, true) => before.or(behind),
        (false, _) if forward => behind.or(before),
        (false, _) => before,
    };
    if let Some(shared) = shared_noun(text, figures, index).filter(|_| behind.is_none()) {
        return Subject { head: before, own: Some(shared) };
    }
    if let Some(own) = own {
        return Subject { head: None, own: Some(own) };
    }
    if let Some(subject) = inherited() {
        return subject;
    }
    // 14035户25559人享受低保: what follows the second figure is true of both.
    if let Some(next) = figures.get(index + 1).filter(|next| next.start == figure.end) {
        let limit = figures.get(index + 2).map_or(text.len(), |after| after.start);
        let own = noun_behind(text, next.end, next.clause.1.max(next.end), limit).or_else(|| predicate(text, next));
        return Subject { head: None, own };
    }
    let own = behind
        .or_else(|| predicate(text, figure))
        .or_else(|| clause_before(text, figure))
        .or_else(|| last_words(text, figure));
    Subject { head: None, own }
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

/// The noun directly behind a figure.
fn noun_behind(text: &[char], start: usize, clause_end: usize, next_figure: usize) -> Option<Range> {
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
            if HARD_STOPS.at(text, place).is_some() {
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
    if length != 1 || !matches!(c, '和' | '与' | '及' | '或') {
        return false;
    }
    // What follows must be a noun and not the next figure.
    place + 3 <= limit
        && next_figure > place + 3
        && STOPS.at(text, place + 1).is_none()
        && VERBS.at(text, place + 1).is_none()
}

fn has_open_quote(text: &[char], start: usize, end: usize) -> bool {
    (start..end).any(|place| at(text, place) == '“')
}

/// The noun between the start of a clause, or the figure before, and a figure.
fn noun_before(text: &[char], floor: usize, figure: usize, kind: Kind) -> Option<Range> {
    let floor = floor.max(figure.saturating_sub(3 * LONGEST)).min(figure);
    let (start, end) = inside_brackets(text, floor, figure);
    // 补贴不超过投资额的30%: what is limited stands before the limiting word.
    let end = (start..end).find(|&place| place > start && DETACHED.at(text, place).is_some()).unwrap_or(end);
    let end = strip_end(text, start, end, kind);
    let start = strip_start(text, start, end);
    let mut start = behind_verb(text, start, end).max(end.saturating_sub(LONGEST));
    if let Some(length) = year(text, start, end) {
        start += length;
    }
    let only_scope = SCOPES.at(text, start).is_some_and(|(length, _)| start + length == end);
    if only_scope {
        return None;
    }
    let meaningful = (start..end).any(|place| at(text, place).is_alphanumeric());
    (meaningful && end > start).then_some((start, end))
}

/// The part behind a bracket or quotation mark that is still open.
fn inside_brackets(text: &[char], start: usize, end: usize) -> Range {
    let mut inner = start;
    let mut depth = 0i32;
    for place in (start..end).rev() {
        match at(text, place) {
            ')' | '）' | '”' | '》' => depth += 1,
            '(' | '（' | '“' | '《' if depth == 0 => {
                inner = place + 1;
                break;
            }
            '(' | '（' | '“' | '《' => depth -= 1,
            // What closes a bracket that opened before is not part of the subject.
            _ => {}
        }
    }
    (inner, end)
}

fn strip_end(text: &[char], start: usize, end: usize, kind: Kind) -> usize {
    let mut end = end;
    while end > start {
        if is_space(at(text, end - 1)) {
            end -= 1;
            continue;
        }
        if let Some(cut) = comparison(text, start, end) {
            end = cut;
            continue;
        }
        let linker = LINKERS.before(text, start, end).map(|(length, _)| length);
        let change = if kind == Kind::Rank { None } else { CHANGES.before(text, start, end).map(|(length, _)| length) };
        // 税收占收入的80%: the share is the tax's.
        if kind == Kind::Percent
            && let Some(cut) = (start + 2..end)
                .rev()
                .find(|&place| at(text, place) == '占' && !matches!(at(text, place + 1), '比' | '地'))
        {
            end = cut;
            continue;
        }
        if kind == Kind::Rank
            && let Some(cut) =
                (start.max(end.saturating_sub(14))..end).rev().find(|&place| matches!(at(text, place), '居' | '列'))
        {
            return if at(text, cut.saturating_sub(1)) == '位' { cut - 1 } else { cut };
        }
        let scope = if kind == Kind::Rank { SCOPES.before(text, start, end).map(|(length, _)| length) } else { None };
        let Some(length) = [linker, change, scope].into_iter().flatten().max() else { break };
        // A verb alone is the subject rather than nothing: 新增, 下降.
        let relative = matches!(kind, Kind::GrowthRate | Kind::Percent | Kind::PercentagePoint);
        if change == Some(length) && end - length == start && linker.is_none() && !relative {
            break;
        }
        end -= length;
    }
    end
}

/// 较去年, 比2019年: where the words of a comparison begin, if they end here.
fn comparison(text: &[char], start: usize, end: usize) -> Option<usize> {
    let floor = start.max(end.saturating_sub(12));
    for place in (floor..end).rev() {
        if !matches!(at(text, place), '较' | '比' | '与' | '是' | '为') {
            continue;
        }
        let next = at(text, place + 1);
        let is_time = matches!(next, '去' | '上' | '前' | '年' | '1' | '2' | '全' | '同') && place + 1 < end;
        let of_time = (place..end)
            .any(|inner| matches!(at(text, inner), '年' | '期' | '月' | '度') || starts(text, inner, "平均"));
        if is_time && of_time && !ends(text, place + 1, "占比") {
            return Some(place);
        }
    }
    None
}

fn strip_start(text: &[char], start: usize, end: usize) -> usize {
    let mut start = start;
    while start < end {
        let c = at(text, start);
        if is_space(c) || matches!(c, '、' | '，' | ',' | '”' | ')' | '）' | '》' | '：' | ':') {
            start += 1;
            continue;
        }
        if let Some(length) = year(text, start, end) {
            start += length;
            continue;
        }
        if WHOLE.at(text, start).is_some_and(|(length, _)| start + length <= end) {
            break;
        }
        let Some((length, _)) = LEADS.at(text, start) else { break };
        if start + length >= end {
            break;
        }
        start += length;
    }
    start
}

/// 2020年, 2020年度, 2021年底 in front of a subject.
fn year(text: &[char], start: usize, end: usize) -> Option<usize> {
    // 五年 in front: a stretch of years.
    let numeral = (start..end.min(start + 4))
        .take_while(|&place| chinese_digit(at(text, place)).is_some() || at(text, place) == '十')
        .count();
    if numeral > 0
        && at(text, start + numeral) == '年'
        && !matches!(at(text, start + numeral + 1), '级' | '制' | '期' | '义' | '一')
    {
        return Some((numeral + 1).min(end - start));
    }
    let digits = (start..end.min(start + 4)).take_while(|&place| at(text, place).is_ascii_digit()).count();
    if digits != 4 || at(text, start + 4) != '年' {
        return None;
    }
    let since = ["以来", "以后", "以前", "之前"].iter().any(|word| starts(text, start + 5, word));
    let length =
        5 + if since { 2 } else { usize::from(matches!(at(text, start + 5), '度' | '底' | '末' | '初' | '起')) };
    (start + length < end).then_some(length)
}

/// The object of the last verb: 公开招聘中小学教师 counts 中小学教师.
fn behind_verb(text: &[char], start: usize, end: usize) -> usize {
    let is_verb = |from: usize| VERBS.at(text, from).is_some_and(|(length, _)| from + length == end);
    let valid = |from: usize| from < end && end - from >= 2 && !is_generic(text, from, end) && !is_verb(from);
    // 服务满意率 is one noun.
    let rate = end > start && at(text, end - 1) == '率';
    let mut start = start;
    // At the front any verb, more than once (组织开展).
    for _ in 0..2 {
        let Some((length, _)) = VERBS.at(text, start) else { break };
        let behind = start + length;
        if !valid(behind) || rate || is_noun(text, start, behind) || modifies(text, behind, end) {
            break;
        }
        start = behind + usize::from(at(text, behind) == '了');
    }
    let mut found = start;
    let mut place = start;
    while place < end {
        if let Some((length, _)) = STRONG_VERBS.at(text, place) {
            let behind = place + length + usize::from(at(text, place + length) == '了');
            if valid(behind) && !is_noun(text, place, behind) && !modifies(text, behind, end) && place > start {
                found = behind;
            }
            place += length;
            continue;
        }
        place += 1;
    }
    found
}

/// Whether a verb is the first part of a noun: 获奖, 培训人数, 覆盖率.
fn is_noun(text: &[char], start: usize, behind: usize) -> bool {
    const ENDS: [char; 22] = [
        '率', '额', '量', '度', '者', '奖', '费', '感', '部', '所', '业', '房', '性', '区', '机', '数', '期', '制',
        '点', '站', '库', '线',
    ];
    const NOUNS: [&str; 22] = [
        "人数", "人次", "人员", "标准", "经费", "资金", "面积", "总额", "总量", "项目", "单位", "机构", "中心", "企业",
        "行业", "收入", "支出", "水平", "能力", "体系", "工作", "用地",
    ];
    let at_noun = ENDS.contains(&at(text, behind)) || NOUNS.iter().any(|noun| starts(text, behind, noun));
    at_noun || WHOLE.at(text, start).is_some()
}

/// Whether a verb belongs to a clause that modifies the noun: 签订合作的企业.
fn modifies(text: &[char], behind: usize, end: usize) -> bool {
    (behind..end).any(|place| at(text, place) == '的')
}

fn is_generic(text: &[char], start: usize, end: usize) -> bool {
    GENERIC.at(text, start).is_some_and(|(length, _)| start + length == end)
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

/// 入学率、巩固率分别达到100%和97.01%: gives each figure of the list its own subject; returns how many there were.
fn respective(text: &[char], figures: &mut [Figure], index: usize) -> usize {
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
    if mark <= floor + 1 && index >= count {
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
    let (head_start, head_end) =
        if mark > floor + 1 { (floor, mark) } else { clause_range_before(text, first).unwrap_or((floor, mark)) };
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
            '、' | '和' | '与' | '及' if depth == 0 && place > from => {
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
