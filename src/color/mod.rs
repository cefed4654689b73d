//! Colours: CSS notation, interpolation, named schemes.

/// A colour in sRGB with an opacity from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green and blue, each from 0 to 255.
    pub rgb: [u8; 3],
    /// 0 is transparent, 1 is opaque.
    pub opacity: f64,
}

impl Color {
    /// An opaque colour.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { rgb: [red, green, blue], opacity: 1.0 }
    }
}

/// A paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// One colour.
    Color(Color),
    /// From one colour to others, along a line from `x1, y1` to `x2, y2` in shares of the item's box.
    Gradient {
        /// Start and end in shares of the box: x1, y1, x2, y2.
        line: [f64; 4],
        /// Offsets from 0 to 1 with their colours.
        stops: Vec<(f64, Color)>,
    },
    /// Lines of a colour at 45 degrees on the background: what is derived rather than reported. An extension.
    Hatch(Color),
}
