//! Writing a chart down, and reading back where its figures come from.
//!
//! In: a finished view or drawing, and a [`Provenance`]. Out: SVG, PNG, CSV, JSON, and the scene as JSON. Every file
//! carries the report's name and fingerprint and the words behind each figure, so that it can be checked on its own.

mod csv;
mod json;
pub mod png;
mod provenance;
#[cfg(not(target_arch = "wasm32"))]
mod read;
mod rows;
#[cfg(not(target_arch = "wasm32"))]
pub mod scene;
mod svg;

pub use csv::{Start, csv};
pub use json::json;
pub use provenance::{Evidence, Origin, Provenance, evidence_ids};
#[cfg(not(target_arch = "wasm32"))]
pub use read::{Finding, read_provenance, verify};
pub use svg::{Labels, svg};
