//! Parameters. They are read before anything else, for expressions and tests anywhere may name them.

use serde_json::{Map, Value as Json};

use super::channel::time_unit;
use super::object::{each, is_nothing, object};
use super::scale::member;
use super::words::Words;
use super::{FromJson, Reader, value};
use crate::color::Color;
use crate::data::{FieldPath, Gather, Value};
use crate::diagnostic::spec as messages;
use crate::spec::tables;
use crate::spec::{
    Binding, Channel, Chosen, Clear, Control, Extent, Input, Param, ParamKind, Predicate, Projection, Rectangle,
    Selection, Toggle,
};

/// Reads the parameters of a view and of those within it. `outer` are the encodings of the views around, innermost last.
pub fn collect<'a>(view: &'a Map<String, Json>, outer: &[&'a Json], r: &mut Reader) {
    let mut encodings = outer.to_vec();
    encodings.extend(view.get("encoding"));
    let layers = view.get("layer").and_then(Json::as_array);
    if let Some(Json::Array(params)) = view.get("params") {
        // A selection of a layered view is made on its first layer.
        let mut around = encodings.clone();
        around.extend(layers.and_then(|layers| layers.first()?.get("encoding")));
        let up = r.enter("params");
        for (index, json) in params.iter().enumerate() {
            let up = r.enter_item(index);
            if let Some(param) = param(json, &around, r) {
                r.params.push(param);
            }
            r.leave(up);
        }
        r.leave(up);
    }
    if let Some(Json::Object(inner)) = view.get("spec") {
        let up = r.enter("spec");
        collect(inner, &encodings, r);
        r.leave(up);
    }
    let up = r.enter("layer");
    for (index, layer) in layers.into_iter().flatten().enumerate() {
        if let Json::Object(layer) = layer {
            let up = r.enter_item(index);
            collect(layer, &encodings, r);
            r.leave(up);
        }
    }
    r.leave(up);
}

fn param(json: &Json, encodings: &[&Json], r: &mut Reader) -> Option<Param> {
    let members = object(json, &tables::PARAM, r)?;
    let Some(name) = members.get("name").and_then(Json::as_str) else {
        r.note(messages::absent(&r.path, "name", "a parameter"));
        return None;
    };
    let asked = |r: &Reader| r.chosen.iter().find(|(known, _)| known == name).map(|(_, chosen)| chosen.clone());
    let (kind, chosen) = match members.get("select") {
        None => {
            let bound = members.get("bind").filter(|json| !is_nothing(json));
            let control = within("bind", r, |r| bound.and_then(|json| control(json, name, r)));
            let chosen = asked(r).or_else(|| variable(members, r)).unwrap_or_default();
            (ParamKind::Variable(control), chosen)
        }
        Some(select) => {
            let mut selection = within("select", r, |r| selection(select, encodings, r))?;
            selection.bind = bind(members, &selection, r);
            let written = || members.get("value").filter(|json| !json.is_null());
            let chosen = match asked(r) {
                Some(chosen) => chosen,
                None => written().map(|json| initial(json, &selection, r)).unwrap_or_default(),
            };
            (ParamKind::Selection(Box::new(selection)), chosen)
        }
    };
    Some(Param { name: name.to_owned(), pointer: r.pointer(), kind, chosen })
}

/// Reads something that stands at the member `key`.
fn within<T>(key: &str, r: &mut Reader, read: impl FnOnce(&mut Reader) -> T) -> T {
    let up = r.enter(key);
    let value = read(r);
    r.leave(up);
    value
}

fn variable(members: &Map<String, Json>, r: &mut Reader) -> Option<Chosen> {
    let up = r.enter("value");
    let mut found = members.get("value").and_then(|json| value::value(json, r));
    r.leave(up);
    if found.is_none()
        && let Some(Json::String(text)) = members.get("expr")
    {
        let up = r.enter("expr");
        found = value::expression(text, r).map(|expression| expression.evaluate(&Value::Missing, &[], r.zone));
        r.leave(up);
    }
    found.map(Chosen::Value)
}

