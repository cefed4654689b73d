//! The ways of joining points, as d3-shape has them.

use super::path::Path;
use crate::data::Gather;
use crate::geometry::{Interpolate, Point};

/// How points are joined.
#[derive(Clone, Copy)]
pub(super) struct Curve {
    pub interpolate: Interpolate,
    pub tension: Option<f64>,
    /// Monotone along y rather than along x.
    pub sideways: bool,
}

impl Curve {
    /// Draws one unbroken line.
    pub fn line(self, points: &[Point], path: &mut Path) {
        self.draw(points, path, false, false);
    }

    /// Draws the outline between two lines: there along `upper`, back along `lower`.
    pub fn area(self, upper: &[Point], lower: &[Point], path: &mut Path) {
        let back: Vec<Point> = lower.iter().rev().copied().gather();
        self.draw(upper, path, false, false);
        self.draw(&back, path, true, true);
        path.close();
    }

    /// `joined` goes on from the last point; `back` is the second half of an area.
    fn draw(self, points: &[Point], path: &mut Path, joined: bool, back: bool) {
        let [first, rest @ ..] = points else { return };
        match self.interpolate {
            Interpolate::Linear => {
                path.start(*first, joined);
                rest.iter().for_each(|point| path.line_to(*point));
            }
            Interpolate::LinearClosed => {
                path.move_to(*first);
                rest.iter().for_each(|point| path.line_to(*point));
                path.close();
            }
            Interpolate::Step => step(points, 0.5, path, joined),
            Interpolate::StepBefore => step(points, if back { 1.0 } else { 0.0 }, path, joined),
            Interpolate::StepAfter => step(points, if back { 0.0 } else { 1.0 }, path, joined),
            Interpolate::Basis => basis(points, path, joined),
            Interpolate::BasisOpen => basis_inner(points, path, joined),
            Interpolate::BasisClosed => basis_closed(points, path),
            Interpolate::Bundle => basis(&straightened(points, self.tension.unwrap_or(0.85)), path, joined),
            Interpolate::Cardinal => cardinal(points, self.tension.unwrap_or(0.0), path, joined),
            Interpolate::CardinalOpen => cardinal_open(points, self.tension.unwrap_or(0.0), path, joined),
            Interpolate::CardinalClosed => cardinal_closed(points, self.tension.unwrap_or(0.0), path),
            Interpolate::CatmullRom => match self.tension.unwrap_or(0.5) {
                0.0 => cardinal(points, 0.0, path, joined),
                alpha => catmull_rom(points, alpha, path, joined),
            },
            Interpolate::Monotone if self.sideways => {
                let mut turned = Path::default();
                monotone(&points.iter().map(|point| swap(*point)).collect::<Vec<_>>(), &mut turned, false);
                let turned: Vec<Point> = turned.subpaths.into_iter().flat_map(|subpath| subpath.points).gather();
                if let Some((start, rest)) = turned.split_first() {
                    path.start(swap(*start), joined);
                    rest.iter().for_each(|point| path.line_to(swap(*point)));
                }
            }
            Interpolate::Monotone => monotone(points, path, joined),
            Interpolate::Natural => natural(points, path, joined),
        }
    }
}

fn swap(point: Point) -> Point {
    Point::new(point.y, point.x)
}

/// `weights` of points, added up.
fn blend<const N: usize>(parts: [(f64, Point); N]) -> Point {
    parts
        .iter()
        .fold(Point::default(), |sum, (weight, point)| Point::new(sum.x + weight * point.x, sum.y + weight * point.y))
}

fn step(points: &[Point], share: f64, path: &mut Path, joined: bool) {
    let [first, rest @ ..] = points else { return };
    path.start(*first, joined);
    let mut before = *first;
    for point in rest {
        let x = before.x * (1.0 - share) + point.x * share;
        if share <= 0.0 {
            path.line_to(Point::new(before.x, point.y));
            path.line_to(*point);
        } else {
            path.line_to(Point::new(x, before.y));
            path.line_to(Point::new(x, point.y));
        }
        before = *point;
    }
    if share > 0.0 && share < 1.0 && !rest.is_empty() {
        path.line_to(before);
    }
}

/// One piece of a B-spline, which ends near `b`.
fn basis_piece(a: Point, b: Point, c: Point, path: &mut Path) {
    path.cubic_to(blend([(2.0 / 3.0, a), (1.0 / 3.0, b)]), blend([(1.0 / 3.0, a), (2.0 / 3.0, b)]), basis_at(a, b, c));
}

