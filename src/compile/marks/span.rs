//! The stretch along an axis that a bar, a rectangle, a tick, an area or a sector covers.

use super::Drawing;
use super::place::{Default, Place};
use super::positions::Positions;
use super::visual::Visual;
use crate::compile::channels::{main_channel, secondary};
use crate::compile::layer::BandSize;
use crate::compile::scales::kind::is_discrete;
use crate::compile::scales::range::STEP;
use crate::data::{Column, Numbers};
use crate::scale::{Output, Scale};
use crate::spec::{Bin, Channel, MarkProps, MarkType, Orientation, ScaleType, Setting, SizeValue};
use crate::text::{Align, Baseline};

/// A stretch along an axis, row by row.
pub enum Span {
    /// Between two places.
    Ends(Place, Place),
    /// Of some length, at a place.
    Sized(Anchor, Place, Length),
    /// Between two places that are moved apart or together by what depends on their distance.
    Bin {
        /// The end of the bin.
        a: Place,
        /// Its start.
        b: Place,
        /// Half the gap between bins.
        gap: f64,
        /// The smallest length.
        least: f64,
        /// -1 where the scale was asked to run backwards.
        sign: f64,
        /// 1 where the high end is the larger coordinate, as on x; -1 on y.
        direction: f64,
        /// Moves both by half a pixel, as axes are.
        shift: f64,
        /// Written offsets of both ends.
        offsets: [f64; 2],
    },
}

/// Where the place lies in the stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its low end.
    Start,
    /// In its middle.
    Center,
    /// At its high end.
    End,
}

/// A length, row by row.
pub enum Length {
    /// The same for all rows.
    Pixels(f64),
    /// As a channel says.
    Visual(Box<Visual>, f64),
}

impl Length {
    fn at(&self, row: usize) -> f64 {
        match self {
            Length::Pixels(pixels) => *pixels,
            Length::Visual(visual, default) => visual.at(row).as_ref().and_then(Output::number).unwrap_or(*default),
        }
    }
}

impl Span {
    /// Both ends of the first `rows` rows.
    pub fn positions(&self, rows: usize) -> (Positions, Positions) {
        match self {
            Span::Ends(a, b) => (a.positions(rows), b.positions(rows)),
            Span::Sized(..) | Span::Bin { .. } => {
                let (a, b) = (0..rows).map(|row| self.at(row)).unzip();
                (Positions::each(a), Positions::each(b))
            }
        }
    }

    /// Both ends for a row, in the order in which they were found.
    pub fn at(&self, row: usize) -> (f64, f64) {
        match self {
            Span::Ends(a, b) => (a.at(row), b.at(row)),
            Span::Sized(anchor, place, length) => {
                let (at, length) = (place.at(row), length.at(row));
                match anchor {
                    Anchor::Start => (at, at + length),
                    Anchor::Center => (at - length / 2.0, at + length / 2.0),
                    Anchor::End => (at - length, at),
                }
            }
            Span::Bin { a, b, gap, least, sign, direction, shift, offsets } => {
                let (end, start) = (a.at(row), b.at(row));
                let size = (end - start).abs();
                let apart = direction * if size < *least { 0.5 * (least - size) } else { -gap };
                (end + shift + sign * (offsets[0] + apart), start + shift + sign * (offsets[1] - apart))
            }
        }
    }
}

