//! Charts from public work reports, every mark traceable to the report's own words.
//!
//! The modules below stand in layers, and each imports from the layers above it in this list only
//! (`tests/layering.rs` holds the table).

// 1: words and numbers of the field; they know nothing of each other.
pub mod color;
pub mod diagnostic;
pub mod error;
pub mod geometry;
pub mod locale;
pub mod number;
pub mod text;
pub mod time;
// 2
pub mod data;
// 3
pub mod expression;
pub mod scale;
// 4: these do not know each other.
pub mod report;
pub mod scene;
pub mod spec;
// 5
pub mod transform;
// 6
pub mod compile;
// 7
pub mod accessibility;
pub mod interact;
// 8
pub mod draw;
pub mod export;
// 9
pub mod chart;
// 10: the browser.
#[cfg(all(target_arch = "wasm32", not(extractor)))]
pub mod web;
// The extractor for browsers is built from the same crate with `--cfg extractor` and without the widget.
#[cfg(all(target_arch = "wasm32", extractor))]
pub mod web_extract;
