//! A text style for backends that draw text themselves.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, FontFamily, FontStyle};

use crate::number;
use crate::text::{Align, Font};

/// Style of one text in backend units. Anchored at its middle: canvas backends know top, middle and bottom only, and the
/// middle of the em box is the one of these that lies the same way above the baseline in all fonts.
pub(super) struct TextStyle<'a> {
    pub color: BackendColor,
    pub font: &'a Font,
    pub size: f64,
    pub align: Align,
}

/// A font at `size` as canvas backends set it, so that a text is measured in the very font that it is painted in.
pub fn css(font: &Font, size: f64) -> String {
    let mut out = style(font).as_str().to_owned();
    out.push(' ');
    number::push(&mut out, size);
    out.push_str("px ");
    out.push_str(&font.family);
    out
}

/// A backend's style is one word: weight wins over slant.
fn style(font: &Font) -> FontStyle {
    match (font.weight >= 600, font.italic) {
        (true, _) => FontStyle::Bold,
        (false, true) => FontStyle::Italic,
        (false, false) => FontStyle::Normal,
    }
}

/// How far the middle of the em box lies above the alphabetic baseline, in ems.
pub(super) const MIDDLE: f64 = 0.3;

impl BackendTextStyle for TextStyle<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        style(self.font)
    }

    fn anchor(&self) -> Pos {
        let horizontal = match self.align {
            Align::Left => HPos::Left,
            Align::Center => HPos::Center,
            Align::Right => HPos::Right,
        };
        Pos::new(horizontal, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(&self.font.family)
    }

    /// Never asked for: positions come out of the scene.
    fn layout_box(&self, _text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    /// Never asked for: a canvas has its own fonts.
    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _pos: BackendCoord,
        _draw: DrawFunc,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}
