//! Marks and their properties.

use super::Setting;
use super::properties::{Bag, properties};
use crate::color::Paint;
use crate::expression::Expression;
use crate::geometry::{Interpolate, Symbol};
use crate::text::{Align, Baseline};
use serde_json::Value as Json;

/// A mark.
#[allow(missing_docs, reason = "the names are Vega-Lite's own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkType {
    Arc,
    Area,
    #[default]
    Bar,
    Circle,
    Line,
    Point,
    Rect,
    Rule,
    Square,
    Text,
    Tick,
    Trail,
    /// One big number with its label, change and source. An extension.
    Figure,
    /// Unit icons. An extension.
    Pictogram,
    /// A value on a dial. An extension.
    Gauge,
}

/// The mark of a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkDef {
    /// JSON Pointer of the definition.
    pub pointer: String,
    /// Which one.
    pub kind: MarkType,
    /// How it looks.
    pub props: MarkProps,
    /// Names of `config.style` entries, later ones stronger.
    pub style: Vec<String>,
}

/// Where a title lies along its side.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// The direction of a bar, area or line.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    Horizontal,
    Vertical,
}

/// What happens to rows with an invalid value of a continuous scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// Left out.
    Filter,
    /// Paths break, and the domain leaves the rows out.
    BreakPathsFilterDomains,
    /// Paths break, and the domain keeps the rows; other marks are left out. The default.
    BreakPathsShowDomains,
    /// Paths break, domains keep the rows.
    BreakPathsShowPathDomains,
    /// Shown at zero.
    Show,
}

/// Points on a line or area, or a line on an area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// How they look.
    pub props: MarkProps,
    /// Invisible, there for selection only (`"transparent"`).
    pub transparent: bool,
}

/// What a tooltip shows.
#[derive(Clone, Debug, PartialEq)]
pub enum TooltipContent {
    /// The encoded fields.
    Encoding,
    /// All fields.
    Data,
    /// This text.
    Text(String),
}

/// Pixels, or a share of the band or the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SizeValue {
    /// CSS pixels.
    Pixels(f64),
    /// A share of the band, from 0 to 1.
    Band(f64),
    /// The plot's whole extent (`"width"`, `"height"`).
    Full,
}

/// Which ends of a rule or bar are open: a floor has no upper end, a ceiling no lower one. An extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenEnd {
    /// The low end.
    Start,
    /// The high end.
    End,
    /// Both.
    Both,
    /// As the row's `qualifier` says: `at_least` and `over` are open above, `at_most`, `less_than` and `up_to` below.
    Qualifier,
}

/// A font's weight, 100 to 900.
pub type FontWeight = u16;

