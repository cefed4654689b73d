//! One number at one place: digits, separators, 万 and 亿, 余 and 多 inside, Chinese numerals.
//!
//! In: the text and a place where a numeral starts. Out: the number and where it ends. This module does not know units
//! beyond telling 三千克 (three kilograms) from 三千 (three thousand).

use super::lexicon::UNITS;
use crate::number::chinese::{Decimal, arabic_digit, chinese_digit, multiplier, read_chinese};

/// A number as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The first character.
    pub start: usize,
    /// One past the last character, 余 or 多 included.
    pub end: usize,
    /// The value; `None` for 数十 or 几百 and for more digits than can be held.
    pub value: Option<Decimal>,
    /// Both ends where two neighbouring digits stand for a range: 二三十.
    pub pair: Option<(Decimal, Decimal)>,
    /// 余 or 多 stands in it.
    pub over: bool,
    /// 来 stands in it.
    pub about: bool,
    /// Written with Arabic digits.
    pub arabic: bool,
    /// How many digits stand before the point.
    pub digits: usize,
    /// Digits stand behind a point.
    pub fraction: bool,
    /// More points than a number has, as in 1.2.3.
    pub dotted: bool,
    /// The power of ten of the multipliers at its end: 4 for 3.2万.
    pub power: i32,
    /// The value without those multipliers.
    pub leading: Option<Decimal>,
}

/// Digits set apart by spaces are one number over at most so many characters.
const SPACED: usize = 24;

/// The character at a place; NUL behind the end.
pub fn at(text: &[char], place: usize) -> char {
    text.get(place).copied().unwrap_or('\0')
}

/// Whether the text goes on with a word.
pub fn starts(text: &[char], place: usize, word: &str) -> bool {
    let Some(rest) = text.get(place..) else { return false };
    let mut characters = rest.iter();
    word.chars().all(|c| characters.next() == Some(&c))
}

/// Whether the text before a place ends with a word.
pub fn ends(text: &[char], place: usize, word: &str) -> bool {
    let Some(head) = text.get(..place) else { return false };
    let mut characters = head.iter().rev();
    word.chars().rev().all(|c| characters.next() == Some(&c))
}

/// Spaces inside a line.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{feff}' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2009}' | '\u{202f}')
}

/// The place behind at most two spaces.
pub fn skip_spaces(text: &[char], place: usize) -> usize {
    let mut end = place;
    while end < place + 2 && is_space(at(text, end)) {
        end += 1;
    }
    end
}

/// Reads a number that starts with an Arabic digit.
pub fn read_arabic(text: &[char], start: usize) -> Amount {
    let (mut amount, spaced) = digits(text, start, true);
    if spaced && !continues(text, amount.end) {
        amount = digits(text, start, false).0;
    }
    amount.leading = amount.value;
    multipliers(text, &mut amount, true);
    amount
}

/// Whether what follows shows that digits set apart by spaces are one number.
fn continues(text: &[char], end: usize) -> bool {
    let next = skip_spaces(text, end);
    // 1 800多户
    let next = next + usize::from(matches!(at(text, next), '余' | '多'));
    multiplier(at(text, next)).is_some() || at(text, next) == '年' || UNITS.at(text, next).is_some()
}

/// Digits with separators and a point; the second value tells whether a space was passed over.
fn digits(text: &[char], start: usize, pass_spaces: bool) -> (Amount, bool) {
    let mut value = Some(Decimal::ZERO);
    let (mut end, mut count, mut group) = (start, 0usize, 0usize);
    let (mut fraction, mut dotted, mut spaced, mut grouped) = (false, false, false, false);
    loop {
        let c = at(text, end);
        if let Some(digit) = arabic_digit(c) {
            value = value.and_then(|value| value.push(digit, fraction));
            end += 1;
            group += 1;
            count += usize::from(!fraction);
            continue;
        }
        let next_is_digit = arabic_digit(at(text, end + 1)).is_some();
        if matches!(c, '.' | '．') && next_is_digit {
            dotted |= fraction;
            fraction = true;
            end += 1;
            group = 0;
            continue;
        }
        let is_comma =
            matches!(c, ',' | '，') && !fraction && if grouped { group == 3 } else { (1..=3).contains(&group) };
        if is_comma && three_digits(text, end + 1) {
            grouped = true;
            end += 1;
            group = 0;
            continue;
        }
        // 36. 5: a space behind the point, as scanned text has it.
        let close = end - start < SPACED;
        let split = pass_spaces && close && matches!(c, '.' | '．') && !fraction && is_space(at(text, end + 1));
        if split && arabic_digit(at(text, end + 2)).is_some() && !opens_line(text, start) {
            (fraction, spaced) = (true, true);
            end += 2;
            group = 0;
            continue;
        }
        // A year before a number (2020 135亿元) is not part of it.
        if pass_spaces && close && is_space(c) && next_is_digit && !grouped && group < 4 {
            spaced = true;
            end += 1;
            group = 0;
            continue;
        }
        break;
    }
    let amount = Amount {
        start,
        end,
        value: value.filter(|_| !dotted),
        pair: None,
        over: false,
        about: false,
        arabic: true,
        digits: count,
        fraction,
        dotted,
        power: 0,
        leading: None,
    };
    (amount, spaced)
}

