//! Legends.

use super::properties::properties;
use super::{Anchor, FontWeight, FormatKind, LabelOverlap, Orientation, Setting, TickCount};
use crate::color::Color;
use crate::data::Value;
use crate::expression::Expression;
use crate::geometry::Symbol;

/// A side or corner of the plot.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orient {
    Left,
    Right,
    Top,
    Bottom,
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
    None,
}

/// The kind of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendKind {
    /// One symbol an entry.
    Symbol,
    /// A ramp.
    Gradient,
}

properties! {
    /// The properties of a legend, as in an encoding or in `config.legend`. Lengths in CSS pixels.
    Legend {
        /// Symbols or a ramp.
        kind: LegendKind,
        /// The title; `Off` for none.
        title: Setting<String>,
        /// Where it stands.
        orient: Orient,
        /// Whether entries follow each other down or across.
        direction: Orientation,
        /// A format pattern of labels.
        format: String,
        /// How to read it.
        format_kind: FormatKind,
        /// What to write instead of the formatted label.
        label_expr: Expression,
        /// The exact entries.
        values: Vec<Value>,
        /// How many entries.
        tick_count: TickCount,
        /// The smallest distance of entries in data units.
        tick_min_step: f64,
        /// Columns of entries.
        columns: usize,
        /// Space between columns.
        column_padding: f64,
        /// Space between rows.
        row_padding: f64,
        /// Space between plot and legend.
        offset: f64,
        /// Space inside the legend's box.
        padding: f64,
        /// Rounding of the box.
        corner_radius: f64,
        /// Fill of the box.
        fill_color: Color,
        /// Frame of the box.
        stroke_color: Color,
        /// Fixed position.
        legend_x: f64,
        /// Fixed position.
        legend_y: f64,
        /// Length of the ramp.
        gradient_length: f64,
        /// Thickness of the ramp.
        gradient_thickness: f64,
        /// 0 to 1.
        gradient_opacity: f64,
        /// The most symbols.
        symbol_limit: f64,
        /// The symbol.
        symbol_type: Symbol,
        /// Area of the symbol.
        symbol_size: f64,
        /// Fill of the symbol.
        symbol_fill_color: Setting<Color>,
        /// Stroke of the symbol.
        symbol_stroke_color: Setting<Color>,
        /// Stroke width of the symbol.
        symbol_stroke_width: f64,
        /// 0 to 1.
        symbol_opacity: f64,
        /// Dashes of the symbol.
        symbol_dash: Vec<f64>,
        /// Shift of the symbol.
        symbol_offset: f64,
        /// Text colour.
        label_color: Color,
        /// Font family.
        label_font: String,
        /// Font size.
        label_font_size: f64,
        /// Font weight.
        label_font_weight: FontWeight,
        /// Widest label.
        label_limit: f64,
        /// Space between symbol and label.
        label_offset: f64,
        /// What happens to overlapping labels of a ramp.
        label_overlap: LabelOverlap,
        /// Text colour.
        title_color: Color,
        /// Font family.
        title_font: String,
        /// Font size.
        title_font_size: f64,
        /// Font weight.
        title_font_weight: FontWeight,
        /// Widest title.
        title_limit: f64,
        /// Space below the title.
        title_padding: f64,
        /// Where the title lies.
        title_anchor: Anchor,
        /// The side of the title.
        title_orient: Orient,
        /// No legends at all, in `config.legend`.
        disable: bool,
    }
}
