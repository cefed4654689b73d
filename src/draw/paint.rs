//! The painter: one short match over the shapes.

use std::f64::consts::FRAC_PI_2;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingErrorKind};

use super::canvas::{Canvas, UNITS};
use super::raster::{self, Raster};
use super::text_style::{MIDDLE, TextStyle};
use crate::color::Color;
use crate::geometry::snap;
use crate::geometry::{Point, Rect};
use crate::number;
use crate::scene::{Drawing, Fill, Outline, Part, Pen, Role, Shape, TextRun};

/// From this many points in a row on, they are drawn in memory and laid on the canvas as one picture.
const MANY: usize = 2_000;

/// The steepest gradient has this many steps.
const STEPS: f64 = 256.0;

type Outcome<C> = Result<(), DrawingErrorKind<<C as plotters_backend::DrawingBackend>::ErrorType>>;

/// Paints a whole picture. `ratio` is the number of device pixels in a CSS pixel.
///
/// ```
/// # #[cfg(not(target_arch = "wasm32"))] {
/// use report_charts::{draw, scene};
/// let drawing = scene::finish(&scene::Scene::default());
/// assert_eq!(draw::record(&drawing, 2.0), "");
/// # }
/// ```
pub fn paint<C: Canvas>(drawing: &Drawing, canvas: &mut C, ratio: f64) -> Outcome<C> {
    canvas.ensure_prepared()?;
    let mut painter = Painter { canvas, ratio };
    if let Some(background) = drawing.background {
        let whole = Rect::new(0.0, 0.0, drawing.size.width, drawing.size.height);
        painter.fill_rect(painter.device(whole), background)?;
    }
    let mut rest = &drawing.shapes[..];
    while let Some((shape, others)) = rest.split_first() {
        let run = rest.iter().take_while(|shape| is_point(shape)).count();
        if run >= MANY {
            let (points, others) = rest.split_at(run);
            painter.points(points, drawing)?;
            rest = others;
            continue;
        }
        // A run that is too short is painted one by one, without being counted again.
        let (few, after) = rest.split_at_checked(run.max(1)).unwrap_or((std::slice::from_ref(shape), others));
        for shape in few {
            painter.shape(shape)?;
        }
        rest = after;
    }
    painter.canvas.present()
}

fn is_point(shape: &Shape) -> bool {
    shape.part == Part::Mark(Role::Symbol)
        && matches!(shape.outline, Outline::Circle { .. } | Outline::Polygon(_))
        && !matches!(shape.fill, Some(Fill::Gradient { .. }))
}

/// The style that plotters asks for.
#[derive(Clone, Copy)]
struct Brush {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Brush {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

fn backend_color(color: Color) -> BackendColor {
    let [red, green, blue] = color.rgb;
    // Three decimals, so that a colour's text stays short; texts of colours are the costliest part of a small shape.
    BackendColor { alpha: (color.opacity * 1000.0).round() / 1000.0, rgb: (red, green, blue) }
}

fn filler(color: Color) -> Brush {
    Brush { color: backend_color(color), width: 0 }
}

/// Device pixels as whole backend units; the cast saturates.
fn units(at: f64) -> i32 {
    (at * f64::from(UNITS)).round() as i32
}

fn coord(point: Point) -> BackendCoord {
    (units(point.x), units(point.y))
}

struct Painter<'a, C> {
    canvas: &'a mut C,
    ratio: f64,
}

impl<C: Canvas> Painter<'_, C> {
    fn shape(&mut self, shape: &Shape) -> Outcome<C> {
        match &shape.outline {
            Outline::Rect(rect, corners) => self.rect(*rect, *corners, shape),
            Outline::Circle { center, radius } => self.circle(*center, *radius, shape),
            Outline::Polyline(points) => self.polyline(points, shape.pen),
            Outline::Polygon(points) => self.polygon(points, shape),
            Outline::Text(run) => self.text(run, shape),
        }
    }

    fn device(&self, rect: Rect) -> Rect {
        Rect::new(rect.x * self.ratio, rect.y * self.ratio, rect.width * self.ratio, rect.height * self.ratio)
    }

    fn device_point(&self, point: Point) -> Point {
        Point::new(point.x * self.ratio, point.y * self.ratio)
    }

