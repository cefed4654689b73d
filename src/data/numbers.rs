//! Numbers side by side, with what is to be known about all of them found out once.

use std::cell::OnceCell;
use std::ops::{Deref, Range};
use std::rc::Rc;

use super::Codes;
use super::codes::Kept;

/// So many numbers have bounds of their own, so that not all of a long stretch need be looked at for its extremes.
const BLOCK: usize = 32;

/// The numbers of a column, shared by all who have it.
#[derive(Clone, Debug, Default)]
pub struct Numbers(Rc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    values: Vec<f64>,
    known: OnceCell<Known>,
    codes: Kept,
}

/// What is to be known about all numbers of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The smallest, NaN left out; positive infinity where there is none.
    pub low: f64,
    /// The largest, NaN left out; negative infinity where there is none.
    pub high: f64,
    /// Whether none is NaN or infinite.
    pub finite: bool,
    /// Whether none is smaller than the one before it, and none is NaN.
    pub rising: bool,
    /// Whether each is larger than the one before it.
    pub strictly: bool,
}

#[derive(Debug)]
struct Known {
    extent: Extent,
    /// The smallest and the largest number of each block.
    blocks: Vec<(f64, f64)>,
}

impl Numbers {
    /// What is to be known about all of them.
    pub fn extent(&self) -> Extent {
        self.known().extent
    }

    /// Which are the same; nothing where there are more than `most`.
    pub fn codes(&self, most: usize) -> Option<Rc<Codes>> {
        self.0.codes.get(most, || Codes::of_numbers(self, most))
    }

    /// The first places of the smallest and of the largest number of a stretch, none of which is NaN.
    pub fn extremes(&self, start: usize, end: usize) -> (usize, usize) {
        let blocks = start.div_ceil(BLOCK)..end / BLOCK;
        let mut found = Extremes::at(start);
        if blocks.is_empty() {
            found.add(self, start..end);
            return (found.least.0, found.most.0);
        }
        found.add(self, start..blocks.start * BLOCK);
        let (low, high) = self.known().farthest(blocks.clone());
        // In their order, so that of equal numbers the first is found.
        for block in [low.min(high), low.max(high)] {
            found.add(self, block * BLOCK..(block + 1) * BLOCK);
        }
        found.add(self, blocks.end * BLOCK..end);
        (found.least.0, found.most.0)
    }

    fn known(&self) -> &Known {
        self.0.known.get_or_init(|| Known::of(&self.0.values))
    }

    /// Whether both are one and the same in memory.
    fn is(&self, other: &Numbers) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Known {
    fn of(numbers: &[f64]) -> Self {
        let extent = Extent { low: f64::INFINITY, high: f64::NEG_INFINITY, finite: true, rising: true, strictly: true };
        let mut known = Known { extent, blocks: Vec::with_capacity(numbers.len().div_ceil(BLOCK)) };
        // Nothing is smaller than NaN, with which the first number is compared.
        let mut last = f64::NAN;
        for block in numbers.chunks(BLOCK) {
            known.add(last, block);
            last = block.last().copied().unwrap_or(last);
        }
        known
    }

    /// Takes the next numbers in. Apart, for browsers make a function fast only between two calls of it.
    #[inline(never)]
    fn add(&mut self, last: f64, block: &[f64]) {
        let extent = &mut self.extent;
        extent.rising = extent.rising && is_rising(last, block, &mut extent.strictly);
        extent.strictly &= extent.rising;
        let (low, high, finite) = match (extent.rising, block) {
            (true, [low, .., high]) => (*low, *high, low.is_finite() && high.is_finite()),
            _ => bounds(block),
        };
        extent.finite &= finite;
        extent.low = extent.low.min(low);
        extent.high = extent.high.max(high);
        self.blocks.push((low, high));
    }

    /// The first blocks with the smallest and with the largest number.
    #[inline(never)]
    fn farthest(&self, blocks: Range<usize>) -> (usize, usize) {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut found = (blocks.start, blocks.start);
        for (bounds, at) in self.blocks.get(blocks.clone()).unwrap_or_default().iter().zip(blocks) {
            if bounds.0 < low {
                (low, found.0) = (bounds.0, at);
            }
            if bounds.1 > high {
                (high, found.1) = (bounds.1, at);
            }
        }
        found
    }
}

/// Whether no number is smaller than the one before it, and none is NaN; `strictly` falls where one equals the one before it.
fn is_rising(mut last: f64, numbers: &[f64], strictly: &mut bool) -> bool {
    let mut equal = false;
    for &number in numbers {
        if number < last || number.is_nan() {
            return false;
        }
        equal |= number == last;
        last = number;
    }
    *strictly &= !equal;
    true
}

/// The smallest and the largest number, NaN left out, and whether all are finite.
fn bounds(numbers: &[f64]) -> (f64, f64, bool) {
    let (mut low, mut high, mut odd) = (f64::INFINITY, f64::NEG_INFINITY, false);
    for &number in numbers {
        low = if number < low { number } else { low };
        high = if number > high { number } else { high };
        odd |= !(number.abs() < f64::INFINITY);
    }
    (low, high, !odd)
}

/// The first places of the smallest and of the largest number so far, with the numbers.
struct Extremes {
    least: (usize, f64),
    most: (usize, f64),
}

impl Extremes {
    fn at(start: usize) -> Self {
        Self { least: (start, f64::INFINITY), most: (start, f64::NEG_INFINITY) }
    }

