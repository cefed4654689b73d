//! Sectors of rings, with gaps and rounded corners as d3-shape makes them.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use super::path::Path;
use crate::geometry::Point;
use crate::scene::Arc;

const SMALL: f64 = 1e-12;

/// The outline around the origin.
pub(super) fn outline(arc: &Arc) -> Path {
    let mut path = Path::default();
    let (inner, outer) = (arc.inner.min(arc.outer).max(0.0), arc.inner.max(arc.outer));
    let (start, end) = (arc.start - FRAC_PI_2, arc.end - FRAC_PI_2);
    if outer <= SMALL || end <= start {
        return path;
    }
    if end - start > TAU - SMALL {
        path.arc(Point::default(), outer, start, start + TAU);
        path.close();
        if inner > SMALL {
            path.move_to(polar(inner, start + TAU));
            path.arc(Point::default(), inner, start + TAU, start);
            path.close();
        }
        return path;
    }
    Sector::new(arc, inner, outer, start, end).draw(&mut path);
    path.close();
    path
}

fn polar(radius: f64, angle: f64) -> Point {
    Point::new(radius * angle.cos(), radius * angle.sin())
}

/// A sector with its gap taken off. Angles from three o'clock.
struct Sector {
    inner: f64,
    outer: f64,
    /// Start and end of the outer edge; equal where the gap leaves nothing.
    outside: (f64, f64),
    /// Start and end of the inner edge.
    inside: (f64, f64),
    span: f64,
    corner: f64,
}

/// A rounded corner: its circle's centre, and where it touches the side and the ring, from the centre.
struct Corner {
    center: Point,
    side: Point,
    ring: Point,
}

impl Sector {
    fn new(arc: &Arc, inner: f64, outer: f64, start: f64, end: f64) -> Self {
        let half = arc.pad / 2.0;
        let reach = if half > SMALL { inner.hypot(outer) } else { 0.0 };
        let shrink = |radius: f64| {
            let gap = (reach / radius * half.sin()).clamp(-1.0, 1.0).asin();
            if reach <= SMALL {
                (start, end)
            } else if end - start - 2.0 * gap > SMALL {
                (start + gap, end - gap)
            } else {
                ((start + end) / 2.0, (start + end) / 2.0)
            }
        };
        let corner = ((outer - inner) / 2.0).min(arc.corner);
        // A radius of zero gives the largest gap: both sides meet in the middle.
        let inside =
            if inner > SMALL || reach <= SMALL { shrink(inner) } else { ((start + end) / 2.0, (start + end) / 2.0) };
        Self { inner, outer, outside: shrink(outer), inside, span: end - start, corner }
    }

    fn draw(&self, path: &mut Path) {
        let (outer_start, outer_end) = (polar(self.outer, self.outside.0), polar(self.outer, self.outside.1));
        let (inner_start, inner_end) = (polar(self.inner, self.inside.0), polar(self.inner, self.inside.1));
        let (inner_corner, outer_corner) = self.corners(outer_start, outer_end, inner_start, inner_end);
        if self.outside.1 - self.outside.0 <= SMALL {
            path.line_to(outer_start);
        } else if outer_corner > SMALL {
            let first = corner(inner_start, outer_start, self.outer, outer_corner);
            let last = corner(outer_end, inner_end, self.outer, outer_corner);
            self.rounded(path, first, last, self.outer, outer_corner, true);
        } else {
            path.arc(Point::default(), self.outer, self.outside.0, self.outside.1);
        }
        if self.inner <= SMALL || self.inside.1 - self.inside.0 <= SMALL {
            path.line_to(inner_end);
        } else if inner_corner > SMALL {
            let first = corner(inner_end, outer_end, self.inner, -inner_corner);
            let last = corner(outer_start, inner_start, self.inner, -inner_corner);
            self.rounded(path, first, last, self.inner, inner_corner, false);
        } else {
            path.arc(Point::default(), self.inner, self.inside.1, self.inside.0);
        }
    }

    /// The radii of the inner and outer corners that fit.
    fn corners(&self, outer_start: Point, outer_end: Point, inner_start: Point, inner_end: Point) -> (f64, f64) {
        if self.corner <= SMALL {
            return (0.0, 0.0);
        }
        if self.span >= PI {
            return (self.corner, self.corner);
        }
        let Some(meet) = crossing(outer_start, inner_start, outer_end, inner_end) else { return (0.0, 0.0) };
        let (ax, ay) = (outer_start.x - meet.x, outer_start.y - meet.y);
        let (bx, by) = (outer_end.x - meet.x, outer_end.y - meet.y);
        let cosine = ((ax * bx + ay * by) / (ax.hypot(ay) * bx.hypot(by))).clamp(-1.0, 1.0);
        let stretch = 1.0 / (cosine.acos() / 2.0).sin();
        let distance = meet.x.hypot(meet.y);
        let inner = (self.inner - distance) / (stretch - 1.0);
        let outer = (self.outer - distance) / (stretch + 1.0);
        (self.corner.min(inner), self.corner.min(outer))
    }

