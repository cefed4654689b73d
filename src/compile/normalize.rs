//! A spec's body as one panel: layers over each other, perhaps repeated for facets.
//!
//! In: the body as written. Out: a [`Panel`] whose layers are single marks with all the channels that they inherit;
//! overlays of lines and areas have become layers. Nothing here knows the data.

use super::channels::Channels;
use super::looks::{Look, REDUCED_OPACITY};
use super::orient::orient;
use super::stack::stack;
use crate::data::{FieldPath, Gather};
use crate::diagnostic::compile as messages;
use crate::error::Error;
use crate::spec::{
    self, Bin, Body, Channel, ChannelDef, Config, DataSource, Dimension, Encoding, MarkDef, MarkProps, MarkType,
    Overlay, Resolve, Setting, Source, Spec, Title, Transform, Unit,
};

/// The most layers of one spec.
const MAX_LAYERS: usize = 1_000;

/// A plot, perhaps one for each facet.
#[derive(Debug, Default)]
pub struct Panel<'a> {
    /// The fields by which plots are repeated.
    pub facet: Option<Facet<'a>>,
    /// Where rows come from and what is done to them, step by step from the outside.
    pub nodes: Vec<Node<'a>>,
    /// The marks from back to front.
    pub layers: Vec<LayerSpec>,
    /// How layers are grouped, for what they share.
    pub tree: Tree<'a>,
    /// The title.
    pub title: Option<&'a Title>,
    /// Whether the view inside of facets has a title of its own.
    pub has_title_in_plots: bool,
    /// Background and frame of plots.
    pub view: MarkProps,
}

/// The fields by which plots are repeated.
#[derive(Debug)]
pub struct Facet<'a> {
    /// JSON Pointer of the view.
    pub pointer: &'a str,
    /// Rows of plots.
    pub row: Option<&'a ChannelDef>,
    /// Columns of plots.
    pub column: Option<&'a ChannelDef>,
    /// Plots that are wrapped.
    pub wrap: Option<&'a ChannelDef>,
    /// Plots in a row before wrapping.
    pub columns: Option<usize>,
    /// CSS pixels between plots: across, down.
    pub spacing: [Option<f64>; 2],
    /// What the plots share.
    pub resolve: &'a Resolve,
}

/// A view's own data and transforms.
#[derive(Debug)]
pub struct Node<'a> {
    /// The node around it.
    pub parent: Option<usize>,
    /// Where the rows come from; from the parent where unset.
    pub data: &'a Setting<DataSource>,
    /// What is done to them.
    pub transform: &'a [Transform],
    /// What the view inside a facet does to them before they are split, within each of its plots.
    pub moved: &'a [Transform],
    /// The fields that tell these plots apart.
    pub split: Vec<FieldPath>,
    /// Whether it lies inside the facet.
    pub in_facet: bool,
}

impl Node<'_> {
    /// All that is done to the rows, in order.
    pub fn steps(&self) -> impl Iterator<Item = &Transform> {
        self.transform.iter().chain(self.moved)
    }
}

/// One mark with all its channels.
#[derive(Clone, Debug)]
pub struct LayerSpec {
    /// JSON Pointer of the view.
    pub pointer: String,
    /// The mark.
    pub mark: MarkDef,
    /// Its channels, those it inherits included.
    pub encoding: Encoding,
    /// Where its rows come from.
    pub node: usize,
    /// Horizontal and vertical extent, as written for it or a view around it.
    pub size: [Option<Dimension>; 2],
}

/// How layers are grouped.
#[derive(Debug)]
pub enum Tree<'a> {
    /// A layer.
    Leaf(usize),
    /// Several, with what they share; nothing was written about overlays.
    Group(Vec<Tree<'a>>, Option<&'a Resolve>),
}

impl Default for Tree<'_> {
    fn default() -> Self {
        Tree::Group(Vec::new(), None)
    }
}

/// What a view inside a facet does to its rows before they are split, and the fields that split them.
type Moved<'a> = (&'a [Transform], Vec<FieldPath>);

/// What a view gives to those inside it.
#[derive(Clone, Copy)]
struct Outer<'o> {
    node: Option<usize>,
    in_facet: bool,
    /// Whether the view's own transforms are done before the rows are split.
    moved: bool,
    encoding: Option<&'o Encoding>,
    size: [Option<Dimension>; 2],
    depth: usize,
}

