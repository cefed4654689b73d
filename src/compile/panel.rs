//! The steps from a panel to a finished view.

mod domains;
mod load;
mod plot;
mod scales;

pub use load::Loaded;

use super::guide::{AxisParts, Look, title};
use super::guides::Guides;
use super::layer::Layer;
use super::layout::{Grid, Parts, arrange};
use super::marks::PlotScales;
use super::normalize::Panel;
use super::scales::Slots;
use super::scales::props::Props;
use super::size::Sizing;
use super::{ChannelScale, Context, View, legend_channel};
use crate::color::Color;
use crate::data::Gather;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::geometry::Size;
use crate::spec::{AutosizeKind, Config, Dimension, Resolution, Setting, Spec};
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
        let mut props: Vec<Props> =
            self.slots.slots.iter().map(|slot| Props::new(slot, self.layers, self.slots, self.config)).collect();
        self.fill_ranges(&mut props, loaded);
        let shared = self.shared_domains(loaded)?;
        let guides = self.guides();
        let mut view = View::default();
        let (mut plots, mut legends) = (Vec::new(), Vec::new());
        let mut finished: Vec<(Size, PlotScales)> = Vec::new();
        let mut asked: Option<Size> = None;
        for (at, (cell, rows)) in loaded.cells.cells.iter().zip(loaded.drawn()).enumerate() {
            let domains = self.domains(&shared, loaded, at)?;
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
            plots.push(self.plot(cell, rows, size, &scales, &mut view.layers, notes));
            legends.extend(guides.legends(&scales, size, |slot| at == 0 || self.repeats_legend(slot)));
            finished.push((size, scales));
        }
        view.scales = self.channel_scales(&finished);
        if !self.context.overlay.hidden.is_empty() {
            for block in &mut legends {
                if let Some(channel) = legend_channel(&view.scales, &block.legend) {
                    self.context.overlay.mark(channel, &mut block.legend);
                }
            }
        }
        let parts = Parts {
            grid: self.grid(loaded, finished.first()),
            legends,
            title: self.panel.title.and_then(|written| title(written, self.panel.facet.is_some(), guides.look)),
            autosize: self.autosize(),
            padding: self.spec.padding.or(self.config.padding),
            // What is filled is what was asked for, not what is left of it for the plot.
            size: asked.map(|size| self.measured(size)),
            background: self.background(),
            plots,
        };
        let (scene, fitted) = arrange(parts, guides.look);
        view.scene = scene;
        Ok((view, fitted))
    }

    /// The scales with their channels: one for all plots, or one for each.
    fn channel_scales(&self, plots: &[(Size, PlotScales)]) -> Vec<ChannelScale> {
        let mut found = Vec::new();
        for (slot, definition) in self.slots.slots.iter().enumerate() {
            for (at, (_, scales)) in plots.iter().enumerate() {
                let Some((scale, _)) = scales.scales.get(slot).and_then(Option::as_ref) else { continue };
                let plots = if definition.per_facet { vec![at] } else { Vec::new() };
                found.push(ChannelScale { channel: definition.channel, plots, scale: (**scale).clone() });
                if !definition.per_facet {
                    break;
                }
            }
        }
        found
    }

    /// The grid of facets, with the headers and axes that they share; those are as the first plot has them.
    fn grid(&self, loaded: &Loaded, first: Option<&(Size, PlotScales)>) -> Option<Grid> {
        let facet = self.panel.facet.as_ref()?;
        let guides = self.guides();
        let size = first.map_or_else(Size::default, |(size, _)| *size);
        let directions = &loaded.cells.directions;
        let main = |slot: usize| self.shares_axis(slot).then_some(AxisParts::Main);
        Some(Grid {
            columns: loaded.cells.columns,
            spacing: facet.spacing.map(|spacing| spacing.or(self.config.facet_spacing)),
            headers: directions.iter().filter_map(|direction| direction.header(size, guides.look)).gather(),
            axes: first.map_or_else(Vec::new, |(size, scales)| guides.axes(scales, *size, main)),
        })
    }

    fn guides(&self) -> Guides<'_> {
        let adapt = self.config.adapt == Some(true);
        let look = Look {
            config: self.config,
            text: self.context.text,
            locale: self.context.locale,
            zone: self.zone,
            room: self.context.container.filter(|_| adapt),
        };
        Guides { panel: self.panel, layers: self.layers, slots: self.slots, look }
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
}
