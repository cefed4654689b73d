//! Functions over texts. Positions and lengths count UTF-16 code units, as in JavaScript.

use std::rc::Rc;

use super::functions::Call;
use crate::color::{self, Color, Space};
use crate::data::{Gather, Value};
use crate::number;

/// The code units of a text.
pub fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// A text of code units; halves of surrogate pairs become replacement characters.
pub fn from_units(units: &[u16]) -> Value {
    Value::Text(Rc::from(String::from_utf16_lossy(units)))
}

fn is_blank(value: &Value) -> bool {
    value.is_nothing() || matches!(value, Value::Text(text) if text.is_empty())
}

pub fn to_number(call: &Call) -> Value {
    if is_blank(call.value(0)) { Value::Null } else { Value::Number(call.number(0)) }
}

pub fn to_string(call: &Call) -> Value {
    if is_blank(call.value(0)) { Value::Null } else { Value::Text(call.text(0)) }
}

pub fn to_boolean(call: &Call) -> Value {
    let value = call.value(0);
    if is_blank(value) {
        return Value::Null;
    }
    let false_text = matches!(value, Value::Text(text) if matches!(&**text, "false" | "0"));
    Value::Bool(value.is_truthy() && !false_text)
}

pub fn format(call: &Call) -> Value {
    let value = call.value(0);
    if *value == Value::Null {
        return Value::text("null");
    }
    let specifier = call.text(1);
    number::Format::parse(&specifier).map_or(Value::Missing, |format| Value::text(&format.apply(value.to_number())))
}

pub fn pad(call: &mut Call) -> Value {
    let text = units(&call.text(0));
    let wanted = call.number(1);
    let filler = if call.value(2).is_truthy() { units(&call.text(2)) } else { vec![0x20] };
    let missing = wanted - text.len() as f64;
    if missing <= 0.0 || missing.is_nan() || !call.afford((missing as usize).saturating_mul(filler.len().max(1))) {
        return from_units(&text);
    }
    let repeat = |count: f64| filler.repeat(count.max(0.0) as usize);
    let align = call.text(3);
    let padded = match &*align {
        "left" => [repeat(missing), text].concat(),
        "center" => [repeat((missing / 2.0).trunc()), text, repeat((missing / 2.0).ceil())].concat(),
        _ => [text, repeat(missing)].concat(),
    };
    from_units(&padded)
}

pub fn truncate(call: &Call) -> Value {
    let text = units(&call.text(0));
    let length = call.number(1);
    let ellipsis = if call.value(3).is_nothing() { vec![0x2026] } else { units(&call.text(3)) };
    if text.len() as f64 <= length {
        return from_units(&text);
    }
    let kept = (length - ellipsis.len() as f64).max(0.0);
    let kept = if kept.is_nan() { 0 } else { kept as usize }.min(text.len());
    let first = |count: usize| text.get(..count).unwrap_or_default();
    let last = |count: usize| text.get(text.len() - count.min(text.len())..).unwrap_or_default();
    let align = call.text(2);
    let shortened = match &*align {
        "left" => [&ellipsis[..], last(kept)].concat(),
        "center" => [first(kept.div_ceil(2)), &ellipsis[..], last(kept / 2)].concat(),
        _ => [first(kept), &ellipsis[..]].concat(),
    };
    from_units(&shortened)
}

pub fn parse_float(call: &Call) -> Value {
    let text = call.text(0);
    Value::Number(number_prefix(text.trim_start()))
}

