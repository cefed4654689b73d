//! The operators, with JavaScript's coercions.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::data::Value;
use crate::text::joined;
use crate::time::Zone;

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    Plus,
    Minus,
    Not,
    BitNot,
}

/// An operator with two operands; `&&` and `||` are jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    Same,
    NotSame,
    In,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
}

/// `operator value`.
pub fn unary(operator: Unary, value: &Value) -> Value {
    match operator {
        Unary::Plus => Value::Number(value.to_number()),
        Unary::Minus => Value::Number(-value.to_number()),
        Unary::Not => Value::Bool(!value.is_truthy()),
        Unary::BitNot => Value::Number(f64::from(!to_int32(value.to_number()))),
    }
}

/// `a operator b`.
pub fn binary(operator: Binary, a: &Value, b: &Value, zone: Zone) -> Value {
    if let (Value::Number(a), Value::Number(b)) = (a, b) {
        return on_numbers(operator, *a, *b);
    }
    match operator {
        Binary::Add => add(a, b, zone),
        Binary::Less => Value::Bool(a.order(b) == Some(Ordering::Less)),
        Binary::LessEqual => Value::Bool(matches!(a.order(b), Some(Ordering::Less | Ordering::Equal))),
        Binary::Greater => Value::Bool(a.order(b) == Some(Ordering::Greater)),
        Binary::GreaterEqual => Value::Bool(matches!(a.order(b), Some(Ordering::Greater | Ordering::Equal))),
        Binary::Equal => Value::Bool(loosely_equal(a, b, zone)),
        Binary::NotEqual => Value::Bool(!loosely_equal(a, b, zone)),
        Binary::Same => Value::Bool(a.is(b)),
        Binary::NotSame => Value::Bool(!a.is(b)),
        Binary::In => Value::Bool(has(b, &to_text(a, zone))),
        Binary::Subtract
        | Binary::Multiply
        | Binary::Divide
        | Binary::Remainder
        | Binary::BitAnd
        | Binary::BitOr
        | Binary::BitXor
        | Binary::ShiftLeft
        | Binary::ShiftRight
        | Binary::ShiftRightUnsigned => on_numbers(operator, a.to_number(), b.to_number()),
    }
}

fn on_numbers(operator: Binary, a: f64, b: f64) -> Value {
    match operator {
        Binary::Add => Value::Number(a + b),
        Binary::Subtract => Value::Number(a - b),
        Binary::Multiply => Value::Number(a * b),
        Binary::Divide => Value::Number(a / b),
        Binary::Remainder => Value::Number(a % b),
        Binary::Less => Value::Bool(a < b),
        Binary::LessEqual => Value::Bool(a <= b),
        Binary::Greater => Value::Bool(a > b),
        Binary::GreaterEqual => Value::Bool(a >= b),
        Binary::Equal | Binary::Same => Value::Bool(a == b),
        Binary::NotEqual | Binary::NotSame => Value::Bool(a != b),
        Binary::In => Value::Bool(false),
        Binary::BitAnd => Value::Number(f64::from(to_int32(a) & to_int32(b))),
        Binary::BitOr => Value::Number(f64::from(to_int32(a) | to_int32(b))),
        Binary::BitXor => Value::Number(f64::from(to_int32(a) ^ to_int32(b))),
        Binary::ShiftLeft => Value::Number(f64::from(to_int32(a).wrapping_shl(to_int32(b) as u32))),
        Binary::ShiftRight => Value::Number(f64::from(to_int32(a).wrapping_shr(to_int32(b) as u32))),
        Binary::ShiftRightUnsigned => Value::Number(f64::from((to_int32(a) as u32).wrapping_shr(to_int32(b) as u32))),
    }
}

/// JavaScript's `ToInt32`.
fn to_int32(number: f64) -> i32 {
    const MODULUS: f64 = 4_294_967_296.0;
    if !number.is_finite() {
        return 0;
    }
    number.trunc().rem_euclid(MODULUS) as u32 as i32
}

fn add(a: &Value, b: &Value, zone: Zone) -> Value {
    let as_text = |value: &Value| matches!(value, Value::Text(_) | Value::Time(_) | Value::List(_) | Value::Object(_));
    if as_text(a) || as_text(b) {
        return Value::Text(Rc::from([&*to_text(a, zone), &*to_text(b, zone)].concat()));
    }
    Value::Number(a.to_number() + b.to_number())
}

/// `String(value)`, with a time as JavaScript writes a `Date`.
pub fn to_text(value: &Value, zone: Zone) -> Rc<str> {
    match value {
        Value::Time(time) => Rc::from(crate::expression::dates::to_text(*time, zone)),
        Value::List(items) => {
            let texts: Vec<Rc<str>> =
                items.iter().map(|item| if item.is_nothing() { Rc::from("") } else { to_text(item, zone) }).collect();
            Rc::from(joined(&texts, ","))
        }
        other => other.to_text(),
    }
}

fn loosely_equal(a: &Value, b: &Value, zone: Zone) -> bool {
    if a.is_nothing() || b.is_nothing() {
        return a.is_nothing() && b.is_nothing();
    }
    if std::mem::discriminant(a) == std::mem::discriminant(b) {
        return a.is(b);
    }
    let compound = |value: &Value| matches!(value, Value::Time(_) | Value::List(_) | Value::Object(_));
    match (compound(a), compound(b)) {
        (true, true) => false,
        (true, false) => loosely_equal(&Value::Text(to_text(a, zone)), b, zone),
        (false, true) => loosely_equal(a, &Value::Text(to_text(b, zone)), zone),
        (false, false) => a.to_number() == b.to_number(),
    }
}

fn has(holder: &Value, key: &str) -> bool {
    match holder {
        Value::Object(members) => members.iter().any(|(name, _)| &**name == key),
        Value::List(items) => key == "length" || key.parse().is_ok_and(|at: usize| at < items.len()),
        _ => false,
    }
}
