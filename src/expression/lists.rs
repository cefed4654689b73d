//! Functions over lists; some take texts as well, as lists of UTF-16 code units.

use std::rc::Rc;

use super::functions::{Call, larger, smaller};
use super::operators;
use super::texts::{from_units, units};
use crate::data::{FieldPath, Value, stable_sort};
use crate::number;
use crate::text::joined;

/// The items of a list; none of anything else.
fn items(value: &Value) -> &[Value] {
    match value {
        Value::List(items) => items,
        _ => &[],
    }
}

fn first(value: &Value) -> Value {
    value.member("0")
}

/// The last item.
pub fn peek(value: &Value) -> Value {
    match value {
        Value::List(items) => items.last().cloned().unwrap_or_default(),
        Value::Text(text) => units(text).last().map_or(Value::Missing, |unit| from_units(&[*unit])),
        _ => Value::Missing,
    }
}

fn is_below(a: &Value, b: &Value) -> bool {
    a.order(b) == Some(std::cmp::Ordering::Less)
}

pub fn extent(call: &Call) -> Value {
    let mut ends: Option<(Value, Value)> = None;
    for value in items(call.value(0)) {
        let invalid = value.is_nothing() || matches!(value, Value::Number(number) if number.is_nan());
        if invalid {
            continue;
        }
        let (low, high) = ends.get_or_insert_with(|| (value.clone(), value.clone()));
        if is_below(value, low) {
            *low = value.clone();
        }
        if is_below(high, value) {
            *high = value.clone();
        }
    }
    let (low, high) = ends.unwrap_or_default();
    Value::List(Rc::from([low, high]))
}

pub fn span(call: &Call) -> Value {
    let list = call.value(0);
    let span = peek(list).to_number() - first(list).to_number();
    Value::Number(if span.is_nan() { 0.0 } else { span })
}

pub fn clamp_range(call: &Call) -> Value {
    let range = call.value(0);
    let (a, b) = (first(range).to_number(), range.member("1").to_number());
    let (low, high) = if b < a { (b, a) } else { (a, b) };
    let (least, most) = (call.number(1), call.number(2));
    let width = high - low;
    let pair = if width >= most - least {
        [call.value(1).clone(), call.value(2).clone()]
    } else {
        let low = smaller(larger(low, least), most - width);
        [Value::Number(low), Value::Number(low + width)]
    };
    Value::List(Rc::from(pair))
}

pub fn in_range(call: &Call) -> Value {
    let (value, range) = (call.value(0), call.value(1));
    let (a, b) = (first(range), peek(range));
    let (low, high) = if is_below(&b, &a) { (b, a) } else { (a, b) };
    let open = |at: usize| *call.value(at) != Value::Missing && !call.value(at).is_truthy();
    let within = |low: &Value, high: &Value, open: bool| match low.order(high) {
        Some(std::cmp::Ordering::Less) => true,
        Some(std::cmp::Ordering::Equal) => !open,
        _ => false,
    };
    Value::Bool(within(&low, value, open(2)) && within(value, &high, open(3)))
}

pub fn lerp(call: &Call) -> Value {
    let list = call.value(0);
    let (low, high, fraction) = (first(list), peek(list), call.number(1));
    if high == Value::Missing || fraction == 0.0 || fraction.is_nan() {
        return low;
    }
    if fraction == 1.0 {
        return high;
    }
    let span = Value::Number(fraction * (high.to_number() - low.to_number()));
    operators::binary(operators::Binary::Add, &low, &span, call.zone)
}

pub fn interpolate_linear(call: &Call) -> Value {
    let list = items(call.value(0));
    let fraction = call.number(1);
    let at = |index: usize| list.get(index).cloned().unwrap_or_default();
    if list.len() <= 1 || fraction <= 0.0 || fraction.is_nan() {
        return at(0);
    }
    if fraction >= 1.0 {
        return at(list.len() - 1);
    }
    let position = fraction * (list.len() - 1) as f64;
    let (index, rest) = (position.floor() as usize, position - position.floor());
    if rest == 0.0 {
        return at(index);
    }
    let (a, b) = (at(index).to_number(), at(index + 1).to_number());
    Value::Number(a + rest * (b - a))
}

pub fn flush(call: &Call) -> Value {
    let threshold = call.value(2);
    let centre = call.value(5).clone();
    if !threshold.is_truthy() && !threshold.is(&Value::Number(0.0)) {
        return centre;
    }
    let (range, value, threshold) = (call.value(0), call.number(1), threshold.to_number());
    let (mut a, mut b) = (first(range).to_number(), peek(range).to_number());
    if peek(range) == Value::Missing {
        return centre;
    }
    if b < a {
        (a, b) = (b, a);
    }
    let (left, right) = ((value - a).abs(), (b - value).abs());
    if left < right && left <= threshold {
        call.value(3).clone()
    } else if right <= threshold {
        call.value(4).clone()
    } else {
        centre
    }
}

/// A start or end position as JavaScript reads it: negative ones count from the end.
fn position(at: f64, length: usize) -> usize {
    let length = length as f64;
    let at = if at.is_nan() { 0.0 } else { at.trunc() };
    let at = if at < 0.0 { (length + at).max(0.0) } else { at.min(length) };
    at as usize
}

