//! Numbers with a unit, percentages, fractions, ratios and ranges.

use super::super::amount::{Amount, at, ends, is_space, read_arabic, read_chinese_at, skip_spaces, starts};
use super::super::dataset::{Kind, Qualifier};
use super::super::figure::{UnitName, Value};
use super::super::lexicon::{AFTER, BEFORE, Class, MONEY_NOUNS, PERSON_NOUNS, UNITS, Unit};
use super::date::is_dash;
use super::rank::is_break;
use super::{Found, Scanner};
use crate::number::chinese::{Decimal, arabic_digit, chinese_digit, multiplier};

/// A unit in the text.
#[derive(Clone, Copy)]
struct Measured {
    unit: &'static Unit,
    end: usize,
}

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
        Some(self.part(amount.start, end, numerator.to_f64() / denominator.to_f64()))
    }

    /// 半数, 过半.
    pub(super) fn half(&mut self, place: usize) -> usize {
        let text = self.text;
        if starts(text, place, "半数") {
            return self.part(place, place + 2, 0.5);
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

    fn part(&mut self, number: usize, number_end: usize, value: f64) -> usize {
        let mut end = number_end;
        let (start, before) = self.qualifier_before(number);
        let after = self.qualifier_after(&mut end);
        self.figure(Found {
            start,
            end,
            number,
            number_end,
            kind: Kind::Fraction,
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
            || !matches!(sign, ':' | '：' | '∶' | '比')
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
        while matches!(at(text, number_end), ':' | '：' | '∶') && arabic_digit(at(text, number_end + 1)).is_some() {
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

    /// A number, alone or as the start of a range, with what measures it; else part of a name.
    pub(super) fn measured(&mut self, amount: &Amount) -> usize {
        if self.book > 0 {
            return self.name(amount);
        }
        if let Some(end) = self.range(amount) {
            return end;
        }
        let Some(measured) = self.unit_at(amount) else { return self.without_unit(amount) };
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

    /// Records a number with its unit.
    fn with_unit(&mut self, amount: &Amount, number_end: usize, value: Value, measured: Measured) -> usize {
        let text = self.text;
        let mut end = measured.end;
        let mut value = value;
        let class = measured.unit.class;
        if measured.unit.name == "%" && at(text, end - 1) == '成' {
            value = match value {
                Value::Number(tenths) => Value::Number(tenths * 10.0),
                Value::Range(low, high) => Value::Range(low * 10.0, high * 10.0),
                Value::Open => Value::Open,
            };
        }
        let mut unit = if measured.unit.name.is_empty() {
            let spelled = UNITS.at(text, skip_spaces(text, number_end));
            spelled.map_or(UnitName::None, |_| self.spelled(number_end, end, class))
        } else {
            UnitName::Known(measured.unit.name, class)
        };
        if starts(text, end, "人民币") {
            end += 3;
        }
        let mut over = amount.over;
        if matches!(class, Class::Duration | Class::Times | Class::Measure) {
            let tail = at(text, end);
            if tail == '半' && !amount.fraction {
                value = match value {
                    Value::Number(number) => Value::Number(number + 0.5),
                    other => other,
                };
                end += 1;
            } else if matches!(tail, '多' | '余') && !starts(text, end, "多种") && !starts(text, end, "多元") {
                over = true;
                end += 1;
            }
        }
        if at(text, end) == '/' {
            let (per, length) = match UNITS.at(text, end + 1) {
                Some((length, _)) => (true, length),
                None => (matches!(at(text, end + 1), '年' | '月' | '日' | '人'), 1),
            };
            if per {
                end += 1 + length;
                unit = UnitName::Compound(skip_spaces(text, number_end), end, class);
            }
        }
        let (mut start, before) = self.qualifier_before(self.signed(amount.start));
        if class == Class::Money && matches!(at(text, start.saturating_sub(1)), '¥' | '￥' | '$') {
            start -= 1;
        }
        if self.is_negative(amount.start) && class == Class::Percent {
            value = match value {
                Value::Number(number) => Value::Number(-number),
                other => other,
            };
        }
        let after = self.qualifier_after(&mut end);
        let kind = match value {
            Value::Range(..) => Kind::Range,
            Value::Number(_) | Value::Open => match class {
                Class::Money => Kind::Money,
                Class::Percent => Kind::Percent,
                Class::Point => Kind::PercentagePoint,
                Class::Times => Kind::Ratio,
                Class::Person | Class::Thing | Class::General | Class::Duration | Class::Measure => Kind::Quantity,
            },
        };
        let mut qualifier = before.or(after).unwrap_or(Qualifier::Exact);
        if qualifier == Qualifier::Exact {
            qualifier = if over { Qualifier::Over } else { pick(None, None, amount) };
        }
        let none = self.says_none(amount);
        if let Some(from) = none {
            return self.figure(Found {
                start: from,
                end,
                number: from,
                number_end,
                kind,
                value: Value::Number(0.0),
                unit,
                qualifier,
            });
        }
        self.figure(Found { start, end, number: amount.start, number_end, kind, value, unit, qualifier })
    }

    /// The unit as the text spells it, without 个 and 多 around 月.
    fn spelled(&self, number_end: usize, end: usize, class: Class) -> UnitName {
        let place = skip_spaces(self.text, number_end);
        // 3个多月 counts 个月.
        if starts(self.text, place, "个多月") {
            return UnitName::Known("个月", class);
        }
        UnitName::Compound(place, end, class)
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
    fn unit_at(&self, amount: &Amount) -> Option<Measured> {
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

    /// 亿元以上项目, 百亿元企业, 万人发明专利拥有量: a bare multiplier that names a class or a denominator.
    fn is_class(&self, amount: &Amount, measured: Measured) -> bool {
        const CLASSES: [&str; 10] = ["项目", "企业", "产业", "园区", "集群", "大项目", "工程", "村", "县", "镇"];
        let text = self.text;
        let bare = (amount.start..amount.start + amount.digits).all(|place| multiplier(at(text, place)).is_some());
        if !bare || amount.over {
            return false;
        }
        if measured.unit.class == Class::Money {
            let behind = AFTER.at(text, measured.end).map_or(measured.end, |(length, _)| measured.end + length);
            let behind = behind + usize::from(matches!(at(text, behind), '级' | '的'));
            return CLASSES.iter().any(|class| starts(text, behind, class));
        }
        if measured.unit.class != Class::Person || self.qualifier_before(amount.start).1.is_some() {
            return false;
        }
        let limit = (measured.end + 20).min(text.len());
        let number = (measured.end..limit).find(|&place| arabic_digit(at(text, place)).is_some());
        number.is_some_and(|place| {
            let before =
                (measured.end..place).rev().map(|place| at(text, place)).find(|c| !matches!(c, '达' | '为' | '到'));
            matches!(before, Some('量' | '率' | '数'))
        })
    }

    /// Whether a Chinese numeral before a measure word counts, or belongs to a phrase.
    fn counts(&self, amount: &Amount, measured: Measured) -> bool {
        let text = self.text;
        let end = measured.end;
        let first = at(text, amount.start);
        let value = amount.value.map(Decimal::to_f64);
        let strict =
            matches!(measured.unit.class, Class::Money | Class::Percent | Class::Point | Class::Measure | Class::Times);
        if strict {
            return true;
        }
        if self.quotation(amount.start).is_some() && value.is_none_or(|value| value <= 20.0) {
            return false;
        }
        let bare = amount.digits == 1 && matches!(first, '百' | '千' | '万' | '亿');
        if bare {
            let counted = measured.unit.class == Class::Person
                || matches!(
                    at(text, end - 1),
                    '所' | '门' | '个' | '家' | '项' | '场' | '堂' | '亩' | '件' | '次' | '里' | '条' | '套'
                );
            let slogan = (end..end + 5).any(|place| matches!(at(text, place), '百' | '千' | '万'));
            return counted && !slogan && !self.names_plan(end) && self.quotation(amount.start).is_none();
        }
        if matches!(measured.unit.class, Class::Person | Class::Duration) && self.names_plan(end) {
            return false;
        }
        // 三期工程: which part of the works, not how many.
        if at(text, end - 1) == '期' && (starts(text, end, "工程") || starts(text, end, "项目")) {
            return false;
        }
        // 六个一百: the measure word opens a slogan.
        if measured.unit.class == Class::General
            && (at(text, end) == '一' || is_break(at(text, end)) && at(text, end) == '”')
        {
            return false;
        }
        if value == Some(1.0) && amount.pair.is_none() && amount.digits == 1 {
            return self.one_counts(amount, measured);
        }
        true
    }

    /// Whether 一 before a measure word counts one, or is no more than an article.
    fn one_counts(&self, amount: &Amount, measured: Measured) -> bool {
        let text = self.text;
        if self.says_none(amount).is_some() {
            return true;
        }
        let counting = [
            "共",
            "仅",
            "只",
            "获",
            "另",
            "新增",
            "新建",
            "建成",
            "至少",
            "达",
            "近",
            "有",
            "增加",
            "减少",
            "成功申报",
            "荣获",
            "取得",
            "获得",
            "完成",
            "落成",
        ];
        if counting.iter().any(|verb| ends(text, amount.start, verb)) {
            return true;
        }
        let firm = matches!(
            at(text, measured.end - 1),
            '所' | '名'
                | '人'
                | '家'
                | '户'
                | '辆'
                | '年'
                | '栋'
                | '例'
                | '月'
                | '天'
                | '吨'
                | '亩'
                | '岁'
                | '时'
                | '座'
                | '艘'
        );
        if firm && !ends(text, amount.start, "的") {
            return true;
        }
        // In a list with other counts: 一个中心、两个平台.
        let limit = (measured.end + 14).min(text.len());
        let mut listed = false;
        for place in measured.end..limit {
            let c = at(text, place);
            if matches!(c, '。' | '\n' | '，' | ',') {
                break;
            }
            if listed
                && (chinese_digit(c).is_some() || arabic_digit(c).is_some())
                && UNITS.at(text, place + 1).is_some()
            {
                return true;
            }
            listed = matches!(c, '、' | '和' | '及' | '与');
        }
        let joined = matches!(self.previous(amount.start), '、' | '和' | '及' | '与');
        joined && self.out.figures.last().is_some_and(|figure| amount.start - figure.end.min(amount.start) < 14)
    }

    fn uncounted(&mut self, amount: &Amount, measured: Measured) -> usize {
        let one = amount.digits == 1 && at(self.text, amount.start) == '一';
        if one && self.quotation(amount.start).is_none() && measured.unit.class != Class::Duration {
            return self.doubtful(amount, Kind::Quantity);
        }
        self.name(amount)
    }

    /// A number without a unit: a figure where the words around it say that it counts.
    fn without_unit(&mut self, amount: &Amount) -> usize {
        let text = self.text;
        let place = skip_spaces(text, amount.end);
        let (start, before) = self.qualifier_before(amount.start);
        let people_before =
            ["人口", "人数"].iter().any(|noun| (0..4).any(|gap| ends(text, start.saturating_sub(gap), noun)));
        let reach = (place..(place + 8).min(text.len())).take_while(|&place| !is_break(at(text, place)));
        let counts_people = people_before || reach.clone().any(|place| PERSON_NOUNS.at(text, place).is_some());
        let counted_before = COUNTED.iter().any(|word| ends(text, start, word));
        let has_multiplier = amount.power >= 3;
        let is_noun = !is_break(at(text, place)) && at(text, place).is_alphabetic() && !at(text, place).is_ascii();
        let money = !counts_people && has_multiplier && self.is_money(start);
        let in_quotes = self.quotation(amount.start).is_some();
        let limited = before.is_some() || amount.over;
        let is_figure = if amount.arabic {
            has_multiplier || counts_people || (counted_before && !is_noun) || (limited && is_noun)
        } else {
            (has_multiplier && (limited || counts_people || money) && amount.digits > 0)
                || (counts_people && (limited || amount.digits > 1))
                || (amount.value.is_none() && amount.pair.is_none() && is_noun && amount.power > 0)
        };
        if !is_figure || in_quotes || (amount.value.is_none() && amount.arabic) {
            if amount.arabic && !in_quotes && amount.digits < 7 {
                return self.doubtful(amount, Kind::Quantity);
            }
            return self.name(amount);
        }
        let unit = if counts_people {
            UnitName::Known("人", Class::Person)
        } else if money {
            UnitName::Known("元", Class::Money)
        } else {
            UnitName::None
        };
        let mut end = amount.end;
        let after = self.qualifier_after(&mut end);
        self.figure(Found {
            start,
            end,
            number: amount.start,
            number_end: amount.end,
            kind: if money { Kind::Money } else { Kind::Quantity },
            value: value_of(amount),
            unit,
            qualifier: pick(before, after, amount),
        })
    }

    /// Whether the words before a number without a currency are about money.
    fn is_money(&self, start: usize) -> bool {
        let mut place = start;
        for filler in ["达", "达到", "为", "共", "约", "超过", "突破"] {
            if ends(self.text, place, filler) {
                place -= filler.chars().count();
            }
        }
        MONEY_NOUNS.before(self.text, self.clause.min(place), place).is_some()
    }

    /// The qualifier that ends at a place: where it starts, if it belongs to the figure's words, and what it says.
    fn qualifier_before(&self, place: usize) -> (usize, Option<Qualifier>) {
        let text = self.text;
        let mut end = place;
        while end > self.clause && is_space(at(text, end - 1)) {
            end -= 1;
        }
        let currency = usize::from(end > self.clause && matches!(at(text, end - 1), '¥' | '￥' | '$'));
        end -= currency;
        let floor = self.clause.min(end);
        let found = BEFORE.before(text, floor, end).or_else(|| {
            let verb = end > floor && at(text, end - 1) == '了';
            if verb {
                BEFORE.before(text, floor, end - 1).filter(|(_, word)| word.qualifier == Qualifier::Over)
            } else {
                None
            }
        });
        let Some((length, word)) = found else { return (place, None) };
        let behind_particle = end > floor && at(text, end - 1) == '了';
        let start = end - length - usize::from(behind_particle);
        if start > floor && word.unless_after.chars().any(|c| c == at(text, start - 1)) {
            return (place, None);
        }
        let keeps = word.in_text && !behind_particle;
        (if keeps { start } else { place }, Some(word.qualifier).filter(|&qualifier| qualifier != Qualifier::Exact))
    }

    /// The qualifier that starts at a place, which it moves behind it.
    fn qualifier_after(&self, end: &mut usize) -> Option<Qualifier> {
        let place = skip_spaces(self.text, *end);
        let (length, &(_, qualifier)) = AFTER.at(self.text, place)?;
        // 以上 may point back at a list (以上学校) and not limit anything, but never directly behind a number.
        *end = place + length;
        Some(qualifier)
    }
}

/// Words directly before a number without a unit that counts all the same.
const COUNTED: &[&str] = &[
    "得分",
    "评分",
    "指数",
    "指数为",
    "指数达",
    "数",
    "数为",
    "数达",
    "量",
    "量达",
    "为",
    "达",
    "达到",
    "达到了",
    "共",
    "均分",
    "系数",
    "系数为",
    "分数",
    "总分",
    "增至",
    "增加到",
    "分别为",
];

fn is_separator(text: &[char], place: usize) -> bool {
    is_dash(at(text, place)) || matches!(at(text, place), '至' | '到')
}

fn value_of(amount: &Amount) -> Value {
    match (amount.pair, amount.value) {
        (Some((low, high)), _) => Value::Range(low.to_f64(), high.to_f64()),
        (None, Some(value)) => Value::Number(value.to_f64()),
        (None, None) => Value::Open,
    }
}

/// What limits a number: a word before it, else one behind it, else one inside.
fn pick(before: Option<Qualifier>, after: Option<Qualifier>, amount: &Amount) -> Qualifier {
    let inside = match amount {
        Amount { over: true, .. } => Qualifier::Over,
        Amount { about: true, .. } => Qualifier::About,
        Amount { value: None, pair: None, .. } => Qualifier::About,
        _ => Qualifier::Exact,
    };
    before.or(after).unwrap_or(inside)
}
