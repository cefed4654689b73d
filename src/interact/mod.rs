//! What a reader does with a finished picture, and what follows from it.
//!
//! In: events in CSS pixels of the picture, or keys. Out: effects for the shell to carry out. [`update()`] is the one
//! function through which everything passes; it knows neither a browser nor how anything is painted.

mod choose;
mod drag;
mod ends;
mod event;
mod legend;
mod nearest;
mod reach;
mod state;
mod targets;
mod update;
mod zoom;

pub use choose::brush;
pub use event::{Effect, EntryId, Event, Held, Key, Said, Wanted};
pub use legend::{Entry, entries, is_on};
pub use reach::can_brush;
pub use state::{Emphasis, State};
pub use targets::{Crosshair, TargetId, Targets, keys, row_key};
pub use update::update;
pub use zoom::{can_zoom, remember, zoomable};
