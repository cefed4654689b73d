//! Events in, effects out.

use std::rc::Rc;

use super::TargetId;
use crate::data::Value;
use crate::geometry::{Point, Rect};

/// The number of a legend's entry, counted over all legends whose entries can be hidden.
pub type EntryId = u32;

/// Something a reader did. Mouse, pen and finger are told apart by nothing but what they can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A pointer hovers at this point of the picture.
    PointerMoved(Point),
    /// The pointer left the picture and its tooltip.
    PointerLeft,
    /// A click or a tap at this point of the picture.
    Tapped(Point, Held),
    /// A second click or tap at the same place.
    TappedTwice(Point),
    /// A button was pressed down at this point of the picture.
    Grabbed(Point, Held),
    /// The pointer moved while the button is down, inside or outside of the picture.
    Dragged(Point),
    /// The button was let go.
    Released,
    /// The browser took the pointer away.
    Cancelled,
    /// Wheel or fingers ask for this many times the distances, around a point.
    Zoomed(Point, f64),
    /// Fingers moved the picture by this much.
    Panned(Point),
    /// A key was pressed while the chart had the focus.
    Pressed(Key),
    /// The same with the shift key, which chooses an interval where the chart has one.
    Extended(Key),
    /// This target got the focus: by the Tab key, from assistive technology, or because it was asked for.
    Reached(TargetId),
    /// Assistive technology activated this target, as the Enter key does.
    Activated(TargetId),
    /// The data lost the focus, to something that is not their tooltip.
    FocusLost,
    /// This target sounds, or none does any more.
    Sounded(Option<TargetId>),
    /// A link to this target was followed.
    Linked(TargetId),
    /// An interval is to be chosen by two taps; asked for again, it is not.
    EndsAsked,
    /// A legend's entry was pressed.
    EntryPressed(EntryId, Held),
    /// A legend's entry is to be the only one that is shown, or all are again.
    EntryIsolated(EntryId),
    /// The pointer or the focus is on a legend's entry, or on none.
    EntryPointed(Option<EntryId>),
    /// A control of a parameter, by their numbers, was set.
    Set(usize, usize, Value),
    /// Another chart of the group has the pointer on these rows.
    Shared(Rc<[Rc<str>]>),
    /// Another picture took the place of the one that was shown.
    Redrawn,
}

/// The keys that a chart listens to.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    Enter,
    Escape,
    ZoomIn,
    ZoomOut,
    Reset,
}

/// The keys that are held down beside something else.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub alt: bool,
    pub control: bool,
    pub shift: bool,
}

/// Something the shell is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Show the tooltip of this target.
    ShowTooltip(TargetId),
    /// Hide the tooltip.
    HideTooltip,
    /// Give this target the focus.
    Focus(TargetId),
    /// Give the focus to what comes after the data.
    Leave,
    /// Mark this target, or none, as the one that the pointer is on.
    Highlight(Option<TargetId>),
    /// Say to assistive technology that there are details to read.
    AnnounceDetails,
    /// Say to assistive technology what became of a series.
    Announce(Said, Rc<str>),
    /// Say to assistive technology how many data an interval has chosen.
    AnnounceChosen(usize),
    /// Say which end of an interval a tap is wanted for, or that none is.
    Want(Option<Wanted>),
    /// Tell the page that this target was chosen.
    Select(TargetId),
    /// Tell the page which rows an interval chose.
    SelectRows,
    /// Open the place in the report that this target stands for.
    OpenSource(TargetId),
    /// Tell the other charts of the group which rows the pointer is on.
    Share(Option<TargetId>),
    /// Compile the picture anew: domains, hidden series or parameters have changed.
    Recompile,
    /// Paint the picture anew: something stands out, or does not any more.
    Repaint,
    /// Lay a rectangle over the picture, or take it away.
    Brush(Option<Rect>),
}

/// An end of an interval that is chosen by two taps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The first, whichever it is.
    OneEnd,
    /// The one opposite to the first.
    OtherEnd,
}

/// What became of a series.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Hidden,
    Shown,
    Isolated,
}
