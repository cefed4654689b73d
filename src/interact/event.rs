//! Events in, effects out.

use super::TargetId;
use crate::geometry::Point;

/// Something a reader did. Mouse, pen and finger are told apart by nothing but what they can do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A pointer hovers at this point of the picture.
    PointerMoved(Point),
    /// The pointer left the picture and its tooltip.
    PointerLeft,
    /// A click or a tap at this point of the picture.
    Tapped(Point),
    /// A key was pressed while the chart had the focus.
    Pressed(Key),
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
}

/// Something the shell is asked to do.
#[derive(Clone, Copy, Debug, PartialEq)]
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
    /// Tell the page that this target was chosen.
    Select(TargetId),
    /// Open the place in the report that this target stands for.
    OpenSource(TargetId),
}
