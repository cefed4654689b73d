//! Dashes, cut into pieces.

use crate::geometry::Point;

/// A line that would fall into more dashes than this is drawn solid: they would be too short to be seen.
const MOST: f64 = 20_000.0;

/// The dashes of a line.
pub(super) fn cut(points: &[Point], lengths: &[f64], offset: f64) -> Vec<Vec<Point>> {
    // As in SVG, an odd number of lengths is gone through twice.
    let pattern: Vec<f64> = match lengths.len() % 2 {
        0 => lengths.to_vec(),
        _ => [lengths, lengths].concat(),
    };
    let period: f64 = pattern.iter().sum();
    let total: f64 = points.windows(2).map(|pair| if let [a, b] = pair { distance(*a, *b) } else { 0.0 }).sum();
    let gaps = pattern.iter().skip(1).step_by(2).any(|length| *length > 0.0);
    let usable = pattern.iter().all(|length| *length >= 0.0) && period > 0.0 && gaps && total.is_finite();
    if !usable || total / period * pattern.len() as f64 > MOST {
        return vec![points.to_vec()];
    }
    let mut state = Pattern::at(&pattern, offset.rem_euclid(period));
    let mut dashes: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let [a, b] = *pair else { continue };
        let length = distance(a, b);
        let at = |along: f64| Point::new(a.x + (b.x - a.x) * along / length, a.y + (b.y - a.y) * along / length);
        let mut done = 0.0;
        while done < length {
            let step = state.left.min(length - done);
            if state.drawn {
                let end = if done + step >= length { b } else { at(done + step) };
                match dashes.last_mut() {
                    Some(dash) if open => dash.push(end),
                    _ => dashes.push(vec![at(done), end]),
                }
                open = true;
            } else {
                open = false;
            }
            done += step;
            state.advance(step);
        }
    }
    dashes
}

fn distance(a: Point, b: Point) -> f64 {
    (b.x - a.x).hypot(b.y - a.y)
}

struct Pattern<'a> {
    lengths: &'a [f64],
    index: usize,
    /// What is left of this dash or gap.
    left: f64,
    drawn: bool,
}

impl<'a> Pattern<'a> {
    fn at(lengths: &'a [f64], mut offset: f64) -> Self {
        let mut pattern = Self { lengths, index: 0, left: lengths.first().copied().unwrap_or(0.0), drawn: true };
        while offset > 0.0 && offset >= pattern.left {
            offset -= pattern.left;
            pattern.next();
        }
        pattern.left -= offset;
        pattern
    }

    fn advance(&mut self, by: f64) {
        self.left -= by;
        // Lengths of zero are passed over; their sum is not zero, so this ends.
        while self.left <= 0.0 {
            self.next();
        }
    }

    fn next(&mut self) {
        self.index = (self.index + 1) % self.lengths.len().max(1);
        self.left = self.lengths.get(self.index).copied().unwrap_or(1.0);
        self.drawn = self.index.is_multiple_of(2);
    }
}
