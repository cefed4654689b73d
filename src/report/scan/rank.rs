//! 第 and its numbers: ranks, ordinals, and names such as 第一书记.

use super::super::amount::{Amount, at, ends, starts};
use super::super::dataset::{Kind, Qualifier};
use super::super::figure::{UnitName, Value};
use super::super::lexicon::{Class, ORDINAL_NOUNS, RANK_VERBS};
use super::{Found, Scanner};
use crate::number::chinese::Decimal;

/// How far before a rank its verb may stand.
const VERB_DISTANCE: usize = 14;

impl Scanner<'_> {
    /// Takes a number behind 第 or 前; returns the place behind it.
    pub(super) fn ordinal(&mut self, amount: &Amount) -> Option<usize> {
        match self.previous(amount.start) {
            '第' => Some(self.numbered(amount)),
            '前' => self.leading(amount),
            _ => None,
        }
    }

    fn numbered(&mut self, amount: &Amount) -> usize {
        let text = self.text;
        let end = amount.end;
        let start = self.mark_of(amount, '第');
        let opens_clause = !matches!(self.previous(start), '、' | '和') && is_break(self.previous(start));
        if is_break(at(text, end))
            && opens_clause
            && at(text, end + 1) != '第'
            && matches!(at(text, end), '，' | ',' | '、' | '：' | ':')
        {
            self.token(start, end, Kind::ListNumber);
            return end;
        }
        if matches!(at(text, end), '名' | '位') && !starts(text, end, "名单") {
            return self.rank(start, end + 1, amount, Some(if at(text, end) == '名' { "名" } else { "位" }));
        }
        let stands_alone =
            is_break(at(text, end)) || matches!(at(text, end), '的' | '且' | '和' | '并' | '、' | '与' | '，');
        if stands_alone && self.has_rank_verb(start) && self.book == 0 {
            return self.rank(start, end, amount, None);
        }
        let kind = if ORDINAL_NOUNS.at(text, end).is_some() && !starts(text, end, "时间") && !starts(text, end, "学历")
        {
            Kind::Ordinal
        } else if starts(text, end, "季") || starts(text, end, "学期") {
            Kind::DateOrPeriod
        } else if stands_alone {
            Kind::Ordinal
        } else {
            Kind::NamePart
        };
        self.token(start, end, kind);
        end
    }

    /// 前三, 前10名: a rank; 前三季度 and 前五年 are not.
    fn leading(&mut self, amount: &Amount) -> Option<usize> {
        let text = self.text;
        let start = self.mark_of(amount, '前');
        let end = amount.end;
        if amount.power > 0 || amount.fraction || amount.value.is_none() {
            return None;
        }
        let unit = match at(text, end) {
            '名' if !starts(text, end, "名单") => Some("名"),
            '位' => Some("位"),
            _ => None,
        };
        if unit.is_some() {
            return Some(self.rank(start, end + 1, amount, unit));
        }
        let alone = is_break(at(text, end)) || matches!(at(text, end), '的' | '且' | '并' | '强' | '列' | '甲');
        let verb = self.has_rank_verb(start) || ends(text, start, "入") || ends(text, start, "列");
        (alone && verb).then(|| self.rank(start, end, amount, None))
    }

    /// 首位, 榜首, 之首 behind a verb of rank.
    pub(super) fn first_place(&mut self, place: usize) -> usize {
        let text = self.text;
        let is_first = ["首位", "榜首", "之首"].iter().any(|word| starts(text, place, word));
        if !is_first {
            return place + 1;
        }
        let end = place + 2;
        let alone = is_break(at(text, end)) || matches!(at(text, end), '的' | '且' | '和' | '并' | '、');
        let placed = ["摆在", "放在", "置于", "为"].iter().any(|word| ends(text, place, word));
        if alone && !placed && self.has_place_verb(place) && self.book == 0 {
            let number = place + usize::from(at(text, place) != '首');
            self.figure(Found {
                start: place,
                end,
                number,
                number_end: number + 1,
                kind: Kind::Rank,
                value: Value::Number(1.0),
                unit: UnitName::None,
                qualifier: Qualifier::Exact,
            });
        }
        end
    }

    fn rank(&mut self, start: usize, end: usize, amount: &Amount, unit: Option<&'static str>) -> usize {
        let value = amount.value.map_or(Value::Open, |value: Decimal| Value::Number(value.to_f64()));
        self.figure(Found {
            start,
            end,
            number: amount.start,
            number_end: amount.end,
            kind: Kind::Rank,
            value,
            unit: unit.map_or(UnitName::None, |name| UnitName::Known(name, Class::Thing)),
            qualifier: Qualifier::Exact,
        })
    }

    /// Where the mark before a number stands, spaces passed over.
    fn mark_of(&self, amount: &Amount, mark: char) -> usize {
        let mut place = amount.start;
        while place > self.line && at(self.text, place) != mark {
            place -= 1;
        }
        place
    }

    fn has_rank_verb(&self, place: usize) -> bool {
        let floor = self.clause.max(place.saturating_sub(VERB_DISTANCE)).min(place);
        (floor..place).any(|from| RANK_VERBS.at(self.text, from).is_some())
    }

    fn has_place_verb(&self, place: usize) -> bool {
        let floor = self.clause.max(place.saturating_sub(VERB_DISTANCE)).min(place);
        (floor..place).any(|from| {
            matches!(at(self.text, from), '居' | '列' | '排')
                || ["跃", "升", "保持", "获", "夺", "占"].iter().any(|verb| starts(self.text, from, verb))
        })
    }
}

/// Punctuation, a closing bracket, a space, or the end.
pub(super) fn is_break(c: char) -> bool {
    matches!(
        c,
        '\0' | '\n'
            | '\r'
            | ' '
            | '\u{3000}'
            | '，'
            | ','
            | '。'
            | '；'
            | ';'
            | '：'
            | ':'
            | '、'
            | '！'
            | '!'
            | '？'
            | '?'
            | '）'
            | ')'
            | '（'
            | '('
            | '”'
            | '“'
            | '」'
            | '》'
            | '…'
    )
}
