//! From the rows of a layer to the items that stand for them, one file a mark.
//!
//! In: a [`Drawing`]: a layer, its rows, the scales of its plot. Out: a mark of the scene. Coordinates are CSS pixels from
//! the plot's top left corner.

mod arc;
mod area;
mod bar;
mod by_row;
mod line;
mod notes;
mod path;
mod place;
mod point;
mod positions;
mod rect;
mod rule;
mod span;
mod stacked_corners;
mod style;
mod text;
mod tick;
mod trail;
mod visual;

use std::cell::RefCell;
use std::rc::Rc;

use super::channels::main_channel;
use super::data::Rows;
use super::format::{Wording, Writer};
use super::guide::Look as GuideLook;
use super::layer::Layer;
use super::scales::{Slot, Slots};
use super::words::{Sentence, Tip};
use super::{extension, looks};
use crate::color::{Color, Paint};
use crate::data::Gather;
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::geometry::Size;
use crate::scale::Scale;
use crate::scene::{Datum, Geometry, Item, Mark, Role, RowId, Said, Teller, Words};
use crate::spec::{Channel, MarkProps, MarkType, Source};
use crate::text::MeasureText;
use crate::time::Zone;

/// The most items of one mark; more cannot be told apart on any screen.
const MAX_ITEMS: usize = 200_000;

/// The scales of one plot, by slot.
#[derive(Clone, Default)]
pub struct PlotScales {
    /// The scale of each slot, with whether its range was asked to run backwards.
    pub scales: Vec<Option<(Rc<Scale>, bool)>>,
}

/// What a layer's items in one plot are made from.
pub struct Drawing<'a> {
    /// The layer.
    pub layer: &'a Layer<'a>,
    /// Its place among the layers of the panel.
    pub index: usize,
    /// Its place among the layers of the finished view.
    pub id: u32,
    /// Its rows in this plot.
    pub rows: &'a Rows,
    /// The slots of the panel.
    pub slots: &'a Slots,
    /// The scales of this plot.
    pub scales: &'a PlotScales,
    /// The plot.
    pub plot: Size,
    /// How values are written.
    pub wording: Wording<'a>,
    /// The chart's zone.
    pub zone: Zone,
    /// Measures text.
    pub text: &'a dyn MeasureText,
    /// What is found on the way.
    pub notes: &'a RefCell<Vec<Diagnostic>>,
    /// Which of the layer's rows these are; all where none.
    pub only: Option<&'a [u32]>,
}

impl<'a> Drawing<'a> {
    /// The scale that the layer uses for a channel.
    pub fn scale(&self, channel: Channel) -> Option<Rc<Scale>> {
        let slot = self.slots.own(self.index, main_channel(channel))?;
        self.scales.scales.get(slot)?.as_ref().map(|(scale, _)| scale.clone())
    }

    /// The slot that the layer uses for a channel.
    pub fn slot(&self, channel: Channel) -> Option<&'a Slot> {
        self.slots.slots.get(self.slots.own(self.index, main_channel(channel))?)
    }

    /// The slot of a channel, or the one that the layers around share.
    pub fn slot_around(&self, channel: Channel) -> Option<&'a Slot> {
        self.slots.slots.get(self.slots.around(self.index, main_channel(channel))?)
    }

    /// The scale of a channel, or the one that the layers around share.
    pub fn scale_around(&self, channel: Channel) -> Option<Rc<Scale>> {
        let slot = self.slots.around(self.index, main_channel(channel))?;
        self.scales.scales.get(slot)?.as_ref().map(|(scale, _)| scale.clone())
    }

    /// Whether the range of a channel's scale was asked to run backwards.
    pub fn is_reversed(&self, channel: Channel) -> bool {
        let slot = self.slots.own(self.index, main_channel(channel));
        slot.and_then(|slot| self.scales.scales.get(slot))
            .and_then(Option::as_ref)
            .is_some_and(|(_, reversed)| *reversed)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.main.rows()
    }

    /// The writer of an expression of the mark by which something is said of a row: `description`, `href`, `text`, `tooltip`.
    fn said(&self, name: &str) -> Option<Writer> {
        let written = Writer::by_row(self.layer.look.expression(name)?, &self.rows.main, self.wording);
        let noted = written.map_err(|error| {
            let pointer = [&*self.layer.spec.mark.pointer, "/", name].concat();
            self.note(messages::said_too_much(&pointer, &error.to_string()));
        });
        noted.ok()
    }

    fn note(&self, note: Diagnostic) {
        let mut notes = self.notes.borrow_mut();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
}

