//! A property that can be left out, switched off with `null` or `false`, or given.

/// What the author said about a property that `null` or `false` switches off.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Setting<T> {
    /// Nothing was said: the default holds.
    #[default]
    Unset,
    /// `null` or `false`.
    Off,
    /// A value; an empty one for `true`.
    On(T),
}

impl<T> Setting<T> {
    /// The value, where one was given.
    pub fn on(&self) -> Option<&T> {
        match self {
            Setting::On(value) => Some(value),
            Setting::Unset | Setting::Off => None,
        }
    }

    /// Whether it was switched off.
    pub fn is_off(&self) -> bool {
        matches!(self, Setting::Off)
    }

    /// The setting with its value replaced.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Setting<U> {
        match self {
            Setting::Unset => Setting::Unset,
            Setting::Off => Setting::Off,
            Setting::On(value) => Setting::On(change(value)),
        }
    }
}
