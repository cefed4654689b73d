//! From a finished scene to pixels: sizes the canvas for the device and hands it to plotters.

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::color::Paint;
use crate::scene::{Geometry, Scene};

/// Paints a scene on a canvas with `ratio` device pixels for each CSS pixel.
pub fn paint(canvas: &HtmlCanvasElement, scene: &Scene, ratio: f64) -> Result<(), JsValue> {
    let pixels = |length: f64| (length * ratio).round().clamp(1.0, 16384.0) as u32;
    let (width, height) = (pixels(scene.size.width), pixels(scene.size.height));
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context = context(canvas)?;
    context.reset_transform()?;
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    for plot in &scene.plots {
        for item in plot.marks.iter().flat_map(|mark| &mark.items) {
            if let (Geometry::Rect(shape), Some(Paint::Color(color))) = (&item.geometry, &item.style.fill) {
                let [r, g, b] = color.rgb;
                context.set_fill_style_str(&format!("rgb({r} {g} {b})"));
                let rect = shape.rect.offset(plot.origin());
                let (x, y) = ((rect.x * ratio).round(), (rect.y * ratio).round());
                context.fill_rect(x, y, (rect.right() * ratio).round() - x, (rect.bottom() * ratio).round() - y);
            }
        }
    }
    Ok(())
}

/// The context of a canvas.
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?.ok_or("the canvas has no context")?;
    Ok(context.unchecked_into())
}
