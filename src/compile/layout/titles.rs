//! Where the chart's title stands.

use super::frame::Frame;
use crate::compile::guide::{Look, TitleBlock, bounds, shift};
use crate::geometry::Point;
use crate::scene::Title;
use crate::spec::{Anchor, Orient};

/// The title in its place, outside of everything else.
pub(super) fn place(block: TitleBlock, frame: &mut Frame, look: Look<'_>) -> Title {
    let TitleBlock { mut title, mut main, sub, sub_top, thickness, orient, anchor, of_picture, offset } = block;
    let all = frame.all;
    let upright = !matches!(orient, Orient::Left | Orient::Right);
    let (start, end) = match (of_picture, upright, orient) {
        (true, true, _) => (all.x, all.right()),
        (false, true, _) => (0.0, frame.plot.width),
        (true, false, Orient::Left) => (all.bottom(), all.y),
        (true, false, _) => (all.y, all.bottom()),
        (false, false, Orient::Left) => (frame.plot.height, 0.0),
        (false, false, _) => (0.0, frame.plot.height),
    };
    let along = match anchor {
        Anchor::Start => start,
        Anchor::Middle => (start + end) / 2.0,
        Anchor::End => end,
    };
    // The title's own corner, and the way from it to the subtitle.
    let (corner, down) = match orient {
        Orient::Left => (Point::new(all.x - offset - thickness, along), Point::new(sub_top, 0.0)),
        Orient::Right => (Point::new(all.right() + offset + thickness, along), Point::new(-sub_top, 0.0)),
        Orient::Bottom => (Point::new(along, all.bottom() + offset), Point::new(0.0, sub_top)),
        _ => (Point::new(along, all.y - offset - thickness), Point::new(0.0, sub_top)),
    };
    shift(&mut main, corner);
    title.items.push(main);
    if let Some(mut sub) = sub {
        shift(&mut sub, corner.offset(down));
        title.items.push(sub);
    }
    for item in &title.items {
        if let Some(shape) = bounds(item, look.text) {
            frame.add(shape);
        }
    }
    title
}
