//! Where along an axis the item of a row lies.

use std::rc::Rc;

use super::Drawing;
use super::positions::Positions;
use crate::compile::channels::{Encoded, main_channel, offset_channel, secondary};
use crate::compile::data::temporal_value;
use crate::compile::layer::InvalidMode;
use crate::compile::scales::domain::column;
use crate::compile::scales::kind::{is_continuous, is_discrete, is_time};
use crate::data::{Column, FieldPath, Numbers, Value};
use crate::scale::{Continuous, Range, Scale, Transform};
use crate::spec::{Aggregate, Channel, DomainDef, FieldType, InvalidOutput, MarkProps, MarkType, SizeValue, Source};

/// Where a channel stands that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// In the middle.
    Middle,
    /// At zero or the low end.
    ZeroOrLow,
    /// At zero or the high end.
    ZeroOrHigh,
}

/// A property of marks that says where something is.
pub type Property = fn(&MarkProps) -> Option<SizeValue>;

/// A position along an axis, row by row.
pub struct Place {
    source: Origin,
    offset: Offset,
    /// Where invalid values are shown, and the column they are in.
    invalid: Option<(Column, f64)>,
}

enum Origin {
    /// The same for all rows.
    Fixed(f64),
    /// The values are pixels.
    Raw(Column),
    /// Through a scale, and a share of the band further.
    Scaled { column: Column, scale: Rc<Scale>, band: f64 },
    /// Numbers through a scale that is a straight line: from two bounds of the domain to two of the range.
    Straight { numbers: Numbers, domain: (f64, f64), range: (f64, f64) },
    /// Between two values, through a scale.
    Between { start: Column, end: Column, share: f64, scale: Option<Rc<Scale>> },
}

/// A shift along the axis.
enum Offset {
    Pixels(f64),
    Place(Box<Place>),
}

impl Place {
    /// The same for all rows.
    pub fn fixed(at: f64) -> Self {
        Self { source: Origin::Fixed(at), offset: Offset::Pixels(0.0), invalid: None }
    }

    fn new(source: Origin) -> Self {
        Self { source, offset: Offset::Pixels(0.0), invalid: None }
    }

    /// The position of a row's item; NaN where there is none.
    pub fn at(&self, row: usize) -> f64 {
        if let Some((column, shown)) = &self.invalid
            && !crate::compile::data::is_valid(&column.value(row))
        {
            return *shown + self.offset_at(row);
        }
        let position = match &self.source {
            Origin::Fixed(at) => *at,
            Origin::Raw(column) => column.number(row),
            Origin::Scaled { column, scale, band } => scaled(column, scale, row) + band * scale.bandwidth(),
            Origin::Straight { numbers, domain, range } => {
                let share = (numbers.get(row).copied().unwrap_or(f64::NAN) - domain.0) / (domain.1 - domain.0);
                range.0 * (1.0 - share) + range.1 * share
            }
            Origin::Between { start, end, share, scale } => {
                let value = (1.0 - share) * start.number(row) + share * end.number(row);
                match scale {
                    Some(scale) => scale.position(&Value::Number(value)).unwrap_or(f64::NAN),
                    None => value,
                }
            }
        };
        position + self.offset_at(row)
    }

    /// The positions of the items of the first `rows` rows.
    pub fn positions(&self, rows: usize) -> Positions {
        if let (Origin::Straight { numbers, domain, range }, Offset::Pixels(shift), None) =
            (&self.source, &self.offset, &self.invalid)
            && numbers.len() == rows
        {
            return Positions::straight(numbers.clone(), *domain, *range, *shift);
        }
        if let (Origin::Fixed(at), Offset::Pixels(shift)) = (&self.source, &self.offset) {
            return Positions::fixed(at + shift);
        }
        Positions::each((0..rows).map(|row| self.at(row)).collect())
    }

    fn offset_at(&self, row: usize) -> f64 {
        match &self.offset {
            Offset::Pixels(pixels) => *pixels,
            Offset::Place(place) => {
                let offset = place.at(row);
                if offset.is_nan() { 0.0 } else { offset }
            }
        }
    }
}

/// The position of a value, which JavaScript would read as a number where the scale asks for one; nothing stands nowhere.
fn scaled(column: &Column, scale: &Scale, row: usize) -> f64 {
    match scale {
        Scale::Continuous(_) if matches!(column, Column::Values(values) if values.get(row).is_none_or(Value::is_nothing)) => {
            f64::NAN
        }
        Scale::Continuous(scale) => scale.position(column.number(row)).unwrap_or(f64::NAN),
        scale => scale.position(&column.value(row)).unwrap_or(f64::NAN),
    }
}