fn basis_at(a: Point, b: Point, c: Point) -> Point {
    blend([(1.0 / 6.0, a), (4.0 / 6.0, b), (1.0 / 6.0, c)])
}

fn basis_pieces(points: &[Point], path: &mut Path) {
    for three in points.windows(3) {
        if let [a, b, c] = three {
            basis_piece(*a, *b, *c, path);
        }
    }
}

fn basis(points: &[Point], path: &mut Path, joined: bool) {
    match points {
        [] => {}
        [one] => path.start(*one, joined),
        [one, two] => {
            path.start(*one, joined);
            path.line_to(*two);
        }
        [first, second, .., before, last] | [first, second @ before, last] => {
            path.start(*first, joined);
            path.line_to(blend([(5.0 / 6.0, *first), (1.0 / 6.0, *second)]));
            basis_pieces(points, path);
            basis_piece(*before, *last, *last, path);
            path.line_to(*last);
        }
    }
}

/// Without the ends.
fn basis_inner(points: &[Point], path: &mut Path, joined: bool) {
    let [a, b, c, ..] = points else { return };
    path.start(basis_at(*a, *b, *c), joined);
    basis_pieces(points.get(1..).unwrap_or_default(), path);
}

fn basis_closed(points: &[Point], path: &mut Path) {
    match points {
        [] => {}
        [one] => path.move_to(*one),
        [one, two] => {
            path.move_to(blend([(1.0 / 3.0, *one), (2.0 / 3.0, *two)]));
            path.line_to(blend([(2.0 / 3.0, *one), (1.0 / 3.0, *two)]));
        }
        [a, b, c, ..] => basis_inner(&[points, &[*a, *b, *c]].concat(), path, false),
    }
    path.close();
}

/// Drawn towards the straight line between the ends: by nothing where `beta` is 1, wholly where it is 0.
fn straightened(points: &[Point], beta: f64) -> Vec<Point> {
    let [first, .., last] = points else { return Vec::new() };
    let steps = (points.len() - 1) as f64;
    let place = |(at, point): (usize, &Point)| {
        let share = at as f64 / steps;
        let straight = blend([(1.0 - share, *first), (share, *last)]);
        blend([(beta, *point), (1.0 - beta, straight)])
    };
    points.iter().enumerate().map(place).collect()
}

/// The piece from `b` to `c`.
fn cardinal_piece([a, b, c, d]: [Point; 4], tension: f64, path: &mut Path) {
    let k = (1.0 - tension) / 6.0;
    path.cubic_to(blend([(1.0, b), (k, c), (-k, a)]), blend([(1.0, c), (k, b), (-k, d)]), c);
}

fn cardinal_pieces(points: &[Point], tension: f64, path: &mut Path) {
    for four in points.windows(4) {
        if let [a, b, c, d] = four {
            cardinal_piece([*a, *b, *c, *d], tension, path);
        }
    }
}

fn cardinal(points: &[Point], tension: f64, path: &mut Path, joined: bool) {
    match points {
        [] => {}
        [one] => path.start(*one, joined),
        [one, two] => {
            path.start(*one, joined);
            path.line_to(*two);
        }
        [first, second, .., before, last] | [first, second @ before, last] => {
            path.start(*first, joined);
            // Beyond each end lies, as it were, the neighbour on the other side: the tangent there is nothing.
            cardinal_pieces(&[&[*second], points, &[*before]].concat(), tension, path);
            debug_assert_eq!(path.at(), *last);
        }
    }
}

fn cardinal_open(points: &[Point], tension: f64, path: &mut Path, joined: bool) {
    let [_, second, _, ..] = points else { return };
    path.start(*second, joined);
    cardinal_pieces(points, tension, path);
}

fn cardinal_closed(points: &[Point], tension: f64, path: &mut Path) {
    match points {
        [] => {}
        [one] => path.move_to(*one),
        [one, two] => {
            path.move_to(*two);
            path.line_to(*one);
        }
        [a, b, c, ..] => cardinal_open(&[points, &[*a, *b, *c]].concat(), tension, path, false),
    }
    path.close();
}

