//! Which axes and legends a picture has, and what each is made from.

use super::channels::{Encoded, secondary};
use super::guide::{
    AxisInput, AxisParts, AxisSource, LegendBlock, LegendSource, Look, MOST_TICKS, axis, axis_side, legends,
};
use super::layer::Layer;
use super::looks::REDUCED_OPACITY;
use super::marks::PlotScales;
use super::normalize::{Panel, Tree};
use super::scales::Slots;
use crate::color::Color;
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::geometry::Size;
use crate::scale::Output;
use crate::scene::{Axis, Side};
use crate::spec::{Channel, FieldType, MarkProps, MarkType, Resolution, Source};

/// The channels that have legends, in the order of their entries.
const LEGEND_CHANNELS: [Channel; 10] = [
    Channel::Color,
    Channel::Fill,
    Channel::Stroke,
    Channel::StrokeWidth,
    Channel::Size,
    Channel::Shape,
    Channel::StrokeDash,
    Channel::Opacity,
    Channel::FillOpacity,
    Channel::StrokeOpacity,
];

/// Layers that share an axis of one slot.
struct Sharing {
    slot: usize,
    layers: Vec<usize>,
}

/// What guides follow from.
pub struct Guides<'a> {
    /// The panel.
    pub panel: &'a Panel<'a>,
    /// Its layers.
    pub layers: &'a [Layer<'a>],
    /// Its slots.
    pub slots: &'a Slots,
    /// What all guides share.
    pub look: Look<'a>,
}

