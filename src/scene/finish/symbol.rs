//! The outlines of point symbols, with Vega's own proportions.

use super::path::Path;
use super::svg_path;
use crate::geometry::{Point, Symbol};

const HALF_SQRT_3: f64 = 0.866_025_403_784_438_6;
const TAN_30: f64 = 0.577_350_269_189_625_7;

/// The outline of a symbol of an area around the origin; a circle's is drawn by its caller.
pub(super) fn outline(symbol: &Symbol, size: f64) -> Path {
    let r = size.max(0.0).sqrt() / 2.0;
    let h = HALF_SQRT_3 * r;
    let lift = h - r * TAN_30;
    match symbol {
        Symbol::Circle => {
            let mut path = Path::default();
            path.arc(Point::default(), r, 0.0, std::f64::consts::TAU);
            path.close();
            path
        }
        Symbol::Square => closed(&[(-r, -r), (r, -r), (r, r), (-r, r)]),
        Symbol::Cross => {
            let s = r / 2.5;
            closed(&[
                (-r, -s),
                (-r, s),
                (-s, s),
                (-s, r),
                (s, r),
                (s, s),
                (r, s),
                (r, -s),
                (s, -s),
                (s, -r),
                (-s, -r),
                (-s, -s),
            ])
        }
        Symbol::Diamond => closed(&[(-r, 0.0), (0.0, -r), (r, 0.0), (0.0, r)]),
        Symbol::Triangle => closed(&[(0.0, -h - lift), (-r, h - lift), (r, h - lift)]),
        Symbol::TriangleUp => closed(&[(0.0, -h), (-r, h), (r, h)]),
        Symbol::TriangleDown => closed(&[(0.0, h), (-r, -h), (r, -h)]),
        Symbol::TriangleRight => closed(&[(h, 0.0), (-h, -r), (-h, r)]),
        Symbol::TriangleLeft => closed(&[(-h, 0.0), (h, -r), (h, r)]),
        Symbol::Arrow => {
            let (s, t, v) = (r / 7.0, r / 2.5, r / 8.0);
            closed(&[(-s, r), (s, r), (s, -v), (t, -v), (0.0, -r), (-t, -v), (-s, -v)])
        }
        Symbol::Wedge => closed(&[(0.0, -h - lift), (-r / 4.0, h - lift), (r / 4.0, h - lift)]),
        Symbol::Stroke => {
            let mut path = Path::default();
            path.move_to(Point::new(-r, 0.0));
            path.line_to(Point::new(r, 0.0));
            path
        }
        Symbol::Path(data) => svg_path::read(data, r).unwrap_or_default(),
    }
}

fn closed(corners: &[(f64, f64)]) -> Path {
    let mut path = Path::default();
    for (at, (x, y)) in corners.iter().enumerate() {
        path.start(Point::new(*x, *y), at > 0);
    }
    path.close();
    path
}
