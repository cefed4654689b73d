//! Channels and their definitions.

use serde_json::{Map, Value as Json};

use super::object::{each, is_nothing, object};
use super::scale::{member, numbers, pair, values};
use super::transform::{frame, predicate};
use super::words::{Words, word};
use super::{FromJson, Lines, Reader, Reads, value};
use crate::data::{FieldPath, Value};
use crate::diagnostic::spec as messages;
use crate::spec::tables;
use crate::spec::{
    Aggregate, Bin, BinParams, Channel, ChannelDef, Condition, Encoding, Impute, ImputeMethod, Orient, Setting, Sort,
    SortDef, SortOrder, Source, TimeUnit,
};

/// Reads the channels of a view.
pub fn encoding(json: &Json, r: &mut Reader) -> Encoding {
    let mut encoding = Encoding::new();
    for (key, json) in object(json, &tables::ENCODING, r).into_iter().flatten() {
        let Some(channel) = Channel::named(key) else {
            continue; // The table has a word about it.
        };
        let up = r.enter(key);
        let several = matches!(channel, Channel::Tooltip | Channel::Detail | Channel::Order);
        if json.is_null() {
            encoding.insert(channel, Vec::new());
        } else if let (true, Json::Array(_)) = (several, json) {
            let mut definitions = each(json, r, |json, r| channel_def(json, channel, key, r));
            definitions.iter_mut().for_each(|definition| definition.listed = true);
            encoding.insert(channel, definitions);
        } else if let Some(definition) = channel_def(json, channel, key, r) {
            encoding.insert(channel, vec![definition]);
        }
        r.leave(up);
    }
    encoding
}

/// The properties that only some channels have.
fn has(channel: Channel, key: &str) -> bool {
    use Channel::{
        Angle, Color, Column, Description, Detail, Facet, Fill, FillOpacity, Href, Key, Opacity, Order, Radius,
        Radius2, Row, Shape, Size, Stroke, StrokeDash, StrokeOpacity, StrokeWidth, Text, Theta, Theta2, Tooltip, X, X2,
        XOffset, Y, Y2, YOffset,
    };
    #[derive(PartialEq)]
    enum Kind {
        Position,
        Polar,
        Second,
        Offset,
        Look,
        Words,
        Group,
        Order,
        Facet,
    }
    let kind = match channel {
        X | Y => Kind::Position,
        Theta | Radius => Kind::Polar,
        X2 | Y2 | Theta2 | Radius2 => Kind::Second,
        XOffset | YOffset => Kind::Offset,
        Color | Fill | Stroke | Opacity | FillOpacity | StrokeOpacity | StrokeWidth | StrokeDash | Size | Shape
        | Angle => Kind::Look,
        Text | Tooltip | Href | Description => Kind::Words,
        Detail | Key => Kind::Group,
        Order => Kind::Order,
        Row | Column | Facet => Kind::Facet,
    };
    match key {
        "axis" | "impute" => kind == Kind::Position,
        "stack" => matches!(kind, Kind::Position | Kind::Polar),
        "scale" => matches!(kind, Kind::Position | Kind::Polar | Kind::Offset | Kind::Look),
        "sort" => !matches!(kind, Kind::Second | Kind::Words | Kind::Group),
        "legend" => kind == Kind::Look,
        "condition" => matches!(kind, Kind::Look | Kind::Words | Kind::Order),
        "format" | "formatType" => kind == Kind::Words,
        "header" | "align" | "center" | "spacing" => kind == Kind::Facet,
        "columns" | "bounds" => channel == Facet,
        "datum" => !matches!(kind, Kind::Group | Kind::Order | Kind::Facet),
        "value" => kind != Kind::Facet,
        _ => true,
    }
}

/// Reads one definition.
pub fn channel_def(json: &Json, channel: Channel, name: &str, r: &mut Reader) -> Option<ChannelDef> {
    let members = object(json, &tables::CHANNEL, r)?;
    let mut foreign = Vec::new();
    for key in members.keys() {
        let known = tables::CHANNEL.members.iter().any(|member| member.name == key);
        if known && !has(channel, key) {
            let up = r.enter(key);
            if !members.get(key).is_some_and(is_nothing) {
                r.note(messages::not_of_this_channel(&r.path, key, name));
            }
            r.leave(up);
            foreign.push(key);
        }
    }
    let own: Map<String, Json>;
    let mut members = members;
    if !foreign.is_empty() {
        let kept = members.iter().filter(|(key, _)| !foreign.contains(key));
        own = kept.map(|(key, json)| (key.clone(), json.clone())).collect();
        members = &own;
    }
    Some(definition(members, channel, name, r))
}