/// The bounds of a scale that is a straight line.
fn straight(scale: &Continuous) -> Option<((f64, f64), (f64, f64))> {
    let linear = matches!(scale.transform(), Transform::Linear | Transform::Time { .. });
    let Range::Numbers(range) = scale.range() else { return None };
    let (&[low, high], &[from, to]) = (scale.domain(), &range[..]) else { return None };
    (linear && scale.known > 1 && low < high && !scale.clamp && !scale.round).then_some(((low, high), (from, to)))
}

impl Drawing<'_> {
    /// The position of a channel as of a point.
    pub fn point_place(&self, channel: Channel, default: Option<Default>) -> Option<Place> {
        let layer = self.layer;
        let (offset, encoded) = self.offset(channel, Some(0.5));
        let def = layer.channels.get(channel);
        if let Some(def) = def.filter(|def| def.is_data() && layer.is_stacked_along(channel)) {
            let share = def.def.band_position.or_else(|| {
                let polar = matches!(channel, Channel::Theta | Channel::Radius);
                (layer.kind == MarkType::Text && polar).then_some(0.5)
            });
            let scale = self.scale(channel);
            let source = match share {
                Some(share) => Origin::Between {
                    start: self.column(&def.with("_start")),
                    end: self.column(&def.with("_end")),
                    share,
                    scale,
                },
                None => self.scaled(self.column(&def.with("_end")), scale, 0.0),
            };
            return Some(Place { offset, ..Place::new(source) });
        }
        let band = if encoded { Some(0.0) } else { None };
        let place = self.middle(channel, def, band, true).or_else(|| self.default_place(channel, default))?;
        Some(Place { offset, ..place })
    }

    /// The place of a definition: of a bin or calendar interval a point inside it.
    pub fn middle(&self, channel: Channel, def: Option<&Encoded>, band: Option<f64>, second: bool) -> Option<Place> {
        let def = def?;
        let layer = self.layer;
        let main = main_channel(channel);
        let scale = self.scale(main);
        let kind = self.slot(main).map(|slot| slot.kind);
        let discrete = kind.is_some_and(is_discrete);
        let invalid = self.invalid_place(main, def);
        if let Source::Value(value) = &def.def.source {
            return Some(Place::fixed(self.pixels(channel, value)));
        }
        if let Source::Datum(value) = &def.def.source {
            let temporal = def.is_time() || kind.is_some_and(is_time);
            let value =
                if temporal { temporal_value(value, def.def.time_unit.as_ref(), self.zone) } else { value.clone() };
            let Some(scale) = scale else { return Some(Place::fixed(value.to_number())) };
            let position = match &*scale {
                Scale::Continuous(scale) => scale.position(value.to_number()),
                other => other.position(&value),
            };
            let share = band.or(def.def.band_position).unwrap_or(0.5);
            return Some(Place::fixed(position.unwrap_or(f64::NAN) + share * scale.bandwidth()));
        }
        if !def.is_field() {
            return None;
        }
        // What has only a second end, such as x2, takes the bin's own end.
        let second_def = if second { secondary(channel).and_then(|channel| layer.channels.get(channel)) } else { None };
        let share = if main == channel {
            band.or_else(|| layer.band_position(channel, second_def.is_some()))
        } else {
            band.or(def.def.band_position)
        };
        let temporal = def.has_time_unit() && def.kind == Some(FieldType::Temporal);
        let inside = share.filter(|share| *share != 0.0);
        let place = if def.binning.is_some() || temporal && inside.is_some() {
            if layer.stack.as_ref().is_some_and(|stack| stack.impute && stack.groups.contains(&channel)) {
                let name = if def.binning.is_some() { def.with("_mid") } else { def.column.to_string() };
                Place::new(self.scaled(self.column(&name), scale, 0.0))
            } else if let Some(share) = inside.filter(|_| !discrete) {
                Place::new(Origin::Between {
                    start: self.column(&def.column),
                    end: self.column(&def.with("_end")),
                    share,
                    scale,
                })
            } else {
                // Vega-Lite leaves points of bins and calendar intervals at the start of their bands.
                Place::new(self.scaled(self.column(&self.discrete_column(def, discrete)), scale, 0.0))
            }
        } else if def.is_binned()
            && let Some(other) = second_def.filter(|other| other.is_field())
        {
            Place::new(Origin::Between {
                start: self.column(&def.column),
                end: self.column(&other.column),
                share: share.unwrap_or(0.5),
                scale,
            })
        } else {
            let name = self.discrete_column(def, discrete);
            let band = if scale.as_ref().is_some_and(|scale| scale.bandwidth() != 0.0) {
                share.or(def.def.band_position).unwrap_or(0.5)
            } else {
                0.0
            };
            Place::new(self.scaled(self.column(&name), scale, band))
        };
        Some(Place { invalid, ..place })
    }

    /// Bins on a discrete axis are known by their range where they are categories.
    pub(super) fn discrete_column(&self, def: &Encoded, discrete: bool) -> String {
        let range =
            def.binning.is_some() && discrete && matches!(def.kind, Some(FieldType::Nominal | FieldType::Ordinal));
        if range { def.with("_range") } else { def.column.to_string() }
    }

    fn scaled(&self, column: Column, scale: Option<Rc<Scale>>, band: f64) -> Origin {
        let Some(scale) = scale else { return Origin::Raw(column) };
        if let (Column::Numbers(numbers), Some((domain, range))) = (&column, scale.continuous().and_then(straight)) {
            return Origin::Straight { numbers: numbers.clone(), domain, range };
        }
        Origin::Scaled { column, scale, band }
    }

    /// A column of the drawn rows; absent values where there is none.
    pub fn column(&self, name: &str) -> Column {
        let table = &self.rows.main;
        column(table, name).unwrap_or_else(|| table.resolve_or_absent(&FieldPath::new(name)))
    }

    /// A place in the edges of a bin or calendar interval.
    pub fn interval_place(&self, channel: Channel, share: f64, start: Column, end: Column) -> Place {
        let scale = self.scale(channel);
        if share == 0.0 {
            return Place::new(self.scaled(start, scale, 0.0));
        }
        if share == 1.0 {
            return Place::new(self.scaled(end, scale, 0.0));
        }
        Place::new(Origin::Between { start, end, share, scale })
    }

    /// Where invalid values of a definition are shown, if they are.
    fn invalid_place(&self, channel: Channel, def: &Encoded) -> Option<(Column, f64)> {
        let counting = matches!(
            def.def.aggregate,
            Some(Aggregate::Count | Aggregate::Valid | Aggregate::Missing | Aggregate::Distinct)
        );
        let slot = self.slot(channel)?;
        if !def.is_field() || counting || is_discrete(slot.kind) {
            return None;
        }
        let written = self.wording.config.scale_invalid.get(&channel);
        if written.is_none() && self.layer.invalid_mode() != InvalidMode::Show {
            return None;
        }
        let shown = match written {
            Some(InvalidOutput::Value(value)) => self.pixels(channel, value),
            Some(InvalidOutput::ZeroOrMin) | None => self.zero_or_end(channel, Default::ZeroOrLow)?,
        };
        Some((self.column(&def.column), shown))
    }

    /// Zero on the axis, or one end of its domain where zero is not in it.
    pub fn zero_or_end(&self, channel: Channel, default: Default) -> Option<f64> {
        let channel = main_channel(channel);
        let (slot, scale) = (self.slot(channel)?, self.scale(channel)?);
        let end = |values: Vec<Value>| {
            let value = if default == Default::ZeroOrHigh { values.last() } else { values.first() };
            value.and_then(|value| scale.position(value))
        };
        let Some(continuous) = scale.continuous() else {
            let domain = scale.domain();
            let ends = [domain.first(), domain.last()].map(|value| value.map_or(f64::NAN, Value::to_number));
            // Zero lies between null, numbers and truths, too, and has a place where it is one of them.
            if ends[0].min(ends[1]) <= 0.0 && 0.0 <= ends[0].max(ends[1]) && !ends.iter().any(|end| end.is_nan()) {
                return Some(scale.position(&Value::Number(0.0)).unwrap_or(f64::NAN));
            }
            return end(domain);
        };
        let with_zero = is_continuous(slot.kind) && !is_time(slot.kind) && slot.kind != crate::spec::ScaleType::Log;
        let (low, high) = continuous.bounds();
        // A domain that is written from large to small is not known to have zero.
        let def = self.layer.channels.data(channel).and_then(|def| def.def.scale.on());
        let written = def.is_some_and(|scale| matches!(scale.domain, Some(DomainDef::Values(_))));
        let (low, high) = if written { (low, high) } else { (low.min(high), low.max(high)) };
        if with_zero && low <= 0.0 && 0.0 <= high {
            return continuous.position(0.0);
        }
        end(scale.domain())
    }

    /// Where a channel stands that says nothing.
    pub fn default_place(&self, channel: Channel, default: Option<Default>) -> Option<Place> {
        let look = &self.layer.look;
        if let Some(written) = self.written_place(channel, &|get| look.get(get)) {
            return Some(Place::fixed(written));
        }
        let default = default?;
        let horizontal = matches!(main_channel(channel), Channel::X);
        let length = if horizontal { self.plot.width } else { self.plot.height };
        if default == Default::Middle {
            return Some(Place::fixed(length / 2.0));
        }
        if let Some(at) = self.zero_or_end(channel, default) {
            return Some(Place::fixed(at));
        }
        let low = default == Default::ZeroOrLow;
        Some(Place::fixed(match main_channel(channel) {
            Channel::Radius if low => 0.0,
            Channel::Radius => self.plot.width.min(self.plot.height) / 2.0,
            Channel::Theta if low => 0.0,
            Channel::Theta => std::f64::consts::TAU,
            Channel::Y if low => self.plot.height,
            Channel::X if !low => self.plot.width,
            _ => 0.0,
        }))
    }

    /// The place that a property of the mark or of config gives for a channel.
    pub fn written_place(&self, channel: Channel, find: &dyn Fn(Property) -> Option<SizeValue>) -> Option<f64> {
        let look = &self.layer.look;
        let length = |value: SizeValue, full: f64| match value {
            SizeValue::Pixels(pixels) => Some(pixels),
            SizeValue::Full => Some(full),
            SizeValue::Band(_) => None,
        };
        match channel {
            Channel::X => find(MarkProps::x).and_then(|value| length(value, self.plot.width)),
            Channel::X2 => find(MarkProps::x2).and_then(|value| length(value, self.plot.width)),
            Channel::Y => find(MarkProps::y).and_then(|value| length(value, self.plot.height)),
            Channel::Y2 => find(MarkProps::y2).and_then(|value| length(value, self.plot.height)),
            Channel::Theta => look.get(MarkProps::theta),
            Channel::Theta2 => look.get(MarkProps::theta2),
            Channel::Radius => look.get(MarkProps::outer_radius).or_else(|| look.get(MarkProps::radius)),
            Channel::Radius2 => look.get(MarkProps::inner_radius).or_else(|| look.get(MarkProps::radius2)),
            _ => None,
        }
    }

    /// A written visual value as pixels.
    fn pixels(&self, channel: Channel, value: &Value) -> f64 {
        match (channel, value) {
            (Channel::X | Channel::X2, Value::Text(text)) if &**text == "width" => self.plot.width,
            (Channel::Y | Channel::Y2, Value::Text(text)) if &**text == "height" => self.plot.height,
            _ => value.to_number(),
        }
    }

    /// The shift of a channel, and whether a channel gives it.
    fn offset(&self, channel: Channel, band: Option<f64>) -> (Offset, bool) {
        if let Some(offset) = offset_channel(channel)
            && let Some(def) = self.layer.channels.get(offset)
        {
            if let Some(place) = self.middle(offset, Some(def), band, false) {
                return (Offset::Place(Box::new(place)), true);
            }
            return (Offset::Pixels(0.0), true);
        }
        let look = &self.layer.look.own;
        let written = match channel {
            Channel::X => look.x_offset(),
            Channel::Y => look.y_offset(),
            Channel::X2 => look.x2_offset(),
            Channel::Y2 => look.y2_offset(),
            Channel::Theta => look.theta_offset(),
            Channel::Radius => look.radius_offset(),
            _ => None,
        };
        (Offset::Pixels(written.unwrap_or(0.0)), false)
    }

    /// The place shifted as the channel asks.
    pub fn with_offset(&self, place: Place, channel: Channel, band: Option<f64>) -> Place {
        let (offset, _) = self.offset(channel, band);
        Place { offset, ..place }
    }

    /// Whether the offset of a channel is itself a channel.
    pub fn has_offset_channel(&self, channel: Channel) -> bool {
        offset_channel(channel).is_some_and(|offset| self.layer.channels.has(offset))
    }

    /// The fixed shift of a channel.
    pub fn fixed_offset(&self, channel: Channel) -> Option<f64> {
        match self.offset(channel, Some(0.0)).0 {
            Offset::Pixels(pixels) if pixels != 0.0 => Some(pixels),
            Offset::Pixels(_) | Offset::Place(_) => None,
        }
    }
}
