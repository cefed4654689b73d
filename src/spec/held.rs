//! The values of properties, kept in one type, so that bags of all kinds share the code that copies, compares and drops them.

use super::{
    Anchor, Axis, FormatKind, Invalid, LabelOverlap, LegendKind, OpenEnd, Orient, Orientation, Overlay, Predicate,
    Setting, SizeValue, TickCount, TooltipContent,
};
use crate::color::{Color, Paint};
use crate::data::Value;
use crate::expression::Expression;
use crate::geometry::{Interpolate, Symbol};
use crate::text::{Align, Baseline};

/// An expression in place of a value, which each row makes anew.
#[derive(Clone, Debug, PartialEq)]
pub struct ByRow(pub Expression);

/// A type that a property can have.
pub trait Kept: Sized {
    /// How a value is handed out: a copy of a small one, otherwise a reference.
    type Got<'a>;

    /// The value, to be kept.
    fn keep(self) -> Held;

    /// The value that is kept; none of another type.
    fn got(held: &Held) -> Option<Self::Got<'_>>;
}

/// Lists the types: those that are copied, and those that are lent with the type as which they are.
macro_rules! kept {
    (copied { $($copied:ident $copy:ty,)* } lent { $($lent:ident $type:ty as $seen:ty,)* }) => {
        /// A value of any type that a property can have.
        #[allow(missing_docs, reason = "the names are those of the types")]
        #[derive(Clone, Debug, PartialEq)]
        pub enum Held {
            $($copied($copy),)*
            $($lent($type),)*
        }

        $(impl Kept for $copy {
            type Got<'a> = $copy;
            fn keep(self) -> Held {
                Held::$copied(self)
            }
            fn got(held: &Held) -> Option<$copy> {
                if let Held::$copied(value) = held { Some(*value) } else { None }
            }
        })*

        $(impl Kept for $type {
            type Got<'a> = &'a $seen;
            fn keep(self) -> Held {
                Held::$lent(self)
            }
            fn got(held: &Held) -> Option<&$seen> {
                if let Held::$lent(value) = held { Some(value) } else { None }
            }
        })*
    };
}

kept! {
    copied {
        Number f64,
        NumberOrOff Setting<f64>,
        Count usize,
        Weight u16,
        Switch bool,
        SwitchOrOff Setting<bool>,
        Color Color,
        ColorOrOff Setting<Color>,
        Align Align,
        Baseline Baseline,
        Anchor Anchor,
        Orient Orient,
        Orientation Orientation,
        Interpolate Interpolate,
        FormatKind FormatKind,
        LegendKind LegendKind,
        LabelOverlap LabelOverlap,
        Size SizeValue,
        Invalid Setting<Invalid>,
        OpenEnd Setting<OpenEnd>,
    }
    lent {
        Text String as str,
        TextOrOff Setting<String> as Setting<String>,
        Texts Vec<String> as [String],
        Numbers Vec<f64> as [f64],
        Values Vec<Value> as [Value],
        Paint Paint as Paint,
        PaintOrOff Setting<Paint> as Setting<Paint>,
        Symbol Symbol as Symbol,
        Ticks TickCount as TickCount,
        Expression Expression as Expression,
        Tooltip Setting<TooltipContent> as Setting<TooltipContent>,
        Overlay Setting<Box<Overlay>> as Setting<Box<Overlay>>,
        Conditions Vec<(Predicate, Axis)> as [(Predicate, Axis)],
        ByRow ByRow as ByRow,
    }
}
