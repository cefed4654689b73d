//! Plots with their marks.

use serde_json::{Map, Value as Json, json};

use super::{decimals, guide, number, paint, put};
use crate::compile::View;
use crate::geometry::{Interpolate, Point};
use crate::scene::{Geometry, Item, Mark, Plot, Role, Style};
use crate::text::{Align, Baseline};

pub(super) fn plot(plot: &Plot, view: &View) -> Json {
    let mut out = Map::new();
    put(&mut out, "width", number(plot.area.width));
    put(&mut out, "height", number(plot.area.height));
    put(&mut out, "x", number(plot.area.x));
    put(&mut out, "y", number(plot.area.y));
    if !plot.facet.is_empty() {
        let facet: Map<String, Json> =
            plot.facet.iter().map(|(field, value)| (field.to_string(), value.to_json())).collect();
        put(&mut out, "facet", facet);
    }
    put(&mut out, "marks", plot.marks.iter().map(|content| mark(content, view)).collect::<Vec<_>>());
    put(&mut out, "axes", plot.axes.iter().map(guide::axis).collect::<Vec<_>>());
    Json::Object(out)
}

fn mark(mark: &Mark, view: &View) -> Json {
    let mut out = Map::new();
    put(&mut out, "type", role_name(mark.role));
    if mark.clip {
        put(&mut out, "clip", true);
    }
    put(&mut out, "items", mark.items.iter().map(|content| item(content, view)).collect::<Vec<_>>());
    Json::Object(out)
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Rect => "rect",
        Role::Symbol => "symbol",
        Role::Line => "line",
        Role::Area => "area",
        Role::Trail => "trail",
        Role::Rule => "rule",
        Role::Text => "text",
        Role::Arc => "arc",
    }
}

fn item(item: &Item, view: &View) -> Json {
    let mut out = Map::new();
    geometry(&item.geometry, &mut out);
    style(&item.style, &mut out);
    let Some(datum) = &item.datum else { return Json::Object(out) };
    let tooltip = datum.said.tooltip().value();
    if !tooltip.is_nothing() {
        put(&mut out, "tooltip", tooltip.to_json());
    }
    if let Some(href) = &datum.href {
        put(&mut out, "href", &**href);
    }
    let description = datum.said.description();
    if !description.is_empty() {
        put(&mut out, "desc", &**description);
    }
    let rows = datum.rows.iter().map(|row| {
        let layer = view.layers.get(row.layer as usize);
        layer.map_or(Json::Null, |layer| layer.drawn.object(row.row as usize).to_json())
    });
    match item.geometry {
        Geometry::Line(_) | Geometry::Area(_) | Geometry::Trail(_) => put(&mut out, "data", rows.collect::<Vec<_>>()),
        _ => {
            if let Some(row) = rows.take(1).next() {
                put(&mut out, "datum", row);
            }
        }
    }
    Json::Object(out)
}

fn point(out: &mut Map<String, Json>, at: Point) {
    put(out, "x", number(at.x));
    put(out, "y", number(at.y));
}

