//! Text widths from a canvas context: no element is put into the page to measure, and none is laid out.

use std::cell::RefCell;

use web_sys::CanvasRenderingContext2d;

use crate::draw::UNITS;
use crate::number;
use crate::text::{Font, MeasureText};

/// Text is measured as it will be drawn, enlarged by the painter's units: at small sizes widths are rounded for the screen.
const SCALE: f64 = UNITS as f64;

/// Measures with the context on which the chart is painted.
pub struct CanvasText {
    context: CanvasRenderingContext2d,
    /// The font that is set, for setting one costs more than it looks.
    font: RefCell<Option<Font>>,
}

impl CanvasText {
    /// Measures on this context, whose font is changed by that.
    pub fn new(context: CanvasRenderingContext2d) -> Self {
        Self { context, font: RefCell::new(None) }
    }
}

impl MeasureText for CanvasText {
    fn width(&self, text: &str, font: &Font) -> f64 {
        if self.font.borrow().as_ref() != Some(font) {
            self.context.set_font(&css(font, font.size * SCALE));
            *self.font.borrow_mut() = Some(font.clone());
        }
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width() / SCALE)
    }
}

/// A font in CSS, at `size` pixels.
pub fn css(font: &Font, size: f64) -> String {
    let mut out = String::new();
    if font.italic {
        out.push_str("italic ");
    }
    number::push_integer(&mut out, i64::from(font.weight));
    out.push(' ');
    number::push(&mut out, size);
    out.push_str("px ");
    out.push_str(&font.family);
    out
}
