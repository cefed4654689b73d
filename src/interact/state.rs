//! What a chart remembers between events.

use super::TargetId;

/// What a chart remembers between events.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
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
}

impl State {
    /// The target whose tooltip is shown.
    pub fn shown(&self) -> Option<TargetId> {
        self.pinned.or(self.hovered).or(self.focused.filter(|_| self.has_focus && !self.dismissed))
    }
}
