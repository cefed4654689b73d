//! One item after the other.

use std::rc::Rc;

use super::curve::Curve;
use super::path::{Path, Subpath};
use super::style::{self, Inside};
use super::{arc, clip, dash, decimate, hatch, symbol, trail};
use crate::geometry::{Interpolate, Point, Rect, Symbol};
use crate::scene::{
    Area, Box, Datum, Fill, Geometry, Item, Line, Outline, Part, Pen, Shape, Style, SymbolAt, Text, TextRun, Trail,
};
use crate::text::baseline_offset;

/// Width of the pen of hatches, and how much of the colour lies between the lines.
const HATCH: (f64, f64) = (1.5, 0.16);

/// Width of the columns in which long lines keep no more than four points, in CSS pixels.
const COLUMN: f64 = 0.5;

/// Collects shapes.
pub(super) struct Finisher {
    pub shapes: Vec<Shape>,
    clip: Rect,
    /// How many columns of points the picture can show.
    columns: usize,
    part: Part,
    datum: Option<Rc<Datum>>,
}

impl Finisher {
    /// For a picture of a width, in which everything is cut to `clip`.
    pub fn new(width: f64, clip: Rect) -> Self {
        let columns = (width / COLUMN) as usize;
        Self { shapes: Vec::new(), clip, columns, part: Part::Background, datum: None }
    }

