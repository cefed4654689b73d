//! The words for a field in titles: `Mean of x`, `date (year-month)`.

use std::rc::Rc;

use crate::spec::{ChannelDef, Config};

/// The title that a channel's definition asks for: its own, or else [`default_title`]; none where the author wrote `null`. Titles
/// written in the axis, legend or header count before the definition's, as in Vega-Lite.
pub fn field_title(def: &ChannelDef, config: &Config) -> Option<Rc<str>> {
    let _ = (def, config);
    None
}

/// The title made from the field, its function, bin and time unit; none where there is neither field nor function.
pub fn default_title(def: &ChannelDef, config: &Config) -> Option<Rc<str>> {
    let _ = (def, config);
    None
}

/// The title of x with x2 (or y with y2): `a, b` where they differ.
pub fn pair_title(def: &ChannelDef, def2: Option<&ChannelDef>, config: &Config) -> Option<Rc<str>> {
    let _ = (def, def2, config);
    None
}
