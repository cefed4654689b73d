//! Band and point scales: values side by side along an axis.

use super::lookup::Lookup;
use crate::data::Value;
use crate::number::{self, round};

/// How bands are spaced, as shares of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spacing {
    /// Between bands, from 0 to 1.
    pub inner: f64,
    /// Before the first and after the last band, from 0 to 1.
    pub outer: f64,
    /// Where left-over space goes: 0 behind, 1 before, 0.5 both.
    pub align: f64,
    /// Positions and widths are whole pixels.
    pub round: bool,
}

impl Default for Spacing {
    fn default() -> Self {
        Self { inner: 0.0, outer: 0.0, align: 0.5, round: false }
    }
}

/// How many steps wide `count` bands with their padding are.
pub fn band_space(count: usize, inner: f64, outer: f64) -> f64 {
    let space = count as f64 - inner + outer * 2.0;
    if count == 0 {
        0.0
    } else if space > 0.0 {
        space
    } else {
        1.0
    }
}

/// A band scale; a point scale is one whose bands have no width.
#[derive(Clone, Debug)]
pub struct Band {
    lookup: Lookup,
    range: (f64, f64),
    spacing: Spacing,
    point: bool,
    start: f64,
    step: f64,
    bandwidth: f64,
}

impl Band {
    /// Bands over a range of positions; nothing if a bound is not finite.
    pub fn new(domain: Vec<Value>, range: (f64, f64), spacing: Spacing) -> Option<Self> {
        Self::build(domain, range, spacing, false)
    }

    /// Points over a range of positions; `spacing.inner` is not used.
    pub fn point(domain: Vec<Value>, range: (f64, f64), spacing: Spacing) -> Option<Self> {
        Self::build(domain, range, Spacing { inner: 1.0, ..spacing }, true)
    }

    fn build(domain: Vec<Value>, range: (f64, f64), spacing: Spacing, point: bool) -> Option<Self> {
        if !range.0.is_finite() || !range.1.is_finite() {
            return None;
        }
        let share = |x: f64| if x.is_nan() { 0.0 } else { x.clamp(0.0, 1.0) };
        let spacing = Spacing {
            inner: share(spacing.inner),
            outer: share(spacing.outer),
            align: share(spacing.align),
            ..spacing
        };
        let lookup = Lookup::new(domain);
        let (low, high) = if range.1 < range.0 { (range.1, range.0) } else { range };
        let count = lookup.values().len();
        let space = band_space(count, spacing.inner, spacing.outer);
        let mut step = (high - low) / if space == 0.0 { 1.0 } else { space };
        if spacing.round {
            step = step.floor();
        }
        let mut start = low + (high - low - step * (count as f64 - spacing.inner)) * spacing.align;
        let mut bandwidth = step * (1.0 - spacing.inner);
        if spacing.round {
            start = round(start);
            bandwidth = round(bandwidth);
        }
        Some(Self { lookup, range, spacing, point, start, step, bandwidth })
    }

    /// The same bands over another range.
    pub fn with_range(&self, range: (f64, f64)) -> Option<Self> {
        Self::build(self.domain().to_vec(), range, self.spacing, self.point)
    }

    /// Whether bands have no width.
    pub fn is_point(&self) -> bool {
        self.point
    }

    /// The distinct values, in order.
    pub fn domain(&self) -> &[Value] {
        self.lookup.values()
    }

    /// Where the first value lies towards and where the last.
    pub fn range(&self) -> (f64, f64) {
        self.range
    }

    /// The spacing.
    pub fn spacing(&self) -> Spacing {
        self.spacing
    }

    /// The distance from the start of one band to that of the next.
    pub fn step(&self) -> f64 {
        self.step
    }

    /// The width of a band.
    pub fn bandwidth(&self) -> f64 {
        self.bandwidth
    }

    /// The lower edge of a value's band.
    pub fn position(&self, value: &Value) -> Option<f64> {
        self.lookup.place(value).map(|place| self.edge(place))
    }

    /// The place of a value in the domain.
    pub fn place(&self, value: &Value) -> Option<usize> {
        self.lookup.place(value)
    }

    /// The lower edge of the band at a place of the domain.
    pub fn edge(&self, place: usize) -> f64 {
        let last = self.domain().len().saturating_sub(1);
        let place = if self.is_reversed() { last.saturating_sub(place) } else { place };
        self.start + self.step * place as f64
    }

    fn is_reversed(&self) -> bool {
        self.range.1 < self.range.0
    }

    /// The value whose band is at a position; nothing in the gaps.
    pub fn invert(&self, position: f64) -> Option<&Value> {
        self.invert_range(position, position)?.first()
    }

    /// The values whose bands touch the stretch between two positions, in the order of the domain.
    pub fn invert_range(&self, a: f64, b: f64) -> Option<&[Value]> {
        let (low, high) = (a.min(b), a.max(b));
        let (from, to) = (self.range.0.min(self.range.1), self.range.0.max(self.range.1));
        let count = self.domain().len();
        if count == 0 || !(high >= self.start && low <= to && from <= to) {
            return None;
        }
        // How many bands start at or before a position; all of them where they have no distance.
        let started = |position: f64| {
            if self.step.is_nan() || self.step <= 0.0 {
                return count;
            }
            let steps = (position - self.start) / self.step;
            let started = number::within(steps.floor() + 1.0, 0.0, count as f64) as usize;
            // The division may fall just short of an edge that the multiplication reaches.
            let reached = started < count && self.start + self.step * started as f64 <= position;
            started + usize::from(reached)
        };
        let mut first = started(low).saturating_sub(1);
        let last = if low == high { first } else { started(high).checked_sub(1)? };
        if low - (self.start + self.step * first as f64) > self.bandwidth + 1e-10 {
            first += 1;
        }
        if first > last {
            return None;
        }
        let (first, last) = if self.is_reversed() { (count - 1 - last, count - 1 - first) } else { (first, last) };
        self.domain().get(first..=last)
    }
}
