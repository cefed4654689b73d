//! Text widths from a canvas context: no element is put into the page to measure, and none is laid out.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::observer::window;
use super::painter;
use crate::data::SortedMap;
use crate::draw::{self, UNITS};
use crate::text::{Font, MeasureText};

/// Text is measured as it will be drawn, enlarged by the painter's units: at small sizes widths are rounded for the screen.
const SCALE: f64 = UNITS as f64;
/// Of each font so many widths are kept, of texts of so many bytes.
const MOST: usize = 1_000;
const SHORT: usize = 64;
/// So many fonts are kept.
const FONTS: usize = 32;

thread_local! {
    static KNOWN: RefCell<Known> = const { RefCell::new(Known { context: None, set: None, fonts: Vec::new() }) };
}

/// What is known about text in this page.
struct Known {
    /// The context of a canvas that is nowhere in the page: asking for a width on one that is has the page styled anew.
    context: Option<CanvasRenderingContext2d>,
    /// Which of the fonts is set, for setting one costs more than it looks.
    set: Option<usize>,
    fonts: Vec<(Font, SortedMap<Box<str>, f64>)>,
}

/// Measures with a canvas; all charts of a page share what they have measured.
pub struct CanvasText;

impl MeasureText for CanvasText {
    fn width(&self, text: &str, font: &Font) -> f64 {
        // Without a canvas nothing is painted either.
        KNOWN.with_borrow_mut(|known| known.width(text, font)).unwrap_or(0.0)
    }
}

impl Known {
    fn width(&mut self, text: &str, font: &Font) -> Result<f64, JsValue> {
        let at = match self.fonts.iter().position(|(known, _)| known == font) {
            Some(at) => at,
            None => {
                if self.fonts.len() >= FONTS {
                    (self.set, self.fonts) = (None, Vec::new());
                }
                self.fonts.push((font.clone(), SortedMap::new()));
                self.fonts.len() - 1
            }
        };
        if let Some(width) = self.fonts.get(at).and_then(|(_, widths)| widths.get(text)) {
            return Ok(*width);
        }
        let context = match &self.context {
            Some(context) => context,
            None => {
                let document = window()?.document().ok_or("no document")?;
                let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
                self.context.insert(painter::context(&canvas)?)
            }
        };
        if self.set != Some(at) {
            context.set_font(&draw::css(font, font.size * SCALE));
            self.set = Some(at);
        }
        let width = context.measure_text(text)?.width() / SCALE;
        if let Some((_, widths)) = self.fonts.get_mut(at).filter(|_| text.len() <= SHORT) {
            if widths.len() >= MOST {
                *widths = SortedMap::new();
            }
            widths.insert(text.into(), width);
        }
        Ok(width)
    }
}

/// Forgets all widths, for fonts have come.
pub fn forget() {
    KNOWN.with_borrow_mut(|known| (known.set, known.fonts) = (None, Vec::new()));
}
