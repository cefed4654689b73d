//! Continuous scales: a number or a moment becomes a position, a size, or a colour in between.

use super::log::{Base, log_nice, log_ticks};
use super::ticks::{self, TickCount};
use super::{Output, Transform, time_interval, time_ticks};
use crate::color::{Color, Ramp};
use crate::number::{self, round};
use crate::time::Interval;

/// What the domain is mapped to.
#[derive(Clone, Debug, PartialEq)]
pub enum Range {
    /// Numbers, at least two, one a bound of the domain.
    Numbers(Vec<f64>),
    /// Colours in between.
    Colors(Ramp),
}

/// A continuous scale.
#[derive(Clone, Debug)]
pub struct Continuous {
    transform: Transform,
    domain: Vec<f64>,
    /// The domain under the transform.
    seen: Vec<f64>,
    range: Range,
    /// Values outside of the domain are moved to its nearer bound.
    pub clamp: bool,
    /// Positions are whole numbers.
    pub round: bool,
    /// Boundaries of bins, if the data are binned.
    pub bins: Option<Vec<f64>>,
    /// How many of the bounds are known; with fewer than two of them no number has a place.
    pub known: usize,
}

impl Continuous {
    /// Nothing unless there are two or more bounds, all of them finite (also under the transform), and the numbers of
    /// the range as well.
    pub fn new(transform: Transform, domain: Vec<f64>, range: Range) -> Option<Self> {
        let fine = |numbers: &[f64]| numbers.len() >= 2 && numbers.iter().all(|x| x.is_finite());
        let negative = domain.first().is_some_and(|&x| x < 0.0);
        let seen: Vec<f64> = domain.iter().map(|&x| transform.apply(x, negative)).collect();
        let range_fine = match &range {
            Range::Numbers(numbers) => fine(numbers),
            Range::Colors(_) => true,
        };
        (fine(&domain) && fine(&seen) && range_fine).then_some(Self {
            transform,
            domain,
            seen,
            range,
            clamp: false,
            round: false,
            bins: None,
            known: 2,
        })
    }

    /// The transform.
    pub fn transform(&self) -> Transform {
        self.transform
    }

    /// The bounds, two or more.
    pub fn domain(&self) -> &[f64] {
        &self.domain
    }

    /// The first and the last bound.
    pub fn bounds(&self) -> (f64, f64) {
        ends(&self.domain)
    }

    /// The range.
    pub fn range(&self) -> &Range {
        &self.range
    }

    /// The first and the last number of the range; 0 to 1 for colours.
    pub fn range_bounds(&self) -> (f64, f64) {
        match &self.range {
            Range::Numbers(numbers) => ends(numbers),
            Range::Colors(_) => (0.0, 1.0),
        }
    }

    /// This scale with another domain; nothing if it can not have it.
    pub fn with_domain(&self, domain: Vec<f64>) -> Option<Self> {
        let scale = Self::new(self.transform, domain, self.range.clone())?;
        Some(Self { clamp: self.clamp, round: self.round, bins: self.bins.clone(), ..scale })
    }

    /// This scale with another range; nothing if it can not have it.
    pub fn with_range(&self, range: Range) -> Option<Self> {
        let scale = Self::new(self.transform, self.domain.clone(), range)?;
        Some(Self { clamp: self.clamp, round: self.round, bins: self.bins.clone(), known: self.known, ..scale })
    }

    fn negative(&self) -> bool {
        self.bounds().0 < 0.0
    }

    /// The output for a number; nothing for NaN.
    pub fn output(&self, x: f64) -> Option<Output> {
        match &self.range {
            Range::Numbers(_) => self.position(x).map(Output::Number),
            Range::Colors(_) => self.color(x).map(Output::Color),
        }
    }

    /// The number for a number; nothing for NaN and where the range is of colours.
    pub fn position(&self, x: f64) -> Option<f64> {
        let Range::Numbers(range) = &self.range else { return None };
        if self.known < 2 {
            return None;
        }
        let y = piecewise(&self.seen, range, self.see(x))?;
        Some(if self.round { round(y) } else { y })
    }

    /// The colour for a number; nothing for NaN and where the range is of numbers.
    pub fn color(&self, x: f64) -> Option<Color> {
        let Range::Colors(ramp) = &self.range else { return None };
        let x = self.see(x);
        if x.is_nan() || self.known == 0 {
            return None;
        }
        let inverse = |from: f64, to: f64, share: f64| if from == to { 0.0 } else { share / (to - from) };
        let t = match *self.seen.as_slice() {
            [a, b] if a == b => 0.5,
            [a, b] => (x - a) * inverse(a, b, 1.0),
            // The middle bound has the middle colour.
            [a, b, c] => 0.5 + (x - b) * if (x < b) == (a <= b) { inverse(a, b, 0.5) } else { inverse(b, c, 0.5) },
            _ => {
                let (index, share) = place(&self.seen, self.seen.len() - 1, x)?;
                return Some(ramp.segment(index, share));
            }
        };
        Some(ramp.at(if self.clamp { t.clamp(0.0, 1.0) } else { t }))
    }

