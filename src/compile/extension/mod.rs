//! Marks that infographics need and Vega-Lite lacks: a big figure, unit icons, a dial.
//!
//! All three take the value from `text`; a gauge from `theta` and a pictogram from `size` where they are there, `text` then being what is
//! written. They have no axes: what a reader needs to know stands beside the value. Every value is one datum, with its row, sentence and tooltip like that of any other mark.

mod figure;
mod gauge;
mod open;
mod pictogram;
mod wording;

pub use open::arrows;

use std::rc::Rc;

use super::guide::Look;
use crate::color::{Color, Paint};
use crate::data::{FieldPath, Table};
use crate::geometry::Size;
use crate::scene::{Datum, Mark};
use crate::spec::{Channel, ChannelDef, Encoding, MarkDef, MarkProps, MarkType, Setting, Source};

/// What an extension mark is drawn from.
pub struct Subject<'a> {
    /// The rows.
    pub rows: &'a Table,
    /// The channels.
    pub encoding: &'a Encoding,
    /// The mark, as written, config and styles folded in.
    pub mark: &'a MarkDef,
    /// The plot.
    pub plot: Size,
    /// What the item of a row stands for: row id, sentence, tooltip.
    pub datum: &'a dyn Fn(usize) -> Rc<Datum>,
    /// The colour of a row: by its colour scale, or the mark's.
    pub color: &'a dyn Fn(usize) -> Color,
}

/// The height in CSS pixels that suits a mark where the author wrote none.
pub fn natural_height(kind: MarkType) -> f64 {
    match kind {
        MarkType::Figure => 116.0,
        MarkType::Gauge => 200.0,
        _ => 240.0,
    }
}

/// No more values are drawn: beyond that nobody reads them one by one.
const MAX_VALUES: usize = 100;

/// The marks of a figure, a pictogram or a gauge; nothing for other marks.
pub fn marks(subject: &Subject<'_>, look: Look<'_>) -> Vec<Mark> {
    match subject.mark.kind {
        MarkType::Figure => figure::marks(subject, look),
        MarkType::Pictogram => pictogram::marks(subject, look),
        MarkType::Gauge => gauge::marks(subject, look),
        MarkType::Arc
        | MarkType::Area
        | MarkType::Bar
        | MarkType::Circle
        | MarkType::Line
        | MarkType::Point
        | MarkType::Rect
        | MarkType::Rule
        | MarkType::Square
        | MarkType::Text
        | MarkType::Tick
        | MarkType::Trail => Vec::new(),
    }
}

impl Subject<'_> {
    /// The first definition of a channel.
    fn channel(&self, channel: Channel) -> Option<&ChannelDef> {
        self.encoding.get(&channel)?.first()
    }

    /// The value's definition.
    fn value_channel(&self) -> Option<&ChannelDef> {
        let order = match self.mark.kind {
            MarkType::Gauge => [Channel::Theta, Channel::Text],
            MarkType::Pictogram => [Channel::Size, Channel::Text],
            _ => [Channel::Text, Channel::Size],
        };
        order.into_iter().find_map(|channel| self.channel(channel))
    }

    /// The number of a channel in a row.
    fn number(&self, def: &ChannelDef, row: usize) -> Option<f64> {
        let value = match &def.source {
            Source::Field(field) => self.rows.lookup(row, field),
            Source::Datum(value) | Source::Value(value) => value.clone(),
            Source::None => return None,
        };
        Some(value)
            .filter(|value| !value.is_nothing())
            .map(|value| value.to_number())
            .filter(|number| number.is_finite())
    }

    /// The rows that are drawn.
    fn rows(&self) -> std::ops::Range<usize> {
        0..self.rows.rows().min(MAX_VALUES)
    }

    /// The mark's properties.
    fn props(&self) -> &MarkProps {
        &self.mark.props
    }

    /// The fill of a row: hatched where the row says of itself that it is derived.
    fn paint(&self, row: usize) -> Paint {
        let color = (self.color)(row);
        let field = match &self.props().hatch() {
            Some(Setting::On(field)) => FieldPath::new(field),
            Some(Setting::Off | Setting::Unset) | None => return Paint::Color(color),
        };
        if self.rows.lookup(row, &field).is_truthy() { Paint::Hatch(color) } else { Paint::Color(color) }
    }
}

#[cfg(test)]
mod tests;
