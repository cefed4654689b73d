//! Warnings about charts that mislead. Only where the rows say so: by the dataset's `unit`, `status`, `partOf`, `derived` and
//! `qualifier` fields.

use crate::data::Table;
use crate::diagnostic::Diagnostic;
use crate::spec::{Encoding, MarkType};

/// One layer as it was drawn.
pub struct Drawn<'a> {
    /// JSON Pointer of the layer.
    pub pointer: &'a str,
    /// Its mark.
    pub mark: MarkType,
    /// Its channels.
    pub encoding: &'a Encoding,
    /// The rows it drew.
    pub rows: &'a Table,
    /// Whether its bars are stacked.
    pub stacked: bool,
    /// The low end of the domain along which bars have their length; none without such an axis.
    pub bar_start: Option<f64>,
}

/// What an honest editor would object to, over all layers of one plot.
pub fn check(layers: &[Drawn<'_>]) -> Vec<Diagnostic> {
    let _ = layers;
    Vec::new()
}
