//! Colour spaces to interpolate in, as in d3-color. A coordinate that has no meaning, such as the hue of a grey, is NaN.

use super::Color;

/// A colour space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Space {
    /// Red, green, blue.
    #[default]
    Rgb,
    /// Hue, saturation, lightness; the short way round the hues.
    Hsl,
    /// The same the long way.
    HslLong,
    /// CIELAB.
    Lab,
    /// Hue, chroma, luminance; the short way round the hues.
    Hcl,
    /// The same the long way.
    HclLong,
    /// Green's cubehelix; the short way round the hues.
    Cubehelix,
    /// The same the long way.
    CubehelixLong,
}

impl Space {
    /// The space with Vega's name for it.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "rgb" => Space::Rgb,
            "hsl" => Space::Hsl,
            "hsl-long" => Space::HslLong,
            "lab" => Space::Lab,
            "hcl" => Space::Hcl,
            "hcl-long" => Space::HclLong,
            "cubehelix" => Space::Cubehelix,
            "cubehelix-long" => Space::CubehelixLong,
            _ => return None,
        })
    }

    /// Whether the first coordinate is a hue that goes the short way round.
    pub(super) fn short_hue(self) -> bool {
        matches!(self, Space::Hsl | Space::Hcl | Space::Cubehelix)
    }

    pub(super) fn coordinates(self, color: Color) -> [f64; 3] {
        let rgb = color.rgb.map(f64::from);
        match self {
            _ if color.opacity <= 0.0 => [f64::NAN; 3],
            Space::Rgb => rgb,
            Space::Hsl | Space::HslLong => rgb_to_hsl(rgb),
            Space::Lab => rgb_to_lab(rgb),
            Space::Hcl | Space::HclLong => lab_to_hcl(rgb_to_lab(rgb)),
            Space::Cubehelix | Space::CubehelixLong => rgb_to_cubehelix(rgb),
        }
    }

    pub(super) fn color(self, coordinates: [f64; 3], opacity: f64) -> Color {
        let rgb = match self {
            Space::Rgb => coordinates,
            Space::Hsl | Space::HslLong => hsl_to_rgb(coordinates),
            Space::Lab => lab_to_rgb(coordinates),
            Space::Hcl | Space::HclLong => lab_to_rgb(hcl_to_lab(coordinates)),
            Space::Cubehelix | Space::CubehelixLong => cubehelix_to_rgb(coordinates),
        };
        let opacity = if opacity.is_nan() { 1.0 } else { opacity.clamp(0.0, 1.0) };
        Color { rgb: rgb.map(channel), opacity }
    }
}

/// A channel as it is drawn.
pub(super) fn channel(value: f64) -> u8 {
    // The cast saturates and sends NaN to 0.
    (value + 0.5).floor() as u8
}

fn rgb_to_hsl(rgb: [f64; 3]) -> [f64; 3] {
    let [r, g, b] = rgb.map(|channel| channel / 255.0);
    let (low, high) = (r.min(g).min(b), r.max(g).max(b));
    let span = high - low;
    let lightness = (high + low) / 2.0;
    if span == 0.0 {
        return [f64::NAN, if lightness > 0.0 && lightness < 1.0 { 0.0 } else { f64::NAN }, lightness];
    }
    let hue = if r == high {
        (g - b) / span + if g < b { 6.0 } else { 0.0 }
    } else if g == high {
        (b - r) / span + 2.0
    } else {
        (r - g) / span + 4.0
    };
    [hue * 60.0, span / if lightness < 0.5 { high + low } else { 2.0 - high - low }, lightness]
}

pub(super) fn hsl_to_rgb([hue, saturation, lightness]: [f64; 3]) -> [f64; 3] {
    let h = hue % 360.0 + if hue < 0.0 { 360.0 } else { 0.0 };
    let s = if h.is_nan() || saturation.is_nan() { 0.0 } else { saturation };
    let high = lightness + if lightness < 0.5 { lightness } else { 1.0 - lightness } * s;
    let low = 2.0 * lightness - high;
    let channel = |h: f64| {
        255.0
            * if h < 60.0 {
                low + (high - low) * h / 60.0
            } else if h < 180.0 {
                high
            } else if h < 240.0 {
                low + (high - low) * (240.0 - h) / 60.0
            } else {
                low
            }
    };
    [
        channel(if h >= 240.0 { h - 240.0 } else { h + 120.0 }),
        channel(h),
        channel(if h < 120.0 { h + 240.0 } else { h - 120.0 }),
    ]
}