    /// What `draw` does is cut to `clip`.
    pub fn clipped(&mut self, clip: Rect, draw: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.clip, clip);
        draw(self);
        self.clip = outer;
    }

    /// The background and frame of a plot.
    pub fn frame(&mut self, area: Rect, style: &Style) {
        (self.part, self.datum) = (Part::Background, None);
        self.rect(&Box { rect: area, corners: [0.0; 4] }, style);
    }

    /// Items whose coordinates count from `origin`.
    pub fn items(&mut self, items: &[Item], origin: Point, part: Part) {
        self.part = part;
        for item in items {
            self.datum = item.datum.clone();
            self.item(item, origin);
        }
        self.datum = None;
    }

    fn item(&mut self, item: &Item, origin: Point) {
        let style = &item.style;
        match &item.geometry {
            Geometry::Rect(one) => self.rect(&Box { rect: one.rect.offset(origin), corners: one.corners }, style),
            Geometry::Symbol(symbol) => self.symbol(symbol, origin, style),
            Geometry::Line(line) => self.line(line, origin, style),
            Geometry::Area(area) => self.area(area, origin, style),
            Geometry::Trail(trail) => self.trail(trail, origin, style),
            Geometry::Rule(rule) => {
                let ends = vec![rule.from.offset(origin), rule.to.offset(origin)];
                self.stroke(ends, false, style);
            }
            Geometry::Text(text) => self.text(text, origin, style),
            Geometry::Arc(one) => {
                let center = one.center.offset(origin);
                self.path(moved(arc::outline(one), center, 0.0), style);
            }
        }
    }

    fn rect(&mut self, one: &Box, style: &Style) {
        let rect = one.rect;
        let outline = corners_of(rect);
        if !finite(&outline) {
            return;
        }
        let limit = rect.width.min(rect.height) / 2.0;
        let corners = one.corners.map(|radius| if radius > 0.0 { radius.min(limit) } else { 0.0 });
        let dashed = style.stroke.as_ref().is_some_and(|stroke| stroke.is_dashed());
        let hatched = matches!(style::inside(style, rect), Some(Inside::Hatch(_)));
        if clip::holds(self.clip, &outline) && !dashed && !hatched {
            let fill = match style::inside(style, rect) {
                Some(Inside::Fill(fill)) if rect.width > 0.0 && rect.height > 0.0 => Some(fill),
                _ => None,
            };
            let pen = style::edge(style).map(|(pen, _)| pen);
            return self.put(Outline::Rect(rect, corners), fill, pen);
        }
        if corners.iter().any(|radius| *radius > 0.0) {
            return self.path(rounded(rect, corners), style);
        }
        let Some(seen) = self.clip.intersection(rect).filter(|seen| seen.width > 0.0 && seen.height > 0.0) else {
            return self.stroke(outline.to_vec(), true, style);
        };
        match style::inside(style, rect) {
            None => {}
            Some(Inside::Fill(fill)) => self.put(Outline::Rect(seen, [0.0; 4]), Some(fill), None),
            Some(Inside::Hatch(color)) => {
                let (_, between) = HATCH;
                self.put(Outline::Rect(seen, [0.0; 4]), Some(Fill::Color(color.fade(between))), None);
                self.hatch(&corners_of(seen), color);
                if style.stroke.is_none() {
                    let pen = Pen { color, width: 1.0 };
                    // Half a pixel inside, so that a hatched bar is as large as a filled one.
                    return self.put(Outline::Rect(seen.expand(-0.5), [0.0; 4]), None, Some(pen));
                }
            }
        }
        self.stroke(outline.to_vec(), true, style);
    }

    #[inline(never)]
    fn symbol(&mut self, one: &SymbolAt, origin: Point, style: &Style) {
        let at = one.at.offset(origin);
        if !(finite(&[at]) && one.size > 0.0 && one.size.is_finite()) {
            return;
        }
        let radius = one.size.sqrt() / 2.0;
        let reach = radius * 2.0 + style.stroke.as_ref().map_or(0.0, |stroke| stroke.width);
        let bounds = Rect::new(at.x, at.y, 0.0, 0.0).expand(reach);
        if self.clip.intersection(bounds).is_none() {
            return;
        }
        let whole = self.clip.contains(Point::new(bounds.x, bounds.y))
            && self.clip.contains(Point::new(bounds.right(), bounds.bottom()));
        let dashed = style.stroke.as_ref().is_some_and(|stroke| stroke.is_dashed());
        if one.symbol == Symbol::Circle && whole && !dashed {
            let fill = match style::inside(style, bounds.expand(radius - reach)) {
                Some(Inside::Fill(fill)) => Some(fill),
                Some(Inside::Hatch(color)) => Some(Fill::Color(color)),
                None => None,
            };
            let pen = style::edge(style).map(|(pen, _)| pen);
            return self.put(Outline::Circle { center: at, radius }, fill, pen);
        }
        self.path(moved(symbol::outline(&one.symbol, one.size), at, one.angle), style);
    }

    fn line(&mut self, line: &Line, origin: Point, style: &Style) {
        if style::edge(style).is_none() && style.fill.is_none() {
            return;
        }
        let curve = Curve { interpolate: line.interpolate, tension: line.tension, sideways: false };
        for run in runs(&line.points, |point| point.is_some_and(|point| finite(&[point]))) {
            let places = run.iter().map(|point| point.unwrap_or_default().offset(origin));
            if line.interpolate == Interpolate::Linear {
                let points = decimate::decimate(places, self.columns, COLUMN);
                if style.fill.is_some() {
                    self.fill(points.clone(), style);
                }
                self.stroke(points, false, style);
                continue;
            }
            let mut path = Path::default();
            curve.line(&places.collect::<Vec<_>>(), &mut path);
            for subpath in &mut path.subpaths {
                let points = std::mem::take(&mut subpath.points);
                subpath.points = decimate::decimate(points.into_iter(), self.columns, COLUMN);
            }
            self.path(path, style);
        }
    }

    #[inline(never)]
    fn area(&mut self, area: &Area, origin: Point, style: &Style) {
        let curve = Curve { interpolate: area.interpolate, tension: area.tension, sideways: area.horizontal };
        let known = |pair: &Option<(Point, Point)>| pair.is_some_and(|(a, b)| finite(&[a, b]));
        for run in runs(&area.points, known) {
            let line = |pick: fn((Point, Point)) -> Point| {
                let places = run.iter().map(|pair| pick(pair.unwrap_or_default()).offset(origin));
                if area.horizontal { places.collect() } else { decimate::decimate(places, self.columns, COLUMN) }
            };
            let (upper, lower) = (line(|pair| pair.0), line(|pair| pair.1));
            let mut path = Path::default();
            curve.area(&upper, &lower, &mut path);
            self.path(path, style);
        }
    }

    #[inline(never)]
    fn trail(&mut self, one: &Trail, origin: Point, style: &Style) {
        // A trail is an outline, whichever of the two paints it has.
        let mut filled = style.clone();
        if let (None, Some(stroke)) = (&style.fill, filled.stroke.take()) {
            (filled.fill, filled.fill_opacity) = (Some(stroke.paint), style.stroke_opacity);
        }
        let known = |pair: &Option<(Point, f64)>| pair.is_some_and(|(at, width)| finite(&[at]) && width.is_finite());
        for run in runs(&one.points, known) {
            let place = |pair: &Option<(Point, f64)>| {
                let (at, width) = pair.unwrap_or_default();
                (at.offset(origin), width)
            };
            let points: Vec<(Point, f64)> = run.iter().map(place).collect();
            self.fill(trail::outline(&points).into_outline(), &filled);
        }
    }

    fn text(&mut self, text: &Text, origin: Point, style: &Style) {
        let at = text.at.offset(origin);
        let fill = match style::inside(style, Rect::new(at.x, at.y, 0.0, 0.0)) {
            Some(Inside::Fill(fill)) => Some(fill),
            Some(Inside::Hatch(color)) => Some(Fill::Color(color)),
            None => None,
        };
        let pen = style::edge(style).map(|(pen, _)| pen);
        let sized = text.font.size > 0.0 && text.font.size.is_finite();
        // A text is in or out as a whole, since no backend cuts letters.
        if !sized || !finite(&[at]) || !self.clip.contains(at) || (fill.is_none() && pen.is_none()) {
            return;
        }
        let angle = if text.angle.is_finite() { text.angle } else { 0.0 };
        let (sin, cos) = angle.to_radians().sin_cos();
        let mut down = baseline_offset(text.baseline, text.font.size, text.line_height);
        for line in &text.lines {
            if !line.trim().is_empty() {
                let run = TextRun {
                    at: Point::new(at.x - down * sin, at.y + down * cos),
                    text: line.clone(),
                    font: text.font.clone(),
                    align: text.align,
                    angle,
                };
                self.put(Outline::Text(run), fill.clone(), pen);
            }
            down += text.line_height;
        }
    }

    /// Fills and strokes a path.
    #[inline(never)]
    fn path(&mut self, path: Path, style: &Style) {
        let subpaths = match &path.subpaths[..] {
            [one] if style.stroke.is_some() && style.fill.is_some() && one.closed => {
                return self.fill_and_stroke(one.points.clone(), style);
            }
            subpaths => subpaths.to_vec(),
        };
        if style.fill.is_some() {
            self.fill(path.into_outline(), style);
        }
        for Subpath { points, closed } in subpaths {
            self.stroke(points, closed, style);
        }
    }

    /// One shape where nothing is cut, so that painters and exports have half the work.
    fn fill_and_stroke(&mut self, points: Vec<Point>, style: &Style) {
        if let (Some(Inside::Fill(fill)), Some((pen, stroke))) =
            (style::inside(style, hull(&points)), style::edge(style))
            && !stroke.is_dashed()
            && finite(&points)
            && points.len() > 2
            && clip::holds(self.clip, &points)
        {
            return self.put(Outline::Polygon(points), Some(fill), Some(pen));
        }
        self.fill(points.clone(), style);
        self.stroke(points, true, style);
    }

    fn fill(&mut self, points: Vec<Point>, style: &Style) {
        if !finite(&points) {
            return;
        }
        let Some(inside) = style::inside(style, hull(&points)) else { return };
        let seen = clip::outline(points, self.clip);
        if seen.len() < 3 {
            return;
        }
        match inside {
            Inside::Fill(fill) => self.put(Outline::Polygon(seen), Some(fill), None),
            Inside::Hatch(color) => {
                let (_, between) = HATCH;
                let pen = style.stroke.is_none().then_some(Pen { color, width: 1.0 });
                self.put(Outline::Polygon(seen.clone()), Some(Fill::Color(color.fade(between))), pen);
                self.hatch(&seen, color);
            }
        }
    }

    #[inline(never)]
    fn hatch(&mut self, outline: &[Point], color: crate::color::Color) {
        let (width, _) = HATCH;
        for line in hatch::lines(outline, width) {
            self.put(Outline::Polyline(line.to_vec()), None, Some(Pen { color, width }));
        }
    }

    fn stroke(&mut self, mut points: Vec<Point>, closed: bool, style: &Style) {
        let Some((pen, stroke)) = style::edge(style) else { return };
        if points.len() < 2 || !finite(&points) {
            return;
        }
        if closed {
            if !stroke.is_dashed() && points.len() > 2 && clip::holds(self.clip, &points) {
                return self.put(Outline::Polygon(points), None, Some(pen));
            }
            points.extend(points.first().copied());
        }
        for piece in clip::line(points, self.clip) {
            if !stroke.is_dashed() {
                self.put(Outline::Polyline(piece), None, Some(pen));
                continue;
            }
            for dash in dash::cut(&piece, &stroke.dash, stroke.dash_offset) {
                self.put(Outline::Polyline(dash), None, Some(pen));
            }
        }
    }

    fn put(&mut self, outline: Outline, fill: Option<Fill>, pen: Option<Pen>) {
        if fill.is_some() || pen.is_some() {
            self.shapes.push(Shape { outline, fill, pen, datum: self.datum.clone(), part: self.part });
        }
    }
}

