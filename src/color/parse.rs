//! CSS colour notation.

use super::{Color, named::named, space::hsl_to_rgb};

pub(super) fn parse(text: &str) -> Option<Color> {
    let text = text.trim().to_ascii_lowercase();
    if let Some(digits) = text.strip_prefix('#') {
        return hex(digits);
    }
    if let Some((function, rest)) = text.split_once('(') {
        return call(function.trim(), rest.strip_suffix(')')?);
    }
    if text == "transparent" { Some(Color::TRANSPARENT) } else { named(&text) }
}

fn hex(digits: &str) -> Option<Color> {
    let mut nibbles = Vec::with_capacity(8);
    for c in digits.chars() {
        nibbles.push(c.to_digit(16)? as u8);
    }
    let channels: Vec<u8> = match nibbles.len() {
        3 | 4 => nibbles.iter().map(|nibble| nibble * 17).collect(),
        6 | 8 => nibbles.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, nibble| sum << 4 | nibble)).collect(),
        _ => return None,
    };
    match *channels.as_slice() {
        [red, green, blue] => Some(Color::rgb(red, green, blue)),
        [red, green, blue, alpha] => Some(Color { rgb: [red, green, blue], opacity: f64::from(alpha) / 255.0 }),
        _ => None,
    }
}

/// One argument of a colour function.
struct Argument {
    value: f64,
    percent: bool,
}

fn call(function: &str, arguments: &str) -> Option<Color> {
    let mut found = Vec::new();
    for argument in arguments.split([',', '/', ' ', '\t']).filter(|argument| !argument.is_empty()) {
        let (sign, unsigned) = match argument.strip_prefix('-') {
            Some(rest) => (-1.0, rest),
            None => (1.0, argument.strip_prefix('+').unwrap_or(argument)),
        };
        let (value, length) = read_prefix(unsigned)?;
        let unit = unsigned.get(length..)?;
        if !matches!(unit, "" | "%" | "deg") {
            return None;
        }
        found.push(Argument { value: sign * value, percent: unit == "%" });
    }
    let opacity = match found.get(3) {
        Some(alpha) if alpha.percent => alpha.value / 100.0,
        Some(alpha) => alpha.value,
        None => 1.0,
    };
    let [first, second, third, ..] = found.as_slice() else { return None };
    if found.len() > 4 {
        return None;
    }
    let channels = match function {
        "rgb" | "rgba" => [first, second, third]
            .map(|argument| if argument.percent { argument.value * 255.0 / 100.0 } else { argument.value }),
        "hsl" | "hsla" if second.percent && third.percent => {
            hsl_to_rgb([first.value, second.value.max(0.0) / 100.0, third.value / 100.0])
        }
        _ => return None,
    };
    Some(Color { rgb: channels.map(super::space::channel), opacity: opacity.clamp(0.0, 1.0) })
}

/// An unsigned decimal at the start of `text`, and its length; exact enough for a colour.
fn read_prefix(text: &str) -> Option<(f64, usize)> {
    let (mut value, mut unit, mut length, mut digits) = (0.0, 1.0, 0, 0);
    let mut fraction = false;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                unit *= if fraction { 10.0 } else { 1.0 };
                digits += 1;
            }
            b'.' if !fraction => fraction = true,
            _ => break,
        }
        length += 1;
    }
    (digits > 0).then_some((value / unit, length))
}
