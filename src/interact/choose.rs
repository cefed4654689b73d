//! Selections: from a target, an entry of a legend, a control or a rectangle to what a parameter stands for.

use super::legend::Entry;
use super::{Effect, Held, State, TargetId, Targets};
use crate::compile::{Target, View, source_rows};
use crate::data::{Gather, Value, stable_sort};
use crate::geometry::{Point, Rect};
use crate::scale::Scale;
use crate::spec::{Binding, Channel, Chosen, Clear, Extent, Param, ParamKind, Projection, Selection, Toggle};
use crate::time;
use crate::transform::parse_unit;

/// Chooses a target, or nothing, for all point parameters that a click or hovering sets; whether anything has changed.
pub(super) fn point(state: &mut State, targets: &Targets, id: Option<TargetId>, held: Held, hover: bool) -> bool {
    let view = targets.view().clone();
    let mut changed = false;
    for param in &view.params {
        let Some(selection) = param.selection() else { continue };
        let bound = matches!(selection.bind, Binding::Legend | Binding::Controls(_)) && hover;
        if selection.interval || selection.hover != hover || bound {
            continue;
        }
        let before = current(state, param);
        let chosen = match id.and_then(|id| targets.get(id)) {
            None if hover && selection.clear != Clear::Leave => continue,
            None => Chosen::Nothing,
            Some(target) => added(selection, &before, of_target(selection, &view, target), held),
        };
        if chosen != before {
            state.choose(&param.name, chosen);
            changed = true;
        }
    }
    changed
}

/// Clears what a double click clears; whether anything has changed.
pub(super) fn clear(state: &mut State, view: &View) -> bool {
    let mut changed = false;
    for param in &view.params {
        let clears = param.selection().is_some_and(|one| one.clear == Clear::DoubleClick);
        if clears && current(state, param) != Chosen::Nothing {
            state.choose(&param.name, Chosen::Nothing);
            changed = true;
        }
    }
    changed
}

/// Chooses an entry of a legend for the parameters that are bound to it; whether there are any.
pub(super) fn legend(state: &mut State, view: &View, entry: &Entry, held: Held) -> bool {
    let mut found = false;
    for param in &view.params {
        let Some(selection) = param.selection().filter(|one| one.bind == Binding::Legend) else { continue };
        let before = current(state, param);
        let point = Chosen::Points(vec![selection.projections.iter().map(|_| entry.value.clone()).collect()]);
        state.choose(&param.name, added(selection, &before, point, held));
        found = true;
    }
    found
}

/// Takes the value of a control; whether anything has changed.
pub(super) fn set(state: &mut State, view: &View, param: usize, at: usize, value: Value) -> bool {
    let Some(param) = view.params.get(param) else { return false };
    let before = current(state, param);
    let chosen = match &param.kind {
        ParamKind::Variable(_) => Chosen::Value(value),
        ParamKind::Selection(selection) => {
            let mut point = match &before {
                Chosen::Points(points) => points.first().cloned().unwrap_or_default(),
                _ => Vec::new(),
            };
            point.resize(selection.projections.len(), Value::Missing);
            if let Some(place) = point.get_mut(at) {
                *place = value;
            }
            Chosen::Points(vec![point])
        }
    };
    let changed = chosen != before;
    state.choose(&param.name, chosen);
    changed
}

/// What a parameter stands for after all events so far.
pub(super) fn current(state: &State, param: &Param) -> Chosen {
    let asked = state.chosen.iter().find(|(name, _)| *name == param.name);
    asked.map_or_else(|| param.chosen.clone(), |(_, chosen)| chosen.clone())
}

/// A point beside those that are chosen already, alone, or taken away, as the keys ask.
fn added(selection: &Selection, before: &Chosen, point: Chosen, held: Held) -> Chosen {
    let several = match selection.toggle {
        Toggle::Always => true,
        Toggle::Never => false,
        Toggle::Shift => held.shift,
        Toggle::Keys(alt, control, shift) => {
            (alt || control || shift) && held.alt >= alt && held.control >= control && held.shift >= shift
        }
    };
    match (before, point) {
        (Chosen::Points(known), Chosen::Points(new)) if several => {
            let mut all: Vec<_> = known.iter().filter(|point| !new.contains(point)).cloned().gather();
            all.extend(new.into_iter().filter(|point| !known.contains(point)));
            if all.is_empty() { Chosen::Nothing } else { Chosen::Points(all) }
        }
        (Chosen::Rows(known), Chosen::Rows(new)) if several => {
            let mut all: Vec<u32> = known.iter().filter(|row| !new.contains(row)).copied().gather();
            all.extend(new.into_iter().filter(|row| !known.contains(row)));
            stable_sort(&mut all, Ord::cmp);
            if all.is_empty() { Chosen::Nothing } else { Chosen::Rows(all) }
        }
        (_, point) => point,
    }
}

/// What a target stands for. Bins are told by the rows in them.
fn of_target(selection: &Selection, view: &View, target: &Target) -> Chosen {
    let rows = source_rows(view, target.row);
    if selection.projections.is_empty() || selection.projections.iter().any(|one| one.binned) {
        let mut rows = rows.to_vec();
        stable_sort(&mut rows, Ord::cmp);
        return Chosen::Rows(rows);
    }
    Chosen::Points(vec![selection.projections.iter().map(|one| value(one, view, target, rows.first())).collect()])
}

