//! d3-format: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.

use super::notation::{body, group, is_zero, trim_zeros};

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`: behind the number.
    Left,
    /// `>`: before the number.
    Right,
    /// `^`: on both sides.
    Center,
    /// `=`: between the sign and the digits.
    Sign,
}

/// How the sign is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `-`: a minus for negative numbers.
    Minus,
    /// `+`: a plus for the others.
    Plus,
    /// `(`: negative numbers in parentheses.
    Parentheses,
    /// A space for the others.
    Space,
}

/// A currency or radix symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// No symbol.
    None,
    /// `$`.
    Currency,
    /// `#`: `0b`, `0o`, `0x`.
    Radix,
}

/// The notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No type: 12 significant digits, trimmed.
    None,
    /// `%`: times 100, fixed.
    Percent,
    /// `b`.
    Binary,
    /// `c`.
    Character,
    /// `d`: rounded to an integer.
    Integer,
    /// `e`.
    Exponent,
    /// `f`.
    Fixed,
    /// `g`: positional or exponential.
    General,
    /// `n`: `g` with grouping.
    Grouped,
    /// `o`.
    Octal,
    /// `p`: times 100, rounded to significant digits.
    PercentRounded,
    /// `r`: rounded to significant digits.
    Rounded,
    /// `s`: with an SI prefix.
    Si,
    /// `x`.
    Hex,
    /// `X`.
    HexUpper,
    /// A letter without meaning, treated as no type.
    Unknown,
}

/// A parsed specifier.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    /// What padding is made of.
    pub fill: char,
    /// Where the padding goes.
    pub align: Align,
    /// How the sign is written.
    pub sign: Sign,
    /// Currency or radix.
    pub symbol: Symbol,
    /// Zeros as padding.
    pub zero: bool,
    /// The least number of characters.
    pub width: Option<usize>,
    /// Thousands are grouped.
    pub comma: bool,
    /// Digits after the point, or significant digits.
    pub precision: Option<i32>,
    /// Zeros at the end are dropped.
    pub trim: bool,
    /// The notation.
    pub kind: Kind,
}

/// The widest field accepted; wider ones are cut to this.
const MAX_WIDTH: usize = 1000;

impl Default for Format {
    /// The empty specifier: 12 significant digits, trimmed.
    fn default() -> Self {
        Self {
            fill: ' ',
            align: Align::Right,
            sign: Sign::Minus,
            symbol: Symbol::None,
            zero: false,
            width: None,
            comma: false,
            precision: None,
            trim: false,
            kind: Kind::None,
        }
    }
}

impl Format {
    /// Reads a specifier; nothing if d3 would refuse it.
    pub fn parse(specifier: &str) -> Option<Self> {
        let mut format = Self::default();
        let mut rest = specifier;
        let mut chars = specifier.chars();
        let (first, second) = (chars.next(), chars.next());
        if let (Some(fill), Some(align)) = (first.filter(|&c| c != '\n'), second.and_then(align)) {
            (format.fill, format.align) = (fill, align);
            rest = chars.as_str();
        } else if let Some(align) = first.and_then(align) {
            format.align = align;
            rest = rest.get(1..)?;
        }
        let mut take = |accept: &dyn Fn(char) -> bool| {
            let c = rest.chars().next().filter(|&c| accept(c))?;
            rest = rest.get(c.len_utf8()..)?;
            Some(c)
        };
        match take(&|c| "+-( ".contains(c)) {
            Some('+') => format.sign = Sign::Plus,
            Some('(') => format.sign = Sign::Parentheses,
            Some(' ') => format.sign = Sign::Space,
            _ => {}
        }
        match take(&|c| c == '$' || c == '#') {
            Some('$') => format.symbol = Symbol::Currency,
            Some(_) => format.symbol = Symbol::Radix,
            None => {}
        }
        format.zero = take(&|c| c == '0').is_some();
        while let Some(digit) = take(&|c| c.is_ascii_digit()).and_then(|c| c.to_digit(10)) {
            format.width = Some((format.width.unwrap_or(0) * 10 + digit as usize).min(MAX_WIDTH));
        }
        format.comma = take(&|c| c == ',').is_some();
        if take(&|c| c == '.').is_some() {
            while let Some(digit) = take(&|c| c.is_ascii_digit()).and_then(|c| c.to_digit(10)) {
                format.precision = Some((format.precision.unwrap_or(0) * 10 + digit as i32).min(100));
            }
            format.precision?;
        }
        format.trim = take(&|c| c == '~').is_some();
        if let Some(letter) = take(&|c| c.is_ascii_alphabetic() || c == '%') {
            format.kind = kind(letter);
        }
        rest.is_empty().then_some(format)
    }

    /// The number as text.
    ///
    /// ```
    /// let format = report_charts::number::Format::parse("$,.2f").unwrap();
    /// assert_eq!(format.apply(-1234.5), "−$1,234.50");
    /// ```
    pub fn apply(&self, value: f64) -> String {
        self.apply_with(value, "")
    }

