//! Scales.

use serde_json::{Map, Value as Json};

use super::{color_name, guide, number, put};
use crate::compile::ChannelScale;
use crate::data::{Gather, Value};
use crate::scale::{Output, Scale};
use crate::spec::Channel;

pub(super) fn scale(one: &ChannelScale) -> Option<Json> {
    let scale = &one.scale;
    let mut out = Map::new();
    put(&mut out, "channel", channel_name(one.channel)?);
    put(&mut out, "type", scale.type_name());
    put(&mut out, "domain", scale.domain().iter().map(bound).collect::<Vec<_>>());
    let range: Vec<Json> = match scale {
        Scale::Continuous(scale) => {
            let (low, high) = scale.bounds();
            [low, high].iter().filter_map(|x| scale.output(*x)).map(|found| output(&found)).gather()
        }
        Scale::Band(scale) => vec![number(scale.range().0), number(scale.range().1)],
        Scale::Ordinal(scale) => scale.range().iter().map(output).gather(),
        Scale::Steps(scale) => scale.range().iter().map(output).gather(),
    };
    put(&mut out, "range", range);
    if scale.band().is_some() {
        put(&mut out, "bandwidth", number(scale.bandwidth()));
        put(&mut out, "step", number(scale.step()));
    }
    Some(Json::Object(out))
}

/// A value of a domain; what is no number is called so.
fn bound(value: &Value) -> Json {
    match value {
        Value::Number(number) if number.is_nan() => Json::from("NaN"),
        Value::Time(moment) if moment.is_nan() => Json::Null,
        value => guide::value(value),
    }
}

fn output(output: &Output) -> Json {
    match output {
        Output::Number(x) => number(*x),
        Output::Color(color) => color_name(*color).map_or(Json::Null, Json::String),
        Output::Text(text) => Json::String(text.to_string()),
        Output::List(list) => list.iter().map(|x| number(*x)).collect(),
    }
}

/// Vega's name of the channel; none for channels that have no scale of their own.
fn channel_name(channel: Channel) -> Option<&'static str> {
    Some(match channel {
        Channel::X | Channel::X2 => "x",
        Channel::Y | Channel::Y2 => "y",
        Channel::XOffset => "xOffset",
        Channel::YOffset => "yOffset",
        Channel::Theta | Channel::Theta2 => "theta",
        Channel::Radius | Channel::Radius2 => "radius",
        Channel::Color => "color",
        Channel::Fill => "fill",
        Channel::Stroke => "stroke",
        Channel::Opacity => "opacity",
        Channel::FillOpacity => "fillOpacity",
        Channel::StrokeOpacity => "strokeOpacity",
        Channel::StrokeWidth => "strokeWidth",
        Channel::StrokeDash => "strokeDash",
        Channel::Size => "size",
        Channel::Shape => "shape",
        Channel::Angle => "angle",
        Channel::Text
        | Channel::Tooltip
        | Channel::Href
        | Channel::Description
        | Channel::Detail
        | Channel::Order
        | Channel::Key
        | Channel::Row
        | Channel::Column
        | Channel::Facet => return None,
    })
}
