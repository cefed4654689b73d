//! Scales that cut a continuous domain into steps: quantile, quantize, threshold, bin-ordinal.

use super::Output;
use crate::data::{Gather, sort_numbers};

/// How steps are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepsKind {
    /// Each step holds as many of the values.
    Quantile,
    /// Each step is as wide.
    Quantize,
    /// Steps end at the given numbers.
    Threshold,
    /// Steps are bins.
    BinOrdinal,
}

impl StepsKind {
    /// Vega's name of the scale type.
    pub fn type_name(self) -> &'static str {
        match self {
            StepsKind::Quantile => "quantile",
            StepsKind::Quantize => "quantize",
            StepsKind::Threshold => "threshold",
            StepsKind::BinOrdinal => "bin-ordinal",
        }
    }
}

/// A discretizing scale.
#[derive(Clone, Debug)]
pub struct Steps {
    kind: StepsKind,
    domain: Vec<f64>,
    thresholds: Vec<f64>,
    range: Vec<Output>,
    /// Boundaries of the data's bins, where the domain has others.
    pub bins: Option<Vec<f64>>,
}

impl Steps {
    /// `domain` is: all values for quantile, two bounds for quantize, thresholds in order for threshold, boundaries of
    /// bins for bin-ordinal. Numbers that are not finite are left out; nothing without domain or range.
    pub fn new(kind: StepsKind, domain: Vec<f64>, range: Vec<Output>) -> Option<Self> {
        let mut domain: Vec<f64> = domain.into_iter().filter(|x| x.is_finite()).gather();
        if domain.is_empty() || range.is_empty() {
            return None;
        }
        let last = range.len() - 1;
        let thresholds = match kind {
            StepsKind::Quantile => {
                sort_numbers(&mut domain);
                (1..range.len()).map(|i| quantile(&domain, i as f64 / range.len() as f64)).collect()
            }
            StepsKind::Quantize => {
                let (&[low, .., high] | &[low @ high]) = domain.as_slice() else { return None };
                domain = vec![low, high];
                let n = last as f64;
                (0..last).map(|i| i as f64).map(|i| ((i + 1.0) * high - (i - n) * low) / (n + 1.0)).collect()
            }
            StepsKind::Threshold => domain.iter().take(last).copied().collect(),
            StepsKind::BinOrdinal => domain.clone(),
        };
        Some(Self { kind, domain, thresholds, range, bins: None })
    }

    /// How steps are found.
    pub fn kind(&self) -> StepsKind {
        self.kind
    }

    /// The domain as given; sorted for quantile.
    pub fn domain(&self) -> &[f64] {
        &self.domain
    }

    /// Where one step ends and the next starts; for bins also the outer ends.
    pub fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    /// The outputs.
    pub fn range(&self) -> &[Output] {
        &self.range
    }

    /// The output for a number; nothing for NaN.
    pub fn apply(&self, x: f64) -> Option<&Output> {
        if x.is_nan() {
            return None;
        }
        let below = self.thresholds.partition_point(|&threshold| threshold <= x);
        match self.kind {
            StepsKind::Quantile | StepsKind::Quantize | StepsKind::Threshold => self.range.get(below),
            StepsKind::BinOrdinal => self.range.get(below.checked_sub(1)? % self.range.len()),
        }
    }
}

/// A quantile of sorted values, interpolated.
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let at = (sorted.len() - 1) as f64 * p;
    let low = at.floor();
    let value = |index: usize| sorted.get(index).or(sorted.last()).copied().unwrap_or(f64::NAN);
    let (a, b) = (value(low as usize), value(low as usize + 1));
    a + (b - a) * (at - low)
}
