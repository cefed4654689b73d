//! From an item's style to what paints a shape.

use std::rc::Rc;

use crate::color::{Color, Paint};
use crate::geometry::{Point, Rect};
use crate::scene::{Fill, Pen, Stroke, Style};

/// How an inside is painted.
pub(super) enum Inside {
    /// As it is.
    Fill(Fill),
    /// With lines.
    Hatch(Color),
}

fn visible(color: Color) -> Option<Color> {
    (color.opacity > 0.0).then_some(color)
}

/// What paints the inside of an item in a box.
pub(super) fn inside(style: &Style, bounds: Rect) -> Option<Inside> {
    let opacity = opacity(style.fill_opacity);
    match style.fill.as_ref()? {
        Paint::Color(color) => Some(Inside::Fill(Fill::Color(visible(color.fade(opacity))?))),
        Paint::Hatch(color) => Some(Inside::Hatch(visible(color.fade(opacity))?)),
        Paint::Gradient { line: [x1, y1, x2, y2], stops } => {
            let place = |x: f64, y: f64| Point::new(bounds.x + x * bounds.width, bounds.y + y * bounds.height);
            let stops: Rc<[(f64, Color)]> = stops.iter().map(|(at, color)| (*at, color.fade(opacity))).collect();
            let (from, to) = (place(*x1, *y1), place(*x2, *y2));
            let whole =
                opacity > 0.0 && !stops.is_empty() && [from.x, from.y, to.x, to.y].iter().all(|x| x.is_finite());
            whole.then_some(Inside::Fill(Fill::Gradient { from, to, stops }))
        }
    }
}

/// What paints the edge, and the stroke with its dashes.
pub(super) fn edge(style: &Style) -> Option<(Pen, &Stroke)> {
    let stroke = style.stroke.as_ref()?;
    // A backend's lines have one colour: that of the middle stands for a gradient.
    let color = match &stroke.paint {
        Paint::Color(color) | Paint::Hatch(color) => *color,
        Paint::Gradient { stops, .. } => stops.get(stops.len() / 2)?.1,
    };
    let color = visible(color.fade(opacity(style.stroke_opacity)))?;
    (stroke.width > 0.0 && stroke.width.is_finite()).then_some((Pen { color, width: stroke.width }, stroke))
}

fn opacity(written: f64) -> f64 {
    if written.is_nan() { 1.0 } else { written.clamp(0.0, 1.0) }
}
