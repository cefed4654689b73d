//! One layer with everything inferred that does not need the data.

use std::rc::Rc;

use super::channels::{Channels, Encoded, has_scale, secondary};
use super::format::note_patterns;
use super::looks::Look;
use super::normalize::LayerSpec;
use super::orient::orient;
use super::scales::kind::{is_discrete, is_offset, is_xy};
use super::stack::{Stack, stack};
use crate::data::{FieldPath, Value};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::spec::{
    Channel, ChannelDef, Config, Dimension, DomainDef, FieldType, Invalid, MarkProps, MarkType, Orientation, ScaleType,
    Setting, SizeValue, Sort, SortOrder, Source,
};

/// One layer with everything inferred that does not need the data.
pub struct Layer<'a> {
    /// As written.
    pub spec: &'a LayerSpec,
    /// The mark.
    pub kind: MarkType,
    /// Its properties.
    pub look: Look<'a>,
    /// Which way it lies.
    pub orient: Option<Orientation>,
    /// Its channels.
    pub channels: Channels,
    /// How it is stacked.
    pub stack: Option<Stack>,
    /// The written width and height. A step is none where the position is continuous.
    pub size: [Option<Dimension>; 2],
    /// The order of stacks that follows from the written domain of the colours.
    pub color_order: Option<ColorOrder>,
}

/// The written size, without a step along a position that has no bands or points.
fn without_steps(spec: &LayerSpec, channels: &Channels, notes: &mut Vec<Diagnostic>) -> [Option<Dimension>; 2] {
    let mut size = spec.size;
    for (extent, (channel, name)) in size.iter_mut().zip([(Channel::X, "width"), (Channel::Y, "height")]) {
        let continuous = channels.get(channel).is_some_and(|def| match def.kind {
            Some(FieldType::Quantitative) => !matches!(def.def.bin, Setting::On(_)),
            Some(FieldType::Temporal) => true,
            Some(FieldType::Nominal | FieldType::Ordinal) | None => false,
        });
        if continuous && matches!(extent, Some(Dimension::Step { .. })) {
            notes.push(messages::step_of_continuous(&spec.pointer, name));
            *extent = None;
        }
    }
    size
}

/// A column with the place of a field's values in a written domain.
pub struct ColorOrder {
    /// The field.
    pub field: FieldPath,
    /// The column.
    pub column: Rc<str>,
    /// The domain.
    pub domain: Vec<Value>,
}

/// An extent along a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BandSize {
    /// A share of the band.
    Share(f64),
    /// CSS pixels.
    Pixels(f64),
}

/// What happens to rows whose value is none that a continuous scale can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidMode {
    /// They are left out.
    Filter,
    /// Paths break there, other marks leave them out; domains include the rows.
    BreakKeepDomain,
    /// The same, but domains leave them out as well.
    BreakFilterDomain,
    /// They are shown at zero or the low end.
    Show,
}

/// Rows other than the drawn ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainRows {
    /// All of them.
    All,
    /// Those whose values continuous scales can show.
    Valid,
}

impl<'a> Layer<'a> {
    /// The layer of `spec` under `config`.
    pub fn new(spec: &'a LayerSpec, config: &'a Config, notes: &mut Vec<Diagnostic>) -> Self {
        let kind = spec.mark.kind;
        let look = Look::new(&spec.mark, config);
        let mut channels = Channels::new(&spec.encoding, kind, look.filled(), notes);
        let orient = orient(kind, &channels, &look);
        note_patterns(&channels, notes);
        let single = !is_path(kind) && !matches!(kind, MarkType::Figure | MarkType::Pictogram | MarkType::Gauge);
        if !single && !look.by_row().is_empty() {
            notes.push(messages::look_by_row(&spec.mark.pointer));
        }
        let paints = ["color", "fill", "stroke", "opacity", "shape"];
        let explained = |(channel, def): (Channel, &Encoded)| {
            has_scale(channel) && !is_xy(channel) && !is_offset(channel) && !def.def.legend.is_off()
        };
        if paints.iter().any(|name| look.expression(name).is_some()) && channels.fields().into_iter().any(explained) {
            notes.push(messages::legend_of_looks_by_row(&spec.mark.pointer));
        }
        let stack = stack(kind, orient, &channels);
        let binned = |channel: &Channel| {
            let def = channels.get(*channel).filter(|def| def.binning.is_some());
            def.filter(|def| matches!(def.kind, Some(FieldType::Nominal | FieldType::Ordinal)))
        };
        let filled = stack.as_ref().filter(|stack| stack.impute);
        if let Some(def) = filled.and_then(|stack| stack.groups.iter().find_map(binned)) {
            notes.push(messages::stack_over_named_bins(&def.def.pointer));
        }
        let color_order = align_with_colors(&mut channels, stack.is_some(), orient);
        let size = without_steps(spec, &channels, notes);
        Self { spec, kind, look, orient, channels, stack, size, color_order }
    }

