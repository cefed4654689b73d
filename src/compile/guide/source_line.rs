//! The line under a picture that leaves its page: which report the figures come from.

use std::rc::Rc;

use super::label::wrap;
use super::paint::{Wish, lettering};
use crate::geometry::Point;
use crate::scene::Scene;
use crate::spec::Config;
use crate::text::{Align, Baseline, Font, MeasureText};

/// Space between the picture and the line.
const GAP: f64 = 12.0;
/// A line of a narrow picture may be broken this often.
const MOST_LINES: usize = 4;

/// Nothing is laid out beside the line, so that it is enough that no letter is wider than this says.
struct AtMost;

impl MeasureText for AtMost {
    fn width(&self, text: &str, font: &Font) -> f64 {
        let ems = text.chars().map(|c| if c < '\u{2000}' { 0.6 } else { 1.0 });
        ems.sum::<f64>() * font.size
    }
}

/// Adds a line of text below everything else, set as notes are; the picture grows by it.
pub fn add_source_line(scene: &mut Scene, text: &str, theme: &Config) {
    if text.is_empty() {
        return;
    }
    let letters = lettering(&Wish::default(), "figure-note", theme);
    let [left, _, right, bottom] = theme.padding.unwrap_or([5.0; 4]);
    let room = (scene.size.width - left - right).max(40.0);
    let lines: Vec<Rc<str>> = wrap(text, room, MOST_LINES, &letters.font, &AtMost);
    let height = letters.height(lines.len());
    let top = scene.size.height - bottom + GAP;
    scene.overlay.push(letters.item(Point::new(left, top), lines, Align::Left, Baseline::Top, 0.0));
    scene.size.height = top + height + bottom;
}