    /// [`Format::apply`] with a text behind the digits.
    pub(super) fn apply_with(&self, value: f64, unit: &str) -> String {
        let notation = self.notation();
        let mut parts = Parts::default();
        let mut negative = false;
        if notation.kind == Kind::Character {
            super::push(&mut parts.suffix, value);
        } else {
            negative = self.write_digits(value, &notation, &mut parts);
        }
        match (self.symbol, notation.kind) {
            (Symbol::Currency, _) => parts.prefix.push('$'),
            (Symbol::Radix, Kind::Binary) => parts.prefix.push_str("0b"),
            (Symbol::Radix, Kind::Octal) => parts.prefix.push_str("0o"),
            (Symbol::Radix, Kind::Hex | Kind::HexUpper) => parts.prefix.push_str("0x"),
            _ => {}
        }
        if self.symbol != Symbol::Currency && matches!(notation.kind, Kind::Percent | Kind::PercentRounded) {
            parts.suffix.push('%');
        }
        parts.suffix.push_str(unit);
        if negative && self.sign == Sign::Parentheses {
            parts.suffix.push(')');
        }
        self.padded(parts, notation.comma)
    }

    /// The notation as it is written: some types are short for others, and every type has a precision of its own.
    fn notation(&self) -> Notation {
        let (kind, comma, precision, trim) = match self.kind {
            Kind::Grouped => (Kind::General, true, self.precision, self.trim),
            Kind::None | Kind::Unknown => (Kind::General, self.comma, self.precision.or(Some(12)), true),
            kind => (kind, self.comma, self.precision, self.trim),
        };
        let (least, most) = match kind {
            Kind::General | Kind::PercentRounded | Kind::Rounded | Kind::Si => (1, 21),
            _ => (0, 20),
        };
        Notation { kind, comma, precision: precision.map_or(6, |precision| precision.clamp(least, most)), trim }
    }

    /// The digits with their sign and what follows them; whether a sign says that the number is negative.
    fn write_digits(&self, value: f64, notation: &Notation, parts: &mut Parts) -> bool {
        let mut si = "";
        parts.digits = if value.is_nan() {
            "NaN".to_owned()
        } else {
            body(notation.kind, value.abs(), notation.precision, &mut si)
        };
        let digits = &mut parts.digits;
        if notation.trim {
            trim_zeros(digits);
        }
        let below_zero = value.is_sign_negative() && !value.is_nan();
        let negative = below_zero && !(is_zero(digits) && self.sign != Sign::Plus);
        match (negative, self.sign) {
            (true, Sign::Parentheses) => parts.prefix.push('('),
            (true, _) => parts.prefix.push('−'),
            (false, Sign::Plus) => parts.prefix.push('+'),
            (false, Sign::Space) => parts.prefix.push(' '),
            (false, _) => {}
        }
        if takes_suffix(notation.kind) {
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            parts.suffix.push_str(digits.get(end..).unwrap_or(""));
            digits.truncate(end);
        }
        parts.suffix.push_str(si);
        negative
    }

    /// The parts in one text of the width that is asked for.
    fn padded(&self, parts: Parts, comma: bool) -> String {
        let Parts { prefix, mut digits, suffix } = parts;
        let zero = self.zero || self.fill == '0' && self.align == Align::Sign;
        let (fill, align) = if zero { ('0', Align::Sign) } else { (self.fill, self.align) };
        if comma && !zero {
            digits = group(&digits, usize::MAX);
        }
        let length = prefix.chars().count() + digits.chars().count() + suffix.chars().count();
        let mut padding = self.width.unwrap_or(0).saturating_sub(length);
        if comma && zero {
            let width =
                if padding > 0 { self.width.unwrap_or(0).saturating_sub(suffix.chars().count()) } else { usize::MAX };
            digits.insert_str(0, &"0".repeat(padding));
            digits = group(&digits, width);
            padding = 0;
        }
        let (outer, inner, after) = match align {
            Align::Left => (0, 0, padding),
            Align::Right => (padding, 0, 0),
            Align::Center => (padding / 2, 0, padding - padding / 2),
            Align::Sign => (0, padding, 0),
        };
        let mut out = String::new();
        let pad = |out: &mut String, count: usize| (0..count).for_each(|_| out.push(fill));
        pad(&mut out, outer);
        out.push_str(&prefix);
        pad(&mut out, inner);
        out.push_str(&digits);
        out.push_str(&suffix);
        pad(&mut out, after);
        out
    }
}

/// What of a specifier says how digits are written.
struct Notation {
    kind: Kind,
    comma: bool,
    precision: i32,
    trim: bool,
}

/// A number as it is put together.
#[derive(Default)]
struct Parts {
    /// Sign and symbol.
    prefix: String,
    /// What is grouped and padded with zeros.
    digits: String,
    /// What follows the last digit before the point.
    suffix: String,
}

fn align(c: char) -> Option<Align> {
    Some(match c {
        '<' => Align::Left,
        '>' => Align::Right,
        '^' => Align::Center,
        '=' => Align::Sign,
        _ => return None,
    })
}

fn kind(letter: char) -> Kind {
    match letter {
        '%' => Kind::Percent,
        'b' => Kind::Binary,
        'c' => Kind::Character,
        'd' => Kind::Integer,
        'e' => Kind::Exponent,
        'f' => Kind::Fixed,
        'g' => Kind::General,
        'n' => Kind::Grouped,
        'o' => Kind::Octal,
        'p' => Kind::PercentRounded,
        'r' => Kind::Rounded,
        's' => Kind::Si,
        'x' => Kind::Hex,
        'X' => Kind::HexUpper,
        _ => Kind::Unknown,
    }
}

fn takes_suffix(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Integer
            | Kind::Exponent
            | Kind::Fixed
            | Kind::General
            | Kind::PercentRounded
            | Kind::Rounded
            | Kind::Si
            | Kind::Percent
    )
}
