//! Trouble that did not stop us: what was found, where, and what was expected.
//!
//! Every message is a constructor in this folder, one file an area, so that the wording has one home and tests compare
//! with the same constructor. An [`Error`](crate::error::Error) in contrast means that there is nothing to draw.

pub mod data;
pub mod spec;
