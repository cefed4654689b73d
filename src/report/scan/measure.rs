//! Numbers with a unit, and ranges of them.

use super::super::amount::{Amount, at, ends, read_arabic, read_chinese_at, skip_spaces, starts};
use super::super::dataset::Qualifier;
use super::super::figure::{UnitName, Value};
use super::super::lexicon::{Class, UNITS, Unit};
use super::date::is_dash;
use super::with_unit::kind_of;
use super::{Found, Scanner};
use crate::number::chinese::{arabic_digit, chinese_digit, multiplier};

/// A unit in the text.
#[derive(Clone, Copy)]
pub(super) struct Measured {
    pub(super) unit: &'static Unit,
    pub(super) end: usize,
}

/// The longest list of numbers that share the unit of the last.
const LISTED: usize = 8;

impl Scanner<'_> {
    /// A number, alone or as the start of a range, with what measures it; else part of a name.
    pub(super) fn measured(&mut self, amount: &Amount) -> usize {
        if self.book > 0 {
            return self.name(amount);
        }
        if let Some(end) = self.range(amount) {
            return end;
        }
        let Some(measured) = self.unit_at(amount) else {
            return match self.shared_unit(amount) {
                Some(shared) => self.in_list(amount, shared),
                None => self.without_unit(amount),
            };
        };
        if measured.unit.class == Class::Duration
            && ends(self.text, measured.end, "年")
            && self.names_plan(measured.end)
        {
            return self.name(amount);
        }
        if amount.arabic
            && measured.unit.class == Class::Duration
            && self.quotation(amount.start).is_some_and(|length| length <= 12)
        {
            return self.name(amount);
        }
        // 地铁4号线2期
        let stage = ["线", "工程", "项目", "园区"].iter().any(|word| ends(self.text, amount.start, word));
        if amount.arabic && stage && at(self.text, measured.end - 1) == '期' {
            return self.name(amount);
        }
        if amount.arabic && self.is_quoted(amount, measured) {
            return self.name(amount);
        }
        if !amount.arabic && self.is_class(amount, measured) {
            return self.name(amount);
        }
        if !amount.arabic && !self.counts(amount, measured) {
            return self.uncounted(amount, measured);
        }
        if amount.arabic && self.book == 0 && measured.unit.class == Class::Thing && self.is_score(amount, measured) {
            return self.name(amount);
        }
        let value = match amount.pair {
            Some((low, high)) => Value::Range(low.to_f64(), high.to_f64()),
            None => value_of(amount),
        };
        self.with_unit(amount, amount.end, value, measured)
    }

    /// “48项”: a number and its unit alone between quotation marks are a name.
    fn is_quoted(&self, amount: &Amount, measured: Measured) -> bool {
        let opens = self.quote.is_some_and(|open| open + 1 == amount.start);
        opens && matches!(at(self.text, measured.end), '”' | '」' | '』')
    }

    /// 2.16和1.66个百分点, 3.2、5.1亿元: the unit that the last number of a list brings for all.
    fn shared_unit(&self, amount: &Amount) -> Option<(Amount, Measured)> {
        let text = self.text;
        let mut last = *amount;
        for _ in 0..LISTED {
            let mark = skip_spaces(text, last.end);
            let joined = matches!(at(text, mark), '、' | '和' | '与' | '及') && amount.arabic;
            let next = skip_spaces(text, mark + 1);
            if !joined || arabic_digit(at(text, next)).is_none() {
                return None;
            }
            last = read_arabic(text, next);
            if let Some(measured) = self.unit_at(&last) {
                let shares = matches!(
                    measured.unit.class,
                    Class::Percent | Class::Point | Class::Money | Class::Measure | Class::Person
                );
                return (shares && !measured.unit.unless.contains("本科")).then_some((last, measured));
            }
        }
        None
    }

    /// Records a number of a list whose unit stands behind the last one.
    fn in_list(&mut self, amount: &Amount, (last, measured): (Amount, Measured)) -> usize {
        let class = measured.unit.class;
        let unit = if measured.unit.name.is_empty() {
            let mut end = measured.end;
            if at(self.text, end) == '/'
                && let Some((length, _)) = UNITS.at(self.text, end + 1)
            {
                end += 1 + length;
            }
            self.spelled(last.end, end, class)
        } else {
            UnitName::Known(measured.unit.name, class)
        };
        let power = if amount.power == 0 { last.power } else { 0 };
        let (start, before) = self.qualifier_before(amount.start);
        let value = amount.value.map_or(Value::Open, |value| Value::Number(value.shifted(power).to_f64()));
        self.figure(Found {
            start,
            end: amount.end,
            number: amount.start,
            number_end: amount.end,
            kind: kind_of(class),
            value,
            unit,
            qualifier: pick(before, None, amount),
        })
    }

    /// 分 and 号 behind Arabic digits count only as scores.
    fn is_score(&self, amount: &Amount, measured: Measured) -> bool {
        if !matches!(measured.unit.words, words if words.starts_with("本 ")) || at(self.text, measured.end - 1) != '分'
        {
            return false;
        }
        let floor = self.clause.max(amount.start.saturating_sub(16));
        let scored = (floor..amount.start)
            .any(|from| ["分", "考", "测", "评", "指数", "绩"].iter().any(|word| starts(self.text, from, word)));
        !scored && !starts(self.text, measured.end, "以上")
    }

    /// 无一人, 没有一例, 未发生一起: the place where the words that say none begin.
    pub(super) fn says_none(&self, amount: &Amount) -> Option<usize> {
        if amount.arabic || amount.digits != 1 || at(self.text, amount.start) != '一' {
            return None;
        }
        for word in ["未发生", "没有", "未出现", "无"] {
            if ends(self.text, amount.start, word) {
                return Some(amount.start - word.chars().count());
            }
        }
        None
    }

    /// Two numbers and one unit: 5-8个, 10%—15%, 三到五年, 3-5万元.
    fn range(&mut self, amount: &Amount) -> Option<usize> {
        let text = self.text;
        let first = self.unit_at(amount);
        let mut place = amount.end;
        if !is_separator(text, skip_spaces(text, place)) {
            place = first?.end;
        }
        place = skip_spaces(text, place);
        if !is_separator(text, place) {
            return None;
        }
        let in_words = matches!(at(text, place), '至' | '到');
        if in_words && (ends(text, amount.start, "从") || ends(text, amount.start, "由")) {
            return None;
        }
        place += 1;
        if is_dash(at(text, place)) {
            place += 1;
        }
        place = skip_spaces(text, place);
        let next = at(text, place);
        let other = if arabic_digit(next).is_some() {
            read_arabic(text, place)
        } else if chinese_digit(next).is_some() || multiplier(next).is_some() {
            read_chinese_at(text, place)?
        } else {
            return None;
        };
        if amount.arabic != other.arabic {
            return None;
        }
        let measured = self.unit_at(&other)?;
        if measured.unit.class == Class::Duration && starts(text, measured.end, "级") {
            return None;
        }
        let mut low = amount.value?;
        if amount.power == 0 && other.power > 0 && first.is_none() && low.to_f64() < other.leading?.to_f64() {
            low = low.shifted(other.power);
        }
        let (low, high) = (low.to_f64(), other.value?.to_f64());
        if low >= high {
            return None;
        }
        let whole = Amount { end: other.end, over: other.over, about: other.about, ..*amount };
        Some(self.with_unit(&whole, other.end, Value::Range(low, high), measured))
    }

    /// The unit behind a number, unless the characters are another word.
    pub(super) fn unit_at(&self, amount: &Amount) -> Option<Measured> {
        let text = self.text;
        let place = skip_spaces(text, amount.end);
        let (length, unit) = UNITS.at(text, place)?;
        if unit.unless.split_ascii_whitespace().any(|word| starts(text, place, word)) {
            return None;
        }
        if !amount.arabic && !unit.after_chinese && amount.power == 0 && amount.digits < 2 {
            return None;
        }
        let mut end = place + length;
        // 家次, 册次: so many visits to, or loans of.
        let counted =
            matches!(unit.class, Class::Thing | Class::Person) && at(text, end) == '次' && at(text, end - 1) != '次';
        end += usize::from(counted && !["次年", "次生", "次月"].iter().any(|word| starts(text, end, word)));
        if at(text, end - 1).is_ascii_alphabetic() && at(text, end).is_ascii_alphanumeric() {
            return None;
        }
        Some(Measured { unit, end })
    }
}

fn is_separator(text: &[char], place: usize) -> bool {
    is_dash(at(text, place)) || matches!(at(text, place), '至' | '到')
}

pub(super) fn value_of(amount: &Amount) -> Value {
    match (amount.pair, amount.value) {
        (Some((low, high)), _) => Value::Range(low.to_f64(), high.to_f64()),
        (None, Some(value)) => Value::Number(value.to_f64()),
        (None, None) => Value::Open,
    }
}

/// What limits a number: a word before it, else one behind it, else one inside.
pub(super) fn pick(before: Option<Qualifier>, after: Option<Qualifier>, amount: &Amount) -> Qualifier {
    let inside = match amount {
        Amount { over: true, .. } => Qualifier::Over,
        Amount { about: true, .. } => Qualifier::About,
        Amount { value: None, pair: None, .. } => Qualifier::About,
        _ => Qualifier::Exact,
    };
    before.or(after).unwrap_or(inside)
}