impl Guides<'_> {
    /// The axes of one plot. `parts` gives the parts for x and y, none for an axis that is drawn elsewhere.
    #[inline(never)]
    pub fn axes(&self, scales: &PlotScales, plot: Size, parts: impl Fn(usize) -> Option<AxisParts>) -> Vec<Axis> {
        let mut axes = Vec::new();
        for channel in [Channel::X, Channel::Y] {
            let horizontal = channel == Channel::X;
            let groups = self.sharing(channel);
            let mut on_side: [usize; 4] = [0; 4];
            for (index, group) in groups.iter().enumerate() {
                let Some(parts) = parts(group.slot) else { continue };
                let Some((scale, _)) = scales.scales.get(group.slot).and_then(Option::as_ref) else { continue };
                let sources = self.axis_sources(group, channel);
                if sources.is_empty() {
                    continue;
                }
                let (asked, chosen) = axis_side(&sources, scale, horizontal, self.look);
                let opposite = opposite(asked);
                let crowded = on_side[place(asked)] > on_side[place(opposite)];
                let side = if crowded && !chosen { opposite } else { asked };
                // As in Vega-Lite all but the first go over, so what is counted is what was asked for.
                on_side[place(asked)] += 1;
                let input =
                    AxisInput { horizontal, scale, sources: &sources, plot, parts, side: Some(side), grid: index == 0 };
                axes.extend(axis(&input, self.look));
            }
        }
        axes
    }

    /// What is to be said of axes with more categories than are labelled.
    pub fn crowded(&self, scales: &PlotScales, notes: &mut Vec<Diagnostic>) {
        for (slot, scale) in self.slots.slots.iter().zip(&scales.scales) {
            let Some(band) = scale.as_ref().and_then(|(scale, _)| scale.band()) else { continue };
            let count = band.domain().len();
            let layer = slot.layers.first().and_then(|index| self.layers.get(*index));
            let def = layer.and_then(|layer| layer.channels.get(slot.channel));
            if let Some(def) = def.filter(|_| count > MOST_TICKS && matches!(slot.channel, Channel::X | Channel::Y)) {
                let note = messages::too_many_labels(&def.def.pointer, count, MOST_TICKS);
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
    }

    fn axis_sources(&self, group: &Sharing, channel: Channel) -> Vec<AxisSource<'_>> {
        let mut sources = Vec::new();
        for index in &group.layers {
            let Some(layer) = self.layers.get(*index) else { continue };
            let def2 = secondary(channel).and_then(|second| layer.channels.get(second)).filter(|def| def.is_data());
            let def = layer.channels.get(channel).and_then(Encoded::data);
            let Some(def) = def else { continue };
            sources.push(AxisSource {
                def: &def.def,
                def2: def2.map(|def| &def.def),
                columns: [&def.column, def2.map_or("", |def| &def.column)],
                kind: def.kind.unwrap_or(FieldType::Nominal),
                mark: layer.kind,
            });
        }
        sources
    }

    /// The layers that share an axis of `channel`, slot by slot.
    fn sharing(&self, channel: Channel) -> Vec<Sharing> {
        let mut groups = Vec::new();
        for (slot, definition) in self.slots.slots.iter().enumerate().filter(|(_, slot)| slot.channel == channel) {
            let together = together(&self.panel.tree, channel, &definition.layers);
            groups.extend(together.into_iter().map(|layers| Sharing { slot, layers }));
        }
        groups
    }

    /// The colour of a layer's marks where the colour channel shows one datum.
    fn datum_color(&self, index: usize, scales: &PlotScales) -> Option<Color> {
        let Source::Datum(value) = &self.layers.get(index)?.channels.get(Channel::Color)?.def.source else {
            return None;
        };
        let (scale, _) = scales.scales.get(self.slots.own(index, Channel::Color)?)?.as_ref()?;
        match scale.apply(value)? {
            Output::Color(color) => Some(color),
            Output::Number(_) | Output::Text(_) | Output::List(_) => None,
        }
    }

    /// The legends of a plot, or of all plots: those whose slots `shown` wants.
    #[inline(never)]
    pub fn legends(&self, scales: &PlotScales, plot: Size, shown: impl Fn(usize) -> bool) -> Vec<LegendBlock> {
        // Channels of which every layer has its own legend come after those that are shared.
        let mut shared: Vec<LegendSource<'_>> = Vec::new();
        let mut apart: Vec<LegendSource<'_>> = Vec::new();
        for (index, layer) in self.layers.iter().enumerate() {
            for channel in LEGEND_CHANNELS {
                let Some(slot) = self.slots.own(index, channel) else { continue };
                let Some(def) = layer.channels.data(channel) else { continue };
                let Some((scale, _)) = scales.scales.get(slot).and_then(Option::as_ref) else { continue };
                if !shown(slot) {
                    continue;
                }
                let look = &layer.look;
                // What config says of the opacity of marks does not reach their legends.
                let unsaid = look.get(MarkProps::opacity).is_none() && look.get(MarkProps::fill_opacity).is_none();
                let scattered =
                    matches!(layer.kind, MarkType::Point | MarkType::Tick | MarkType::Circle | MarkType::Square);
                let reduced = unsaid && scattered && !layer.channels.aggregates();
                let opacity = look.own.opacity().or(reduced.then_some(REDUCED_OPACITY));
                let source = LegendSource {
                    channel,
                    scale,
                    def: &def.def,
                    kind: def.kind.unwrap_or(FieldType::Nominal),
                    mark: &layer.spec.mark,
                    filled: look.filled(),
                    opacity,
                    datum_color: self.datum_color(index, scales),
                    encoding: &layer.spec.encoding,
                };
                let written = resolution(&self.panel.tree, |resolve| resolve.legend.get(&channel).copied());
                let own = resolution(&self.panel.tree, |resolve| resolve.scale.get(&channel).copied());
                let several = own == Some(Resolution::Independent)
                    || self.slots.slots.iter().filter(|slot| slot.channel == channel).count() > 1;
                if written == Some(Resolution::Independent) || several { &mut apart } else { &mut shared }.push(source);
            }
        }
        let mut blocks = if shared.is_empty() { Vec::new() } else { legends(&shared, plot, self.look) };
        // Layers that share a slot share its legend, unless that was taken apart too.
        while !apart.is_empty() {
            let first = apart.remove(0);
            let mut group = vec![first];
            let written = resolution(&self.panel.tree, |resolve| resolve.legend.get(&group[0].channel).copied());
            if written != Some(Resolution::Independent) {
                let scale: *const _ = group[0].scale;
                let mut rest = Vec::new();
                for source in apart {
                    if std::ptr::eq(source.scale, scale) { group.push(source) } else { rest.push(source) }
                }
                apart = rest;
            }
            blocks.extend(legends(&group, plot, self.look));
        }
        blocks
    }
}

/// The layers among `layers` that share an axis: those of a group, unless it or one of those within it takes axes apart.
fn together(tree: &Tree<'_>, channel: Channel, layers: &[usize]) -> Vec<Vec<usize>> {
    let (children, resolve) = match tree {
        Tree::Leaf(index) if layers.contains(index) => return vec![vec![*index]],
        Tree::Leaf(_) => return Vec::new(),
        Tree::Group(children, resolve) => (children, resolve),
    };
    let mut apart = resolve.and_then(|resolve| resolve.axis.get(&channel)) == Some(&Resolution::Independent);
    let mut groups = Vec::new();
    for child in children {
        let of_child = together(child, channel, layers);
        apart |= of_child.len() > 1;
        groups.extend(of_child);
    }
    if apart || groups.is_empty() { groups } else { vec![groups.concat()] }
}

/// What the outermost group says about something.
fn resolution(tree: &Tree<'_>, ask: impl Fn(&crate::spec::Resolve) -> Option<Resolution>) -> Option<Resolution> {
    match tree {
        Tree::Leaf(_) => None,
        Tree::Group(_, resolve) => resolve.and_then(ask),
    }
}

fn opposite(side: Side) -> Side {
    match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
        Side::Top => Side::Bottom,
        Side::Bottom => Side::Top,
    }
}

fn place(side: Side) -> usize {
    match side {
        Side::Left => 0,
        Side::Right => 1,
        Side::Top => 2,
        Side::Bottom => 3,
    }
}
