//! When, where and whether: a figure's period, scope and status.
//!
//! In: the text, its numerals and its outline. Out: words for one figure. This module does not change figures.

use super::amount::{at, ends, starts};
use super::dataset::{Kind, Status};
use super::figure::{Figure, Token};
use super::lexicon::{SCOPES, STANDARDS, TARGETS};
use super::outline::Part;
use crate::number::chinese::chinese_digit;

/// How far before a figure the words of its context are looked for.
const DISTANCE: usize = 60;

/// The period a figure is about.
pub fn period(text: &[char], figure: &Figure, dates: &[Token], part: Part) -> Option<String> {
    let floor = figure.sentence.0.max(figure.start.saturating_sub(2 * DISTANCE));
    for token in dates.iter().rev() {
        if token.start < floor {
            break;
        }
        let Some((first, last)) = token.years else { continue };
        if token.end > figure.start || in_title(text, token) {
            continue;
        }
        let behind = token.end;
        if ["以后", "以来", "以前", "之前", "起"].iter().any(|word| starts(text, behind, word)) {
            continue;
        }
        // What stands before a semicolon is about something else.
        if (behind..figure.start).any(|place| matches!(at(text, place), ';' | '；')) {
            break;
        }
        let opening = token.start - usize::from(token.start > 0 && at(text, token.start - 1) == '“');
        let compared = ["较", "比", "与"].iter().any(|word| ends(text, opening, word))
            && !["占比", "同比", "环比"].iter().any(|word| ends(text, opening, word));
        let since = ends(text, token.start, "于") && figure.change.is_some();
        if compared || since {
            continue;
        }
        if last == first {
            let as_of = ["截至", "截止", "截至到"].iter().any(|word| ends(text, token.start, word));
            return Some(if as_of { spell("as of ", last) } else { last.to_string() });
        }
        let mut span = first.to_string();
        span.push('-');
        span.push_str(&last.to_string());
        return Some(span);
    }
    let each = (figure.clause.0.max(figure.start.saturating_sub(20))..figure.start).any(|place| {
        at(text, place) == '每'
            && (at(text, place + 1) == '年' || starts(text, place, "每人每年") || starts(text, place, "每生每年"))
    });
    if each {
        return Some("each year".to_owned());
    }
    let year = part.year?;
    let clause = figure.clause.0.max(figure.start.saturating_sub(DISTANCE));
    for place in clause..figure.start {
        let before = if place > 0 { at(text, place - 1) } else { '\n' };
        if matches!(before, '较' | '比' | '与' | '同') {
            continue;
        }
        if (starts(text, place, "去年") || starts(text, place, "上年")) && !starts(text, place + 2, "同期") {
            return Some((year - 1).to_string());
        }
        if starts(text, place, "明年") {
            return Some((year + 1).to_string());
        }
    }
    Some(year.to_string())
}

fn spell(prefix: &str, year: u16) -> String {
    let mut text = prefix.to_owned();
    text.push_str(&year.to_string());
    text
}

/// Whether a year stands in the name of a document (《…规划(2016—2020年)》).
fn in_title(text: &[char], token: &Token) -> bool {
    let limit = (token.end + 40).min(text.len());
    for place in token.end..limit {
        match at(text, place) {
            '》' => return true,
            '《' | '。' | '\n' => return false,
            _ => {}
        }
    }
    false
}

/// The years of five-year plans named in the text, so that 十三五期间 is a period.
pub fn plan_period(text: &[char], token: &Token) -> Option<(u16, u16)> {
    let named = starts(text, token.start, "十") && at(text, token.start + 2) == '五' && token.end == token.start + 3;
    let number = chinese_digit(at(text, token.start + 1))?;
    let behind = token.end + usize::from(matches!(at(text, token.end), '”' | '"'));
    let is_time = ["期间", "时期", "以来", "末"].iter().any(|word| starts(text, behind, word));
    let last = 2005 + u16::from(number) * 5;
    (named && is_time).then_some((last - 4, last))
}

