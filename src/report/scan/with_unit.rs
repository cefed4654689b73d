//! A number with its unit, as the text goes on behind it: 七成五, 3个半月, 3天多, 公里/百平方公里, 12元人民币.

use super::super::amount::{Amount, at, skip_spaces, starts};
use super::super::dataset::{Kind, Qualifier};
use super::super::figure::{UnitName, Value};
use super::super::lexicon::{Class, UNITS, Unit};
use super::measure::Measured;
use super::measure::pick;
use super::rank::is_break;
use super::{Found, Scanner};
use crate::number::chinese::{chinese_digit, multiplier};

/// What is read so far.
struct Reading {
    value: Value,
    /// Behind the unit.
    end: usize,
    /// Whether the words say that it is more.
    over: bool,
}

impl Reading {
    /// 七成 is 70%, 七成五 is 75%.
    fn tenths(&mut self, text: &[char], unit: &Unit) {
        if unit.name != "%" || at(text, self.end - 1) != '成' {
            return;
        }
        if let (Value::Number(tenths), Some(five)) = (self.value, chinese_digit(at(text, self.end)))
            && is_break(at(text, self.end + 1))
        {
            self.value = Value::Number(tenths + f64::from(five) / 10.0);
            self.end += 1;
        }
        self.value = match self.value {
            Value::Number(tenths) => Value::Number(tenths * 10.0),
            Value::Range(low, high) => Value::Range(low * 10.0, high * 10.0),
            Value::Open => Value::Open,
        };
    }

    /// 半, 多 and 余 behind what is measured.
    fn tail(&mut self, text: &[char], class: Class, fraction: bool) {
        if !matches!(class, Class::Duration | Class::Times | Class::Measure) {
            return;
        }
        let tail = at(text, self.end);
        if tail == '半' && !fraction {
            if let Value::Number(number) = self.value {
                self.value = Value::Number(number + 0.5);
            }
            self.end += 1;
        } else if matches!(tail, '多' | '余') && !starts(text, self.end, "多种") && !starts(text, self.end, "多元")
        {
            self.over = true;
            self.end += 1;
        }
    }

    /// Where a unit per another ends: 公里/百平方公里.
    fn per(&self, text: &[char]) -> Option<usize> {
        if at(text, self.end) != '/' {
            return None;
        }
        let many = (self.end + 1..self.end + 4).take_while(|&place| multiplier(at(text, place)).is_some()).count();
        match UNITS.at(text, self.end + 1 + many) {
            Some((length, _)) => Some(self.end + 1 + many + length),
            None => matches!(at(text, self.end + 1), '年' | '月' | '日' | '人').then_some(self.end + 2),
        }
    }
}

/// What a figure of a class is.
pub(super) fn kind_of(class: Class) -> Kind {
    match class {
        Class::Money => Kind::Money,
        Class::Percent => Kind::Percent,
        Class::Point => Kind::PercentagePoint,
        Class::Times => Kind::Ratio,
        Class::Person | Class::Thing | Class::General | Class::Duration | Class::Measure => Kind::Quantity,
    }
}

impl Scanner<'_> {
    /// Records a number with its unit.
    pub(super) fn with_unit(&mut self, amount: &Amount, number_end: usize, value: Value, measured: Measured) -> usize {
        let text = self.text;
        let class = measured.unit.class;
        let spelled_from = skip_spaces(text, number_end);
        let mut read = Reading { value, end: measured.end, over: amount.over };
        read.tenths(text, measured.unit);
        let mut unit = if !measured.unit.name.is_empty() {
            UnitName::Known(measured.unit.name, class)
        } else if UNITS.at(text, spelled_from).is_some() {
            self.spelled(number_end, read.end, class)
        } else {
            UnitName::None
        };
        if starts(text, read.end, "人民币") {
            read.end += 3;
        }
        read.tail(text, class, amount.fraction);
        if let Some(end) = read.per(text) {
            read.end = end;
            unit = UnitName::Compound(spelled_from, end, class);
        }
        let (mut start, before) = self.qualifier_before(self.signed(amount.start));
        if class == Class::Money && matches!(at(text, start.saturating_sub(1)), '¥' | '￥' | '$') {
            start -= 1;
        }
        if let Value::Number(number) = read.value
            && class == Class::Percent
            && self.is_negative(amount.start)
        {
            read.value = Value::Number(-number);
        }
        let last = read.end.checked_sub(1).filter(|&last| last >= spelled_from).map(|last| at(text, last));
        let after = self.qualifier_after(&mut read.end);
        let timed = matches!(last, Some('年' | '岁'));
        if (amount.arabic || timed) && self.limits_class(class, last, amount.start, read.end) {
            return self.name(amount);
        }
        let kind = match read.value {
            Value::Range(..) => Kind::Range,
            Value::Number(_) | Value::Open => kind_of(class),
        };
        let qualifier = match before.or(after).unwrap_or(Qualifier::Exact) {
            Qualifier::Exact if read.over => Qualifier::Over,
            Qualifier::Exact => pick(None, None, amount),
            limit => limit,
        };
        let none = self.says_none(amount);
        self.figure(Found {
            start: none.unwrap_or(start),
            end: read.end,
            number: none.unwrap_or(amount.start),
            number_end,
            kind,
            value: if none.is_some() { Value::Number(0.0) } else { read.value },
            unit,
            qualifier,
        })
    }

    /// The unit as the text spells it, without 个 and 多 around 月.
    pub(super) fn spelled(&self, number_end: usize, end: usize, class: Class) -> UnitName {
        let place = skip_spaces(self.text, number_end);
        // 3个多月 counts 个月.
        if starts(self.text, place, "个多月") {
            return UnitName::Known("个月", class);
        }
        UnitName::Compound(place, end, class)
    }

    /// The place of a sign before a percentage, else the place itself.
    fn signed(&self, start: usize) -> usize {
        if self.is_negative(start) { start - 1 } else { start }
    }

    fn is_negative(&self, start: usize) -> bool {
        if start < 2 || !matches!(at(self.text, start - 1), '-' | '－' | '−') {
            return false;
        }
        let before = at(self.text, start - 2);
        !before.is_ascii_alphanumeric() && !matches!(before, '%' | '％' | '-' | '—' | '年')
    }
}