/// Whether nothing stands before a place in its line.
fn opens_line(text: &[char], place: usize) -> bool {
    place == 0 || matches!(at(text, place - 1), '\n' | '\r')
}

fn three_digits(text: &[char], start: usize) -> bool {
    (start..start + 3).all(|place| arabic_digit(at(text, place)).is_some())
        && arabic_digit(at(text, start + 3)).is_none()
}

/// 余, 多 and multipliers behind a number, and what is added to it (1亿2千万).
fn multipliers(text: &[char], amount: &mut Amount, mixed: bool) {
    loop {
        let mut place = skip_spaces(text, amount.end);
        let about = at(text, place);
        let passes = matches!(about, '余' | '多' | '来') && multiplier(at(text, place + 1)).is_some();
        if passes {
            place += 1;
        }
        let Some(power) = multiplier(at(text, place)) else { break };
        if unit_starts(text, place) || (amount.arabic && power == 1 && amount.power == 0) {
            break;
        }
        if passes {
            amount.over |= about != '来';
            amount.about |= about == '来';
        }
        amount.value = amount.value.map(|value| value.shifted(power));
        amount.pair = amount.pair.map(|(low, high)| (low.shifted(power), high.shifted(power)));
        amount.power += power;
        amount.end = place + 1;
    }
    if mixed && amount.power >= 3 && !amount.over && !amount.about {
        add_rest(text, amount);
    }
    // 20210 多册: a space as scanned text has it.
    let spaced = amount.arabic && is_space(at(text, amount.end)) && matches!(at(text, amount.end + 1), '多' | '余');
    let bare_end = amount.end;
    amount.end += usize::from(spaced && UNITS.at(text, amount.end + 2).is_some());
    let tail = at(text, amount.end);
    // 多 and 余 open other words too (多媒体, 余干县): a unit, a noun or another 多 must make sense behind them.
    let other_word = [
        "多媒", "多元", "多种", "多样", "多方", "多功", "多式", "多领", "多层", "多维", "余干", "余江", "余姚", "余额",
        "来自", "来源", "来华", "来访", "来昌",
    ];
    let money = amount.power > 0 && starts(text, amount.end, "多元") && !starts(text, amount.end, "多元化");
    let opens = other_word.iter().any(|word| starts(text, amount.end, word)) && !money;
    let allowed = amount.arabic || amount.power > 0 || amount.digits > 1 || amount.pair.is_none();
    if matches!(tail, '余' | '多') && !opens && allowed && round(amount) {
        amount.over = true;
        amount.end += 1;
    } else if tail == '来' && !opens && round(amount) && UNITS.at(text, amount.end + 1).is_some() {
        amount.about = true;
        amount.end += 1;
    } else {
        amount.end = bare_end;
    }
}

/// 余 and 多 follow a ten, a hundred or a larger round number.
fn round(amount: &Amount) -> bool {
    if amount.power > 0 {
        return true;
    }
    match amount.value.and_then(Decimal::to_u64) {
        Some(value) => value >= 10 && (amount.arabic || value.is_multiple_of(10)),
        None => amount.arabic,
    }
}

