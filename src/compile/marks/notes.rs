//! What is to be said of a layer's rows before they are drawn: which of them have no place or are told apart by nothing.

use super::Drawing;
use crate::data::{FieldPath, Sameness, Value};
use crate::diagnostic::compile as messages;
use crate::scale::{Scale, Transform};
use crate::spec::Channel;
use crate::transform::Groups;

impl Drawing<'_> {
    /// Notes rows that will not be seen, or not as in Vega-Lite.
    #[inline(never)]
    pub fn note_rows(&self) {
        self.note_unlisted();
        self.note_logarithms();
        self.note_keys();
        self.note_offsets();
    }

    /// Notes calendar units as offsets, whose ends Vega-Lite loses where it aggregates.
    fn note_offsets(&self) {
        for channel in [Channel::XOffset, Channel::YOffset] {
            let Some(def) = self.layer.channels.data(channel).filter(|def| def.is_field() && def.has_time_unit())
            else {
                continue;
            };
            if self.layer.channels.aggregates() && self.scale(channel).is_some_and(|scale| scale.continuous().is_some())
            {
                self.note(messages::offset_without_place(&def.def.pointer));
            }
        }
    }

    /// Notes categories that a written domain does not list: their marks have no place.
    fn note_unlisted(&self) {
        for channel in [Channel::X, Channel::Y, Channel::XOffset, Channel::YOffset] {
            let Some(def) = self.layer.channels.data(channel).filter(|def| def.is_field()) else { continue };
            let written = def.def.scale.on().is_some_and(|scale| scale.domain.is_some());
            let (Some(scale), true) = (self.scale(channel), written) else { continue };
            let Scale::Band(bands) = &*scale else { continue };
            let column = self.column(&self.discrete_column(def, true));
            if (0..self.len()).map(|row| column.value(row)).any(|value| bands.position(&value).is_none()) {
                self.note(messages::category_not_listed(&def.def.pointer));
            }
        }
    }

    /// Notes numbers that have no place on a logarithmic axis.
    fn note_logarithms(&self) {
        for channel in [Channel::X, Channel::X2, Channel::Y, Channel::Y2] {
            let Some(def) = self.layer.channels.data(channel).filter(|def| def.is_field()) else { continue };
            let Some(scale) = self.scale(channel) else { continue };
            let Some(scale) = scale.continuous().filter(|scale| matches!(scale.transform(), Transform::Log { .. }))
            else {
                continue;
            };
            let sign = scale.bounds().0.signum();
            let placeless = |value: Value| !value.is_nothing() && value.to_number() * sign <= 0.0;
            if self.column(&def.column).iter().any(placeless) {
                self.note(messages::no_logarithm(&def.def.pointer));
            }
        }
    }

    /// Notes rows that are to be the same item.
    fn note_keys(&self) {
        let Some(def) = self.layer.channels.get(Channel::Key) else { return };
        let keys = Groups::new(&self.rows.main, &[FieldPath::new(&def.column)], Sameness::Text);
        if keys.len() < self.len() {
            self.note(messages::key_of_several_rows(&def.def.pointer));
        }
    }
}
