//! What a chart finds around it in the page: room, colours, fonts, pixels. It is read here, never changed.

use wasm_bindgen::prelude::*;
use web_sys::{Element, MediaQueryList};

use super::observer::window;
use crate::chart::Wish;
use crate::color::Color;
use crate::compile::theme::Mode;
use crate::geometry::Size;

/// Holds where the reader has chosen the colours of all pages.
const FORCED_COLORS: &str = "(forced-colors: active)";
/// Device pixels for each CSS pixel on paper, at least.
const PAPER_RATIO: f64 = 3.0;

thread_local! {
    /// Asked for once, for that costs more than asking it.
    static FORCED: Option<MediaQueryList> = window().ok().and_then(|window| window.match_media(FORCED_COLORS).ok()?);
}

/// What a picture is made for.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Room, mode and fonts.
    pub wish: Wish,
    /// Device pixels for each CSS pixel.
    pub ratio: f64,
    /// Ground and text as the reader wants them on all pages.
    pub forced: Option<(Color, Color)>,
}

impl Surroundings {
    /// Reads what is around `element`, whose `frame` has `room`. Paper is light, shows more than a screen, and has its own
    /// colours. The frame's colours are on their way for a moment after a change, those of the element are there at once.
    pub fn read(element: &Element, frame: &Element, room: Size, printing: bool) -> Result<Self, JsValue> {
        let style = window()?.get_computed_style(element)?.ok_or("no style")?;
        let color = style.get_property_value("color")?;
        let wish = Wish {
            room,
            mode: if printing { Mode::Light } else { mode(&color) },
            font: style.get_property_value("font-family")?,
        };
        let ratio = if printing { ratio()?.max(PAPER_RATIO) } else { ratio()? };
        let forced = if printing { None } else { forced(frame, &color)? };
        Ok(Self { wish, ratio, forced })
    }

    /// Whether all is the same but the room.
    pub fn looks_like(&self, other: &Self) -> bool {
        let all = |it: &Self| (it.wish.mode, it.ratio, it.forced);
        all(self) == all(other) && self.wish.font == other.wish.font
    }
}

/// Light or dark, by the colour that text has: page, theme attribute and custom property have all had their say.
fn mode(color: &str) -> Mode {
    let parts = color.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|part| !part.is_empty());
    let numbers: Vec<f64> = parts.map(crate::number::parse_js).take(3).collect();
    match numbers[..] {
        [red, green, blue] if 0.3 * red + 0.6 * green + 0.1 * blue > 127.0 => Mode::Dark,
        _ => Mode::Light,
    }
}

fn forced(frame: &Element, color: &str) -> Result<Option<(Color, Color)>, JsValue> {
    if !forced_colors().is_some_and(|list| list.matches()) {
        return Ok(None);
    }
    let style = window()?.get_computed_style(frame)?.ok_or("no style")?;
    let ground = style.get_property_value("background-color")?;
    Ok(Color::parse(&ground).zip(Color::parse(color)))
}

/// Whether the reader's own colours hold for all pages.
pub fn forced_colors() -> Option<MediaQueryList> {
    FORCED.with(Clone::clone)
}

/// Device pixels for each CSS pixel.
pub fn ratio() -> Result<f64, JsValue> {
    Ok(window()?.device_pixel_ratio())
}
