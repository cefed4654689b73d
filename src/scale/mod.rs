//! Scales: from data values to positions and colours.

/// A scale.
#[derive(Clone, Debug)]
pub enum Scale {}
