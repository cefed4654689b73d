//! What a scale's domain is mapped to.

use super::kind::{has_nested_offset, is_color, is_continuous, is_discrete, is_discretizing, is_offset, is_xy};
use super::{Slot, Slots};
use crate::compile::channels::{Encoded, offset_base, offset_channel};
use crate::compile::layer::Layer;
use crate::data::{FieldPath, Value};
use crate::spec::{Channel, Config, Dimension, DomainDef, FieldType, MarkType, RangeDef, ScaleType, SchemeDef};

/// CSS pixels a step of discrete positions.
pub const STEP: f64 = 20.0;

/// A range that may still wait for the size of the plot.
#[derive(Clone, Debug, PartialEq)]
pub enum RangeChoice {
    /// CSS pixels a step of bands or points.
    Step(f64),
    /// The step is that of the bands inside, of which a band has several.
    StepOfOffset(f64),
    /// The whole width or height.
    Full,
    /// The width or height around its middle.
    Centered,
    /// The width of the bands of the position that an offset lies in.
    InBand,
    /// The length of the calendar interval that an offset lies in, the first and last share of it left free.
    InInterval,
    /// From nothing to half the smaller side.
    Radius,
    /// Numbers that are known.
    Numbers(Vec<f64>),
    /// From a smallest size to one that depends on the distance of bins; how it grows with the distance.
    UpToStep {
        /// The smallest size.
        low: f64,
        /// Whether the size is an area.
        area: bool,
    },
    /// Values as written.
    Values(Vec<Value>),
    /// The values of a field, which stand in its place before scales are made.
    OfField(FieldPath),
    /// Dash patterns.
    Dashes,
    /// A range of the config, such as `category`.
    Named(&'static str),
    /// A range of the config, as an author wrote it.
    Written(String),
    /// A colour scheme.
    Scheme(SchemeDef),
    /// Written ends over the default ones.
    Ends(Option<Value>, Option<Value>, Box<RangeChoice>),
}

/// The range that a layer asks for, and whether its author wrote it.
pub fn choose(
    slot: &Slot,
    index: usize,
    layer: &Layer<'_>,
    def: &Encoded,
    slots: &Slots,
    config: &Config,
) -> (RangeChoice, bool) {
    let (channel, kind) = (slot.channel, slot.kind);
    let written = def.def.scale.on();
    let schemes = is_color(channel) && !matches!(kind, ScaleType::Point | ScaleType::Band);
    if let Some(range) = written.and_then(|scale| scale.range.as_ref()) {
        return (
            match range {
                RangeDef::Values(values) => RangeChoice::Values(values.clone()),
                RangeDef::Step(step) => RangeChoice::Step(*step),
                RangeDef::Named(name) => RangeChoice::Written(name.clone()),
                RangeDef::Field(field) => RangeChoice::OfField(field.clone()),
            },
            true,
        );
    }
    if let Some(scheme) = written.and_then(|scale| scale.scheme.as_ref()).filter(|_| schemes) {
        return (RangeChoice::Scheme(scheme.clone()), true);
    }
    let base = if is_offset(channel) { offset_base(channel) } else { Some(channel) };
    let horizontal = base == Some(Channel::X);
    let size = if horizontal { layer.size[0] } else { layer.size[1] };
    if let Some(Dimension::Step { step, for_position }) = size {
        if is_xy(channel) && is_discrete(kind) {
            return (position_step(layer, channel, step, for_position), true);
        }
        let in_band = base.and_then(|base| slots.around(index, base)).and_then(|slot| slots.slots.get(slot));
        if is_offset(channel)
            && in_band.is_some_and(|slot| slot.kind == ScaleType::Band)
            && is_discrete(kind)
            && !for_position
        {
            return (RangeChoice::Step(step), true);
        }
    }
    let default = default_range(slot, index, layer, def, slots, config);
    if let Some(scale) = written
        && (scale.range_min.is_some() || scale.range_max.is_some())
        && (is_continuous(kind) || matches!(kind, ScaleType::Point | ScaleType::Band))
        // Steps have no ends that could be moved.
        && !matches!(default, RangeChoice::Step(_) | RangeChoice::StepOfOffset(_))
    {
        return (RangeChoice::Ends(scale.range_min.clone(), scale.range_max.clone(), Box::new(default)), true);
    }
    (default, false)
}

/// Whether a discrete offset takes the written step for itself.
fn position_step(layer: &Layer<'_>, channel: Channel, step: f64, for_position: bool) -> RangeChoice {
    let offset = offset_channel(channel).and_then(|offset| layer.channels.data(offset));
    let discrete = offset.is_some_and(|def| matches!(def.kind, Some(FieldType::Nominal | FieldType::Ordinal)));
    if discrete && !for_position { RangeChoice::StepOfOffset(step) } else { RangeChoice::Step(step) }
}

fn default_range(
    slot: &Slot,
    index: usize,
    layer: &Layer<'_>,
    def: &Encoded,
    slots: &Slots,
    config: &Config,
) -> RangeChoice {
    let (channel, kind) = (slot.channel, slot.kind);
    let get = |name: &str, default: f64| config.scale.get(name).copied().unwrap_or(default);
    match channel {
        Channel::X | Channel::Y => {
            let across = usize::from(channel == Channel::Y);
            let has_size = layer.size.get(across).is_some_and(Option::is_some);
            let discrete_size = config.view_discrete.get(across).copied().flatten();
            if matches!(kind, ScaleType::Point | ScaleType::Band) && !has_size && discrete_size.is_none() {
                return position_step(
                    layer,
                    channel,
                    config.view_step.get(across).copied().flatten().unwrap_or(STEP),
                    false,
                );
            }
            RangeChoice::Full
        }
        Channel::XOffset | Channel::YOffset => offset_range(slot, index, layer, slots, config),
        Channel::Size => {
            let low = match layer.kind {
                MarkType::Bar | MarkType::Tick => get("minBandSize", 2.0),
                MarkType::Line | MarkType::Trail | MarkType::Rule => get("minStrokeWidth", 1.0),
                MarkType::Text => get("minFontSize", 8.0),
                _ => get("minSize", 4.0),
            };
            let high = match layer.kind {
                MarkType::Bar | MarkType::Tick => config.scale.get("maxBandSize").copied(),
                MarkType::Line | MarkType::Trail | MarkType::Rule => Some(get("maxStrokeWidth", 4.0)),
                MarkType::Text => Some(get("maxFontSize", 40.0)),
                _ => config.scale.get("maxSize").copied(),
            };
            let area = !matches!(layer.kind, MarkType::Bar | MarkType::Tick);
            match high {
                Some(high) => RangeChoice::Numbers(steps_between(low, high, kind, def, config)),
                None => RangeChoice::UpToStep { low, area },
            }
        }
        Channel::Theta => RangeChoice::Numbers(vec![0.0, std::f64::consts::TAU]),
        Channel::Angle => RangeChoice::Numbers(vec![0.0, 360.0]),
        Channel::Radius => RangeChoice::Radius,
        Channel::StrokeWidth => RangeChoice::Numbers(vec![get("minStrokeWidth", 1.0), get("maxStrokeWidth", 4.0)]),
        Channel::StrokeDash => RangeChoice::Dashes,
        Channel::Shape => RangeChoice::Named("symbol"),
        Channel::Color | Channel::Fill | Channel::Stroke => {
            let diverging = def.def.scale.on().is_some_and(|scale| scale.domain_mid.is_some());
            RangeChoice::Named(if kind == ScaleType::Ordinal {
                if def.kind == Some(FieldType::Nominal) { "category" } else { "ordinal" }
            } else if diverging {
                "diverging"
            } else if layer.kind == MarkType::Rect {
                "heatmap"
            } else {
                "ramp"
            })
        }
        _ => RangeChoice::Numbers(vec![get("minOpacity", 0.3), get("maxOpacity", 0.8)]),
    }
}

/// Both ends, or as many numbers between them as a discretizing scale has steps.
pub fn steps_between(low: f64, high: f64, kind: ScaleType, def: &Encoded, config: &Config) -> Vec<f64> {
    if !is_discretizing(kind) {
        return vec![low, high];
    }
    let count = match kind {
        ScaleType::Quantile => config.scale.get("quantileCount").copied().unwrap_or(4.0),
        ScaleType::Quantize => config.scale.get("quantizeCount").copied().unwrap_or(4.0),
        _ => match def.def.scale.on().and_then(|scale| scale.domain.as_ref()) {
            Some(DomainDef::Values(values)) => values.len() as f64 + 1.0,
            Some(DomainDef::UnionWith(_) | DomainDef::Unaggregated) | None => 3.0,
        },
    };
    let count = count.clamp(1.0, 1000.0) as usize;
    let last = count.saturating_sub(1).max(1) as f64;
    (0..count).map(|at| low + (high - low) * at as f64 / last).collect()
}

fn offset_range(slot: &Slot, index: usize, layer: &Layer<'_>, slots: &Slots, config: &Config) -> RangeChoice {
    let Some(base) = offset_base(slot.channel) else { return RangeChoice::Full };
    let Some(position) = slots.around(index, base).and_then(|slot| slots.slots.get(slot)) else {
        return RangeChoice::Centered;
    };
    if position.kind == ScaleType::Band {
        let across = usize::from(base == Channel::Y);
        let size = layer.size.get(across).copied().flatten();
        let step = match size {
            Some(Dimension::Step { step, for_position }) => Some((step, for_position)),
            Some(Dimension::Pixels(_) | Dimension::Container) => None,
            None => match config.view_discrete.get(across).copied().flatten() {
                Some(_) => None,
                None => Some((config.view_step.get(across).copied().flatten().unwrap_or(STEP), false)),
            },
        };
        return match step {
            Some((step, false)) if is_discrete(slot.kind) => RangeChoice::Step(step),
            _ => RangeChoice::InBand,
        };
    }
    if has_nested_offset(&layer.channels, base)
        && layer.channels.get(base).is_some_and(|def| def.is_field() && def.has_time_unit())
    {
        return RangeChoice::InInterval;
    }
    RangeChoice::Centered
}
