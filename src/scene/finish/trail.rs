//! Lines of changing width as outlines.

use std::f64::consts::PI;

use super::path::Path;
use crate::geometry::Point;

/// The outline around an unbroken line with its widths: along one side, round the end, back along the other.
pub(super) fn outline(points: &[(Point, f64)]) -> Path {
    let mut path = Path::default();
    let mut line: Vec<(Point, f64)> = Vec::with_capacity(points.len());
    for &(point, width) in points {
        let half = (width / 2.0).max(0.0);
        match line.last_mut() {
            Some((last, widest)) if *last == point => *widest = widest.max(half),
            _ => line.push((point, half)),
        }
    }
    match &line[..] {
        [] => return path,
        [(center, radius)] => path.arc(*center, *radius, 0.0, 2.0 * PI),
        _ => {
            side(&line, &mut path);
            line.reverse();
            side(&line, &mut path);
        }
    }
    path.close();
    path
}

/// The left side of the line, seen along it, and the half circle at its end.
fn side(line: &[(Point, f64)], path: &mut Path) {
    let normal = |a: Point, b: Point| (a.x - b.x).atan2(b.y - a.y);
    let mut before: Option<f64> = None;
    for pair in line.windows(2) {
        let [(a, start), (b, end)] = *pair else { continue };
        let angle = normal(a, b);
        let turn = before.map_or(0.0, |before| signed(angle - before));
        if turn > 0.0 {
            path.arc(a, start, angle - turn, angle);
        } else if turn < 0.0 {
            // Inside a bend the way leads through the point, so that the outline stays filled.
            path.line_to(a);
        }
        for (center, radius) in [(a, start), (b, end)] {
            path.line_to(Point::new(center.x + radius * angle.cos(), center.y + radius * angle.sin()));
        }
        before = Some(angle);
    }
    if let (Some(angle), Some((center, radius))) = (before, line.last()) {
        path.arc(*center, *radius, angle, angle + PI);
    }
}

/// An angle between minus and plus half a turn.
fn signed(angle: f64) -> f64 {
    let turned = angle.rem_euclid(2.0 * PI);
    if turned > PI { turned - 2.0 * PI } else { turned }
}