    fn device_points(&self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.device_point(*point)).collect()
    }

    fn pen(&self, pen: Pen, width: f64) -> Brush {
        Brush { color: backend_color(pen.color), width: units(width).max(1) as u32 }
    }

    fn fill_rect(&mut self, rect: Rect, color: Color) -> Outcome<C> {
        let rect = snap::filled(rect);
        if rect.width <= 0.0 || rect.height <= 0.0 {
            return Ok(());
        }
        let (from, to) = (Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom()));
        self.canvas.draw_rect(coord(from), coord(to), &filler(color), true)
    }

    fn rect(&mut self, rect: Rect, corners: [f64; 4], shape: &Shape) -> Outcome<C> {
        let device = self.device(rect);
        if corners.iter().any(|&radius| radius > 0.0) {
            // Straight edges stay crisp: the rectangle is placed first, then rounded.
            let snapped = snap::filled(device);
            let outline = rounded(snapped, corners.map(|radius| radius * self.ratio));
            if let (Some(fill), true) = (&shape.fill, snapped.width > 0.0 && snapped.height > 0.0) {
                self.fill(&outline, fill)?;
            }
            return shape.pen.map_or(Ok(()), |pen| self.close(&outline, pen));
        }
        match &shape.fill {
            None => {}
            Some(Fill::Color(color)) => self.fill_rect(device, *color)?,
            Some(fill) => {
                let snapped = snap::filled(device);
                let (right, bottom) = (snapped.right(), snapped.bottom());
                let corner = |x, y| Point::new(x, y);
                let outline = [
                    corner(snapped.x, snapped.y),
                    corner(right, snapped.y),
                    corner(right, bottom),
                    corner(snapped.x, bottom),
                ];
                self.fill(&outline, fill)?;
            }
        }
        let Some(pen) = shape.pen else { return Ok(()) };
        let width = snap::line_width(pen.width * self.ratio);
        let from = Point::new(snap::line_middle(device.x, width), snap::line_middle(device.y, width));
        let to = Point::new(snap::line_middle(device.right(), width), snap::line_middle(device.bottom(), width));
        let brush = self.pen(pen, width);
        self.canvas.draw_rect(coord(from), coord(to), &brush, false)
    }

    fn circle(&mut self, center: Point, radius: f64, shape: &Shape) -> Outcome<C> {
        let (at, size) = (coord(self.device_point(center)), units(radius * self.ratio).max(1) as u32);
        match &shape.fill {
            None => {}
            Some(Fill::Color(color)) => self.canvas.draw_circle(at, size, &filler(*color), true)?,
            Some(fill) => {
                let outline = circle(self.device_point(center), radius * self.ratio);
                self.fill(&outline, fill)?;
            }
        }
        let Some(pen) = shape.pen else { return Ok(()) };
        let brush = self.pen(pen, pen.width * self.ratio);
        self.canvas.draw_circle(at, size, &brush, false)
    }

    fn polyline(&mut self, points: &[Point], pen: Option<Pen>) -> Outcome<C> {
        let Some(pen) = pen else { return Ok(()) };
        let device = self.device_points(points);
        let width = snap::line_width(pen.width * self.ratio);
        let (device, width) = match snap::straight(&device, width) {
            Some(placed) => (placed, width),
            None => (device, pen.width * self.ratio),
        };
        let brush = self.pen(pen, width);
        self.canvas.draw_path(device.into_iter().map(coord), &brush)
    }

    fn polygon(&mut self, points: &[Point], shape: &Shape) -> Outcome<C> {
        let device = self.device_points(points);
        if let Some(fill) = &shape.fill {
            self.fill(&device, fill)?;
        }
        shape.pen.map_or(Ok(()), |pen| self.close(&device, pen))
    }

    /// Strokes a closed outline. The first piece is gone over twice, since backends do not join the ends.
    fn close(&mut self, device: &[Point], pen: Pen) -> Outcome<C> {
        let brush = self.pen(pen, pen.width * self.ratio);
        let points = device.iter().chain(device.iter().take(2));
        self.canvas.draw_path(points.map(|point| coord(*point)), &brush)
    }

    fn fill(&mut self, device: &[Point], fill: &Fill) -> Outcome<C> {
        match fill {
            Fill::Color(color) => self.canvas.fill_polygon(device.iter().map(|point| coord(*point)), &filler(*color)),
            Fill::Gradient { from, to, .. } => {
                let (from, to) = (self.device_point(*from), self.device_point(*to));
                let length = (to.x - from.x).hypot(to.y - from.y);
                let steps = length.ceil().clamp(1.0, STEPS);
                let opaque = fill.color_at(0.0).opacity >= 1.0 && fill.color_at(1.0).opacity >= 1.0;
                for step in 0..steps as u32 {
                    let (start, end) = (f64::from(step) / steps, f64::from(step + 1) / steps);
                    // Opaque steps reach to the far end and are painted over, so that no seam shows between them.
                    let (start, end) = (
                        if step == 0 { f64::NEG_INFINITY } else { start },
                        if opaque || end >= 1.0 { f64::INFINITY } else { end },
                    );
                    let strip = strip(device, from, to, start, end);
                    if strip.len() > 2 {
                        let color = fill.color_at((f64::from(step) + 0.5) / steps);
                        self.canvas.fill_polygon(strip.into_iter().map(coord), &filler(color))?;
                    }
                }
                Ok(())
            }
        }
    }

    fn text(&mut self, run: &TextRun, shape: &Shape) -> Outcome<C> {
        let at = self.device_point(run.at);
        let at = if run.angle == 0.0 { Point::new(at.x, (at.y + 0.5).floor()) } else { at };
        let size = run.font.size * self.ratio;
        let rise = units(MIDDLE * size);
        let (origin, turned) = match run.angle % 360.0 {
            0.0 => (coord(at), false),
            angle => {
                self.canvas.turn(coord(at), angle)?;
                ((0, 0), true)
            }
        };
        let place = (origin.0, origin.1 - rise);
        // A halo is the text itself, laid around its place: backends fill text and cannot stroke it.
        if let Some(pen) = shape.pen {
            let distance = units(pen.width * self.ratio / 2.0);
            for (x, y) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
                let style = TextStyle {
                    color: backend_color(pen.color),
                    font: &run.font,
                    size: size * f64::from(UNITS),
                    align: run.align,
                };
                self.canvas.draw_text(&run.text, &style, (place.0 + x * distance, place.1 + y * distance))?;
            }
        }
        if let Some(fill) = &shape.fill {
            let style = TextStyle {
                color: backend_color(fill.color_at(0.5)),
                font: &run.font,
                size: size * f64::from(UNITS),
                align: run.align,
            };
            self.canvas.draw_text(&run.text, &style, place)?;
        }
        if turned { self.canvas.turn_back() } else { Ok(()) }
    }

    #[inline(never)]
    fn points(&mut self, shapes: &[Shape], drawing: &Drawing) -> Outcome<C> {
        let extent = self.device(Rect::new(0.0, 0.0, drawing.size.width, drawing.size.height));
        let Some(mut raster) = Raster::covering(shapes, extent, self.ratio) else { return Ok(()) };
        for shape in shapes {
            raster::point(&mut raster, shape, self.ratio);
        }
        let (at, size) = (raster.at(), raster.size());
        self.canvas.picture(at, size, &raster.into_rgba())
    }
}