fn selection(json: &Json, encodings: &[&Json], r: &mut Reader) -> Option<Selection> {
    let short = Map::from_iter([("type".to_owned(), json.clone())]);
    let members = if json.is_string() { &short } else { object(json, &tables::SELECT, r)? };
    let interval = match members.get("type").and_then(Json::as_str) {
        Some("point") => false,
        Some("interval") => true,
        _ => {
            r.mismatch(members.get("type").unwrap_or(&Json::Bool(false)), "`point` or `interval`");
            return None;
        }
    };
    let mut selection = Selection { interval, ..Selection::default() };
    let channels: Vec<String> = member(members, "encodings", r, super::object::list::<String>).unwrap_or_default();
    let fields: Vec<String> = member(members, "fields", r, super::object::list::<String>).unwrap_or_default();
    let all = interval && channels.is_empty() && fields.is_empty();
    for name in ["x", "y"].into_iter().filter(|_| all).chain(channels.iter().map(String::as_str)) {
        match projection(name, encodings, r) {
            Some(projection) => selection.projections.push(projection),
            None if all => {}
            None => r.note(messages::nothing_to_select(&r.path, name)),
        }
    }
    for name in &fields {
        let shown = Channel::WORDS.iter().find_map(|word| {
            let projection = projection(word, encodings, r)?;
            (projection.field == FieldPath::new(name)).then_some(projection)
        });
        let plain = Projection { field: FieldPath::new(name), channel: None, unit: None, binned: false };
        let channel = shown.and_then(|shown| shown.channel);
        selection.projections.push(Projection { channel, ..plain });
    }
    if let Some(json) = members.get("on") {
        within("on", r, |r| on(json, &mut selection, r));
    }
    selection.clear = if selection.hover { Clear::Leave } else { Clear::DoubleClick };
    let plain = selection.clear;
    selection.clear = members.get("clear").map_or(plain, |json| match json {
        Json::Bool(false) => Clear::Never,
        Json::String(text) if text.contains("pointerout") || text.contains("mouseout") => Clear::Leave,
        _ => Clear::DoubleClick,
    });
    selection.toggle = match members.get("toggle") {
        Some(Json::Bool(false)) => Toggle::Never,
        Some(Json::Bool(true)) => Toggle::Always,
        Some(Json::String(text)) => keys(text),
        _ => Toggle::Shift,
    };
    selection.nearest = members.get("nearest") == Some(&Json::Bool(true));
    let off = |name: &str| members.get(name) == Some(&Json::Bool(false));
    (selection.translate, selection.zoom) = (!off("translate"), !off("zoom"));
    selection.mark = member(members, "mark", r, rectangle).map(Box::new);
    Some(selection)
}

fn rectangle(json: &Json, r: &mut Reader) -> Option<Rectangle> {
    let members = object(json, &tables::RECTANGLE, r)?;
    let mut paint = |color: &str, opacity: &str| {
        let color = member(members, color, r, Color::from_json)?;
        Some(color.fade(member(members, opacity, r, f64::from_json).unwrap_or(1.0).clamp(0.0, 1.0)))
    };
    let (fill, stroke) = (paint("fill", "fillOpacity"), paint("stroke", "strokeOpacity"));
    let stroke_width = member(members, "strokeWidth", r, f64::from_json).unwrap_or(1.0);
    let dashed = members.get("strokeDash").and_then(Json::as_array).is_some_and(|dash| !dash.is_empty());
    Some(Rectangle { fill, stroke, stroke_width, dashed })
}

/// When points are added, from the expression over an event that Vega-Lite has for it.
fn keys(text: &str) -> Toggle {
    match text.trim() {
        "true" => Toggle::Always,
        "false" => Toggle::Never,
        _ => Toggle::Keys(
            text.contains("altKey"),
            text.contains("ctrlKey") || text.contains("metaKey"),
            text.contains("shiftKey"),
        ),
    }
}

/// What begins a selection, of Vega's event streams those that mean hovering, clicking or dragging.
fn on(json: &Json, selection: &mut Selection, r: &mut Reader) {
    let text = json.as_str().unwrap_or_default();
    let is = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    if text.contains("event.shiftKey") {
        selection.shift = Some(!text.contains("!event.shiftKey"));
    }
    match text {
        _ if selection.interval && is(&["pointermove", "mousemove"]) => {}
        _ if selection.interval => r.unsupported("this way to begin a selection"),
        "pointerover" | "mouseover" | "pointermove" | "mousemove" => selection.hover = true,
        "click" | "pointerdown" | "mousedown" | "pointerup" | "mouseup" | "touchend" | "touchstart" | "dblclick" => {}
        _ => r.unsupported("this way to begin a selection"),
    }
}

/// The values of a channel; none where it shows no field, or one that is computed from several rows.
fn projection(name: &str, encodings: &[&Json], r: &mut Reader) -> Option<Projection> {
    let channel = Channel::named(name)?;
    let definition = encodings.iter().rev().find_map(|encoding| encoding.get(name))?;
    let shown = definition.get("field").is_some();
    let condition = definition.get("condition").filter(|_| !shown);
    let definition = condition.map_or(definition, |one| one.get(0).unwrap_or(one));
    let field = definition.get("field")?.as_str()?;
    if definition.get("aggregate").is_some_and(|json| !is_nothing(json)) {
        return None;
    }
    let found = r.notes.len();
    let unit = definition.get("timeUnit").and_then(|json| time_unit(json, r));
    r.notes.truncate(found); // The channel itself is read later.
    let binned = definition.get("bin").is_some_and(|bin| !is_nothing(bin) && bin != "binned");
    Some(Projection { field: FieldPath::new(field), channel: Some(channel), unit, binned })
}

