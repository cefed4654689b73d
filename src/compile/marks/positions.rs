//! Where the items of many rows lie along an axis, all at once: the way for very many vertices.
//!
//! Numbers on a straight scale stay as they are in their column, and only those that are drawn become pixels; anything else
//! becomes pixels row by row, once.

use std::ops::Range;

use crate::data::Numbers;

/// Positions along an axis, row by row.
pub struct Positions {
    numbers: Numbers,
    /// Two numbers, with the pixels at which they lie.
    domain: (f64, f64),
    range: (f64, f64),
    shift: f64,
    /// The position of rows without a number.
    otherwise: f64,
}

impl Positions {
    /// Numbers on a scale that leads two of them, the lower first, to two pixels, all shifted.
    pub fn straight(numbers: Numbers, domain: (f64, f64), range: (f64, f64), shift: f64) -> Self {
        Self { numbers, domain, range, shift, otherwise: f64::NAN }
    }

    /// Pixels; NaN where a row has no place.
    pub fn each(pixels: Vec<f64>) -> Self {
        Self::straight(pixels.into(), (0.0, 1.0), (0.0, 1.0), 0.0)
    }

    /// The same place for all rows.
    pub fn fixed(at: f64) -> Self {
        Self { otherwise: at, ..Self::each(Vec::new()) }
    }

    /// The position of a row in pixels; NaN where it has none.
    pub fn at(&self, row: usize) -> f64 {
        self.numbers.get(row).map_or(self.otherwise, |number| self.pixels(*number))
    }

