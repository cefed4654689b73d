//! Marks.

use serde_json::Value as Json;

use super::object::bag;
use super::{FromJson, Reader};
use crate::spec::{MarkDef, MarkType};

/// Marks of Vega-Lite that are not drawn, and why.
const UNSUPPORTED: [&str; 5] = ["boxplot", "errorbar", "errorband", "geoshape", "image"];

/// Reads a mark; none, with a finding, where it is not drawn.
pub fn mark(json: &Json, r: &mut Reader) -> Option<MarkDef> {
    let pointer = r.pointer();
    let Json::Object(members) = json else {
        return kind(json, r).map(|kind| MarkDef { pointer, kind, ..MarkDef::default() });
    };
    let up = r.enter("type");
    let kind = match members.get("type") {
        Some(json) if !json.is_null() => kind(json, r),
        _ => {
            r.note(crate::diagnostic::spec::absent(&pointer, "type", "a mark"));
            None
        }
    };
    r.leave(up);
    let kind = kind?;
    let props = bag(json, "a mark", &["type", "style"], r);
    let style = r.get(members, "style").unwrap_or_default();
    Some(MarkDef { pointer, kind, props: props.unwrap_or_default(), style })
}

fn kind(json: &Json, r: &mut Reader) -> Option<MarkType> {
    if let Some(name) = json.as_str().filter(|name| UNSUPPORTED.contains(name)) {
        r.unsupported(&["the mark `", name, "`"].concat());
        return None;
    }
    FromJson::from_json(json, r)
}
