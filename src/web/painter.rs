//! From a finished scene to pixels: sizes a canvas for the device and lets plotters paint on it.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, prelude::*};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::build::set_length;
use super::observer::window;
use crate::color::Color;
use crate::draw::{self, Canvas, UNITS};
use crate::geometry::Size;
use crate::scene::{self, Scene};

/// The longest side of a canvas that all browsers allow, in device pixels.
const MOST_PIXELS: f64 = 16_384.0;
/// The most device pixels of a canvas that all browsers allow.
const MOST_AREA: f64 = 16_777_216.0;

type Failure = DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>;

/// How many device pixels each CSS pixel of a picture gets: as many as are asked for, unless no canvas is so large.
fn possible(size: Size, wanted: f64) -> f64 {
    let side = MOST_PIXELS / size.width.max(size.height).max(1.0);
    let area = (MOST_AREA / (size.width * size.height).max(1.0)).sqrt();
    wanted.min(side).min(area)
}

/// Paints a scene on a canvas, where that is possible with `ratio` device pixels for each CSS pixel. `forced` are ground and text as the reader wants
/// them on all pages.
pub fn paint(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    ratio: f64,
    forced: Option<(Color, Color)>,
) -> Result<(), JsValue> {
    let (width, height) = fit(canvas, scene.size, ratio)?;
    let ratio = possible(scene.size, ratio);
    let context = context(canvas)?;
    context.reset_transform()?;
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    let unit = 1.0 / f64::from(UNITS);
    context.scale(unit, unit)?;
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("the canvas has no context")?;
    let mut page = PageCanvas { backend, context, size: (width, height) };
    let mut drawing = scene::finish(scene);
    if let Some((ground, text)) = forced {
        draw::force_colors(&mut drawing, ground, text);
    }
    draw::paint(&drawing, &mut page, ratio).map_err(|_| JsValue::from_str("the canvas refuses to be painted"))
}

/// Gives a canvas its size in device pixels, and the extent at which one of its pixels is one of the device's.
pub fn fit(canvas: &HtmlCanvasElement, size: Size, ratio: f64) -> Result<(u32, u32), JsValue> {
    let ratio = possible(size, ratio);
    let pixels = |length: f64| (length * ratio).round().clamp(1.0, MOST_PIXELS) as u32;
    let (width, height) = (pixels(size.width), pixels(size.height));
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    set_length(canvas, "width", f64::from(width) / ratio)?;
    set_length(canvas, "height", f64::from(height) / ratio)?;
    Ok((width, height))
}

/// The context of a canvas.
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?.ok_or("the canvas has no context")?;
    Ok(context.unchecked_into())
}

/// The canvas of a page as a plotters backend that counts in fractions of a device pixel.
struct PageCanvas {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// In device pixels.
    size: (u32, u32),
}

impl DrawingBackend for PageCanvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0 * UNITS as u32, self.size.1 * UNITS as u32)
    }

    fn ensure_prepared(&mut self) -> Result<(), Failure> {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), Failure> {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Result<(), Failure> {
        self.backend.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Result<(), Failure> {
        self.backend.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), Failure> {
        self.backend.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Failure> {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), Failure> {
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Failure> {
        self.backend.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Result<(), Failure> {
        self.backend.draw_text(text, style, at)
    }
}

impl Canvas for PageCanvas {
    fn turn(&mut self, at: BackendCoord, degrees: f64) -> Result<(), Failure> {
        self.context.save();
        // A context refuses no finite number.
        let _ = self.context.translate(f64::from(at.0), f64::from(at.1));
        let _ = self.context.rotate(degrees.to_radians());
        Ok(())
    }

    fn turn_back(&mut self) -> Result<(), Failure> {
        self.context.restore();
        Ok(())
    }

    /// Through a canvas of its own: pixels that are put directly would wipe out what is below them.
    fn picture(&mut self, at: (i32, i32), size: (u32, u32), rgba: &[u8]) -> Result<(), Failure> {
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
