//! Placing edges on device pixels, so that straight lines and bars are crisp at every device pixel ratio.
//!
//! Everything here is in device pixels: of a screen for a painter, CSS pixels for a file that will be scaled.

use super::{Point, Rect};

/// The nearest whole pixel.
fn whole(x: f64) -> f64 {
    (x + 0.5).floor()
}

/// Both edges of an interval on whole pixels. What is there stays visible: at least one pixel, unless the extent is nothing.
fn interval(start: f64, extent: f64) -> (f64, f64) {
    if extent <= 0.0 {
        return (whole(start), 0.0);
    }
    if extent <= 1.5 {
        return ((start + extent / 2.0).floor(), 1.0);
    }
    let left = whole(start);
    (left, whole(start + extent) - left)
}

/// A filled rectangle with its edges on whole pixels.
pub fn filled(rect: Rect) -> Rect {
    let ((x, width), (y, height)) = (interval(rect.x, rect.width), interval(rect.y, rect.height));
    Rect::new(x, y, width, height)
}

/// The width of a straight horizontal or vertical line: whole pixels, at least one; wide lines are left as they are.
pub fn line_width(width: f64) -> f64 {
    if width > 6.0 { width } else { (width + 0.25).floor().max(1.0) }
}

/// The middle of such a line, so that both its edges lie on whole pixels.
pub fn line_middle(at: f64, width: f64) -> f64 {
    if width % 2.0 == 1.0 { at.floor() + 0.5 } else { whole(at) }
}

/// A line of horizontal and vertical pieces, with its middle and its ends placed; none where a piece is slanted.
pub fn straight(points: &[Point], width: f64) -> Option<Vec<Point>> {
    const SAME: f64 = 1e-6;
    let level = |a: &Point, b: &Point| ((a.x - b.x).abs() < SAME, (a.y - b.y).abs() < SAME);
    if let [from, to] = points {
        return match level(from, to) {
            (_, true) => {
                let y = line_middle(from.y, width);
                Some(vec![Point::new(whole(from.x), y), Point::new(whole(to.x), y)])
            }
            (true, false) => {
                let x = line_middle(from.x, width);
                Some(vec![Point::new(x, whole(from.y)), Point::new(x, whole(to.y))])
            }
            (false, false) => None,
        };
    }
    let is_straight = points.windows(2).all(|pair| match pair {
        [a, b] => level(a, b) != (false, false),
        _ => true,
    });
    let place = |point: &Point| Point::new(line_middle(point.x, width), line_middle(point.y, width));
    is_straight.then(|| points.iter().map(place).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rect: [f64; 4], expected: [f64; 4]) {
        let found = filled(Rect::new(rect[0], rect[1], rect[2], rect[3]));
        assert_eq!([found.x, found.y, found.width, found.height], expected);
    }

    #[test]
    fn bars_that_touch_still_touch() {
        check([10.3, 0.0, 7.4, 9.6], [10.0, 0.0, 8.0, 10.0]);
        check([17.7, 0.0, 7.4, 9.6], [18.0, 0.0, 7.0, 10.0]);
    }

    #[test]
    fn a_sliver_is_one_pixel_and_nothing_is_none() {
        check([10.3, 5.0, 0.25, 0.0], [10.0, 5.0, 1.0, 0.0]);
    }

    #[test]
    fn a_line_covers_whole_pixels() {
        let ends = |y: f64, width: f64| straight(&[Point::new(0.5, y), Point::new(20.5, y)], width);
        assert_eq!(ends(10.0, 1.0), Some(vec![Point::new(1.0, 10.5), Point::new(21.0, 10.5)]));
        assert_eq!(ends(10.4, 2.0), Some(vec![Point::new(1.0, 10.0), Point::new(21.0, 10.0)]));
        assert_eq!(straight(&[Point::new(0.0, 0.0), Point::new(5.0, 1.0)], 1.0), None);
    }

    #[test]
    fn hairlines_stay_thin_between_ratios() {
        assert_eq!([0.2, 1.0, 1.5, 2.0, 3.0].map(line_width), [1.0, 1.0, 1.0, 2.0, 3.0]);
    }
}
