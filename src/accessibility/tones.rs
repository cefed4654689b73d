//! A chart as a sequence of tones: pitch by value, place between the ears by position.

use super::DataTable;
use crate::compile::{Target, View, values_along_x};
use crate::data::Gather;
use crate::number;
use crate::scale::Scale;
use crate::spec::Channel;

/// The lowest pitch in hertz, the A two octaves below the tuning fork's.
const LOWEST: f64 = 110.0;
/// How many octaves the pitches span.
const OCTAVES: f64 = 3.0;

/// One tone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// The index of the target that sounds.
    pub target: usize,
    /// The pitch in hertz: 110 at the low end of the value's axis, 880 at its high end, evenly by octave.
    pub frequency: f64,
    /// From -1 for the left ear to 1 for the right.
    pub pan: f64,
}

/// The tones of a view's targets, in reading order. Where no axis measures the values, as in a ring, the pitch follows the
/// figures of the table between 0 and the largest.
pub fn tones(view: &View, targets: &[Target], table: &DataTable) -> Vec<Tone> {
    let measured = |channel| {
        view.scales.iter().any(|known| known.channel == channel && matches!(known.scale, Scale::Continuous(_)))
    };
    let by_axis = measured(Channel::X) || measured(Channel::Y);
    let across = values_along_x(view);
    let figures = figures(table, targets.len());
    let most = figures.iter().copied().fold(0.0, f64::max);
    let tone = |(index, target): (usize, &Target)| {
        let area = view.scene.plots.get(target.plot)?.area;
        let from_left = share(target.at.x, area.x, area.width);
        let from_bottom = 1.0 - share(target.at.y, area.y, area.height);
        let figure = figures.get(index).copied().unwrap_or(f64::NAN);
        let level = match (by_axis, across) {
            // A bar along x ends where its value is; its tooltip points to the middle of its top.
            (true, true) => share(target.bounds.right(), area.x, area.width),
            (true, false) => from_bottom,
            (false, _) if figure.is_finite() => share(figure, 0.0, most),
            (false, _) => 0.5,
        };
        let from_top = share(target.bounds.center().y, area.y, area.height);
        let place = if by_axis && across { from_top } else { from_left };
        Some(Tone { target: index, frequency: LOWEST * number::exp2(OCTAVES * level), pan: 2.0 * place - 1.0 })
    };
    targets.iter().enumerate().filter_map(tone).gather()
}

/// At most `most` of the tones: of neighbours the one that is furthest in pitch from the one kept before, so that peaks
/// and dips are heard.
pub fn thinned(tones: Vec<Tone>, most: usize) -> Vec<Tone> {
    if tones.len() <= most {
        return tones;
    }
    let mut out: Vec<Tone> = Vec::new();
    for neighbours in tones.chunks(tones.len().div_ceil(most.max(1))) {
        let before = out.last().map_or(LOWEST, |tone| tone.frequency);
        let leap = |tone: &&Tone| (tone.frequency / before).log2().abs();
        out.extend(neighbours.iter().max_by(|a, b| leap(a).total_cmp(&leap(b))));
    }
    out
}

fn share(at: f64, start: f64, extent: f64) -> f64 {
    if extent > 0.0 { ((at - start) / extent).clamp(0.0, 1.0) } else { 0.5 }
}

/// The figure of each target: that of its first row with one.
fn figures(table: &DataTable, count: usize) -> Vec<f64> {
    let mut out = vec![f64::NAN; count];
    let Some(column) = table.value else { return out };
    for row in &table.rows {
        if let (Some(place), Some(&figure)) = (out.get_mut(row.target), row.keys.get(column))
            && place.is_nan()
        {
            *place = figure;
        }
    }
    out
}
