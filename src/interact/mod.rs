//! What a reader does with a finished picture, and what follows from it.
//!
//! In: events in CSS pixels of the picture, or keys. Out: effects for the shell to carry out. [`update`] is the one
//! function through which everything passes; it knows neither a browser nor how anything is painted.

mod event;
mod nearest;
mod state;
mod targets;
mod update;

pub use event::{Effect, Event, Key};
pub use state::State;
pub use targets::{TargetId, Targets};
pub use update::update;
