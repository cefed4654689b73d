//! From a report's text to facts with provenance.

pub mod dataset;
pub mod rows;
pub mod wording;
