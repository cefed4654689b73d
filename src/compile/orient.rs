//! Which way a mark lies.

use super::channels::{Channels, Encoded};
use super::looks::Look;
use crate::spec::{Channel, FieldType, MarkType, Orientation};

/// The orientation of a mark; none where it has none.
pub fn orient(kind: MarkType, channels: &Channels, look: &Look<'_>) -> Option<Orientation> {
    use Orientation::{Horizontal, Vertical};
    let (x, y) = (channels.get(Channel::X), channels.get(Channel::Y));
    let (x2, y2) = (channels.has(Channel::X2), channels.has(Channel::Y2));
    let written = look.orient();
    let binned = |def: Option<&Encoded>| def.is_some_and(|def| def.is_field() && def.is_binned());
    let aggregated = |def: Option<&Encoded>| def.is_some_and(|def| def.is_field() && def.def.aggregate.is_some());
    let is_field = |def: Option<&Encoded>| def.is_some_and(Encoded::is_field);
    match kind {
        MarkType::Point
        | MarkType::Circle
        | MarkType::Square
        | MarkType::Rect
        | MarkType::Figure
        | MarkType::Pictogram
        | MarkType::Gauge => return None,
        MarkType::Arc | MarkType::Trail => return Some(Vertical),
        MarkType::Text | MarkType::Bar => {
            if is_field(x) && (binned(x) || aggregated(y) && !aggregated(x)) {
                return Some(Vertical);
            }
            if is_field(y) && (binned(y) || aggregated(x) && !aggregated(y)) {
                return Some(Horizontal);
            }
            if x2 || y2 {
                if written.is_some() {
                    return written;
                }
                let measure = |def: Option<&Encoded>| def.is_some_and(Encoded::is_measure);
                if !x2 {
                    return Some(if measure(x) && binned(y) { Horizontal } else { Vertical });
                }
                if !y2 {
                    return Some(if measure(y) && binned(x) { Vertical } else { Horizontal });
                }
            }
        }
        MarkType::Rule | MarkType::Area | MarkType::Line | MarkType::Tick => {}
    }
    if matches!(kind, MarkType::Text | MarkType::Bar | MarkType::Rule) && x2 && !binned(x) && y2 && !binned(y) {
        return None;
    }
    if matches!(kind, MarkType::Text | MarkType::Bar | MarkType::Rule | MarkType::Area) {
        if y2 {
            return Some(if binned(y) { Horizontal } else { Vertical });
        }
        if x2 {
            return Some(if binned(x) { Vertical } else { Horizontal });
        }
        if kind == MarkType::Rule {
            match (x.is_some(), y.is_some()) {
                (true, false) => return Some(Vertical),
                (false, true) => return Some(Horizontal),
                (true, true) | (false, false) => {}
            }
        }
    }
    if written.is_some() {
        return written;
    }
    // A tick lies across the direction in which a bar would grow.
    let (along_x, along_y) = if kind == MarkType::Tick { (Vertical, Horizontal) } else { (Horizontal, Vertical) };
    let measure = |def: Option<&Encoded>| def.is_some_and(Encoded::is_measure);
    let temporal =
        |def: Option<&Encoded>| def.is_some_and(|def| def.is_field() && def.kind == Some(FieldType::Temporal));
    match (measure(x), measure(y)) {
        (true, false) => Some(along_x),
        (false, true) => Some(along_y),
        (true, true) => Some(Vertical),
        (false, false) => match (temporal(x), temporal(y)) {
            (true, false) => Some(Vertical),
            (false, true) => Some(Horizontal),
            (true, true) | (false, false) => None,
        },
    }
}
