//! Tick values and label texts of axes and legends, as in vega-scale.

use super::log::Base;
use super::ticks::{TickCount, tick_step};
use super::{Continuous, Range, Scale, Steps, StepsKind, Transform};
use crate::data::{Gather, Value, stable_sort};
use crate::number::{Format, Formatter};
use crate::time::{MultiFormat, Names, Zone, format_named};

/// Label values; for steps also where the last one ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// The values, the first of them minus infinity for steps without a start.
    pub values: Vec<Value>,
    /// The end of the last step.
    pub max: Option<f64>,
}

/// How a legend shows values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendStyle {
    /// A symbol for each; steps are shown as ranges.
    Symbol,
    /// Boundaries between blocks.
    Discrete,
    /// Points along a gradient; also for axes.
    Gradient,
}

/// Writes labels of one scale.
#[derive(Clone, Debug)]
pub enum Labeler {
    /// The value as text.
    Text,
    /// A number.
    Number(Formatter),
    /// A number of a logarithmic scale, or nothing for those too close to the next.
    Thinned {
        /// Writes the number.
        formatter: Formatter,
        /// The base of the scale.
        base: f64,
        /// Whether the domain is below zero.
        negative: bool,
        /// The largest leading digit that is written.
        limit: f64,
    },
    /// A moment in one pattern.
    Time {
        /// A d3-time-format pattern.
        pattern: String,
        /// The zone.
        zone: Zone,
    },
    /// A moment in the coarsest pattern that says enough.
    MultiTime {
        /// The patterns.
        patterns: MultiFormat,
        /// The zone.
        zone: Zone,
    },
}

impl Labeler {
    /// The label of one value; empty where there is to be none.
    pub fn label(&self, value: &Value, names: &Names) -> String {
        match self {
            Labeler::Text => value.to_text().to_string(),
            Labeler::Number(formatter) => formatter.apply(value.to_number()),
            Labeler::Thinned { formatter, base, negative, limit } => {
                let x = value.to_number();
                let shown = leading(x, Base { base: *base, negative: *negative }) <= *limit;
                if shown { formatter.apply(x) } else { String::new() }
            }
            Labeler::Time { pattern, zone } => format_named(value.to_number(), pattern, *zone, names),
            Labeler::MultiTime { patterns, zone } => patterns.apply(value.to_number(), *zone, names),
        }
    }

    /// The labels of a legend: ranges such as `a – b`, `< b`, `≥ a` where `scale` has steps and symbols.
    pub fn legend_labels(&self, scale: &Scale, style: LegendStyle, labels: &Labels, names: &Names) -> Vec<String> {
        let ranges = style == LegendStyle::Symbol && scale.has_steps();
        let number = |value: Option<&Value>| {
            let x = value?.to_number();
            x.is_finite().then(|| self.label(&Value::Number(x), names))
        };
        let max = labels.max.map(Value::Number);
        labels
            .values
            .iter()
            .enumerate()
            .map(|(index, value)| match style {
                LegendStyle::Discrete if index == 0 => String::new(),
                _ if !ranges => self.label(value, names),
                _ => {
                    let end = labels.values.get(index + 1).filter(|value| !value.is_nothing()).or(max.as_ref());
                    match (number(Some(value)), number(end)) {
                        (Some(low), Some(high)) => [&low, " – ", &high].concat(),
                        (None, Some(high)) => ["< ", &high].concat(),
                        (low, None) => ["≥ ", &low.unwrap_or_default()].concat(),
                    }
                }
            })
            .gather()
    }
}

/// How the first digits of a number compare with the next power: from 1 to below the base; NaN below zero, where Vega has no
/// labels.
fn leading(x: f64, base: Base) -> f64 {
    let exponent = crate::number::round(base_log(x, base));
    let mut digit = x / base.base.powf(exponent);
    if base.base == 10.0 && exponent.is_finite() {
        digit = x / crate::number::span::power_of_ten(exponent as i32);
    }
    if digit * base.base < base.base - 0.5 { digit * base.base } else { digit }
}

fn base_log(x: f64, base: Base) -> f64 {
    x.ln() / base.base.ln()
}

impl Scale {
    /// Whether the scale cuts a continuous domain into steps.
    pub fn has_steps(&self) -> bool {
        match self {
            Scale::Steps(_) => true,
            Scale::Continuous(scale) => scale.bins.is_some(),
            Scale::Band(_) | Scale::Ordinal(_) => false,
        }
    }

    fn bins(&self) -> Option<&[f64]> {
        match self {
            Scale::Steps(scale) if scale.kind() == StepsKind::BinOrdinal => {
                Some(scale.bins.as_deref().unwrap_or(scale.domain()))
            }
            Scale::Continuous(scale) => scale.bins.as_deref(),
            Scale::Steps(_) | Scale::Band(_) | Scale::Ordinal(_) => None,
        }
    }

