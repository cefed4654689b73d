//! Calendar arithmetic, date parsing and d3-time-format, in an explicit time zone.

/// The time zone in which calendar fields are read and written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zone;

impl Zone {
    /// Universal time.
    pub const UTC: Zone = Zone;
}

/// JavaScript's `Date.parse`, local forms in `zone`: milliseconds since 1970, NaN for what is no date.
pub fn parse_js(_text: &str, _zone: Zone) -> f64 {
    f64::NAN
}

/// A text read by a d3-time-format pattern, in `zone`: milliseconds since 1970.
pub fn parse(_text: &str, _pattern: &str, _zone: Zone) -> Option<f64> {
    None
}
