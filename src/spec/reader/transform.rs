//! Steps between data and encoding, and tests of rows.

use serde_json::{Map, Value as Json};

use super::channel::{aggregate, bin_params, impute_method, keyvals, time_unit};
use super::object::{each, object};
use super::scale::{member, values};
use super::{Reader, data, value};
use crate::data::{FieldPath, Value};
use crate::diagnostic::spec as messages;
use crate::spec::tables;
use crate::spec::{
    Aggregate, Aggregation, Frame, LookupFrom, Predicate, SortField, SortOrder, StackOffset, Test, Transform,
    WindowField, WindowOp,
};

/// The members that say which step it is, in the order in which Vega-Lite looks for them.
const KINDS: [&str; 19] = [
    "filter",
    "lookup",
    "bin",
    "timeUnit",
    "aggregate",
    "joinaggregate",
    "stack",
    "window",
    "calculate",
    "impute",
    "flatten",
    "fold",
    "pivot",
    "quantile",
    "sample",
    "density",
    "regression",
    "loess",
    "extent",
];

/// The steps that are not taken.
const UNSUPPORTED: [&str; 5] = ["sample", "density", "regression", "loess", "extent"];

/// Reads the steps.
pub fn transforms(json: &Json, r: &mut Reader) -> Vec<Transform> {
    if !json.is_array() {
        r.mismatch(json, "a list of steps");
        return Vec::new();
    }
    each(json, r, transform)
}

fn transform(json: &Json, r: &mut Reader) -> Option<Transform> {
    let kind = KINDS.into_iter().find(|kind| json.get(kind).is_some());
    if let Some(kind) = kind.filter(|kind| UNSUPPORTED.contains(kind)) {
        let up = r.enter(kind);
        r.unsupported(&["`", kind, "`"].concat());
        r.leave(up);
        return None;
    }
    let members = object(json, &tables::TRANSFORM, r)?;
    let Some(kind) = kind else {
        r.note(messages::no_step(&r.path));
        return None;
    };
    match kind {
        "filter" => member(members, "filter", r, predicate).map(Transform::Filter),
        "calculate" => {
            let as_field = required(members, "as", r)?;
            Some(Transform::Calculate { expression: r.get(members, "calculate")?, as_field })
        }
        "aggregate" => {
            Some(Transform::Aggregate { fields: aggregations(members, kind, r)?, groupby: fields(members, r) })
        }
        "joinaggregate" => {
            Some(Transform::JoinAggregate { fields: aggregations(members, kind, r)?, groupby: fields(members, r) })
        }
        "bin" => {
            let params = member(members, "bin", r, bin_params)?;
            Some(Transform::Bin { field: required(members, "field", r)?, params, as_fields: start_end(members, r)? })
        }
        "timeUnit" => {
            let unit = member(members, "timeUnit", r, time_unit)?;
            let as_field = names(members, r).into_iter().next().or_else(|| required(members, "as", r))?;
            Some(Transform::TimeUnit { field: required(members, "field", r)?, unit, as_field })
        }
        "fold" => {
            let as_fields = two(members, r, ["key", "value"]);
            Some(Transform::Fold { fields: r.get(members, "fold")?, as_fields })
        }
        "flatten" => Some(Transform::Flatten { fields: r.get(members, "flatten")?, as_fields: names(members, r) }),
        "window" => Some(Transform::Window {
            fields: window_fields(members, r),
            frame: member(members, "frame", r, frame),
            ignore_peers: r.get(members, "ignorePeers").unwrap_or_default(),
            groupby: fields(members, r),
            sort: sort_fields(members, r),
        }),
        "stack" => Some(Transform::Stack {
            field: r.get(members, "stack")?,
            groupby: fields(members, r),
            offset: r.get(members, "offset").unwrap_or(StackOffset::Zero),
            sort: sort_fields(members, r),
            as_fields: stack_ends(members, r)?,
        }),
        "impute" => Some(Transform::Impute {
            field: r.get(members, "impute")?,
            key: required(members, "key", r)?,
            keyvals: member(members, "keyvals", r, keyvals),
            groupby: fields(members, r),
            frame: member(members, "frame", r, frame),
            method: member(members, "method", r, impute_method).flatten(),
            value: r.get(members, "value").unwrap_or(Value::Null),
        }),
        "pivot" => Some(Transform::Pivot {
            field: r.get(members, "pivot")?,
            value: required(members, "value", r)?,
            groupby: fields(members, r),
            limit: r.get(members, "limit").unwrap_or_default(),
            op: member(members, "op", r, aggregate).unwrap_or(Aggregate::Sum),
        }),
        "lookup" => Some(Transform::Lookup {
            field: r.get(members, "lookup")?,
            from: member(members, "from", r, lookup_from)?,
            as_fields: names(members, r),
            default: r.get(members, "default").unwrap_or(Value::Null),
        }),
        "quantile" => {
            let as_fields = two(members, r, ["prob", "value"]);
            Some(Transform::Quantile {
                field: r.get(members, "quantile")?,
                groupby: fields(members, r),
                probs: r.get(members, "probs").unwrap_or_default(),
                step: r.get(members, "step").unwrap_or(0.01),
                as_fields,
            })
        }
        _ => None, // Refused by the table.
    }
}

