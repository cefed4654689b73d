//! Channels with everything inferred: types, bins, the columns that hold what they show.
//!
//! In: the encoding of one layer as written. Out: [`Channels`], where no question about a definition is open any more
//! that can be answered without the data.

mod names;

use std::rc::Rc;

use super::looks::name as mark_name;
use crate::data::{FieldPath, stable_sort};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::spec::{
    Aggregate, Bin, BinParams, Channel, ChannelDef, Encoding, FieldType, MarkType, Predicate, ScaleType, Setting, Sort,
    Source,
};

/// The order in which channels come in tooltips and descriptions.
pub const ORDER: [Channel; 28] = [
    Channel::X,
    Channel::Y,
    Channel::X2,
    Channel::Y2,
    Channel::Theta,
    Channel::Theta2,
    Channel::Radius,
    Channel::Radius2,
    Channel::XOffset,
    Channel::YOffset,
    Channel::Color,
    Channel::Fill,
    Channel::Stroke,
    Channel::Opacity,
    Channel::FillOpacity,
    Channel::StrokeOpacity,
    Channel::StrokeWidth,
    Channel::StrokeDash,
    Channel::Size,
    Channel::Angle,
    Channel::Shape,
    Channel::Order,
    Channel::Text,
    Channel::Detail,
    Channel::Key,
    Channel::Tooltip,
    Channel::Href,
    Channel::Description,
];

/// One definition with what it leaves open filled in.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// As written, what was inherited included.
    pub def: ChannelDef,
    /// The type of a field or datum.
    pub kind: Option<FieldType>,
    /// How the values are binned by the encoding, the number of bins included.
    pub binning: Option<BinParams>,
    /// The column with what is shown.
    pub column: Rc<str>,
    /// What is shown instead where a test holds.
    pub conditions: Vec<(Predicate, Encoded)>,
}

impl Encoded {
    /// Fills in what `def` leaves open for `channel`.
    pub fn new(def: &ChannelDef, channel: Channel) -> Self {
        let binning = match &def.bin {
            Setting::On(Bin::Params(params)) => Some(BinParams {
                maxbins: params
                    .maxbins
                    .filter(|count| *count > 0.0)
                    .or_else(|| params.step.is_none().then(|| default_bins(channel))),
                ..params.clone()
            }),
            Setting::On(Bin::Binned(_)) | Setting::Off | Setting::Unset => None,
        };
        let column = Rc::from(names::column(def, binning.as_ref()));
        let conditions =
            def.conditions.iter().map(|one| (one.test.clone(), Encoded::new(&one.then, channel))).collect();
        let mut encoded = Self { def: def.clone(), kind: None, binning, column, conditions };
        encoded.kind = encoded.infer_type(channel);
        encoded
    }

    /// Whether it shows a field or a count of rows.
    pub fn is_field(&self) -> bool {
        matches!(self.def.source, Source::Field(_)) || self.def.aggregate == Some(Aggregate::Count)
    }

    /// Whether it shows a value of the data's domain.
    pub fn is_datum(&self) -> bool {
        matches!(self.def.source, Source::Datum(_))
    }

    /// Whether it shows a field or a datum.
    pub fn is_data(&self) -> bool {
        self.is_field() || self.is_datum()
    }

    /// Whether values are binned already.
    pub fn is_binned(&self) -> bool {
        matches!(self.def.bin, Setting::On(Bin::Binned(_)))
    }

    /// Whether bins have a part in it, made here or before.
    pub fn has_bins(&self) -> bool {
        self.binning.is_some() || self.is_binned()
    }

    /// Whether a calendar unit has a part in it.
    pub fn has_time_unit(&self) -> bool {
        self.def.time_unit.is_some()
    }

    /// Whether values are moments to be written as such.
    pub fn is_time(&self) -> bool {
        self.kind == Some(FieldType::Temporal) || self.is_field() && self.has_time_unit()
    }

    /// Whether it is a measure: numbers without bins.
    pub fn is_measure(&self) -> bool {
        match &self.def.source {
            Source::Datum(value) => matches!(value, crate::data::Value::Number(_)),
            Source::Field(_) | Source::None => {
                self.is_field() && self.kind == Some(FieldType::Quantitative) && !self.has_bins()
            }
            Source::Value(_) => false,
        }
    }

