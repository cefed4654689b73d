//! From a finished scene to pixels: sizes a canvas for the device and lets plotters paint on it.

use std::convert::Infallible;
use std::f64::consts::TAU;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use wasm_bindgen::{Clamped, prelude::*};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::observer::window;
use crate::color::Color;
use crate::draw::{self, Canvas, UNITS};
use crate::number;
use crate::scene::{self, Scene};

/// The longest side of a canvas that all browsers allow, in device pixels.
const MOST_PIXELS: f64 = 16_384.0;

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// Paints a scene on a canvas with `ratio` device pixels for each CSS pixel. `forced` are ground and text as the reader wants
/// them on all pages.
pub fn paint(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    ratio: f64,
    forced: Option<(Color, Color)>,
) -> Result<(), JsValue> {
    let pixels = |length: f64| (length * ratio).round().clamp(1.0, MOST_PIXELS) as u32;
    let (width, height) = (pixels(scene.size.width), pixels(scene.size.height));
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context = context(canvas)?;
    context.reset_transform()?;
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    let unit = 1.0 / f64::from(UNITS);
    context.scale(unit, unit)?;
    let mut page = PageCanvas { context, size: (width, height) };
    let mut drawing = scene::finish(scene);
    if let Some((ground, text)) = forced {
        draw::force_colors(&mut drawing, ground, text);
    }
    draw::paint(&drawing, &mut page, ratio).map_err(|_| JsValue::from_str("the canvas refuses to be painted"))
}

/// The context of a canvas.
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?.ok_or("the canvas has no context")?;
    Ok(context.unchecked_into())
}

/// The canvas of a page as a plotters backend that counts in fractions of a device pixel.
struct PageCanvas {
    context: CanvasRenderingContext2d,
    /// In device pixels.
    size: (u32, u32),
}

/// A colour in CSS notation; none for one that leaves no trace.
fn ink(color: BackendColor) -> Option<String> {
    let (red, green, blue) = color.rgb;
    (color.alpha > 0.0).then(|| Color { rgb: [red, green, blue], opacity: color.alpha }.to_css())
}

impl PageCanvas {
    fn begin_path(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            // The first line of a path only moves to its point.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }

    fn fill(&self, color: BackendColor) {
        if let Some(color) = ink(color) {
            self.context.set_fill_style_str(&color);
            self.context.fill();
        }
    }

    fn stroke(&self, style: &impl BackendStyle) {
        if let Some(color) = ink(style.color()) {
            self.context.set_stroke_style_str(&color);
            self.context.set_line_width(f64::from(style.stroke_width()));
            self.context.stroke();
        }
    }
}

impl DrawingBackend for PageCanvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0 * UNITS as u32, self.size.1 * UNITS as u32)
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Outcome {
        let (x, y) = (f64::from(from.0), f64::from(from.1));
        let (width, height) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        if !fill {
            self.context.begin_path();
            self.context.rect(x, y, width, height);
            self.stroke(style);
        } else if let Some(color) = ink(style.color()) {
            self.context.set_fill_style_str(&color);
            self.context.fill_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.begin_path(path);
        self.stroke(style);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        self.context.begin_path();
        // Only a radius below zero is refused.
        let _ = self.context.arc(f64::from(center.0), f64::from(center.1), f64::from(radius), 0.0, TAU);
        if fill {
            self.fill(style.color())
        } else {
            self.stroke(style)
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.begin_path(path);
        self.fill(style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Outcome {
        let Some(color) = ink(style.color()) else { return Ok(()) };
        let anchor = style.anchor();
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_fill_style_str(&color);
        let mut font = style.style().as_str().to_owned();
        font.push(' ');
        number::push(&mut font, style.size());
        font.push_str("px ");
        font.push_str(style.family().as_str());
        self.context.set_font(&font);
        // A context refuses no text.
        let _ = self.context.fill_text(text, f64::from(at.0), f64::from(at.1));
        Ok(())
    }
}

impl Canvas for PageCanvas {
    fn turn(&mut self, at: BackendCoord, degrees: f64) -> Outcome {
        self.context.save();
        // A context refuses no finite number.
        let _ = self.context.translate(f64::from(at.0), f64::from(at.1));
        let _ = self.context.rotate(degrees.to_radians());
        Ok(())
    }

    fn turn_back(&mut self) -> Outcome {
        self.context.restore();
        Ok(())
    }

    /// Through a canvas of its own: pixels that are put directly would wipe out what is below them.
    fn picture(&mut self, at: (i32, i32), size: (u32, u32), rgba: &[u8]) -> Outcome {
        // Memory that the browser does not give leaves the picture out, and the rest is painted.
        let _ = lay(&self.context, at, size, rgba);
        Ok(())
    }
}

fn lay(context: &CanvasRenderingContext2d, at: (i32, i32), size: (u32, u32), rgba: &[u8]) -> Result<(), JsValue> {
    let document = window()?.document().ok_or("no document")?;
    let layer: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    layer.set_width(size.0);
    layer.set_height(size.1);
    let pixels = ImageData::new_with_u8_clamped_array_and_sh(Clamped(rgba), size.0, size.1)?;
    self::context(&layer)?.put_image_data(&pixels, 0.0, 0.0)?;
    context.save();
    context.reset_transform()?;
    context.draw_image_with_html_canvas_element(&layer, f64::from(at.0), f64::from(at.1))?;
    context.restore();
    Ok(())
}
