//! Titles of views.

use super::properties::properties;
use super::{Anchor, FontWeight, Orient};
use crate::color::Color;
use crate::text::{Align, Baseline};

properties! {
    /// A title with its subtitle, as in `title` or `config.title`. Lines are separated by `\n`; lengths in CSS pixels.
    Title {
        /// The title.
        text by Lines set set_text: String,
        /// The line below.
        subtitle by Lines: String,
        /// Where it lies along its side.
        anchor: Anchor,
        /// The side.
        orient: Orient,
        /// Alignment.
        align: Align,
        /// Baseline.
        baseline: Baseline,
        /// Turn in degrees.
        angle: f64,
        /// Whether it spans the whole picture rather than the plot.
        frame_bounds = "frame" by Frame: bool,
        /// Space to the plot.
        offset: f64,
        /// Shift to the right.
        dx: f64,
        /// Shift downwards.
        dy: f64,
        /// Text colour.
        color: Color,
        /// Font family.
        font: String,
        /// Font size.
        font_size: f64,
        /// Font weight.
        font_weight: FontWeight,
        /// Slanted.
        font_italic = "fontStyle" by Italic: bool,
        /// Widest title.
        limit: f64,
        /// Line height.
        line_height: f64,
        /// Text colour of the subtitle.
        subtitle_color: Color,
        /// Font family of the subtitle.
        subtitle_font: String,
        /// Font size of the subtitle.
        subtitle_font_size: f64,
        /// Font weight of the subtitle.
        subtitle_font_weight: FontWeight,
        /// Slanted.
        subtitle_font_italic = "subtitleFontStyle" by Italic: bool,
        /// Line height of the subtitle.
        subtitle_line_height: f64,
        /// Space between title and subtitle.
        subtitle_padding: f64,
        /// 0 below the marks, 1 above.
        zindex: f64,
        /// Names of `config.style` entries, later ones stronger.
        style: Vec<String>,
    }
    others {
        "aria" Ignored "A title can be read by every reader.";
    }
}
