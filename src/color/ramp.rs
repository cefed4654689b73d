//! Interpolation between colours, as in d3-interpolate.

use super::{Color, Space};

/// How colours in between are found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interpolation {
    /// The space in which the way is straight.
    pub space: Space,
    /// The exponent of rgb and cubehelix; 1 for none.
    pub gamma: f64,
}

impl Default for Interpolation {
    fn default() -> Self {
        Self { space: Space::Rgb, gamma: 1.0 }
    }
}

impl Interpolation {
    /// Without gamma.
    pub const fn new(space: Space) -> Self {
        Self { space, gamma: 1.0 }
    }

    fn between(self, a: &Stop, b: &Stop, t: f64) -> Color {
        let mut coordinates = [0.0; 3];
        for (axis, out) in coordinates.iter_mut().enumerate() {
            let (a, b) = (a.coordinates.get(axis), b.coordinates.get(axis));
            let (Some(&a), Some(&b)) = (a, b) else { continue };
            *out = match self.space {
                Space::Rgb => exponential(a, b, self.gamma, t),
                Space::Cubehelix | Space::CubehelixLong if axis == 2 && self.gamma != 1.0 => {
                    straight(a, b, t.powf(self.gamma))
                }
                _ if axis == 0 && self.space.short_hue() => hue(a, b, t),
                _ => straight(a, b, t),
            };
        }
        self.space.color(coordinates, straight(a.opacity, b.opacity, t))
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Stop {
    coordinates: [f64; 3],
    opacity: f64,
}

/// A way through two or more colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Ramp {
    interpolation: Interpolation,
    stops: Vec<Stop>,
    /// The part of the way that is used, as shares of the whole; the first may be the larger.
    extent: (f64, f64),
}

impl Ramp {
    /// Through `colors`, at equal distances; none without a colour.
    pub fn new(colors: &[Color], interpolation: Interpolation) -> Option<Self> {
        let stop =
            |color: &Color| Stop { coordinates: interpolation.space.coordinates(*color), opacity: color.opacity };
        let stops: Vec<Stop> = colors.iter().map(stop).collect();
        (!stops.is_empty()).then_some(Self { interpolation, stops, extent: (0.0, 1.0) })
    }

    /// Only the part from `start` to `end`.
    pub fn with_extent(self, start: f64, end: f64) -> Self {
        Self { extent: (start, end), ..self }
    }

    pub(super) fn part(&self, extent: Option<(f64, f64)>) -> Self {
        let (start, end) = extent.unwrap_or(self.extent);
        self.clone().with_extent(start, end)
    }

    /// The other way round.
    pub fn reversed(self) -> Self {
        Self { extent: (self.extent.1, self.extent.0), ..self }
    }

    /// How many stretches between neighbouring colours there are.
    pub fn segments(&self) -> usize {
        self.stops.len().saturating_sub(1)
    }

    /// The colour at `t` from 0 to 1.
    pub fn at(&self, t: f64) -> Color {
        let t = self.extent.0 + t * (self.extent.1 - self.extent.0);
        let last = self.segments().saturating_sub(1);
        let t = t * self.segments() as f64;
        // The cast sends NaN and negative numbers to the first segment.
        let index = (t.floor() as usize).min(last);
        self.segment(index, t - index as f64)
    }

    /// The colour at `t` from 0 to 1 between the stops `index` and `index + 1`.
    pub fn segment(&self, index: usize, t: f64) -> Color {
        match (self.stops.get(index), self.stops.get(index + 1).or(self.stops.last())) {
            (Some(a), Some(b)) => self.interpolation.between(a, b, t),
            _ => Color::TRANSPARENT,
        }
    }

    /// `count` colours inside the ramp, at equal distances from each other and the ends.
    pub fn quantize(&self, count: usize) -> Vec<Color> {
        (1..=count).map(|i| self.at(i as f64 / (count + 1) as f64)).collect()
    }
}

fn straight(a: f64, b: f64, t: f64) -> f64 {
    let d = b - a;
    if d == 0.0 || d.is_nan() {
        return if a.is_nan() { b } else { a };
    }
    a + t * d
}

fn hue(a: f64, b: f64, t: f64) -> f64 {
    let d = b - a;
    if d.abs() > 180.0 { a + t * (d - 360.0 * (d / 360.0 + 0.5).floor()) } else { straight(a, b, t) }
}

fn exponential(a: f64, b: f64, gamma: f64, t: f64) -> f64 {
    if gamma == 1.0 || b == a || (b - a).is_nan() {
        return straight(a, b, t);
    }
    let (start, end) = (a.powf(gamma), b.powf(gamma));
    (start + t * (end - start)).powf(1.0 / gamma)
}
