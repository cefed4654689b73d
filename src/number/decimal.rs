//! Exact decimal expansions of `f64` and JavaScript's `toFixed`, `toExponential` and `toPrecision` on top of them.

use super::read::nearest;

/// A non-negative decimal: `0.d1 d2 d3 … × 10^point`. Zero has no digits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decimal {
    /// The digits as ASCII; the first is never `0`.
    pub digits: Vec<u8>,
    /// How many digits stand before the decimal point; negative for zeros after it.
    pub point: i32,
}

impl Decimal {
    /// All digits of a finite, non-negative `x`; up to 767 of them.
    pub fn exact(x: f64) -> Self {
        let (mut mantissa, mut exponent) = parts(x);
        if mantissa == 0 {
            return Self::default();
        }
        if exponent < 0 {
            let shift = (mantissa.trailing_zeros() as i32).min(-exponent);
            mantissa >>= shift;
            exponent += shift;
        }
        let mut big = Big::new(mantissa);
        let mut fraction = 0;
        if exponent >= 0 {
            big.scale(2, exponent);
        } else {
            big.scale(5, -exponent);
            fraction = -exponent;
        }
        let mut decimal = Self { digits: big.digits(), point: 0 };
        decimal.point = decimal.digits.len() as i32 - fraction;
        decimal
    }

    /// The fewest digits that read back as the finite, non-negative `x`; of those the nearest.
    pub fn shortest(x: f64) -> Self {
        if let Some(decimal) = Self::short(x) {
            return decimal;
        }
        let exact = Self::exact(x);
        let (mut low, mut high) = (1, 17);
        while low < high {
            let middle = (low + high) / 2;
            match exact.reading_back(middle, x) {
                Some(_) => high = middle,
                None => low = middle + 1,
            }
        }
        exact.reading_back(low, x).unwrap_or(exact).trimmed()
    }

    /// The quick way for numbers that have at most 15 digits, which two exact operations can prove.
    fn short(x: f64) -> Option<Self> {
        const LIMIT: f64 = 1e15;
        if x == 0.0 {
            return Some(Self::default());
        }
        let mut power = 1.0;
        for decimals in 0..=18 {
            let n = (x * power).round();
            if n >= LIMIT {
                return None;
            }
            if n / power == x {
                let digits = Big::new(n as u64).digits();
                let point = digits.len() as i32 - decimals;
                return Some(Self { digits, point }.trimmed());
            }
            power *= 10.0;
        }
        None
    }

    /// This expansion with `count` digits, rounded to a neighbour that reads back as `x`, if one does.
    fn reading_back(&self, count: i32, x: f64) -> Option<Self> {
        let mut near = self.clone();
        near.round(count);
        if nearest(&near.digits, near.point) == x {
            return Some(near);
        }
        // Below a power of two the gap to the next number is half as wide, and the farther neighbour may fit instead.
        let mut above = self.clone();
        above.digits.truncate(count.max(0) as usize);
        above.increment();
        (nearest(&above.digits, above.point) == x).then_some(above)
    }

    /// Keeps `count` digits; a tie goes to the larger neighbour, as everywhere in JavaScript.
    pub fn round(&mut self, count: i32) {
        let Ok(count) = usize::try_from(count) else {
            self.digits.clear();
            return;
        };
        let Some(&next) = self.digits.get(count) else { return };
        self.digits.truncate(count);
        if next >= b'5' {
            self.increment();
        }
    }

    /// Adds one unit in the last place.
    fn increment(&mut self) {
        let kept = self.digits.len();
        while let Some(last) = self.digits.last_mut() {
            if *last < b'9' {
                *last += 1;
                self.digits.resize(kept, b'0');
                return;
            }
            self.digits.pop();
        }
        self.digits.push(b'1');
        self.digits.resize(kept.max(1), b'0');
        self.point += 1;
    }

    /// Without zeros at the end.
    pub fn trimmed(mut self) -> Self {
        while self.digits.last() == Some(&b'0') {
            self.digits.pop();
        }
        self
    }

    /// The decimal exponent of the first digit; 0 for zero.
    pub fn exponent(&self) -> i32 {
        if self.digits.is_empty() { 0 } else { self.point - 1 }
    }

    /// The digit at a place (0 is the first), zero beyond the end.
    fn digit(&self, place: i32) -> char {
        usize::try_from(place).ok().and_then(|place| self.digits.get(place)).map_or('0', |&digit| digit as char)
    }

    /// Appends the number in positional notation with `decimals` digits after the point; what is beyond is cut off.
    pub fn push_fixed(&self, out: &mut String, decimals: i32) {
        let point = if self.digits.is_empty() { 0 } else { self.point };
        if point <= 0 {
            out.push('0');
        }
        for place in 0..point {
            out.push(self.digit(place));
        }
        if decimals > 0 {
            out.push('.');
            for place in point..point + decimals {
                out.push(self.digit(place));
            }
        }
    }

    /// Appends the number in positional notation with as many digits as it has.
    pub fn push_plain(&self, out: &mut String) {
        let decimals = if self.digits.is_empty() { 0 } else { self.digits.len() as i32 - self.point };
        self.push_fixed(out, decimals.max(0));
    }

