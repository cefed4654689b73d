//! The properties of a scale, merged over the layers that share it: what an author wrote goes before what is inferred.

use super::Slot;
use super::kind::{
    has_nested_offset, is_color, is_continuous, is_discrete, is_discretizing, is_offset, is_time, is_xy,
};
use super::range::{RangeChoice, choose};
use crate::compile::channels::{Encoded, secondary};
use crate::compile::layer::Layer;
use crate::data::Value;
use crate::spec::{
    BinEdges, Channel, Config, DomainDef, FieldType, MarkType, NiceDef, Orientation, ScaleDef, ScaleType, Setting,
    Sort, SortOrder,
};

/// A property with where it comes from.
#[derive(Clone, Debug)]
pub struct Prop<T> {
    /// The value.
    pub value: Option<T>,
    /// Whether an author wrote it.
    pub explicit: bool,
}

impl<T> Default for Prop<T> {
    fn default() -> Self {
        Self { value: None, explicit: false }
    }
}

impl<T> Prop<T> {
    /// What another layer says: the author's word goes first, then the first layer's.
    pub fn put(&mut self, value: Option<T>, explicit: bool) {
        if self.value.is_none() || explicit && !self.explicit && value.is_some() {
            *self = Self { value, explicit };
        }
    }
}

/// The merged properties of a slot, but for type and domain.
#[derive(Clone, Debug, Default)]
pub struct Props {
    /// Round ends of the domain.
    pub nice: Prop<NiceDef>,
    /// Zero in the domain.
    pub zero: Prop<bool>,
    /// Padding at both ends.
    pub padding: Prop<f64>,
    /// Padding between bands.
    pub padding_inner: Prop<f64>,
    /// Padding at both ends of bands.
    pub padding_outer: Prop<f64>,
    /// Range backwards.
    pub reverse: Prop<bool>,
    /// Whole pixels.
    pub round: Prop<bool>,
    /// No values outside the range.
    pub clamp: Prop<bool>,
    /// Where left-over space goes.
    pub align: Prop<f64>,
    /// Base of logarithms.
    pub base: Prop<f64>,
    /// Exponent of powers.
    pub exponent: Prop<f64>,
    /// Constant of symlog.
    pub constant: Prop<f64>,
    /// The colour space between colours.
    pub interpolate: Prop<String>,
    /// Its gamma.
    pub gamma: Option<f64>,
    /// The domain's low end.
    pub domain_min: Prop<Value>,
    /// The domain's high end.
    pub domain_max: Prop<Value>,
    /// The middle of a diverging domain.
    pub domain_mid: Prop<f64>,
    /// Written edges of bins.
    pub bins: Option<BinEdges>,
    /// The range.
    pub range: Prop<RangeChoice>,
}

