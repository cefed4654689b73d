//! Points in great number, drawn with antialiasing into memory: many times faster than a path each.

use crate::color::Color;
use crate::geometry::{Point, Rect};
use crate::number;
use crate::scene::{Fill, Outline, Shape};

/// A picture in memory: device pixels, four bytes each, premultiplied.
pub(super) struct Raster {
    left: i32,
    top: i32,
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    /// Stamps of fills and of edges.
    stamps: [Stamps; 2],
}

/// Places between two pixels that a stamp can have, along one direction.
const PLACES: usize = 8;

/// Circles of one size, drawn once for each place between pixels: points mostly have one size.
#[derive(Default)]
struct Stamps {
    /// What they show: the radius and half the line's width, 0 for a fill.
    of: (f64, f64),
    drawn: Vec<Option<Stamp>>,
}

/// Shares from 0 to 255 of the pixels of a square.
#[derive(Clone)]
struct Stamp {
    side: usize,
    shares: Vec<u8>,
}

impl Raster {
    /// An empty picture where `shapes` lie and the whole picture shows them; none where that is nowhere.
    pub fn covering(shapes: &[Shape], extent: Rect, ratio: f64) -> Option<Self> {
        const MOST: f64 = 16_384.0;
        let mut bounds: Option<Rect> = None;
        for shape in shapes {
            let own = bounds_of(shape, ratio);
            bounds = Some(bounds.map_or(own, |all| all.union(own)));
        }
        let bounds = bounds?.intersection(extent)?;
        let (left, top) = (bounds.x.floor(), bounds.y.floor());
        let (width, height) = (bounds.right().ceil() - left, bounds.bottom().ceil() - top);
        if !(width >= 1.0 && height >= 1.0 && width <= MOST && height <= MOST) {
            return None;
        }
        let (width, height) = (width as usize, height as usize);
        Some(Self {
            left: left as i32,
            top: top as i32,
            width,
            height,
            pixels: vec![0; width * height * 4],
            stamps: Default::default(),
        })
    }

    /// The top left corner in device pixels of the canvas.
    pub fn at(&self) -> (i32, i32) {
        (self.left, self.top)
    }

    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        (self.width as u32, self.height as u32)
    }

    /// The pixels, not premultiplied, as a canvas takes them.
    pub fn into_rgba(mut self) -> Vec<u8> {
        for pixel in self.pixels.chunks_exact_mut(4) {
            if let [red, green, blue, alpha] = pixel
                && *alpha != 0
                && *alpha != 255
            {
                let whole = u32::from(*alpha);
                for channel in [red, green, blue] {
                    *channel = ((u32::from(*channel) * 255 + whole / 2) / whole).min(255) as u8;
                }
            }
        }
        self.pixels
    }

    /// Paints a circle's inside, or where `half` is not 0 its edge of twice that width.
    fn circle(&mut self, center: Point, radius: f64, half: f64, color: Color) {
        let share = |distance: f64| {
            if half > 0.0 { ring(distance - radius, half) } else { (radius + 0.5 - distance).clamp(0.0, 1.0) }
        };
        let reach = (radius + half).ceil() + 1.0;
        let kind = usize::from(half > 0.0);
        let Some(stamps) = self.stamps.get_mut(kind) else { return };
        if stamps.of != (radius, half) || reach > 64.0 {
            // A stamp pays from the second of its size on.
            *stamps = Stamps { of: (radius, half), drawn: vec![None; PLACES * PLACES] };
            let bounds = Rect::new(center.x, center.y, 0.0, 0.0).expand(reach);
            let distance = |x: f64, y: f64| (x - center.x).hypot(y - center.y);
            return self.cover(bounds, color, |x, y| share(distance(x, y)));
        }
        let split = |at: f64| {
            let places = (at * PLACES as f64).round();
            let whole = (places / PLACES as f64).floor();
            (whole, (places - whole * PLACES as f64) as usize)
        };
        let ((x, right), (y, down)) = (split(center.x), split(center.y));
        let Some(slot) = stamps.drawn.get_mut(down * PLACES + right) else { return };
        let stamp = slot.get_or_insert_with(|| {
            let side = 2 * reach as usize + 1;
            let middle = |place: usize| reach + place as f64 / PLACES as f64;
            let (cx, cy) = (middle(right), middle(down));
            let pixels = (0..side * side).map(|at| ((at % side) as f64 + 0.5, (at / side) as f64 + 0.5));
            let shares = pixels.map(|(x, y)| (share((x - cx).hypot(y - cy)) * 255.0 + 0.5) as u8);
            Stamp { side, shares: shares.collect() }
        });
        let (left, top) = ((x - reach) as i64 - i64::from(self.left), (y - reach) as i64 - i64::from(self.top));
        stamp.press(&mut self.pixels, (self.width, self.height), (left, top), color);
    }

    /// Paints every pixel of `bounds` by the share of it, from 0 to 1, that is covered.
    fn cover(&mut self, bounds: Rect, color: Color, share: impl Fn(f64, f64) -> f64) {
        let clamp = |at: f64, most: usize| number::within(at, 0.0, most as f64) as usize;
        let (left, top) = (f64::from(self.left), f64::from(self.top));
        let columns = clamp((bounds.x - left).floor(), self.width)..clamp((bounds.right() - left).ceil(), self.width);
        let rows = clamp((bounds.y - top).floor(), self.height)..clamp((bounds.bottom() - top).ceil(), self.height);
        let opacity = color.opacity.clamp(0.0, 1.0) * 255.0;
        for row in rows {
            let y = top + row as f64 + 0.5;
            let start = row * self.width;
            let line = self.pixels.get_mut((start + columns.start) * 4..(start + columns.end) * 4).unwrap_or_default();
            for (pixel, column) in line.chunks_exact_mut(4).zip(columns.clone()) {
                let alpha = (share(left + column as f64 + 0.5, y) * opacity + 0.5) as u32;
                blend(pixel, color, alpha);
            }
        }
    }
}

