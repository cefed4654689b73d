//! Scales.

use serde_json::{Map, Value as Json};

use super::object::{each, list, object};
use super::{FromJson, Reader, value};
use crate::data::Value;
use crate::diagnostic::spec as messages;
use crate::spec::tables;
use crate::spec::{BinEdges, DomainDef, NiceDef, RangeDef, ScaleDef, SchemeDef, TickCount};

/// How many values `{start, stop, step}` may stand for.
const MAX_STEPS: usize = 10_000;

/// Reads a scale.
pub fn scale(json: &Json, r: &mut Reader) -> Option<ScaleDef> {
    let members = object(json, &tables::SCALE, r)?;
    let (interpolate, gamma) = interpolate(members, r);
    Some(ScaleDef {
        pointer: r.pointer(),
        kind: r.get(members, "type"),
        domain: member(members, "domain", r, domain),
        domain_min: r.get(members, "domainMin"),
        domain_max: r.get(members, "domainMax"),
        domain_mid: r.get(members, "domainMid"),
        range: member(members, "range", r, range),
        range_min: r.get(members, "rangeMin"),
        range_max: r.get(members, "rangeMax"),
        scheme: member(members, "scheme", r, scheme),
        reverse: r.get(members, "reverse"),
        round: r.get(members, "round"),
        clamp: r.get(members, "clamp"),
        zero: r.get(members, "zero"),
        nice: member(members, "nice", r, nice),
        padding: r.get(members, "padding"),
        padding_inner: r.get(members, "paddingInner"),
        padding_outer: r.get(members, "paddingOuter"),
        align: r.get(members, "align"),
        base: r.get(members, "base"),
        exponent: r.get(members, "exponent"),
        constant: r.get(members, "constant"),
        interpolate,
        gamma,
        bins: member(members, "bins", r, bin_edges),
    })
}

/// The member `key`, read by a function; none where it is absent, `null` or wrong.
pub fn member<T>(
    members: &Map<String, Json>,
    key: &str,
    r: &mut Reader,
    read: fn(&Json, &mut Reader) -> Option<T>,
) -> Option<T> {
    let mut value = None;
    if let Some(json) = members.get(key).filter(|json| !json.is_null()) {
        r.inside(json, key, &mut |json, r| value = read(json, r));
    }
    value
}

fn domain(json: &Json, r: &mut Reader) -> Option<DomainDef> {
    match json {
        Json::Array(_) => Some(DomainDef::Values(values(json, r))),
        Json::String(text) if text == "unaggregated" => Some(DomainDef::Unaggregated),
        Json::Object(members) if members.contains_key("unionWith") => {
            Some(DomainDef::UnionWith(values(members.get("unionWith")?, r)))
        }
        Json::Object(members) if members.contains_key("param") || members.contains_key("selection") => {
            r.unsupported("a domain that follows a selection");
            None
        }
        other => {
            r.mismatch(other, "a list of values, `unaggregated` or {\"unionWith\": [..]}");
            None
        }
    }
}

/// The values of a list; those that are no constants are left out with a finding.
pub fn values(json: &Json, r: &mut Reader) -> Vec<Value> {
    each(json, r, |json, r| value::constant(json, r).and_then(|json| value::value(&json, r)))
}

fn range(json: &Json, r: &mut Reader) -> Option<RangeDef> {
    match json {
        Json::Array(_) => Some(RangeDef::Values(values(json, r))),
        Json::String(name) => Some(RangeDef::Named(name.clone())),
        Json::Object(members) if members.contains_key("step") => r.get(members, "step").map(RangeDef::Step),
        Json::Object(members) if members.contains_key("field") => {
            object(json, &tables::FIELD_RANGE, r);
            r.get(members, "field").map(RangeDef::Field)
        }
        other => {
            r.mismatch(other, "a list of values, a name or {\"step\": …}");
            None
        }
    }
}

/// Reads a colour scheme.
pub fn scheme(json: &Json, r: &mut Reader) -> Option<SchemeDef> {
    match json {
        Json::String(name) => known_scheme(name.clone(), r).map(|name| SchemeDef { name, ..SchemeDef::default() }),
        Json::Array(_) => Some(SchemeDef { colors: list(json, r)?, ..SchemeDef::default() }),
        _ => {
            let members = object(json, &tables::SCHEME, r)?;
            let name = known_scheme(r.get(members, "name")?, r)?;
            Some(SchemeDef {
                name,
                extent: pair(members, "extent", r),
                count: r.get(members, "count"),
                ..SchemeDef::default()
            })
        }
    }
}

