//! Formatters whose precision comes from the numbers they will write: axis labels and log labels, as in vega-format.

use super::decimal::Decimal;
use super::format::{Format, Kind};
use super::notation::{drop_zeros, prefix, prefix_power};

/// A format with what surrounds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Formatter {
    /// The notation.
    pub format: Format,
    /// What numbers are multiplied by first.
    factor: f64,
    /// What follows the digits.
    suffix: &'static str,
    /// Zeros at the end of the fraction are dropped.
    trim: bool,
}

impl Formatter {
    /// A format as it is.
    pub fn plain(format: Format) -> Self {
        Self { format, factor: 1.0, suffix: "", trim: false }
    }

    /// For labels of an axis from `start` to `stop` with a tick each `step`: a precision that tells neighbours apart.
    /// Without a specifier it is `,f`.
    pub fn span(start: f64, stop: f64, step: f64, specifier: Option<Format>) -> Self {
        let mut format = specifier.unwrap_or(Format { comma: true, kind: Kind::Fixed, ..Format::default() });
        let value = start.abs().max(stop.abs());
        if format.precision.is_some() {
            return Self::plain(format);
        }
        match format.kind {
            Kind::Si => {
                format.precision = precision_prefix(step, value);
                return Self::prefixed(format, value);
            }
            Kind::None | Kind::Exponent | Kind::General | Kind::PercentRounded | Kind::Rounded => {
                let less = i32::from(format.kind == Kind::Exponent);
                format.precision = precision_round(step, value).map(|precision| precision - less);
            }
            Kind::Fixed => format.precision = precision_fixed(step),
            Kind::Percent => format.precision = precision_fixed(step).map(|precision| (precision - 2).max(0)),
            Kind::Binary
            | Kind::Character
            | Kind::Integer
            | Kind::Grouped
            | Kind::Octal
            | Kind::Hex
            | Kind::HexUpper
            | Kind::Unknown => {}
        }
        Self::plain(format)
    }

    /// For numbers of very different size: 12 digits, trimmed. Without a specifier, or with an empty one,
    /// numbers are grouped.
    pub fn float(specifier: Option<Format>) -> Self {
        let plain = Format::default();
        let mut format = specifier.filter(|format| *format != plain).unwrap_or(Format { comma: true, ..plain });
        let trim = format.precision.is_none();
        if trim {
            format.precision = Some(match format.kind {
                Kind::Percent => 10,
                Kind::Exponent => 11,
                _ => 12,
            });
        }
        Self { trim, ..Self::plain(format) }
    }

    /// With the SI prefix that suits `value`.
    pub fn prefixed(format: Format, value: f64) -> Self {
        let format = Format { kind: Kind::Fixed, ..format };
        match exponent(value).map(prefix_power) {
            Some(power) => Self { factor: power_of_ten(-3 * power), suffix: prefix(power), ..Self::plain(format) },
            None => Self { factor: f64::NAN, ..Self::plain(format) },
        }
    }

    /// The number as text.
    pub fn apply(&self, x: f64) -> String {
        let mut text = self.format.apply_with(self.factor * x, self.suffix);
        if self.trim {
            trim_zeros(&mut text);
        }
        text
    }
}

/// `10^power`, exact where it can be.
pub fn power_of_ten(power: i32) -> f64 {
    super::read::nearest(b"1", power + 1)
}

/// The decimal exponent of a number, if it has one.
fn exponent(x: f64) -> Option<i32> {
    (x.is_finite() && x != 0.0).then(|| Decimal::shortest(x.abs()).exponent())
}

/// Digits after the point that tell multiples of `step` apart.
pub fn precision_fixed(step: f64) -> Option<i32> {
    exponent(step).map(|exponent| (-exponent).max(0))
}

/// The same for numbers written with the SI prefix of `value`.
pub fn precision_prefix(step: f64, value: f64) -> Option<i32> {
    Some((prefix_power(exponent(value)?) * 3 - exponent(step)?).max(0))
}

/// Significant digits that tell multiples of `step` up to `max` apart.
pub fn precision_round(step: f64, max: f64) -> Option<i32> {
    let step = step.abs();
    Some((exponent(max.abs() - step)? - exponent(step)?).max(0) + 1)
}

/// Drops zeros between the last digit of the fraction and an exponent or suffix.
fn trim_zeros(text: &mut String) {
    let Some(point) = text.find('.') else { return };
    let end = match text.rfind('e') {
        Some(end) if end > 0 => end,
        _ => text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |last| last + 1),
    };
    if end > point {
        drop_zeros(text, point, end);
    }
}
