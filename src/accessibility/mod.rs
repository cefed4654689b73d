//! A finished view in words, as a table, as tones.