fn catmull_rom(points: &[Point], alpha: f64, path: &mut Path, joined: bool) {
    let [first, rest @ ..] = points else { return };
    path.start(*first, joined);
    if let [second] = rest {
        return path.line_to(*second);
    }
    // For each stretch the distance to the power alpha, and to the power of twice alpha.
    let powers = |a: Point, b: Point| {
        let squared = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).powf(alpha);
        (squared.sqrt(), squared)
    };
    for (at, pair) in points.windows(2).enumerate() {
        let [b, c] = *pair else { continue };
        let (near, near2) = powers(b, c);
        let a = at.checked_sub(1).and_then(|before| points.get(before)).copied();
        let d = points.get(at + 2).copied();
        path.cubic_to(toward(a, b, c, near, near2, powers), toward(d, c, b, near, near2, powers), c);
    }
}

/// The control point beside `b` on the way to `c`, where `a` comes before.
fn toward(
    a: Option<Point>,
    b: Point,
    c: Point,
    near: f64,
    near2: f64,
    powers: impl Fn(Point, Point) -> (f64, f64),
) -> Point {
    let Some(a) = a else { return b };
    let (far, far2) = powers(a, b);
    if far <= 1e-12 {
        return b;
    }
    let (own, sum) = (2.0 * far2 + 3.0 * far * near + near2, 3.0 * far * (far + near));
    blend([(own / sum, b), (-near2 / sum, a), (far2 / sum, c)])
}

/// Steffen's interpolation, which never overshoots.
fn monotone(points: &[Point], path: &mut Path, joined: bool) {
    let mut distinct = points.to_vec();
    distinct.dedup();
    let [first, rest @ ..] = &distinct[..] else { return };
    path.start(*first, joined);
    if let [second] = rest {
        return path.line_to(*second);
    }
    let mut inner = distinct.windows(3).map(|three| match three {
        [a, b, c] => middle_slope(*a, *b, *c),
        _ => 0.0,
    });
    let mut before = None;
    for pair in distinct.windows(2) {
        let [a, b] = *pair else { continue };
        let after = inner.next();
        let (start, end) = match (before, after) {
            (Some(start), Some(end)) => (start, end),
            (None, Some(end)) => (end_slope(a, b, end), end),
            (Some(start), None) => (start, end_slope(a, b, start)),
            (None, None) => (0.0, 0.0),
        };
        let dx = (b.x - a.x) / 3.0;
        path.cubic_to(Point::new(a.x + dx, a.y + dx * start), Point::new(b.x - dx, b.y - dx * end), b);
        before = after;
    }
}

fn middle_slope(a: Point, b: Point, c: Point) -> f64 {
    let (left, right) = (b.x - a.x, c.x - b.x);
    // Where two points lie above each other, the slope is infinite, with the sign that the other stretch gives.
    let divisor = |own: f64, other: f64| match (own != 0.0, other < 0.0) {
        (true, _) => own,
        (false, true) => -0.0,
        (false, false) => 0.0,
    };
    let (s0, s1) = ((b.y - a.y) / divisor(left, right), (c.y - b.y) / divisor(right, left));
    let parabola = (s0 * right + s1 * left) / (left + right);
    let sign = |slope: f64| if slope < 0.0 { -1.0 } else { 1.0 };
    let slope = (sign(s0) + sign(s1)) * s0.abs().min(s1.abs()).min(0.5 * parabola.abs());
    if s0.is_nan() || s1.is_nan() || parabola.is_nan() || slope.is_nan() { 0.0 } else { slope }
}

fn end_slope(a: Point, b: Point, inner: f64) -> f64 {
    let width = b.x - a.x;
    if width == 0.0 { inner } else { (3.0 * (b.y - a.y) / width - inner) / 2.0 }
}

fn natural(points: &[Point], path: &mut Path, joined: bool) {
    let [first, rest @ ..] = points else { return };
    path.start(*first, joined);
    if let [second] = rest {
        return path.line_to(*second);
    }
    let along_x = controls(&points.iter().map(|point| point.x).collect::<Vec<_>>());
    let along_y = controls(&points.iter().map(|point| point.y).collect::<Vec<_>>());
    for ((point, x), y) in rest.iter().zip(along_x).zip(along_y) {
        path.cubic_to(Point::new(x.0, y.0), Point::new(x.1, y.1), *point);
    }
}

