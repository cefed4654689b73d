//! How the items of a layer are painted.

use std::rc::Rc;

use super::Drawing;
use super::visual::Visual;
use crate::color::Paint;
use crate::compile::looks::REDUCED_OPACITY;
use crate::data::Value;
use crate::scale::Output;
use crate::scene::{Stroke, Style};
use crate::spec::{Channel, MarkProps, MarkType, Setting};

/// How the items of a layer are painted, row by row.
pub struct Styler {
    fill: [Option<Visual>; 2],
    stroke: [Option<Visual>; 2],
    opacity: Visual,
    fill_opacity: Visual,
    stroke_opacity: Visual,
    stroke_width: Visual,
    stroke_dash: Visual,
    base: Base,
    /// The values that say which rows are derived and hatched.
    derived: Option<crate::data::Column>,
    constant: Option<Style>,
}

/// What holds where no channel has a say.
struct Base {
    fill: Option<Paint>,
    stroke: Option<Paint>,
    opacity: f64,
    fill_opacity: f64,
    stroke_opacity: f64,
    width: f64,
    dash: Rc<[f64]>,
    dash_offset: f64,
}

impl Styler {
    /// How the items of a drawing are painted.
    pub fn new(drawing: &Drawing<'_>) -> Self {
        let layer = drawing.layer;
        let look = &layer.look;
        let [fill, stroke] = look.paints();
        let visual = |channel| layer.channels.has(channel).then(|| Visual::new(drawing, channel));
        let (mut of_fill, mut of_stroke) = ([None, None], [None, None]);
        // A rule has nothing to fill.
        let fillable = layer.kind != MarkType::Rule;
        let color = visual(Channel::Color);
        if look.filled() {
            of_fill[0] = color
        } else {
            of_stroke[0] = color
        }
        // A paint that the mark itself names stands above the colour channel, one of its styles or config below it.
        if look.own.fill().is_some() {
            of_fill[0] = None;
        }
        if look.own.stroke().is_some() {
            of_stroke[0] = None;
        }
        of_fill[1] = visual(Channel::Fill);
        if !fillable {
            of_fill = [None, None];
        }
        of_stroke[1] = visual(Channel::Stroke);
        let scattered = matches!(layer.kind, MarkType::Point | MarkType::Tick | MarkType::Circle | MarkType::Square);
        let written = look.get(MarkProps::opacity);
        let fill_opacity = look.get(MarkProps::fill_opacity);
        let reduced = scattered && fill_opacity.is_none() && !layer.channels.aggregates();
        // The size of lines and rules is their width.
        let linear = matches!(layer.kind, MarkType::Line | MarkType::Rule);
        let line_width = look.line_width().filter(|_| linear);
        let sized = linear && (layer.channels.has(Channel::Size) || line_width.is_some());
        let width_channel = if sized { Channel::Size } else { Channel::StrokeWidth };
        let base = Base {
            fill: fill.filter(|_| fillable),
            stroke,
            opacity: written.unwrap_or(if reduced { REDUCED_OPACITY } else { 1.0 }),
            fill_opacity: fill_opacity.unwrap_or(1.0),
            stroke_opacity: look.get(MarkProps::stroke_opacity).unwrap_or(1.0),
            width: line_width.unwrap_or(look.stroke_width()),
            dash: look.get(MarkProps::stroke_dash).unwrap_or_default().into(),
            dash_offset: look.get(MarkProps::stroke_dash_offset).unwrap_or(0.0),
        };
        let hatch = match look.get(MarkProps::hatch) {
            Some(Setting::On(field)) if !field.is_empty() => drawing.rows.main.column(field).cloned(),
            Some(Setting::Off) => None,
            Some(Setting::On(_) | Setting::Unset) | None => drawing.rows.main.column("derived").cloned(),
        };
        // Only rows that say of themselves that they are derived are hatched.
        let derived = hatch.filter(|column| column.iter().any(|value| value == Value::Bool(true)));
        let mut styler = Self {
            fill: of_fill,
            stroke: of_stroke,
            opacity: Visual::new(drawing, Channel::Opacity),
            fill_opacity: Visual::new(drawing, Channel::FillOpacity),
            stroke_opacity: Visual::new(drawing, Channel::StrokeOpacity),
            stroke_width: Visual::new(drawing, width_channel),
            stroke_dash: Visual::new(drawing, Channel::StrokeDash),
            base,
            derived,
            constant: None,
        };
        let visuals =
            [&styler.opacity, &styler.fill_opacity, &styler.stroke_opacity, &styler.stroke_width, &styler.stroke_dash];
        let painted = styler.fill.iter().chain(&styler.stroke).flatten();
        if styler.derived.is_none() && visuals.into_iter().chain(painted).all(Visual::is_constant) {
            styler.constant = Some(styler.compute(0));
        }
        styler
    }

    /// How the item of a row is painted.
    pub fn at(&self, row: usize) -> Style {
        self.constant.clone().unwrap_or_else(|| self.compute(row))
    }

    fn compute(&self, row: usize) -> Style {
        let number =
            |visual: &Visual, default: f64| visual.at(row).as_ref().and_then(Output::number).unwrap_or(default);
        let opacity = number(&self.opacity, self.base.opacity);
        let mut fill = paint(&self.fill, row, &self.base.fill);
        let stroke = paint(&self.stroke, row, &self.base.stroke);
        if let Some(Paint::Color(color)) = fill
            && self.derived.as_ref().is_some_and(|derived| derived.value(row) == Value::Bool(true))
        {
            fill = Some(Paint::Hatch(color));
        }
        let dash = match self.stroke_dash.at(row) {
            Some(Output::List(dash)) => dash,
            _ => self.base.dash.clone(),
        };
        let width = number(&self.stroke_width, self.base.width).max(0.0);
        Style {
            fill,
            fill_opacity: opacity * number(&self.fill_opacity, self.base.fill_opacity),
            stroke: stroke.filter(|_| width > 0.0).map(|paint| Stroke {
                paint,
                width,
                dash,
                dash_offset: self.base.dash_offset,
            }),
            stroke_opacity: opacity * number(&self.stroke_opacity, self.base.stroke_opacity),
        }
    }
}

/// The paint of a row: that of the more telling channel, else the mark's.
fn paint(visuals: &[Option<Visual>; 2], row: usize, base: &Option<Paint>) -> Option<Paint> {
    for visual in visuals.iter().rev().flatten() {
        match visual.at(row) {
            Some(Output::Color(color)) => return visible(Some(Paint::Color(color))),
            Some(Output::Text(_) | Output::Number(_) | Output::List(_)) => return None,
            None => {}
        }
    }
    visible(base.clone())
}

/// A transparent paint is none.
fn visible(paint: Option<Paint>) -> Option<Paint> {
    paint.filter(|paint| !matches!(paint, Paint::Color(color) if color.opacity == 0.0))
}
