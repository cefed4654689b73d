//! From items to shapes: curves become lines, dashes pieces, symbols outlines, and nothing lies outside.
//!
//! In: a [`Scene`]. Out: a [`Drawing`], in the paint order that the scene's parts have by their meaning. This module
//! does not know what paints.

mod arc;
mod clip;
mod curve;
mod dash;
mod decimate;
mod hatch;
mod item;
mod path;
mod style;
mod svg_path;
mod symbol;
mod trail;

use super::{Drawing, Part, Plot, Scene};
use crate::geometry::{Point, Rect};
use item::Finisher;

/// How far shapes may reach beyond the picture before they are cut.
const MARGIN: f64 = 1_000.0;

/// The shapes of a scene in paint order: backgrounds, axes, marks, axes above the marks, headers, legends, titles, and
/// what lies over everything. The number of points is bounded by the picture's size, not by the data's.
pub fn finish(scene: &Scene) -> Drawing {
    let (width, height) = (bounded(scene.size.width), bounded(scene.size.height));
    let page = Rect::new(0.0, 0.0, width, height).expand(MARGIN);
    let mut out = Finisher::new(width, page);
    let scene_axes = |out: &mut Finisher, above: bool| {
        for axis in &scene.axes {
            out.items(if above { &axis.above } else { &axis.below }, Point::default(), Part::Axis);
        }
    };
    for plot in &scene.plots {
        out.frame(plot.area, &plot.style);
    }
    scene_axes(&mut out, false);
    for plot in &scene.plots {
        // Plot by plot, since in a layout without gaps one plot's labels may touch the next one's marks.
        axes(&mut out, plot, false);
        for mark in &plot.marks {
            let clip = if mark.clip { page.intersection(plot.area) } else { Some(page) };
            let Some(clip) = clip else { continue };
            out.clipped(clip, |out| out.items(&mark.items, plot.origin(), Part::Mark(mark.role)));
        }
        axes(&mut out, plot, true);
    }
    scene_axes(&mut out, true);
    for header in &scene.headers {
        out.items(&header.items, Point::default(), Part::Header);
    }
    for legend in &scene.legends {
        out.items(&legend.items, Point::default(), Part::Legend);
    }
    for title in &scene.titles {
        out.items(&title.items, Point::default(), Part::Title);
    }
    out.items(&scene.overlay, Point::default(), Part::Overlay);
    Drawing { size: scene.size, background: scene.background, shapes: out.shapes }
}

fn axes(out: &mut Finisher, plot: &Plot, above: bool) {
    for axis in &plot.axes {
        out.items(if above { &axis.above } else { &axis.below }, plot.origin(), Part::Axis);
    }
}

/// A length that is one.
fn bounded(length: f64) -> f64 {
    if length.is_finite() { length.clamp(0.0, 100_000.0) } else { 0.0 }
}