    fn pixels(&self, number: f64) -> f64 {
        let share = (number - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 * (1.0 - share) + self.range.1 * share + self.shift
    }

    /// Whether every row has a place.
    pub fn are_finite(&self) -> bool {
        self.numbers.extent().finite && (!self.numbers.is_empty() || self.otherwise.is_finite())
    }

    /// Whether no row of a stretch lies before the one before it, and all have a place.
    pub fn are_rising_within(&self, rows: &Range<usize>) -> bool {
        let numbers = || self.numbers.get(rows.clone()).unwrap_or_default();
        self.range.0 < self.range.1 && (self.numbers.extent().rising || numbers().is_sorted())
    }

    /// Whether none of these rows lies before the one before it, and all have a place.
    pub fn are_rising_in(&self, rows: &[usize]) -> bool {
        self.range.0 < self.range.1 && rows.iter().map(|row| self.number(*row)).is_sorted()
    }

    /// Of rising rows the place of the first after `start` that lies in another pixel; their count where none does.
    pub fn next_pixel_in(&self, rows: &[usize], start: usize) -> usize {
        let number = |place: usize| rows.get(place).map_or(f64::INFINITY, |row| self.number(*row));
        let end = self.number_at(self.pixels(number(start)).floor() + 1.0);
        let mut place = start + 1;
        while number(place) < end {
            place += 1;
        }
        place.min(rows.len())
    }

    /// Of some rows the places of the first with the smallest and with the largest number in a stretch.
    pub fn extremes_in(&self, rows: &[usize], stretch: Range<usize>) -> (usize, usize) {
        let (mut least, mut most) = ((stretch.start, f64::INFINITY), (stretch.start, f64::NEG_INFINITY));
        for (row, place) in rows.get(stretch.clone()).unwrap_or_default().iter().zip(stretch) {
            let number = self.number(*row);
            if number < least.1 {
                least = (place, number);
            }
            if number > most.1 {
                most = (place, number);
            }
        }
        (least.0, most.0)
    }

    fn number(&self, row: usize) -> f64 {
        self.numbers.get(row).copied().unwrap_or(f64::NAN)
    }

    /// The number that lies at a pixel.
    fn number_at(&self, pixel: f64) -> f64 {
        let share = (pixel - self.shift - self.range.0) / (self.range.1 - self.range.0);
        self.domain.0 * (1.0 - share) + self.domain.1 * share
    }

    /// Of a stretch of rising positions the first row that lies in another pixel than its first; its end where none does.
    pub fn next_pixel(&self, stretch: Range<usize>) -> usize {
        let rest = self.numbers.get(stretch.clone()).unwrap_or_default();
        let Some(first) = rest.first() else { return stretch.end };
        let pixel = self.pixels(*first).floor();
        let within = |number: &f64| self.pixels(*number).floor() <= pixel;
        // Where the pixel ends is not far away: the stretch that is searched grows until it holds the end.
        let mut known = 0;
        let mut reach = 16;
        while rest.get(known + reach).is_some_and(within) {
            known += reach;
            reach *= 2;
        }
        let searched = rest.get(known..rest.len().min(known + reach + 1)).unwrap_or_default();
        stretch.start + (known + searched.partition_point(within)).max(1)
    }

    /// The first rows of a stretch with the smallest and with the largest number, none of which is NaN.
    pub fn extremes(&self, start: usize, end: usize) -> (usize, usize) {
        self.numbers.extremes(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_end_where_the_next_begins() {
        let numbers: Numbers = (0..1000).map(f64::from).collect();
        let positions = Positions::straight(numbers.clone(), (0.0, 999.0), (0.0, 10.0), 0.0);
        let mut starts = vec![0];
        while let Some(&start) = starts.last().filter(|start| **start < numbers.len()) {
            starts.push(positions.next_pixel(start..numbers.len()));
        }
        assert_eq!(format!("{starts:?}"), "[0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 999, 1000]");
        for pair in starts.windows(2) {
            let [start, end] = *pair else { continue };
            assert_eq!(positions.at(start).floor(), positions.at(end - 1).floor());
        }
    }

    #[test]
    fn pixels_of_some_rows_end_where_the_next_begins() {
        let numbers: Numbers = (0..1000).map(f64::from).collect();
        let positions = Positions::straight(numbers, (0.0, 999.0), (0.0, 10.0), 0.5);
        let rows: Vec<usize> = (0..1000).step_by(2).collect();
        let mut starts = vec![0];
        while let Some(&start) = starts.last().filter(|start| **start < rows.len()) {
            starts.push(positions.next_pixel_in(&rows, start));
        }
        for pair in starts.windows(2) {
            let [start, end] = *pair else { continue };
            let pixel = |place: usize| positions.at(rows[place]).floor();
            assert_eq!(pixel(start), pixel(end - 1));
            assert!(end == rows.len() || pixel(end) > pixel(start));
        }
        assert_eq!(starts.len(), 12);
    }

    #[test]
    fn extremes_of_some_rows_are_the_first_of_their_kind() {
        let numbers: Numbers = [9.0, 3.0, 0.0, 1.0, 7.0, 1.0, 7.0].into_iter().collect();
        let positions = Positions::straight(numbers, (0.0, 10.0), (0.0, 100.0), 0.0);
        assert_eq!(positions.extremes_in(&[1, 3, 4, 5, 6], 0..5), (1, 2));
        assert_eq!(positions.extremes_in(&[1, 3, 4, 5, 6], 3..5), (3, 4));
    }

    #[test]
    fn a_scale_that_runs_backwards_makes_rising_numbers_fall() {
        let numbers: Numbers = [1.0, 2.0].into_iter().collect();
        assert!(Positions::straight(numbers.clone(), (0.0, 10.0), (0.0, 100.0), 0.0).are_rising_within(&(0..2)));
        assert!(!Positions::straight(numbers.clone(), (0.0, 10.0), (100.0, 0.0), 0.0).are_rising_within(&(0..2)));
    }

    #[test]
    fn a_stretch_may_rise_among_others() {
        let positions = Positions::each(vec![4.0, 9.0, 3.0, 3.0, f64::NAN]);
        let rising = |rows: Range<usize>| positions.are_rising_within(&rows);
        assert!(rising(0..2) && rising(2..4));
        assert!(!rising(0..3) && !rising(2..5));
        assert!(Positions::each(vec![4.0, 9.0]).are_rising_within(&(0..2)));
    }
}