impl Outer<'_> {
    /// What a view does to its rows, unless it is done already.
    fn own<'a>(&self, transform: &'a [Transform]) -> &'a [Transform] {
        if self.moved { &[] } else { transform }
    }
}

/// The panel of a spec. `config` is the author's over the theme's.
#[inline(never)]
pub fn normalize<'a>(spec: &'a Spec, config: &Config) -> Result<Panel<'a>, Error> {
    let mut panel = Panel { view: MarkProps::default(), ..Panel::default() };
    let outer = Outer { node: None, in_facet: false, moved: false, encoding: None, size: [None, None], depth: 0 };
    panel.tree = match &spec.body {
        Body::Facet(facet) => {
            let moved = before_split(facet);
            let is_moved = moved.is_some();
            let node = panel.node(outer, &facet.data, &facet.transform, moved);
            panel.title = facet.title.as_ref();
            panel.facet = Some(Facet {
                pointer: &facet.pointer,
                row: facet.row.as_ref(),
                column: facet.column.as_ref(),
                wrap: facet.wrap.as_ref(),
                columns: facet.columns.or_else(|| facet.wrap.as_ref().and_then(|def| def.columns)),
                spacing: facet.spacing,
                resolve: &facet.resolve,
            });
            let inner = Outer { node: Some(node), in_facet: true, moved: is_moved, ..outer };
            let outer_title = panel.title.take();
            let tree = panel.body(&facet.inner, inner, config)?;
            panel.has_title_in_plots = panel.title.is_some();
            panel.title = outer_title.or(panel.title);
            tree
        }
        Body::Unit(unit) => match unit_facet(unit) {
            Some(facet) => {
                let node = panel.node(outer, &unit.data, &unit.transform, None);
                panel.facet = Some(facet);
                panel.unit(unit, node, outer, config)?
            }
            None => panel.body(&spec.body, outer, config)?,
        },
        Body::Layer(_) => panel.body(&spec.body, outer, config)?,
    };
    Ok(panel)
}

/// The facet that the row, column and facet channels of a unit stand for.
fn unit_facet(unit: &Unit) -> Option<Facet<'_>> {
    let def = |channel| unit.encoding.get(&channel).and_then(|defs| defs.first()).filter(|def| has_field(def));
    let (row, column) = (def(Channel::Row), def(Channel::Column));
    let wrap = if row.is_none() && column.is_none() { def(Channel::Facet) } else { None };
    if row.is_none() && column.is_none() && wrap.is_none() {
        return None;
    }
    let across = column.or(wrap).and_then(|def| def.spacing);
    let down = row.or(wrap).and_then(|def| def.spacing);
    Some(Facet {
        pointer: &unit.pointer,
        row,
        column,
        wrap,
        columns: wrap.and_then(|def| def.columns),
        spacing: [across, down],
        resolve: &unit.resolve,
    })
}

/// The transforms of the view inside a facet, which run over all its plots together as in Vega-Lite: so they can make the
/// field that tells the plots apart. With them the fields that do so: what looks at groups of rows does so within each plot.
/// Nothing where the view has rows of its own, or the plots are told apart by bins or calendar units, which are made after these
/// transforms.
fn before_split(facet: &spec::Facet) -> Option<Moved<'_>> {
    let (data, transform) = match &facet.inner {
        Body::Unit(unit) => (&unit.data, &unit.transform),
        Body::Layer(layer) => (&layer.data, &layer.transform),
        Body::Facet(_) => return None,
    };
    if !matches!(data, Setting::Unset) {
        return None;
    }
    let mut fields = Vec::new();
    for def in [&facet.row, &facet.column, &facet.wrap].into_iter().flatten() {
        let Source::Field(field) = &def.source else { continue };
        if def.bin.on().is_some() || def.time_unit.is_some() {
            return None;
        }
        fields.push(field.clone());
    }
    Some((transform, fields))
}

fn has_field(def: &ChannelDef) -> bool {
    matches!(def.source, Source::Field(_))
}

impl<'a> Panel<'a> {
    fn node(
        &mut self,
        outer: Outer<'_>,
        data: &'a Setting<DataSource>,
        transform: &'a [Transform],
        moved: Option<Moved<'a>>,
    ) -> usize {
        let (moved, split) = moved.unwrap_or_default();
        if matches!(data, Setting::Unset)
            && transform.is_empty()
            && moved.is_empty()
            && let Some(node) = outer.node
        {
            return node;
        }
        self.nodes.push(Node { parent: outer.node, data, transform, moved, split, in_facet: outer.in_facet });
        self.nodes.len() - 1
    }