    /// The written field.
    pub fn field(&self) -> Option<&FieldPath> {
        match &self.def.source {
            Source::Field(path) => Some(path),
            Source::None | Source::Datum(_) | Source::Value(_) => None,
        }
    }

    /// The column's name with a suffix, such as `_end`.
    pub fn with(&self, suffix: &str) -> String {
        [&*self.column, suffix].concat()
    }

    /// This definition, or the one of its only condition, where that shows data.
    pub fn data(&self) -> Option<&Encoded> {
        if self.is_data() {
            return Some(self);
        }
        match &self.conditions[..] {
            [(_, then)] if then.is_data() => Some(then),
            _ => None,
        }
    }

    /// Whether a calendar unit is in UTC.
    pub fn is_utc(&self) -> bool {
        let scale_kind = self.def.scale.on().and_then(|scale| scale.kind);
        self.def.time_unit.as_ref().is_some_and(|unit| unit.utc) || scale_kind == Some(ScaleType::Utc)
    }

    fn infer_type(&self, channel: Channel) -> Option<FieldType> {
        use crate::data::Value;
        if let Source::Datum(value) = &self.def.source {
            return self.def.kind.or(match value {
                Value::Number(_) => Some(FieldType::Quantitative),
                Value::Text(_) => Some(FieldType::Nominal),
                Value::Time(_) => Some(FieldType::Temporal),
                _ => None,
            });
        }
        if !self.is_field() {
            return None;
        }
        let counting = matches!(
            self.def.aggregate,
            Some(Aggregate::Count | Aggregate::Valid | Aggregate::Missing | Aggregate::Distinct)
        );
        if counting {
            return Some(FieldType::Quantitative);
        }
        if self.def.kind.is_some() || is_secondary(channel) {
            return self.def.kind;
        }
        Some(match channel {
            Channel::Row | Channel::Column | Channel::Facet | Channel::Shape | Channel::StrokeDash => {
                FieldType::Nominal
            }
            Channel::Order => FieldType::Ordinal,
            _ if matches!(self.def.sort, Setting::On(Sort::Values(_))) => FieldType::Ordinal,
            _ if self.has_time_unit() => FieldType::Temporal,
            _ if self.has_bins() => FieldType::Quantitative,
            _ if self
                .def
                .aggregate
                .as_ref()
                .is_some_and(|op| !matches!(op, Aggregate::ArgMin(_) | Aggregate::ArgMax(_))) =>
            {
                FieldType::Quantitative
            }
            _ => match self.def.scale.on().and_then(|scale| scale.kind) {
                Some(
                    ScaleType::Linear
                    | ScaleType::Log
                    | ScaleType::Pow
                    | ScaleType::Sqrt
                    | ScaleType::Symlog
                    | ScaleType::Quantile
                    | ScaleType::Quantize
                    | ScaleType::Threshold,
                ) => FieldType::Quantitative,
                Some(ScaleType::Time | ScaleType::Utc) => FieldType::Temporal,
                Some(ScaleType::BinOrdinal | ScaleType::Ordinal | ScaleType::Point | ScaleType::Band) | None => {
                    FieldType::Nominal
                }
            },
        })
    }
}

/// The channels of one layer.
#[derive(Clone, Debug, Default)]
pub struct Channels {
    entries: Vec<(Channel, Vec<Encoded>)>,
}