impl Drawing<'_> {
    /// The stretch that a rectangle covers along `channel`.
    pub fn rect_span(&self, channel: Channel) -> Span {
        let layer = self.layer;
        let def = layer.channels.get(channel);
        let second = secondary(channel).filter(|second| layer.channels.has(*second));
        let discrete = self.slot(channel).is_some_and(|slot| is_discrete(slot.kind));
        let thickness = matches!(
            (layer.kind, channel, layer.orient),
            (MarkType::Bar, Channel::X, Some(Orientation::Vertical))
                | (MarkType::Bar, Channel::Y, Some(Orientation::Horizontal))
                | (MarkType::Tick, Channel::Y, Some(Orientation::Vertical))
                | (MarkType::Tick, Channel::X, Some(Orientation::Horizontal))
        );
        if let Some(field) = def.filter(|def| def.is_field())
            && (field.has_bins() || field.has_time_unit() && second.is_none())
            && !self.has_fixed_size(channel)
            && !self.has_offset_channel(channel)
            && !discrete
            && let Some(span) = self.bin_span(channel)
        {
            return span;
        }
        if (def.is_some_and(|def| def.is_data()) && discrete || thickness) && second.is_none() {
            return self.sized_span(channel);
        }
        self.range_span(channel, Default::ZeroOrHigh, Default::ZeroOrLow)
    }

    /// Whether the author fixed the thickness in pixels.
    fn has_fixed_size(&self, channel: Channel) -> bool {
        let layer = self.layer;
        if layer.channels.has(Channel::Size) {
            return true;
        }
        let extent = if channel == Channel::X {
            layer.look.get(MarkProps::width)
        } else if channel == Channel::Y {
            layer.look.get(MarkProps::height)
        } else {
            None
        };
        match extent {
            Some(SizeValue::Band(_)) => false,
            Some(SizeValue::Pixels(_) | SizeValue::Full) => true,
            None => layer.look.typed(MarkProps::size, None).is_some(),
        }
    }

    /// The stretch of a bin or calendar interval.
    fn bin_span(&self, channel: Channel) -> Option<Span> {
        let layer = self.layer;
        let def = layer.channels.get(channel)?;
        let polar = matches!(channel, Channel::Theta | Channel::Radius);
        let kind = self.slot(channel).map(|slot| slot.kind);
        if polar && def.has_time_unit() {
            self.note(crate::diagnostic::compile::sector_of_interval(&def.def.pointer));
        }
        let share = match layer.band_size(channel, kind, false) {
            Some(BandSize::Share(share)) => (1.0 - share) / 2.0,
            Some(BandSize::Pixels(_)) | None => 0.5,
        };
        let (start, end) = if def.binning.is_some() || def.has_time_unit() {
            if layer.has_shifted_interval(channel, def) {
                (self.column(&def.with("_offsetted_rect_start")), self.column(&def.with("_offsetted_rect_end")))
            } else {
                (self.column(&def.column), self.column(&def.with("_end")))
            }
        } else {
            let start = self.column(&def.column);
            let second = secondary(channel).and_then(|second| layer.channels.get(second)).filter(|def| def.is_field());
            let end = match (second, &def.def.bin) {
                (Some(second), _) => self.column(&second.column),
                (None, Setting::On(Bin::Binned(Some(step)))) => {
                    Column::Numbers((0..self.len()).map(|row| start.number(row) + step).collect())
                }
                _ => {
                    self.note(crate::diagnostic::compile::bin_without_end(&def.def.pointer));
                    return None;
                }
            };
            let low = self.interval_place(channel, 0.0, start.clone(), end.clone());
            return Some(self.bin(channel, polar, low, self.interval_place(channel, 1.0, start, end)));
        };
        let b = self.interval_place(channel, share, start.clone(), end.clone());
        let a = self.interval_place(channel, 1.0 - share, start, end);
        Some(self.bin(channel, polar, b, a))
    }

    fn bin(&self, channel: Channel, polar: bool, start: Place, end: Place) -> Span {
        if polar {
            return Span::Ends(end, start);
        }
        let layer = self.layer;
        let spacing = layer.look.bin_spacing();
        let axis = layer.channels.get(channel).and_then(|def| def.def.axis.on()).and_then(|axis| axis.translate());
        let shift = axis.or(self.wording.config.axis.translate()).unwrap_or(0.5);
        let sign = if self.is_reversed(channel) { -1.0 } else { 1.0 };
        let offset = self.fixed_offset(channel).unwrap_or(0.0);
        let second = secondary(channel).and_then(|second| self.fixed_offset(second)).unwrap_or(offset);
        // Towards the high end x grows but y shrinks.
        let direction = if channel == Channel::X { 1.0 } else { -1.0 };
        Span::Bin {
            a: end,
            b: start,
            gap: spacing / 2.0,
            least: layer.look.min_band_size(),
            sign,
            direction,
            shift,
            offsets: [offset, second],
        }
    }

    /// A stretch of the mark's thickness around a position.
    fn sized_span(&self, channel: Channel) -> Span {
        let layer = self.layer;
        let def = layer.channels.get(channel);
        let sized_axis = layer.kind == MarkType::Tick
            || matches!(
                (layer.orient, channel),
                (Some(Orientation::Horizontal), Channel::Y) | (Some(Orientation::Vertical), Channel::X)
            );
        let own_size = layer.look.own.size();
        let size = (layer.channels.has(Channel::Size) || own_size.is_some()) && sized_axis;
        let offset_channel = crate::compile::channels::offset_channel(channel);
        let offset_scale = offset_channel.and_then(|offset| self.scale(offset));
        let scale = self.scale_around(channel);
        let own_scale = self.scale(channel);
        let kind = self
            .slot_around(channel)
            .or_else(|| offset_channel.and_then(|offset| self.slot(offset)))
            .map(|slot| slot.kind);
        let band = layer.band_size(channel, kind, sized_axis);
        let length = if size {
            let default = own_size.unwrap_or(0.0);
            Length::Visual(Box::new(Visual::new(self, Channel::Size)), default)
        } else {
            let own = offset_scale.as_deref().or(own_scale.as_deref());
            match (own, scale.as_deref(), band) {
                // Vega-Lite looks for the width of bands that only other layers have under a name that no scale has.
                (None, Some(Scale::Band(bands)), Some(BandSize::Share(_))) if !bands.is_point() => {
                    Length::Pixels(layer.look.min_band_size())
                }
                (own, around, band) => {
                    Length::Pixels(self.default_length(channel, own.or(around), band, def.is_some()))
                }
            }
        };
        let relative = matches!(band, Some(BandSize::Share(_)));
        let at_edge = kind == Some(ScaleType::Band) && relative && !size;
        let anchor = self.anchor(channel, at_edge);
        let center = anchor == Anchor::Center;
        let offset_encoded = self.has_offset_channel(channel);
        let calendar = def
            .filter(|def| center && !offset_encoded && def.is_field() && def.has_time_unit())
            .and_then(|_| layer.band_position(channel, true));
        let position = calendar.unwrap_or(match (center, band) {
            (true, _) => {
                if offset_encoded {
                    0.0
                } else {
                    0.5
                }
            }
            (false, Some(BandSize::Share(share))) => (1.0 - share) / 2.0,
            (false, _) => 0.0,
        });
        let place = self
            .middle(channel, def, Some(position), true)
            .or_else(|| self.default_place(channel, Some(Default::Middle)))
            .unwrap_or_else(|| Place::fixed(0.0));
        let place = self.with_offset(place, channel, Some(if center { 0.5 } else { 0.0 }));
        Span::Sized(
            if matches!(channel, Channel::Theta | Channel::Radius) { Anchor::Start } else { anchor },
            place,
            length,
        )
    }

    /// Where the place lies in the stretch, by the mark's alignment.
    fn anchor(&self, channel: Channel, at_edge: bool) -> Anchor {
        let default = if at_edge { Anchor::Start } else { Anchor::Center };
        let look = &self.layer.look;
        if main_channel(channel) == Channel::X {
            return match look.get(MarkProps::align) {
                Some(Align::Left) => Anchor::Start,
                Some(Align::Center) => Anchor::Center,
                Some(Align::Right) => Anchor::End,
                None => default,
            };
        }
        match look.get(MarkProps::baseline) {
            Some(Baseline::Top) => Anchor::Start,
            Some(Baseline::Middle) => Anchor::Center,
            Some(Baseline::Bottom) => Anchor::End,
            _ => default,
        }
    }

    /// The thickness where no one says it.
    fn default_length(&self, channel: Channel, scale: Option<&Scale>, band: Option<BandSize>, has_def: bool) -> f64 {
        let layer = self.layer;
        let length = if channel == Channel::X { self.plot.width } else { self.plot.height };
        match (band, scale) {
            (Some(BandSize::Share(share)), Some(Scale::Band(band))) if !band.is_point() => {
                return (share * band.bandwidth()).max(layer.look.min_band_size());
            }
            (Some(BandSize::Share(share)), None) => return share * length,
            (Some(BandSize::Pixels(pixels)), _) if pixels != 0.0 => return pixels,
            _ => {}
        }
        if let Some(band) = scale.and_then(Scale::band)
            && self.is_stepped(channel)
        {
            return band.step() - 2.0;
        }
        let config = self.wording.config;
        if !has_def {
            let get = |name: &str, default: f64| config.scale.get(name).copied().unwrap_or(default);
            let padding = config.scale.get("bandPaddingInner").copied().unwrap_or_else(|| match layer.kind {
                MarkType::Tick => get("tickBandPaddingInner", 0.25),
                MarkType::Bar => get("barBandPaddingInner", 0.1),
                _ => get("rectBandPaddingInner", 0.0),
            });
            return (1.0 - padding) * length;
        }
        config.view_step.get(usize::from(channel == Channel::Y)).copied().flatten().unwrap_or(STEP) - 2.0
    }

    /// Whether the size of the plot follows from the steps of the channel's scale.
    fn is_stepped(&self, channel: Channel) -> bool {
        let across = usize::from(channel == Channel::Y);
        let size = self.layer.size.get(across).copied().flatten();
        match size {
            Some(crate::spec::Dimension::Step { .. }) => true,
            Some(crate::spec::Dimension::Pixels(_) | crate::spec::Dimension::Container) => false,
            None => self.wording.config.view_discrete.get(across).copied().flatten().is_none(),
        }
    }

    /// The stretch between a channel and its second one, or a written length.
    pub fn range_span(&self, channel: Channel, default: Default, default2: Default) -> Span {
        let Some(second) = secondary(channel) else {
            return Span::Ends(Place::fixed(f64::NAN), Place::fixed(f64::NAN));
        };
        let first = self.point_place(channel, Some(default)).unwrap_or_else(|| Place::fixed(f64::NAN));
        let layer = self.layer;
        let def = layer.channels.get(channel);
        let own = layer.channels.has(second) || self.written_second(second).is_some();
        let offset = if own { second } else { channel };
        if let Some(def) = def.filter(|def| def.is_data() && layer.is_stacked_along(channel)) {
            let place = self.interval_place(
                channel,
                0.0,
                self.column(&def.with("_start")),
                Column::Numbers(Numbers::default()),
            );
            return Span::Ends(first, self.with_offset(place, offset, None));
        }
        if let Some(place) = self.middle(second, layer.channels.get(second), None, false) {
            return Span::Ends(first, self.with_offset(place, second, None));
        }
        if let Some(at) = self.written_second(second) {
            return Span::Ends(first, Place::fixed(at));
        }
        let extent = match channel {
            Channel::X => layer.look.get(MarkProps::width),
            Channel::Y => layer.look.get(MarkProps::height),
            _ => None,
        };
        if let Some(extent) = extent {
            let full = if channel == Channel::X { self.plot.width } else { self.plot.height };
            let pixels = match extent {
                SizeValue::Pixels(pixels) => Some(pixels),
                SizeValue::Full => Some(full),
                SizeValue::Band(_) => None,
            };
            if let Some(pixels) = pixels {
                return Span::Sized(self.anchor(channel, false), first, Length::Pixels(pixels));
            }
        }
        let last = self.default_place(second, Some(default2)).unwrap_or_else(|| Place::fixed(f64::NAN));
        Span::Ends(first, last)
    }

    fn written_second(&self, second: Channel) -> Option<f64> {
        let look = &self.layer.look;
        self.written_place(second, &|get| look.get(get))
    }
}
