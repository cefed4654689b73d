//! Where the parts of an axis lie, and which properties hold for each of its ticks.

use std::rc::Rc;

use super::properties::Resolved;
use crate::compile::guide::Look;
use crate::data::{Table, Value};
use crate::geometry::{Point, Rect};
use crate::scale::Scale;
use crate::scene::{Side, Tick};
use crate::spec;
use crate::transform::holds;

/// Where the parts of an axis lie: along its direction and across it, away from the plot.
pub(super) struct Frame {
    pub(super) side: Side,
    /// The axis' line, across.
    pub(super) line: f64,
    /// The half pixel for crisp lines.
    pub(super) crisp: f64,
}

impl Frame {
    /// The point `along` the axis, `out` pixels outside of its line.
    pub(super) fn at(&self, along: f64, out: f64) -> Point {
        let along = along + self.crisp;
        match self.side {
            Side::Bottom => Point::new(along, self.line + out + self.crisp),
            Side::Top => Point::new(along, self.line - out + self.crisp),
            Side::Left => Point::new(self.line - out + self.crisp, along),
            Side::Right => Point::new(self.line + out + self.crisp, along),
        }
    }
}

/// How far a shape reaches out of the axis' line.
pub(super) fn beyond(frame: &Frame, shape: Rect) -> f64 {
    match frame.side {
        Side::Left => frame.line - shape.x,
        Side::Right => shape.right() - frame.line,
        Side::Top => frame.line - shape.y,
        Side::Bottom => shape.bottom() - frame.line,
    }
}

/// How far ticks reach out, in CSS pixels.
pub(super) fn tick_size(resolved: &Resolved) -> f64 {
    if resolved.props.ticks().unwrap_or(true) { resolved.props.tick_size().unwrap_or(5.0) } else { 0.0 }
}

/// The first and the last position of the scale.
pub(super) fn range(scale: &Scale) -> Option<(f64, f64)> {
    match scale {
        Scale::Continuous(scale) => Some(scale.range_bounds()),
        Scale::Band(scale) => Some(scale.range()),
        Scale::Ordinal(_) | Scale::Steps(_) => None,
    }
}

/// The properties of single ticks where conditions make them differ.
pub(super) struct Styles<'a> {
    common: &'a spec::Axis,
    /// Those of each tick; empty where no condition and no expression makes any differ.
    pub(super) own: Vec<spec::Axis>,
}

impl<'a> Styles<'a> {
    pub(super) fn new(resolved: &'a Resolved, ticks: &[Tick], look: Look<'_>) -> Self {
        let common = &resolved.props;
        let conditions = common.conditions().unwrap_or_default();
        if conditions.is_empty() && common.by_tick().is_empty() {
            return Self { common, own: Vec::new() };
        }
        let last = ticks.len().saturating_sub(1).max(1) as f64;
        let datum = |(index, tick): (usize, &Tick)| {
            Value::Object(Rc::new(vec![
                (Rc::from("value"), tick.value.clone()),
                (Rc::from("label"), Value::Text(tick.label.clone())),
                (Rc::from("index"), Value::Number(index as f64 / last)),
            ]))
        };
        let rows: Vec<Value> = ticks.iter().enumerate().map(datum).collect();
        let table = Table::from_values(&rows);
        let mut own = vec![spec::Axis::default(); ticks.len()];
        for (test, props) in conditions {
            for (style, holds) in own.iter_mut().zip(holds(test, &table, &[], look.zone)) {
                if holds {
                    *style = style.or(props);
                }
            }
        }
        for (style, tick) in own.iter_mut().zip(&rows) {
            *style =
                style.or(common).settled(&mut |expression| Some(expression.evaluate(tick, &[], look.zone).to_json()));
        }
        Self { common, own }
    }

    /// The properties of a tick.
    pub(super) fn of(&self, index: usize) -> &spec::Axis {
        self.own.get(index).unwrap_or(self.common)
    }
}
