//! Lines at 45 degrees across an outline: the look of what is derived rather than reported.

use crate::data::sort_numbers;
use crate::geometry::Point;

/// Distance of the lines, measured along the x axis.
const SPACING: f64 = 7.0;

/// The lines of a width that lie inside the outline. They rise to the right and keep step over the whole picture, so
/// that the hatches of neighbours meet.
pub(super) fn lines(outline: &[Point], width: f64) -> Vec<[Point; 2]> {
    // A slanted line's square end would stick out of an upright edge by half its width, in x and in y.
    let short = width / 2.0 * std::f64::consts::FRAC_1_SQRT_2;
    // Along a line x + y is the same.
    let sum = |point: &Point| point.x + point.y;
    let least = outline.iter().map(sum).fold(f64::INFINITY, f64::min);
    let most = outline.iter().map(sum).fold(f64::NEG_INFINITY, f64::max);
    let mut lines = Vec::new();
    if !(least.is_finite() && most.is_finite()) {
        return lines;
    }
    let mut at = (least / SPACING).ceil() * SPACING;
    while at < most {
        let mut crossings: Vec<f64> = Vec::new();
        for (a, b) in outline.iter().zip(outline.iter().cycle().skip(1)) {
            let (before, after) = (sum(a) - at, sum(b) - at);
            if (before < 0.0) != (after < 0.0) {
                crossings.push(a.x + (b.x - a.x) * before / (before - after));
            }
        }
        sort_numbers(&mut crossings);
        for pair in crossings.chunks_exact(2) {
            if let [from, to] = *pair
                && to - from > 2.0 * short
            {
                let (from, to) = (from + short, to - short);
                lines.push([Point::new(from, at - from), Point::new(to, at - to)]);
            }
        }
        at += SPACING;
    }
    lines
}