/// What items stand for.
pub struct Meaning<'a> {
    drawing: &'a Drawing<'a>,
    teller: Teller,
    link: Link,
}

enum Link {
    None,
    Fixed(Rc<str>),
    Writer(Writer),
}

impl<'a> Meaning<'a> {
    /// What the items of a drawing stand for.
    pub fn new(drawing: &'a Drawing<'a>) -> Self {
        let (layer, table, wording) = (drawing.layer, &drawing.rows.main, drawing.wording);
        let own_sentence = layer.channels.get(Channel::Description).map(|def| Writer::new(def, table, false, wording));
        let own_sentence = own_sentence.or_else(|| drawing.said("description"));
        let fixed_sentence: Option<Rc<str>> = layer.look.get(MarkProps::description).map(Rc::from);
        let link = match layer.channels.get(Channel::Href) {
            Some(def) => match &def.def.source {
                Source::Value(value) => Link::Fixed(value.to_text()),
                _ => Link::Writer(Writer::new(def, table, false, wording)),
            },
            None => match (drawing.said("href"), layer.look.get(MarkProps::href)) {
                (Some(writer), _) => Link::Writer(writer),
                (None, Some(link)) => Link::Fixed(Rc::from(link)),
                (None, None) => Link::None,
            },
        };
        let sentence = Sentence::new(layer, table, wording);
        let tip = Tip::new(layer, table, wording, drawing.zone, &|| drawing.said("tooltip"));
        let table = table.clone();
        let teller = Rc::new(move |row| Words {
            description: match (&own_sentence, &fixed_sentence) {
                (Some(writer), _) => writer.text(row),
                (None, Some(fixed)) => fixed.clone(),
                (None, None) => sentence.text(row),
            },
            tooltip: tip.of(&table, row),
        });
        Self { drawing, teller, link }
    }

    /// What the item of one row stands for.
    pub fn of(&self, row: usize) -> Rc<Datum> {
        self.of_rows(row, vec![self.id(row)])
    }

    /// What the item of several rows stands for; words are those of the first.
    pub fn of_rows(&self, first: usize, rows: Vec<RowId>) -> Rc<Datum> {
        Rc::new(Datum { rows, said: Said::of(first, self.teller.clone()), href: self.href(first) })
    }

    /// The id of a row.
    pub fn id(&self, row: usize) -> RowId {
        let row = match self.drawing.only {
            Some(rows) => rows.get(row).copied().unwrap_or_default(),
            None => row as u32,
        };
        RowId { layer: self.drawing.id, row }
    }

    fn href(&self, row: usize) -> Option<Rc<str>> {
        let link = match &self.link {
            Link::None => return None,
            Link::Fixed(link) => link.clone(),
            Link::Writer(writer) => {
                if writer.value(row).is_nothing() {
                    return None;
                }
                writer.text(row)
            }
        };
        let start = link.trim_start().get(..8).unwrap_or(&link).to_ascii_lowercase();
        if start.starts_with("https://") || start.starts_with("http://") {
            return Some(link);
        }
        let pointer = self.drawing.layer.spec.encoding.get(&Channel::Href).and_then(|defs| defs.first());
        self.drawing.note(messages::refused_link(pointer.map_or(&self.drawing.layer.spec.pointer, |def| &def.pointer)));
        None
    }
}