/// 2千万 behind 1亿, 5千 behind 3万, 2500 behind 3万.
fn add_rest(text: &[char], amount: &mut Amount) {
    let next = at(text, amount.end);
    let mut rest = if arabic_digit(next).is_some() {
        let mut rest = digits(text, amount.end, false).0;
        rest.leading = rest.value;
        multipliers(text, &mut rest, false);
        rest
    } else if chinese_digit(next).is_some() {
        match read_chinese_at(text, amount.end) {
            Some(rest) if rest.power > 0 || rest.digits > 1 => rest,
            _ => return,
        }
    } else {
        return;
    };
    if rest.fraction || rest.dotted || (rest.power == 0 && rest.digits < 3) {
        return;
    }
    let Some((value, added)) = amount.value.zip(rest.value) else { return };
    let fits = added.to_f64() < 10f64.powi(amount.power);
    if let (true, Some(sum)) = (fits, value.plus(added)) {
        rest.value = Some(sum);
        amount.value = Some(sum);
        amount.end = rest.end;
        amount.over = rest.over;
        amount.about = rest.about;
        amount.leading = None;
    }
}

/// Whether a multiplier is the first character of a unit (千克) or of 百分.
fn unit_starts(text: &[char], place: usize) -> bool {
    if starts(text, place, "百分") || starts(text, place, "千分之") || starts(text, place, "万分之") {
        return true;
    }
    UNITS.at(text, place).is_some_and(|(length, _)| length > 1)
}

/// Reads a number that starts with a Chinese numeral, with 几 or with 数; `None` where there is none.
pub fn read_chinese_at(text: &[char], start: usize) -> Option<Amount> {
    let mut end = start;
    let mut indefinite = false;
    loop {
        let c = at(text, end);
        let is_multiplier = multiplier(c).is_some();
        if is_multiplier && unit_starts(text, end) {
            break;
        }
        if is_multiplier || chinese_digit(c).is_some() {
            end += 1;
            continue;
        }
        let after_ten = end > start && matches!(at(text, end - 1), '十' | '百');
        let before_multiplier = multiplier(at(text, end + 1)).is_some() && !unit_starts(text, end + 1);
        let opens = end == start && (c == '几' || c == '数') && before_multiplier;
        if opens || (c == '几' && after_ten) {
            indefinite = true;
            end += 1;
            continue;
        }
        break;
    }
    let run = text.get(start..end)?;
    if run.is_empty() {
        return None;
    }
    let pair = if indefinite { None } else { neighbours(run) };
    let value = if indefinite || pair.is_some() { None } else { read_chinese(run) };
    let mut amount = Amount {
        start,
        end,
        value,
        pair,
        over: false,
        about: false,
        arabic: false,
        digits: run.len(),
        fraction: false,
        dotted: false,
        power: trailing_power(run),
        leading: value.map(|value| value.shifted(-trailing_power(run))),
    };
    point(text, &mut amount);
    multipliers(text, &mut amount, false);
    Some(amount)
}

/// The multipliers at the end of a run, as a power of ten.
fn trailing_power(run: &[char]) -> i32 {
    let mut power = 0;
    for &c in run.iter().rev() {
        match multiplier(c) {
            Some(next) if run.len() > 1 && next >= 2 => power += next,
            _ => break,
        }
    }
    power
}

/// 三点五: digits behind 点, where something that takes decimals follows.
fn point(text: &[char], amount: &mut Amount) {
    if at(text, amount.end) != '点' || amount.value.is_none() {
        return;
    }
    let mut value = amount.value;
    let mut end = amount.end + 1;
    while let Some(digit) = chinese_digit(at(text, end)) {
        value = value.and_then(|value| value.push(digit, true));
        end += 1;
    }
    let behind = at(text, end);
    let decimals = end > amount.end + 1;
    let in_percent = ends(text, amount.start, "分之");
    if decimals && (in_percent || matches!(behind, '万' | '亿' | '倍') || starts(text, end, "个百分点")) {
        amount.value = value;
        amount.fraction = true;
        amount.end = end;
    }
}

/// Two neighbouring digits that stand for a range: 两三, 二三十, 十七八, 三五.
fn neighbours(run: &[char]) -> Option<(Decimal, Decimal)> {
    let is_digits = run.iter().all(|&c| chinese_digit(c).is_some());
    if is_digits && run.len() != 2 {
        return None;
    }
    for (place, window) in run.windows(2).enumerate() {
        let (Some(low), Some(high)) = (chinese_digit(*window.first()?), chinese_digit(*window.last()?)) else {
            continue;
        };
        let is_range = low > 0 && (high == low + 1 || (low, high) == (3, 5));
        if !is_range {
            return None;
        }
        let without = |skipped: usize| -> Option<Decimal> {
            let mut rest = run.to_vec();
            rest.remove(skipped);
            read_chinese(&rest)
        };
        return Some((without(place + 1)?, without(place)?));
    }
    None
}
