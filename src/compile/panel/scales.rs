//! The scales of one plot.

use std::rc::Rc;

use super::Work;
use crate::compile::channels::{Encoded, offset_base};
use crate::compile::data::Prepared;
use crate::compile::marks::PlotScales;
use crate::compile::scales::build::{Surroundings, build};
use crate::compile::scales::domain::Domain;
use crate::compile::scales::kind::{is_discrete, is_offset};
use crate::compile::scales::props::Props;
use crate::compile::scales::range::{RangeChoice, STEP};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::geometry::Size;
use crate::scale::Scale;
use crate::spec::{Bin, Channel, Dimension, ScaleType, Setting};
use crate::transform;

impl Work<'_> {
    /// The scales of a plot; those of another plot of the same size serve again where facets share them.
    #[inline(never)]
    pub(super) fn scales(
        &self,
        props: &[Props],
        domains: &[Domain],
        prepared: &[Prepared],
        plot: Size,
        before: Option<&PlotScales>,
        notes: &mut Vec<Diagnostic>,
    ) -> PlotScales {
        let mut scales = PlotScales { scales: vec![None; self.slots.slots.len()] };
        // Offsets need the bands that they lie in.
        let order = |offsets: bool| {
            self.slots.slots.iter().enumerate().filter(move |(_, slot)| is_offset(slot.channel) == offsets)
        };
        for (index, slot) in order(false).chain(order(true)) {
            if !slot.per_facet
                && let Some(known) = before.and_then(|before| before.scales.get(index)).cloned().flatten()
            {
                if let Some(place) = scales.scales.get_mut(index) {
                    *place = Some(known);
                }
                continue;
            }
            let (Some(props), Some(domain)) = (props.get(index), domains.get(index)) else { continue };
            let first = slot.layers.first().copied().unwrap_or(0);
            let layer = self.layers.get(first);
            let def = layer.and_then(|layer| layer.channels.data(slot.channel));
            let position = offset_base(slot.channel).and_then(|base| self.slots.around(first, base));
            let position = position.and_then(|at| scales.scales.get(at)).cloned().flatten().map(|(scale, _)| scale);
            // Any of the layers gives its bins to the scale.
            let mut defs = slot
                .layers
                .iter()
                .filter_map(|index| Some((*index, self.layers.get(*index)?.channels.data(slot.channel)?)));
            let stepped = slot.kind == ScaleType::BinOrdinal || !is_discrete(slot.kind);
            let bins = stepped.then(|| {
                let binned = |(index, def): (usize, &Encoded)| {
                    def.binning.as_ref().and_then(|_| prepared.get(index)?.bins(&def.column))
                };
                defs.clone().find_map(binned)
            });
            let bin_step = defs.find_map(|(_, def)| match def.def.bin {
                Setting::On(Bin::Binned(step)) => step,
                _ => None,
            });
            let around = Surroundings {
                plot,
                config: self.config,
                zone: self.zone,
                position: position.as_deref(),
                interval: self.interval(first, slot.channel, position.as_deref(), notes),
                largest: self.largest(first, props, prepared, plot),
                bins: bins.flatten(),
                bin_step,
                pointer: def.map_or("", |def| &def.def.pointer),
            };
            let built = build(slot, props, domain, &around, notes);
            let built = built.map(|scale| self.context.overlay.scale(slot.channel, scale));
            if let (Some(scale), Some(place)) = (built, scales.scales.get_mut(index)) {
                *place = Some((Rc::new(scale), props.reverse.value == Some(true)));
            }
        }
        scales
    }

    /// The stretch of a calendar interval that offsets inside it fill, in pixels.
    #[inline(never)]
    fn interval(
        &self,
        index: usize,
        channel: Channel,
        position: Option<&Scale>,
        notes: &mut Vec<Diagnostic>,
    ) -> Option<[f64; 2]> {
        let base = offset_base(channel)?;
        let layer = self.layers.get(index)?;
        let def = layer.channels.get(base)?;
        let unit = transform::parse_unit(def.def.time_unit.as_ref()?, [f64::NAN; 2])?;
        let scale = position?.continuous()?;
        let start = crate::time::make(2001.0, 0.0, [1.0, 0.0, 0.0, 0.0, 0.0], self.zone);
        let length = scale.position(unit.end(start, self.zone))? - scale.position(start)?;
        let padding = self.config.scale.get("bandWithNestedOffsetPaddingInner").copied().unwrap_or(0.2);
        let place = layer.band_position(base, true);
        if place.is_none() {
            let offset = layer.channels.get(channel).map_or("", |def| &def.def.pointer);
            notes.push(messages::offset_without_band_position(offset));
        }
        let shift = place.unwrap_or(0.5) - 0.5;
        Some([(padding / 2.0 + shift) * length, (1.0 - padding / 2.0 + shift) * length])
    }

    /// The largest size of points or bars, by the distance of steps or bins.
    #[inline(never)]
    fn largest(&self, index: usize, props: &Props, prepared: &[Prepared], plot: Size) -> f64 {
        let Some(RangeChoice::UpToStep { area, .. }) = &props.range.value else { return 0.0 };
        let Some(layer) = self.layers.get(index) else { return 0.0 };
        let step = |across: usize, channel: Channel, length: f64| {
            let bins = prepared.get(index).and_then(|prepared| prepared.of_channel(&layer.channels, channel));
            if let Some(bins) = bins {
                return length / ((bins.stop - bins.start) / bins.step);
            }
            match layer.size.get(across).copied().flatten() {
                Some(Dimension::Step { step, .. }) => step,
                _ => self.config.view_step.get(across).copied().flatten().unwrap_or(STEP),
            }
        };
        let smallest = step(0, Channel::X, plot.width).min(step(1, Channel::Y, plot.height));
        if *area { (0.95 * smallest).powi(2) } else { smallest - 1.0 }
    }
}
