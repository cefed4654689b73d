//! The pure subset of Vega's expression language.