    fn body(&mut self, body: &'a Body, outer: Outer<'_>, config: &Config) -> Result<Tree<'a>, Error> {
        if outer.depth > 50 {
            return Err(Error::Limit { what: "layers within each other", found: outer.depth, limit: 50 });
        }
        match body {
            Body::Unit(unit) => {
                let node = self.node(outer, &unit.data, outer.own(&unit.transform), None);
                self.unit(unit, node, outer, config)
            }
            Body::Layer(layer) => {
                let node = self.node(outer, &layer.data, outer.own(&layer.transform), None);
                self.title = self.title.or(layer.title.as_ref());
                self.view = self.view.or(&layer.view);
                let encoding = match outer.encoding {
                    Some(around) => inherit(around, &layer.encoding),
                    None => layer.encoding.clone(),
                };
                let inner = Outer {
                    node: Some(node),
                    in_facet: outer.in_facet,
                    moved: false,
                    encoding: Some(&encoding),
                    size: [layer.width.or(outer.size[0]), layer.height.or(outer.size[1])],
                    depth: outer.depth + 1,
                };
                let mut children = Vec::with_capacity(layer.layers.len());
                for child in &layer.layers {
                    children.push(self.body(child, inner, config)?);
                }
                Ok(Tree::Group(children, Some(&layer.resolve)))
            }
            Body::Facet(facet) => {
                Err(Error::Invalid { at: facet.pointer.clone(), reason: messages::facet_within_a_view() })
            }
        }
    }

    fn unit(&mut self, unit: &'a Unit, node: usize, outer: Outer<'_>, config: &Config) -> Result<Tree<'a>, Error> {
        self.title = self.title.or(unit.title.as_ref());
        self.view = self.view.or(&unit.view);
        let mut encoding = match outer.encoding {
            Some(around) => inherit(around, &unit.encoding),
            None => unit.encoding.clone(),
        };
        for channel in [Channel::Row, Channel::Column, Channel::Facet] {
            encoding.remove(&channel);
        }
        let size = [unit.width.or(outer.size[0]), unit.height.or(outer.size[1])];
        let base = LayerSpec { pointer: unit.pointer.clone(), mark: unit.mark.clone(), encoding, node, size };
        let mut leaves = Vec::new();
        for layer in with_overlays(base, config) {
            if self.layers.len() >= MAX_LAYERS {
                return Err(Error::Limit { what: "layers", found: self.layers.len() + 1, limit: MAX_LAYERS });
            }
            leaves.push(Tree::Leaf(self.layers.len()));
            self.layers.push(layer);
        }
        Ok(if leaves.len() == 1 { leaves.remove(0) } else { Tree::Group(leaves, None) })
    }
}

/// The channels of a view inside another: its own, and what it does not say from around it.
fn inherit(around: &Encoding, own: &Encoding) -> Encoding {
    let mut merged = around.clone();
    for (channel, defs) in own.iter() {
        let outer = around.get(channel).and_then(|defs| defs.first());
        let defs = match (&defs[..], outer) {
            ([def], Some(outer)) if shows_data(def) => vec![merge(outer, def)],
            _ => defs.clone(),
        };
        merged.insert(*channel, defs);
    }
    merged
}

fn shows_data(def: &ChannelDef) -> bool {
    matches!(def.source, Source::Field(_) | Source::Datum(_)) || def.aggregate.is_some()
}

/// One definition over another, property by property.
fn merge(outer: &ChannelDef, own: &ChannelDef) -> ChannelDef {
    fn over<T: Clone>(own: &Setting<T>, outer: &Setting<T>) -> Setting<T> {
        if matches!(own, Setting::Unset) { outer.clone() } else { own.clone() }
    }
    ChannelDef {
        pointer: own.pointer.clone(),
        source: if matches!(own.source, Source::None) { outer.source.clone() } else { own.source.clone() },
        kind: own.kind.or(outer.kind),
        aggregate: own.aggregate.clone().or_else(|| outer.aggregate.clone()),
        bin: over(&own.bin, &outer.bin),
        time_unit: own.time_unit.clone().or_else(|| outer.time_unit.clone()),
        title: over(&own.title, &outer.title),
        sort: over(&own.sort, &outer.sort),
        stack: over(&own.stack, &outer.stack),
        impute: own.impute.clone().or_else(|| outer.impute.clone()),
        scale: over(&own.scale, &outer.scale),
        axis: over(&own.axis, &outer.axis),
        legend: over(&own.legend, &outer.legend),
        header: over(&own.header, &outer.header),
        format: own.format.clone().or_else(|| outer.format.clone()),
        format_kind: own.format_kind.or(outer.format_kind),
        band_position: own.band_position.or(outer.band_position),
        conditions: if own.conditions.is_empty() { outer.conditions.clone() } else { own.conditions.clone() },
        columns: own.columns.or(outer.columns),
        spacing: own.spacing.or(outer.spacing),
        listed: own.listed || outer.listed,
    }
}

