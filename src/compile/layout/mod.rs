//! Puts plots, axes, legends, headers and titles around each other, and finds the picture's size.
//!
//! In: plots with their axes and marks, guides without a place. Out: a scene with everything in place, and the size that the plots
//! should have had to fill the page's element (`autosize: fit`). Nothing here knows scales or data.

mod frame;
mod grid;
mod legends;
mod texts;
mod titles;

use super::guide::{HeaderBlock, LegendBlock, Look, TitleBlock, bounds, shift};
use crate::color::Color;
use crate::geometry::{Point, Rect, Size};
use crate::scene::{Axis, Item, Legend, Plot, Scene};
use crate::spec::{Autosize, AutosizeKind};
use frame::Frame;

/// The grid in which facets stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Plots in a row; the plots come row by row.
    pub columns: usize,
    /// CSS pixels between columns and between rows; unset for the config's or 20.
    pub spacing: [Option<f64>; 2],
    /// Headers of row, column or wrapped facets.
    pub headers: Vec<HeaderBlock>,
    /// Axes that all plots share, relative to a plot: one is drawn at the edge for each column (x) or row (y).
    pub axes: Vec<Axis>,
}

/// Everything that is to be arranged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The plots, their `area` with width and height but not yet a place.
    pub plots: Vec<Plot>,
    /// The grid of facets; none for a single plot.
    pub grid: Option<Grid>,
    /// Legends.
    pub legends: Vec<LegendBlock>,
    /// The title.
    pub title: Option<TitleBlock>,
    /// What the author wrote about sizes.
    pub autosize: Autosize,
    /// CSS pixels around the picture as the author wrote them: left, top, right, bottom; unset for the config's or 5.
    pub padding: Option<[f64; 4]>,
    /// The extent that `autosize` measures; none for the plots' own.
    pub size: Option<Size>,
    /// What paints the whole of it.
    pub background: Option<Color>,
}

/// The scene, and the plot size to compile with once more where the picture should fill `size` and does not.
#[inline(never)]
pub fn arrange(mut parts: Parts, look: Look<'_>) -> (Scene, Option<Size>) {
    let mut scene = Scene { background: parts.background, ..Scene::default() };
    if let Some(room) = look.room {
        parts.plots.iter_mut().for_each(|plot| texts::tame(plot, room, look));
    }
    let mut frame = match parts.grid.take() {
        None => single(&parts.plots, look),
        Some(grid) => grid::place(&mut parts.plots, grid, &mut scene, look),
    };
    let orients: Vec<_> = parts.legends.iter().map(|legend| legend.orient).collect();
    legends::place(&mut parts.legends, &mut frame, look);
    for (legend, orient) in parts.legends.iter().zip(orients) {
        frame.add_legend(legend_box(&legend.legend, look), orient, parts.autosize.kind);
    }
    scene.legends = parts.legends.into_iter().map(|block| block.legend).collect();
    if let Some(block) = parts.title {
        scene.titles.push(titles::place(block, &mut frame, look));
    }
    scene.plots = parts.plots;
    let padding = parts.padding.or(look.config.padding).unwrap_or([5.0; 4]);
    let [left, top, right, bottom] = frame.margins();
    let inner = Size::new(frame.plot.width + left + right, frame.plot.height + top + bottom);
    let target = parts.size.map(|size| {
        let contained = if parts.autosize.contains_padding { padding } else { [0.0; 4] };
        let [pad_left, pad_top, pad_right, pad_bottom] = contained;
        Size::new((size.width - pad_left - pad_right).max(0.0), (size.height - pad_top - pad_bottom).max(0.0))
    });
    let (fit_x, fit_y) = match parts.autosize.kind {
        AutosizeKind::Fit => (true, true),
        AutosizeKind::FitX => (true, false),
        AutosizeKind::FitY => (false, true),
        AutosizeKind::Pad | AutosizeKind::None => (false, false),
    };
    let wanted = target.map(|target| frame.fitted(inner, target, fit_x, fit_y));
    let none = parts.autosize.kind == AutosizeKind::None;
    let origin = if none { Point::default() } else { Point::new(left, top) };
    let outer = match target {
        Some(target) if none => target,
        Some(target) => {
            Size::new(if fit_x { target.width } else { inner.width }, if fit_y { target.height } else { inner.height })
        }
        None if none => Size::new(frame.plot.width, frame.plot.height),
        None => inner,
    };
    let [pad_left, pad_top, pad_right, pad_bottom] = padding;
    move_scene(&mut scene, origin.offset(Point::new(pad_left, pad_top)));
    scene.size = Size::new(outer.width + pad_left + pad_right, outer.height + pad_top + pad_bottom);
    if look.room.is_some() {
        let width = scene.size.width;
        scene.plots.iter_mut().for_each(|plot| texts::keep_inside(plot, width, look));
    }
    let first = scene.plots.first().map(|plot| Size::new(plot.area.width, plot.area.height)).unwrap_or_default();
    let differs =
        |wanted: &Size| (wanted.width - first.width).abs() > 0.5 || (wanted.height - first.height).abs() > 0.5;
    (scene, wanted.filter(differs))
}

/// A plot without neighbours, at the origin.
fn single(plots: &[Plot], look: Look<'_>) -> Frame {
    let Some(plot) = plots.first() else { return Frame::default() };
    let area = Rect::new(0.0, 0.0, plot.area.width, plot.area.height);
    let mut frame = Frame::new(area);
    frame.columns = 1;
    frame.rows = 1;
    for axis in &plot.axes {
        for item in axis.below.iter().chain(&axis.above) {
            if let Some(shape) = bounds(item, look.text) {
                frame.add_axis(shape, !axis.horizontal);
            }
        }
    }
    if let Some(shape) = marks_bounds(plot, look) {
        frame.add(shape);
    }
    frame
}

/// The room that the marks of a plot take, which may be more than the plot where they are not clipped.
fn marks_bounds(plot: &Plot, look: Look<'_>) -> Option<Rect> {
    let area = Rect::new(0.0, 0.0, plot.area.width, plot.area.height);
    let mut all: Option<Rect> = None;
    for mark in &plot.marks {
        let shapes = mark.items.iter().filter_map(|item| bounds(item, look.text));
        let Some(shape) = shapes.reduce(Rect::union) else { continue };
        let shape = if mark.clip { shape.intersection(area).unwrap_or(area) } else { shape };
        all = Some(all.map_or(shape, |all| all.union(shape)));
    }
    all
}

fn legend_box(legend: &Legend, look: Look<'_>) -> Option<Rect> {
    legend.items.iter().filter_map(|item| bounds(item, look.text)).reduce(Rect::union)
}

/// Moves everything that is measured from the scene's corner, and the plots.
fn move_scene(scene: &mut Scene, by: Point) {
    scene.plots.iter_mut().for_each(|plot| plot.area = plot.area.offset(by));
    let moved = |items: &mut [Item]| items.iter_mut().for_each(|item| shift(item, by));
    for axis in &mut scene.axes {
        moved(&mut axis.below);
        moved(&mut axis.above);
    }
    scene.legends.iter_mut().for_each(|legend| moved(&mut legend.items));
    scene.titles.iter_mut().for_each(|title| moved(&mut title.items));
    scene.headers.iter_mut().for_each(|header| moved(&mut header.items));
}

#[cfg(test)]
mod tests;
