//! Headers of facets: a title for the field and a label for each of its values.

use std::rc::Rc;

use super::field_title::default_title;
use super::format::{Written, write};
use super::label::{cut, wrap_evenly};
use super::paint::{Lettering, Wish, lettering};
use super::{Look, moment};
use crate::data::{Gather, Value};
use crate::geometry::Point;
use crate::scene::{self, HeaderKind, Item, Side};
use crate::spec::{self, Anchor, ChannelDef, FieldType, Orient, Setting};
use crate::text::{Align, Baseline};

/// What a header is made from.
pub struct HeaderInput<'a> {
    /// What it heads.
    pub kind: HeaderKind,
    /// The facet's definition, as written.
    pub def: &'a ChannelDef,
    /// The resolved type.
    pub field: FieldType,
    /// The values in the order of the rows, columns or plots. Of a binned field the start; the end is in `ends`.
    pub values: &'a [Value],
    /// The ends of bins; empty otherwise.
    pub ends: &'a [Value],
    /// The width of one plot, within which labels break where the look adapts.
    pub width: f64,
}

/// A header that has no place: [`layout`](crate::compile::layout) puts it around the plots.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderBlock {
    /// The header's meaning, still without items.
    pub header: scene::Header,
    /// The title's text, at the origin.
    pub title: Option<Item>,
    /// The side of the title.
    pub title_side: Side,
    /// Space between title and labels.
    pub title_padding: f64,
    /// The labels' texts, each at the origin; empty where labels are off.
    pub labels: Vec<Item>,
    /// The side of the labels.
    pub label_side: Side,
    /// Where labels lie along that side.
    pub label_anchor: Anchor,
    /// Space between labels and plots.
    pub label_padding: f64,
}

/// The header of one facet channel; none where the author switched it off.
pub fn header(input: &HeaderInput<'_>, look: Look<'_>) -> Option<HeaderBlock> {
    let config = look.config;
    let written = match &input.def.header {
        Setting::Off => return None,
        Setting::Unset => spec::Header::default(),
        Setting::On(header) => header.clone(),
    };
    let name = match input.kind {
        HeaderKind::Row => "headerRow",
        HeaderKind::Column => "headerColumn",
        HeaderKind::Facet => "headerFacet",
    };
    let by_config = config.headers.get(name).map_or_else(|| config.header.clone(), |own| own.or(&config.header));
    let props = written.or(&by_config);
    let title = match (written.title(), &input.def.title) {
        (Some(Setting::On(title)), _) => Some(Rc::from(title.as_str())),
        (Some(Setting::Off), _) => None,
        (_, Setting::On(title)) => Some(Rc::from(title.as_str())),
        (_, Setting::Off) => None,
        (_, Setting::Unset) => match by_config.title() {
            Some(Setting::Off) => None,
            Some(Setting::On(_) | Setting::Unset) | None => default_title(input.def, config),
        },
    };
    let own_side = if input.kind == HeaderKind::Row { Side::Left } else { Side::Top };
    let label_side = side(props.label_orient().or(props.orient())).unwrap_or(own_side);
    let title_side = side(props.title_orient().or(props.orient())).unwrap_or(own_side);
    // Vega-Lite writes the labels of wrapped plots as their titles, which it does not switch off.
    let shown = input.kind == HeaderKind::Facet || props.labels().unwrap_or(true);
    let labels: Vec<Rc<str>> = if shown { label_texts(input, &props, look) } else { Vec::new() };
    let letters = label_lettering(&props, config);
    let texts = labels.iter().map(|label| label_item(label, input, &props, label_side, &letters, look)).collect();
    let title_item =
        title.as_ref().filter(|title| !title.is_empty()).map(|title| title_item(title, &props, title_side, look));
    Some(HeaderBlock {
        header: scene::Header {
            kind: input.kind,
            title: title.filter(|title| !title.is_empty()),
            labels,
            items: Vec::new(),
        },
        title: title_item,
        title_side,
        title_padding: props.title_padding().unwrap_or(10.0),
        labels: texts,
        label_side,
        label_anchor: props.label_anchor().unwrap_or(Anchor::Middle),
        label_padding: props.label_padding().unwrap_or(10.0),
    })
}