impl Stamp {
    /// Paints the stamp with its top left corner at `at`, which may lie outside.
    fn press(&self, pixels: &mut [u8], (width, height): (usize, usize), at: (i64, i64), color: Color) {
        let opacity = (color.opacity.clamp(0.0, 1.0) * 255.0 + 0.5) as u32;
        let seen = |from: i64, size: usize| {
            let first = usize::try_from(-from).unwrap_or(0).min(self.side);
            first..usize::try_from(size as i64 - from).unwrap_or(0).clamp(first, self.side)
        };
        let (columns, rows) = (seen(at.0, width), seen(at.1, height));
        let place = |from: i64, offset: usize| usize::try_from(from + offset as i64).unwrap_or(0);
        for row in rows {
            let shares = self.shares.get(row * self.side..).and_then(|shares| shares.get(columns.clone()));
            let start = (place(at.1, row) * width + place(at.0, columns.start)) * 4;
            let line = pixels.get_mut(start..start + columns.len() * 4).unwrap_or_default();
            for (pixel, &share) in line.chunks_exact_mut(4).zip(shares.unwrap_or_default()) {
                blend(pixel, color, divided(u32::from(share) * opacity));
            }
        }
    }
}

/// A 255th, rounded, without a division.
fn divided(x: u32) -> u32 {
    let x = x + 128;
    (x + (x >> 8)) >> 8
}

/// Lays a colour over a premultiplied pixel.
fn blend(pixel: &mut [u8], color: Color, alpha: u32) {
    let [red, green, blue] = color.rgb.map(u32::from);
    let [r, g, b, a] = pixel else { return };
    if alpha == 0 {
        return;
    }
    let over = |below: u8, own: u32| divided(own * alpha + u32::from(below) * (255 - alpha)).min(255) as u8;
    (*r, *g, *b, *a) = (over(*r, red), over(*g, green), over(*b, blue), over(*a, 255));
}

/// Device pixels that a point can touch.
fn bounds_of(shape: &Shape, ratio: f64) -> Rect {
    let reach = shape.pen.map_or(0.0, |pen| pen.width / 2.0) + 1.0;
    let own = match &shape.outline {
        Outline::Circle { center, radius } => Rect::new(center.x, center.y, 0.0, 0.0).expand(radius + reach),
        Outline::Polygon(points) => hull(points).expand(reach),
        Outline::Rect(..) | Outline::Polyline(_) | Outline::Text(_) => Rect::default(),
    };
    Rect::new(own.x * ratio, own.y * ratio, own.width * ratio, own.height * ratio)
}

fn hull(points: &[Point]) -> Rect {
    let Some(first) = points.first() else { return Rect::default() };
    points
        .iter()
        .fold(Rect::new(first.x, first.y, 0.0, 0.0), |all, point| all.union(Rect::new(point.x, point.y, 0.0, 0.0)))
}

