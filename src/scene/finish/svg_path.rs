//! Reading SVG path data.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::path::Path;
use crate::geometry::Point;
use crate::number;

/// The path, grown by `scale`; none for text that is not path data.
pub(super) fn read(data: &str, scale: f64) -> Option<Path> {
    let mut reader = Reader { rest: data.trim(), scale };
    let mut path = Path::default();
    let mut command = ' ';
    // The last control point, for smooth curves.
    let mut control: Option<(char, Point)> = None;
    loop {
        reader.skip();
        let Some(next) = reader.rest.chars().next() else { return Some(path) };
        if next.is_ascii_alphabetic() {
            command = next;
            reader.rest = reader.rest.get(1..)?;
        } else if command.eq_ignore_ascii_case(&'z') {
            return None;
        }
        let at = path.at();
        let kind = command.to_ascii_lowercase();
        let origin = if command.is_ascii_lowercase() { at } else { Point::default() };
        let smooth = |kinds: &str| match control {
            Some((before, point)) if kinds.contains(before) => Point::new(2.0 * at.x - point.x, 2.0 * at.y - point.y),
            _ => at,
        };
        let mut used = None;
        match kind {
            'm' => {
                path.move_to(reader.point(origin)?);
                command = if command == 'm' { 'l' } else { 'L' };
            }
            'l' => path.line_to(reader.point(origin)?),
            'h' => path.line_to(Point::new(origin.x + reader.length()?, at.y)),
            'v' => path.line_to(Point::new(at.x, origin.y + reader.length()?)),
            'c' | 's' => {
                let first = if kind == 'c' { reader.point(origin)? } else { smooth("cs") };
                let second = reader.point(origin)?;
                path.cubic_to(first, second, reader.point(origin)?);
                used = Some(second);
            }
            'q' | 't' => {
                let middle = if kind == 'q' { reader.point(origin)? } else { smooth("qt") };
                path.quadratic_to(middle, reader.point(origin)?);
                used = Some(middle);
            }
            'a' => {
                let radii = (reader.length()?.abs(), reader.length()?.abs());
                let turn = reader.number()?.to_radians();
                let (large, sweep) = (reader.flag()?, reader.flag()?);
                let to = reader.point(origin)?;
                elliptical(&mut path, at, to, radii, turn, large, sweep);
            }
            'z' => path.close(),
            _ => return None,
        }
        control = used.map(|point| (kind, point));
    }
}

struct Reader<'a> {
    rest: &'a str,
    scale: f64,
}

impl Reader<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r', ',']);
    }

    fn number(&mut self) -> Option<f64> {
        self.skip();
        let (sign, unsigned) = match self.rest.strip_prefix('-') {
            Some(rest) => (-1.0, rest),
            None => (1.0, self.rest.strip_prefix('+').unwrap_or(self.rest)),
        };
        let (value, length) = number::read_prefix(unsigned)?;
        self.rest = unsigned.get(length..)?;
        Some(sign * value)
    }

    fn length(&mut self) -> Option<f64> {
        self.number().map(|length| length * self.scale)
    }

    fn point(&mut self, origin: Point) -> Option<Point> {
        let (x, y) = (self.length()?, self.length()?);
        Some(Point::new(origin.x + x, origin.y + y))
    }

    fn flag(&mut self) -> Option<bool> {
        self.skip();
        let flag = match self.rest.chars().next()? {
            '0' => false,
            '1' => true,
            _ => return None,
        };
        self.rest = self.rest.get(1..)?;
        Some(flag)
    }
}

/// An elliptical arc between two points, by the formulas in the appendix of SVG.
fn elliptical(path: &mut Path, from: Point, to: Point, radii: (f64, f64), turn: f64, large: bool, sweep: bool) {
    let (mut rx, mut ry) = radii;
    if rx == 0.0 || ry == 0.0 || from == to {
        return path.line_to(to);
    }
    let (sin, cos) = turn.sin_cos();
    let (dx, dy) = ((from.x - to.x) / 2.0, (from.y - to.y) / 2.0);
    let (x, y) = (cos * dx + sin * dy, cos * dy - sin * dx);
    let excess = (x / rx).powi(2) + (y / ry).powi(2);
    if excess > 1.0 {
        (rx, ry) = (rx * excess.sqrt(), ry * excess.sqrt());
    }
    let (rx2y2, ry2x2) = ((rx * y).powi(2), (ry * x).powi(2));
    let factor = (((rx * ry).powi(2) - rx2y2 - ry2x2) / (rx2y2 + ry2x2)).max(0.0).sqrt();
    let factor = if large == sweep { -factor } else { factor };
    let (cx, cy) = (factor * rx * y / ry, -factor * ry * x / rx);
    let angle = |px: f64, py: f64| ((py - cy) / ry).atan2((px - cx) / rx);
    let start = angle(x, y);
    let mut sweep_angle = angle(-x, -y) - start;
    if sweep && sweep_angle < 0.0 {
        sweep_angle += TAU;
    } else if !sweep && sweep_angle > 0.0 {
        sweep_angle -= TAU;
    }
    let center = Point::new(cos * cx - sin * cy + (from.x + to.x) / 2.0, sin * cx + cos * cy + (from.y + to.y) / 2.0);
    let place = |ux: f64, uy: f64| {
        let (ux, uy) = (ux * rx, uy * ry);
        Point::new(center.x + cos * ux - sin * uy, center.y + sin * ux + cos * uy)
    };
    let quarters = (sweep_angle.abs() / (FRAC_PI_2 + 0.001)).ceil().max(1.0);
    let step = sweep_angle / quarters;
    let handle = 4.0 / 3.0 * (step / 4.0).tan();
    for quarter in 0..quarters as u32 {
        let (sin0, cos0) = (start + step * f64::from(quarter)).sin_cos();
        let (sin1, cos1) = (start + step * f64::from(quarter + 1)).sin_cos();
        let end = if f64::from(quarter + 1) == quarters { to } else { place(cos1, sin1) };
        path.cubic_to(
            place(cos0 - handle * sin0, sin0 + handle * cos0),
            place(cos1 + handle * sin1, sin1 - handle * cos1),
            end,
        );
    }
}
