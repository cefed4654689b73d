//! Axes.

use super::properties::{Bag, properties};
use super::{Anchor, FontWeight, FormatKind, Orient, Predicate, Setting};
use crate::color::Color;
use crate::data::Value;
use crate::expression::Expression;
use crate::text::{Align, Baseline};
use serde_json::Value as Json;

/// What happens to labels that would overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelOverlap {
    /// They overlap.
    Keep,
    /// Every other one is dropped until they fit (`true` or `"parity"`).
    Parity,
    /// One after the other, those that would touch the last are dropped.
    Greedy,
}

/// How many ticks are wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum TickCount {
    /// About so many.
    Number(f64),
    /// One each `step` calendar units, such as 3 months.
    Interval {
        /// `millisecond` … `year`.
        unit: String,
        /// How many units.
        step: f64,
    },
}

properties! {
    /// The properties of an axis, as in an encoding or in `config.axis`, `config.axisX` and so on. Lengths in CSS pixels, angles in
    /// degrees.
    Axis {
        /// The side.
        orient: Orient,
        /// The title; `Off` for none.
        title by Lines: Setting<String>,
        /// A format pattern of labels.
        format: String,
        /// How to read it.
        format_kind = "formatType": FormatKind,
        /// What to write instead of the formatted label.
        label_expr: Expression,
        /// The exact ticks.
        values set set_values: Vec<Value>,
        /// How many ticks.
        tick_count: TickCount,
        /// The smallest distance of ticks in data units.
        tick_min_step set set_tick_min_step: f64,
        /// Grid lines.
        grid: bool,
        /// Labels.
        labels: bool,
        /// Ticks.
        ticks: bool,
        /// The base line.
        domain: bool,
        /// Turn of labels.
        label_angle: f64,
        /// Alignment of labels.
        label_align: Align,
        /// Baseline of labels.
        label_baseline: Baseline,
        /// Space between tick and label.
        label_padding: f64,
        /// Widest label.
        label_limit: f64,
        /// Shift of labels along the axis.
        label_offset: f64,
        /// What happens to overlapping labels.
        label_overlap: LabelOverlap,
        /// Least space between labels.
        label_separation: f64,
        /// Whether labels may leave the axis' range: pixels of tolerance, none for no bound.
        label_bound by Tolerance: Setting<f64>,
        /// Whether the first and last label are drawn inwards: pixels of tolerance.
        label_flush by Tolerance: Setting<f64>,
        /// Shift of flushed labels.
        label_flush_offset: f64,
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
        /// Line height of labels.
        label_line_height: f64,
        /// 0 to 1.
        label_opacity: f64,
        /// Space between labels and title.
        title_padding: f64,
        /// Where the title lies along the axis.
        title_anchor: Anchor,
        /// Alignment of the title.
        title_align: Align,
        /// Baseline of the title.
        title_baseline: Baseline,
        /// Turn of the title.
        title_angle: f64,
        /// Fixed position of the title.
        title_x: f64,
        /// Fixed position of the title.
        title_y: f64,
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
        /// 0 to 1.
        title_opacity: f64,
        /// Space between plot and axis.
        offset: f64,
        /// Shift of the whole axis across its direction.
        position: f64,
        /// Shift by half a pixel for crisp lines.
        translate: f64,
        /// Where in a band ticks stand, 0 to 1.
        band_position: f64,
        /// Whether ticks stand at the edges of bands.
        tick_band_extent = "tickBand" by TickBand: bool,
        /// An extra tick at the start of bands.
        tick_extra: bool,
        /// Shift of ticks along the axis.
        tick_offset: f64,
        /// Whether tick positions are rounded.
        tick_round: bool,
        /// Length of ticks.
        tick_size: f64,
        /// Width of ticks.
        tick_width: f64,
        /// Colour of ticks.
        tick_color: Color,
        /// 0 to 1.
        tick_opacity: f64,
        /// Dashes of ticks.
        tick_dash: Vec<f64>,
        /// Width of the base line.
        domain_width: f64,
        /// Colour of the base line.
        domain_color: Color,
        /// 0 to 1.
        domain_opacity: f64,
        /// Dashes of the base line.
        domain_dash: Vec<f64>,
        /// Width of grid lines.
        grid_width: f64,
        /// Colour of grid lines.
        grid_color: Color,
        /// 0 to 1.
        grid_opacity: f64,
        /// Dashes of grid lines.
        grid_dash: Vec<f64>,
        /// Least space for labels and title.
        min_extent: f64,
        /// Most space for labels and title.
        max_extent: f64,
        /// 0 below the marks, 1 above.
        zindex: f64,
        /// Names of `config.style` entries, later ones stronger.
        style by Names: Vec<String>,
        /// No axes at all, in `config.axis`.
        disable: bool,
        /// Properties of single ticks, labels and grid lines where a test of `value`, `label` and `index` holds; the first that
        /// holds wins. Written as `{"condition": {"test": …, "value": …}, "value": …}` in place of a property's value.
        conditions by Nowhere: Vec<(Predicate, Axis)>,
    }
    others {
        "aria" Ignored "Every axis has a name for readers who do not see it.";
        "description" Ignored "The name of an axis is made from its title.";
        "domainCap" Ignored "Lines end bluntly.";
        "gridCap" Ignored "Lines end bluntly.";
        "tickCap" Ignored "Lines end bluntly.";
        "domainDashOffset" Ignored "Dashes begin at the start of a line.";
        "gridDashOffset" Ignored "Dashes begin at the start of a line.";
        "tickDashOffset" Ignored "Dashes begin at the start of a line.";
        "titleLineHeight" Ignored "The lines of a title stand at their usual distance.";
    }
    conditional in conditions
    by row {
        "gridColor" "gridDash" "gridOpacity" "gridWidth" "labelAlign" "labelBaseline" "labelColor" "labelFont"
        "labelFontSize" "labelFontStyle" "labelFontWeight" "labelOpacity" "tickColor" "tickDash" "tickOpacity" "tickSize"
        "tickWidth"
    }
}

impl Axis {
    /// The expressions that depend on the tick.
    pub fn by_tick(&self) -> Vec<&Expression> {
        self.0.by_row()
    }

    /// These properties, with what each expression gives for one tick.
    pub fn settled(&self, value: &mut dyn FnMut(&Expression) -> Option<Json>) -> Self {
        Self(self.0.settled(Self::DECLARATION, value))
    }
}