properties! {
    /// The properties of marks, as in a mark definition, `config.mark`, `config.bar` and so on, and in `view`. Angles in degrees
    /// clockwise as written for text and symbols, in radians for arcs; lengths in CSS pixels.
    MarkProps {
        /// Text against its point, horizontally.
        align: Align,
        /// Turn of a text or symbol, in degrees.
        angle: f64,
        /// Text against its point, vertically.
        baseline: Baseline,
        /// Pixels between the bars of bins.
        bin_spacing: f64,
        /// Whether what leaves the plot is cut off.
        clip set set_clip: bool,
        /// Fill or stroke, by `filled`.
        color: Paint,
        /// Bar thickness on a continuous axis.
        continuous_band_size: f64,
        /// Bar thickness on a discrete axis.
        discrete_band_size: SizeValue,
        /// Rounding of all corners.
        corner_radius: f64,
        /// Rounding at the bar's far end.
        corner_radius_end: f64,
        /// Rounding of one corner.
        corner_radius_top_left: f64,
        /// Rounding of one corner.
        corner_radius_top_right: f64,
        /// Rounding of one corner.
        corner_radius_bottom_left: f64,
        /// Rounding of one corner.
        corner_radius_bottom_right: f64,
        /// The accessible sentence of each item.
        description: String,
        /// Shift of a text to the right.
        dx: f64,
        /// Shift of a text downwards.
        dy: f64,
        /// What stands for text cut off by `limit`.
        ellipsis: String,
        /// The fill.
        fill: Setting<Paint>,
        /// 0 to 1.
        fill_opacity: f64,
        /// Whether `color` fills rather than strokes.
        filled set set_filled: bool,
        /// Font family.
        font: String,
        /// Font size.
        font_size: f64,
        /// Whether the font is slanted.
        font_italic = "fontStyle" by Italic: bool,
        /// Font weight.
        font_weight: FontWeight,
        /// Fixed height.
        height: SizeValue,
        /// An address to open.
        href: String,
        /// How points are joined.
        interpolate set set_interpolate: Interpolate,
        /// Inner radius of an arc.
        inner_radius: f64,
        /// Rows with invalid values.
        invalid: Setting<Invalid>,
        /// The widest text.
        limit: f64,
        /// A line along an area's edge.
        line set set_line: Setting<Box<Overlay>>,
        /// What separates lines of text.
        line_break: String,
        /// Distance of lines of text.
        line_height: f64,
        /// The thinnest bar.
        min_band_size: f64,
        /// 0 to 1.
        opacity set set_opacity: f64,
        /// Whether the order channel is used; `Off` for none.
        order: Setting<bool>,
        /// Direction.
        orient: Orientation,
        /// Outer radius of an arc.
        outer_radius: f64,
        /// Gap between arcs, in radians.
        pad_angle: f64,
        /// Points on a line or area.
        point set set_point: Setting<Box<Overlay>>,
        /// Radius of an arc or of a text around a centre.
        radius: f64,
        /// The arc's other radius.
        radius2: f64,
        /// Added to the radius.
        radius_offset: f64,
        /// The symbol.
        shape: Symbol,
        /// Symbol area in square pixels, bar thickness, or text size.
        size: f64,
        /// The stroke.
        stroke: Setting<Paint>,
        /// `butt`, `round` or `square`, as in SVG.
        stroke_cap: String,
        /// Lengths of dashes and gaps.
        stroke_dash: Vec<f64>,
        /// Where in the dashes a line begins.
        stroke_dash_offset: f64,
        /// `miter`, `round` or `bevel`, as in SVG.
        stroke_join: String,
        /// 0 to 1.
        stroke_opacity: f64,
        /// Width of the stroke.
        stroke_width: f64,
        /// Tension of cardinal and Catmull-Rom curves.
        tension set set_tension: f64,
        /// The text, lines separated by `\n`.
        text by Lines: String,
        /// Angle in radians from twelve o'clock, clockwise.
        theta: f64,
        /// The other angle.
        theta2: f64,
        /// Added to the angle.
        theta_offset: f64,
        /// Thickness of a tick.
        thickness: f64,
        /// Length of a tick.
        band_size: f64,
        /// Where in a time unit's interval the mark stands, 0 to 1.
        time_unit_band_position: f64,
        /// The share of a time unit's interval that is taken.
        time_unit_band_size: f64,
        /// The tooltip; `Off` for none.
        tooltip set set_tooltip: Setting<TooltipContent>,
        /// Fixed width.
        width: SizeValue,
        /// Fixed position.
        x: SizeValue,
        /// Fixed position.
        x2: SizeValue,
        /// Fixed position.
        y: SizeValue,
        /// Fixed position.
        y2: SizeValue,
        /// Shift to the right.
        x_offset: f64,
        /// Shift downwards.
        y_offset: f64,
        /// Shift of the second position.
        x2_offset: f64,
        /// Shift of the second position.
        y2_offset: f64,
        /// An extension: the line above a figure, the name of a gauge or of a row of icons. `{field}` stands for the row's field.
        label: String,
        /// An extension: the line of a figure that tells the change. `{field}` stands for the row's field.
        change: String,
        /// An extension: the line below a figure or gauge. `{field}` stands for the row's field.
        caption: String,
        /// An extension: what follows the number of a figure or gauge, set smaller. `{field}` stands for the row's field.
        unit: String,
        /// An extension: the amount that one icon of a pictogram stands for.
        per: f64,
        /// An extension: icons in a row of a pictogram.
        columns: f64,
        /// An extension: the amount that all icons of a waffle stand for, the rest of which is drawn pale.
        total: f64,
        /// An extension: the field that says which rows are derived rather than reported; their fill is hatched. `Off` for none.
        hatch: Setting<String>,
        /// An extension: which ends of a rule or bar are drawn open, with an arrow.
        open: Setting<OpenEnd>,
    }
    others {
        "aria" Ignored "Every item has a sentence for readers who do not see it.";
        "ariaRole" Ignored "Roles follow from the marks.";
        "ariaRoleDescription" Ignored "Roles follow from the marks.";
        "aspect" Ignored "Only images have it.";
        "url" Ignored "Only images have it.";
        "smooth" Ignored "Only images have it.";
        "blend" Refused "Colours are laid over each other as they are.";
        "cursor" Ignored "The pointer follows from what can be done.";
        "dir" Refused "The direction of a text follows from its script.";
        "radius2Offset" Refused "The second radius of an arc has no offset.";
        "theta2Offset" Refused "The second angle of an arc has no offset.";
        "strokeMiterLimit" Ignored "Sharp corners keep the usual limit.";
        "strokeOffset" Refused "Strokes stand where the mark does.";
        "startAngle" Refused "Use `theta`.";
        "endAngle" Refused "Use `theta2`.";
        "time" Refused "Animation is not supported.";
    }
    by row {
        "align" "angle" "baseline" "color" "cornerRadius" "cornerRadiusBottomLeft" "cornerRadiusBottomRight"
        "cornerRadiusEnd" "cornerRadiusTopLeft" "cornerRadiusTopRight" "description" "dx" "dy" "ellipsis" "fill"
        "fillOpacity" "font" "fontSize" "fontStyle" "fontWeight" "height" "href" "innerRadius" "limit" "lineHeight"
        "opacity" "outerRadius" "padAngle" "radius" "radiusOffset" "shape" "size" "stroke" "strokeDash"
        "strokeOpacity" "strokeWidth" "text" "tooltip" "width" "x" "x2" "x2Offset" "xOffset" "y" "y2" "y2Offset" "yOffset"
    }
}

impl MarkProps {
    /// The expressions that depend on the row.
    pub fn by_row(&self) -> Vec<&Expression> {
        self.0.by_row()
    }

    /// The expression of a property, by the property's name.
    pub fn expression(&self, name: &str) -> Option<&Expression> {
        self.0.expression(Self::DECLARATION, name)
    }

    /// These properties, with what each expression gives for one row.
    pub fn settled(&self, value: &mut dyn FnMut(&Expression) -> Option<Json>) -> Self {
        Self(self.0.settled(Self::DECLARATION, value))
    }
}
