//! Facets in a grid, with shared axes at its edges and headers around it.

use super::frame::Frame;
use super::{Grid, marks_bounds};
use crate::compile::guide::{HeaderBlock, Look, bounds, shift};
use crate::geometry::{Point, Rect, Size};
use crate::scene::{Axis, HeaderKind, Item, Plot, Scene, Side};
use crate::spec::Anchor;
use crate::text::Align;

/// Puts the plots in their places, and shared axes and headers into the scene.
#[inline(never)]
pub(super) fn place(plots: &mut [Plot], grid: Grid, scene: &mut Scene, look: Look<'_>) -> Frame {
    let columns = grid.columns.max(1).min(plots.len().max(1));
    let rows = plots.len().div_ceil(columns);
    let spacing = grid.spacing.map(|space| space.or(look.config.facet_spacing).unwrap_or(20.0));
    let labels = cell_labels(&grid.headers, plots.len(), columns);
    let boxes: Vec<Rect> = plots.iter().enumerate().map(|(index, plot)| cell_box(plot, &labels, index, look)).collect();
    let corners = corners(&boxes, columns, spacing);
    for (plot, corner) in plots.iter_mut().zip(&corners) {
        plot.area = Rect { x: corner.x, y: corner.y, ..plot.area };
    }
    let area = |shape: Option<Rect>, plot: &Plot| Some(shape.map_or(plot.area, |shape| shape.union(plot.area)));
    let cells = plots.iter().fold(None, area).unwrap_or_default();
    let full = boxes.iter().zip(&corners).map(|(shape, corner)| shape.offset(*corner)).reduce(Rect::union);
    let mut frame = Frame {
        columns,
        rows,
        cell: plots.first().map(|plot| Size::new(plot.area.width, plot.area.height)).unwrap_or_default(),
        ..Frame::default()
    };
    frame.add_around(full.unwrap_or_default().union(cells));
    let track = Track { plots, columns, edges: frame.all };
    for axis in grid.axes {
        let axis = repeat_axis(axis, &track, look);
        for item in axis.below.iter().chain(&axis.above) {
            if let Some(shape) = bounds(item, look.text) {
                frame.add_around(shape);
            }
        }
        scene.axes.push(axis);
    }
    for block in grid.headers {
        scene.headers.push(place_header(block, &track, cells, &mut frame, look));
    }
    frame
}

/// The plots in their places.
struct Track<'a> {
    plots: &'a [Plot],
    columns: usize,
    /// The edges of all plots with what belongs to each.
    edges: Rect,
}

impl Track<'_> {
    /// The area of the first plot of each column, or of each row.
    fn heads(&self, across: bool) -> Vec<Rect> {
        let mut heads: Vec<Rect> = Vec::new();
        for (index, plot) in self.plots.iter().enumerate() {
            if if across { index < self.columns } else { index % self.columns == 0 } {
                heads.push(plot.area);
            }
        }
        heads
    }
}

/// The labels of headers that stand in each cell: those of wrapped facets, and those of rows or columns that were moved to
/// another side than theirs.
fn cell_labels(headers: &[HeaderBlock], count: usize, columns: usize) -> Vec<Vec<(Item, Side, f64)>> {
    let mut cells = vec![Vec::new(); count];
    for block in headers.iter().filter(|block| in_cells(block)) {
        for (index, cell) in cells.iter_mut().enumerate() {
            let place = match block.header.kind {
                HeaderKind::Facet => index,
                HeaderKind::Row => index / columns,
                HeaderKind::Column => index % columns,
            };
            if let Some(label) = block.labels.get(place) {
                cell.push((label.clone(), block.label_side, block.label_padding));
            }
        }
    }
    cells
}

/// Whether the labels of a header belong to single plots.
fn in_cells(block: &HeaderBlock) -> bool {
    let upright = matches!(block.label_side, Side::Top | Side::Bottom);
    match block.header.kind {
        HeaderKind::Facet => true,
        HeaderKind::Row => upright,
        HeaderKind::Column => !upright,
    }
}

