//! Values, tables and how they are loaded from JSON, CSV and TSV.
//!
//! In: text or JSON values. Out: a [`Table`] of columns whose rows remember which source rows they came from.
//! Nothing here knows a spec.

mod field_path;
mod lineage;
mod table;
mod value;

pub use field_path::{FieldPath, Segment};
pub use lineage::Lineage;
pub use table::{Column, Field, Table};
pub use value::{Object, Value};
