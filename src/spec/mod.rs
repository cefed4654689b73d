//! The chart grammar: reading a Vega-Lite spec.
