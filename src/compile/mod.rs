//! From spec, data and size to a finished view.
//!
//! In: a [`Spec`], the tables its data sources stand for, a size, a way to measure text. Out: a [`View`]. A pure function:
//! nothing here knows a browser, a clock or a file.

mod normalize;

mod channels;
mod layer;
mod looks;
mod orient;
mod stack;

mod data;
mod facets;

mod scales;
mod size;

mod format;
mod marks;
mod words;

pub mod extension;
pub mod guide;
mod guides;
pub mod honesty;
pub mod layout;
pub mod theme;

mod overlay;
mod panel;
mod target;

pub use overlay::{Overlay, legend_channel};
pub use target::{Target, source_rows, targets, values_along_x};
pub use words::Said;

use crate::data::{SortedMap, Table};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::geometry::Size;
use crate::scale::Scale;
use crate::scene::Scene;
use crate::spec::{Channel, Config, Spec};
use crate::time::Zone;

/// The tables that a spec's data sources stand for, by key: the address of a `url`, the name of a `name`.
pub type Sources = SortedMap<String, Table>;

/// What `compile` needs beside the spec.
pub struct Context<'a> {
    /// The tables by address or name.
    pub sources: &'a Sources,
    /// The extent of the page's element, for `"container"` and as the width that charts without one take; none for Vega-Lite's defaults.
    pub container: Option<Size>,
    /// Looks below the author's config; an empty one gives Vega-Lite's.
    pub theme: &'a Config,
    /// Measures text.
    pub text: &'a dyn crate::text::MeasureText,
    /// The reader's language.
    pub locale: crate::locale::Locale,
    /// What the reader changed about the picture.
    pub overlay: &'a Overlay,
}

/// A scale with what it is for.
#[derive(Clone, Debug)]
pub struct ChannelScale {
    /// The channel.
    pub channel: Channel,
    /// Which of the scene's plots use it; all where empty.
    pub plots: Vec<usize>,
    /// The scale.
    pub scale: Scale,
}

/// The rows of one layer, before and after its transforms.
#[derive(Clone, Debug, Default)]
pub struct LayerData {
    /// The rows as loaded; [`Table::sources`] of `drawn` counts in these.
    pub source: Table,
    /// The rows as drawn, by [`RowId::row`](crate::scene::RowId::row).
    pub drawn: Table,
    /// What the layer says of the drawn rows; none where nobody asks.
    pub said: Option<std::rc::Rc<Said>>,
}

/// A compiled chart.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The picture.
    pub scene: Scene,
    /// The scales.
    pub scales: Vec<ChannelScale>,
    /// What each layer drew, by [`RowId::layer`](crate::scene::RowId::layer).
    pub layers: Vec<LayerData>,
    /// The parameters, as they were for this picture.
    pub params: Vec<crate::spec::Param>,
    /// The chart's zone.
    pub zone: Zone,
    /// What was found on the way.
    pub notes: Vec<Diagnostic>,
}

impl View {
    /// Whether no mark is drawn: axes may be, but nobody sees a datum.
    pub fn is_empty(&self) -> bool {
        self.scene.plots.iter().all(|plot| plot.marks.iter().all(|mark| mark.items.is_empty()))
    }
}

/// Compiles a spec.
pub fn compile(spec: &Spec, context: &Context<'_>) -> Result<View, Error> {
    let mut notes = Vec::new();
    let config = theme::layered(&spec.config, context.theme);
    let zone = Zone { east: config.time_zone_offset.unwrap_or(0) };
    let panel = normalize::normalize(spec, &config)?;
    if let Some(facet) = panel.facet.as_ref().filter(|_| panel.has_title_in_plots) {
        notes.push(crate::diagnostic::compile::title_of_plots(facet.pointer));
    }
    if let Some(facet) = &panel.facet {
        facets::note_labels(facet, &mut notes);
    }
    let layers: Vec<layer::Layer<'_>> =
        panel.layers.iter().map(|spec| layer::Layer::new(spec, &config, &mut notes)).collect();
    // Which scales there are, and their types, follows from the spec alone; how rows are prepared follows from that.
    let slots = scales::slots(&panel, &layers, &mut notes);
    size::note_sizes(&panel, &layers, &slots, &config, &mut notes);
    let work = panel::Work { spec, context, config: &config, panel: &panel, layers: &layers, slots: &slots, zone };
    let loaded = work.load(&mut notes)?;
    // The room that guides take is known only when they are there: what is left is the plot's. Vega-Lite looks once; labels that
    // wrap take another look, since they change with the plot.
    let looks = if config.adapt == Some(true) { 3 } else { 1 };
    let (mut view, mut plot) = work.draw(&loaded, None, &mut notes)?;
    for _ in 0..looks {
        if plot.is_none() {
            break;
        }
        (view, plot) = work.draw(&loaded, plot, &mut notes)?;
    }
    let mut known: Vec<Diagnostic> = Vec::with_capacity(notes.len());
    for note in notes {
        if !known.contains(&note) {
            known.push(note);
        }
    }
    (view.params, view.zone) = (spec.params.clone(), zone);
    view.notes = known;
    Ok(view)
}
