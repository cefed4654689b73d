//! A finished view in words, as a table, as tones.
//!
//! In: a [`View`](crate::compile::View) and a language. Out: what a tooltip, an accessible name, a summary, a table or a
//! sequence of tones says. One source for all of them, so that no reader gets other figures than another. Nothing here
//! knows how it is shown.

mod detail;
mod group;
mod summary;
mod table;
mod tones;

pub use detail::{Detail, Line, Quote, detail, name};
pub use group::{Group, brief, groups};
pub use summary::summary;
pub use table::{DataTable, TableColumn, TableRow, table};
pub use tones::{Tone, thinned, tones};
