//! The title of a chart with its subtitle.

use std::rc::Rc;

use super::Look;
use super::label::{cut, wrap_evenly};
use super::paint::{Lettering, Wish, lettering};
use crate::data::Gather;
use crate::geometry::Point;
use crate::scene::{Item, Title};
use crate::spec::{self, Anchor, Orient};
use crate::text::{Align, Baseline};

/// The title's meaning and its texts, which [`layout`](crate::compile::layout) places.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleBlock {
    /// The meaning, still without items.
    pub title: Title,
    /// The title's text, its top at the origin.
    pub main: Item,
    /// The subtitle's text, its top at the origin.
    pub sub: Option<Item>,
    /// Where the subtitle begins, counted from the top of the title.
    pub sub_top: f64,
    /// The height of both, or the width where they stand at a side.
    pub thickness: f64,
    /// The side.
    pub orient: Orient,
    /// Where along the side.
    pub anchor: Anchor,
    /// Whether the side is that of the whole picture rather than of the plot.
    pub of_picture: bool,
    /// Space to what is below.
    pub offset: f64,
}

/// The title; none where there is no text. `composite` is true for facets, whose titles start at the left.
#[inline(never)]
pub fn title(written: &spec::Title, composite: bool, look: Look<'_>) -> Option<TitleBlock> {
    let text = written.text().filter(|text| !text.is_empty())?;
    let props = written.or(&look.config.title);
    let orient = props.orient().unwrap_or(Orient::Top);
    let anchor = props.anchor().unwrap_or(if composite { Anchor::Start } else { Anchor::Middle });
    let of_picture = props.frame_bounds().unwrap_or(composite || anchor != Anchor::Middle);
    let wish = Wish {
        color: props.color(),
        font: props.font(),
        size: props.font_size(),
        weight: props.font_weight(),
        italic: props.font_italic(),
        opacity: None,
        line_height: props.line_height(),
    };
    let big = lettering(&wish, "group-title", look.config);
    let wish = Wish {
        color: props.subtitle_color(),
        font: props.subtitle_font(),
        size: props.subtitle_font_size(),
        weight: props.subtitle_font_weight(),
        italic: props.subtitle_font_italic(),
        opacity: None,
        line_height: props.subtitle_line_height(),
    };
    let small = lettering(&wish, "group-subtitle", look.config);
    let limit = props.limit().unwrap_or(0.0);
    let lines = |text: &str, letters: &Lettering, most: usize| -> Vec<Rc<str>> {
        match look.room {
            Some(room) => wrap_evenly(text, (room.width - 8.0).max(40.0), most, &letters.font, look.text),
            None => text.split('\n').map(|line| cut(line, limit, &letters.font, look.text)).gather(),
        }
    };
    let align = props.align().unwrap_or(match anchor {
        Anchor::Start => Align::Left,
        Anchor::Middle => Align::Center,
        Anchor::End => Align::Right,
    });
    let angle = props.angle().unwrap_or(match orient {
        Orient::Left => -90.0,
        Orient::Right => 90.0,
        _ => 0.0,
    });
    let baseline = props.baseline().unwrap_or(Baseline::Top);
    let nudge = Point::new(props.dx().unwrap_or(0.0), props.dy().unwrap_or(0.0));
    let main_lines = lines(text, &big, 4);
    let sub_lines = props.subtitle().filter(|text| !text.is_empty()).map(|text| lines(text, &small, 6));
    let main_height = big.height(main_lines.len());
    let sub_top = main_height + props.subtitle_padding().unwrap_or(3.0);
    let thickness = sub_lines.as_ref().map_or(main_height, |lines| sub_top + small.height(lines.len()));
    Some(TitleBlock {
        title: Title { text: Rc::from(text), subtitle: props.subtitle().map(Rc::from), items: Vec::new() },
        main: big.item(nudge, main_lines, align, baseline, angle),
        sub: sub_lines.map(|lines| small.item(nudge, lines, align, baseline, angle)),
        sub_top,
        thickness,
        orient,
        anchor,
        of_picture,
        offset: props.offset().unwrap_or(4.0),
    })
}