/// A layer and the lines and points that its mark asks for on top.
fn with_overlays(mut layer: LayerSpec, config: &Config) -> Vec<LayerSpec> {
    if layer.mark.kind == MarkType::Line && is_range(&layer.encoding) {
        layer.mark.kind = MarkType::Rule;
    }
    let kind = layer.mark.kind;
    if !matches!(kind, MarkType::Line | MarkType::Area | MarkType::Rule | MarkType::Trail) {
        return vec![layer];
    }
    let of_type = config.marks.get(&kind);
    let point = match layer.mark.props.point() {
        Some(setting) => setting.on().cloned(),
        None => of_type
            .and_then(|props| props.point())
            .and_then(|setting| setting.on().cloned())
            .or_else(|| layer.encoding.contains_key(&Channel::Shape).then(Box::<Overlay>::default)),
    };
    let line = match layer.mark.props.line() {
        Some(setting) => setting.on().cloned(),
        None => of_type.and_then(|props| props.line()).and_then(|setting| setting.on().cloned()),
    }
    .filter(|_| kind == MarkType::Area);
    layer.mark.props.set_point(None);
    layer.mark.props.set_line(None);
    if point.is_none() && line.is_none() {
        return vec![layer];
    }
    let mut over = layer.encoding.clone();
    {
        let look = Look::new(&layer.mark, config);
        let channels = Channels::new(&layer.encoding, kind, look.filled(), &mut Vec::new());
        if let Some(stack) = stack(kind, orient(kind, &channels, &look), &channels)
            && let Some(def) = over.get_mut(&stack.channel).and_then(|defs| defs.first_mut())
        {
            def.stack = Setting::On(stack.offset);
        }
        let opaque = look.get(MarkProps::opacity).is_none() && look.get(MarkProps::fill_opacity).is_none();
        if kind == MarkType::Area && opaque {
            layer.mark.props.set_opacity(Some(REDUCED_OPACITY));
        }
    }
    over.remove(&Channel::X2);
    over.remove(&Channel::Y2);
    layer.encoding.remove(&Channel::Shape);
    let from = &layer.mark.props;
    let mut inherited = MarkProps::default();
    inherited.set_clip(from.clip());
    inherited.set_tooltip(from.tooltip().cloned());
    let lines = line.map(|overlay| {
        let mut inherited = inherited.clone();
        inherited.set_interpolate(from.interpolate());
        inherited.set_tension(from.tension());
        overlay_layer(&layer, MarkType::Line, overlay.props.or(&inherited), &over)
    });
    let points = point.map(|overlay| {
        let opacity = if overlay.transparent { 0.0 } else { 1.0 };
        let mut inherited = inherited.clone();
        inherited.set_opacity(Some(opacity));
        inherited.set_filled(Some(true));
        overlay_layer(&layer, MarkType::Point, overlay.props.or(&inherited), &over)
    });
    [Some(layer), lines, points].into_iter().flatten().gather()
}

fn overlay_layer(base: &LayerSpec, kind: MarkType, props: MarkProps, encoding: &Encoding) -> LayerSpec {
    let mark = MarkDef { pointer: base.mark.pointer.clone(), kind, props, style: Vec::new() };
    LayerSpec { mark, encoding: encoding.clone(), ..base.clone() }
}

/// Whether a line has two ends in one direction, which only a rule can show.
fn is_range(encoding: &Encoding) -> bool {
    [(Channel::X, Channel::X2), (Channel::Y, Channel::Y2)].into_iter().any(|(main, second)| {
        let main = encoding.get(&main).and_then(|defs| defs.first());
        encoding.contains_key(&second)
            && main.is_some_and(|def| match def.source {
                Source::Field(_) => !matches!(def.bin, Setting::On(Bin::Binned(_))),
                Source::Datum(_) => true,
                Source::None | Source::Value(_) => false,
            })
    })
}