    /// Two corners and the ring between them, which is gone along clockwise or not.
    fn rounded(&self, path: &mut Path, first: Corner, last: Corner, ring: f64, radius: f64, clockwise: bool) {
        let angle = |point: Point| point.y.atan2(point.x);
        // Corners always turn clockwise.
        let turn = |from: f64, to: f64| if to < from { to + TAU } else { to };
        let back = |from: f64, to: f64| if to > from { to - TAU } else { to };
        let (side, end) = (angle(first.side), angle(last.side));
        if radius < self.corner {
            return path.arc(first.center, radius, side, turn(side, end));
        }
        path.arc(first.center, radius, side, turn(side, angle(first.ring)));
        let from = angle(first.center.offset(first.ring));
        let to = angle(last.center.offset(last.ring));
        path.arc(Point::default(), ring, from, if clockwise { turn(from, to) } else { back(from, to) });
        let start = angle(last.ring);
        path.arc(last.center, radius, start, turn(start, end));
    }
}

/// Where the line through the first two points crosses the line through the others.
fn crossing(a: Point, b: Point, c: Point, d: Point) -> Option<Point> {
    let (x10, y10) = (b.x - a.x, b.y - a.y);
    let (x32, y32) = (d.x - c.x, d.y - c.y);
    let cross = y32 * x10 - x32 * y10;
    if cross * cross < SMALL {
        return None;
    }
    let share = (x32 * (a.y - c.y) - y32 * (a.x - c.x)) / cross;
    Some(Point::new(a.x + share * x10, a.y + share * y10))
}

/// The circle of radius `round` that touches the line from `a` to `b` and the ring; a negative one lies outside the ring.
fn corner(a: Point, b: Point, ring: f64, round: f64) -> Corner {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    let scale = round / dx.hypot(dy);
    let shift = Point::new(scale * dy, -scale * dx);
    let (from, to) = (a.offset(shift), b.offset(shift));
    let middle = Point::new((from.x + to.x) / 2.0, (from.y + to.y) / 2.0);
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let squared = dx * dx + dy * dy;
    let radius = ring - round;
    let cross = from.x * to.y - to.x * from.y;
    let root = (radius * radius * squared - cross * cross).max(0.0).sqrt() * if dy < 0.0 { -1.0 } else { 1.0 };
    let one = Point::new((cross * dy - dx * root) / squared, (-cross * dx - dy * root) / squared);
    let other = Point::new((cross * dy + dx * root) / squared, (-cross * dx + dy * root) / squared);
    let far = |point: Point| (point.x - middle.x).hypot(point.y - middle.y);
    let center = if far(one) > far(other) { other } else { one };
    let outward = ring / radius - 1.0;
    Corner { center, side: Point::new(-shift.x, -shift.y), ring: Point::new(center.x * outward, center.y * outward) }
}

#[cfg(test)]
mod tests {
    use super::super::svg_path;
    use super::*;

    /// The area that an outline encloses, and its extent.
    fn measures(path: Path) -> [f64; 5] {
        let outline = path.into_outline();
        let (mut area, mut low, mut high) = (0.0, [f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for (a, b) in outline.iter().zip(outline.iter().cycle().skip(1)) {
            area += (a.x * b.y - b.x * a.y) / 2.0;
            low = [low[0].min(a.x), low[1].min(a.y)];
            high = [high[0].max(a.x), high[1].max(a.y)];
        }
        [area, low[0], low[1], high[0], high[1]]
    }

    #[test]
    fn sectors_are_those_of_d3() {
        for case in include_str!("../../../tests/cases/scene/d3-arcs.txt").lines() {
            let parts: Vec<&str> = case.splitn(7, ' ').collect();
            let n = |at: usize| parts[at].parse::<f64>().unwrap();
            let center = Point::default();
            let arc = Arc { center, start: n(0), end: n(1), inner: n(2), outer: n(3), pad: n(4), corner: n(5) };
            let (found, expected) = (measures(outline(&arc)), measures(svg_path::read(parts[6], 1.0).unwrap()));
            // A flattened curve lies at most the tolerance inside the true one.
            let allowed = [0.1 * (n(1) - n(0)) * 100.0 + 3.0, 0.2, 0.2, 0.2, 0.2];
            for ((found_one, expected_one), allowed) in found.iter().zip(expected).zip(allowed) {
                assert!((found_one - expected_one).abs() <= allowed, "{case}\n{found:?}\n{expected:?}");
            }
        }
    }
}
