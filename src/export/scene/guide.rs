//! Axes, legends, titles and headers.

use serde_json::{Map, Value as Json, json};

use super::{color_name, number, put};
use crate::data::{Gather, Value, stable_sort};
use crate::scene::{Axis, Geometry, Header, HeaderKind, Item, Legend, LegendEntry, LegendKind, Side, Title};

pub(super) fn axis(axis: &Axis) -> Json {
    let side = match axis.side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Top => "top",
        Side::Bottom => "bottom",
    };
    // An axis without labels says nothing about its ticks.
    let ticks = axis.ticks.iter().filter(|_| axis.labels).map(|tick| {
        let mut out = Map::new();
        put(&mut out, "value", value(&tick.value));
        put(&mut out, "label", &*tick.label);
        put(&mut out, "pos", number(tick.position));
        if tick.hidden {
            put(&mut out, "hidden", true);
        }
        Json::Object(out)
    });
    json!({
        "orient": side,
        "channel": if axis.horizontal { "x" } else { "y" },
        "title": axis.title.as_deref(),
        "grid": axis.grid,
        "labels": axis.labels,
        "ticks": ticks.collect::<Vec<_>>(),
    })
}

/// Numbers to twelve digits, as axes compute them.
pub(super) fn value(value: &Value) -> Json {
    match value {
        Value::Number(x) if x.is_finite() && x.fract() != 0.0 => {
            let scale = 10f64.powi(11 - x.abs().log10().floor() as i32);
            let rounded = (x * scale).round() / scale;
            Value::Number(if rounded.is_finite() { rounded } else { *x }).to_json()
        }
        other => other.to_json(),
    }
}

pub(super) fn legend(legend: &Legend) -> Json {
    let kind = match legend.kind {
        LegendKind::Symbol => "symbol",
        LegendKind::Gradient => "gradient",
        LegendKind::Discrete => "discrete",
    };
    let mut out = Map::new();
    put(&mut out, "title", legend.title.as_deref());
    put(&mut out, "kind", kind);
    put(&mut out, "channels", legend.channels.clone());
    put(&mut out, "entries", in_rows(legend).map(entry).collect::<Vec<_>>());
    let names = |colors: &mut dyn Iterator<Item = crate::color::Color>| {
        Json::Array(colors.map(|color| color_name(color).map_or(Json::Null, Json::String)).collect())
    };
    match legend.kind {
        LegendKind::Symbol => {}
        LegendKind::Gradient => {
            let last = legend.colors.len().saturating_sub(1) as f64;
            let at = |share: f64| legend.colors.get((share * last).round() as usize).copied();
            put(&mut out, "stops", names(&mut [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().filter_map(at)));
        }
        LegendKind::Discrete => put(&mut out, "bands", names(&mut legend.colors.iter().copied())),
    }
    Json::Object(out)
}

/// The entries row by row, as Vega lists them, where they stand in columns.
fn in_rows(legend: &Legend) -> impl Iterator<Item = &LegendEntry> {
    let height = |item: &Item| match &item.geometry {
        Geometry::Symbol(symbol) => Some(symbol.at.y.round()),
        _ => None,
    };
    let mut heights = legend.items.iter().filter_map(height);
    let mut entries: Vec<(f64, &LegendEntry)> =
        legend.entries.iter().map(|entry| (heights.next().unwrap_or_default(), entry)).gather();
    stable_sort(&mut entries, |(a, _), (b, _)| a.total_cmp(b));
    entries.into_iter().map(|(_, entry)| entry)
}

fn entry(entry: &LegendEntry) -> Json {
    let mut out = Map::new();
    put(&mut out, "value", value(&entry.value));
    put(&mut out, "label", &*entry.label);
    for (name, color) in [("fill", entry.fill), ("stroke", entry.stroke)] {
        if let Some(color) = color.and_then(color_name) {
            put(&mut out, name, color);
        }
    }
    if let Some(symbol) = &entry.symbol {
        put(&mut out, "shape", symbol.name());
    }
    let numbers = [
        ("size", entry.size),
        ("fillOpacity", entry.fill_opacity),
        ("strokeOpacity", entry.stroke_opacity),
        ("strokeWidth", entry.stroke_width),
    ];
    for (name, found) in numbers {
        if let Some(found) = found {
            put(&mut out, name, number(found));
        }
    }
    if entry.dashed {
        put(&mut out, "strokeDash", json!([1]));
    }
    Json::Object(out)
}

pub(super) fn title(title: &Title) -> Json {
    json!({"text": &*title.text, "subtitle": title.subtitle.as_deref()})
}

pub(super) fn header(header: &Header) -> Json {
    let kind = match header.kind {
        HeaderKind::Row => "row",
        HeaderKind::Column => "column",
        HeaderKind::Facet => "facet",
    };
    let labels: Vec<&str> = header.labels.iter().map(|label| &**label).collect();
    let mut out = Map::new();
    put(&mut out, "kind", kind);
    if let Some(title) = header.title.as_deref() {
        put(&mut out, "title", title);
    }
    put(&mut out, "labels", labels);
    Json::Object(out)
}
