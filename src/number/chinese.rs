//! Reading Chinese and Arabic numerals, alone and mixed with 万 and 亿.
//!
//! In: characters. Out: exact decimals. This module does not know units, figures or reports.

/// A decimal number: `mantissa * 10^exponent`, exact until it is turned into a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    mantissa: u64,
    exponent: i32,
}

/// Powers of ten that a float holds exactly.
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };

    /// A whole number.
    pub fn whole(value: u64) -> Self {
        Self { mantissa: value, exponent: 0 }
    }

    /// This number times a power of ten.
    pub fn shifted(self, exponent: i32) -> Self {
        Self { mantissa: self.mantissa, exponent: self.exponent.saturating_add(exponent) }
    }

    /// With one more digit behind; `None` where the digits no longer fit.
    pub fn push(self, digit: u8, after_point: bool) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(10)?.checked_add(u64::from(digit))?;
        Some(Self { mantissa, exponent: self.exponent - i32::from(after_point) })
    }

    /// The sum, where it is exact.
    pub fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let scale = |number: Self| {
            let power = u32::try_from(number.exponent - exponent).ok()?;
            number.mantissa.checked_mul(10u64.checked_pow(power)?)
        };
        Some(Self { mantissa: scale(self)?.checked_add(scale(other)?)?, exponent })
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The nearest float.
    pub fn to_f64(self) -> f64 {
        let mantissa = self.mantissa as f64;
        let power = EXACT_POWERS.get(self.exponent.unsigned_abs() as usize).copied();
        match power {
            Some(power) if self.mantissa < 1 << 53 && self.exponent >= 0 => mantissa * power,
            Some(power) if self.mantissa < 1 << 53 => mantissa / power,
            _ => {
                let mut text = self.mantissa.to_string();
                text.push('e');
                text.push_str(&self.exponent.to_string());
                super::parse_js(&text)
            }
        }
    }

    /// The number as a whole one, where it is.
    pub fn to_u64(self) -> Option<u64> {
        if self.exponent < 0 {
            let power = 10u64.checked_pow(self.exponent.unsigned_abs())?;
            return self.mantissa.is_multiple_of(power).then(|| self.mantissa / power);
        }
        self.mantissa.checked_mul(10u64.checked_pow(self.exponent.unsigned_abs())?)
    }
}

/// The value of an Arabic digit, full-width ones included.
pub fn arabic_digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((c as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// The value of a Chinese digit, the forms used on cheques included.
pub fn chinese_digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '兩' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten of a multiplier: 十 is 1, 万 is 4, 亿 is 8.
pub fn multiplier(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// Reads a whole Chinese numeral, such as 一百二十, 两万五, 二〇二〇 or 百; `None` where the characters are not one.
pub fn read_chinese(characters: &[char]) -> Option<Decimal> {
    let first = *characters.first()?;
    if !characters.iter().any(|&c| multiplier(c).is_some()) {
        return positional(characters);
    }
    let (mut total, mut section, mut digit) = (0u64, 0u64, None);
    let mut smallest = u64::MAX; // The multiplier before, for the short form 两万五.
    let mut zero = false;
    if multiplier(first).is_some() {
        digit = Some(1);
    }
    for &c in characters {
        if let Some(value) = chinese_digit(c) {
            if value == 0 {
                zero = true;
                continue;
            }
            if digit.is_some() {
                return None;
            }
            digit = Some(u64::from(value));
            continue;
        }
        let power = multiplier(c)?;
        let factor = 10u64.checked_pow(power.unsigned_abs())?;
        if power < 4 {
            let count = match digit.take() {
                Some(count) => count,
                None if section == 0 || zero => 1,
                None => return None,
            };
            section = section.checked_add(count.checked_mul(factor)?)?;
        } else {
            let count = section.checked_add(digit.take().unwrap_or(0))?;
            if count == 0 && total == 0 {
                return None;
            }
            total = if count == 0 || (power == 8 && total > 0) {
                total.checked_add(count)?.checked_mul(factor)?
            } else {
                total.checked_add(count.checked_mul(factor)?)?
            };
            section = 0;
        }
        smallest = factor;
        zero = false;
    }
    if let Some(count) = digit {
        let short = !zero && smallest >= 100 && smallest != u64::MAX;
        section = section.checked_add(if short { count.checked_mul(smallest / 10)? } else { count })?;
    }
    Some(Decimal::whole(total.checked_add(section)?))
}

/// Digits that stand for their places: 二〇二〇.
fn positional(characters: &[char]) -> Option<Decimal> {
    let mut number = Decimal::ZERO;
    for &c in characters {
        number = number.push(chinese_digit(c)?, false)?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<u64>) {
        let characters: Vec<char> = text.chars().collect();
        assert_eq!(read_chinese(&characters).and_then(Decimal::to_u64), expected, "{text}");
    }

    #[test]
    fn numerals_count() {
        check("三", Some(3));
        check("十", Some(10));
        check("十二", Some(12));
        check("二十", Some(20));
        check("一百二十五", Some(125));
        check("三千零五十", Some(3050));
        check("一万零三", Some(10_003));
        check("一亿两千万", Some(120_000_000));
        check("一百零五万", Some(1_050_000));
        check("一万亿", Some(1_000_000_000_000));
        check("百", Some(100));
        check("百万", Some(1_000_000));
    }

    #[test]
    fn a_last_digit_takes_the_next_lower_place() {
        check("两万五", Some(25_000));
        check("一百五", Some(150));
        check("三千二", Some(3200));
        check("一百零五", Some(105));
    }

    #[test]
    fn digits_alone_stand_for_their_places() {
        check("二〇二〇", Some(2020));
    }

    #[test]
    fn what_is_no_numeral_is_not_read() {
        check("", None);
        check("三三百", None);
        check("三天", None);
        check("九亿亿亿亿亿", None);
    }

    #[test]
    fn decimals_stay_exact() {
        let number = Decimal::ZERO
            .push(1, false)
            .and_then(|n| n.push(3, false))
            .and_then(|n| n.push(5, false))
            .and_then(|n| n.push(5, true))
            .and_then(|n| n.push(2, true))
            .unwrap();
        assert_eq!(number.to_f64(), 135.52);
        assert_eq!(number.shifted(8).to_f64(), 13_552_000_000.0);
        assert_eq!(number.shifted(8).to_u64(), Some(13_552_000_000));
    }
}
