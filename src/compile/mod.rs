//! From spec, data and size to a finished view.
//!
//! In: a [`Spec`], the tables its data sources stand for, a size, a way to measure text. Out: a [`View`]. A pure function:
//! nothing here knows a browser, a clock or a file.

pub mod extension;
pub mod guide;
pub mod honesty;
pub mod layout;
mod target;
pub mod theme;

pub use target::{Target, source_rows, targets};

use std::collections::BTreeMap;

use crate::data::Table;
use crate::diagnostic::Diagnostic;
use crate::geometry::Size;
use crate::scale::Scale;
use crate::scene::Scene;
use crate::spec::{Channel, Config};

/// The tables that a spec's data sources stand for, by key: the address of a `url`, the name of a `name`.
pub type Sources = BTreeMap<String, Table>;

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
    /// What was found on the way.
    pub notes: Vec<Diagnostic>,
}
