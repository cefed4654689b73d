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