fn geometry(geometry: &Geometry, out: &mut Map<String, Json>) {
    match geometry {
        Geometry::Rect(one) => {
            point(out, Point::new(one.rect.x, one.rect.y));
            put(out, "width", number(one.rect.width));
            put(out, "height", number(one.rect.height));
            let radius = one.corners.iter().copied().fold(0.0, f64::max);
            if radius > 0.0 {
                put(out, "cornerRadius", number(radius));
            }
        }
        Geometry::Symbol(symbol) => {
            point(out, symbol.at);
            put(out, "size", number(symbol.size));
            put(out, "shape", symbol.symbol.name());
            angle(out, symbol.angle);
        }
        Geometry::Line(line) => {
            let points = line.points.iter().map(|point| point.map(|at| json!([number(at.x), number(at.y)])));
            put(out, "points", breaks(points));
            interpolate(out, line.interpolate);
        }
        Geometry::Area(area) => {
            let place = |(a, b): (Point, Point)| json!([number(a.x), number(a.y), number(b.x), number(b.y)]);
            put(out, "points", breaks(area.points.iter().map(|pair| pair.map(place))));
            interpolate(out, area.interpolate);
            put(out, "orient", if area.horizontal { "horizontal" } else { "vertical" });
        }
        Geometry::Trail(trail) => {
            let place = |(at, width): (Point, f64)| json!([number(at.x), number(at.y), number(width)]);
            put(out, "points", breaks(trail.points.iter().map(|pair| pair.map(place))));
        }
        Geometry::Rule(rule) => {
            point(out, rule.from);
            put(out, "x2", number(rule.to.x));
            put(out, "y2", number(rule.to.y));
        }
        Geometry::Text(text) => {
            // Vega names the place of a turned text as if its offsets were not turned with it.
            let (sin, cos) = text.angle.to_radians().sin_cos();
            let Point { x: dx, y: dy } = text.shift;
            point(out, text.at.offset(Point::new(dx - dx * cos + dy * sin, dy - dx * sin - dy * cos)));
            put(out, "text", text.whole.as_deref().map_or_else(|| text.lines.join("\n"), str::to_owned));
            put(out, "align", align_name(text.align));
            put(out, "baseline", baseline_name(text.baseline));
            put(out, "fontSize", number(text.font.size));
            angle(out, text.angle);
            if text.font.weight != 400 {
                put(out, "fontWeight", text.font.weight);
            }
        }
        Geometry::Arc(arc) => {
            point(out, arc.center);
            put(out, "startAngle", decimals(arc.start, 1e5));
            put(out, "endAngle", decimals(arc.end, 1e5));
            put(out, "innerRadius", number(arc.inner));
            put(out, "outerRadius", number(arc.outer));
            if arc.pad != 0.0 {
                put(out, "padAngle", number(arc.pad));
            }
            if arc.corner != 0.0 {
                put(out, "cornerRadius", number(arc.corner));
            }
        }
    }
}

/// Vertices with `null` for each break between them; none at the ends.
fn breaks(points: impl Iterator<Item = Option<Json>>) -> Vec<Json> {
    let mut out: Vec<Json> = Vec::new();
    for point in points {
        match point {
            Some(point) => out.push(point),
            None if out.last().is_none_or(Json::is_null) => {}
            None => out.push(Json::Null),
        }
    }
    if out.last().is_some_and(Json::is_null) {
        out.pop();
    }
    out
}

fn interpolate(out: &mut Map<String, Json>, interpolate: Interpolate) {
    if interpolate != Interpolate::Linear {
        put(out, "interpolate", interpolate.name());
    }
}

fn angle(out: &mut Map<String, Json>, angle: f64) {
    if angle != 0.0 {
        put(out, "angle", number(angle));
    }
}

fn align_name(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

fn baseline_name(baseline: Baseline) -> &'static str {
    match baseline {
        Baseline::Alphabetic => "alphabetic",
        Baseline::Top => "top",
        Baseline::Middle => "middle",
        Baseline::Bottom => "bottom",
        Baseline::LineTop => "line-top",
        Baseline::LineBottom => "line-bottom",
    }
}

fn style(style: &Style, out: &mut Map<String, Json>) {
    if let Some((name, opacity)) = style.fill.as_ref().and_then(paint) {
        put(out, "fill", name);
        let opacity = opacity * style.fill_opacity;
        if opacity != 1.0 {
            put(out, "fillOpacity", number(opacity));
        }
    }
    let Some(stroke) = style.stroke.as_ref().filter(|stroke| stroke.width > 0.0) else { return };
    let Some((name, opacity)) = paint(&stroke.paint) else { return };
    put(out, "stroke", name);
    if stroke.width != 1.0 {
        put(out, "strokeWidth", number(stroke.width));
    }
    let opacity = opacity * style.stroke_opacity;
    if opacity != 1.0 {
        put(out, "strokeOpacity", number(opacity));
    }
    if stroke.dash.iter().any(|length| *length > 0.0) {
        put(out, "strokeDash", stroke.dash.iter().map(|length| number(*length)).collect::<Vec<_>>());
    }
}
