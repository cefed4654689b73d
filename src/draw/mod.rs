//! Painting a finished picture through plotters.
//!
//! In: a [`Drawing`](crate::scene::Drawing) and any plotters backend that is a [`Canvas`]. Out: calls of the backend, in
//! whole units of 1/16 device pixel. This is the only place that knows device pixels, and it measures nothing.

mod canvas;
mod forced;
mod paint;
mod raster;
#[cfg(not(target_arch = "wasm32"))]
mod recording;
mod text_style;

pub use canvas::{Canvas, UNITS};
pub use forced::force_colors;
pub use paint::paint;
#[cfg(not(target_arch = "wasm32"))]
pub use recording::{Recording, record};
pub use text_style::css;
