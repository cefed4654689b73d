//! Where legends stand around the plots.

use super::frame::Frame;
use crate::compile::guide::{LegendBlock, Look, shift};
use crate::data::Gather;
use crate::geometry::Point;
use crate::spec::Orient;

/// Space between legends.
const GAP: f64 = 8.0;

/// Moves each legend to its place.
#[inline(never)]
pub(super) fn place(legends: &mut [LegendBlock], frame: &mut Frame, look: Look<'_>) {
    for orient in [
        Orient::Left,
        Orient::Right,
        Orient::Top,
        Orient::Bottom,
        Orient::TopLeft,
        Orient::TopRight,
        Orient::BottomLeft,
        Orient::BottomRight,
        Orient::None,
    ] {
        let mut group: Vec<&mut LegendBlock> = legends.iter_mut().filter(|legend| legend.orient == orient).gather();
        if group.is_empty() {
            continue;
        }
        let offset = group.iter().map(|legend| legend.offset).fold(f64::NEG_INFINITY, f64::max);
        let places = stacked(&group, orient, look);
        let width = places.iter().zip(&group).map(|(at, legend)| at.x + legend.size.width).fold(0.0, f64::max);
        let height = places.iter().zip(&group).map(|(at, legend)| at.y + legend.size.height).fold(0.0, f64::max);
        let (plot, across, down) = (frame.plot, frame.across, frame.down);
        // Legends inside of a plot stand inside of the first one where there are several.
        let (right, bottom) =
            if plot.width > 0.0 { (plot.width, plot.height) } else { (frame.cell.width, frame.cell.height) };
        // Above a plot of the portal's look, legends begin where the picture does.
        let start = if look.room.is_some() { across.x.min(0.0).floor() } else { 0.0 };
        let corner = match orient {
            Orient::Left => Point::new(across.x.floor() - offset - width, 0.0),
            Orient::Right => Point::new(across.right().ceil() + offset, 0.0),
            Orient::Top => Point::new(start, down.y.floor() - offset - height),
            Orient::Bottom => Point::new(start, down.bottom().ceil() + offset),
            Orient::TopLeft => Point::new(offset, offset),
            Orient::TopRight => Point::new(right - offset - width, offset),
            Orient::BottomLeft => Point::new(offset, bottom - offset - height),
            Orient::BottomRight => Point::new(right - offset - width, bottom - offset - height),
            Orient::None => Point::default(),
        };
        for (legend, at) in group.iter_mut().zip(places) {
            let [x, y] = legend.fixed;
            let place = match orient {
                Orient::None => Point::new(x.unwrap_or(0.0), y.unwrap_or(0.0)),
                _ => corner.offset(at),
            };
            let whole = Point::new(place.x.round(), place.y.round());
            legend.legend.items.iter_mut().for_each(|item| shift(item, whole));
        }
    }
}

/// The corners of legends of one side, relative to the first: below each other at the sides, beside each other above and below the
/// plot as long as there is room.
fn stacked(group: &[&mut LegendBlock], orient: Orient, look: Look<'_>) -> Vec<Point> {
    let row = matches!(
        orient,
        Orient::Top | Orient::Bottom | Orient::TopLeft | Orient::TopRight | Orient::BottomLeft | Orient::BottomRight
    );
    let together: f64 = group.iter().map(|legend| legend.size.width + GAP).sum();
    let beside = row && look.room.is_none_or(|room| together <= room.width);
    let mut at = Point::default();
    let mut places = Vec::with_capacity(group.len());
    for legend in group {
        places.push(at);
        if beside {
            at.x += legend.size.width + GAP;
        } else {
            at.y += legend.size.height + GAP;
        }
    }
    places
}
