//! Guides: axes, legends, titles and headers, from what authors wrote, the scales and the look.
//!
//! In: scales, channel definitions as written with their resolved types, the plot's size and a [`Look`]. Out: guides of the
//! scene, each with its meaning and the items that paint it. Nothing here knows rows of data.

mod axis;
mod field_title;
mod format;
mod header;
mod label;
mod legend;
mod moment;
mod overlap;
mod paint;
mod report;
mod source_line;
mod title;

pub(super) use axis::MOST_TICKS;
pub use axis::{AxisInput, AxisParts, AxisSource, axis, axis_side};
pub use field_title::{default_title, field_title};
pub(crate) use format::{Written, write};
pub use header::{HeaderBlock, HeaderInput, header};
pub(crate) use label::{beginning, cut, widest_piece, wrap_evenly};
pub use legend::{LegendBlock, LegendSource, legends};
pub(crate) use moment::from_object as moment;
pub(crate) use paint::{Lettering, Wish, bounds, lettering, shift, style_color};
pub(crate) use report::figure as figure_text;
pub use source_line::add_source_line;
pub use title::{TitleBlock, title};

use axis::interval as axis_interval;

use crate::data::Value;
use crate::geometry::Size;
use crate::locale::Locale;
use crate::spec::Config;
use crate::text::MeasureText;
use crate::time::Zone;

/// What all guides of a chart share.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The author's config over the theme over Vega-Lite's defaults: [`theme::layered`](super::theme::layered).
    pub config: &'a Config,
    /// Measures text.
    pub text: &'a dyn MeasureText,
    /// The reader's language.
    pub locale: Locale,
    /// The chart's time zone.
    pub zone: Zone,
    /// The extent of the page's element, where the theme adapts to it (`config.adapt`): labels wrap, legends move, titles break
    /// so that all stays within. None for Vega-Lite's look.
    pub room: Option<Size>,
}

/// Of moments within one second only the last: Vega knows ticks and entries by their text, which says no more than seconds.
fn apart(mut values: Vec<Value>) -> Vec<Value> {
    values.dedup_by(|later, kept| match (&*later, &*kept) {
        (Value::Time(a), Value::Time(b)) if (a / 1000.0).floor() == (b / 1000.0).floor() => {
            std::mem::swap(later, kept);
            true
        }
        _ => false,
    });
    values
}