/// The part of an outline that lies between two shares of the way from one point to another.
#[inline(never)]
fn strip(outline: &[Point], from: Point, to: Point, start: f64, end: f64) -> Vec<Point> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let squared = (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
    let share = |point: &Point| ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared;
    let mut points = outline.to_vec();
    for (bound, sign) in [(start, 1.0), (end, -1.0)] {
        if bound.is_infinite() {
            continue;
        }
        points = half(&points, |point| sign * (share(point) - bound));
    }
    points
}

/// The part of an outline where `inside` is not negative; `inside` changes evenly along straight lines.
fn half(outline: &[Point], inside: impl Fn(&Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(outline.len() + 2);
    let Some(mut previous) = outline.last() else { return kept };
    let mut before = inside(previous);
    for point in outline {
        let now = inside(point);
        if (now < 0.0) != (before < 0.0) {
            let share = before / (before - now);
            kept.push(Point::new(
                previous.x + (point.x - previous.x) * share,
                previous.y + (point.y - previous.y) * share,
            ));
        }
        if now >= 0.0 {
            kept.push(*point);
        }
        (previous, before) = (point, now);
    }
    kept
}

#[inline(never)]
fn circle(center: Point, radius: f64) -> Vec<Point> {
    const SIDES: u32 = 64;
    let corner = |side: u32| {
        let (sin, cos) = (f64::from(side) / f64::from(SIDES) * 4.0 * FRAC_PI_2).sin_cos();
        Point::new(center.x + radius * cos, center.y + radius * sin)
    };
    (0..SIDES).map(corner).collect()
}

/// A rectangle with rounded corners as an outline.
#[inline(never)]
fn rounded(rect: Rect, corners: [f64; 4]) -> Vec<Point> {
    const PIECES: u32 = 8;
    let limit = rect.width.min(rect.height) / 2.0;
    let [top_left, top_right, bottom_right, bottom_left] =
        corners.map(|radius| number::within(radius, 0.0, limit.max(0.0)));
    // Each corner: the centre of its circle, and the quarter turn where it begins.
    let quarters = [
        (rect.x + top_left, rect.y + top_left, top_left, 2.0),
        (rect.right() - top_right, rect.y + top_right, top_right, 3.0),
        (rect.right() - bottom_right, rect.bottom() - bottom_right, bottom_right, 0.0),
        (rect.x + bottom_left, rect.bottom() - bottom_left, bottom_left, 1.0),
    ];
    let mut outline = Vec::new();
    for (x, y, radius, turn) in quarters {
        let pieces = if radius > 0.0 { PIECES } else { 0 };
        for piece in 0..=pieces {
            let (sin, cos) = ((turn + f64::from(piece) / f64::from(PIECES)) * FRAC_PI_2).sin_cos();
            outline.push(Point::new(x + radius * cos, y + radius * sin));
        }
    }
    outline
}
