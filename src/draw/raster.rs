//! Points in great number, drawn with antialiasing into memory: many times faster than a path each.

use crate::color::Color;
use crate::geometry::{Point, Rect};
use crate::scene::{Fill, Outline, Shape};

/// A picture in memory: device pixels, four bytes each, premultiplied.
pub(super) struct Raster {
    left: i32,
    top: i32,
    width: usize,
    height: usize,
    pixels: Vec<u8>,
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
        Some(Self { left: left as i32, top: top as i32, width, height, pixels: vec![0; width * height * 4] })
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

    /// Paints every pixel of `bounds` by the share of it, from 0 to 1, that is covered.
    fn cover(&mut self, bounds: Rect, color: Color, share: impl Fn(f64, f64) -> f64) {
        let clamp = |at: f64, most: usize| at.clamp(0.0, most as f64) as usize;
        let (left, top) = (f64::from(self.left), f64::from(self.top));
        let columns = clamp((bounds.x - left).floor(), self.width)..clamp((bounds.right() - left).ceil(), self.width);
        let rows = clamp((bounds.y - top).floor(), self.height)..clamp((bounds.bottom() - top).ceil(), self.height);
        let [red, green, blue] = color.rgb.map(u32::from);
        let opacity = color.opacity.clamp(0.0, 1.0) * 255.0;
        for row in rows {
            let y = top + row as f64 + 0.5;
            let start = row * self.width;
            let line = self.pixels.get_mut((start + columns.start) * 4..(start + columns.end) * 4).unwrap_or_default();
            for (pixel, column) in line.chunks_exact_mut(4).zip(columns.clone()) {
                let alpha = (share(left + column as f64 + 0.5, y) * opacity + 0.5) as u32;
                if alpha == 0 {
                    continue;
                }
                let over =
                    |below: u8, own: u32| ((own * alpha + u32::from(below) * (255 - alpha) + 127) / 255).min(255) as u8;
                if let [r, g, b, a] = pixel {
                    (*r, *g, *b, *a) = (over(*r, red), over(*g, green), over(*b, blue), over(*a, 255));
                }
            }
        }
    }
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
            let (x, y, radius) = (center.x * ratio, center.y * ratio, radius * ratio);
            let distance = move |px: f64, py: f64| ((px - x) * (px - x) + (py - y) * (py - y)).sqrt();
            if let Some(color) = fill {
                raster.cover(bounds, color, |px, py| (radius + 0.5 - distance(px, py)).clamp(0.0, 1.0));
            }
            if let Some(pen) = shape.pen {
                let half = pen.width * ratio / 2.0;
                raster.cover(bounds, pen.color, |px, py| ring(distance(px, py) - radius, half));
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
    (half + 0.5 - distance.abs()).clamp(0.0, (2.0 * half).min(1.0))
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