/// Reads the edges of bins.
fn bin_edges(json: &Json, r: &mut Reader) -> Option<BinEdges> {
    let Json::Object(_) = json else {
        return list(json, r).map(BinEdges::Listed);
    };
    let members = object(json, &tables::SEQUENCE, r)?;
    let (start, stop) = (r.get(members, "start"), r.get(members, "stop"));
    let Some(step) = r.get::<f64>(members, "step").filter(|step| *step > 0.0) else {
        r.note(messages::absent(&r.path, "step", "bins"));
        return None;
    };
    Some(BinEdges::Stepped { start, stop, step })
}

fn known_scheme(name: String, r: &mut Reader) -> Option<String> {
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    if crate::color::scheme(&name).is_none() && crate::color::scheme(base).is_none() {
        r.mismatch(&Json::String(name), "the name of a colour scheme");
        return None;
    }
    Some(name)
}

/// Two numbers.
pub fn pair(members: &Map<String, Json>, key: &str, r: &mut Reader) -> Option<[f64; 2]> {
    member(members, key, r, |json, r| {
        let numbers: Vec<f64> = list(json, r)?;
        let pair = <[f64; 2]>::try_from(numbers).ok();
        if pair.is_none() {
            r.mismatch(json, "two numbers");
        }
        pair
    })
}

fn nice(json: &Json, r: &mut Reader) -> Option<NiceDef> {
    if let Json::Bool(on) = json {
        return Some(NiceDef::Switch(*on));
    }
    Some(match TickCount::from_json(json, r)? {
        TickCount::Number(count) => NiceDef::Count(count),
        TickCount::Interval { unit, step } => NiceDef::Interval { unit, step },
    })
}

fn interpolate(members: &Map<String, Json>, r: &mut Reader) -> (Option<String>, Option<f64>) {
    match members.get("interpolate") {
        Some(Json::Object(inner)) => {
            let up = r.enter("interpolate");
            let read = (r.get(inner, "type"), r.get(inner, "gamma"));
            r.leave(up);
            read
        }
        _ => (r.get(members, "interpolate"), None),
    }
}

/// Numbers as a list, or as `{start, stop, step}`.
pub fn numbers(json: &Json, r: &mut Reader) -> Option<Vec<f64>> {
    let Json::Object(_) = json else {
        return list(json, r);
    };
    let members = object(json, &tables::SEQUENCE, r)?;
    let (start, step) = (r.get(members, "start").unwrap_or(0.0), r.get(members, "step").unwrap_or(1.0));
    let Some(stop) = r.get::<f64>(members, "stop") else {
        r.note(messages::absent(&r.path, "stop", "a sequence"));
        return None;
    };
    let count = ((stop - start) / step).ceil();
    if !(count <= MAX_STEPS as f64) {
        r.note(messages::too_many_steps(&r.path, MAX_STEPS));
        return None;
    }
    Some((0..count.max(0.0) as usize).map(|index| start + index as f64 * step).collect())
}

impl FromJson for crate::spec::ConfigRange {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        use crate::spec::ConfigRange;
        match json {
            Json::Object(members) if members.contains_key("scheme") => {
                let extent = pair(members, "extent", r);
                let mut scheme = member(members, "scheme", r, scheme)?;
                scheme.extent = scheme.extent.or(extent);
                scheme.count = scheme.count.or_else(|| r.get(members, "count"));
                Some(ConfigRange::Scheme(scheme))
            }
            Json::String(name) if crate::color::scheme(name).is_some() => {
                Some(ConfigRange::Scheme(SchemeDef { name: name.clone(), ..SchemeDef::default() }))
            }
            other => match range(other, r)? {
                RangeDef::Field(_) => {
                    r.unsupported("a range of a field outside of a scale");
                    None
                }
                range => Some(ConfigRange::Range(range)),
            },
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> crate::spec::support::Shape {
        crate::spec::support::Shape::Any
    }
}
