//! Objects against their tables.

use serde_json::{Map, Value as Json};

use super::scale::member;
use super::transform::predicate;
use super::{FromJson, Reader, value};
use crate::data::Gather;
use crate::diagnostic::spec as messages;
use crate::spec::held::{ByRow, Kept};
use crate::spec::properties::{Bag, Declaration, Values, is_named};
use crate::spec::support::{Member, Support, Table};

/// The members of an object, with a finding for each that the table does not support; none where it is no object.
pub fn object<'a>(json: &'a Json, table: &Table, r: &mut Reader) -> Option<&'a Map<String, Json>> {
    let Json::Object(members) = json else {
        r.mismatch(json, table.what);
        return None;
    };
    for (key, json) in members {
        check(key, json, table.members, table.what, r);
    }
    Some(members)
}

/// A finding where a member is not supported.
fn check(key: &str, json: &Json, table: &[Member], what: &str, r: &mut Reader) {
    if !others(key, json, table, r) && !r.is_full() {
        let names: Vec<&str> =
            table.iter().filter(|member| member.support == Support::Supported).map(|m| m.name).gather();
        unknown(key, names, what, r);
    }
}

/// A finding where a member is known and not supported; whether it is known.
fn others(key: &str, json: &Json, table: &[Member], r: &mut Reader) -> bool {
    let Some(member) = table.iter().find(|member| member.name == key) else {
        return false;
    };
    let up = r.enter(key);
    match member.support {
        Support::Supported | Support::Silent => {}
        Support::Ignored => r.note(messages::ignored(&r.path, member.name)),
        // What is empty or switched off asks for nothing.
        Support::Refused if is_nothing(json) => {}
        Support::Refused => r.unsupported(&["`", member.name, "`"].concat()),
    }
    r.leave(up);
    true
}

/// Whether a value asks for nothing.
pub fn is_nothing(json: &Json) -> bool {
    match json {
        Json::Null | Json::Bool(false) => true,
        Json::Array(items) => items.is_empty(),
        Json::Object(members) => members.is_empty(),
        Json::Bool(true) | Json::Number(_) | Json::String(_) => false,
    }
}

/// Says that nobody knows a property.
pub fn unknown(key: &str, known: Vec<&str>, what: &str, r: &mut Reader) {
    if key.starts_with("//") {
        return; // The usual way to write a comment.
    }
    let nearest = messages::nearest(key, &known).map(str::to_owned);
    let up = r.enter(key);
    r.note(messages::unknown_property(&r.path, key, what, nearest.as_deref()));
    r.leave(up);
}

/// Whether a bag has a property of this name.
pub fn has<T: Bag>(name: &str) -> bool {
    T::DECLARATION.properties.iter().any(|property| is_named(property.name, name))
}

/// Reads a bag of properties. The members `besides` are left to the caller.
pub fn bag<T: Bag>(json: &Json, what: &str, besides: &[&str], r: &mut Reader) -> Option<T> {
    values(json, T::DECLARATION, what, besides, r).map(T::of)
}

fn values(json: &Json, declared: &Declaration, what: &str, besides: &[&str], r: &mut Reader) -> Option<Values> {
    let Json::Object(members) = json else {
        r.mismatch(json, what);
        return None;
    };
    let mut values = Values::default();
    for (key, json) in members {
        if besides.contains(&key.as_str()) {
            continue;
        }
        if let Some(place) = declared.properties.iter().position(|property| is_named(property.name, key)) {
            let up = r.enter(key);
            match value::given(json, r) {
                Some(value::Given::Constant(json)) => put(&mut values, declared, place, &json, r),
                Some(value::Given::ByRow(expression)) if declared.by_row.contains(&key.as_str()) => {
                    values.set(place as u8, Some(ByRow(expression).keep()));
                }
                Some(value::Given::ByRow(_)) => value::refuse_by_row(r),
                None => {}
            }
            r.leave(up);
        } else if !others(key, json, declared.others, r) && !r.is_full() {
            unknown_in_bag(key, declared.properties.iter().map(|p| p.name), besides, what, r);
        }
    }
    Some(values)
}

/// Reads one property into a bag. A property of an axis may be `{"condition": …, "value": …}`.
fn put(values: &mut Values, declared: &Declaration, place: usize, json: &Json, r: &mut Reader) {
    let Some(property) = declared.properties.get(place) else { return };
    let read = |values: &mut Values, json: &Json, r: &mut Reader| {
        if let Some(value) = (property.read)(json, r) {
            values.set(place as u8, Some(value));
        }
    };
    let Some(conditions) = json.get("condition") else {
        return read(values, json, r);
    };
    let up = r.enter("condition");
    for condition in conditions.as_array().map_or(std::slice::from_ref(conditions), Vec::as_slice) {
        let Json::Object(members) = condition else {
            r.mismatch(condition, "an object with `test` and `value`");
            continue;
        };
        let mut then = Values::default();
        let plain = condition.get("value").or_else(|| condition.get("expr").map(|_| condition));
        if let Some(json) = plain.and_then(|json| value::constant(json, r)) {
            read(&mut then, &json, r);
        }
        match (member(members, "test", r, predicate), declared.conditions) {
            (Some(test), Some(conditions)) => values.add_condition(conditions, test, then),
            _ => r.unsupported("this condition"),
        }
    }
    r.leave(up);
    if let Some(plain) = json.get("value") {
        let up = r.enter("value");
        read(values, plain, r);
        r.leave(up);
    }
}

fn unknown_in_bag(key: &str, known: impl Iterator<Item = &'static str>, besides: &[&str], what: &str, r: &mut Reader) {
    let known: Vec<String> = known.map(camel).chain(besides.iter().map(|name| (*name).to_owned())).gather();
    unknown(key, known.iter().map(String::as_str).collect(), what, r);
}

fn camel(declared: &str) -> String {
    let mut out = String::with_capacity(declared.len());
    for part in declared.split('_') {
        let mut chars = part.chars();
        if let (false, Some(first)) = (out.is_empty(), chars.next()) {
            out.push(first.to_ascii_uppercase());
            out.push_str(chars.as_str());
        } else {
            out.push_str(part);
        }
    }
    out
}

/// Reads each item of a list; one value stands for a list of one.
pub fn each<T>(json: &Json, r: &mut Reader, mut read: impl FnMut(&Json, &mut Reader) -> Option<T>) -> Vec<T> {
    let mut values = Vec::new();
    visit(json, r, &mut |json, r| values.extend(read(json, r)));
    values
}

fn visit(json: &Json, r: &mut Reader, read: &mut dyn FnMut(&Json, &mut Reader)) {
    let Json::Array(items) = json else { return read(json, r) };
    for (index, item) in items.iter().enumerate() {
        let up = r.enter_item(index);
        read(item, r);
        r.leave(up);
    }
}

/// Reads a list.
pub fn list<T: FromJson>(json: &Json, r: &mut Reader) -> Option<Vec<T>> {
    if !json.is_array() {
        r.mismatch(json, "a list");
        return None;
    }
    Some(each(json, r, T::from_json))
}