impl Channels {
    /// Fills in what `encoding` leaves open for a mark. Channels that the mark cannot show are left out, with a note.
    pub fn new(encoding: &Encoding, mark: MarkType, filled: bool, notes: &mut Vec<Diagnostic>) -> Self {
        let mut channels = Self::default();
        for channel in ORDER {
            let Some(defs) = encoding.get(&channel) else { continue };
            let Some(first) = defs.first() else { continue };
            if let Some(position) = offset_base(channel)
                && let Some(position) = channels.get(position)
            {
                let continuous = matches!(position.kind, Some(FieldType::Quantitative | FieldType::Temporal));
                let is_field = Encoded::new(first, channel).is_field();
                if position.is_field() && continuous && is_field && !position.has_time_unit() {
                    notes.push(messages::offset_on_continuous_axis(&first.pointer));
                    continue;
                }
            }
            if !supports(encoding, channel, mark) {
                notes.push(messages::channel_not_for_mark(&first.pointer, mark_name(mark)));
                continue;
            }
            let overridden = if filled { Channel::Fill } else { Channel::Stroke };
            if channel == Channel::Color && encoding.contains_key(&overridden) {
                notes.push(messages::color_is_overridden(&first.pointer));
                continue;
            }
            let mut encoded: Vec<Encoded> = defs.iter().map(|def| Encoded::new(def, channel)).collect();
            match channel {
                Channel::Detail | Channel::Key => encoded.retain(Encoded::is_field),
                Channel::Order => {}
                _ => encoded.retain(|def| {
                    def.is_data() || matches!(def.def.source, Source::Value(_)) || !def.conditions.is_empty()
                }),
            }
            if encoded.is_empty() {
                notes.push(messages::definition_without_field(&first.pointer));
                continue;
            }
            let aggregated = encoded.first().and_then(Encoded::data).is_some_and(|def| def.def.aggregate.is_some());
            if channel == Channel::Size && mark == MarkType::Line && aggregated {
                notes.push(messages::line_of_changing_width(&first.pointer));
                continue;
            }
            channels.entries.push((channel, encoded));
        }
        // What belongs to x2 has the type of x.
        for (channel, main) in [
            (Channel::X2, Channel::X),
            (Channel::Y2, Channel::Y),
            (Channel::Theta2, Channel::Theta),
            (Channel::Radius2, Channel::Radius),
        ] {
            let kind = channels.get(main).and_then(|def| def.kind);
            if let Some(def) = channels.get_mut(channel) {
                def.kind = def.kind.or(kind);
            }
        }
        channels
    }

    /// The definition of a channel, the first of several.
    pub fn get(&self, channel: Channel) -> Option<&Encoded> {
        self.all(channel).first()
    }

    /// The definition of a channel where it shows data, or where its only condition does.
    pub fn data(&self, channel: Channel) -> Option<&Encoded> {
        self.get(channel).and_then(Encoded::data)
    }

    /// All definitions of a channel.
    pub fn all(&self, channel: Channel) -> &[Encoded] {
        self.entries.iter().find(|(known, _)| *known == channel).map_or(&[], |(_, defs)| defs)
    }

    /// Whether the channel is there.
    pub fn has(&self, channel: Channel) -> bool {
        self.get(channel).is_some()
    }

    /// Channels with their definitions.
    pub fn iter(&self) -> impl Iterator<Item = (Channel, &[Encoded])> {
        self.entries.iter().map(|(channel, defs)| (*channel, &defs[..]))
    }

    /// Definitions that show fields, those of conditions included.
    pub fn fields(&self) -> impl Iterator<Item = (Channel, &Encoded)> {
        self.entries.iter().flat_map(|(channel, defs)| {
            defs.iter().filter_map(move |def| def.data().filter(|def| def.is_field()).map(|def| (*channel, def)))
        })
    }

    /// Whether any definition aggregates.
    pub fn aggregates(&self) -> bool {
        self.fields().any(|(_, def)| def.def.aggregate.is_some())
    }

    /// Adds a channel that is not there yet.
    pub fn add(&mut self, channel: Channel, def: Encoded) {
        self.entries.push((channel, vec![def]));
        let place = |channel: Channel| ORDER.iter().position(|known| *known == channel);
        stable_sort(&mut self.entries, |(a, _), (b, _)| place(*a).cmp(&place(*b)));
    }

    /// The definition of a channel, to be changed.
    pub fn get_mut(&mut self, channel: Channel) -> Option<&mut Encoded> {
        self.entries.iter_mut().find(|(known, _)| *known == channel).and_then(|(_, defs)| defs.first_mut())
    }
}

