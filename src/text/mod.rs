//! Measuring text, the case of its letters, and one text of several.

#[cfg(not(target_arch = "wasm32"))]
mod advances;
mod case;

#[cfg(not(target_arch = "wasm32"))]
pub use advances::Advances;
pub use case::{to_lower, to_upper};

use std::rc::Rc;

/// The weight of a font: 400 is regular, 700 is bold.
pub type Weight = u16;

/// What a text is set in.
#[derive(Clone, Debug, PartialEq)]
pub struct Font {
    /// A CSS font-family list.
    pub family: Rc<str>,
    /// The em in CSS pixels.
    pub size: f64,
    /// 100 to 900.
    pub weight: Weight,
    /// Slanted.
    pub italic: bool,
}

/// Knows how wide a text will be. Two implementors: a canvas context in the browser, a table of advances elsewhere.
pub trait MeasureText {
    /// The advance width of one line of text, in CSS pixels.
    fn width(&self, text: &str, font: &Font) -> f64;
}

/// Where text lies against its point, horizontally.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
}

/// Where text lies against its point, vertically.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    Alphabetic,
    Top,
    Middle,
    Bottom,
    LineTop,
    LineBottom,
}

/// How far below its point a text's alphabetic baseline lies, in CSS pixels; for several lines that of the first. The
/// shares are Vega's own, for all fonts alike, so that a picture does not depend on the machine's fonts.
pub fn baseline_offset(baseline: Baseline, size: f64, line_height: f64) -> f64 {
    let offset = match baseline {
        Baseline::Alphabetic => 0.0,
        Baseline::Top => 0.79 * size,
        Baseline::Middle => 0.3 * size,
        Baseline::Bottom => -0.21 * size,
        Baseline::LineTop => 0.29 * size + 0.5 * line_height,
        Baseline::LineBottom => 0.29 * size - 0.5 * line_height,
    };
    (offset + 0.5).floor()
}

/// Texts with a separator between them: `join`, which is compiled anew for each kind of text, for the kind that most are of.
pub fn joined(texts: &[Rc<str>], separator: &str) -> String {
    let mut all = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            all.push_str(separator);
        }
        all.push_str(text);
    }
    all
}