    /// This layer with another look.
    pub fn with_look<'b>(&'b self, look: Look<'b>) -> Layer<'b> {
        let Layer { spec, kind, orient, size, .. } = *self;
        Layer {
            spec,
            kind,
            look,
            orient,
            channels: self.channels.clone(),
            stack: self.stack.clone(),
            size,
            color_order: None,
        }
    }

    /// Whether rows become one item of many vertices.
    pub fn is_path(&self) -> bool {
        is_path(self.kind)
    }

    /// Whether the mark covers a stretch along both axes.
    pub fn is_rect_based(&self) -> bool {
        matches!(self.kind, MarkType::Rect | MarkType::Bar | MarkType::Arc | MarkType::Tick)
    }

    /// Whether `channel` is the one along which the layer is stacked.
    pub fn is_stacked_along(&self, channel: Channel) -> bool {
        self.stack.as_ref().is_some_and(|stack| stack.channel == channel)
    }

    /// Where in a bin or calendar interval the definition of `channel` lies, if that has a say.
    pub fn band_position(&self, channel: Channel, with_second: bool) -> Option<f64> {
        let def = self.channels.get(channel)?;
        if def.def.band_position.is_some() {
            return def.def.band_position;
        }
        if !def.is_field() {
            return None;
        }
        let second = with_second && secondary(channel).is_some_and(|second| self.channels.has(second));
        if def.has_time_unit() && !second {
            self.look.time_unit_band_position()
        } else {
            def.binning.is_some().then_some(0.5)
        }
    }

    /// Whether a definition needs the end of its bin or calendar interval.
    pub fn has_band_end(&self, channel: Channel, def: &Encoded) -> bool {
        let temporal = def.has_time_unit() && def.kind == Some(FieldType::Temporal);
        (def.binning.is_some() || temporal) && self.band_position(channel, true).is_some()
    }

    /// Whether the mark covers a calendar interval that is shifted against the unit's own.
    pub fn has_shifted_interval(&self, channel: Channel, def: &Encoded) -> bool {
        self.is_rect_based()
            && is_xy(channel)
            && def.has_time_unit()
            && self.band_position(channel, true).is_some_and(|position| position != 0.5)
    }

    /// How much of a band the mark takes along `channel`.
    pub fn band_size(&self, channel: Channel, scale: Option<ScaleType>, sized: bool) -> Option<BandSize> {
        let horizontal = matches!(channel, Channel::X);
        let extent = if horizontal { self.look.get(MarkProps::width) } else { self.look.get(MarkProps::height) };
        let extent = extent.and_then(|size| match size {
            SizeValue::Pixels(pixels) => Some(BandSize::Pixels(pixels)),
            SizeValue::Band(share) => Some(BandSize::Share(share)),
            SizeValue::Full => None,
        });
        if extent.is_some() {
            return extent;
        }
        if sized && let Some(size) = self.size_property() {
            return Some(BandSize::Pixels(size));
        }
        if let Some(def) = self.channels.get(channel).filter(|def| def.is_field()) {
            if def.has_time_unit() {
                return Some(BandSize::Share(self.look.time_unit_band_size()));
            }
            if def.binning.is_some() && !scale.is_some_and(is_discrete) {
                return Some(BandSize::Share(1.0));
            }
        }
        if !self.is_rect_based() {
            return None;
        }
        let discrete = self.look.config(MarkProps::discrete_band_size).and_then(|size| match size {
            SizeValue::Pixels(pixels) => Some(BandSize::Pixels(pixels)),
            SizeValue::Band(share) => Some(BandSize::Share(share)),
            SizeValue::Full => None,
        });
        match scale {
            Some(kind) if is_discrete(kind) => Some(discrete.unwrap_or(BandSize::Share(1.0))),
            Some(_) if self.kind == MarkType::Arc => None,
            Some(_) => Some(BandSize::Pixels(self.look.continuous_band_size())),
            None => discrete,
        }
    }