/// The most bins where none are asked for.
fn default_bins(channel: Channel) -> f64 {
    match channel {
        Channel::StrokeDash => 4.0,
        Channel::Row
        | Channel::Column
        | Channel::Size
        | Channel::Color
        | Channel::Fill
        | Channel::Stroke
        | Channel::StrokeWidth
        | Channel::Opacity
        | Channel::FillOpacity
        | Channel::StrokeOpacity
        | Channel::Shape => 6.0,
        _ => 10.0,
    }
}

/// The channel at the other end of a range.
pub fn secondary(channel: Channel) -> Option<Channel> {
    match channel {
        Channel::X => Some(Channel::X2),
        Channel::Y => Some(Channel::Y2),
        Channel::Theta => Some(Channel::Theta2),
        Channel::Radius => Some(Channel::Radius2),
        _ => None,
    }
}

/// The channel whose scale a channel uses.
pub fn main_channel(channel: Channel) -> Channel {
    match channel {
        Channel::X2 => Channel::X,
        Channel::Y2 => Channel::Y,
        Channel::Theta2 => Channel::Theta,
        Channel::Radius2 => Channel::Radius,
        other => other,
    }
}

fn is_secondary(channel: Channel) -> bool {
    main_channel(channel) != channel
}

/// The offset channel of a position.
pub fn offset_channel(channel: Channel) -> Option<Channel> {
    match channel {
        Channel::X => Some(Channel::XOffset),
        Channel::Y => Some(Channel::YOffset),
        _ => None,
    }
}

/// The position that an offset belongs to.
pub fn offset_base(channel: Channel) -> Option<Channel> {
    match channel {
        Channel::XOffset => Some(Channel::X),
        Channel::YOffset => Some(Channel::Y),
        _ => None,
    }
}

/// Whether a channel can have a scale.
pub fn has_scale(channel: Channel) -> bool {
    match channel {
        Channel::X
        | Channel::Y
        | Channel::XOffset
        | Channel::YOffset
        | Channel::Theta
        | Channel::Radius
        | Channel::Color
        | Channel::Fill
        | Channel::Stroke
        | Channel::Opacity
        | Channel::FillOpacity
        | Channel::StrokeOpacity
        | Channel::StrokeWidth
        | Channel::StrokeDash
        | Channel::Size
        | Channel::Shape
        | Channel::Angle => true,
        Channel::X2
        | Channel::Y2
        | Channel::Theta2
        | Channel::Radius2
        | Channel::Text
        | Channel::Tooltip
        | Channel::Href
        | Channel::Description
        | Channel::Detail
        | Channel::Order
        | Channel::Key
        | Channel::Row
        | Channel::Column
        | Channel::Facet => false,
    }
}

/// Whether a mark can show a channel.
fn supports(encoding: &Encoding, channel: Channel, mark: MarkType) -> bool {
    use MarkType::{Arc, Area, Bar, Circle, Line, Point, Rect, Rule, Square, Text, Tick, Trail};
    if matches!(mark, MarkType::Figure | MarkType::Pictogram | MarkType::Gauge) {
        return true;
    }
    match channel {
        Channel::X2 | Channel::Y2 => match mark {
            Area | Bar | Rect | Rule => true,
            Circle | Point | Square | Tick | Line | Trail => {
                let main = encoding.get(&main_channel(channel)).and_then(|defs| defs.first());
                let second = encoding.get(&channel).and_then(|defs| defs.first());
                main.is_some_and(|def| matches!(def.bin, Setting::On(Bin::Binned(_))))
                    && second.is_some_and(|def| matches!(def.source, Source::Field(_)))
            }
            _ => false,
        },
        Channel::Size => matches!(mark, Point | Tick | Rule | Circle | Square | Bar | Text | Line | Trail),
        Channel::StrokeDash => matches!(mark, Line | Point | Tick | Rule | Circle | Square | Bar),
        Channel::Shape => mark == Point,
        Channel::Text => mark == Text,
        Channel::Angle => matches!(mark, Point | Square | Text),
        Channel::Theta | Channel::Radius => matches!(mark, Text | Arc),
        Channel::Theta2 | Channel::Radius2 => mark == Arc,
        _ => true,
    }
}
