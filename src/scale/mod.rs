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
pub use domain::{include_zero, pad_domain, pan, zoom};
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

    /// The values of the domain; for a continuous scale its bounds, none of which is a number where no row has any.
    pub fn domain(&self) -> Vec<Value> {
        match self {
            Scale::Continuous(scale) if scale.known == 0 => vec![scale.transform().value(f64::NAN); 2],
            Scale::Continuous(scale) if scale.known == 1 => {
                scale.domain().iter().take(1).map(|&x| scale.transform().value(x)).collect()
            }
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::time::Zone;
    use proptest::prelude::*;

    const TRANSFORMS: [Transform; 8] = [
        Transform::Linear,
        Transform::Sqrt,
        Transform::Pow { exponent: 3.0 },
        Transform::Symlog { constant: 1.0 },
        Transform::Log { base: 10.0 },
        Transform::Log { base: 1e9 },
        Transform::Time { zone: Zone::UTC, utc: false },
        Transform::Time { zone: Zone { east: 480 }, utc: true },
    ];

    #[test]
    fn bounds_that_are_not_finite_are_refused() {
        let numbers = || Range::Numbers(vec![0.0, 1.0]);
        assert!(Continuous::new(Transform::Linear, vec![0.0, f64::NAN], numbers()).is_none());
        assert!(Continuous::new(Transform::Linear, vec![0.0], numbers()).is_none());
        assert!(Continuous::new(Transform::Log { base: 10.0 }, vec![0.0, 10.0], numbers()).is_none());
        assert!(Continuous::new(Transform::Linear, vec![0.0, 1.0], Range::Numbers(vec![0.0, f64::INFINITY])).is_none());
        assert!(Band::new(Vec::new(), (0.0, f64::NAN), Spacing::default()).is_none());
        assert!(Steps::new(StepsKind::Quantile, vec![f64::NAN], vec![Output::Number(1.0)]).is_none());
    }

    #[test]
    fn a_category_is_found_whatever_its_type() {
        let domain = vec![Value::Null, Value::from("1"), Value::Number(1.0), Value::from(true), Value::Number(1.0)];
        let range = (0..4).map(|i| Output::Number(f64::from(i))).collect();
        let scale = Scale::Ordinal(Ordinal::new(domain, range));
        let places: Vec<Option<f64>> =
            [Value::from(true), Value::Time(1.0), Value::from("1"), Value::Null, Value::Missing]
                .iter()
                .map(|value| scale.position(value))
                .collect();
        assert_eq!(places, [Some(3.0), Some(2.0), Some(1.0), Some(0.0), None]);
        assert_eq!(scale.domain().len(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10))]

        #[test]
        fn no_bounds_and_no_count_are_too_strange(a: f64, b: f64, small in 0.0..1e-300, count: f64, few in 0.0..50.0) {
            for (start, stop) in [(a, b), (a, a + small), (a, a * 1.0000001), (1.0, b), (small, a)] {
                for transform in TRANSFORMS {
                    let Some(scale) = Continuous::new(transform, vec![start, stop], Range::Numbers(vec![0.0, 300.0])) else {
                        continue;
                    };
                    for count in [count, few, f64::INFINITY] {
                        let count = TickCount::Count(count);
                        prop_assert!(scale.ticks(count).len() <= 2 * MAX_TICKS);
                        let nice = scale.nice(count);
                        prop_assert!(nice.domain().iter().all(|x| x.is_finite()));
                        let scale = Scale::Continuous(nice);
                        scale.label_values(count);
                        let labeler = scale.labeler(few, None, None, false).unwrap();
                        labeler.label(&Value::Number(a), &crate::time::ENGLISH);
                    }
                }
            }
        }
    }
}