fn bind(members: &Map<String, Json>, selection: &Selection, r: &mut Reader) -> Binding {
    let Some(json) = members.get("bind").filter(|json| !is_nothing(json)) else { return Binding::None };
    let up = r.enter("bind");
    let bound = match json {
        Json::String(word) if word == "scales" && selection.interval => Binding::Scales,
        Json::String(word) if word == "legend" && !selection.interval => Binding::Legend,
        Json::Object(own) if own.contains_key("legend") => Binding::Legend,
        Json::Object(own) if !selection.interval => {
            let controls: Vec<Control> = selection
                .projections
                .iter()
                .filter_map(|one| {
                    let name = one.field.flat();
                    let json = if own.contains_key("input") { Some(json) } else { own.get(&name) }?;
                    let up = r.enter(&name);
                    let control = control(json, &name, r);
                    r.leave(up);
                    control
                })
                .gather();
            if controls.len() == selection.projections.len() {
                Binding::Controls(controls)
            } else {
                r.unsupported("a selection with controls for some of its fields");
                Binding::None
            }
        }
        other => {
            r.mismatch(other, "`scales` for an interval, `legend` or controls for a point");
            Binding::None
        }
    };
    r.leave(up);
    bound
}

fn control(json: &Json, name: &str, r: &mut Reader) -> Option<Control> {
    let members = object(json, &tables::CONTROL, r)?;
    let number = |key: &str| members.get(key).and_then(Json::as_f64);
    let input = match members.get("input").and_then(Json::as_str) {
        Some("range") => {
            let (low, high) = (number("min").unwrap_or(0.0), number("max").unwrap_or(100.0));
            // As many steps as Vega gives a slider without any.
            Input::Range([low, high, number("step").unwrap_or((high - low) / 100.0)])
        }
        Some(kind @ ("select" | "radio")) => {
            let options = member(members, "options", r, |json, r| Some(super::scale::values(json, r)))?;
            let labels = members.get("labels").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
            let label = |at: usize, value: &Value| {
                labels.get(at).and_then(Json::as_str).map_or_else(|| value.to_text().to_string(), str::to_owned)
            };
            let labelled = options.iter().enumerate().map(|(at, value)| (value.clone(), label(at, value)));
            Input::Choice(labelled.gather(), kind == "radio")
        }
        Some("checkbox") => Input::Checkbox,
        Some("number") => Input::Number,
        Some("text" | "search") => Input::Text,
        _ => {
            r.unsupported("this kind of control");
            return None;
        }
    };
    let label = members.get("name").and_then(Json::as_str).unwrap_or(name);
    Some(Control { label: label.trim_end_matches([':', ' ']).to_owned(), input })
}

/// What is chosen from the beginning.
fn initial(json: &Json, selection: &Selection, r: &mut Reader) -> Chosen {
    let up = r.enter("value");
    let key = |json: &Json, one: &Projection| {
        let own = one.channel.and_then(Channel::word).and_then(|word| json.get(word));
        own.or_else(|| json.get(one.field.flat())).cloned()
    };
    let chosen = if selection.interval {
        let extent = |one: &Projection, r: &mut Reader| match value::value(&key(json, one)?, r)? {
            Value::List(ends) => match &ends[..] {
                [low @ (Value::Number(_) | Value::Time(_)), high] => Some(Extent::Between(low.clone(), high.clone())),
                values => Some(Extent::OneOf(values.to_vec())),
            },
            _ => None,
        };
        Chosen::Ranges(selection.projections.iter().map(|one| extent(one, r)).collect())
    } else {
        let point = |json: &Json, r: &mut Reader| {
            let single = |json: &Json| selection.projections.len() == 1 && !json.is_object();
            let values = selection.projections.iter().map(|one| {
                let json = if single(json) { Some(json.clone()) } else { key(json, one) };
                json.and_then(|json| value::value(&json, r)).unwrap_or_default()
            });
            Some(values.collect::<Vec<_>>())
        };
        if selection.projections.is_empty() {
            r.unsupported("a first choice of rows that no field tells apart");
        }
        Chosen::Points(each(json, r, point))
    };
    r.leave(up);
    chosen
}

/// The test `{"param": …}`: whether a row is chosen.
pub fn predicate(members: &Map<String, Json>, r: &mut Reader) -> Option<Predicate> {
    let name = members.get("param").and_then(Json::as_str).unwrap_or_default();
    let Some(param) = r.params.iter().find(|param| param.name == name) else {
        r.note(messages::unknown_param(&r.path, name));
        return None;
    };
    let Some(selection) = param.selection() else {
        // A variable is a truth value by itself.
        let truth = param.value().is_truthy();
        return Some(if truth { Predicate::And(Vec::new()) } else { Predicate::Or(Vec::new()) });
    };
    let all = members.get("empty") != Some(&Json::Bool(false));
    let nothing = if all { Predicate::And(Vec::new()) } else { Predicate::Or(Vec::new()) };
    Some(selection.test(&param.chosen).unwrap_or(nothing))
}
