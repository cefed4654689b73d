//! Colours: CSS notation, interpolation, named schemes, contrast.

mod contrast;
mod named;
mod parse;
mod ramp;
mod scheme;
mod space;

pub use contrast::{contrast, luminance};
pub use ramp::{Interpolation, Ramp};
pub use scheme::{DARK, LIGHT, Scheme, scheme};
pub use space::Space;

/// A colour in sRGB with an opacity from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green and blue, each from 0 to 255.
    pub rgb: [u8; 3],
    /// 0 is transparent, 1 is opaque.
    pub opacity: f64,
}

impl Color {
    /// Nothing to see.
    pub const TRANSPARENT: Self = Self { rgb: [0, 0, 0], opacity: 0.0 };

    /// An opaque colour.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { rgb: [red, green, blue], opacity: 1.0 }
    }

    /// An opaque colour from `0xrrggbb`.
    pub const fn hex(rgb: u32) -> Self {
        Self::rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
    }

    /// Reads a colour in CSS notation: a name, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`, `hsl()`,
    /// `hsla()`, `transparent`.
    ///
    /// ```
    /// use report_charts::color::Color;
    /// assert_eq!(Color::parse("steelblue"), Some(Color::rgb(70, 130, 180)));
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        parse::parse(text)
    }

    /// The colour with these coordinates of a space; hues in degrees, red, green and blue up to 255.
    pub fn in_space(space: Space, coordinates: [f64; 3], opacity: f64) -> Self {
        space.color(coordinates, opacity)
    }

    /// This colour with its opacity multiplied by `factor`.
    pub fn fade(self, factor: f64) -> Self {
        Self { opacity: self.opacity * factor, ..self }
    }

    /// CSS notation: `#rrggbb`, or `rgba(r, g, b, a)` where it is not opaque.
    pub fn to_css(self) -> String {
        let [red, green, blue] = self.rgb;
        if self.opacity >= 1.0 {
            return self.to_hex();
        }
        let mut out = "rgba(".to_owned();
        for channel in [red, green, blue] {
            out.push_str(&channel.to_string());
            out.push_str(", ");
        }
        let thousandths = (self.opacity.max(0.0) * 1000.0).round() as u16;
        if thousandths >= 1000 {
            return self.to_hex();
        }
        out.push_str("0.");
        let digits = [thousandths / 100, thousandths / 10 % 10, thousandths % 10];
        let used = digits.iter().rposition(|&digit| digit > 0).map_or(1, |last| last + 1);
        digits.iter().take(used).for_each(|digit| out.push_str(&digit.to_string()));
        out.push(')');
        out
    }

    /// `#rrggbb`, whatever the opacity.
    pub fn to_hex(self) -> String {
        let mut out = "#".to_owned();
        for channel in self.rgb {
            for nibble in [channel >> 4, channel & 15] {
                out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
            }
        }
        out
    }

    /// The colour seen when this one lies over an opaque `ground`.
    pub fn over(self, ground: Color) -> Self {
        let mut rgb = [0; 3];
        for ((out, &top), &below) in rgb.iter_mut().zip(&self.rgb).zip(&ground.rgb) {
            *out = (f64::from(top) * self.opacity + f64::from(below) * (1.0 - self.opacity)).round() as u8;
        }
        Self { rgb, opacity: 1.0 }
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