    #[inline(never)]
    fn add(&mut self, numbers: &[f64], stretch: Range<usize>) {
        for (&number, at) in numbers.get(stretch.clone()).unwrap_or_default().iter().zip(stretch) {
            if number < self.least.1 {
                self.least = (at, number);
            }
            if number > self.most.1 {
                self.most = (at, number);
            }
        }
    }
}

impl Deref for Numbers {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.0.values
    }
}

impl From<Vec<f64>> for Numbers {
    fn from(values: Vec<f64>) -> Self {
        Self(Rc::new(Shared { values, known: OnceCell::new(), codes: Kept::default() }))
    }
}

impl FromIterator<f64> for Numbers {
    fn from_iter<I: IntoIterator<Item = f64>>(numbers: I) -> Self {
        Self::from(numbers.into_iter().collect::<Vec<f64>>())
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Numbers) -> bool {
        self.is(other) || self.0.values == other.0.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: Vec<f64>, expected: &str) {
        let Extent { low, high, finite, rising, strictly } = Numbers::from(numbers).extent();
        let mut text = format!("{low}..{high}");
        for (holds, word) in [(finite, " finite"), (rising, " rising"), (strictly, " strictly")] {
            text.push_str(if holds { word } else { "" });
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn rising_numbers_are_told_from_others() {
        check(vec![1.0, 2.0, 5.0], "1..5 finite rising strictly");
        check(vec![1.0, 1.0, 5.0], "1..5 finite rising");
        check(vec![3.0, 1.0], "1..3 finite");
    }

    #[test]
    fn no_number_bounds_nothing_and_is_in_no_order() {
        check(vec![], "inf..-inf finite rising strictly");
        check(vec![f64::NAN, 1.0, 2.0], "1..2");
        check(vec![1.0, f64::NAN], "1..1");
        check(vec![1.0, f64::INFINITY], "1..inf rising strictly");
    }

    #[test]
    fn blocks_join_where_one_ends() {
        let long = |last: f64| (0..BLOCK).map(|at| at as f64).chain([last]).collect::<Vec<f64>>();
        check(long(50.0), "0..50 finite rising strictly");
        check(long(31.0), "0..31 finite rising");
        check(long(7.0), "0..31 finite");
        check(long(f64::NAN), "0..31");
        check(long(f64::INFINITY), "0..inf rising strictly");
    }

    #[test]
    fn extremes_are_the_first_of_their_kind_in_any_stretch() {
        // A few values again and again, so that each extreme comes many times, in and between blocks.
        let values: Vec<f64> = (0..4 * BLOCK + 5).map(|at| ((at * 7 + at / 11) % 10) as f64).collect();
        let numbers = Numbers::from(values.clone());
        for start in 0..values.len() {
            for end in start + 1..=values.len() {
                let stretch = &values[start..end];
                let first = |sought: f64| start + stretch.iter().position(|value| *value == sought).unwrap();
                let low = stretch.iter().copied().fold(f64::INFINITY, f64::min);
                let high = stretch.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                assert_eq!(numbers.extremes(start, end), (first(low), first(high)), "{start}..{end}");
            }
        }
    }
}