fn side(orient: Option<Orient>) -> Option<Side> {
    match orient? {
        Orient::Left => Some(Side::Left),
        Orient::Right => Some(Side::Right),
        Orient::Top => Some(Side::Top),
        Orient::Bottom => Some(Side::Bottom),
        Orient::TopLeft | Orient::TopRight | Orient::BottomLeft | Orient::BottomRight | Orient::None => None,
    }
}

fn label_texts(input: &HeaderInput<'_>, props: &spec::Header, look: Look<'_>) -> Vec<Rc<str>> {
    let written = Written { format: props.format(), kind: props.format_kind() };
    let label = |(index, value): (usize, &Value)| {
        let value = moment(value, look.zone);
        let label = write(&value, input.ends.get(index), (input.def, input.field), written, look);
        match &props.label_expr() {
            None => label,
            Some(expression) => {
                let datum = Value::Object(Rc::new(vec![
                    (Rc::from("value"), value.clone()),
                    (Rc::from("label"), Value::Text(label)),
                    (Rc::from("index"), Value::Number(index as f64)),
                ]));
                expression.evaluate(&datum, &[], look.zone).to_text()
            }
        }
    };
    input.values.iter().enumerate().map(label).gather()
}

fn label_lettering(props: &spec::Header, config: &spec::Config) -> Lettering {
    let wish = Wish {
        color: props.label_color(),
        font: props.label_font(),
        size: props.label_font_size(),
        weight: props.label_font_weight(),
        italic: props.label_font_italic(),
        ..Wish::default()
    };
    lettering(&wish, "guide-label", config)
}

fn label_item(
    label: &str,
    input: &HeaderInput<'_>,
    props: &spec::Header,
    side: Side,
    letters: &Lettering,
    look: Look<'_>,
) -> Item {
    let limit = props.label_limit().unwrap_or(0.0);
    let lines = match look.room {
        Some(_) if matches!(side, Side::Top | Side::Bottom) => {
            wrap_evenly(label, input.width.max(40.0), 2, &letters.font, look.text)
        }
        _ => label.split('\n').map(|line| cut(line, limit, &letters.font, look.text)).gather(),
    };
    let anchor = props.label_anchor().unwrap_or(Anchor::Middle);
    let align = props.label_align().unwrap_or(align(anchor));
    letters.item(Point::default(), lines, align, Baseline::Top, props.label_angle().unwrap_or(turn(side)))
}

fn title_item(title: &str, props: &spec::Header, side: Side, look: Look<'_>) -> Item {
    let wish = Wish {
        color: props.title_color(),
        font: props.title_font(),
        size: props.title_font_size(),
        weight: props.title_font_weight(),
        italic: props.title_font_italic(),
        ..Wish::default()
    };
    let letters = lettering(&wish, "guide-title", look.config);
    let limit = props.title_limit().unwrap_or(0.0);
    let lines = match look.room {
        Some(room) => wrap_evenly(title, room.width.max(40.0), 2, &letters.font, look.text),
        None => title.split('\n').map(|line| cut(line, limit, &letters.font, look.text)).gather(),
    };
    let align = props.title_align().unwrap_or(align(props.title_anchor().unwrap_or(Anchor::Middle)));
    letters.item(Point::default(), lines, align, Baseline::Top, props.title_angle().unwrap_or(turn(side)))
}

fn align(anchor: Anchor) -> Align {
    match anchor {
        Anchor::Start => Align::Left,
        Anchor::Middle => Align::Center,
        Anchor::End => Align::Right,
    }
}

/// The turn of texts at a side.
fn turn(side: Side) -> f64 {
    match side {
        Side::Left => -90.0,
        Side::Right => 90.0,
        Side::Top | Side::Bottom => 0.0,
    }
}
