//! A backend that writes down what is drawn: for tests, and to see what a chart costs.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, text_anchor,
};

use super::{Canvas, UNITS};
use crate::scene::Drawing;

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// One line a call, in device pixels.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    /// The lines.
    pub text: String,
    /// How many calls there were.
    pub calls: usize,
}

/// What painting a picture does, one line a call.
pub fn record(drawing: &Drawing, ratio: f64) -> String {
    let mut recording = Recording::default();
    // The backend's error has no values.
    let _ = super::paint(drawing, &mut recording, ratio);
    recording.text
}

fn pixels(units: i32) -> f64 {
    f64::from(units) / f64::from(UNITS)
}

fn ink(color: BackendColor) -> String {
    let (red, green, blue) = color.rgb;
    let opacity = if color.alpha < 1.0 { format!("/{}", color.alpha) } else { String::new() };
    format!("#{red:02x}{green:02x}{blue:02x}{opacity}")
}

fn stroke<S: BackendStyle>(style: &S) -> String {
    format!("{} {}px", ink(style.color()), f64::from(style.stroke_width()) / f64::from(UNITS))
}

impl Recording {
    fn put(&mut self, line: &str) -> Outcome {
        self.calls += 1;
        self.text.push_str(line);
        self.text.push('\n');
        Ok(())
    }
}

fn path(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut out = String::new();
    for (x, y) in points {
        // Writing to a string does not fail.
        let _ = write!(out, " {},{}", pixels(x), pixels(y));
    }
    out
}

impl DrawingBackend for Recording {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (u32::MAX, u32::MAX)
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.put(&format!("pixel{} {}", path([point]), ink(color)))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.put(&format!("line{} {}", path([from, to]), stroke(style)))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        let paint = if fill { ink(style.color()) } else { stroke(style) };
        self.put(&format!("{}{} {paint}", if fill { "rect" } else { "frame" }, path([upper_left, bottom_right])))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Outcome {
        self.put(&format!("path{} {}", path(points), stroke(style)))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        let paint = if fill { ink(style.color()) } else { stroke(style) };
        let name = if fill { "circle" } else { "ring" };
        self.put(&format!("{name}{} r {} {paint}", path([center]), f64::from(radius) / f64::from(UNITS)))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Outcome {
        self.put(&format!("polygon{} {}", path(points), ink(style.color())))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Outcome {
        let align = match style.anchor().h_pos {
            text_anchor::HPos::Left => "left",
            text_anchor::HPos::Center => "center",
            text_anchor::HPos::Right => "right",
        };
        let size = style.size() / f64::from(UNITS);
        let font = format!("{} {size}px {}", style.style().as_str(), style.family().as_str());
        self.put(&format!("text {text:?}{} {align} {font} {}", path([at]), ink(style.color())))
    }
}

impl Canvas for Recording {
    fn turn(&mut self, at: BackendCoord, degrees: f64) -> Outcome {
        self.put(&format!("turn{} by {degrees}", path([at])))
    }

    fn turn_back(&mut self) -> Outcome {
        self.put("turn back")
    }

    fn picture(&mut self, at: (i32, i32), size: (u32, u32), rgba: &[u8]) -> Outcome {
        let painted = rgba.chunks_exact(4).filter(|pixel| pixel.last() != Some(&0)).count();
        self.put(&format!("picture {},{} {}x{} of {painted} painted pixels", at.0, at.1, size.0, size.1))
    }
}