    /// Appends `d.ddde+x` with `decimals` digits after the point.
    fn push_exponential(&self, out: &mut String, decimals: i32) {
        out.push(self.digit(0));
        if decimals > 0 {
            out.push('.');
            for place in 1..=decimals {
                out.push(self.digit(place));
            }
        }
        let exponent = self.exponent();
        out.push_str(if exponent < 0 { "e-" } else { "e+" });
        super::push_integer(out, i64::from(exponent.abs()));
    }

    /// Appends what JavaScript's `String` gives for the shortest digits.
    pub(super) fn push_shortest(&self, out: &mut String) {
        if self.digits.is_empty() {
            out.push('0');
        } else if self.point > 21 || self.point < -5 {
            self.push_exponential(out, self.digits.len() as i32 - 1);
        } else {
            self.push_plain(out);
        }
    }
}

/// JavaScript's `x.toFixed(decimals)` for a non-negative `x`.
pub fn to_fixed(x: f64, decimals: i32) -> String {
    // Larger numbers are not written in full.
    if x.is_nan() || x >= 1e21 {
        return super::to_js(x);
    }
    let mut decimal = Decimal::exact(x);
    decimal.round(decimal.point + decimals);
    let mut out = String::new();
    decimal.push_fixed(&mut out, decimals);
    out
}

/// JavaScript's `x.toExponential(decimals)` for a non-negative `x`; without `decimals` as many digits as needed.
pub fn to_exponential(x: f64, decimals: Option<i32>) -> String {
    if !x.is_finite() {
        return super::to_js(x);
    }
    let decimal = significant(x, decimals.map(|decimals| decimals + 1));
    let mut out = String::new();
    decimal.push_exponential(&mut out, decimals.unwrap_or(decimal.digits.len() as i32 - 1));
    out
}

/// JavaScript's `x.toPrecision(count)` for a non-negative `x` and a `count` of at least 1.
pub fn to_precision(x: f64, count: i32) -> String {
    if !x.is_finite() {
        return super::to_js(x);
    }
    let decimal = significant(x, Some(count));
    let exponent = decimal.exponent();
    let mut out = String::new();
    if exponent < -6 || exponent >= count {
        decimal.push_exponential(&mut out, count - 1);
    } else {
        decimal.push_fixed(&mut out, count - 1 - exponent);
    }
    out
}

/// A finite, non-negative `x` rounded to `count` significant digits, padded with zeros; all that are needed without a
/// count.
pub fn significant(x: f64, count: Option<i32>) -> Decimal {
    let Some(count) = count else { return Decimal::shortest(x) };
    let mut decimal = Decimal::exact(x);
    decimal.round(count);
    if !decimal.digits.is_empty() {
        decimal.digits.resize(count.max(0) as usize, b'0');
    }
    decimal
}

/// `(mantissa, exponent)` with `x = mantissa × 2^exponent`, for a finite non-negative `x`.
pub(super) fn parts(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

/// A natural number in limbs of nine decimal digits, the lowest first; no zero limb on top.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Big(Vec<u32>);

const LIMB: u64 = 1_000_000_000;

impl Big {
    pub(super) fn new(mut n: u64) -> Self {
        let mut limbs = Vec::new();
        while n > 0 {
            limbs.push((n % LIMB) as u32);
            n /= LIMB;
        }
        Self(limbs)
    }

    /// Reads ASCII digits.
    pub(super) fn from_digits(digits: &[u8]) -> Self {
        let mut limbs: Vec<u32> = digits
            .rchunks(9)
            .map(|chunk| chunk.iter().fold(0, |sum, &digit| sum * 10 + u32::from(digit.saturating_sub(b'0'))))
            .collect();
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Self(limbs)
    }

    fn multiply(&mut self, factor: u64, add: u64) {
        let mut carry = add;
        for limb in &mut self.0 {
            let product = u64::from(*limb) * factor + carry;
            *limb = (product % LIMB) as u32;
            carry = product / LIMB;
        }
        while carry > 0 {
            self.0.push((carry % LIMB) as u32);
            carry /= LIMB;
        }
    }

    /// Multiplies by `base^power`.
    pub(super) fn scale(&mut self, base: u64, power: i32) {
        let mut factor = 1;
        for _ in 0..power {
            factor *= base;
            if factor > u64::from(u32::MAX) / 10 {
                self.multiply(factor, 0);
                factor = 1;
            }
        }
        self.multiply(factor, 0);
    }

    pub(super) fn compare(&self, other: &Self) -> std::cmp::Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    fn digits(&self) -> Vec<u8> {
        let mut digits = Vec::with_capacity(self.0.len() * 9);
        for &limb in self.0.iter().rev() {
            let mut unit = 100_000_000;
            while unit > 0 {
                let digit = b'0' + (limb / unit % 10) as u8;
                if digit != b'0' || !digits.is_empty() {
                    digits.push(digit);
                }
                unit /= 10;
            }
        }
        digits
    }
}
