//! Headers of facets: a title for the field and a label for each of its values.

use super::Look;
use crate::data::Value;
use crate::scene::{Header, HeaderKind, Item};
use crate::spec::{ChannelDef, FieldType, Orient};

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
}

/// A header that has no place: [`layout`](crate::compile::layout) puts it around the plots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeaderBlock {
    /// The header's meaning, still without items.
    pub header: Header,
    /// The title's text, at the origin.
    pub title: Option<Item>,
    /// The side of the title.
    pub title_side: Option<Orient>,
    /// Space between title and labels.
    pub title_padding: f64,
    /// The labels' texts, each at the origin; empty where labels are off.
    pub labels: Vec<Item>,
    /// The side of the labels.
    pub label_side: Option<Orient>,
    /// Space between labels and plots.
    pub label_padding: f64,
}

/// The header of one facet channel; none where the author switched it off.
pub fn header(input: &HeaderInput<'_>, look: Look<'_>) -> Option<HeaderBlock> {
    let _ = look.config;
    Some(HeaderBlock { header: Header { kind: input.kind, ..Header::default() }, ..HeaderBlock::default() })
}