    /// A number as the transform sees it.
    fn see(&self, x: f64) -> f64 {
        self.transform.apply(self.clamped(x), self.negative())
    }

    fn clamped(&self, x: f64) -> f64 {
        let (a, b) = self.bounds();
        if self.clamp && !x.is_nan() { number::within(x, a.min(b), a.max(b)) } else { x }
    }

    /// The number of the domain at a number of the range; nothing where the range is of colours.
    pub fn invert(&self, y: f64) -> Option<f64> {
        let Range::Numbers(range) = &self.range else { return None };
        let x = self.transform.invert(piecewise(range, &self.seen, y)?, self.negative());
        Some(self.clamped(x))
    }

    /// Where a number lies between the bounds: 0 at the first, 1 at the last.
    pub fn fraction(&self, x: f64) -> f64 {
        let (a, b) = ends(&self.seen);
        if a == b { 0.5 } else { (self.see(x) - a) / (b - a) }
    }

    pub(super) fn base(&self) -> Option<Base> {
        match self.transform {
            Transform::Log { base } => Some(Base { base, negative: self.negative() }),
            Transform::Linear
            | Transform::Pow { .. }
            | Transform::Sqrt
            | Transform::Symlog { .. }
            | Transform::Time { .. } => None,
        }
    }

    /// Ticks on round numbers or boundaries of the calendar.
    pub fn ticks(&self, count: TickCount) -> Vec<f64> {
        if self.known == 0 {
            return Vec::new();
        }
        let (start, stop) = self.bounds();
        let wanted = count.count().unwrap_or(10.0);
        if let Transform::Time { zone, utc } = self.transform {
            let interval = match count {
                TickCount::Every(interval) => Some(interval),
                TickCount::Count(count) => time_interval(start.min(stop), start.max(stop), count, utc),
            };
            return interval.map_or_else(Vec::new, |interval| time_ticks(start, stop, interval, zone));
        }
        match self.base() {
            Some(base) => log_ticks(start, stop, base, wanted),
            None => ticks::ticks(start, stop, wanted),
        }
    }

    /// Widens the domain to round numbers or boundaries of the calendar; 10 is the usual count.
    pub fn nice(&self, count: TickCount) -> Self {
        let (start, stop) = self.bounds();
        let wanted = count.count().unwrap_or(10.0);
        let (first, last) = match (self.transform, self.base()) {
            (Transform::Time { zone, utc }, _) => {
                let interval: Option<Interval> = match count {
                    TickCount::Every(interval) => Some(interval),
                    TickCount::Count(count) => time_interval(start, stop, count, utc),
                };
                match interval {
                    Some(interval) if stop < start => (interval.ceil(start, zone), interval.floor(stop, zone)),
                    Some(interval) => (interval.floor(start, zone), interval.ceil(stop, zone)),
                    None => (start, stop),
                }
            }
            (_, Some(base)) => log_nice(start, stop, base),
            (_, None) => ticks::nice(start, stop, wanted),
        };
        let mut domain = self.domain.clone();
        if let [low, .., high] = domain.as_mut_slice() {
            (*low, *high) = (first, last);
        }
        self.with_domain(domain).unwrap_or_else(|| self.clone())
    }
}

fn ends(numbers: &[f64]) -> (f64, f64) {
    match numbers {
        [first, .., last] => (*first, *last),
        _ => (0.0, 1.0),
    }
}

/// In which piece of `from` a number lies and where in it; `pieces` is at least 1.
fn place(from: &[f64], pieces: usize, x: f64) -> Option<(usize, f64)> {
    if x.is_nan() {
        return None;
    }
    let descending = from.get(pieces)? < from.first()?;
    // Counts inner bounds that are behind.
    let behind = |bound: &&f64| if descending { **bound > x } else { **bound <= x };
    let index = from.get(1..pieces)?.iter().take_while(behind).count();
    let (a, b) = (*from.get(index)?, *from.get(index + 1)?);
    let share = if descending { 1.0 - normalized(b, a, x) } else { normalized(a, b, x) };
    Some((index, share))
}

fn normalized(a: f64, b: f64, x: f64) -> f64 {
    if a == b { 0.5 } else { (x - a) / (b - a) }
}

/// Linear interpolation piece by piece; beyond the ends the outer pieces go on.
fn piecewise(from: &[f64], to: &[f64], x: f64) -> Option<f64> {
    if x.is_nan() {
        return None;
    }
    let pieces = from.len().min(to.len()) - 1;
    let descending = from.get(pieces)? < from.first()?;
    let behind = |bound: &&f64| if descending { **bound > x } else { **bound <= x };
    let index = from.get(1..pieces)?.iter().take_while(behind).count();
    let (mut a, mut b) = (index, index + 1);
    if descending {
        // From low to high, so that rounding is the same as for ascending bounds.
        (a, b) = (b, a);
    }
    let t = normalized(*from.get(a)?, *from.get(b)?, x);
    Some(to.get(a)? * (1.0 - t) + to.get(b)? * t)
}
