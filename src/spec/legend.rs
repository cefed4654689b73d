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
        kind = "type": LegendKind,
        /// The title; `Off` for none.
        title by Lines: Setting<String>,
        /// Where it stands.
        orient set set_orient: Orient,
        /// Whether entries follow each other down or across.
        direction set set_direction: Orientation,
        /// A format pattern of labels.
        format: String,
        /// How to read it.
        format_kind = "formatType": FormatKind,
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
        /// Slanted.
        label_font_italic = "labelFontStyle" by Italic: bool,
        /// 0 to 1.
        label_opacity: f64,
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
        /// Slanted.
        title_font_italic = "titleFontStyle" by Italic: bool,
        /// 0 to 1.
        title_opacity: f64,
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
    others {
        "aria" Ignored "Every legend has a name for readers who do not see it.";
        "description" Ignored "The name of a legend is made from its title.";
        "clipHeight" Ignored "Symbols are as large as they are.";
        "gridAlign" Ignored "Columns of entries are as wide as the widest.";
        "gradientStrokeColor" Ignored "A ramp has no frame.";
        "gradientStrokeWidth" Ignored "A ramp has no frame.";
        "labelAlign" Ignored "Labels begin behind their symbol.";
        "labelBaseline" Ignored "Labels stand level with their symbol.";
        "labelSeparation" Ignored "Labels keep their usual distance.";
        "symbolDashOffset" Ignored "Dashes begin at the start of a line.";
        "titleAlign" Ignored "A title begins where its legend does.";
        "titleBaseline" Ignored "A title stands above its legend.";
        "titleLineHeight" Ignored "The lines of a title stand at their usual distance.";
        "zindex" Ignored "Legends do not overlap the plot.";
        "layout" Ignored "Legends stand below each other, or beside each other above and below the plot.";
        "strokeDash" Ignored "The frame of a legend's box is a plain line.";
        "strokeWidth" Ignored "The frame of a legend's box is one pixel wide.";
        "gradientDirection" Ignored "The direction of a ramp follows from where its legend stands.";
        "gradientHorizontalMaxLength" Ignored "The length of a ramp follows from the plot.";
        "gradientHorizontalMinLength" Ignored "The length of a ramp follows from the plot.";
        "gradientVerticalMaxLength" Ignored "The length of a ramp follows from the plot.";
        "gradientVerticalMinLength" Ignored "The length of a ramp follows from the plot.";
        "gradientLabelLimit" Ignored "Labels of a ramp are as wide as they need.";
        "gradientLabelOffset" Ignored "Labels keep their usual distance.";
        "symbolDirection" Ignored "The direction of entries follows from where the legend stands.";
        "symbolBaseFillColor" Refused "What symbols are filled with follows from the marks.";
        "symbolBaseStrokeColor" Refused "What symbols are drawn with follows from the marks.";
        "unselectedOpacity" Ignored "There is no selection in legends.";
    }
}
