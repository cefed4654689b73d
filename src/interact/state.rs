//! What a chart remembers between events.

use std::rc::Rc;

use super::ends::Ends;
use super::{EntryId, TargetId};
use crate::compile::Overlay;
use crate::geometry::Point;
use crate::spec::{Channel, Chosen};

/// What a chart remembers between events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The target under the pointer.
    pub hovered: Option<TargetId>,
    /// The target that the keyboard is on; kept while the focus is elsewhere.
    pub focused: Option<TargetId>,
    /// The target whose tooltip stays until it is dismissed.
    pub pinned: Option<TargetId>,
    /// Whether one of the data has the focus.
    pub has_focus: bool,
    /// Whether the tooltip of the focused target was sent away.
    pub dismissed: bool,
    /// Domains that are looked at closer, and hidden series.
    pub overlay: Overlay,
    /// What the reader chose for parameters, by name.
    pub chosen: Vec<(String, Chosen)>,
    /// What stands out.
    pub emphasis: Emphasis,
    /// The domains before any were looked at closer.
    pub(super) home: Vec<(Channel, [f64; 2])>,
    pub(super) drag: Option<Drag>,
    /// Which edges of an interval keys move: whether the right one, whether the lower one.
    pub(super) far: [bool; 2],
    /// The ends of an interval that is chosen by two taps; none while none is.
    pub(super) ends: Option<Ends>,
    /// Whether the click that follows belongs to a drag.
    pub(super) dragged: bool,
}

/// What stands out while everything else is paler.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Emphasis {
    /// Nothing.
    #[default]
    None,
    /// What a legend's entry stands for.
    Entry(EntryId),
    /// The rows with these keys.
    Rows(Rc<[Rc<str>]>),
}

/// A drag on its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drag {
    /// What it does.
    pub kind: DragKind,
    /// The plot that it began in.
    pub plot: usize,
    /// Where it began.
    pub from: Point,
    /// Where it is.
    pub to: Point,
}

/// What a drag does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DragKind {
    /// Moves the domains from those that there were.
    Pan(Overlay),
    /// Makes the rectangle the whole of the picture.
    Zoom,
    /// Chooses an interval of a parameter; moves the one that there was.
    Brush(usize, Option<crate::geometry::Rect>),
}

impl State {
    /// The target whose tooltip is shown.
    pub fn shown(&self) -> Option<TargetId> {
        self.pinned.or(self.hovered).or(self.focused.filter(|_| self.has_focus && !self.dismissed))
    }

    /// Whether the picture shows anything but the whole.
    pub fn is_zoomed(&self) -> bool {
        !self.overlay.domains.is_empty()
    }

    /// The domain of a channel before it was looked at closer.
    pub fn home(&self, channel: Channel) -> Option<[f64; 2]> {
        self.home.iter().find(|(known, _)| *known == channel).map(|(_, home)| *home)
    }

    /// Remembers what a reader chose for a parameter.
    pub(super) fn choose(&mut self, name: &str, chosen: Chosen) {
        match self.chosen.iter_mut().find(|(known, _)| known == name) {
            Some((_, before)) => *before = chosen,
            None => self.chosen.push((name.to_owned(), chosen)),
        }
    }
}
