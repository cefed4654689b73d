//! What makes a continuous scale linear or not.

use crate::data::Value;
use crate::time::Zone;

/// A strictly monotonic function under which a scale is linear.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Transform {
    /// None.
    Linear,
    /// Logarithm. The base shows in the ticks only.
    Log {
        /// Positive, not 1.
        base: f64,
    },
    /// Power, keeping the sign.
    Pow {
        /// Not 0.
        exponent: f64,
    },
    /// Square root, keeping the sign.
    Sqrt,
    /// Logarithm, but linear around zero.
    Symlog {
        /// How far the linear part goes.
        constant: f64,
    },
    /// None; numbers are moments.
    Time {
        /// The zone of ticks and labels.
        zone: Zone,
        /// Whether it is the type `utc`.
        utc: bool,
    },
}

impl Transform {
    /// Vega's name of the scale type.
    pub fn type_name(self) -> &'static str {
        match self {
            Transform::Linear => "linear",
            Transform::Log { .. } => "log",
            Transform::Pow { .. } => "pow",
            Transform::Sqrt => "sqrt",
            Transform::Symlog { .. } => "symlog",
            Transform::Time { utc: false, .. } => "time",
            Transform::Time { utc: true, .. } => "utc",
        }
    }

    /// Whether numbers are moments.
    pub fn is_time(self) -> bool {
        matches!(self, Transform::Time { .. })
    }

    /// A number of the domain as a value.
    pub fn value(self, x: f64) -> Value {
        if self.is_time() { Value::Time(x) } else { Value::Number(x) }
    }

    /// There; `negative` says that the domain of a logarithm is below zero.
    pub(super) fn apply(self, x: f64, negative: bool) -> f64 {
        match self {
            Transform::Linear | Transform::Time { .. } => x,
            Transform::Log { .. } if negative => -(-x).ln(),
            Transform::Log { .. } => x.ln(),
            Transform::Pow { exponent } => pow(x, exponent),
            Transform::Sqrt => x.abs().sqrt().copysign(x),
            Transform::Symlog { constant } => (x / constant).abs().ln_1p().copysign(x),
        }
    }

    /// And back.
    pub(super) fn invert(self, x: f64, negative: bool) -> f64 {
        match self {
            Transform::Linear | Transform::Time { .. } => x,
            Transform::Log { .. } if negative => -(-x).exp(),
            Transform::Log { .. } => x.exp(),
            Transform::Pow { exponent } => pow(x, 1.0 / exponent),
            Transform::Sqrt => x.abs() * x,
            Transform::Symlog { constant } => (x.abs().exp_m1() * constant).copysign(x),
        }
    }
}

fn pow(x: f64, exponent: f64) -> f64 {
    if exponent == 1.0 { x } else { x.abs().powf(exponent).copysign(x) }
}
