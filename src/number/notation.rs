//! The digits of d3-format's types, without sign, padding and grouping.

use super::decimal::{self, significant, to_exponential, to_fixed, to_precision};
use super::format::Kind;

const PREFIXES: [&str; 17] = ["y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"];

/// The digits of a non-negative number that is not NaN.
pub(super) fn body(kind: Kind, x: f64, precision: i32, si: &mut &'static str) -> String {
    match kind {
        Kind::Percent => to_fixed(x * 100.0, precision),
        Kind::Binary => radix(x, 2),
        Kind::Octal => radix(x, 8),
        Kind::Hex => radix(x, 16),
        Kind::HexUpper => radix(x, 16).to_ascii_uppercase(),
        Kind::Integer => integer(x),
        Kind::Exponent => to_exponential(x, Some(precision)),
        Kind::Fixed => to_fixed(x, precision),
        Kind::PercentRounded => rounded(x * 100.0, precision),
        Kind::Rounded => rounded(x, precision),
        Kind::Si => prefixed(x, precision, si),
        Kind::General | Kind::Grouped | Kind::None | Kind::Unknown | Kind::Character => to_precision(x, precision),
    }
}

/// JavaScript's `Math.round`: ties go up.
pub fn round(x: f64) -> f64 {
    let floor = x.floor();
    if x - floor >= 0.5 { floor + 1.0 } else { floor }
}

fn integer(x: f64) -> String {
    if !x.is_finite() {
        return if x.is_nan() { "NaN".to_owned() } else { "∞".to_owned() };
    }
    let mut out = String::new();
    decimal::Decimal::shortest(round(x)).push_plain(&mut out);
    out
}

fn radix(x: f64, radix: u32) -> String {
    if !x.is_finite() {
        return super::to_js(x);
    }
    let x = round(x);
    let (mantissa, exponent) = decimal::parts(x);
    if x < 1e15 {
        return in_radix(x as u64, radix);
    }
    // Larger numbers are a mantissa followed by binary zeros; zeros are moved into the mantissa until whole digits are left.
    let bits = radix.trailing_zeros() as i32;
    if exponent < 0 {
        return in_radix(mantissa >> (-exponent).min(63), radix);
    }
    let mut out = in_radix(mantissa << (exponent % bits), radix);
    (0..exponent / bits).for_each(|_| out.push('0'));
    out
}

fn in_radix(mut n: u64, radix: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((n % u64::from(radix)) as u32, radix).unwrap_or('0'));
        n /= u64::from(radix);
        if n == 0 {
            return digits.iter().rev().collect();
        }
    }
}

fn rounded(x: f64, precision: i32) -> String {
    if x == 0.0 || !x.is_finite() {
        return super::to_js(x);
    }
    let decimal = significant(x, Some(precision));
    let mut out = String::new();
    decimal.push_plain(&mut out);
    out
}

fn prefixed(x: f64, precision: i32, si: &mut &'static str) -> String {
    if x == 0.0 || !x.is_finite() {
        return to_precision(x, precision);
    }
    let mut decimal = significant(x, Some(precision));
    let power = prefix_power(decimal.exponent());
    *si = prefix(power);
    let whole = decimal.exponent() - 3 * power + 1;
    if whole <= 0 {
        // Smaller than the smallest prefix: the zeros count as digits.
        let count = (precision + whole - 1).max(0);
        decimal = significant(x, (count > 0).then_some(count));
        let mut out = "0.".to_owned();
        (0..-whole).for_each(|_| out.push('0'));
        decimal.digits.iter().for_each(|&digit| out.push(digit as char));
        return out;
    }
    decimal.point = whole;
    let mut out = String::new();
    decimal.push_plain(&mut out);
    out
}

/// A power of a thousand between -8 and 8.
pub(super) fn prefix_power(exponent: i32) -> i32 {
    exponent.div_euclid(3).clamp(-8, 8)
}

/// The SI prefix for a power of a thousand.
pub(super) fn prefix(power: i32) -> &'static str {
    usize::try_from(power + 8).ok().and_then(|index| PREFIXES.get(index)).copied().unwrap_or("")
}

/// Whether digits are those of zero.
pub(super) fn is_zero(digits: &str) -> bool {
    digits.starts_with('0') && digits.bytes().take_while(|&byte| byte != b'e').all(|byte| byte == b'0' || byte == b'.')
}

/// Drops zeros at the end of the fraction, which may be followed by an exponent.
pub(super) fn trim_zeros(digits: &mut String) {
    let Some(point) = digits.find('.') else { return };
    let end = digits.get(point + 1..).and_then(|rest| rest.find(|c: char| !c.is_ascii_digit()));
    drop_zeros(digits, point, end.map_or(digits.len(), |end| point + 1 + end));
}

/// Drops the zeros before `end` of a fraction that begins at `point`, and the point where nothing is left.
pub(super) fn drop_zeros(digits: &mut String, point: usize, end: usize) {
    let rest = digits.split_off(end);
    let kept = digits.trim_end_matches('0').len();
    digits.truncate(if kept == point + 1 { point } else { kept });
    digits.push_str(&rest);
}

/// Commas between groups of three, in at most `width` characters.
pub(super) fn group(digits: &str, width: usize) -> String {
    let mut groups: Vec<&str> = Vec::new();
    let mut size = 3;
    let mut length = 0;
    let mut end = digits.len();
    while end > 0 {
        if width != usize::MAX && length + size + 1 > width {
            size = width.saturating_sub(length).max(1);
        }
        let start = end.saturating_sub(size);
        groups.push(digits.get(start..end).unwrap_or(""));
        end = start;
        length += size + 1;
        if length > width {
            break;
        }
        size = 3;
    }
    groups.reverse();
    groups.join(",")
}