fn finite(points: &[Point]) -> bool {
    points.iter().all(|point| point.x.is_finite() && point.y.is_finite())
}

fn hull(points: &[Point]) -> Rect {
    let Some(first) = points.first() else { return Rect::default() };
    let (mut low, mut high) = (*first, *first);
    for point in points {
        (low.x, low.y) = (low.x.min(point.x), low.y.min(point.y));
        (high.x, high.y) = (high.x.max(point.x), high.y.max(point.y));
    }
    Rect::from_corners(low, high)
}

fn corners_of(rect: Rect) -> [Point; 4] {
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    [Point::new(left, top), Point::new(right, top), Point::new(right, bottom), Point::new(left, bottom)]
}

/// The outline of a rectangle with rounded corners.
fn rounded(rect: Rect, [top_left, top_right, bottom_right, bottom_left]: [f64; 4]) -> Path {
    use std::f64::consts::FRAC_PI_2;
    let mut path = Path::default();
    let quarters = [
        (rect.x + top_left, rect.y + top_left, top_left, 2.0),
        (rect.right() - top_right, rect.y + top_right, top_right, 3.0),
        (rect.right() - bottom_right, rect.bottom() - bottom_right, bottom_right, 4.0),
        (rect.x + bottom_left, rect.bottom() - bottom_left, bottom_left, 5.0),
    ];
    for (x, y, radius, quarter) in quarters {
        let center = Point::new(x, y);
        match radius > 0.0 {
            true => path.arc(center, radius, quarter * FRAC_PI_2, (quarter + 1.0) * FRAC_PI_2),
            false => path.line_to(center),
        }
    }
    path.close();
    path
}

/// A path around the origin, turned by degrees clockwise and put in its place.
fn moved(mut path: Path, at: Point, degrees: f64) -> Path {
    let (sin, cos) = if degrees == 0.0 || !degrees.is_finite() { (0.0, 1.0) } else { degrees.to_radians().sin_cos() };
    for point in path.subpaths.iter_mut().flat_map(|subpath| &mut subpath.points) {
        *point = Point::new(at.x + point.x * cos - point.y * sin, at.y + point.x * sin + point.y * cos);
    }
    path
}

/// The unbroken stretches.
fn runs<T>(points: &[T], known: impl Fn(&T) -> bool) -> impl Iterator<Item = &[T]> {
    points.split(move |point| !known(point)).filter(|run| !run.is_empty())
}
