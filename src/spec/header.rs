//! Headers of facets.

use super::properties::properties;
use super::{Anchor, FontWeight, FormatKind, Orient, Setting};
use crate::color::Color;
use crate::expression::Expression;
use crate::text::Align;

properties! {
    /// The properties of a facet's header, as in an encoding or in `config.header`. Lengths in CSS pixels, angles in degrees.
    Header {
        /// The title; `Off` for none.
        title by Lines: Setting<String>,
        /// A format pattern of labels.
        format: String,
        /// How to read it.
        format_kind = "formatType": FormatKind,
        /// What to write instead of the formatted label.
        label_expr: Expression,
        /// Labels at all.
        labels: bool,
        /// The side of title and labels.
        orient: Orient,
        /// The side of labels.
        label_orient: Orient,
        /// The side of the title.
        title_orient: Orient,
        /// Turn of labels.
        label_angle: f64,
        /// Alignment of labels.
        label_align: Align,
        /// Where labels lie along their side.
        label_anchor: Anchor,
        /// Space between label and plot.
        label_padding: f64,
        /// Widest label.
        label_limit: f64,
        /// Text colour.
        label_color: Color,
        /// Font family.
        label_font: String,
        /// Font size.
        label_font_size: f64,
        /// Font weight.
        label_font_weight: FontWeight,
        /// Slanted.
        label_font_italic = "labelFontStyle" by Italic: bool,
        /// Turn of the title.
        title_angle: f64,
        /// Alignment of the title.
        title_align: Align,
        /// Where the title lies along its side.
        title_anchor: Anchor,
        /// Space between title and labels.
        title_padding: f64,
        /// Widest title.
        title_limit: f64,
        /// Text colour.
        title_color: Color,
        /// Font family.
        title_font: String,
        /// Font size.
        title_font_size: f64,
        /// Font weight.
        title_font_weight: FontWeight,
        /// Slanted.
        title_font_italic = "titleFontStyle" by Italic: bool,
    }
    others {
        "labelBaseline" Ignored "Labels of headers stand beside their plots.";
        "labelLineHeight" Ignored "The lines of a label stand at their usual distance.";
        "titleBaseline" Ignored "Titles of headers stand beside their labels.";
        "titleLineHeight" Ignored "The lines of a title stand at their usual distance.";
    }
}
