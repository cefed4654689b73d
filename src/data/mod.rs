//! Values, tables and how they are loaded from JSON, CSV and TSV.
//!
//! In: text or JSON values. Out: a [`Table`] of columns whose rows remember which source rows they came from.
//! Nothing here knows a spec.

mod codes;
mod delimited;
mod field_path;
mod gather;
mod json;
mod lineage;
mod load;
mod numbers;
mod parse;
mod sort;
mod sorted_map;
mod table;
mod texts;
mod value;
mod values;

pub use codes::{Codes, Sameness};
pub use field_path::{FieldPath, Segment};
pub use gather::Gather;
pub use json::read as read_json;
pub use lineage::Lineage;
pub use load::{LIMITS, Layout, Limits, Parsing, from_json, from_value, load};
pub use numbers::{Extent, Numbers};
pub use parse::Parse;
pub use sort::{sort_numbers, stable_sort};
pub use sorted_map::SortedMap;
pub use table::{Column, Field, Table};
pub use value::{Object, Value};
pub use values::Values;
