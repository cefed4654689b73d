//! Measuring text.

/// The weight of a font: 400 is regular, 700 is bold.
pub type Weight = u16;

/// What a text is set in.
#[derive(Clone, Debug, PartialEq)]
pub struct Font {
    /// A CSS font-family list.
    pub family: std::rc::Rc<str>,
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
