//! The finished picture, before anything paints it.
//!
//! A [`Scene`] says what is drawn in terms a reader of charts knows: plots, marks with their items, axes, legends, titles.
//! Lengths are CSS pixels, y downwards. Nothing here knows a spec or the data; every item that stands for data carries
//! the row it stands for.

mod blend;
mod datum;
mod drawing;
mod finish;
mod guide;
mod item;

pub use blend::{Key, Keyed, blend, eased, items};
pub use datum::{Datum, RowId, Said, Teller, Tooltip, Words};
pub use drawing::{Drawing, Fill, Outline, Part, Pen, Shape, TextRun};
pub use finish::finish;
pub use guide::{Axis, Header, HeaderKind, Legend, LegendEntry, LegendKind, Side, Tick, Title};
pub use item::{Arc, Area, Box, Geometry, Item, Line, Role, Rule, Stroke, Style, SymbolAt, Text, Trail};

use std::rc::Rc;

use crate::color::Color;
use crate::data::Value;
use crate::geometry::{Point, Rect, Size};

/// A whole picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The picture's extent, padding included.
    pub size: Size,
    /// What paints the whole of it.
    pub background: Option<Color>,
    /// The plots, in reading order.
    pub plots: Vec<Plot>,
    /// Axes that several plots share.
    pub axes: Vec<Axis>,
    /// Legends.
    pub legends: Vec<Legend>,
    /// Titles.
    pub titles: Vec<Title>,
    /// Headers of facets.
    pub headers: Vec<Header>,
    /// What is painted over everything else, such as a figure's big number.
    pub overlay: Vec<Item>,
}

impl Scene {
    /// Calls `look` with what the items of marks stand for, from back to front.
    pub fn each_datum(&self, look: &mut dyn FnMut(&Datum)) {
        for plot in &self.plots {
            for mark in &plot.marks {
                mark.items.iter().filter_map(|item| item.datum.as_deref()).for_each(&mut *look);
            }
        }
    }

    /// How many rows the items of marks stand for.
    pub fn rows(&self) -> usize {
        let mut rows = 0;
        self.each_datum(&mut |datum| rows += datum.rows.len());
        rows
    }
}

/// The area inside a pair of axes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// Where it lies in the scene.
    pub area: Rect,
    /// Which facet it is: fields with their values.
    pub facet: Vec<(Rc<str>, Value)>,
    /// Background and frame of the area.
    pub style: Style,
    /// The marks from back to front; coordinates relative to the area's top left corner.
    pub marks: Vec<Mark>,
    /// The axes of this plot; coordinates relative to the area's top left corner.
    pub axes: Vec<Axis>,
}

impl Plot {
    /// The top left corner.
    pub fn origin(&self) -> Point {
        Point::new(self.area.x, self.area.y)
    }
}

/// The items of one mark of one layer, all of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// What the items are.
    pub role: Role,
    /// Whether what leaves the plot's area is cut off.
    pub clip: bool,
    /// The items from back to front.
    pub items: Vec<Item>,
}