fn definition(members: &Map<String, Json>, channel: Channel, name: &str, r: &mut Reader) -> ChannelDef {
    let mut spacing = None;
    if members.get("spacing").is_some_and(Json::is_object) {
        let up = r.enter("spacing");
        r.mismatch(members.get("spacing").unwrap_or(&Json::Null), "a number");
        r.leave(up);
    } else if members.contains_key("spacing") {
        spacing = r.get(members, "spacing");
    }
    let axis: Setting<crate::spec::Axis> = on_or_off(members, "axis", r);
    let across = matches!(axis.on().and_then(crate::spec::Axis::orient), Some(Orient::Left | Orient::Right));
    let along = matches!(axis.on().and_then(crate::spec::Axis::orient), Some(Orient::Top | Orient::Bottom));
    if channel == Channel::X && across || channel == Channel::Y && along {
        r.note(messages::side_of_other_axis(&[&r.path, "/axis/orient"].concat()));
    }
    ChannelDef {
        pointer: r.pointer(),
        source: source(members, channel, r),
        kind: r.get(members, "type"),
        aggregate: member(members, "aggregate", r, aggregate),
        bin: setting(members, "bin", r, bin),
        time_unit: member(members, "timeUnit", r, time_unit),
        title: title(members, r),
        sort: setting(members, "sort", r, sort).map(|sort| in_units(sort, members, r)),
        stack: on_or_off(members, "stack", r),
        impute: member(members, "impute", r, impute),
        scale: on_or_off(members, "scale", r),
        axis,
        legend: on_or_off(members, "legend", r),
        header: on_or_off(members, "header", r),
        format: r.get(members, "format"),
        format_kind: r.get(members, "formatType"),
        band_position: r.get(members, "bandPosition"),
        conditions: conditions(members, channel, name, r),
        columns: r.get(members, "columns"),
        spacing,
        listed: false,
    }
}

/// A member that can be switched off, read by its type.
fn on_or_off<T: FromJson>(members: &Map<String, Json>, key: &str, r: &mut Reader) -> Setting<T> {
    r.get::<Setting<T>>(members, key).unwrap_or_default()
}

/// A member that can be switched off, read by a function.
fn setting<T>(
    members: &Map<String, Json>,
    key: &str,
    r: &mut Reader,
    read: fn(&Json, &mut Reader) -> Option<T>,
) -> Setting<T> {
    match members.get(key) {
        None => Setting::Unset,
        Some(Json::Null | Json::Bool(false)) => Setting::Off,
        Some(_) => member(members, key, r, read).map_or(Setting::Unset, Setting::On),
    }
}

fn title(members: &Map<String, Json>, r: &mut Reader) -> Setting<String> {
    let Some(json) = members.get("title") else {
        return Setting::Unset;
    };
    let up = r.enter("title");
    let title = value::constant(json, r).and_then(|json| <Lines as Reads<Setting<String>>>::read(&json, r));
    r.leave(up);
    title.unwrap_or_default()
}

fn source(members: &Map<String, Json>, channel: Channel, r: &mut Reader) -> Source {
    if members.contains_key("field") {
        return r.get(members, "field").map_or(Source::None, Source::Field);
    }
    if members.contains_key("datum") {
        return datum(members, "datum", r).map_or(Source::None, Source::Datum);
    }
    if let Some(Json::Array(lines)) = members.get("value").filter(|_| channel == Channel::Text) {
        return Source::Value(value::text_value(lines));
    }
    if members.contains_key("value") {
        return datum(members, "value", r).map_or(Source::None, Source::Value);
    }
    Source::None
}

/// A member for which `null` is a value as others are.
fn datum(members: &Map<String, Json>, key: &str, r: &mut Reader) -> Option<Value> {
    let up = r.enter(key);
    let value = members.get(key).and_then(|json| value::constant(json, r)).and_then(|json| value::value(&json, r));
    r.leave(up);
    value
}

fn conditions(members: &Map<String, Json>, channel: Channel, name: &str, r: &mut Reader) -> Vec<Condition> {
    let Some(json) = members.get("condition").filter(|json| !json.is_null()) else {
        return Vec::new();
    };
    let up = r.enter("condition");
    let conditions = each(json, r, |json, r| condition(json, channel, name, r));
    r.leave(up);
    conditions
}