/// A member that must be there.
fn required<T: super::FromJson>(members: &Map<String, Json>, key: &str, r: &mut Reader) -> Option<T> {
    if !members.contains_key(key) {
        r.note(messages::absent(&r.path, key, "the step"));
        return None;
    }
    r.get(members, key)
}

fn fields(members: &Map<String, Json>, r: &mut Reader) -> Vec<FieldPath> {
    r.get(members, "groupby").unwrap_or_default()
}

/// The names in `as`.
fn names(members: &Map<String, Json>, r: &mut Reader) -> Vec<String> {
    r.get(members, "as").unwrap_or_default()
}

/// Two names in `as`, with defaults.
fn two(members: &Map<String, Json>, r: &mut Reader, defaults: [&str; 2]) -> [String; 2] {
    let mut names = names(members, r).into_iter();
    defaults.map(|default| names.next().unwrap_or_else(|| default.to_owned()))
}

/// The names of start and end: two, or one of which that of the end is made.
fn start_end(members: &Map<String, Json>, r: &mut Reader) -> Option<[String; 2]> {
    let mut names = names(members, r).into_iter();
    let Some(start) = names.next() else {
        r.note(messages::absent(&r.path, "as", "the step"));
        return None;
    };
    let end = names.next().unwrap_or_else(|| [&start, "_end"].concat());
    Some([start, end])
}

/// The names of the start and end of a stack. A list of one name says nothing, as in Vega-Lite.
fn stack_ends(members: &Map<String, Json>, r: &mut Reader) -> Option<[String; 2]> {
    match (members.get("as"), members.get("stack")) {
        (Some(Json::Array(names)), Some(Json::String(field))) if names.len() == 1 => {
            Some(["_start", "_end"].map(|suffix| [field, suffix].concat()))
        }
        _ => start_end(members, r),
    }
}

fn aggregations(members: &Map<String, Json>, kind: &str, r: &mut Reader) -> Option<Vec<Aggregation>> {
    let up = r.enter(kind);
    let read = members.get(kind).filter(|json| json.is_array()).map(|json| each(json, r, aggregation));
    if read.is_none() {
        r.mismatch(members.get(kind).unwrap_or(&Json::Null), "a list of computed fields");
    }
    r.leave(up);
    read
}

fn aggregation(json: &Json, r: &mut Reader) -> Option<Aggregation> {
    let members = object(json, &tables::AGGREGATION, r)?;
    let op = member(members, "op", r, aggregate)?;
    let field: Option<FieldPath> =
        if members.get("field").is_some_and(|field| field == "*") { None } else { r.get(members, "field") };
    let as_field = required(members, "as", r)?;
    Some(Aggregation { op, field, as_field })
}

fn window_fields(members: &Map<String, Json>, r: &mut Reader) -> Vec<WindowField> {
    let up = r.enter("window");
    let fields = members.get("window").map(|json| each(json, r, window_field)).unwrap_or_default();
    r.leave(up);
    fields
}

/// The words of operations that only windows have.
const WINDOW_OPS: &[(&str, WindowOp)] = &[
    ("row_number", WindowOp::RowNumber),
    ("rank", WindowOp::Rank),
    ("dense_rank", WindowOp::DenseRank),
    ("percent_rank", WindowOp::PercentRank),
    ("cume_dist", WindowOp::CumeDist),
    ("ntile", WindowOp::Ntile),
    ("lag", WindowOp::Lag),
    ("lead", WindowOp::Lead),
    ("first_value", WindowOp::FirstValue),
    ("last_value", WindowOp::LastValue),
    ("nth_value", WindowOp::NthValue),
];

fn window_field(json: &Json, r: &mut Reader) -> Option<WindowField> {
    let members = object(json, &tables::AGGREGATION, r)?;
    let op = member(members, "op", r, |json, r| {
        let own = WINDOW_OPS.iter().find(|(word, _)| json == word).map(|(_, op)| op.clone());
        own.or_else(|| aggregate(json, r).map(WindowOp::Aggregate))
    })?;
    Some(WindowField {
        op,
        field: r.get(members, "field"),
        param: r.get(members, "param"),
        as_field: required(members, "as", r)?,
    })
}

