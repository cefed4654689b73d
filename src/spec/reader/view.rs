//! The frame of a spec: what only the outermost view has, single views, layers, facets.

use serde_json::{Map, Value as Json};

use super::object::{bag, each, is_nothing, object};
use super::words::Words;
use super::{FromJson, Lines, MAX_VIEWS, Reader, Reads, channel, config, data, facet, mark, param, transform};
use crate::data::{Gather, SortedMap, Value};
use crate::diagnostic::spec as messages;
use crate::spec::properties::Bag;
use crate::spec::tables;
use crate::spec::{
    Autosize, AutosizeKind, Body, Channel, Dimension, Encoding, Facet, Layer, MarkProps, Resolution, Resolve, Setting,
    Spec, Title, Unit,
};
use crate::time::Zone;

/// The members that only the outermost view has.
const OUTERMOST: [&str; 5] = ["config", "background", "padding", "autosize", "datasets"];

/// No plot is larger.
const MAX_EXTENT: f64 = 100_000.0;

/// Reads a spec.
pub fn spec(json: &Json, r: &mut Reader) -> Spec {
    let Json::Object(members) = json else {
        r.note(messages::unexpected("", json, "an object"));
        return Spec::default();
    };
    if members.get("$schema").and_then(Json::as_str).is_some_and(|schema| schema.contains("/schema/vega/")) {
        let up = r.enter("$schema");
        r.unsupported("a Vega spec in place of a Vega-Lite spec");
        r.leave(up);
        return Spec::default();
    }
    let read = |json: &Json, r: &mut Reader| Some(config::config(json, r));
    let config = super::scale::member(members, "config", r, read).unwrap_or_default();
    r.zone = Zone { east: config.time_zone_offset.unwrap_or_default() };
    param::collect(members, &[], r);
    Spec {
        description: r.get(members, "description"),
        background: r.get(members, "background").unwrap_or_default(),
        padding: super::scale::member(members, "padding", r, padding),
        autosize: autosize_of(members, r),
        config,
        datasets: datasets(members),
        body: view(members, r, true).unwrap_or_default(),
        params: std::mem::take(&mut r.params),
    }
}

/// How plot and page share the size, as said at the view or else in the config.
fn autosize_of(members: &Map<String, Json>, r: &mut Reader) -> Autosize {
    if let Some(own) = super::scale::member(members, "autosize", r, autosize) {
        return own;
    }
    let Some(config) = members.get("config").and_then(Json::as_object) else {
        return Autosize::default();
    };
    let up = r.enter("config");
    let found = super::scale::member(config, "autosize", r, autosize);
    r.leave(up);
    found.unwrap_or_default()
}

fn datasets(members: &Map<String, Json>) -> SortedMap<String, Value> {
    let datasets = members.get("datasets").and_then(Json::as_object);
    datasets.into_iter().flatten().map(|(name, rows)| (name.clone(), Value::from_json(rows))).collect()
}

/// Reads padding: one number, or one a side.
pub fn padding(json: &Json, r: &mut Reader) -> Option<[f64; 4]> {
    if json.is_number() {
        return f64::from_json(json, r).map(|all| [all; 4]);
    }
    let members = object(json, &tables::PADDING, r)?;
    Some(["left", "top", "right", "bottom"].map(|side| r.get(members, side).unwrap_or_default()))
}

fn autosize(json: &Json, r: &mut Reader) -> Option<Autosize> {
    if json.is_string() {
        return AutosizeKind::from_json(json, r).map(|kind| Autosize { kind, contains_padding: false });
    }
    let members = object(json, &tables::AUTOSIZE, r)?;
    let contains_padding = members.get("contains").is_some_and(|contains| contains == "padding");
    Some(Autosize { kind: r.get(members, "type").unwrap_or_default(), contains_padding })
}

/// Reads a view; none, with a finding, where it can not be drawn.
fn view(members: &Map<String, Json>, r: &mut Reader, outermost: bool) -> Option<Body> {
    r.views += 1;
    if r.views > MAX_VIEWS {
        if r.views == MAX_VIEWS + 1 {
            r.note(messages::too_many_views(&r.path, MAX_VIEWS));
        }
        return None;
    }
    check(members, r, outermost);
    let has = |key: &str| members.get(key).is_some_and(|json| !json.is_null());
    if has("layer") {
        return Some(layer(members, r));
    }
    if has("facet") && has("spec") {
        return faceted(members, r);
    }
    if has("mark") {
        return unit(members, r);
    }
    if !["concat", "hconcat", "vconcat", "repeat"]
        .iter()
        .any(|key| members.get(*key).is_some_and(|json| !is_nothing(json)))
    {
        r.note(messages::no_view(&r.path));
    }
    None
}

