//! Luminance and contrast as WCAG 2 defines them.

use super::Color;

/// Relative luminance, from 0 (black) to 1 (white).
pub fn luminance(color: Color) -> f64 {
    let [red, green, blue] = color.rgb.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast ratio of two opaque colours, from 1 to 21.
pub fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
