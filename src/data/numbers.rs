//! Numbers side by side, with what is to be known about all of them found out once.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

/// So many numbers are looked at in one go: browsers make a function fast only between two calls of it.
const AT_ONCE: usize = 4096;

/// The numbers of a column, shared by all who have it.
#[derive(Clone, Debug, Default)]
pub struct Numbers(Rc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    values: Vec<f64>,
    extent: OnceCell<Extent>,
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

impl Numbers {
    /// What is to be known about all of them.
    pub fn extent(&self) -> Extent {
        *self.0.extent.get_or_init(|| {
            let mut extent =
                Extent { low: f64::INFINITY, high: f64::NEG_INFINITY, finite: true, rising: true, strictly: true };
            let mut last = f64::NEG_INFINITY;
            for (at, part) in self.0.values.chunks(AT_ONCE).enumerate() {
                let first = part.first().copied().unwrap_or(last);
                // Nothing is larger than nothing: the very first number has none before it.
                extent.strictly &= at == 0 || last < first;
                extent.rising &= last <= first;
                last = extent.add(part);
            }
            extent
        })
    }

    /// Whether both are one and the same in memory.
    fn is(&self, other: &Numbers) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Extent {
    /// Takes some numbers in and returns the last of them.
    #[inline(never)]
    fn add(&mut self, part: &[f64]) -> f64 {
        let mut last = part.first().copied().unwrap_or(f64::NAN);
        let mut low = if last < self.low { last } else { self.low };
        let mut high = if last > self.high { last } else { self.high };
        let (mut falls, mut stays) = (last.is_nan(), false);
        // Anything that is not finite makes this NaN.
        let mut zero = last * 0.0;
        for &number in part.get(1..).unwrap_or_default() {
            low = if number < low { number } else { low };
            high = if number > high { number } else { high };
            zero += number * 0.0;
            falls |= !(last <= number);
            stays |= last == number;
            last = number;
        }
        (self.low, self.high) = (low, high);
        self.finite &= !zero.is_nan();
        self.rising &= !falls;
        self.strictly &= !falls && !stays;
        last
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
        Self(Rc::new(Shared { values, extent: OnceCell::new() }))
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
    fn parts_join_where_one_ends() {
        let long = |last: f64| (0..AT_ONCE).map(|at| at as f64).chain([last]).collect::<Vec<f64>>();
        check(long(5000.0), "0..5000 finite rising strictly");
        check(long(4095.0), "0..4095 finite rising");
        check(long(7.0), "0..4095 finite");
        check(long(f64::NAN), "0..4095");
    }
}