/// The room of a plot with its axes, marks and label, relative to the plot's corner.
fn cell_box(plot: &Plot, labels: &[Vec<(Item, Side, f64)>], index: usize, look: Look<'_>) -> Rect {
    let area = Rect::new(0.0, 0.0, plot.area.width, plot.area.height);
    let mut all = plot_box(plot, look);
    for (label, side, padding) in labels.get(index).into_iter().flatten() {
        let label = beside(label.clone(), *side, all, area, *padding, None, look);
        if let Some(shape) = bounds(&label, look.text) {
            all = all.union(shape);
        }
    }
    all
}

/// The room of a plot with its axes and marks, relative to the plot's corner.
fn plot_box(plot: &Plot, look: Look<'_>) -> Rect {
    let mut all = Rect::new(0.0, 0.0, plot.area.width, plot.area.height);
    for axis in &plot.axes {
        for item in axis.below.iter().chain(&axis.above) {
            all = bounds(item, look.text).map_or(all, |shape| all.union(shape));
        }
    }
    marks_bounds(plot, look).map_or(all, |shape| all.union(shape))
}

/// The corners of plots: columns and rows are as far apart as the widest and highest need.
fn corners(boxes: &[Rect], columns: usize, [across, down]: [f64; 2]) -> Vec<Point> {
    let before = |pixels: f64| if pixels < 0.0 { (-pixels).ceil() } else { 0.0 };
    let even =
        |size: fn(&Rect) -> f64| boxes.windows(2).all(|pair| matches!(pair, [a, b] if (size(a) - size(b)).abs() < 0.5));
    let rows = boxes.len().div_ceil(columns.max(1));
    let mut widths = vec![0.0_f64; columns];
    let mut heights = vec![0.0_f64; rows];
    let mut lefts = vec![0.0_f64; columns];
    let mut tops = vec![0.0_f64; rows];
    let grow = |list: &mut Vec<f64>, at: usize, by: f64| {
        if let Some(size) = list.get_mut(at) {
            *size = size.max(by);
        }
    };
    for (index, shape) in boxes.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        grow(&mut widths, column, shape.right().ceil());
        grow(&mut heights, row, shape.bottom().ceil());
        grow(&mut lefts, column, before(shape.x));
        grow(&mut tops, row, before(shape.y));
    }
    let level = |list: &mut Vec<f64>| {
        let most = list.iter().copied().fold(0.0, f64::max);
        list.iter_mut().for_each(|size| *size = most);
    };
    if even(|shape| shape.width) {
        level(&mut widths);
        level(&mut lefts);
    }
    if even(|shape| shape.height) {
        level(&mut heights);
        level(&mut tops);
    }
    let along = |sizes: &[f64], gaps: &[f64], space: f64| {
        let mut at = 0.0;
        let mut all = Vec::with_capacity(sizes.len());
        for (index, size) in sizes.iter().enumerate() {
            if index > 0 {
                at += space + gaps.get(index).copied().unwrap_or(0.0);
            }
            all.push(at);
            at += size;
        }
        all
    };
    let xs = along(&widths, &lefts, across);
    let ys = along(&heights, &tops, down);
    let at = |list: &[f64], index: usize| list.get(index).copied().unwrap_or(0.0);
    (0..boxes.len()).map(|index| Point::new(at(&xs, index % columns), at(&ys, index / columns))).collect()
}

