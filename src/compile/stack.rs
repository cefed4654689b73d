//! Whether and how a layer's marks are stacked.

use std::rc::Rc;

use super::channels::{Channels, Encoded, offset_channel, secondary};
use crate::spec::{Channel, FieldType, MarkType, Orientation, Setting, StackOffset};

/// How a layer is stacked.
#[derive(Clone, Debug)]
pub struct Stack {
    /// The channel along which marks are stacked.
    pub channel: Channel,
    /// The channels that tell stacks apart.
    pub groups: Vec<Channel>,
    /// The columns of the pieces of a stack.
    pub by: Vec<Rc<str>>,
    /// The fields behind these columns.
    pub fields: Vec<Rc<str>>,
    /// Where stacks start.
    pub offset: StackOffset,
    /// Whether pieces that a stack lacks are filled with 0, as for areas.
    pub impute: bool,
}

/// Channels whose fields make the pieces of a stack.
const PIECES: [Channel; 17] = [
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
    Channel::Href,
    Channel::Description,
];

/// The stacking of a layer, if it is stacked.
pub fn stack(kind: MarkType, orient: Option<Orientation>, channels: &Channels) -> Option<Stack> {
    let stackable =
        !matches!(kind, MarkType::Rect | MarkType::Trail | MarkType::Figure | MarkType::Pictogram | MarkType::Gauge);
    if !stackable {
        return None;
    }
    let channel = candidate(kind, orient, channels, Channel::X, Channel::Y)
        .or_else(|| candidate(kind, orient, channels, Channel::Theta, Channel::Radius))?;
    let measure = channels.get(channel)?;
    let dimension = match channel {
        Channel::X => Channel::Y,
        Channel::Y => Channel::X,
        Channel::Theta => Channel::Radius,
        _ => Channel::Theta,
    };
    let mut groups = Vec::new();
    let mut group_columns: Vec<Rc<str>> = Vec::new();
    for channel in [Some(dimension), offset_channel(dimension)].into_iter().flatten() {
        let Some(def) = channels.get(channel).filter(|def| def.is_field()) else { continue };
        if def.column != measure.column {
            groups.push(channel);
            group_columns.push(def.column.clone());
        }
    }
    let (mut by, mut fields): (Vec<Rc<str>>, Vec<Rc<str>>) = Default::default();
    for piece in PIECES {
        for def in channels.all(piece) {
            let Some(def) = def.data().filter(|def| def.is_field()) else { continue };
            if def.def.aggregate.is_none() && !group_columns.contains(&def.column) {
                by.push(def.column.clone());
                fields.extend(def.field().map(|field| Rc::from(field.flat())));
            }
        }
    }
    let offset = match &measure.def.stack {
        Setting::On(offset) => *offset,
        Setting::Off => return None,
        Setting::Unset if matches!(kind, MarkType::Bar | MarkType::Area | MarkType::Arc) => StackOffset::Zero,
        Setting::Unset => return None,
    };
    if channels.aggregates() && by.is_empty() {
        return None;
    }
    if secondary(channel).and_then(|second| channels.get(second)).is_some_and(Encoded::is_data) {
        return None;
    }
    let impute = matches!(kind, MarkType::Area | MarkType::Line);
    Some(Stack { channel, groups, by, fields, offset, impute })
}

/// The one of two channels along which stacking makes sense.
fn candidate(
    kind: MarkType,
    orient: Option<Orientation>,
    channels: &Channels,
    x: Channel,
    y: Channel,
) -> Option<Channel> {
    let long = x == Channel::X && matches!(kind, MarkType::Bar | MarkType::Area);
    let (x_def, y_def) = (field(channels, x), field(channels, y));
    let measure =
        |def: Option<&Encoded>| def.is_some_and(|def| def.kind == Some(FieldType::Quantitative) && !def.has_bins());
    match (x_def, y_def) {
        (Some(a), Some(b)) if measure(x_def) && measure(y_def) => {
            if matches!(a.def.stack, Setting::On(_)) {
                return Some(x);
            }
            if matches!(b.def.stack, Setting::On(_)) {
                return Some(y);
            }
            match (a.def.aggregate.is_some(), b.def.aggregate.is_some()) {
                (true, false) => Some(x),
                (false, true) => Some(y),
                _ if long => match orient {
                    Some(Orientation::Vertical) => Some(y),
                    Some(Orientation::Horizontal) => Some(x),
                    None => None,
                },
                _ => None,
            }
        }
        (Some(_), Some(_)) => {
            if measure(x_def) {
                Some(x)
            } else {
                measure(y_def).then_some(y)
            }
        }
        _ if measure(x_def) => (!(long && orient == Some(Orientation::Vertical))).then_some(x),
        _ if measure(y_def) => (!(long && orient == Some(Orientation::Horizontal))).then_some(y),
        _ => None,
    }
}

fn field(channels: &Channels, channel: Channel) -> Option<&Encoded> {
    channels.get(channel).filter(|def| def.is_field())
}