impl Props {
    /// The properties of a slot.
    #[inline(never)]
    pub fn new(slot: &Slot, layers: &[Layer<'_>], slots: &super::Slots, config: &Config) -> Self {
        let mut props = Self::default();
        for &index in &slot.layers {
            let Some(layer) = layers.get(index) else { continue };
            let Some(def) = layer.channels.data(slot.channel) else { continue };
            props.merge_layer(slot, layer, def, config);
        }
        // The range needs the padding of all layers.
        for &index in &slot.layers {
            let Some(layer) = layers.get(index) else { continue };
            let Some(def) = layer.channels.data(slot.channel) else { continue };
            let (choice, explicit) = choose(slot, index, layer, def, slots, config);
            match (&props.range.value, &choice) {
                (Some(RangeChoice::Step(old)), RangeChoice::Step(new)) if props.range.explicit == explicit => {
                    if new > old {
                        props.range = Prop { value: Some(choice), explicit };
                    }
                }
                _ => props.range.put(Some(choice), explicit),
            }
        }
        props
    }

    fn merge_layer(&mut self, slot: &Slot, layer: &Layer<'_>, def: &Encoded, config: &Config) {
        let none = ScaleDef::default();
        let written = match &def.def.scale {
            Setting::On(written) => written,
            Setting::Unset | Setting::Off => &none,
        };
        let (kind, channel) = (slot.kind, slot.channel);
        let from_config = |name: &str| config.scale.get(name).copied();
        let continuous = is_continuous(kind);
        if continuous || matches!(kind, ScaleType::Quantize | ScaleType::Threshold) {
            put(&mut self.nice, &written.nice, || nice(channel, kind, def, written));
        }
        let zeroable = !is_discrete(kind)
            && !is_time(kind)
            && !matches!(kind, ScaleType::Log | ScaleType::Threshold | ScaleType::Quantile);
        if zeroable {
            put(&mut self.zero, &written.zero, || Some(zero(channel, kind, layer, def, written, config)));
        }
        if continuous || matches!(kind, ScaleType::Point | ScaleType::Band) {
            put(&mut self.padding, &written.padding, || padding(channel, kind, layer, def, config));
            put(&mut self.round, &written.round, || from_config("round").map(|flag| flag != 0.0));
        }
        let nested = has_nested_offset(&layer.channels, channel);
        if kind == ScaleType::Band {
            let no_padding = self.padding.value.is_none();
            put(&mut self.padding_inner, &written.padding_inner, || {
                if no_padding { padding_inner(channel, layer.kind, nested, config) } else { None }
            });
        }
        if matches!(kind, ScaleType::Point | ScaleType::Band) {
            let (no_padding, inner) = (self.padding.value.is_none(), self.padding_inner.value);
            put(&mut self.padding_outer, &written.padding_outer, || {
                if no_padding { padding_outer(channel, kind, nested, inner, config) } else { None }
            });
            put(&mut self.align, &written.align, || None);
        }
        put(&mut self.reverse, &written.reverse, || reverse(channel, kind, def, config));
        if continuous {
            put(&mut self.clamp, &written.clamp, || from_config("clamp").map(|flag| flag != 0.0));
            put(&mut self.domain_min, &written.domain_min, || None);
            put(&mut self.domain_max, &written.domain_max, || None);
            if is_color(channel) {
                put(&mut self.domain_mid, &written.domain_mid, || None);
            }
        }
        put(&mut self.base, &written.base, || None);
        put(&mut self.exponent, &written.exponent, || None);
        put(&mut self.constant, &written.constant, || None);
        if is_color(channel) {
            put(&mut self.interpolate, &written.interpolate, || {
                (def.kind != Some(FieldType::Nominal)).then(|| "hcl".to_owned())
            });
            self.gamma = self.gamma.or(written.gamma);
        }
        if self.bins.is_none() && kind != ScaleType::Ordinal {
            self.bins = written.bins.clone();
        }
    }
}

fn put<T: Clone>(prop: &mut Prop<T>, written: &Option<T>, inferred: impl FnOnce() -> Option<T>) {
    match written {
        Some(value) => prop.put(Some(value.clone()), true),
        None => prop.put(inferred(), false),
    }
}

fn nice(channel: Channel, kind: ScaleType, def: &Encoded, written: &ScaleDef) -> Option<NiceDef> {
    let bound = matches!(written.domain, Some(DomainDef::Values(_)))
        || written.domain_min.is_some()
        || written.domain_max.is_some();
    let not = def.is_field() && def.has_bins() || bound || is_time(kind);
    (!not && is_xy(channel)).then_some(NiceDef::Switch(true))
}

fn zero(
    channel: Channel,
    kind: ScaleType,
    layer: &Layer<'_>,
    def: &Encoded,
    written: &ScaleDef,
    config: &Config,
) -> bool {
    match &written.domain {
        Some(DomainDef::Values(values)) => {
            let first = matches!(values.first(), Some(Value::Number(first)) if *first <= 0.0);
            return first && matches!(values.last(), Some(Value::Number(last)) if *last >= 0.0);
        }
        Some(DomainDef::UnionWith(_)) => return false,
        Some(DomainDef::Unaggregated) | None => {}
    }
    if channel == Channel::Size && def.kind == Some(FieldType::Quantitative) && !is_discretizing(kind) {
        return true;
    }
    let position = matches!(channel, Channel::X | Channel::Y | Channel::Theta | Channel::Radius);
    if !position || def.is_field() && def.has_bins() {
        return false;
    }
    let along = matches!(layer.kind, MarkType::Bar | MarkType::Area | MarkType::Line | MarkType::Trail)
        && matches!(
            (layer.orient, channel),
            (Some(Orientation::Horizontal), Channel::Y) | (Some(Orientation::Vertical), Channel::X)
        );
    if along {
        return false;
    }
    let ranged = secondary(channel).is_some_and(|second| layer.channels.has(second));
    if matches!(layer.kind, MarkType::Bar | MarkType::Area) && !ranged {
        return true;
    }
    config.scale.get("zero").is_none_or(|zero| *zero != 0.0)
}

fn padding(channel: Channel, kind: ScaleType, layer: &Layer<'_>, def: &Encoded, config: &Config) -> Option<f64> {
    if !is_xy(channel) {
        return None;
    }
    if is_continuous(kind) {
        if let Some(padding) = config.scale.get("continuousPadding") {
            return Some(*padding);
        }
        let thickness = matches!(
            (layer.orient, channel),
            (Some(Orientation::Vertical), Channel::X) | (Some(Orientation::Horizontal), Channel::Y)
        );
        let interval = def.is_field() && (def.has_bins() || def.has_time_unit());
        if layer.kind == MarkType::Bar && thickness && !interval {
            return Some(layer.look.continuous_band_size());
        }
    }
    (kind == ScaleType::Point).then(|| config.scale.get("pointPadding").copied().unwrap_or(0.5))
}

fn padding_inner(channel: Channel, mark: MarkType, nested: bool, config: &Config) -> Option<f64> {
    let get = |name: &str, default: f64| config.scale.get(name).copied().unwrap_or(default);
    if is_offset(channel) {
        return config.scale.get("offsetBandPaddingInner").copied();
    }
    if !is_xy(channel) {
        return None;
    }
    if nested {
        return Some(get("bandWithNestedOffsetPaddingInner", 0.2));
    }
    if let Some(padding) = config.scale.get("bandPaddingInner") {
        return Some(*padding);
    }
    Some(match mark {
        MarkType::Bar => get("barBandPaddingInner", 0.1),
        MarkType::Tick => get("tickBandPaddingInner", 0.25),
        _ => get("rectBandPaddingInner", 0.0),
    })
}

fn padding_outer(channel: Channel, kind: ScaleType, nested: bool, inner: Option<f64>, config: &Config) -> Option<f64> {
    if is_offset(channel) {
        return match kind {
            ScaleType::Point => Some(0.5),
            _ => config.scale.get("offsetBandPaddingOuter").copied(),
        };
    }
    if !is_xy(channel) {
        return None;
    }
    if nested {
        return Some(config.scale.get("bandWithNestedOffsetPaddingOuter").copied().unwrap_or(0.2));
    }
    if kind != ScaleType::Band {
        return None;
    }
    config.scale.get("bandPaddingOuter").copied().or_else(|| inner.map(|inner| inner / 2.0))
}

fn reverse(channel: Channel, kind: ScaleType, def: &Encoded, config: &Config) -> Option<bool> {
    let descending =
        def.is_field() && !is_discrete(kind) && def.def.sort == Setting::On(Sort::Order(SortOrder::Descending));
    if channel == Channel::X
        && let Some(reverse) = config.scale.get("xReverse")
    {
        return Some((*reverse != 0.0) != descending);
    }
    descending.then_some(true)
}