/// The marks of a layer in one plot.
pub fn marks(drawing: &Drawing<'_>, guide_look: GuideLook<'_>) -> Vec<Mark> {
    if drawing.len() > MAX_ITEMS && !drawing.layer.is_path() {
        drawing.note(messages::too_many_items(&drawing.layer.spec.pointer, drawing.len(), MAX_ITEMS));
    }
    drawing.note_rows();
    let by_row = drawing.layer.look.by_row();
    let made = if by_row.is_empty() { made(drawing) } else { by_row::made(drawing, &by_row) };
    let Some((role, items)) = made else { return of_extension(drawing, guide_look) };
    let clip = drawing.layer.look.own.clip().or_else(|| drawing.layer.look.get(MarkProps::clip)).unwrap_or(false);
    let open = drawing.layer.look.get(MarkProps::open).and_then(|open| open.on().copied());
    let arrows = open.filter(|_| matches!(role, Role::Rule | Role::Rect)).and_then(|open| {
        let horizontal = drawing.layer.orient == Some(crate::spec::Orientation::Horizontal);
        extension::arrows(&items, open, horizontal, &drawing.rows.main)
    });
    std::iter::once(Mark { role, clip, items }).chain(arrows).gather()
}

/// The items of a mark that has one or more of its own; none for marks that are put together in other ways.
fn made(drawing: &Drawing<'_>) -> Option<(Role, Vec<Item>)> {
    Some(match drawing.layer.kind {
        MarkType::Bar => (Role::Rect, bar::items(drawing)),
        MarkType::Rect => (Role::Rect, rect::items(drawing)),
        MarkType::Tick => (Role::Rect, tick::items(drawing)),
        MarkType::Point | MarkType::Circle | MarkType::Square => (Role::Symbol, point::items(drawing)),
        MarkType::Line => (Role::Line, line::items(drawing)),
        MarkType::Trail => (Role::Trail, trail::items(drawing)),
        MarkType::Area => (Role::Area, area::items(drawing)),
        MarkType::Rule => (Role::Rule, rule::items(drawing)),
        MarkType::Text => (Role::Text, text::items(drawing)),
        MarkType::Arc => (Role::Arc, arc::items(drawing)),
        MarkType::Figure | MarkType::Pictogram | MarkType::Gauge => return None,
    })
}

/// The rows that are drawn: all of them, or as many as can be told apart.
fn drawn_rows(drawing: &Drawing<'_>) -> std::ops::Range<usize> {
    0..drawing.len().min(MAX_ITEMS)
}

#[inline(never)]
fn of_extension(drawing: &Drawing<'_>, guide_look: GuideLook<'_>) -> Vec<Mark> {
    let meaning = Meaning::new(drawing);
    let style = style::Styler::new(drawing);
    let datum = |row: usize| meaning.of(row);
    let color = |row: usize| match style.at(row).fill {
        Some(Paint::Color(color) | Paint::Hatch(color)) => color,
        Some(Paint::Gradient { .. }) | None => Color::rgb(0x4c, 0x78, 0xa8),
    };
    let mut mark = drawing.layer.spec.mark.clone();
    mark.props = looks::folded(&drawing.layer.look);
    let subject = extension::Subject {
        rows: &drawing.rows.main,
        encoding: &drawing.layer.spec.encoding,
        mark: &mark,
        plot: drawing.plot,
        datum: &datum,
        color: &color,
    };
    let mut marks = extension::marks(&subject, guide_look);
    // Numbers beyond all measure leave no place to draw at.
    for mark in &mut marks {
        mark.items.retain(|item| is_finite(&item.geometry));
    }
    marks
}

fn is_finite(geometry: &Geometry) -> bool {
    let all = |numbers: &[f64]| numbers.iter().all(|number| number.is_finite());
    match geometry {
        Geometry::Rect(shape) => all(&[shape.rect.x, shape.rect.y, shape.rect.width, shape.rect.height]),
        Geometry::Symbol(symbol) => all(&[symbol.at.x, symbol.at.y, symbol.size]),
        Geometry::Line(line) => line.points.iter().flatten().all(|point| all(&[point.x, point.y])),
        Geometry::Area(area) => area.points.iter().flatten().all(|(far, near)| all(&[far.x, far.y, near.x, near.y])),
        Geometry::Trail(trail) => trail.points.iter().flatten().all(|(point, width)| all(&[point.x, point.y, *width])),
        Geometry::Rule(rule) => all(&[rule.from.x, rule.from.y, rule.to.x, rule.to.y]),
        Geometry::Text(text) => all(&[text.at.x, text.at.y]),
        Geometry::Arc(arc) => all(&[arc.center.x, arc.center.y, arc.start, arc.end, arc.inner, arc.outer]),
    }
}
