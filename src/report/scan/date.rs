//! Years, months, days, quarters and windows of years.

use super::super::amount::{Amount, at, ends, read_arabic, skip_spaces, starts};
use super::super::dataset::Kind;
use super::super::lexicon::UNITS;
use super::Scanner;
use crate::number::chinese::{Decimal, arabic_digit};

/// Between the ends of a range.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '―' | '~' | '～' | '－' | '−' | '‐' | '〜')
}

impl Scanner<'_> {
    /// Takes a date or a period; returns the place behind it.
    pub(super) fn date(&mut self, amount: &Amount) -> Option<usize> {
        let (end, years) = if let Some(year) = year_of(amount) {
            self.year(amount, year)?
        } else {
            (self.part_of_year(amount).or_else(|| self.clock(amount))?, None)
        };
        self.token(amount.start, end, Kind::DateOrPeriod);
        if let Some(token) = self.out.tokens.last_mut() {
            token.years = years;
        }
        Some(end)
    }

    /// A year, what follows it down to the day, or a span of years.
    fn year(&self, amount: &Amount, year: u16) -> Option<(usize, Option<(u16, u16)>)> {
        let text = self.text;
        let mut end = skip_spaces(text, amount.end);
        let has_word = at(text, end) == '年';
        let behind = if has_word { end + 1 } else { amount.end };
        let mut next = behind;
        while next < behind + 2 && (is_dash(at(text, next)) || matches!(at(text, next), '至' | '到' | '/')) {
            next += 1;
        }
        if next > behind && arabic_digit(at(text, next)).is_some() {
            let other = read_arabic(text, next);
            if let Some(last) = year_of(&other)
                && last > year
            {
                end = skip_spaces(text, other.end);
                let word = starts(text, end, "学年").then_some(2).or((at(text, end) == '年').then_some(1));
                return Some((word.map_or(other.end, |length| end + length), Some((year, last))));
            }
            if !has_word && at(text, behind) == '-' && at(text, other.end) == '-' && other.digits <= 2 {
                let day = read_arabic(text, other.end + 1);
                return Some((day.end, Some((year, year))));
            }
        }
        if has_word {
            end += 1;
            end = self.month(end).unwrap_or(end);
            return Some((end, Some((year, year))));
        }
        // 2020人 is a number of people; 2020届 and a year before a noun are not.
        if !starts(text, end, "届") && UNITS.at(text, end).is_some() {
            return None;
        }
        Some((amount.end, Some((year, year))))
    }

    /// 3月15日 behind a year.
    fn month(&self, place: usize) -> Option<usize> {
        let start = skip_spaces(self.text, place);
        arabic_digit(at(self.text, start))?;
        let month = read_arabic(self.text, start);
        self.part_of_year(&month)
    }

    /// Months, days, quarters, decades, and 近三年.
    fn part_of_year(&self, amount: &Amount) -> Option<usize> {
        let text = self.text;
        if amount.fraction || amount.over || amount.power > 0 {
            return None;
        }
        let value = amount.value.and_then(Decimal::to_u64);
        let place = skip_spaces(text, amount.end);
        if amount.arabic {
            // 1-11月, 3月5日-8日
            let separator = is_dash(at(text, place)) || matches!(at(text, place), '至' | '到');
            if separator && arabic_digit(at(text, place + 1)).is_some() {
                let other = read_arabic(text, place + 1);
                let unit = at(text, skip_spaces(text, other.end));
                if matches!(unit, '月' | '日') && value.is_some_and(|value| value <= 31) {
                    return self.part_of_year(&other);
                }
            }
        }
        match at(text, place) {
            '月' if value.is_some_and(|value| (1..=12).contains(&value)) => {
                let end = place + 1;
                let day = skip_spaces(text, end);
                if arabic_digit(at(text, day)).is_some() {
                    let day = read_arabic(text, day);
                    if matches!(at(text, day.end), '日' | '号') {
                        return Some(day.end + 1);
                    }
                }
                Some(end)
            }
            '日' if value.is_some_and(|value| (1..=31).contains(&value))
                && !matches!(at(text, place + 1), '内' | '均') =>
            {
                Some(place + 1)
            }
            '年' if starts(text, place + 1, "代") || starts(text, place + 1, "来") => Some(place + 2),
            '年' if starts(text, place + 1, "年均")
                || starts(text, place + 1, "平均增")
                || (amount.start == self.clause && is_sum(text, place + 1)) =>
            {
                Some(place + 1)
            }
            '年' if ["过去", "未来", "今后", "近", "最近", "之前", "此后", "前", "这", "头"]
                .iter()
                .any(|word| ends(text, amount.start, word))
                && !ends(text, amount.start, "提前")
                && !starts(text, place + 1, "级") =>
            {
                Some(place + 1)
            }
            '季' if at(text, place + 1) == '度' => Some(place + 2),
            '周' if at(text, place + 1) == '年' => Some(place + 2),
            '世' if at(text, place + 1) == '纪' => Some(place + 2),
            '个' if ends(text, amount.start, "前") && starts(text, place + 1, "月") => Some(place + 2),
            '个' if ends(text, amount.start, "前") && starts(text, place + 1, "季度") => Some(place + 3),
            '、' if amount.digits == 1 && matches!(at(text, place + 2), '季' | '月') => Some(amount.end),
            _ => None,
        }
    }

    /// 8时, 8点30分, 8:30 with a word of the day beside it.
    fn clock(&self, amount: &Amount) -> Option<usize> {
        let text = self.text;
        let hour = amount.value.and_then(Decimal::to_u64).filter(|&hour| hour <= 24)?;
        if amount.fraction || amount.power > 0 {
            return None;
        }
        let before = self.previous(amount.start);
        let of_day = matches!(before, '日' | '午' | '晚' | '晨' | '早' | '夜' | '天' | '至' | '-' | '—' | '~' | '时');
        let place = amount.end;
        match at(text, place) {
            '时' | '点' if of_day || arabic_digit(at(text, place + 1)).is_some() => {
                let mut end = place + 1;
                if arabic_digit(at(text, end)).is_some() {
                    let minute = read_arabic(text, end);
                    end = minute.end + usize::from(at(text, minute.end) == '分');
                }
                (at(text, place) == '时' || of_day).then_some(end)
            }
            ':' | '：' if amount.arabic && arabic_digit(at(text, place + 1)).is_some() => {
                let minute = read_arabic(text, place + 1);
                let minutes = minute.value.and_then(Decimal::to_u64)?;
                let two = minute.digits == 2 && !minute.fraction && minutes < 60;
                let beside = is_dash(at(text, minute.end)) || matches!(at(text, minute.end), '至' | '前' | '后');
                (two && hour > 4 && (of_day || beside)).then_some(minute.end)
            }
            _ => None,
        }
    }
}

/// Whether the words behind 十年 add up what happened in it.
fn is_sum(text: &[char], place: usize) -> bool {
    ["累计", "增加", "增长", "共", "间", "减少"].iter().any(|word| starts(text, place, word))
}

/// The year, where a number of four digits is one.
fn year_of(amount: &Amount) -> Option<u16> {
    if amount.digits != 4 || amount.fraction || amount.over || amount.power > 0 {
        return None;
    }
    let year = u16::try_from(amount.value.and_then(Decimal::to_u64)?).ok()?;
    (1900..=2100).contains(&year).then_some(year)
}
