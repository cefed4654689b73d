//! Numbers as text: JavaScript's notation, d3-format patterns, 万 and 亿, English words of magnitude.
//!
//! Everything here works on exact decimal expansions, so that what is written reads back as the same number, and ties
//! round as they do in a browser. Float formatting and parsing of the standard library are avoided on purpose: their
//! tables would be a tenth of the whole widget.

pub mod chinese;
pub mod decimal;
pub mod figure;
pub mod format;
mod notation;
mod qualifier;
mod read;
pub mod span;

pub use format::Format;
pub use notation::round;
pub use qualifier::Qualifier;
pub use read::{parse, parse_js, read_prefix};
pub use span::Formatter;

/// The nearest number that is neither below `low` nor above `high`. Unlike [`f64::clamp`] it does not panic where bounds are the
/// wrong way round, whose message alone would need the standard library's float formatting.
///
/// ```
/// use report_charts::number::within;
/// assert_eq!([within(2.0, 0.0, 1.0), within(-2.0, 0.0, 1.0), within(0.5, 0.0, 1.0)], [1.0, 0.0, 0.5]);
/// ```
pub fn within(x: f64, low: f64, high: f64) -> f64 {
    if x < low {
        low
    } else if x > high {
        high
    } else {
        x
    }
}

/// Two to the power of `x`, for what is heard and felt: unlike [`f64::exp2`] without a table that would be a hundredth of the widget,
/// and right to fifteen digits only.
///
/// ```
/// assert!((report_charts::number::exp2(3.0) - 8.0).abs() < 1e-14);
/// ```
pub fn exp2(x: f64) -> f64 {
    (x * std::f64::consts::LN_2).exp()
}

/// The text that JavaScript's `String(x)` gives: the shortest decimal that reads back as `x`.
///
/// ```
/// assert_eq!(report_charts::number::to_js(0.1 + 0.2), "0.30000000000000004");
/// assert_eq!(report_charts::number::to_js(1e21), "1e+21");
/// ```
pub fn to_js(x: f64) -> String {
    let mut out = String::new();
    push(&mut out, x);
    out
}

/// Appends what [`to_js`] gives.
pub fn push(out: &mut String, x: f64) {
    if !x.is_finite() {
        out.push_str(if x.is_nan() {
            "NaN"
        } else if x < 0.0 {
            "-Infinity"
        } else {
            "Infinity"
        });
        return;
    }
    if x < 0.0 {
        out.push('-');
    }
    decimal::Decimal::shortest(x.abs()).push_shortest(out);
}

/// Appends an integer.
pub fn push_integer(out: &mut String, n: i64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = n.unsigned_abs();
    loop {
        at -= 1;
        if let Some(digit) = digits.get_mut(at) {
            *digit = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if n < 0 {
        out.push('-');
    }
    for &digit in digits.iter().skip(at) {
        out.push(digit as char);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_reads_back(bits: u64) {
            let x = f64::from_bits(bits);
            if x.is_finite() {
                prop_assert_eq!(parse_js(&to_js(x)), x);
                // The standard library agrees on both ways.
                prop_assert_eq!(to_js(x).parse::<f64>().unwrap(), x);
                prop_assert_eq!(parse_js(&format!("{x:e}")), x);
            }
        }

        #[test]
        fn reading_rounds_as_the_standard_library_does(digits in "[0-9]{1,40}", point in 0usize..40, power in -340i32..320) {
            let mut text = digits;
            text.insert(point.min(text.len()), '.');
            if text != "." {
                let text = format!("{text}e{power}");
                prop_assert_eq!(parse_js(&text), text.parse::<f64>().unwrap(), "{}", text);
            }
        }

        #[test]
        fn no_pattern_and_no_number_is_too_strange(pattern in ".{0,12}", parts in "[<>=^ 0-9,.~$#(+efgrs%pbodxXnc-]{0,12}", bits: u64) {
            for pattern in [pattern, parts] {
                if let Some(format) = Format::parse(&pattern) {
                    format.apply(f64::from_bits(bits));
                    Formatter::float(Some(format.clone())).apply(f64::from_bits(bits));
                    Formatter::span(0.0, f64::from_bits(bits), 1.0, Some(format)).apply(1.0);
                }
            }
        }
    }
}
