//! The title of a chart with its subtitle.

use super::Look;
use crate::scene::{Item, Title};
use crate::spec;

/// The title's meaning and its items: lines at the origin; [`layout`](crate::compile::layout) places them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TitleBlock {
    /// The meaning, still without items.
    pub title: Title,
    /// The title's text.
    pub main: Option<Item>,
    /// The subtitle's text.
    pub sub: Option<Item>,
    /// The properties that hold.
    pub props: spec::Title,
}

/// The title; none where there is no text. `composite` is true for facets, whose titles start at the left.
pub fn title(written: &spec::Title, composite: bool, look: Look<'_>) -> Option<TitleBlock> {
    let _ = (written, composite, look.config);
    None
}
