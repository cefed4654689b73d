//! The spec's frame: single views, layers and facets.

use super::{Channel, ChannelDef, Config, DataSource, Encoding, MarkDef, Param, Setting, Title, Transform};
use crate::color::Color;
use crate::data::{SortedMap, Value};

/// A whole spec, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spec {
    /// A sentence for readers who do not see the picture.
    pub description: Option<String>,
    /// What paints the whole background; `Off` for transparent.
    pub background: Setting<Color>,
    /// CSS pixels around the picture: left, top, right, bottom.
    pub padding: Option<[f64; 4]>,
    /// How plot and page share the size.
    pub autosize: Autosize,
    /// Looks and defaults.
    pub config: Config,
    /// Tables that `data: {"name": …}` names.
    pub datasets: SortedMap<String, Value>,
    /// Variables and selections of all views.
    pub params: Vec<Param>,
    /// What is drawn.
    pub body: Body,
}

/// How the plot's size relates to the page's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Autosize {
    /// What `width` and `height` measure.
    pub kind: AutosizeKind,
    /// Whether they include the padding.
    pub contains_padding: bool,
}

/// What `width` and `height` measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AutosizeKind {
    /// The plot; axes and legends come on top.
    #[default]
    Pad,
    /// Everything together.
    Fit,
    /// Everything together horizontally, the plot vertically.
    FitX,
    /// The plot horizontally, everything together vertically.
    FitY,
    /// The plot, and nothing is added.
    None,
}

/// One of the three ways to arrange marks.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// One mark.
    Unit(Box<Unit>),
    /// Several over each other.
    Layer(Box<Layer>),
    /// The same once for each value of a field.
    Facet(Box<Facet>),
}

impl Default for Body {
    fn default() -> Self {
        Body::Layer(Box::default())
    }
}

impl Body {
    /// Whether any view is as high as the page's element.
    pub fn fills_height(&self) -> bool {
        match self {
            Body::Unit(unit) => unit.height == Some(Dimension::Container),
            Body::Layer(layer) => {
                layer.height == Some(Dimension::Container) || layer.layers.iter().any(Body::fills_height)
            }
            Body::Facet(facet) => facet.inner.fills_height(),
        }
    }
}

/// A plot's extent along one direction, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dimension {
    /// CSS pixels.
    Pixels(f64),
    /// CSS pixels for each step of a discrete scale; whether the step is for the position rather than for an offset.
    Step {
        /// The step.
        step: f64,
        /// `"for": "position"`.
        for_position: bool,
    },
    /// As large as the page's element.
    Container,
}

/// One mark and its encoding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// JSON Pointer of this view.
    pub pointer: String,
    /// Where the rows come from; that of the view around it where unset, `Off` for no data.
    pub data: Setting<DataSource>,
    /// Steps before the encoding.
    pub transform: Vec<Transform>,
    /// The mark.
    pub mark: MarkDef,
    /// The channels. A unit with `row`, `column` or `facet` channels is a facet in disguise.
    pub encoding: Encoding,
    /// Horizontal extent.
    pub width: Option<Dimension>,
    /// Vertical extent.
    pub height: Option<Dimension>,
    /// The view's title.
    pub title: Option<Title>,
    /// The plot's background and frame.
    pub view: super::MarkProps,
    /// How the facets of its row, column or facet channels share scales, axes and legends.
    pub resolve: Resolve,
}

/// Several views over each other in one plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// JSON Pointer of this view.
    pub pointer: String,
    /// Where the rows come from.
    pub data: Setting<DataSource>,
    /// Steps before those of the layers.
    pub transform: Vec<Transform>,
    /// The layers from back to front; units or layers.
    pub layers: Vec<Body>,
    /// Channels that every layer has unless it says otherwise. Row, column and facet are taken out into a [`Facet`] by the reader.
    pub encoding: Encoding,
    /// Horizontal extent.
    pub width: Option<Dimension>,
    /// Vertical extent.
    pub height: Option<Dimension>,
    /// The view's title.
    pub title: Option<Title>,
    /// The plot's background and frame.
    pub view: super::MarkProps,
    /// What layers share.
    pub resolve: Resolve,
}

/// One plot for each value of a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facet {
    /// JSON Pointer of this view.
    pub pointer: String,
    /// Where the rows come from.
    pub data: Setting<DataSource>,
    /// Steps before those of the inner view.
    pub transform: Vec<Transform>,
    /// The field that makes rows of plots.
    pub row: Option<ChannelDef>,
    /// The field that makes columns of plots.
    pub column: Option<ChannelDef>,
    /// The field whose plots are wrapped.
    pub wrap: Option<ChannelDef>,
    /// Plots in a row before wrapping.
    pub columns: Option<usize>,
    /// CSS pixels between plots: across, down.
    pub spacing: [Option<f64>; 2],
    /// The view's title.
    pub title: Option<Title>,
    /// What the plots share.
    pub resolve: Resolve,
    /// The view that is repeated: a unit or layers.
    pub inner: Body,
}

/// Whether views have one of something together or each its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One together.
    Shared,
    /// Each its own.
    Independent,
}

/// What views share, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolve {
    /// By channel.
    pub scale: SortedMap<Channel, Resolution>,
    /// For x and y.
    pub axis: SortedMap<Channel, Resolution>,
    /// By channel.
    pub legend: SortedMap<Channel, Resolution>,
}
