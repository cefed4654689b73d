//! Scales: from data values to positions, colours and other outputs, as in d3-scale and vega-scale.
//!
//! In: a finished domain and range (which types, defaults and unions there are is decided in `compile`). Out: outputs for
//! values, values for positions, ticks and their labels. A scale never holds a bound that is not finite.

mod band;
mod continuous;
mod domain;
mod labels;
mod log;
mod lookup;
mod ordinal;
mod output;
mod steps;
pub mod ticks;
mod time;
mod transform;

pub use band::{Band, Spacing, band_space};
pub use continuous::{Continuous, Range};
pub use domain::{include_zero, pad_domain, zoom};
pub use labels::{Labeler, Labels, LegendStyle};
pub use ordinal::Ordinal;
pub use output::Output;
pub use steps::{Steps, StepsKind};
pub use ticks::{MAX_TICKS, TickCount};
pub use time::{bin_unit, time_interval, time_ticks};
pub use transform::Transform;

use crate::data::Value;

/// A scale.
#[derive(Clone, Debug)]
pub enum Scale {
    /// Numbers or moments to positions or interpolated colours.
    Continuous(Continuous),
    /// Values to bands or points along an axis.
    Band(Band),
    /// Values to outputs of a list.
    Ordinal(Ordinal),
    /// Numbers to outputs of a list.
    Steps(Steps),
}

impl Scale {
    /// Vega's name of the type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Scale::Continuous(scale) => scale.transform().type_name(),
            Scale::Band(scale) => {
                if scale.is_point() {
                    "point"
                } else {
                    "band"
                }
            }
            Scale::Ordinal(_) => "ordinal",
            Scale::Steps(scale) => scale.kind().type_name(),
        }
    }

    /// The output for a value; nothing for a value that the scale does not know.
    pub fn apply(&self, value: &Value) -> Option<Output> {
        match self {
            Scale::Continuous(scale) => scale.output(number(value)?),
            Scale::Band(scale) => scale.position(value).map(Output::Number),
            Scale::Ordinal(scale) => scale.apply(value).cloned(),
            Scale::Steps(scale) => scale.apply(number(value)?).cloned(),
        }
    }

    /// The output for a value as a number, such as a position in CSS pixels.
    pub fn position(&self, value: &Value) -> Option<f64> {
        match self {
            Scale::Continuous(scale) => scale.position(number(value)?),
            Scale::Band(scale) => scale.position(value),
            Scale::Ordinal(scale) => scale.apply(value).and_then(Output::number),
            Scale::Steps(scale) => scale.apply(number(value)?).and_then(Output::number),
        }
    }

    /// The values of the domain; for a continuous scale its bounds.
    pub fn domain(&self) -> Vec<Value> {
        match self {
            Scale::Continuous(scale) => scale.domain().iter().map(|&x| scale.transform().value(x)).collect(),
            Scale::Band(scale) => scale.domain().to_vec(),
            Scale::Ordinal(scale) => scale.domain().to_vec(),
            Scale::Steps(scale) => scale.domain().iter().map(|&x| Value::Number(x)).collect(),
        }
    }

    /// The width of a band in CSS pixels; 0 for other scales.
    pub fn bandwidth(&self) -> f64 {
        match self {
            Scale::Band(scale) => scale.bandwidth(),
            Scale::Continuous(_) | Scale::Ordinal(_) | Scale::Steps(_) => 0.0,
        }
    }

    /// The distance from one band to the next; 0 for other scales.
    pub fn step(&self) -> f64 {
        match self {
            Scale::Band(scale) => scale.step(),
            Scale::Continuous(_) | Scale::Ordinal(_) | Scale::Steps(_) => 0.0,
        }
    }

    /// The value at a position: a number or moment, or the value of the band there.
    pub fn invert(&self, position: f64) -> Option<Value> {
        match self {
            Scale::Continuous(scale) => scale.invert(position).map(|x| scale.transform().value(x)),
            Scale::Band(scale) => scale.invert(position).cloned(),
            Scale::Ordinal(_) | Scale::Steps(_) => None,
        }
    }

    /// The continuous scale, if it is one.
    pub fn continuous(&self) -> Option<&Continuous> {
        match self {
            Scale::Continuous(scale) => Some(scale),
            Scale::Band(_) | Scale::Ordinal(_) | Scale::Steps(_) => None,
        }
    }

    /// The band or point scale, if it is one.
    pub fn band(&self) -> Option<&Band> {
        match self {
            Scale::Band(scale) => Some(scale),
            Scale::Continuous(_) | Scale::Ordinal(_) | Scale::Steps(_) => None,
        }
    }
}

/// The number that a continuous scale sees; nothing for null, absent values and texts that are no numbers.
fn number(value: &Value) -> Option<f64> {
    if value.is_nothing() {
        return None;
    }
    Some(value.to_number()).filter(|number| !number.is_nan())
}
