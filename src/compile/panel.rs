//! The steps from a panel to a finished view.

mod load;
mod scales;

pub use load::Loaded;

use std::cell::RefCell;
use std::rc::Rc;

use super::data::Rows;
use super::format::Wording;
use super::guide::{AxisParts, Look, title};
use super::guides::Guides;
use super::honesty;
use super::layer::Layer;
use super::layout::{Grid, Parts, arrange};
use super::marks::{Drawing, PlotScales, marks};
use super::normalize::Panel;
use super::scales::Slots;
use super::scales::domain::{Domain, domain};
use super::scales::props::Props;
use super::size::Sizing;
use super::words::Said;
use super::{ChannelScale, Context, LayerData, View, legend_channel};
use crate::color::{Color, Paint};
use crate::data::Gather;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::geometry::{Rect, Size};
use crate::scene::{Plot, Style};
use crate::spec::{
    AutosizeKind, Binding, Channel, Config, Dimension, MarkProps, MarkType, Param, Resolution, Setting, Spec,
};
use crate::time::Zone;

/// What all steps share.
pub struct Work<'a> {
    /// The spec.
    pub spec: &'a Spec,
    /// The context.
    pub context: &'a Context<'a>,
    /// The author's config over the theme's.
    pub config: &'a Config,
    /// The panel.
    pub panel: &'a Panel<'a>,
    /// Its layers.
    pub layers: &'a [Layer<'a>],
    /// Its slots.
    pub slots: &'a Slots,
    /// The chart's zone.
    pub zone: Zone,
}