/// A target's value of a projection: of the row that is drawn, or else of the first that it comes from.
fn value(one: &Projection, view: &View, target: &Target, source: Option<&u32>) -> Value {
    let Some(layer) = view.layers.get(target.row.layer as usize) else { return Value::Missing };
    let mut value = layer.drawn.lookup(target.row.row as usize, &one.field);
    if let (Value::Missing, Some(&row)) = (&value, source) {
        value = layer.source.lookup(row as usize, &one.field);
    }
    let Some(unit) = one.unit.as_ref().filter(|unit| !unit.binned) else { return value };
    let moment = match &value {
        Value::Text(text) => time::parse_js(text, view.zone),
        other => other.to_number(),
    };
    parse_unit(unit, [f64::NAN; 2]).map_or(value, |unit| Value::Time(unit.floor(moment, view.zone)))
}

/// What a rectangle of a plot covers, for each projection.
pub(super) fn interval(selection: &Selection, view: &View, area: Rect, plot: Rect) -> Chosen {
    let extent = |one: &Projection| {
        let (low, high) = match one.channel? {
            Channel::X => (area.x - plot.x, area.right() - plot.x),
            Channel::Y => (area.y - plot.y, area.bottom() - plot.y),
            _ => return None,
        };
        let scale = scale(view, one.channel?)?;
        match scale {
            Scale::Continuous(_) => {
                let (a, b) = (scale.invert(low)?, scale.invert(high)?);
                Some(if a.to_number() <= b.to_number() { Extent::Between(a, b) } else { Extent::Between(b, a) })
            }
            Scale::Band(band) => {
                let inside =
                    |value: &&Value| band.position(value).is_some_and(|at| at + band.bandwidth() >= low && at <= high);
                Some(Extent::OneOf(band.domain().iter().filter(inside).cloned().gather()))
            }
            Scale::Ordinal(_) | Scale::Steps(_) => None,
        }
    };
    Chosen::Ranges(selection.projections.iter().map(extent).collect())
}

/// Makes the interval under a point smaller or larger; whether there is one.
pub(super) fn zoom_interval(state: &mut State, view: &View, at: Point, factor: f64, effects: &mut Vec<Effect>) -> bool {
    let Some(plot) = view.scene.plots.first().map(|plot| plot.area) else { return false };
    for param in &view.params {
        let Some(selection) = param.selection().filter(|one| one.zoom) else { continue };
        let Some(area) = area(param, view).filter(|area| area.contains(at)) else { continue };
        let edge = |edge: f64, at: f64| at + (edge - at) * factor;
        let corner = Point::new(edge(area.x, at.x), edge(area.y, at.y));
        let other = Point::new(edge(area.right(), at.x), edge(area.bottom(), at.y));
        let Some(area) = Rect::from_corners(corner, other).intersection(plot) else { continue };
        state.choose(&param.name, interval(selection, view, area, plot));
        effects.extend([Effect::Brush(Some(area)), Effect::Recompile, Effect::SelectRows]);
        return true;
    }
    false
}

/// Where the interval of a parameter lies in the first plot; none where none is chosen.
pub fn brush(view: &View) -> Option<Rect> {
    view.params.iter().find_map(|param| area(param, view))
}

/// Where a parameter's interval lies in the first plot.
pub(super) fn area(param: &Param, view: &View) -> Option<Rect> {
    let selection = param.selection().filter(|one| one.interval && one.bind != Binding::Scales)?;
    area_of(selection, &param.chosen, view)
}

/// Where an interval lies in the first plot.
pub(super) fn area_of(selection: &Selection, chosen: &Chosen, view: &View) -> Option<Rect> {
    let Chosen::Ranges(extents) = chosen else { return None };
    let plot = view.scene.plots.first()?.area;
    let mut area = plot;
    for (one, extent) in selection.projections.iter().zip(extents) {
        let (Some(channel), Some(extent)) = (one.channel, extent) else { continue };
        let Some(scale) = scale(view, channel) else { continue };
        let ends: Vec<f64> = match extent {
            Extent::Between(low, high) => [low, high].into_iter().filter_map(|end| scale.position(end)).gather(),
            Extent::OneOf(values) => {
                let starts = values.iter().filter_map(|value| scale.position(value));
                starts.flat_map(|start| [start, start + scale.bandwidth()]).gather()
            }
        };
        let (low, high) = ends.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &end| (l.min(end), h.max(end)));
        if !low.is_finite() || !high.is_finite() {
            return None;
        }
        match channel {
            Channel::X => area = Rect::new(plot.x + low, area.y, high - low, area.height),
            Channel::Y => area = Rect::new(area.x, plot.y + low, area.width, high - low),
            _ => {}
        }
    }
    extents.iter().any(Option::is_some).then_some(area)
}

/// The first scale of a channel.
pub(super) fn scale(view: &View, channel: Channel) -> Option<&Scale> {
    view.scales.iter().find(|known| known.channel == channel).map(|known| &known.scale)
}