/// Paints one circle or polygon.
pub(super) fn point(raster: &mut Raster, shape: &Shape, ratio: f64) {
    let bounds = bounds_of(shape, ratio);
    let fill = match &shape.fill {
        Some(Fill::Color(color)) => Some(*color),
        Some(Fill::Gradient { .. }) | None => None,
    };
    match &shape.outline {
        Outline::Circle { center, radius } => {
            let (center, radius) = (Point::new(center.x * ratio, center.y * ratio), radius * ratio);
            if let Some(color) = fill {
                raster.circle(center, radius, 0.0, color);
            }
            if let Some(pen) = shape.pen {
                raster.circle(center, radius, pen.width * ratio / 2.0, pen.color);
            }
        }
        Outline::Polygon(points) => {
            let points: Vec<Point> = points.iter().map(|point| Point::new(point.x * ratio, point.y * ratio)).collect();
            if let Some(color) = fill {
                raster.cover(bounds, color, |px, py| {
                    let distance = edge_distance(&points, px, py);
                    (0.5 + if inside(&points, px, py) { distance } else { -distance }).clamp(0.0, 1.0)
                });
            }
            if let Some(pen) = shape.pen {
                let half = pen.width * ratio / 2.0;
                raster.cover(bounds, pen.color, |px, py| ring(edge_distance(&points, px, py), half));
            }
        }
        Outline::Rect(..) | Outline::Polyline(_) | Outline::Text(_) => {}
    }
}

/// How much of a pixel a line covers whose middle is `distance` away and whose half width is `half`.
fn ring(distance: f64, half: f64) -> f64 {
    number::within(half + 0.5 - distance.abs(), 0.0, (2.0 * half).min(1.0))
}

fn pairs(points: &[Point]) -> impl Iterator<Item = (&Point, &Point)> {
    points.iter().zip(points.iter().cycle().skip(1))
}

fn edge_distance(points: &[Point], x: f64, y: f64) -> f64 {
    let mut least = f64::INFINITY;
    for (a, b) in pairs(points) {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let along = (((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy).max(1e-12)).clamp(0.0, 1.0);
        let (ox, oy) = (x - a.x - along * dx, y - a.y - along * dy);
        least = least.min(ox * ox + oy * oy);
    }
    least.sqrt()
}

fn inside(points: &[Point], x: f64, y: f64) -> bool {
    let mut odd = false;
    for (a, b) in pairs(points) {
        if (a.y > y) != (b.y > y) && x < a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y) {
            odd = !odd;
        }
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Part, Pen};

    fn circle(x: f64, y: f64) -> Shape {
        let color = Color::hex(0x1f5fa8).fade(0.5);
        Shape {
            outline: Outline::Circle { center: Point::new(x, y), radius: 3.3 },
            fill: Some(Fill::Color(color)),
            pen: Some(Pen { color: Color::hex(0), width: 1.5 }),
            datum: None,
            part: Part::default(),
        }
    }

    /// The pixels of a square of 12 around a place.
    fn around(rgba: &[u8], width: u32, x: usize, y: usize) -> Vec<u8> {
        let row = |row: usize| rgba.iter().skip((row * width as usize + x - 6) * 4).take(48).copied();
        (y - 6..y + 6).flat_map(row).collect()
    }

    #[test]
    fn stamped_points_are_as_those_drawn_one_by_one() {
        let shapes =
            [circle(10.0, 10.0), circle(30.0, 10.0), circle(30.0, 30.0), circle(-2.0, 20.0), circle(38.0, 41.0)];
        let mut raster = Raster::covering(&shapes, Rect::new(0.0, 0.0, 40.0, 40.0), 1.0).unwrap();
        assert_eq!((raster.at(), raster.size()), ((0, 4), (40, 36)));
        for shape in &shapes {
            point(&mut raster, shape, 1.0);
        }
        let rgba = raster.into_rgba();
        let alone = around(&rgba, 40, 10, 6);
        assert!(alone.chunks_exact(4).filter(|pixel| pixel[3] > 0).count() > 30);
        let stamped = around(&rgba, 40, 30, 6);
        let most = alone.iter().zip(&stamped).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(most.unwrap() <= 2, "{most:?}");
        assert_eq!(stamped, around(&rgba, 40, 30, 26));
    }
}