    /// The mark's `size`, leaving out that of config for all marks, which is for points.
    fn size_property(&self) -> Option<f64> {
        self.look.typed(MarkProps::size, None)
    }

    /// What happens to invalid values.
    pub fn invalid_mode(&self) -> InvalidMode {
        self.mode(self.look.get(MarkProps::invalid))
    }

    /// Which rows domains are made from: the drawn ones, where this is none, else all or the valid ones. Only config has a
    /// say in it, as in Vega-Lite.
    pub fn domain_rows(&self) -> Option<DomainRows> {
        match self.mode(self.look.config(MarkProps::invalid)) {
            InvalidMode::BreakKeepDomain if !self.is_path() => Some(DomainRows::All),
            InvalidMode::BreakFilterDomain if self.is_path() => Some(DomainRows::Valid),
            InvalidMode::BreakKeepDomain | InvalidMode::BreakFilterDomain | InvalidMode::Filter | InvalidMode::Show => {
                None
            }
        }
    }

    fn mode(&self, written: Option<Setting<Invalid>>) -> InvalidMode {
        match written {
            Some(Setting::Off) => InvalidMode::Show,
            Some(Setting::On(Invalid::Show)) => InvalidMode::Show,
            Some(Setting::On(Invalid::Filter)) => InvalidMode::Filter,
            Some(Setting::On(Invalid::BreakPathsFilterDomains)) => InvalidMode::BreakFilterDomain,
            Some(Setting::On(Invalid::BreakPathsShowDomains)) => InvalidMode::BreakKeepDomain,
            Some(Setting::On(Invalid::BreakPathsShowPathDomains) | Setting::Unset) | None => {
                if self.is_path() {
                    InvalidMode::BreakKeepDomain
                } else {
                    InvalidMode::Filter
                }
            }
        }
    }
}

/// Whether rows of this mark become one item of many vertices.
pub fn is_path(kind: MarkType) -> bool {
    matches!(kind, MarkType::Line | MarkType::Area | MarkType::Trail)
}

/// Where colours have a written domain and nothing else says the order, offsets and stacks follow that domain.
fn align_with_colors(channels: &mut Channels, stacked: bool, orient: Option<Orientation>) -> Option<ColorOrder> {
    let color = channels.get(Channel::Fill).or_else(|| channels.get(Channel::Color))?;
    let field = color.field()?.clone();
    let Some(DomainDef::Values(domain)) = color.def.scale.on().and_then(|scale| scale.domain.clone()) else {
        return None;
    };
    if channels.has(Channel::Order) || color.kind != Some(FieldType::Nominal) {
        return None;
    }
    for offset in [Channel::XOffset, Channel::YOffset] {
        if let Some(def) = channels.get_mut(offset).filter(|def| def.is_field()) {
            if matches!(def.def.sort, Setting::Unset) {
                def.def.sort = Setting::On(Sort::Values(domain));
                return None;
            }
            break;
        }
    }
    if !stacked {
        return None;
    }
    let column: Rc<str> = Rc::from(["_", &field.flat(), "_sort_index"].concat());
    let order = if orient == Some(Orientation::Horizontal) { SortOrder::Ascending } else { SortOrder::Descending };
    let def = ChannelDef {
        source: Source::Field(FieldPath::new(&column)),
        kind: Some(FieldType::Quantitative),
        sort: Setting::On(Sort::Order(order)),
        ..ChannelDef::default()
    };
    let mut def = Encoded::new(&def, Channel::Order);
    def.column = column.clone();
    channels.add(Channel::Order, def);
    Some(ColorOrder { field, column, domain })
}
