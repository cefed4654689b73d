//! One plot: its frame, marks and axes.

use std::cell::RefCell;
use std::rc::Rc;

use super::Work;
use crate::color::{Color, Paint};
use crate::compile::LayerData;
use crate::compile::data::Rows;
use crate::compile::facets::Cell;
use crate::compile::format::Wording;
use crate::compile::guide::AxisParts;
use crate::compile::honesty;
use crate::compile::marks::{Drawing, PlotScales, marks};
use crate::compile::words::Said;
use crate::data::Gather;
use crate::diagnostic::Diagnostic;
use crate::geometry::{Rect, Size};
use crate::scene::{Plot, Style};
use crate::spec::{Binding, Channel, MarkProps, MarkType, Param, Setting};

impl Work<'_> {
    /// Draws the rows of a cell, one list for each layer. What the layers drew comes behind `drawn`, which numbers them.
    pub(super) fn plot(
        &self,
        cell: &Cell,
        rows: &[Rows],
        size: Size,
        scales: &PlotScales,
        drawn: &mut Vec<LayerData>,
        notes: &mut Vec<Diagnostic>,
    ) -> Plot {
        let guides = self.guides();
        let wording = Wording { config: self.config, zone: self.zone, locale: self.context.locale };
        let found = RefCell::new(Vec::new());
        let mut plot = Plot {
            area: Rect::new(0.0, 0.0, size.width, size.height),
            facet: cell.values.clone(),
            style: self.frame(),
            ..Plot::default()
        };
        for (index, (layer, rows)) in self.layers.iter().zip(rows).enumerate() {
            let drawing = Drawing {
                only: None,
                layer,
                index,
                id: drawn.len() as u32,
                rows,
                slots: self.slots,
                scales,
                plot: size,
                wording,
                zone: self.zone,
                text: self.context.text,
                notes: &found,
            };
            plot.marks.extend(marks(&drawing, guides.look));
            let said = Said::new(layer, &rows.main, wording, self.zone);
            drawn.push(LayerData { said: Some(Rc::new(said)), ..rows.layer_data() });
        }
        let bound = |param: &Param| param.selection().is_some_and(|one| one.bind == Binding::Scales);
        if !self.context.overlay.domains.is_empty() || self.spec.params.iter().any(bound) {
            plot.marks.iter_mut().for_each(|mark| mark.clip = true);
        }
        // Where a row and a column of the facet meet without data, nothing but the frame stands.
        if self.panel.facet.is_none() || cell.state.table.rows() > 0 {
            let parts = |slot: usize| Some(if self.shares_axis(slot) { AxisParts::Grid } else { AxisParts::Both });
            plot.axes = guides.axes(scales, size, parts);
            guides.crowded(scales, notes);
        }
        self.check(rows, scales, &mut found.borrow_mut());
        for note in found.into_inner() {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        plot
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
                let ranged =
                    crate::compile::channels::secondary(along).is_some_and(|second| layer.channels.has(second));
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
        notes.extend(honesty::check(&drawn));
    }
}
