//! Channels with everything inferred: types, bins, the columns that hold what they show.
//!
//! In: the encoding of one layer as written. Out: [`Channels`], where no question about a definition is open any more
//! that can be answered without the data.

mod encoded;
mod names;

pub use encoded::Encoded;

use super::looks::name as mark_name;
use crate::data::stable_sort;
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::spec::{Bin, Channel, Encoding, FieldType, MarkType, Setting, Source};

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
            if channel == Channel::Order && first.listed {
                notes.push(messages::listed_order(&first.pointer));
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
    pub fn fields(&self) -> Vec<(Channel, &Encoded)> {
        let mut found = Vec::new();
        for (channel, defs) in &self.entries {
            for def in defs.iter().filter_map(Encoded::data).filter(|def| def.is_field()) {
                found.push((*channel, def));
            }
        }
        found
    }

    /// Whether any definition aggregates.
    pub fn aggregates(&self) -> bool {
        self.fields().iter().any(|(_, def)| def.def.aggregate.is_some())
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
