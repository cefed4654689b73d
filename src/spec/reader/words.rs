//! Properties whose value is one of a few words.

use serde_json::Value as Json;

use super::{FromJson, Reader};
use crate::diagnostic::spec as messages;
use crate::geometry::Interpolate;
#[cfg(not(target_arch = "wasm32"))]
use crate::spec::support::Shape;
use crate::spec::{
    Anchor, AutosizeKind, Channel, FieldTitle, FieldType, FormatKind, ImputeMethod, Invalid, LabelOverlap, LegendKind,
    MarkType, OpenEnd, Orient, Orientation, Resolution, ScaleType, SortOrder, StackOffset,
};
use crate::text::{Align, Baseline};

/// The value that a word stands for; a finding with all words where there is none.
pub fn word<T: Clone>(json: &Json, words: &[(&'static str, T)], r: &mut Reader) -> Option<T> {
    let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    words.get(place(json, &names, r)?).map(|(_, value)| value.clone())
}

/// The place of a word among those that may be written; a finding with all of them where it is none.
fn place(json: &Json, words: &[&str], r: &mut Reader) -> Option<usize> {
    let Some(text) = json.as_str() else {
        r.mismatch(json, "a text");
        return None;
    };
    let place = words.iter().position(|word| *word == text);
    if place.is_none() {
        r.note(messages::unknown_word(&r.path, text, words));
    }
    place
}

/// A type of which each value has a word.
pub trait Words: Copy + PartialEq + 'static {
    /// All words.
    const WORDS: &'static [&'static str];
    /// What each of them stands for.
    const VALUES: &'static [Self];

    /// What a word stands for.
    fn named(word: &str) -> Option<Self> {
        let place = Self::WORDS.iter().position(|known| *known == word)?;
        Self::VALUES.get(place).copied()
    }

    /// The word of a value.
    fn word(self) -> Option<&'static str> {
        let place = Self::VALUES.iter().position(|known| *known == self)?;
        Self::WORDS.get(place).copied()
    }
}

macro_rules! words {
    ($($type:ident { $($word:literal $variant:ident,)* })*) => {
        $(
            impl Words for $type {
                const WORDS: &'static [&'static str] = &[$($word),*];
                const VALUES: &'static [Self] = &[$($type::$variant),*];
            }

            impl FromJson for $type {
                fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
                    Self::VALUES.get(place(json, Self::WORDS, r)?).copied()
                }
                #[cfg(not(target_arch = "wasm32"))]
                fn shape() -> Shape {
                    Shape::Words(Self::WORDS.to_vec())
                }
            }
        )*
    };
}

