//! One shape after the other.

use super::xml::{attribute, number, push_number, text};
use crate::color::Color;
use crate::geometry::{Point, Rect, snap};
use crate::number::within;
use crate::scene::{Datum, Fill, Outline, Part, Pen, Shape, TextRun, Tooltip};
use crate::text::Align;

/// Fonts that have Chinese, tried after the theme's own.
const FALLBACK: &str = ", \"PingFang SC\", \"Microsoft YaHei\", \"Noto Sans CJK SC\", \"Noto Sans SC\", sans-serif";

/// Writes elements.
pub(super) struct Writer<'a> {
    pub out: String,
    pub id: &'a str,
    pub gradients: usize,
}

impl Writer<'_> {
    /// Opens the group of a part. What says nothing that the marks do not say is hidden from assistive technology.
    pub fn open(&mut self, name: &str, part: Part) {
        self.out.push_str("<g");
        attribute(&mut self.out, "class", name);
        match part {
            Part::Background => attribute(&mut self.out, "aria-hidden", "true"),
            Part::Axis | Part::Mark(_) | Part::Legend | Part::Title | Part::Header | Part::Overlay => {
                attribute(&mut self.out, "role", "graphics-object");
                attribute(&mut self.out, "aria-roledescription", name);
            }
        }
        self.out.push_str(">\n");
    }

    /// The shapes of one datum.
    pub fn datum(&mut self, datum: &Datum, shapes: &[Shape]) {
        let link = datum.href.as_deref().filter(|href| href.starts_with("https://") || href.starts_with("http://"));
        if let Some(href) = link {
            self.out.push_str("<a");
            attribute(&mut self.out, "href", href);
            self.out.push('>');
        }
        self.out.push_str("<g");
        if !datum.said.description().is_empty() {
            attribute(&mut self.out, "role", "graphics-symbol");
            attribute(&mut self.out, "aria-label", datum.said.description());
        }
        self.out.push('>');
        let tooltip = tooltip(datum);
        if !tooltip.is_empty() {
            self.out.push_str("<title>");
            text(&mut self.out, &tooltip);
            self.out.push_str("</title>");
        }
        self.shapes(shapes);
        // The line ends after the group, so that a text inside it gains no blank.
        if self.out.ends_with('\n') {
            self.out.pop();
        }
        self.out.push_str("</g>");
        self.out.push_str(if link.is_some() { "</a>\n" } else { "\n" });
    }

    /// Shapes one by one; lines of one pen are one element.
    pub fn shapes(&mut self, shapes: &[Shape]) {
        let mut rest = shapes;
        while let Some((shape, others)) = rest.split_first() {
            let alike = |other: &&Shape| matches!(other.outline, Outline::Polyline(_)) && other.pen == shape.pen;
            let count = rest.iter().take_while(alike).count();
            if count > 1 {
                let (lines, after) = rest.split_at(count);
                self.lines(lines);
                rest = after;
            } else {
                self.shape(shape);
                rest = others;
            }
        }
    }

    /// A filled rectangle.
    pub fn rect(&mut self, rect: Rect, fill: &Fill) {
        let paint = self.paint(fill);
        self.out.push_str("<rect");
        self.place(rect);
        self.out.push_str(&paint);
        self.out.push_str("/>\n");
    }

    fn place(&mut self, rect: Rect) {
        for (name, value) in [("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height)] {
            attribute(&mut self.out, name, &number(value));
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match &shape.outline {
            Outline::Rect(rect, corners) => self.rectangle(*rect, *corners, shape),
            Outline::Circle { center, radius } => {
                let style = self.style(shape, shape.pen.map(|pen| pen.width));
                self.out.push_str("<circle");
                for (name, value) in [("cx", center.x), ("cy", center.y), ("r", *radius)] {
                    attribute(&mut self.out, name, &number(value));
                }
                self.out.push_str(&style);
                self.out.push_str("/>\n");
            }
            Outline::Polyline(_) => self.lines(std::slice::from_ref(shape)),
            Outline::Polygon(points) => {
                let style = self.style(shape, shape.pen.map(|pen| pen.width));
                self.out.push_str("<path d=\"");
                self.path(points);
                self.out.push_str("Z\"");
                self.out.push_str(&style);
                self.out.push_str("/>\n");
            }
            Outline::Text(run) => self.text(run, shape),
        }
    }

    fn rectangle(&mut self, rect: Rect, corners: [f64; 4], shape: &Shape) {
        let filled = snap::filled(rect);
        let rounded = corners.iter().any(|radius| *radius > 0.0);
        if let (Some(fill), true) = (&shape.fill, filled.width > 0.0 && filled.height > 0.0) {
            if rounded {
                let paint = self.paint(fill);
                self.rounded(filled, corners);
                self.out.push_str(&paint);
                self.out.push_str("/>\n");
            } else {
                self.rect(filled, fill);
            }
        }
        let Some(pen) = shape.pen else { return };
        let width = snap::line_width(pen.width);
        let edge = |at: f64| snap::line_middle(at, width);
        let from = Point::new(edge(rect.x), edge(rect.y));
        let placed = Rect::from_corners(from, Point::new(edge(rect.right()), edge(rect.bottom())));
        if rounded {
            self.rounded(placed, corners);
        } else {
            self.out.push_str("<rect");
            self.place(placed);
        }
        self.out.push_str(" fill=\"none\"");
        self.out.push_str(&stroke(pen, width));
        self.out.push_str("/>\n");
    }

    fn rounded(&mut self, rect: Rect, corners: [f64; 4]) {
        let limit = (rect.width.min(rect.height) / 2.0).max(0.0);
        let [top_left, top_right, bottom_right, bottom_left] = corners.map(|radius| within(radius, 0.0, limit));
        let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        // Each corner: where the side before it ends, its radius, and where the side after it begins.
        let turns = [
            ((right - top_right, top), top_right, (right, top + top_right)),
            ((right, bottom - bottom_right), bottom_right, (right - bottom_right, bottom)),
            ((left + bottom_left, bottom), bottom_left, (left, bottom - bottom_left)),
            ((left, top + top_left), top_left, (left + top_left, top)),
        ];
        self.out.push_str("<path d=\"M");
        self.pair(left + top_left, top);
        for (end, radius, start) in turns {
            self.out.push('L');
            self.pair(end.0, end.1);
            if radius > 0.0 {
                self.out.push('A');
                self.pair(radius, radius);
                self.out.push_str(" 0 0 1 ");
                self.pair(start.0, start.1);
            }
        }
        self.out.push_str("Z\"");
    }

    fn pair(&mut self, x: f64, y: f64) {
        push_number(&mut self.out, x);
        self.out.push(',');
        push_number(&mut self.out, y);
    }

    fn path(&mut self, points: &[Point]) {
        for (at, point) in points.iter().enumerate() {
            self.out.push(if at == 0 { 'M' } else { 'L' });
            self.pair(point.x, point.y);
        }
    }

    /// Lines of one pen.
    fn lines(&mut self, lines: &[Shape]) {
        let Some(pen) = lines.first().and_then(|line| line.pen) else { return };
        let width = snap::line_width(pen.width);
        let mut placed = true;
        self.out.push_str("<path d=\"");
        for line in lines {
            let Outline::Polyline(points) = &line.outline else { continue };
            match snap::straight(points, width) {
                Some(points) => self.path(&points),
                None => {
                    placed = false;
                    self.path(points);
                }
            }
        }
        self.out.push_str("\" fill=\"none\"");
        self.out.push_str(&stroke(pen, if placed { width } else { pen.width }));
        self.out.push_str("/>\n");
    }

    fn text(&mut self, run: &TextRun, shape: &Shape) {
        let style = self.style(shape, shape.pen.map(|pen| pen.width));
        self.out.push_str("<text");
        let at = if run.angle == 0.0 { Point::new(run.at.x, (run.at.y + 0.5).floor()) } else { run.at };
        attribute(&mut self.out, "x", &number(at.x));
        attribute(&mut self.out, "y", &number(at.y));
        match run.align {
            Align::Left => {}
            Align::Center => attribute(&mut self.out, "text-anchor", "middle"),
            Align::Right => attribute(&mut self.out, "text-anchor", "end"),
        }
        let family = if run.font.family.contains("CJK") {
            run.font.family.to_string()
        } else {
            [&*run.font.family, FALLBACK].concat()
        };
        attribute(&mut self.out, "font-family", &family);
        attribute(&mut self.out, "font-size", &number(run.font.size));
        if run.font.weight != 400 {
            attribute(&mut self.out, "font-weight", &number(f64::from(run.font.weight)));
        }
        if run.font.italic {
            attribute(&mut self.out, "font-style", "italic");
        }
        if run.angle % 360.0 != 0.0 {
            let turn = ["rotate(", &number(run.angle), ",", &number(at.x), ",", &number(at.y), ")"].concat();
            attribute(&mut self.out, "transform", &turn);
        }
        self.out.push_str(&style);
        if shape.pen.is_some() {
            // The halo lies behind the letters.
            self.out.push_str(" paint-order=\"stroke\" stroke-linejoin=\"round\"");
        }
        self.out.push('>');
        text(&mut self.out, &run.text);
        self.out.push_str("</text>\n");
    }

    fn style(&mut self, shape: &Shape, width: Option<f64>) -> String {
        let mut style = match &shape.fill {
            Some(fill) => self.paint(fill),
            None => " fill=\"none\"".to_owned(),
        };
        if let (Some(pen), Some(width)) = (shape.pen, width) {
            style.push_str(&stroke(pen, width));
        }
        style
    }

    /// The fill as attributes; a gradient is defined on the way.
    fn paint(&mut self, fill: &Fill) -> String {
        let mut out = String::new();
        match fill {
            Fill::Color(color) => paint(&mut out, "fill", *color),
            Fill::Gradient { from, to, stops } => {
                self.gradients += 1;
                let id = [self.id, "gradient-", &self.gradients.to_string()].concat();
                self.out.push_str("<linearGradient gradientUnits=\"userSpaceOnUse\"");
                attribute(&mut self.out, "id", &id);
                for (name, value) in [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)] {
                    attribute(&mut self.out, name, &number(value));
                }
                self.out.push('>');
                for (offset, color) in stops.iter() {
                    self.out.push_str("<stop");
                    attribute(&mut self.out, "offset", &crate::number::to_js((offset * 1e4).round() / 1e4));
                    paint(&mut self.out, "stop", *color);
                    self.out.push_str("/>");
                }
                self.out.push_str("</linearGradient>\n");
                attribute(&mut out, "fill", &["url(#", &id, ")"].concat());
            }
        }
        out
    }
}

fn stroke(pen: Pen, width: f64) -> String {
    let mut out = String::new();
    paint(&mut out, "stroke", pen.color);
    if width != 1.0 {
        attribute(&mut out, "stroke-width", &number(width));
    }
    out
}

/// A colour and its opacity: `fill`, `stroke` or `stop`.
fn paint(out: &mut String, kind: &str, color: Color) {
    let name = if kind == "stop" { "stop-color" } else { kind };
    attribute(out, name, &color.to_hex());
    if color.opacity < 1.0 {
        attribute(out, &[kind, "-opacity"].concat(), &crate::number::to_js((color.opacity * 1e3).round() / 1e3));
    }
}

/// The tooltip that the spec asks for; the accessible sentence where it asks for none.
fn tooltip(datum: &Datum) -> String {
    match datum.said.tooltip() {
        Tooltip::None => datum.said.description().to_string(),
        Tooltip::Text(text) => text.to_string(),
        Tooltip::Fields(fields) => {
            let lines: Vec<String> = fields.iter().map(|(title, text)| [title, ": ", text].concat()).collect();
            lines.join("\n")
        }
    }
}