/// The number at the beginning of a text; NaN where there is none.
fn number_prefix(text: &str) -> f64 {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    if text.get(sign..).is_some_and(|rest| rest.starts_with("Infinity")) {
        return if bytes.first() == Some(&b'-') { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let whole = digits(sign);
    let mut end = sign + whole;
    let mut some = whole > 0;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        some |= fraction > 0;
        end += 1 + fraction;
    }
    if !some {
        return f64::NAN;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let signed = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let power = digits(end + 1 + signed);
        if power > 0 {
            end += 1 + signed + power;
        }
    }
    number::parse_js(text.get(..end).unwrap_or_default())
}

pub fn parse_int(call: &Call) -> Value {
    let text = call.text(0);
    let text = text.trim_start();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let given = call.number_given(1).filter(|radix| *radix != 0.0 && !radix.is_nan());
    let hexadecimal = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let (radix, text) = match (given, hexadecimal) {
        (None, Some(rest)) => (16, rest),
        (Some(16.0), Some(rest)) => (16, rest),
        (None, None) => (10, text),
        (Some(radix), _) => (radix as i64, text),
    };
    let Some(radix) = u32::try_from(radix).ok().filter(|radix| (2..=36).contains(radix)) else {
        return Value::Number(f64::NAN);
    };
    let count = text.chars().take_while(|c| c.is_digit(radix)).count();
    if count == 0 {
        return Value::Number(f64::NAN);
    }
    let digits = text.get(..count).unwrap_or_default();
    if radix == 10 {
        return Value::Number(sign * number::parse_js(digits));
    }
    let digit = |sum: f64, c: char| sum * f64::from(radix) + f64::from(c.to_digit(radix).unwrap_or(0));
    Value::Number(sign * digits.chars().fold(0.0, digit))
}

/// Replaces the first occurrence of a text; `$$` and `$&` in the replacement mean what they mean in JavaScript.
pub fn replace(call: &mut Call) -> Value {
    let (text, pattern, written) = (call.text(0), call.text(1), call.text(2));
    if !matches!(call.value(1), Value::Text(_)) {
        return Value::Missing;
    }
    let Some(at) = text.find(&*pattern) else {
        return Value::Text(text);
    };
    let (before, rest) = text.split_at(at);
    let after = rest.get(pattern.len()..).unwrap_or_default();
    let mut out = String::from(before);
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        let special = if c == '$' { chars.next_if(|next| matches!(next, '$' | '&' | '`' | '\'')) } else { None };
        let piece = match special {
            Some('$') => "$",
            Some('&') => &pattern,
            Some('`') => before,
            Some('\'') => after,
            _ => {
                out.push(c);
                continue;
            }
        };
        if !call.afford(piece.len()) {
            return Value::Missing;
        }
        out.push_str(piece);
    }
    out.push_str(after);
    Value::text(&out)
}

pub fn split(call: &mut Call) -> Value {
    let text = call.text(0);
    let most = call.number_given(2).map_or(usize::MAX, |most| most.max(0.0) as usize);
    let parts: Vec<Value> = if *call.value(1) == Value::Missing {
        vec![Value::Text(text)]
    } else {
        let separator = call.text(1);
        if separator.is_empty() {
            units(&text).chunks(1).take(most).map(from_units).collect()
        } else {
            text.split(&*separator).take(most).map(Value::text).gather()
        }
    };
    if call.afford(parts.len()) { Value::List(parts.into()) } else { Value::Missing }
}

pub fn substring(call: &Call) -> Value {
    let text = units(&call.text(0));
    let length = text.len() as f64;
    let bound = |at: f64| if at.is_nan() { 0.0 } else { number::within(at, 0.0, length) };
    let a = bound(call.number(1)) as usize;
    let b = call.number_given(2).map_or(length, bound) as usize;
    from_units(text.get(a.min(b)..a.max(b)).unwrap_or_default())
}

/// The colour with these coordinates, or the one that a text names, as `rgb(r, g, b)`.
pub fn color_in(space: Space, call: &Call) -> Value {
    let color = match call.values() {
        [_] => Color::parse(&call.text(0)).unwrap_or(Color::rgb(0, 0, 0)),
        _ => {
            let opacity = call.number_given(3).unwrap_or(1.0);
            Color::in_space(space, [call.number(0), call.number(1), call.number(2)], opacity)
        }
    };
    let opaque = color.opacity >= 1.0;
    let mut text = if opaque { "rgb(" } else { "rgba(" }.to_owned();
    for (place, channel) in color.rgb.iter().enumerate() {
        text.push_str(if place > 0 { ", " } else { "" });
        text.push_str(&channel.to_string());
    }
    if !opaque {
        text.push_str(", ");
        text.push_str(&crate::number::to_js(color.opacity));
    }
    text.push(')');
    Value::text(&text)
}

/// A text as it may stand in an address.
pub fn encode_uri_component(call: &mut Call) -> Value {
    let text = call.text(0);
    if !call.afford(3 * text.len()) {
        return Value::Missing;
    }
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
            continue;
        }
        encoded.push('%');
        for digit in [byte >> 4, byte & 15] {
            encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
        }
    }
    Value::text(&encoded)
}

pub fn luminance(call: &Call) -> Value {
    let color = Color::parse(&call.text(0));
    Value::Number(color.map_or(f64::NAN, color::luminance))
}

pub fn contrast(call: &Call) -> Value {
    match (Color::parse(&call.text(0)), Color::parse(&call.text(1))) {
        (Some(a), Some(b)) => Value::Number(color::contrast(a, b)),
        _ => Value::Number(f64::NAN),
    }
}
