//! Percentages in words, fractions, halves and ratios.

use super::super::amount::{Amount, at, ends, read_arabic, read_chinese_at, starts};
use super::super::dataset::{Kind, Qualifier};
use super::super::figure::{UnitName, Value};
use super::super::lexicon::Class;
use super::measure::{pick, value_of};
use super::rank::is_break;
use super::{Found, Scanner};
use crate::number::chinese::{Decimal, arabic_digit};

impl Scanner<'_> {
    /// 百分之五, 千分之三.
    pub(super) fn percent_in_words(&mut self, place: usize) -> usize {
        let text = self.text;
        let start = place + 3;
        let read = if arabic_digit(at(text, start)).is_some() {
            Some(read_arabic(text, start))
        } else {
            read_chinese_at(text, start)
        };
        let Some(amount) = read else {
            self.token(place, place + 1, Kind::NamePart);
            return place + 1;
        };
        let unit = match at(text, place) {
            '百' => "%",
            '千' => "‰",
            _ => "‱",
        };
        let (value, mut end) = (value_of(&amount), amount.end);
        let (start, before) = self.qualifier_before(place);
        let after = self.qualifier_after(&mut end);
        self.figure(Found {
            start,
            end,
            number: place,
            number_end: amount.end,
            kind: Kind::Percent,
            value,
            unit: UnitName::Known(unit, Class::Percent),
            qualifier: pick(before, after, &amount),
        })
    }

    /// 三分之二, 1/3, 一半.
    pub(super) fn fraction(&mut self, amount: &Amount) -> Option<usize> {
        let text = self.text;
        let (numerator, denominator, end) = if starts(text, amount.end, "分之") {
            let start = amount.end + 2;
            let other = if arabic_digit(at(text, start)).is_some() {
                read_arabic(text, start)
            } else {
                read_chinese_at(text, start)?
            };
            (other.value?, amount.value?, other.end)
        } else if amount.arabic && at(text, amount.end) == '/' && arabic_digit(at(text, amount.end + 1)).is_some() {
            let other = read_arabic(text, amount.end + 1);
            // 8.2/10万: so many to each hundred thousand.
            if other.power >= 4 && !other.over && !other.value?.is_zero() {
                let ratio = amount.value?.to_f64() / other.value?.to_f64();
                return Some(self.share(Kind::Ratio, amount.start, other.end, ratio));
            }
            let plain = !amount.fraction && !other.fraction && at(text, other.end) != '/' && other.power == 0;
            let proper = amount.value?.to_f64() < other.value?.to_f64() && other.value?.to_f64() <= 100.0;
            if !plain || !proper {
                return None;
            }
            (amount.value?, other.value?, other.end)
        } else if !amount.arabic && amount.digits == 1 && at(text, amount.start) == '一' && at(text, amount.end) == '半'
        {
            (Decimal::whole(1), Decimal::whole(2), amount.end + 1)
        } else {
            return None;
        };
        if denominator.is_zero() {
            return None;
        }
        Some(self.share(Kind::Fraction, amount.start, end, numerator.to_f64() / denominator.to_f64()))
    }

    /// 半数, 过半.
    pub(super) fn half(&mut self, place: usize) -> usize {
        let text = self.text;
        if starts(text, place, "半数") {
            return self.share(Kind::Fraction, place, place + 2, 0.5);
        }
        let share = starts(text, place, "过半") && (is_break(at(text, place + 2)) || at(text, place + 2) == '数');
        if share && !ends(text, place, "通") && !ends(text, place, "不") {
            let end = place + 2 + usize::from(at(text, place + 2) == '数');
            return self.figure(Found {
                start: place,
                end,
                number: place + 1,
                number_end: place + 2,
                kind: Kind::Fraction,
                value: Value::Number(0.5),
                unit: UnitName::None,
                qualifier: Qualifier::Over,
            });
        }
        place + 1
    }

    fn share(&mut self, kind: Kind, number: usize, number_end: usize, value: f64) -> usize {
        let mut end = number_end;
        let (start, before) = self.qualifier_before(number);
        let after = self.qualifier_after(&mut end);
        self.figure(Found {
            start,
            end,
            number,
            number_end,
            kind,
            value: Value::Number(value),
            unit: UnitName::None,
            qualifier: before.or(after).unwrap_or_default(),
        })
    }

    /// 1:15, 1∶1.2, 1比15.
    pub(super) fn ratio(&mut self, amount: &Amount) -> Option<usize> {
        let text = self.text;
        let sign = at(text, amount.end);
        if !amount.arabic
            || !matches!(sign, ':' | '：' | '∶' | '︰' | '比')
            || arabic_digit(at(text, amount.end + 1)).is_none()
        {
            return None;
        }
        let other = read_arabic(text, amount.end + 1);
        let unit = self.unit_at(&other);
        if unit.is_some() || amount.power + other.power > 0 || other.value?.is_zero() || at(text, other.end) == '年' {
            return None;
        }
        // 1:1:2 is one numeral without one value.
        let mut number_end = other.end;
        let mut many = false;
        while matches!(at(text, number_end), ':' | '：' | '∶' | '︰')
            && arabic_digit(at(text, number_end + 1)).is_some()
        {
            number_end = read_arabic(text, number_end + 1).end;
            many = true;
        }
        let mut end = number_end;
        let (start, before) = self.qualifier_before(amount.start);
        let after = self.qualifier_after(&mut end);
        let ratio = amount.value?.to_f64() / other.value?.to_f64();
        Some(self.figure(Found {
            start,
            end,
            number: amount.start,
            number_end,
            kind: Kind::Ratio,
            value: if many { Value::Open } else { Value::Number(ratio) },
            unit: UnitName::None,
            qualifier: before.or(after).unwrap_or_default(),
        }))
    }
}
