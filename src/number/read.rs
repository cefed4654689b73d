//! Text to number, correctly rounded.

use super::decimal::{Big, parts};
use std::cmp::Ordering;

/// What JavaScript's `Number(text)` gives; NaN for text that is not a number, 0 for blank text.
///
/// ```
/// assert_eq!(report_charts::number::parse_js(" 1e3 "), 1000.0);
/// assert!(report_charts::number::parse_js("12 km").is_nan());
/// ```
pub fn parse_js(text: &str) -> f64 {
    let text = text.trim_matches(|c: char| c.is_whitespace() && c != '\u{85}' || c == '\u{feff}');
    if text.is_empty() {
        return 0.0;
    }
    if let Some(radix) = radix(text) {
        return whole(text.get(2..).unwrap_or(""), radix);
    }
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = match read_prefix(unsigned) {
        Some((value, length)) if length == unsigned.len() => value,
        None if unsigned == "Infinity" => f64::INFINITY,
        _ => return f64::NAN,
    };
    if negative { -magnitude } else { magnitude }
}

/// What [`parse_js`] gives where that is a number; nothing for blank text.
pub fn parse(text: &str) -> Option<f64> {
    Some(parse_js(text)).filter(|number| !number.is_nan() && !text.trim().is_empty())
}

fn radix(text: &str) -> Option<u32> {
    match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    }
}

fn whole(text: &str, radix: u32) -> f64 {
    if text.is_empty() {
        return f64::NAN;
    }
    let mut sum = 0.0;
    for c in text.chars() {
        match c.to_digit(radix) {
            Some(digit) => sum = sum * f64::from(radix) + f64::from(digit),
            None => return f64::NAN,
        }
    }
    sum
}

/// The longest unsigned decimal literal (`12`, `1.5`, `.5`, `2.`, `1e-3`) at the start of `text`, and its length in
/// bytes.
pub fn read_prefix(text: &str) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let mut digits = Vec::new();
    let mut point = 0;
    let mut at = 0;
    let mut any = false;
    let mut fraction = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                any = true;
                if byte != b'0' || !digits.is_empty() {
                    digits.push(byte);
                    point += i32::from(!fraction);
                } else if fraction {
                    point -= 1;
                }
            }
            b'.' if !fraction => fraction = true,
            _ => break,
        }
        at += 1;
    }
    if !any {
        return None;
    }
    if let Some(b'e' | b'E') = bytes.get(at)
        && let Some((exponent, length)) = exponent(bytes.get(at + 1..).unwrap_or_default())
    {
        at += 1 + length;
        point = point.saturating_add(exponent);
    }
    Some((nearest(&digits, point), at))
}

fn exponent(bytes: &[u8]) -> Option<(i32, usize)> {
    let signed = matches!(bytes.first(), Some(b'+' | b'-'));
    let digits = bytes.iter().skip(usize::from(signed)).take_while(|byte| byte.is_ascii_digit());
    let mut value = 0i32;
    let mut length = 0;
    for digit in digits {
        value = value.saturating_mul(10).saturating_add(i32::from(digit - b'0')).min(100_000);
        length += 1;
    }
    let value = if bytes.first() == Some(&b'-') { -value } else { value };
    (length > 0).then_some((value, length + usize::from(signed)))
}

/// The `f64` nearest to `0.d1 d2 d3 … × 10^point`, ties to even; `digits` are ASCII.
pub(super) fn nearest(digits: &[u8], point: i32) -> f64 {
    // More digits than these can not change the result but for a tie, which the last one keeps from being one.
    const ENOUGH: usize = 800;
    let end = digits.iter().rposition(|&digit| digit != b'0').map_or(0, |last| last + 1);
    let Some(digits) = digits.get(..end.min(ENOUGH)) else { return 0.0 };
    if digits.is_empty() || point < -330 {
        return 0.0;
    }
    if point > 310 {
        return f64::INFINITY;
    }
    let power = point - digits.len() as i32;
    let mut estimate = 0.0;
    for &digit in digits.iter().take(19) {
        estimate = estimate * 10.0 + f64::from(digit.saturating_sub(b'0'));
    }
    if digits.len() <= 15 && power.abs() <= 22 {
        let scale = ten_to(power.abs());
        return if power < 0 { estimate / scale } else { estimate * scale };
    }
    adjust(scaled(estimate, point - digits.len().min(19) as i32), digits, power)
}

/// `10^power`, exact up to 22.
fn ten_to(power: i32) -> f64 {
    let mut result = 1.0;
    for _ in 0..power {
        result *= 10.0;
    }
    result
}

/// `x × 10^power` in steps that neither overflow nor lose bits on the way.
fn scaled(mut x: f64, power: i32) -> f64 {
    let mut rest = power;
    while rest != 0 {
        let step = rest.clamp(-22, 22);
        x = if step < 0 { x / ten_to(-step) } else { x * ten_to(step) };
        rest -= step;
    }
    x
}

/// Moves an estimate of `digits × 10^power` to the nearest `f64`.
fn adjust(estimate: f64, digits: &[u8], power: i32) -> f64 {
    let mut x = estimate.min(f64::MAX);
    loop {
        match above_middle(digits, power, x) {
            Ordering::Greater => x = f64::from_bits(x.to_bits() + 1),
            Ordering::Equal if x.to_bits() & 1 == 1 => return f64::from_bits(x.to_bits() + 1),
            _ => break,
        }
        if x.is_infinite() {
            return x;
        }
    }
    while x > 0.0 {
        let below = f64::from_bits(x.to_bits() - 1);
        match above_middle(digits, power, below) {
            Ordering::Less => x = below,
            Ordering::Equal if x.to_bits() & 1 == 1 => return below,
            _ => break,
        }
    }
    x
}

/// How `digits × 10^power` compares with the middle between `x` and the next larger number.
fn above_middle(digits: &[u8], power: i32, x: f64) -> Ordering {
    let (mantissa, exponent) = parts(x);
    let mut left = Big::from_digits(digits);
    let mut right = Big::new(2 * mantissa + 1);
    // Both sides are brought to whole numbers: powers of ten and two go to whichever side keeps them positive.
    if power >= 0 {
        left.scale(10, power)
    } else {
        right.scale(10, -power)
    }
    if exponent > 0 {
        right.scale(2, exponent - 1)
    } else {
        left.scale(2, 1 - exponent)
    }
    left.compare(&right)
}