/// Findings for the members of a view that are not supported.
fn check(members: &Map<String, Json>, r: &mut Reader, outermost: bool) {
    let own = Json::Object(
        members.iter().filter(|(key, _)| !is_read_apart(key)).map(|(k, v)| (k.clone(), v.clone())).collect(),
    );
    object(&own, &tables::VIEW, r);
    if !outermost {
        for key in OUTERMOST.iter().filter(|key| members.get(**key).is_some_and(|json| !is_nothing(json))) {
            let up = r.enter(key);
            r.note(messages::only_outermost(&r.path, key));
            r.leave(up);
        }
    }
}

/// Members that are large and surely known: they are not copied to be checked.
fn is_read_apart(key: &str) -> bool {
    matches!(key, "data" | "datasets" | "layer" | "spec" | "encoding" | "transform" | "config")
}

/// The view with channels whose value is an expression over the row as properties of the mark, which may have them; none
/// where there are no such channels.
fn values_by_row(members: &Map<String, Json>) -> Option<Map<String, Json>> {
    let by_row = |def: &Json| {
        let value = def.as_object().filter(|members| members.len() == 1)?.get("value")?.as_object()?;
        let text = value.get("expr").or_else(|| value.get("signal"))?.as_str()?;
        (value.len() == 1 && text.contains("datum")).then(|| def.get("value").cloned()).flatten()
    };
    let known = MarkProps::DECLARATION.by_row;
    let channels = members.get("encoding")?.as_object()?.iter();
    let moved: Vec<(&String, Json)> = channels
        .filter(|(channel, _)| known.contains(&channel.as_str()))
        .filter_map(|(channel, def)| Some((channel, by_row(def)?)))
        .gather();
    if moved.is_empty() {
        return None;
    }
    let mut members = members.clone();
    if let Some(kind @ Json::String(_)) = members.get("mark").cloned() {
        members.insert("mark".to_owned(), Json::Object(Map::from_iter([("type".to_owned(), kind)])));
    }
    for (channel, value) in moved {
        if let Some(encoding) = members.get_mut("encoding").and_then(Json::as_object_mut) {
            // What the views around say is overruled; a tooltip that is taken away would be none.
            let taken_away = channel != "tooltip";
            if taken_away {
                encoding.insert(channel.clone(), Json::Null)
            } else {
                encoding.remove(channel)
            };
        }
        if let Some(mark) = members.get_mut("mark").and_then(Json::as_object_mut) {
            mark.insert(channel.clone(), value);
        }
    }
    Some(members)
}

fn unit(members: &Map<String, Json>, r: &mut Reader) -> Option<Body> {
    let moved = values_by_row(members);
    let members = moved.as_ref().unwrap_or(members);
    let mark = super::scale::member(members, "mark", r, mark::mark);
    let mut encoding = encoding(members, r);
    let fields = facet::take(&mut encoding);
    let unit = Unit {
        pointer: r.pointer(),
        data: data_of(members, r),
        transform: transform_of(members, r),
        mark: Default::default(),
        encoding,
        width: super::scale::member(members, "width", r, dimension),
        height: super::scale::member(members, "height", r, dimension),
        title: title_of(members, r),
        view: view_props(members, r),
        resolve: resolve_of(members, r),
    };
    let body = Body::Unit(Box::new(Unit { mark: mark?, ..unit }));
    Some(match fields {
        Some(fields) => facet::around(fields, body),
        None => body,
    })
}

fn layer(members: &Map<String, Json>, r: &mut Reader) -> Body {
    let mut encoding = encoding(members, r);
    let fields = facet::take(&mut encoding);
    let up = r.enter("layer");
    let layers = match members.get("layer") {
        Some(json @ Json::Array(_)) => each(json, r, inner),
        other => {
            r.mismatch(other.unwrap_or(&Json::Null), "a list of views");
            Vec::new()
        }
    };
    r.leave(up);
    let layer = Layer {
        pointer: r.pointer(),
        data: data_of(members, r),
        transform: transform_of(members, r),
        layers,
        encoding,
        width: super::scale::member(members, "width", r, dimension),
        height: super::scale::member(members, "height", r, dimension),
        title: title_of(members, r),
        view: view_props(members, r),
        resolve: resolve_of(members, r),
    };
    let body = Body::Layer(Box::new(layer));
    match fields {
        Some(fields) => facet::around(fields, body),
        None => body,
    }
}