impl<'a> Work<'a> {
    /// Draws everything. `plot` overrides the size of plots.
    pub fn draw(
        &self,
        loaded: &Loaded,
        plot: Option<Size>,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<(View, Option<Size>), Error> {
        let props: Vec<Props> =
            self.slots.slots.iter().map(|slot| Props::new(slot, self.layers, self.slots, self.config)).collect();
        let overlay = self.context.overlay;
        let everything = &loaded.rows;
        let drawn = if loaded.shown.is_empty() { everything } else { &loaded.shown };
        // The legend, and the colours of what is left, stay as they are.
        let seen = |slot: &super::scales::Slot| if overlay.touches(slot.channel) { everything } else { drawn };
        let unaggregated = self.config.scale.get("useUnaggregatedDomain").is_some_and(|flag| *flag != 0.0);
        let mut shared: Vec<Option<Domain>> = Vec::new();
        for slot in &self.slots.slots {
            shared.push(match slot.per_facet {
                true => None,
                false => {
                    let all: Vec<&[Rows]> = seen(slot).iter().map(Vec::as_slice).collect();
                    Some(domain(slot, self.layers, &loaded.prepared, &all, self.zone, unaggregated)?)
                }
            });
        }
        let look = self.look();
        let guides = Guides { panel: self.panel, layers: self.layers, slots: self.slots, look };
        let wording = Wording { config: self.config, zone: self.zone, locale: self.context.locale };
        let found = RefCell::new(Vec::new());
        let mut view = View::default();
        let mut legends = Vec::new();
        let mut grid_axes = Vec::new();
        let mut finished: Vec<(Size, PlotScales)> = Vec::new();
        let mut asked: Option<Size> = None;
        for (at, cell) in loaded.cells.cells.iter().enumerate() {
            let Some(rows) = drawn.get(at) else { continue };
            let mut domains = Vec::with_capacity(shared.len());
            for (slot, shared) in self.slots.slots.iter().zip(&shared) {
                domains.push(match shared {
                    Some(domain) => domain.clone(),
                    None => {
                        let own = seen(slot).get(at).unwrap_or(rows);
                        domain(slot, self.layers, &loaded.prepared, &[own], self.zone, unaggregated)?
                    }
                });
            }
            let sizing = Sizing {
                layers: self.layers,
                slots: self.slots,
                props: &props,
                domains: &domains,
                config: self.config,
                container: self.context.container,
            };
            let wish = self.sized(sizing.size());
            asked.get_or_insert(wish);
            let size = plot.unwrap_or(wish);
            let before = finished.iter().find(|(known, _)| *known == size).map(|(_, scales)| scales);
            let scales = self.scales(&props, &domains, &loaded.prepared, size, before, notes);
            let mut plot = Plot {
                area: Rect::new(0.0, 0.0, size.width, size.height),
                facet: cell.values.clone(),
                style: self.frame(),
                ..Plot::default()
            };
            for (index, layer) in self.layers.iter().enumerate() {
                let Some(rows) = rows.get(index) else { continue };
                let drawing = Drawing {
                    layer,
                    index,
                    id: view.layers.len() as u32,
                    rows,
                    slots: self.slots,
                    scales: &scales,
                    plot: size,
                    wording,
                    zone: self.zone,
                    text: self.context.text,
                    notes: &found,
                };
                plot.marks.extend(marks(&drawing, look));
                let said = Said::new(layer, &rows.main, wording, self.zone);
                view.layers.push(LayerData { said: Some(Rc::new(said)), ..rows.layer_data() });
            }
            let faceted = self.panel.facet.is_some();
            let shared_axis = |slot: usize| faceted && self.shares_axis(slot);
            let parts = |slot: usize| Some(if shared_axis(slot) { AxisParts::Grid } else { AxisParts::Both });
            let bound = |param: &Param| param.selection().is_some_and(|one| one.bind == Binding::Scales);
            if !overlay.domains.is_empty() || self.spec.params.iter().any(bound) {
                plot.marks.iter_mut().for_each(|mark| mark.clip = true);
            }
            // Where a row and a column of the facet meet without data, nothing but the frame stands.
            if !faceted || cell.state.table.rows() > 0 {
                plot.axes = guides.axes(&scales, size, parts);
                guides.crowded(&scales, notes);
            }
            if at == 0 {
                let main = |slot: usize| shared_axis(slot).then_some(AxisParts::Main);
                if faceted {
                    grid_axes = guides.axes(&scales, size, main);
                }
                legends = guides.legends(&scales, size, |_| true);
            } else {
                legends.extend(guides.legends(&scales, size, |slot| self.repeats_legend(slot)));
            }
            self.check(rows, &scales, notes);
            finished.push((size, scales));
            view.scene.plots.push(plot);
        }
        for (slot, definition) in self.slots.slots.iter().enumerate() {
            for (at, (_, scales)) in finished.iter().enumerate() {
                let Some((scale, _)) = scales.scales.get(slot).and_then(Option::as_ref) else { continue };
                let plots = if definition.per_facet { vec![at] } else { Vec::new() };
                view.scales.push(ChannelScale { channel: definition.channel, plots, scale: (**scale).clone() });
                if !definition.per_facet {
                    break;
                }
            }
        }
        if !overlay.hidden.is_empty() {
            for block in &mut legends {
                if let Some(channel) = legend_channel(&view.scales, &block.legend) {
                    overlay.mark(channel, &mut block.legend);
                }
            }
        }
        let first = finished.first().map_or_else(Size::default, |(size, _)| *size);
        let parts = Parts {
            grid: self.panel.facet.as_ref().map(|facet| Grid {
                columns: loaded.cells.columns,
                spacing: facet.spacing.map(|spacing| spacing.or(self.config.facet_spacing)),
                headers: loaded.cells.directions.iter().filter_map(|direction| direction.header(first, look)).gather(),
                axes: grid_axes,
            }),
            legends,
            title: self.panel.title.and_then(|written| title(written, self.panel.facet.is_some(), look)),
            autosize: self.autosize(),
            padding: self.spec.padding.or(self.config.padding),
            // What is filled is what was asked for, not what is left of it for the plot.
            size: asked.map(|size| self.measured(size)),
            background: self.background(),
            plots: std::mem::take(&mut view.scene.plots),
        };
        let (scene, fitted) = arrange(parts, look);
        view.scene = scene;
        for note in found.into_inner() {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        Ok((view, fitted))
    }

    fn look(&self) -> Look<'_> {
        let adapt = self.config.adapt == Some(true);
        Look {
            config: self.config,
            text: self.context.text,
            locale: self.context.locale,
            zone: self.zone,
            room: self.context.container.filter(|_| adapt),
        }
    }

    /// Whether facets share the axis of a slot.
    fn shares_axis(&self, slot: usize) -> bool {
        let (Some(facet), Some(slot)) = (&self.panel.facet, self.slots.slots.get(slot)) else { return false };
        !slot.per_facet && facet.resolve.axis.get(&slot.channel) != Some(&Resolution::Independent)
    }

    /// Whether each facet has its own legend of a slot.
    fn repeats_legend(&self, slot: usize) -> bool {
        let (Some(facet), Some(slot)) = (&self.panel.facet, self.slots.slots.get(slot)) else { return false };
        slot.per_facet || facet.resolve.legend.get(&slot.channel) == Some(&Resolution::Independent)
    }

    /// The size of plots as the page's element asks for, where the author left it open.
    fn sized(&self, size: Size) -> Size {
        let open = |across: usize| self.layers.iter().all(|layer| layer.size.get(across).is_none_or(Option::is_none));
        match self.context.container {
            Some(room) if self.panel.facet.is_none() && open(0) && room.width > 0.0 => {
                Size::new(room.width, size.height)
            }
            _ => size,
        }
    }

    /// What `autosize` measures: the element's width where the picture is to fill it, else what the author wrote.
    fn measured(&self, plot: Size) -> Size {
        match self.context.container {
            Some(container) if self.fills() => Size::new(container.width, plot.height),
            _ => plot,
        }
    }

    /// Whether the picture takes the width of the page's element.
    fn fills(&self) -> bool {
        let open = self
            .layers
            .iter()
            .all(|layer| matches!(layer.size.first(), None | Some(None | Some(Dimension::Container))));
        let adapts = self.config.adapt == Some(true);
        self.context.container.is_some() && open && (adapts || self.panel.facet.is_none())
    }

    fn autosize(&self) -> crate::spec::Autosize {
        let mut autosize = self.spec.autosize;
        if self.fills() && autosize.kind == AutosizeKind::Pad {
            autosize.kind = AutosizeKind::FitX;
            autosize.contains_padding = true;
        }
        autosize
    }

    fn background(&self) -> Option<Color> {
        match &self.spec.background {
            Setting::On(color) => Some(*color),
            Setting::Off => None,
            Setting::Unset => self.config.background.or(Some(Color::rgb(255, 255, 255))),
        }
        .filter(|color| color.opacity > 0.0)
    }

    /// Background and frame of plots.
    fn frame(&self) -> Style {
        let props = self.panel.view.or(&self.config.view);
        let props = match self.config.style.get("cell") {
            Some(style) => props.or(style),
            None => props,
        };
        let paint = |setting: Option<&Setting<Paint>>, default: Option<Paint>| {
            let paint = match setting {
                Some(Setting::On(paint)) => Some(paint.clone()),
                Some(Setting::Off) => None,
                Some(Setting::Unset) | None => default,
            };
            paint.filter(|paint| !matches!(paint, Paint::Color(color) if color.opacity == 0.0))
        };
        let extension = self
            .layers
            .iter()
            .all(|layer| matches!(layer.kind, MarkType::Figure | MarkType::Pictogram | MarkType::Gauge));
        let frame = (!extension).then_some(Paint::Color(Color::rgb(0xdd, 0xdd, 0xdd)));
        let opacity = props.opacity().unwrap_or(1.0);
        Style {
            fill: paint(props.fill(), None),
            fill_opacity: opacity * props.fill_opacity().unwrap_or(1.0),
            stroke: paint(props.stroke(), frame).map(|paint| crate::scene::Stroke {
                paint,
                width: props.stroke_width().unwrap_or(1.0),
                dash: props.stroke_dash().unwrap_or_default().into(),
                dash_offset: props.stroke_dash_offset().unwrap_or(0.0),
            }),
            stroke_opacity: opacity * props.stroke_opacity().unwrap_or(1.0),
        }
    }

    /// What an honest editor would object to.
    #[inline(never)]
    fn check(&self, rows: &[Rows], scales: &PlotScales, notes: &mut Vec<Diagnostic>) {
        let drawn: Vec<honesty::Drawn<'_>> = self
            .layers
            .iter()
            .enumerate()
            .filter_map(|(index, layer)| {
                let rows = rows.get(index)?;
                let bar = layer.kind == MarkType::Bar;
                let along = match layer.orient {
                    Some(crate::spec::Orientation::Horizontal) => Channel::X,
                    _ => Channel::Y,
                };
                let ranged = super::channels::secondary(along).is_some_and(|second| layer.channels.has(second));
                let domain = self.slots.own(index, along).filter(|_| bar && !ranged).and_then(|slot| {
                    let (scale, _) = scales.scales.get(slot)?.as_ref()?;
                    scale.continuous().map(|scale| scale.bounds()).map(|(low, high)| [low, high])
                });
                Some(honesty::Drawn {
                    pointer: &layer.spec.pointer,
                    mark: layer.kind,
                    encoding: &layer.spec.encoding,
                    rows: &rows.main,
                    stacked: layer.stack.is_some(),
                    bar_domain: domain,
                    hatched: matches!(layer.look.get(MarkProps::hatch), Some(Setting::On(_))),
                })
            })
            .gather();
        for note in honesty::check(&drawn) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
}