/// Whether a figure was reached, is aimed at, or is a rule.
pub fn status(text: &[char], figure: &Figure, part: Part, period: Option<&str>) -> Status {
    let clause = figure.clause.0.max(figure.start.saturating_sub(DISTANCE));
    let behind = (figure.end + 8).min(figure.clause.1.max(figure.end));
    if figure.kind != Kind::Rank {
        for place in clause..behind {
            if let Some((length, _)) = STANDARDS.at(text, place)
                && !matches!(at(text, place + length), '化' | '厂' | '件')
            {
                return Status::Standard;
            }
        }
    }
    let backlog = ["应配未配", "不足的", "尚有", "仍有", "还有", "存在", "缺口"];
    if (clause..figure.start).any(|place| backlog.iter().any(|word| starts(text, place, word))) && part.plan {
        return Status::Other;
    }
    let floor = figure.sentence.0.max(figure.start.saturating_sub(DISTANCE));
    let mut found = None;
    let mut place = floor;
    while place < figure.start {
        if let Some((length, &(_, status))) = TARGETS.at(text, place) {
            let before = if place > 0 { at(text, place - 1) } else { '\n' };
            let in_word = matches!((at(text, place), before), ('拟', '模' | '虚') | ('将', '即' | '麻'));
            let goal = starts(text, place, "目标") && !matches!(at(text, place + 2), '任' | '是' | '为' | '：');
            let weak_in_plan = part.plan && status == Status::Actual && !starts(text, place, "已");
            let plan_noun = starts(text, place, "计划")
                && place + 2 < figure.start
                && matches!(at(text, place + 2), '》' | '的' | '”' | '招' | '，' | ',');
            if !in_word && !goal && !weak_in_plan && !plan_noun {
                found = Some(status);
                place += length - 1;
            }
        }
        place += 1;
    }
    let later = match (period.and_then(|period| period.rsplit('-').next()?.parse::<u16>().ok()), part.year) {
        (Some(year), Some(own)) => year > own && !part.plan,
        _ => false,
    };
    match found {
        Some(status) => status,
        None if later || part.plan => Status::Target,
        None => Status::Actual,
    }
}

/// Where a figure holds, as a range of the text.
pub fn scope(text: &[char], figure: &Figure) -> Option<(usize, usize)> {
    let clause = figure.clause.0.max(figure.start.saturating_sub(DISTANCE));
    let sentence = figure.sentence.0.max(figure.start.saturating_sub(2 * DISTANCE));
    // What stands before a semicolon is about something else.
    let sentence = (sentence..clause)
        .rev()
        .find(|&place| matches!(at(text, place), ';' | '；'))
        .map_or(sentence, |place| place + 1);
    last_scope(text, clause, figure.start, figure.kind, false)
        .or_else(|| last_scope(text, sentence, clause, figure.kind, true))
}

/// The last word of scope in a range; `leading` asks for one that opens its clause.
fn last_scope(text: &[char], floor: usize, end: usize, kind: Kind, leading: bool) -> Option<(usize, usize)> {
    let mut found = None;
    let mut place = floor;
    while place < end {
        let Some((length, _)) = SCOPES.at(text, place) else {
            place += 1;
            continue;
        };
        let before = if place > floor { at(text, place - 1) } else { '\n' };
        // 在全省…大赛中 is where a contest was held, not where the figure holds.
        let elsewhere =
            matches!(before, '在' | '加' | '获' | '被' | '选' | '评' | '个' | '家' | '所' | '名') && kind != Kind::Rank;
        let opens =
            place == floor || matches!(before, '年' | '度' | '，' | ',' | '。' | '；' | ';' | '：' | ':' | '\n' | '、');
        // 全国文明校园 is a title, 全国 in front of a clause a scope.
        let wide = matches!(at(text, place + 1), '国' | '省' | '球' | '界') && kind != Kind::Rank;
        if !elsewhere && (opens || (!leading && !wide)) && place + length <= end {
            found = Some((place, place + length));
        }
        place += length;
    }
    found
}