/// Reads a view within another one. Facets are only drawn outermost.
fn inner(json: &Json, r: &mut Reader) -> Option<Body> {
    let Json::Object(members) = json else {
        r.mismatch(json, "a view");
        return None;
    };
    match view(members, r, false)? {
        Body::Facet(_) => {
            r.unsupported("a facet within another view");
            None
        }
        body => Some(body),
    }
}

fn faceted(members: &Map<String, Json>, r: &mut Reader) -> Option<Body> {
    let up = r.enter("facet");
    let fields = facet::fields(members.get("facet").unwrap_or(&Json::Null), r);
    r.leave(up);
    let up = r.enter("spec");
    let inner = members.get("spec").and_then(|json| inner(json, r));
    r.leave(up);
    let columns = r.get(members, "columns").or(fields.wrap.as_ref().and_then(|wrap| wrap.columns));
    Some(Body::Facet(Box::new(Facet {
        pointer: r.pointer(),
        data: data_of(members, r),
        transform: transform_of(members, r),
        row: fields.row,
        column: fields.column,
        wrap: fields.wrap,
        columns,
        spacing: facet::spacing(members, r),
        title: title_of(members, r),
        resolve: resolve_of(members, r),
        inner: inner?,
    })))
}

fn encoding(members: &Map<String, Json>, r: &mut Reader) -> Encoding {
    super::scale::member(members, "encoding", r, |json, r| Some(channel::encoding(json, r))).unwrap_or_default()
}

fn data_of(members: &Map<String, Json>, r: &mut Reader) -> Setting<crate::spec::DataSource> {
    let Some(json) = members.get("data") else {
        return Setting::Unset;
    };
    let up = r.enter("data");
    let data = data::setting(json, r);
    r.leave(up);
    data
}

fn transform_of(members: &Map<String, Json>, r: &mut Reader) -> Vec<crate::spec::Transform> {
    super::scale::member(members, "transform", r, |json, r| Some(transform::transforms(json, r))).unwrap_or_default()
}

fn title_of(members: &Map<String, Json>, r: &mut Reader) -> Option<Title> {
    super::scale::member(members, "title", r, |json, r| {
        if json.is_object() {
            bag(json, "a title", &[], r)
        } else {
            let mut title = Title::default();
            title.set_text(<Lines as Reads<String>>::read(json, r));
            title.text().is_some().then_some(title)
        }
    })
}

fn view_props(members: &Map<String, Json>, r: &mut Reader) -> MarkProps {
    super::scale::member(members, "view", r, |json, r| bag(json, "the background of a view", &["style"], r))
        .unwrap_or_default()
}

fn dimension(json: &Json, r: &mut Reader) -> Option<Dimension> {
    match json {
        Json::String(text) if text == "container" => Some(Dimension::Container),
        Json::Object(_) => {
            let members = object(json, &tables::STEP, r)?;
            let for_position = members.get("for").is_some_and(|kind| kind == "position");
            Some(Dimension::Step { step: r.get(members, "step")?, for_position })
        }
        Json::Number(_) => {
            let pixels = f64::from_json(json, r).filter(|pixels| (0.0..=MAX_EXTENT).contains(pixels));
            if pixels.is_none() {
                r.mismatch(json, "0 to 100000 CSS pixels");
            }
            pixels.map(Dimension::Pixels)
        }
        other => {
            r.mismatch(other, "a number, `container` or {\"step\": …}");
            None
        }
    }
}

fn resolve_of(members: &Map<String, Json>, r: &mut Reader) -> Resolve {
    let Some(json) = members.get("resolve") else {
        return Resolve::default();
    };
    let up = r.enter("resolve");
    let mut resolve = Resolve::default();
    if let Some(members) = object(json, &tables::RESOLVE, r) {
        resolve.scale = resolutions(members, "scale", r);
        resolve.axis = resolutions(members, "axis", r);
        resolve.legend = resolutions(members, "legend", r);
    }
    r.leave(up);
    resolve
}

fn resolutions(members: &Map<String, Json>, key: &str, r: &mut Reader) -> SortedMap<Channel, Resolution> {
    let mut found = SortedMap::new();
    let up = r.enter(key);
    for name in members.get(key).and_then(Json::as_object).into_iter().flat_map(|inner| inner.keys()) {
        let channel = Channel::named(name);
        let resolution = members.get(key).and_then(Json::as_object).and_then(|inner| r.get(inner, name));
        if let (Some(channel), Some(resolution)) = (channel, resolution) {
            found.insert(channel, resolution);
        }
    }
    r.leave(up);
    found
}
