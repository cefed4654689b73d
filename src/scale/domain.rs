//! Adjusting bounds before a scale is made of them.

use super::Transform;

/// Moves the nearer bound to zero if zero is not between them.
pub fn include_zero(domain: &mut [f64]) {
    if let [first, .., last] = domain {
        if *first > 0.0 {
            *first = 0.0;
        }
        if *last < 0.0 {
            *last = 0.0;
        }
    }
}

/// Bounds that lie `factor` times as far from `anchor`, as seen on screen; without an anchor from the middle.
pub fn zoom(transform: Transform, bounds: (f64, f64), anchor: Option<f64>, factor: f64) -> (f64, f64) {
    let negative = bounds.0 < 0.0;
    let there = |x: f64| transform.apply(x, negative);
    let back = |x: f64| transform.invert(x, negative);
    let (low, high) = (there(bounds.0), there(bounds.1));
    let anchor = anchor.map_or((low + high) / 2.0, there);
    (back(anchor + (low - anchor) * factor), back(anchor + (high - anchor) * factor))
}

/// Bounds moved by `share` of their distance, as seen on screen; a positive share shows what lies before.
pub fn pan(transform: Transform, bounds: (f64, f64), share: f64) -> (f64, f64) {
    let negative = bounds.0 < 0.0;
    let (low, high) = (transform.apply(bounds.0, negative), transform.apply(bounds.1, negative));
    let shift = (high - low) * share;
    (transform.invert(low - shift, negative), transform.invert(high - shift, negative))
}

/// Widens the bounds so that `padding` pixels are free on both sides of a range of `span` pixels.
pub fn pad_domain(transform: Transform, domain: &mut [f64], span: f64, padding: f64) {
    let [first, .., last] = domain else { return };
    if first == last {
        return;
    }
    let (low, high) = zoom(transform, (*first, *last), None, span / (span - 2.0 * padding));
    if low.is_finite() && high.is_finite() {
        (*first, *last) = (low, high);
    }
}