fn condition(json: &Json, channel: Channel, name: &str, r: &mut Reader) -> Option<Condition> {
    let Json::Object(members) = json else {
        r.mismatch(json, tables::CONDITION.what);
        return None;
    };
    // A condition has the members of a definition beside its own.
    let mut own = Map::new();
    let mut then = Map::new();
    for (key, json) in members {
        let is_own = tables::CONDITION.members.iter().any(|member| member.name == key);
        if is_own { &mut own } else { &mut then }.insert(key.clone(), json.clone());
    }
    object(&Json::Object(own), &tables::CONDITION, r)?;
    if members.contains_key("selection") {
        return None; // Refused by the table.
    }
    let test = if members.contains_key("param") {
        super::param::predicate(members, r)
    } else {
        member(members, "test", r, predicate)
    };
    let Some(test) = test else {
        if !members.contains_key("param") && !members.contains_key("test") {
            r.note(messages::absent(&r.path, "test", "a condition"));
        }
        return None;
    };
    let then = channel_def(&Json::Object(then), channel, name, r)?;
    Some(Condition { test, then: Box::new(then) })
}

/// Reads an aggregate operation.
pub fn aggregate(json: &Json, r: &mut Reader) -> Option<Aggregate> {
    match json {
        Json::Object(members) if members.contains_key("argmax") => {
            Some(Aggregate::ArgMax(Some(r.get::<FieldPath>(members, "argmax")?)))
        }
        Json::Object(members) if members.contains_key("argmin") => {
            Some(Aggregate::ArgMin(Some(r.get::<FieldPath>(members, "argmin")?)))
        }
        other => {
            let found = word(other, AGGREGATES, r);
            if matches!(found, Some(Aggregate::Ci0 | Aggregate::Ci1)) {
                r.note(messages::interval_by_chance(&r.path));
            }
            found
        }
    }
}

/// The words of aggregate operations.
pub const AGGREGATES: &[(&str, Aggregate)] = &[
    ("count", Aggregate::Count),
    ("valid", Aggregate::Valid),
    ("missing", Aggregate::Missing),
    ("distinct", Aggregate::Distinct),
    ("sum", Aggregate::Sum),
    ("product", Aggregate::Product),
    ("mean", Aggregate::Mean),
    ("average", Aggregate::Average),
    ("variance", Aggregate::Variance),
    ("variancep", Aggregate::VarianceP),
    ("stdev", Aggregate::Stdev),
    ("stdevp", Aggregate::StdevP),
    ("stderr", Aggregate::Stderr),
    ("median", Aggregate::Median),
    ("q1", Aggregate::Q1),
    ("q3", Aggregate::Q3),
    ("ci0", Aggregate::Ci0),
    ("ci1", Aggregate::Ci1),
    ("min", Aggregate::Min),
    ("max", Aggregate::Max),
    ("values", Aggregate::Values),
    ("exponential", Aggregate::Exponential(None)),
    ("argmin", Aggregate::ArgMin(None)),
    ("argmax", Aggregate::ArgMax(None)),
];

fn bin(json: &Json, r: &mut Reader) -> Option<Bin> {
    match json {
        Json::Bool(_) => Some(Bin::Params(BinParams::default())),
        Json::String(text) if text == "binned" => Some(Bin::Binned(None)),
        Json::Object(members) if members.get("binned") == Some(&Json::Bool(true)) => {
            let params = bin_params(json, r)?;
            Some(Bin::Binned(params.step))
        }
        Json::Object(_) => bin_params(json, r).map(Bin::Params),
        other => {
            r.mismatch(other, "true, `binned` or an object");
            None
        }
    }
}

/// Reads how to bin; `true` is the usual way.
pub fn bin_params(json: &Json, r: &mut Reader) -> Option<BinParams> {
    if json == &Json::Bool(true) {
        return Some(BinParams::default());
    }
    let members = object(json, &tables::BIN, r)?;
    if let Some(Json::Object(_)) = members.get("extent") {
        let up = r.enter("extent");
        r.unsupported("an extent that follows a selection");
        r.leave(up);
        return None;
    }
    if members.values().any(|value| value.get("expr").or_else(|| value.get("signal")).is_some()) {
        r.note(messages::expression_in_bin(&r.path));
    }
    Some(BinParams {
        anchor: r.get(members, "anchor"),
        base: r.get(members, "base"),
        divide: r.get(members, "divide"),
        extent: pair(members, "extent", r),
        maxbins: r.get(members, "maxbins"),
        minstep: r.get(members, "minstep"),
        nice: r.get(members, "nice"),
        step: r.get(members, "step"),
        steps: r.get(members, "steps"),
    })
}

