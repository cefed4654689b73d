//! Paths of lines and curves, flattened as they are drawn.

use crate::geometry::Point;

/// How far a flattened curve may lie from the true one, in CSS pixels.
const TOLERANCE: f64 = 0.05;

/// The most pieces of one curve.
const MOST: f64 = 200.0;

/// A connected piece of a path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Subpath {
    pub points: Vec<Point>,
    pub closed: bool,
}

/// A path under construction, in the way of a canvas context.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Path {
    pub subpaths: Vec<Subpath>,
}

impl Path {
    pub fn move_to(&mut self, to: Point) {
        self.subpaths.push(Subpath { points: vec![to], closed: false });
    }

    pub fn line_to(&mut self, to: Point) {
        match self.subpaths.last_mut() {
            Some(subpath) if !subpath.closed => subpath.points.push(to),
            Some(subpath) => {
                // As in SVG, a path goes on from where the closed one began.
                let start = subpath.points.first().copied().unwrap_or(to);
                self.subpaths.push(Subpath { points: vec![start, to], closed: false });
            }
            None => self.move_to(to),
        }
    }

    /// A line to the point, or a fresh start there.
    pub fn start(&mut self, at: Point, joined: bool) {
        if joined { self.line_to(at) } else { self.move_to(at) }
    }

    pub fn close(&mut self) {
        if let Some(subpath) = self.subpaths.last_mut() {
            subpath.closed = true;
        }
    }

    /// Where the pen is.
    pub fn at(&self) -> Point {
        let last = self.subpaths.last();
        let point =
            last.and_then(|subpath| if subpath.closed { subpath.points.first() } else { subpath.points.last() });
        point.copied().unwrap_or_default()
    }

    pub fn cubic_to(&mut self, first: Point, second: Point, to: Point) {
        let from = self.at();
        // The second differences bound the curve's distance from its chords.
        let bend = |a: Point, b: Point, c: Point| (a.x - 2.0 * b.x + c.x).hypot(a.y - 2.0 * b.y + c.y);
        let bend = bend(from, first, second).max(bend(first, second, to));
        let pieces = (0.75 * bend / TOLERANCE).sqrt().ceil();
        if !pieces.is_finite() {
            return self.line_to(to);
        }
        let pieces = pieces.clamp(1.0, MOST) as u32;
        for piece in 1..pieces {
            let t = f64::from(piece) / f64::from(pieces);
            let s = 1.0 - t;
            let (a, b, c, d) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
            self.line_to(Point::new(
                a * from.x + b * first.x + c * second.x + d * to.x,
                a * from.y + b * first.y + c * second.y + d * to.y,
            ));
        }
        self.line_to(to);
    }

    pub fn quadratic_to(&mut self, control: Point, to: Point) {
        let from = self.at();
        let third = |a: f64, b: f64| a + (b - a) * 2.0 / 3.0;
        let first = Point::new(third(from.x, control.x), third(from.y, control.y));
        let second = Point::new(third(to.x, control.x), third(to.y, control.y));
        self.cubic_to(first, second, to);
    }

    /// Part of a circle from one angle to another, in radians from three o'clock clockwise; a line leads to its beginning.
    pub fn arc(&mut self, center: Point, radius: f64, from: f64, to: f64) {
        let turn = to - from;
        // The sagitta of a chord of this angle is the tolerance.
        let step = 2.0 * (1.0 - (TOLERANCE / radius.max(TOLERANCE)).min(1.0)).acos();
        let pieces = if step > 0.0 { (turn.abs() / step).ceil().clamp(1.0, MOST) } else { 1.0 } as u32;
        for piece in 0..=pieces {
            let (sin, cos) = (from + turn * f64::from(piece) / f64::from(pieces)).sin_cos();
            self.line_to(Point::new(center.x + radius * cos, center.y + radius * sin));
        }
    }

    /// All subpaths as one closed outline, for filling: lines that are gone to and fro join them and enclose nothing.
    pub fn into_outline(self) -> Vec<Point> {
        let mut rings = self.subpaths.into_iter().map(|subpath| subpath.points).filter(|points| points.len() > 1);
        let mut outline = rings.next().unwrap_or_default();
        let Some(&home) = outline.first() else { return outline };
        for ring in rings {
            outline.push(home);
            outline.extend(ring.iter().chain(ring.first()));
        }
        outline
    }
}