fn sort_fields(members: &Map<String, Json>, r: &mut Reader) -> Vec<SortField> {
    let Some(json) = members.get("sort").filter(|json| !json.is_null()) else {
        return Vec::new();
    };
    let up = r.enter("sort");
    let fields = each(json, r, |json, r| {
        let members = object(json, &tables::SORT, r)?;
        let field = required(members, "field", r)?;
        // A written null is the default here, as in Vega-Lite.
        Some(SortField { field, order: r.get::<SortOrder>(members, "order").unwrap_or_default() })
    });
    r.leave(up);
    fields
}

/// Reads a frame: two numbers, of which null is without bound.
pub fn frame(json: &Json, r: &mut Reader) -> Option<Frame> {
    let Json::Array(ends) = json else {
        r.mismatch(json, "two numbers or nulls");
        return None;
    };
    let [start, end] = &ends[..] else {
        r.mismatch(json, "two numbers or nulls");
        return None;
    };
    if !(start.is_number() || start.is_null()) || !(end.is_number() || end.is_null()) {
        r.mismatch(json, "two numbers or nulls");
        return None;
    }
    Some(Frame { start: start.as_f64(), end: end.as_f64() })
}

fn lookup_from(json: &Json, r: &mut Reader) -> Option<LookupFrom> {
    let members = object(json, &tables::LOOKUP, r)?;
    if members.contains_key("param") || members.contains_key("selection") {
        return None;
    }
    let data = member(members, "data", r, data::source)?;
    Some(LookupFrom { data, key: required(members, "key", r)?, fields: r.get(members, "fields").unwrap_or_default() })
}

/// Reads a test of rows.
pub fn predicate(json: &Json, r: &mut Reader) -> Option<Predicate> {
    match json {
        Json::String(text) => value::expression(text, r).map(Predicate::Expression),
        Json::Bool(truth) => {
            let always = Predicate::And(Vec::new());
            Some(if *truth { always } else { Predicate::Not(Box::new(always)) })
        }
        _ => {
            let members = object(json, &tables::PREDICATE, r)?;
            composed(members, r)
        }
    }
}

fn composed(members: &Map<String, Json>, r: &mut Reader) -> Option<Predicate> {
    for (key, all) in [("and", true), ("or", false)] {
        let Some(json) = members.get(key) else { continue };
        let up = r.enter(key);
        let before = json.as_array().map_or(0, Vec::len);
        let parts = each(json, r, predicate);
        r.leave(up);
        // A part that can not be read has its finding; without it the test would be another one.
        return (parts.len() == before).then_some(if all { Predicate::And(parts) } else { Predicate::Or(parts) });
    }
    if members.contains_key("not") {
        return member(members, "not", r, predicate).map(|inner| Predicate::Not(Box::new(inner)));
    }
    if members.contains_key("param") {
        return super::param::predicate(members, r);
    }
    if members.contains_key("selection") {
        return None; // Refused by the table.
    }
    let field = required(members, "field", r)?;
    Some(Predicate::Field { field, time_unit: member(members, "timeUnit", r, time_unit), test: test(members, r)? })
}

fn test(members: &Map<String, Json>, r: &mut Reader) -> Option<Test> {
    type Make = fn(Value) -> Test;
    let tests: [(&str, Make); 5] = [
        ("equal", Test::Equal),
        ("lt", Test::Below),
        ("lte", Test::AtMost),
        ("gt", Test::Above),
        ("gte", Test::AtLeast),
    ];
    for (key, test) in tests {
        if members.contains_key(key) {
            let up = r.enter(key);
            let json = members.get(key).and_then(|json| value::constant(json, r));
            let read = json.and_then(|json| value::value(&json, r));
            r.leave(up);
            return read.map(test);
        }
    }
    if members.contains_key("oneOf") {
        return member(members, "oneOf", r, |json, r| Some(Test::OneOf(values(json, r))));
    }
    if members.contains_key("valid") {
        return r.get(members, "valid").map(Test::Valid);
    }
    if members.contains_key("range") {
        return member(members, "range", r, |json, r| {
            let ends = <[Value; 2]>::try_from(values(json, r)).ok();
            if ends.is_none() {
                r.mismatch(json, "a list of two values");
            }
            ends.map(|[low, high]| Test::Range(low, high))
        });
    }
    r.note(messages::absent(&r.path, "equal", "a predicate"));
    None
}