/// The control values of each stretch of a natural spline: the tridiagonal system, solved forwards and back.
fn controls(values: &[f64]) -> Vec<(f64, f64)> {
    let stretches = values.len().saturating_sub(1);
    let mut rows: Vec<(f64, f64)> = Vec::with_capacity(stretches); // Diagonal and right side after elimination.
    for (at, pair) in values.windows(2).enumerate() {
        let [value, next] = *pair else { continue };
        let (below, diagonal, right) = match (at, at + 1 == stretches) {
            (0, _) => (0.0, 2.0, value + 2.0 * next),
            (_, false) => (1.0, 4.0, 4.0 * value + 2.0 * next),
            (_, true) => (2.0, 7.0, 8.0 * value + next),
        };
        let factor = rows.last().map_or(0.0, |(above, _)| below / above);
        let carried = rows.last().map_or(0.0, |(_, above)| factor * above);
        rows.push((diagonal - factor, right - carried));
    }
    let mut out = vec![(0.0, 0.0); stretches];
    let last = values.last().copied().unwrap_or(0.0);
    let mut after: Option<f64> = None;
    for ((slot, (diagonal, right)), end) in out.iter_mut().zip(&rows).zip(values.iter().skip(1)).rev() {
        let first = (right - after.unwrap_or(0.0)) / diagonal;
        let second = after.map_or((last + first) / 2.0, |after| 2.0 * end - after);
        *slot = (first, second);
        after = Some(first);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::path::Subpath;
    use super::super::svg_path;
    use super::*;

    const POINTS: [(f64, f64); 6] = [(0.0, 10.0), (10.0, 40.0), (25.0, 20.0), (25.0, 30.0), (40.0, 5.0), (60.0, 50.0)];

    const ALL: [Interpolate; 15] = [
        Interpolate::Linear,
        Interpolate::LinearClosed,
        Interpolate::Step,
        Interpolate::StepBefore,
        Interpolate::StepAfter,
        Interpolate::Basis,
        Interpolate::BasisClosed,
        Interpolate::BasisOpen,
        Interpolate::Cardinal,
        Interpolate::CardinalClosed,
        Interpolate::CardinalOpen,
        Interpolate::CatmullRom,
        Interpolate::Monotone,
        Interpolate::Natural,
        Interpolate::Bundle,
    ];

    /// The pieces of a path that draw something.
    fn pieces(path: Path) -> Vec<Vec<Point>> {
        let pieces = path.subpaths.into_iter().map(|Subpath { points, .. }| points);
        pieces.filter(|points| points.windows(2).any(|pair| pair[0] != pair[1])).collect()
    }

    /// How far the farthest point of one line lies from another line.
    fn distance(from: &[Point], to: &[Point]) -> f64 {
        let to_piece = |p: &Point, a: &Point, b: &Point| {
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let along = (((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy).max(1e-12)).clamp(0.0, 1.0);
            (p.x - a.x - along * dx).hypot(p.y - a.y - along * dy)
        };
        let to_line =
            |p: &Point| to.windows(2).map(|pair| to_piece(p, &pair[0], &pair[1])).fold(f64::INFINITY, f64::min);
        from.iter().map(to_line).fold(0.0, f64::max)
    }

    #[test]
    fn curves_are_those_of_d3() {
        for case in include_str!("../../../tests/cases/scene/d3-curves.txt").lines() {
            let [kind, name, count, data] = case.splitn(4, ' ').collect::<Vec<_>>()[..] else { panic!("{case}") };
            let interpolate = ALL.into_iter().find(|interpolate| interpolate.name() == name).unwrap();
            let curve = Curve { interpolate, tension: None, sideways: kind == "sideways" };
            let taken = &POINTS[..count.parse().unwrap()];
            let mut path = Path::default();
            let upper: Vec<Point> = taken.iter().map(|&(x, y)| Point::new(x, y)).collect();
            let lower: Vec<Point> = taken.iter().map(|&(x, y)| Point::new(x, 60.0 + y / 2.0)).collect();
            match kind {
                "line" => curve.line(&upper, &mut path),
                "area" => curve.area(&upper, &lower, &mut path),
                _ => {
                    let swapped = |points: Vec<Point>| points.into_iter().map(swap).collect::<Vec<_>>();
                    curve.area(&swapped(upper), &swapped(lower), &mut path);
                }
            }
            let (found, expected) = (pieces(path), pieces(svg_path::read(data, 1.0).unwrap()));
            let near = |(a, b): (&Vec<Point>, &Vec<Point>)| distance(a, b) < 0.06 && distance(b, a) < 0.06;
            let close = found.len() == expected.len() && found.iter().zip(&expected).all(near);
            assert!(close, "{case}\n{found:?}\n{expected:?}");
        }
    }
}