pub fn slice(call: &Call) -> Value {
    fn cut<T: Clone>(list: &[T], call: &Call) -> Vec<T> {
        let start = position(call.number_given(1).unwrap_or(0.0), list.len());
        let end = call.number_given(2).map_or(list.len(), |end| position(end, list.len()));
        list.get(start..end).unwrap_or_default().to_vec()
    }
    match call.value(0) {
        Value::List(items) => Value::List(cut(items, call).into()),
        Value::Text(text) => from_units(&cut(&units(text), call)),
        _ => Value::Missing,
    }
}

pub fn index_of(call: &Call) -> Value {
    let found = match call.value(0) {
        Value::List(items) => {
            let from = position(call.number_given(2).unwrap_or(0.0), items.len());
            let rest = items.get(from..).unwrap_or_default();
            rest.iter().position(|item| item.is(call.value(1))).map(|at| at + from)
        }
        Value::Text(text) => {
            let (text, wanted) = (units(text), units(&call.text(1)));
            let from = number::within(call.number_given(2).unwrap_or(0.0), 0.0, text.len() as f64) as usize;
            (from..=text.len()).find(|at| text.get(*at..).unwrap_or_default().starts_with(&wanted))
        }
        _ => return Value::Missing,
    };
    Value::Number(found.map_or(-1.0, |at| at as f64))
}

pub fn last_index_of(call: &Call) -> Value {
    let found = match call.value(0) {
        Value::List(items) => {
            let end = match call.number_given(2) {
                Some(from) if from < 0.0 => (items.len() as f64 + from.trunc() + 1.0).max(0.0) as usize,
                Some(from) => (from.trunc().max(0.0) as usize).saturating_add(1).min(items.len()),
                None => items.len(),
            };
            items.get(..end).unwrap_or_default().iter().rposition(|item| item.is(call.value(1)))
        }
        Value::Text(text) => {
            let (text, wanted) = (units(text), units(&call.text(1)));
            let last = call.number_given(2).filter(|from| !from.is_nan()).unwrap_or(f64::INFINITY);
            let last = number::within(last, 0.0, text.len() as f64) as usize;
            (0..=last).rev().find(|at| text.get(*at..).unwrap_or_default().starts_with(&wanted))
        }
        _ => return Value::Missing,
    };
    Value::Number(found.map_or(-1.0, |at| at as f64))
}

pub fn join(call: &mut Call) -> Value {
    let Value::List(items) = call.value(0).clone() else {
        return Value::Missing;
    };
    let separator = if *call.value(1) == Value::Missing { Rc::from(",") } else { call.text(1) };
    let zone = call.zone;
    if !call.afford(items.len() * separator.len()) {
        return Value::Missing;
    }
    let texts: Vec<Rc<str>> = items
        .iter()
        .map(|item| if item.is_nothing() { Rc::from("") } else { operators::to_text(item, zone) })
        .collect();
    Value::text(&joined(&texts, &separator))
}

pub fn reverse(call: &Call) -> Value {
    match call.value(0) {
        Value::List(items) => Value::List(items.iter().rev().cloned().collect()),
        _ => Value::Missing,
    }
}

pub fn sort(call: &Call) -> Value {
    let Value::List(items) = call.value(0) else {
        return Value::Missing;
    };
    let mut sorted: Vec<&Value> = items.iter().collect();
    stable_sort(&mut sorted, |a, b| a.compare(b));
    // JavaScript puts absent items last, whatever the comparison says.
    let (present, absent): (Vec<&Value>, Vec<&Value>) = sorted.into_iter().partition(|item| **item != Value::Missing);
    Value::List(present.into_iter().chain(absent).cloned().collect())
}

pub fn pluck(call: &Call) -> Value {
    let path = FieldPath::new(&call.text(1));
    let get =
        |value: &Value| path.inner().iter().fold(value.member(path.column()), |value, segment| value.member(segment));
    match call.value(0) {
        Value::List(items) => Value::List(items.iter().map(get).collect()),
        other => get(other),
    }
}

pub fn merge(call: &Call) -> Value {
    let mut merged: Vec<(Rc<str>, Value)> = Vec::new();
    for value in call.values() {
        let Value::Object(members) = value else { continue };
        for (name, value) in members.iter() {
            match merged.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = value.clone(),
                None => merged.push((name.clone(), value.clone())),
            }
        }
    }
    Value::Object(Rc::new(merged))
}

/// `sequence(stop)`, `sequence(start, stop)`, `sequence(start, stop, step)`, as d3's `range`.
pub fn sequence(call: &mut Call) -> Value {
    let (start, stop) = match call.number_given(1) {
        Some(stop) => (call.number(0), stop),
        None => (0.0, call.number(0)),
    };
    let step = call.number_given(2).unwrap_or(1.0);
    let count = ((stop - start) / step).ceil();
    let count = if count.is_nan() { 0.0 } else { count.clamp(0.0, 1e9) } as usize;
    if !call.afford(count) {
        return Value::Missing;
    }
    Value::List((0..count).map(|at| Value::Number(start + at as f64 * step)).collect())
}