/// Reads a calendar unit.
pub fn time_unit(json: &Json, r: &mut Reader) -> Option<TimeUnit> {
    if let Json::String(written) = json {
        return named_unit(written, r);
    }
    let members = object(json, &tables::TIME_UNIT, r)?;
    let mut unit = match r.get::<String>(members, "unit") {
        Some(written) => named_unit(&written, r)?,
        None => TimeUnit { unit: String::new(), utc: false, step: None, maxbins: None, binned: false },
    };
    unit.utc |= r.get::<bool>(members, "utc").unwrap_or_default();
    unit.binned |= r.get::<bool>(members, "binned").unwrap_or_default();
    unit.step = r.get(members, "step");
    unit.maxbins = r.get(members, "maxbins");
    Some(unit)
}

fn named_unit(written: &str, r: &mut Reader) -> Option<TimeUnit> {
    let (binned, rest) = written.strip_prefix("binned").map_or((false, written), |rest| (true, rest));
    let (utc, name) = rest.strip_prefix("utc").map_or((false, rest), |rest| (true, rest));
    if !name.is_empty() && crate::time::TimeUnit::parse(name).is_none() {
        r.mismatch(&Json::from(written), "a time unit such as `yearmonth`");
        return None;
    }
    Some(TimeUnit { unit: name.to_owned(), utc, step: None, maxbins: None, binned })
}

/// The channels whose names are orders.
const SORTING: [Channel; 12] = [
    Channel::X,
    Channel::Y,
    Channel::Color,
    Channel::Fill,
    Channel::Stroke,
    Channel::StrokeWidth,
    Channel::Size,
    Channel::Shape,
    Channel::FillOpacity,
    Channel::StrokeOpacity,
    Channel::Opacity,
    Channel::Text,
];

fn sort(json: &Json, r: &mut Reader) -> Option<Sort> {
    match json {
        Json::Array(_) => Some(Sort::Values(values(json, r))),
        Json::Object(members) if members.contains_key("encoding") => {
            let members = object(json, &tables::SORT, r).unwrap_or(members);
            let channel = r.get(members, "encoding")?;
            Some(Sort::Channel(channel, r.get(members, "order").unwrap_or_default()))
        }
        Json::Object(_) => {
            let members = object(json, &tables::SORT, r)?;
            Some(Sort::Field(SortDef {
                field: r.get(members, "field"),
                op: member(members, "op", r, aggregate),
                order: on_or_off(members, "order", r),
            }))
        }
        Json::String(text) => {
            let (order, name) = match text.strip_prefix('-') {
                Some(name) => (SortOrder::Descending, name),
                None => (SortOrder::Ascending, text.as_str()),
            };
            match text.as_str() {
                "ascending" => return Some(Sort::Order(SortOrder::Ascending)),
                "descending" => return Some(Sort::Order(SortOrder::Descending)),
                _ => {}
            }
            let channel = Channel::named(name).filter(|channel| SORTING.contains(channel));
            if channel.is_none() {
                r.mismatch(json, "`ascending`, `descending`, or a channel such as `y` or `-y`");
            }
            channel.map(|channel| Sort::Channel(channel, order))
        }
        other => {
            r.mismatch(other, "an order");
            None
        }
    }
}

/// A list of names or numbers of a single calendar unit, such as `mon` for `day`, as the moments that they stand for.
fn in_units(sort: Sort, members: &Map<String, Json>, r: &mut Reader) -> Sort {
    let unit = members.get("timeUnit").and_then(Json::as_str).filter(|unit| value::is_part(unit));
    let (Sort::Values(values), Some(unit)) = (&sort, unit) else {
        return sort;
    };
    let mut moment = |value: &Value| match value {
        Value::Text(_) | Value::Number(_) => value::moment_of(unit, &value.to_json(), r),
        _ => None,
    };
    Sort::Values(values.iter().map(|value| moment(value).unwrap_or_else(|| value.clone())).collect())
}

fn impute(json: &Json, r: &mut Reader) -> Option<Impute> {
    let members = object(json, &tables::IMPUTE, r)?;
    Some(Impute {
        value: r.get(members, "value").unwrap_or(Value::Null),
        method: member(members, "method", r, impute_method).flatten(),
        frame: member(members, "frame", r, frame),
        keyvals: member(members, "keyvals", r, keyvals),
    })
}

/// Reads how missing values are found; none for `value`.
pub fn impute_method(json: &Json, r: &mut Reader) -> Option<Option<ImputeMethod>> {
    if json == "value" { Some(None) } else { ImputeMethod::from_json(json, r).map(Some) }
}

/// Reads the keys that must be there.
pub fn keyvals(json: &Json, r: &mut Reader) -> Option<Vec<Value>> {
    if json.is_array() {
        return Some(values(json, r));
    }
    numbers(json, r).map(|numbers| numbers.into_iter().map(Value::Number).collect())
}