// The white point of D50 and the constants of CIELAB.
const XN: f64 = 0.96422;
const ZN: f64 = 0.82521;
const T1: f64 = 6.0 / 29.0;
const T2: f64 = 3.0 * T1 * T1;

fn rgb_to_lab(rgb: [f64; 3]) -> [f64; 3] {
    let [r, g, b] = rgb.map(|channel| {
        let c = channel / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    let f = |t: f64| if t > T1 * T1 * T1 { t.powf(1.0 / 3.0) } else { t / T2 + 4.0 / 29.0 };
    let y = f(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
    let (mut x, mut z) = (y, y);
    if r != g || g != b {
        x = f((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / XN);
        z = f((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / ZN);
    }
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn lab_to_rgb([l, a, b]: [f64; 3]) -> [f64; 3] {
    let y = (l + 16.0) / 116.0;
    let x = if a.is_nan() { y } else { y + a / 500.0 };
    let z = if b.is_nan() { y } else { y - b / 200.0 };
    let f = |t: f64| if t > T1 { t * t * t } else { T2 * (t - 4.0 / 29.0) };
    let (x, y, z) = (XN * f(x), f(y), ZN * f(z));
    [
        3.1338561 * x - 1.6168667 * y - 0.4906146 * z,
        -0.9787684 * x + 1.9161415 * y + 0.0334540 * z,
        0.0719453 * x - 0.2289914 * y + 1.4052427 * z,
    ]
    .map(|c| 255.0 * if c <= 0.0031308 { 12.92 * c } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 })
}

fn lab_to_hcl([l, a, b]: [f64; 3]) -> [f64; 3] {
    if a == 0.0 && b == 0.0 {
        return [f64::NAN, if 0.0 < l && l < 100.0 { 0.0 } else { f64::NAN }, l];
    }
    let hue = b.atan2(a).to_degrees();
    [if hue < 0.0 { hue + 360.0 } else { hue }, (a * a + b * b).sqrt(), l]
}

fn hcl_to_lab([h, c, l]: [f64; 3]) -> [f64; 3] {
    if h.is_nan() {
        return [l, 0.0, 0.0];
    }
    let h = h.to_radians();
    [l, h.cos() * c, h.sin() * c]
}

const A: f64 = -0.14861;
const B: f64 = 1.78277;
const C: f64 = -0.29227;
const D: f64 = -0.90649;
const E: f64 = 1.97294;

fn rgb_to_cubehelix(rgb: [f64; 3]) -> [f64; 3] {
    let [r, g, b] = rgb.map(|channel| channel / 255.0);
    const BC_DA: f64 = B * C - D * A;
    let l = (BC_DA * b + E * D * r - E * B * g) / (BC_DA + E * D - E * B);
    let bl = b - l;
    let k = (E * (g - l) - C * bl) / D;
    let s = (k * k + bl * bl).sqrt() / (E * l * (1.0 - l));
    let h = if s == 0.0 || s.is_nan() { f64::NAN } else { k.atan2(bl).to_degrees() - 120.0 };
    [if h < 0.0 { h + 360.0 } else { h }, s, l]
}

fn cubehelix_to_rgb([h, s, l]: [f64; 3]) -> [f64; 3] {
    let h = if h.is_nan() { 0.0 } else { (h + 120.0).to_radians() };
    let a = if s.is_nan() { 0.0 } else { s * l * (1.0 - l) };
    let (sin, cos) = h.sin_cos();
    [255.0 * (l + a * (A * cos + B * sin)), 255.0 * (l + a * (C * cos + D * sin)), 255.0 * (l + a * (E * cos))]
}
