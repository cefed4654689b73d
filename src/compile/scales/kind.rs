//! Which type of scale a channel gets.

use crate::compile::channels::{Encoded, main_channel};
use crate::compile::looks::Look;
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::spec::{Channel, FieldType, MarkType, ScaleType, Setting, SizeValue};

/// Whether the type's domain is a list of values.
pub fn is_discrete(kind: ScaleType) -> bool {
    matches!(kind, ScaleType::Ordinal | ScaleType::BinOrdinal | ScaleType::Point | ScaleType::Band)
}

/// Whether the type maps numbers to numbers or colours in between.
pub fn is_continuous(kind: ScaleType) -> bool {
    use ScaleType::{Linear, Log, Pow, Sqrt, Symlog, Time, Utc};
    matches!(kind, Linear | Log | Pow | Sqrt | Symlog | Time | Utc)
}

/// Whether the type cuts a continuous domain into steps.
pub fn is_discretizing(kind: ScaleType) -> bool {
    matches!(kind, ScaleType::Quantile | ScaleType::Quantize | ScaleType::Threshold)
}

/// Whether the type is of moments.
pub fn is_time(kind: ScaleType) -> bool {
    matches!(kind, ScaleType::Time | ScaleType::Utc)
}

/// Whether the channel is a colour.
pub fn is_color(channel: Channel) -> bool {
    matches!(channel, Channel::Color | Channel::Fill | Channel::Stroke)
}

/// Whether the channel is x or y.
pub fn is_xy(channel: Channel) -> bool {
    matches!(channel, Channel::X | Channel::Y)
}

/// Whether the channel is an offset within x or y.
pub fn is_offset(channel: Channel) -> bool {
    matches!(channel, Channel::XOffset | Channel::YOffset)
}

/// The type that was written, where it fits, or the default; and whether it is the written one.
pub fn scale_type(
    channel: Channel,
    def: &Encoded,
    mark: MarkType,
    look: &Look<'_>,
    nested: bool,
    notes: &mut Vec<Diagnostic>,
) -> (ScaleType, bool) {
    let default = default_type(channel, def, mark, look, nested);
    let Some((kind, pointer)) = def.def.scale.on().and_then(|scale| Some((scale.kind?, &scale.pointer))) else {
        return (default, false);
    };
    if fits_channel(channel, kind) && (!def.is_field() || fits_field(kind, def.kind)) {
        return (kind, true);
    }
    notes.push(messages::scale_type_does_not_fit(pointer));
    (default, false)
}

fn default_type(channel: Channel, def: &Encoded, mark: MarkType, look: &Look<'_>, nested: bool) -> ScaleType {
    let only_discrete = matches!(channel, Channel::Shape | Channel::StrokeDash);
    match def.kind {
        Some(FieldType::Nominal | FieldType::Ordinal) | None => {
            if is_color(channel) || only_discrete {
                return ScaleType::Ordinal;
            }
            if is_xy(channel) || is_offset(channel) {
                let band = matches!(mark, MarkType::Rect | MarkType::Bar | MarkType::Rule | MarkType::Tick);
                if band || nested {
                    return ScaleType::Band;
                }
            } else if mark == MarkType::Arc && matches!(channel, Channel::Theta | Channel::Radius) {
                return ScaleType::Band;
            }
            let size = if main_channel(channel) == Channel::X { &look.own.width() } else { &look.own.height() };
            let sized = is_xy(channel) && matches!(size, Some(SizeValue::Band(_)));
            let tick_band = def.def.axis.on().and_then(|axis| axis.tick_band_extent()).is_some();
            if sized || tick_band { ScaleType::Band } else { ScaleType::Point }
        }
        Some(FieldType::Temporal) => {
            if is_color(channel) {
                ScaleType::Time
            } else if only_discrete {
                ScaleType::Ordinal
            } else if def.is_field() && def.def.time_unit.as_ref().is_some_and(|unit| unit.utc) {
                ScaleType::Utc
            } else {
                ScaleType::Time
            }
        }
        Some(FieldType::Quantitative) => {
            if is_color(channel) {
                if def.is_field() && def.binning.is_some() { ScaleType::BinOrdinal } else { ScaleType::Linear }
            } else if only_discrete {
                ScaleType::Ordinal
            } else {
                ScaleType::Linear
            }
        }
    }
}

fn fits_channel(channel: Channel, kind: ScaleType) -> bool {
    match channel {
        Channel::X | Channel::Y | Channel::XOffset | Channel::YOffset | Channel::Theta | Channel::Radius => {
            is_continuous(kind) || matches!(kind, ScaleType::Band | ScaleType::Point)
        }
        Channel::Color | Channel::Fill | Channel::Stroke => kind != ScaleType::Band,
        Channel::StrokeDash | Channel::Shape => kind == ScaleType::Ordinal || is_discretizing(kind),
        _ => {
            is_continuous(kind)
                || is_discretizing(kind)
                || matches!(kind, ScaleType::Band | ScaleType::Point | ScaleType::Ordinal)
        }
    }
}

fn fits_field(kind: ScaleType, field: Option<FieldType>) -> bool {
    match field {
        Some(FieldType::Nominal | FieldType::Ordinal) => is_discrete(kind),
        Some(FieldType::Temporal) => is_time(kind),
        Some(FieldType::Quantitative) => is_continuous(kind) && !is_time(kind) || is_discretizing(kind),
        None => true,
    }
}

/// Whether the scales of two layers are of one kind.
pub fn alike(a: ScaleType, b: ScaleType) -> bool {
    category(a) == category(b)
}

/// Whether the scales of two layers can be one.
pub fn compatible(a: ScaleType, b: ScaleType) -> bool {
    let (a, b) = (category(a), category(b));
    let mixed = |x: Category, y: Category| x == Category::Position && y == Category::Time;
    a == b || mixed(a, b) || mixed(b, a)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Category {
    Numeric,
    Time,
    Position,
    Ordinal,
    BinOrdinal,
    Discretizing,
}

fn category(kind: ScaleType) -> Category {
    match kind {
        ScaleType::Linear | ScaleType::Log | ScaleType::Pow | ScaleType::Sqrt | ScaleType::Symlog => Category::Numeric,
        ScaleType::Time | ScaleType::Utc => Category::Time,
        ScaleType::Band | ScaleType::Point => Category::Position,
        ScaleType::Ordinal => Category::Ordinal,
        ScaleType::BinOrdinal => Category::BinOrdinal,
        ScaleType::Quantile | ScaleType::Quantize | ScaleType::Threshold => Category::Discretizing,
    }
}

/// Which of two types wins where layers share a scale: the larger number.
pub fn precedence(kind: ScaleType) -> i32 {
    match kind {
        ScaleType::Log | ScaleType::Pow | ScaleType::Sqrt | ScaleType::Symlog => 1,
        ScaleType::Point => 10,
        ScaleType::Band => 11,
        _ => 0,
    }
}

/// Whether a discrete or calendar position has an offset inside it.
pub fn has_nested_offset(channels: &crate::compile::channels::Channels, channel: Channel) -> bool {
    let Some(offset) = crate::compile::channels::offset_channel(channel) else { return false };
    let Some(def) = channels.get(channel).filter(|def| def.is_data()) else { return false };
    let discrete = matches!(def.kind, Some(FieldType::Nominal | FieldType::Ordinal));
    (discrete || def.is_field() && def.has_time_unit()) && channels.get(offset).and_then(Encoded::data).is_some()
}

/// Whether a definition has a scale.
pub fn has_scale(def: &Encoded) -> bool {
    !matches!(def.def.scale, Setting::Off)
}