words! {
    Align { "left" Left, "center" Center, "right" Right, }
    Baseline {
        "alphabetic" Alphabetic, "top" Top, "middle" Middle, "bottom" Bottom, "line-top" LineTop, "line-bottom" LineBottom,
    }
    Anchor { "start" Start, "middle" Middle, "end" End, }
    Orient {
        "left" Left, "right" Right, "top" Top, "bottom" Bottom, "top-left" TopLeft, "top-right" TopRight,
        "bottom-left" BottomLeft, "bottom-right" BottomRight, "none" None,
    }
    Orientation { "horizontal" Horizontal, "vertical" Vertical, }
    FormatKind { "number" Number, "time" Time, "report" Report, }
    OpenEnd { "start" Start, "end" End, "both" Both, "qualifier" Qualifier, }
    LegendKind { "symbol" Symbol, "gradient" Gradient, }
    SortOrder { "ascending" Ascending, "descending" Descending, }
    ImputeMethod { "mean" Mean, "median" Median, "max" Max, "min" Min, }
    FieldTitle { "verbal" Verbal, "functional" Functional, "plain" Plain, }
    Resolution { "shared" Shared, "independent" Independent, }
    AutosizeKind { "pad" Pad, "fit" Fit, "fit-x" FitX, "fit-y" FitY, "none" None, }
    Invalid {
        "filter" Filter, "break-paths-filter-domains" BreakPathsFilterDomains,
        "break-paths-show-domains" BreakPathsShowDomains,
        "break-paths-show-path-domains" BreakPathsShowPathDomains, "show" Show,
    }
    Interpolate {
        "linear" Linear, "linear-closed" LinearClosed, "step" Step, "step-before" StepBefore, "step-after" StepAfter,
        "basis" Basis, "basis-closed" BasisClosed, "basis-open" BasisOpen, "cardinal" Cardinal,
        "cardinal-closed" CardinalClosed, "cardinal-open" CardinalOpen, "catmull-rom" CatmullRom, "monotone" Monotone,
        "natural" Natural, "bundle" Bundle,
    }
    ScaleType {
        "linear" Linear, "log" Log, "pow" Pow, "sqrt" Sqrt, "symlog" Symlog, "time" Time, "utc" Utc,
        "quantile" Quantile, "quantize" Quantize, "threshold" Threshold, "bin-ordinal" BinOrdinal, "ordinal" Ordinal,
        "point" Point, "band" Band,
    }
    MarkType {
        "arc" Arc, "area" Area, "bar" Bar, "circle" Circle, "line" Line, "point" Point, "rect" Rect, "rule" Rule,
        "square" Square, "text" Text, "tick" Tick, "trail" Trail,
        "figure" Figure, "pictogram" Pictogram, "gauge" Gauge,
    }
    Channel {
        "x" X, "y" Y, "x2" X2, "y2" Y2, "xOffset" XOffset, "yOffset" YOffset, "theta" Theta, "theta2" Theta2,
        "radius" Radius, "radius2" Radius2, "color" Color, "fill" Fill, "stroke" Stroke, "opacity" Opacity,
        "fillOpacity" FillOpacity, "strokeOpacity" StrokeOpacity, "strokeWidth" StrokeWidth, "strokeDash" StrokeDash,
        "size" Size, "shape" Shape, "angle" Angle, "text" Text, "tooltip" Tooltip, "href" Href,
        "description" Description, "detail" Detail, "order" Order, "key" Key, "row" Row, "column" Column,
        "facet" Facet,
    }
}

/// Calendar units of ticks.
#[cfg(not(target_arch = "wasm32"))]
pub const INTERVALS: &[&str] = &["millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year"];

/// A type, in full or by its first letter, in any case.
impl FromJson for FieldType {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let text = String::from_json(json, r)?.to_ascii_lowercase();
        match text.as_str() {
            "quantitative" | "q" => Some(FieldType::Quantitative),
            "temporal" | "t" => Some(FieldType::Temporal),
            "ordinal" | "o" => Some(FieldType::Ordinal),
            "nominal" | "n" => Some(FieldType::Nominal),
            _ => {
                let words = ["quantitative", "temporal", "ordinal", "nominal"];
                r.note(messages::unknown_word(&r.path, &text, &words));
                None
            }
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Words(vec!["quantitative", "temporal", "ordinal", "nominal"])
    }
}

/// A stack; `true` is `zero`.
impl FromJson for StackOffset {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        let words =
            [("zero", StackOffset::Zero), ("normalize", StackOffset::Normalize), ("center", StackOffset::Center)];
        word(json, &words, r)
    }
    fn from_true() -> Option<Self> {
        Some(StackOffset::Zero)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::Words(vec!["zero", "normalize", "center"])
    }
}

/// What happens to overlapping labels; `true` is `parity`.
impl FromJson for LabelOverlap {
    fn from_json(json: &Json, r: &mut Reader) -> Option<Self> {
        match json {
            Json::Bool(true) => Some(LabelOverlap::Parity),
            Json::Bool(false) | Json::Null => Some(LabelOverlap::Keep),
            other => word(other, &[("parity", LabelOverlap::Parity), ("greedy", LabelOverlap::Greedy)], r),
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Switch, Shape::Words(vec!["parity", "greedy"])])
    }
}