    /// A wanted count, made smaller where ticks would be closer than `min_step` in the domain.
    pub fn tick_count(&self, count: f64, min_step: Option<f64>) -> f64 {
        let bins = self.bins();
        let mut count = bins.map_or(count, |bins| count.max(bins.len() as f64));
        let (Some(min_step), Scale::Continuous(scale)) = (min_step, self) else { return count };
        let (a, b) = scale.bounds();
        let (low, high) = (a.min(b), a.max(b));
        let steps = (high - low) / min_step;
        count = count.min((if steps == 0.0 || steps.is_nan() { 1.0 } else { steps }).floor() + 1.0);
        let by_value = scale.base().is_none() && !scale.transform().is_time();
        if bins.is_none() && by_value && low < high {
            while count > 1.0 && tick_step(low, high, count) < min_step {
                count -= 1.0;
            }
        }
        count
    }

    /// Those of `values` that lie within the range, in the order of the range; every other one is left out until there
    /// are no more than `count`.
    pub fn valid_ticks(&self, values: Vec<Value>, count: Option<f64>) -> Vec<Value> {
        let (start, end) = match self {
            Scale::Continuous(scale) => scale.range_bounds(),
            Scale::Band(scale) => scale.range(),
            Scale::Ordinal(_) | Scale::Steps(_) => return values,
        };
        let (low, high) = (start.min(end).floor(), start.max(end).ceil());
        let mut placed: Vec<(f64, Value)> =
            values.into_iter().filter_map(|value| Some((self.position(&value)?, value))).gather();
        placed.retain(|(position, _)| low <= *position && *position <= high);
        stable_sort(&mut placed, |a, b| if start > end { b.0.total_cmp(&a.0) } else { a.0.total_cmp(&b.0) });
        let mut kept: Vec<Value> = placed.into_iter().map(|(_, value)| value).collect();
        if let Some(count) = count.filter(|&count| count > 0.0)
            && kept.len() > 1
        {
            let ends = [kept.first().cloned(), kept.last().cloned()];
            while kept.len() as f64 > count && kept.len() >= 3 {
                let mut odd = false;
                kept.retain(|_| {
                    odd = !odd;
                    odd
                });
            }
            if kept.len() < 3 {
                kept = ends.into_iter().flatten().gather();
            }
        }
        kept
    }

    /// The ticks of an axis.
    pub fn tick_values(&self, count: TickCount) -> Vec<Value> {
        if let Some(bins) = self.bins() {
            let bins = bins.iter().map(|&x| Value::Number(x)).collect();
            return self.valid_ticks(bins, count.count());
        }
        match self {
            Scale::Continuous(scale) => scale.ticks(count).into_iter().map(|x| scale.transform().value(x)).collect(),
            Scale::Steps(scale) if scale.kind() == StepsKind::Quantize => {
                let (&[low, .., high] | &[low @ high]) = scale.domain() else { return Vec::new() };
                let ticks = super::ticks::ticks(low, high, count.count().unwrap_or(10.0));
                ticks.into_iter().map(Value::Number).collect()
            }
            Scale::Steps(_) | Scale::Band(_) | Scale::Ordinal(_) => self.domain(),
        }
    }

    /// The values of a legend.
    pub fn label_values(&self, count: TickCount) -> Labels {
        if let Some(bins) = self.bins() {
            let (max, values) = match bins {
                [values @ .., max] => (Some(*max), values),
                [] => (None, bins),
            };
            return Labels { values: values.iter().map(|&x| Value::Number(x)).collect(), max };
        }
        let values = match self {
            Scale::Steps(scale) => {
                let thresholds = match scale.kind() {
                    StepsKind::Threshold => scale.domain(),
                    StepsKind::Quantile | StepsKind::Quantize | StepsKind::BinOrdinal => scale.thresholds(),
                };
                let values = [f64::NEG_INFINITY].iter().chain(thresholds).map(|&x| Value::Number(x)).gather();
                return Labels { values, max: Some(f64::INFINITY) };
            }
            Scale::Continuous(scale) => match scale.base() {
                // To Vega a logarithmic ramp of colours is no logarithmic scale here.
                Some(base) if !matches!(scale.range(), Range::Colors(_)) => {
                    let ticks = scale.ticks(count);
                    let limit = log_limit(base.base, count, ticks.len());
                    ticks.into_iter().filter(|&x| leading(x, base) <= limit).map(Value::Number).gather()
                }
                _ => self.tick_values(count),
            },
            Scale::Band(_) | Scale::Ordinal(_) => self.tick_values(count),
        };
        Labels { values, max: None }
    }

