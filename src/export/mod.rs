//! Writing a chart down, and reading back where its figures come from.
//!
//! In: a finished view or drawing, and a [`Provenance`]. Out: SVG, PNG, CSV, JSON, and the scene as JSON. Every file
//! carries the report's name and fingerprint and the words behind each figure, so that it can be checked on its own.

#[cfg(not(target_arch = "wasm32"))]
pub mod scene;
