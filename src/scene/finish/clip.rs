//! Cutting lines and outlines to a rectangle.

use crate::geometry::{Point, Rect};

/// Whether all points lie inside.
pub(super) fn holds(bounds: Rect, points: &[Point]) -> bool {
    points.iter().all(|point| bounds.contains(*point))
}

/// The pieces of a line that lie inside: Liang and Barsky.
pub(super) fn line(points: Vec<Point>, bounds: Rect) -> Vec<Vec<Point>> {
    if holds(bounds, &points) {
        return vec![points];
    }
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let [a, b] = *pair else { continue };
        let Some((from, to)) = segment(a, b, bounds) else {
            open = false;
            continue;
        };
        let goes_on = open && from == a;
        match pieces.last_mut() {
            Some(piece) if goes_on => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
        open = to == b;
    }
    pieces
}

/// The part of a straight line that lies inside.
fn segment(a: Point, b: Point, bounds: Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let edges = [(-dx, a.x - bounds.x), (dx, bounds.right() - a.x), (-dy, a.y - bounds.y), (dy, bounds.bottom() - a.y)];
    for (speed, distance) in edges {
        if speed == 0.0 {
            if distance < 0.0 {
                return None;
            }
        } else if speed < 0.0 {
            enter = enter.max(distance / speed);
        } else {
            leave = leave.min(distance / speed);
        }
    }
    if enter > leave {
        return None;
    }
    let at = |share: f64| Point::new(a.x + share * dx, a.y + share * dy);
    // The ends themselves, not what rounding makes of them, so that neighbours join.
    Some((if enter <= 0.0 { a } else { at(enter) }, if leave >= 1.0 { b } else { at(leave) }))
}

/// The part of an outline that lies inside, edge by edge: Sutherland and Hodgman.
pub(super) fn outline(points: Vec<Point>, bounds: Rect) -> Vec<Point> {
    if holds(bounds, &points) {
        return points;
    }
    let left = edge(&points, |p| p.x - bounds.x);
    let right = edge(&left, |p| bounds.right() - p.x);
    let top = edge(&right, |p| p.y - bounds.y);
    edge(&top, |p| bounds.bottom() - p.y)
}

fn edge(points: &[Point], inside: impl Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len() + 4);
    let Some(mut previous) = points.last().copied() else { return kept };
    for &point in points {
        let (before, now) = (inside(previous), inside(point));
        if (before < 0.0) != (now < 0.0) {
            let share = before / (before - now);
            kept.push(Point::new(
                previous.x + share * (point.x - previous.x),
                previous.y + share * (point.y - previous.y),
            ));
        }
        if now >= 0.0 {
            kept.push(point);
        }
        previous = point;
    }
    kept
}