    /// Writes the ticks of an axis, of which there are about `count`. `specifier` is a d3-format pattern, or a
    /// d3-time-format pattern where moments are written: on time scales, and on others where `time` gives a zone.
    /// `all` writes every label of a logarithmic scale. Nothing for a pattern that d3 refuses.
    pub fn labeler(&self, count: f64, specifier: Option<&str>, time: Option<Zone>, all: bool) -> Option<Labeler> {
        let own = match self {
            Scale::Continuous(scale) => match scale.transform() {
                Transform::Time { zone, .. } => Some(zone),
                _ => None,
            },
            Scale::Band(_) | Scale::Ordinal(_) | Scale::Steps(_) => None,
        };
        if let Some(zone) = time.or(own) {
            return Some(match specifier {
                Some(pattern) => Labeler::Time { pattern: pattern.to_owned(), zone },
                None => Labeler::MultiTime { patterns: MultiFormat::default(), zone },
            });
        }
        let format = match specifier {
            Some(specifier) => Some(Format::parse(specifier)?),
            None => None,
        };
        Some(match self {
            Scale::Continuous(scale) => continuous_labeler(scale, count, format, all),
            Scale::Steps(scale) if scale.kind() == StepsKind::BinOrdinal => span_labeler(scale.domain(), count, format),
            Scale::Steps(scale) if scale.kind() == StepsKind::Quantize => span_labeler(scale.domain(), count, format),
            Scale::Steps(_) | Scale::Band(_) | Scale::Ordinal(_) => {
                format.map_or(Labeler::Text, |format| Labeler::Number(Formatter::plain(format)))
            }
        })
    }

    /// Writes the values of a legend: as [`Scale::labeler`], but fine enough to tell steps apart.
    pub fn legend_labeler(&self, count: f64, specifier: Option<&str>, time: Option<Zone>) -> Option<Labeler> {
        match self {
            Scale::Steps(scale) if time.is_none() => {
                let numbers = match scale.kind() {
                    StepsKind::Quantile => scale.thresholds(),
                    StepsKind::Quantize => scale.domain(),
                    StepsKind::Threshold | StepsKind::BinOrdinal => {
                        return self.labeler(count, specifier, time, false);
                    }
                };
                let format = match specifier {
                    Some(specifier) => Some(Format::parse(specifier)?),
                    None => None,
                };
                Some(Labeler::Number(threshold_formatter(numbers, format)))
            }
            _ => self.labeler(count, specifier, time, false),
        }
    }

    /// Where a value lies on the gradient of a legend: 0 at the start of the domain, 1 at its end.
    pub fn label_fraction(&self, value: f64) -> f64 {
        match self {
            Scale::Continuous(scale) => {
                let (low, high) = scale.bounds();
                (value - low) / (high - low)
            }
            Scale::Steps(scale) => steps_fraction(scale, value),
            Scale::Band(_) | Scale::Ordinal(_) => f64::NAN,
        }
    }
}

fn steps_fraction(scale: &Steps, value: f64) -> f64 {
    let domain = scale.domain();
    let (&[low, .., high] | &[low @ high]) = domain else { return f64::NAN };
    let (mut low, mut high) = (low, high);
    if scale.kind() == StepsKind::Threshold {
        let gaps = domain.len() - 1;
        let adjust = if gaps > 0 { (high - low) / gaps as f64 } else { 0.1 };
        low -= adjust;
        high += adjust;
    }
    (value - low) / (high - low)
}

fn continuous_labeler(scale: &Continuous, count: f64, format: Option<Format>, all: bool) -> Labeler {
    let Some(base) = scale.base() else { return span_labeler(scale.domain(), count, format) };
    let formatter = Formatter::float(format);
    if all || scale.bins.is_some() {
        return Labeler::Number(formatter);
    }
    let limit = log_limit(base.base, TickCount::Count(count), scale.ticks(TickCount::Count(count)).len());
    Labeler::Thinned { formatter, base: base.base, negative: base.negative, limit }
}

fn span_labeler(domain: &[f64], count: f64, format: Option<Format>) -> Labeler {
    let (&[start, .., stop] | &[start @ stop]) = domain else { return Labeler::Text };
    Labeler::Number(Formatter::span(start, stop, tick_step(start, stop, count), format))
}

fn log_limit(base: f64, count: TickCount, ticks: usize) -> f64 {
    (base * count.count().unwrap_or(f64::NAN) / ticks as f64).max(1.0)
}

fn threshold_formatter(numbers: &[f64], format: Option<Format>) -> Formatter {
    let mut gap = match numbers {
        [first, second, ..] => second - first,
        [first] => *first,
        [] => f64::NAN,
    };
    for pair in numbers.windows(2) {
        if let [a, b] = pair {
            gap = gap.min(b - a);
        }
    }
    Formatter::span(0.0, gap, tick_step(0.0, gap, 30.0), format)
}
