//! What a plotters backend must know beyond [`DrawingBackend`] to show our pictures.

use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

/// Units of the backend in one device pixel: backends count in whole numbers, and lines shall lie between pixels.
///
/// A canvas reports its size in these units and scales its context by the inverse, once, before [`paint`](super::paint()).
pub const UNITS: i32 = 16;

/// A plotters backend that can turn text to any angle and take pictures. Two implementors: the canvas of a page, and
/// [`Recording`](super::Recording).
pub trait Canvas: DrawingBackend {
    /// Until [`Canvas::turn_back`], what is drawn at the origin appears at `at`, turned clockwise by `degrees`.
    fn turn(&mut self, at: BackendCoord, degrees: f64) -> Result<(), DrawingErrorKind<Self::ErrorType>>;

    /// Ends [`Canvas::turn`].
    fn turn_back(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>>;

    /// Lays a picture over what is there. Position and size are whole **device pixels**; `rgba` has four bytes a pixel,
    /// row by row, not premultiplied.
    fn picture(
        &mut self,
        at: (i32, i32),
        size: (u32, u32),
        rgba: &[u8],
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>>;
}
