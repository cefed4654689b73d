//! From domain, range and properties to a finished scale.

use super::Slot;
use super::continuous::{continuous, edges, edges_within, nice_count};
use super::domain::Domain;
use super::kind::is_continuous;
use super::outputs::{numbers, outputs};
use super::props::Props;
use super::range::RangeChoice;
use crate::data::Value;
use crate::diagnostic::Diagnostic;
use crate::geometry::Size;
use crate::scale::{Band, Ordinal, Scale, Spacing, Steps, StepsKind, band_space, include_zero};
use crate::spec::{BinEdges, Config, ScaleType};
use crate::time::Zone;
use crate::transform::Bins;

/// What a scale is made from besides its own slot.
pub struct Surroundings<'a> {
    /// The plot.
    pub plot: Size,
    /// Config, theme included.
    pub config: &'a Config,
    /// The chart's zone.
    pub zone: Zone,
    /// The scale of the position that an offset lies in.
    pub position: Option<&'a Scale>,
    /// The length of the calendar interval that an offset lies in, and the shares of it where the range starts and ends.
    pub interval: Option<[f64; 2]>,
    /// The largest size of points and bars.
    pub largest: f64,
    /// The bins that make up the domain.
    pub bins: Option<Bins>,
    /// The step that binned data were said to have.
    pub bin_step: Option<f64>,
    /// JSON Pointer, for notes.
    pub pointer: &'a str,
}

/// The scale of a slot; none where it cannot be made, as with infinite bounds.
pub fn build(
    slot: &Slot,
    props: &Props,
    domain: &Domain,
    around: &Surroundings<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Option<Scale> {
    let outputs = |count: usize, notes: &mut Vec<Diagnostic>| outputs(slot, props, around, count, notes);
    match (slot.kind, domain) {
        (ScaleType::Band | ScaleType::Point, Domain::Values(values)) => {
            let range = positions(slot, props, around, values.len())?;
            let [low, high] = flip(range, props);
            let spacing = spacing(slot.kind, props);
            let band = if slot.kind == ScaleType::Band { Band::new } else { Band::point };
            band(values.clone(), (low, high), spacing).map(Scale::Band)
        }
        (ScaleType::Ordinal, Domain::Values(values)) => {
            let mut range = outputs(values.len(), notes);
            if props.reverse.value == Some(true) {
                range.reverse();
            }
            Some(Scale::Ordinal(Ordinal::new(values.clone(), range)))
        }
        (ScaleType::BinOrdinal, domain) => {
            let bounds = match (around.bins, &props.bins) {
                (_, Some(BinEdges::Listed(edges))) => edges.clone(),
                (_, Some(BinEdges::Stepped { start: Some(start), stop: Some(stop), step })) => {
                    edges(*start, *stop, *step)
                }
                (_, Some(BinEdges::Stepped { .. })) => return None,
                _ if let Domain::Values(written) = domain
                    && written.len() > 1 =>
                {
                    written.iter().map(Value::to_number).collect()
                }
                (Some(bins), None) => edges(bins.start, bins.stop, bins.step),
                (None, None) => return None,
            };
            let mut range = outputs(bounds.len().saturating_sub(1), notes);
            if props.reverse.value == Some(true) {
                range.reverse();
            }
            let mut steps = Steps::new(StepsKind::BinOrdinal, bounds, range)?;
            let bins = around.bins.filter(|_| props.bins.is_none() && matches!(domain, Domain::Values(_)));
            let ends = [steps.domain().first(), steps.domain().last()].map(|end| end.copied().unwrap_or(f64::NAN));
            steps.bins = bins.map(|bins| edges_within(ends, bins.start, bins.stop, bins.step));
            Some(Scale::Steps(steps))
        }
        (ScaleType::Quantile | ScaleType::Quantize | ScaleType::Threshold, Domain::Numbers(numbers)) => {
            let mut numbers = numbers.clone();
            let (kind, count) = match slot.kind {
                ScaleType::Quantile => (StepsKind::Quantile, 5),
                ScaleType::Quantize => (StepsKind::Quantize, 5),
                _ => (StepsKind::Threshold, numbers.len() + 1),
            };
            if kind == StepsKind::Quantize {
                if props.zero.value == Some(true) {
                    include_zero(&mut numbers);
                }
                if let (Some(nice), [low, .., high]) = (&props.nice.value, numbers.as_mut_slice())
                    && let Some(count) = nice_count(nice)
                {
                    (*low, *high) = crate::scale::ticks::nice(*low, *high, count);
                }
            }
            let mut range = outputs(count, notes);
            if props.reverse.value == Some(true) {
                range.reverse();
            }
            Steps::new(kind, numbers, range).map(Scale::Steps)
        }
        (kind, Domain::Numbers(numbers)) if is_continuous(kind) => {
            continuous(slot, props, numbers, around, notes).map(Scale::Continuous)
        }
        _ => None,
    }
}

/// The spacing of bands or points.
pub fn spacing(kind: ScaleType, props: &Props) -> Spacing {
    let padding = props.padding.value;
    let inner = if kind == ScaleType::Band { props.padding_inner.value.or(padding).unwrap_or(0.0) } else { 1.0 };
    // For points both are the same, and Vega-Lite writes what it infers last.
    let inferred_last = kind == ScaleType::Point && props.padding_outer.explicit && !props.padding.explicit;
    let outer = match (props.padding_outer.value, padding) {
        (outer, Some(padding)) if inferred_last || outer.is_none() => padding,
        (outer, _) => outer.unwrap_or(0.0),
    };
    Spacing { inner, outer, align: props.align.value.unwrap_or(0.5), round: props.round.value == Some(true) }
}

/// The extent that a stepped scale needs for `count` values; none where its range is not stepped.
pub fn stepped_extent(kind: ScaleType, props: &Props, count: usize, in_step: Option<f64>) -> Option<f64> {
    let step = match props.range.value {
        Some(RangeChoice::Step(step)) => step,
        Some(RangeChoice::StepOfOffset(_)) => in_step?,
        _ => return None,
    };
    // The room for points counts their outer padding, though their places do not.
    let outer = props.padding_outer.value.or(props.padding.value).unwrap_or(0.0);
    Some(step * band_space(count, spacing(kind, props).inner, outer))
}

/// The step of bands that have offsets inside.
pub fn step_around_offset(props: &Props, offset_kind: ScaleType, offset: &Props, count: usize) -> Option<f64> {
    let Some(RangeChoice::StepOfOffset(step)) = props.range.value else { return None };
    let count = if offset_kind == ScaleType::Band {
        let inner = offset.padding_inner.value.or(offset.padding.value).unwrap_or(0.0);
        let outer = offset.padding_outer.value.or(offset.padding.value).unwrap_or(0.0);
        band_space(count, inner, outer)
    } else {
        count as f64
    };
    let inner = props.padding_inner.value.or(props.padding.value).unwrap_or(0.0);
    Some(step * count / (1.0 - inner))
}

fn flip([low, high]: [f64; 2], props: &Props) -> [f64; 2] {
    if props.reverse.value == Some(true) { [high, low] } else { [low, high] }
}

/// The range of positions of a discrete scale.
fn positions(slot: &Slot, props: &Props, around: &Surroundings<'_>, count: usize) -> Option<[f64; 2]> {
    let numbers = numbers(slot, props.range.value.as_ref()?, props, around, count)?;
    // As in d3 the first two numbers of a longer range count.
    match numbers[..] {
        [low, high, ..] => Some([low, high]),
        _ => None,
    }
}
