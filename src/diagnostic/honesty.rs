//! Messages about charts that mislead their readers.

use super::Diagnostic;

/// One measure shows values of several units.
pub fn mixed_units(pointer: &str, units: &[String], summed: bool) -> Diagnostic {
    let what = if summed { "values are added up" } else { "values share an axis" };
    Diagnostic::warning(
        pointer,
        ["these ", what, " that have different units (", &units.join(", "), "): filter or facet by `unit`"].concat(),
    )
}

/// A subset lies beside its whole in a stack or sum.
pub fn subset_counted_twice(pointer: &str, part: &str, whole: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        [
            "`",
            part,
            "` is a part of `",
            whole,
            "` and is counted twice here: show them beside each other, not stacked or summed",
        ]
        .concat(),
    )
}

/// A line joins values of different standing.
pub fn line_of_unlike_values(pointer: &str, kinds: &[&str]) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        [
            "this line runs through values of different standing (",
            &kinds.join(", "),
            ") as if they were one series: tell them \
          apart by a channel, or use points",
        ]
        .concat(),
    )
}

/// Bars do not start at zero.
pub fn bars_without_zero(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "the lengths of bars can only be compared where their axis starts at zero: leave `zero` on, or use points",
    )
}

/// Targets look like what was reached.
pub fn targets_like_actuals(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "targets are drawn like values that were reached: give `status` a channel, such as colour or opacity",
    )
}

/// Derived values look like reported ones.
pub fn derived_like_reported(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "derived values are drawn like reported ones: leave `hatch` on, or give `derived` a channel",
    )
}
