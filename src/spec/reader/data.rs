//! Where rows come from.

use serde_json::Value as Json;

use super::object::object;
use super::scale::member;
use super::{Reader, words};
use crate::data::Value;
use crate::diagnostic::spec as messages;
use crate::spec::tables;
use crate::spec::{DataFormat, DataKind, DataSource, Delimiter, Parse, Setting};

/// Reads data; `null` is no data.
pub fn setting(json: &Json, r: &mut Reader) -> Setting<DataSource> {
    if json.is_null() { Setting::Off } else { source(json, r).map_or(Setting::Unset, Setting::On) }
}

/// Reads data.
pub fn source(json: &Json, r: &mut Reader) -> Option<DataSource> {
    let members = object(json, &tables::DATA, r)?;
    let name: Option<String> = r.get(members, "name");
    let kind = if let Some(values) = members.get("values") {
        DataKind::Values(Value::from_json(values))
    } else if members.contains_key("url") {
        DataKind::Url(r.get(members, "url")?)
    } else if let Some(json) = members.get("sequence") {
        let up = r.enter("sequence");
        let kind = sequence(json, r);
        r.leave(up);
        kind?
    } else if let Some(name) = &name {
        DataKind::Name(name.clone())
    } else {
        if !members.contains_key("sphere") && !members.contains_key("graticule") {
            r.note(messages::absent(&r.path, "values", "data without `url` and `name`"));
        }
        return None;
    };
    let format = member(members, "format", r, format).unwrap_or_default();
    Some(DataSource { pointer: r.pointer(), kind, name, format })
}

fn sequence(json: &Json, r: &mut Reader) -> Option<DataKind> {
    let members = object(json, &tables::SEQUENCE, r)?;
    let (Some(start), Some(stop)) = (r.get(members, "start"), r.get(members, "stop")) else {
        r.note(messages::absent(&r.path, "stop", "a sequence"));
        return None;
    };
    let step = r.get(members, "step").unwrap_or(1.0);
    let as_field = r.get(members, "as").unwrap_or_else(|| "data".to_owned());
    Some(DataKind::Sequence { start, stop, step, as_field })
}

fn format(json: &Json, r: &mut Reader) -> Option<DataFormat> {
    let members = object(json, &tables::FORMAT, r)?;
    let delimiter = match members.get("type").and_then(Json::as_str) {
        Some("topojson") => {
            r.unsupported("the format `topojson`");
            None
        }
        Some("dsv") => {
            let written: String = r.get(members, "delimiter").unwrap_or_else(|| ",".to_owned());
            Some(Delimiter::Separated(written.chars().next().unwrap_or(',')))
        }
        _ => member(members, "type", r, |json, r| {
            let kinds =
                [("json", Delimiter::Json), ("csv", Delimiter::Separated(',')), ("tsv", Delimiter::Separated('\t'))];
            words::word(json, &kinds, r)
        }),
    };
    let parse = match members.get("parse") {
        Some(Json::Null) => Setting::Off,
        Some(json) => {
            let up = r.enter("parse");
            let fields = parse(json, r);
            r.leave(up);
            fields.map_or(Setting::Unset, Setting::On)
        }
        None => Setting::Unset,
    };
    Some(DataFormat { delimiter, property: r.get(members, "property"), parse })
}

fn parse(json: &Json, r: &mut Reader) -> Option<Vec<(String, Parse)>> {
    let Json::Object(members) = json else {
        r.mismatch(json, "an object of fields, or null");
        return None;
    };
    let mut fields = Vec::with_capacity(members.len());
    for (field, json) in members {
        let up = r.enter(field);
        fields.extend(field_parse(json, r).map(|parse| (field.clone(), parse)));
        r.leave(up);
    }
    Some(fields)
}

fn field_parse(json: &Json, r: &mut Reader) -> Option<Parse> {
    let text = match json {
        Json::Null => return Some(Parse::None),
        Json::String(text) => text.as_str(),
        other => {
            r.mismatch(other, "a type such as `number`");
            return None;
        }
    };
    if let Some((kind @ ("date" | "utc"), pattern)) = text.split_once(':') {
        let pattern = pattern.trim_matches(['\'', '"']).to_owned();
        return Some(Parse::Date { pattern: Some(pattern), utc: kind == "utc" });
    }
    let kinds = [
        ("number", Parse::Number),
        ("boolean", Parse::Boolean),
        ("string", Parse::Text),
        ("date", Parse::Date { pattern: None, utc: false }),
        ("utc", Parse::Date { pattern: None, utc: true }),
    ];
    words::word(json, &kinds, r)
}