/// One axis for each column or row, at the edge of the grid, as one axis of the scene.
fn repeat_axis(axis: Axis, track: &Track<'_>, look: Look<'_>) -> Axis {
    let heads = track.heads(axis.horizontal);
    let first = track.plots.first().map(|plot| plot.area).unwrap_or_default();
    // How far from the plot's own edge the axis has to move to stand at the edge of the grid.
    let last_row = track.plots.iter().map(|plot| plot.area.bottom()).fold(0.0, f64::max);
    let last_column = track.plots.iter().map(|plot| plot.area.right()).fold(0.0, f64::max);
    let (mut below, mut above) = (Vec::new(), Vec::new());
    for head in heads {
        let by = match axis.side {
            Side::Bottom => Point::new(head.x, last_row - first.height),
            Side::Top => Point::new(head.x, 0.0_f64.min(track.edges.y)),
            Side::Left => Point::new(0.0, head.y),
            Side::Right => Point::new(last_column - first.width, head.y),
        };
        for (from, to) in [(&axis.below, &mut below), (&axis.above, &mut above)] {
            to.extend(from.iter().cloned().map(|mut item| {
                shift(&mut item, by);
                item
            }));
        }
    }
    let _ = look;
    Axis { below, above, ..axis }
}

/// The header with its labels and title around the grid.
fn place_header(
    block: HeaderBlock,
    track: &Track<'_>,
    cells: Rect,
    frame: &mut Frame,
    look: Look<'_>,
) -> crate::scene::Header {
    let own = !in_cells(&block);
    let HeaderBlock { mut header, title, title_side, title_padding, labels, label_side, label_anchor, label_padding } =
        block;
    if own {
        let heads = track.heads(header.kind == HeaderKind::Column);
        let around = frame.all;
        for (label, head) in labels.into_iter().zip(heads) {
            let label = beside(label, label_side, around, head, label_padding, Some(label_anchor), look);
            if let Some(shape) = bounds(&label, look.text) {
                frame.add_around(shape);
            }
            header.items.push(label);
        }
    } else {
        for (index, plot) in track.plots.iter().enumerate() {
            let place = match header.kind {
                HeaderKind::Facet => index,
                HeaderKind::Row => index / track.columns,
                HeaderKind::Column => index % track.columns,
            };
            let Some(label) = labels.get(place) else { continue };
            let around = plot_box(plot, look).offset(plot.origin());
            let label = beside(label.clone(), label_side, around, plot.area, label_padding, Some(label_anchor), look);
            header.items.push(label);
        }
    }
    if let Some(title) = title {
        // Titles that begin at the left do so where the plots begin.
        let title = beside(title, title_side, frame.all, cells, title_padding, None, look);
        if let Some(shape) = bounds(&title, look.text) {
            frame.add_around(shape);
        }
        header.items.push(title);
    }
    header
}

/// A text moved to a side: outside of `around`, and along `head` by its anchor.
fn beside(
    mut item: Item,
    side: Side,
    around: Rect,
    head: Rect,
    padding: f64,
    anchor: Option<Anchor>,
    look: Look<'_>,
) -> Item {
    let Some(own) = bounds(&item, look.text) else { return item };
    let anchor = anchor.unwrap_or_else(|| anchor_of(&item));
    let upright = matches!(side, Side::Top | Side::Bottom);
    let along = match (anchor, upright, side) {
        (Anchor::Middle, true, _) => head.center().x - own.center().x,
        (Anchor::Middle, false, _) => head.center().y - own.center().y,
        (Anchor::Start, true, _) => head.x - own.x,
        (Anchor::End, true, _) => head.right() - own.right(),
        // Texts at the left read upwards.
        (Anchor::Start, false, Side::Left) | (Anchor::End, false, Side::Right) => head.bottom() - own.bottom(),
        (Anchor::Start | Anchor::End, false, _) => head.y - own.y,
    };
    let by = match side {
        Side::Top => Point::new(along, around.y - padding - own.bottom()),
        Side::Bottom => Point::new(along, around.bottom() + padding - own.y),
        Side::Left => Point::new(around.x - padding - own.right(), along),
        Side::Right => Point::new(around.right() + padding - own.x, along),
    };
    shift(&mut item, by);
    item
}

/// Where a text lies along its side, by its alignment.
fn anchor_of(item: &Item) -> Anchor {
    match &item.geometry {
        crate::scene::Geometry::Text(text) => match text.align {
            Align::Left => Anchor::Start,
            Align::Center => Anchor::Middle,
            Align::Right => Anchor::End,
        },
        _ => Anchor::Middle,
    }
}
