//! `config`.

use serde_json::{Map, Value as Json};

use super::object::{self, bag, object};
use super::words::Words;
use super::{FromJson, Reader, value};
use crate::diagnostic::spec as messages;
use crate::spec::tables;
use crate::spec::{Axis, Channel, Config, InvalidOutput, MarkProps, MarkType};

/// Reads the config; what cannot be read is not set.
pub fn config(json: &Json, r: &mut Reader) -> Config {
    let mut config = Config::default();
    let Some(members) = object(json, &tables::CONFIG, r) else { return config };
    config.font = r.get(members, "font");
    config.count_title = r.get(members, "countTitle");
    config.field_title = r.get(members, "fieldTitle").unwrap_or_default();
    config.number_format = r.get(members, "numberFormat");
    config.normalized_number_format = r.get(members, "normalizedNumberFormat");
    config.time_format = r.get(members, "timeFormat");
    config.time_zone_offset = r.get::<f64>(members, "timeZoneOffset").map(|minutes| minutes as i32);
    config.adapt = r.get(members, "adapt");
    config.background = r.get(members, "background");
    config.padding = super::scale::member(members, "padding", r, super::view::padding);
    for (key, json) in members {
        let up = r.enter(key);
        part(&mut config, key, json, r);
        r.leave(up);
    }
    config
}

/// Reads one member that is an object.
fn part(config: &mut Config, key: &str, json: &Json, r: &mut Reader) {
    match key {
        "mark" => config.mark = bag(json, "config.mark", &[], r).unwrap_or_default(),
        "axis" => {
            config.axis = bag(json, "config.axis", &[], r).unwrap_or_default();
            if config.axis.orient().is_some() {
                let up = r.enter("orient");
                r.note(messages::side_of_all_axes(&r.path));
                r.leave(up);
            }
        }
        "legend" => {
            // These hold for single legends only.
            let single = ["format", "formatType", "labelExpr", "type", "values"];
            for name in single.into_iter().filter(|name| json.get(name).is_some()) {
                let up = r.enter(name);
                r.note(messages::ignored(&r.path, name));
                r.leave(up);
            }
            config.legend = bag(json, "config.legend", &single, r).unwrap_or_default();
        }
        "title" => config.title = bag(json, "config.title", &[], r).unwrap_or_default(),
        "header" => config.header = bag(json, "config.header", &[], r).unwrap_or_default(),
        "headerRow" | "headerColumn" | "headerFacet" => {
            config.headers.extend(bag(json, "a header", &[], r).map(|header| (key.to_owned(), header)));
        }
        "style" => {
            for (name, json) in json.as_object().into_iter().flatten() {
                let up = r.enter(name);
                style(config, name, json, r);
                r.leave(up);
            }
        }
        "range" => {
            for (name, json) in object(json, &tables::RANGE_CONFIG, r).into_iter().flatten() {
                let up = r.enter(name);
                config.range.extend(FromJson::from_json(json, r).map(|range| (name.clone(), range)));
                r.leave(up);
            }
        }
        "scale" => scale(config, json, r),
        "view" => view(config, json, r),
        "facet" => {
            if let Some(members) = object(json, &tables::FACET_CONFIG, r) {
                config.facet_spacing = r.get(members, "spacing");
                config.facet_columns = r.get(members, "columns");
            }
        }
        "tooltipFormat" => {
            if let Some(members) = object(json, &tables::TOOLTIP_FORMAT, r) {
                config.tooltip_format =
                    ["numberFormat", "normalizedNumberFormat", "timeFormat"].map(|name| r.get(members, name));
            }
        }
        axis if axis.starts_with("axis") => {
            config.axes.extend(bag(json, "an axis", &[], r).map(|axis| (key.to_owned(), axis)));
        }
        mark => {
            if let Some(kind) = MarkType::named(mark) {
                config.marks.extend(bag(json, "properties of marks", &[], r).map(|props| (kind, props)));
            }
        }
    }
}

/// Reads one entry of `config.style`: what only axes know is for axes, the rest for marks and texts.
fn style(config: &mut Config, name: &str, json: &Json, r: &mut Reader) {
    let (mut of_axes, mut others) = (Map::new(), Map::new());
    for (key, json) in json.as_object().into_iter().flatten() {
        let axis = object::has::<Axis>(key) && !object::has::<MarkProps>(key);
        if axis { &mut of_axes } else { &mut others }.insert(key.clone(), json.clone());
    }
    if !of_axes.is_empty() {
        let axis = bag(&Json::Object(of_axes), "a style", &[], r);
        config.axis_styles.extend(axis.map(|axis| (name.to_owned(), axis)));
    }
    let others = if json.is_object() { &Json::Object(others) } else { json };
    config.style.extend(bag(others, "a style", &[], r).map(|style| (name.to_owned(), style)));
}

fn scale(config: &mut Config, json: &Json, r: &mut Reader) {
    for (name, json) in object(json, &tables::SCALE_CONFIG, r).into_iter().flatten() {
        let up = r.enter(name);
        if name == "invalid" {
            invalid(config, json, r);
        } else if let Some(json) = value::constant(json, r) {
            let number = match &*json {
                Json::Bool(on) => Some(f64::from(u8::from(*on))),
                other => f64::from_json(other, r),
            };
            config.scale.extend(number.map(|number| (name.clone(), number)));
        }
        r.leave(up);
    }
}

fn invalid(config: &mut Config, json: &Json, r: &mut Reader) {
    let Json::Object(members) = json else {
        r.mismatch(json, "an object of channels");
        return;
    };
    for (name, json) in members {
        let up = r.enter(name);
        let output = match json {
            Json::String(text) if text == "zero-or-min" => Some(InvalidOutput::ZeroOrMin),
            Json::Object(members) => r.get(members, "value").map(InvalidOutput::Value),
            other => {
                r.mismatch(other, "`zero-or-min` or {\"value\": …}");
                None
            }
        };
        let channel = Channel::named(name);
        if let (Some(channel), Some(output)) = (channel, output) {
            config.scale_invalid.insert(channel, output);
        }
        r.leave(up);
    }
}

fn view(config: &mut Config, json: &Json, r: &mut Reader) {
    config.view = bag(json, "config.view", tables::VIEW_CONFIG, r).unwrap_or_default();
    let Json::Object(members) = json else {
        return;
    };
    config.view_continuous = [r.get(members, "continuousWidth"), r.get(members, "continuousHeight")];
    let step = r.get(members, "step");
    for (across, key) in ["discreteWidth", "discreteHeight"].into_iter().enumerate() {
        let (size, own) = discrete(members, key, r);
        config.view_discrete[across] = size;
        config.view_step[across] = own.or(step);
    }
}

/// The size of a discrete plot, or its step: `{"step": …}`.
fn discrete(members: &Map<String, Json>, key: &str, r: &mut Reader) -> (Option<f64>, Option<f64>) {
    let Some(Json::Object(step)) = members.get(key) else { return (r.get(members, key), None) };
    let up = r.enter(key);
    let step = r.get(step, "step");
    r.leave(up);
    (None, step)
}
