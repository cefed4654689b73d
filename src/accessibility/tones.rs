//! A chart as a sequence of tones: pitch by value, place between the ears by position.

use crate::compile::{Target, View};
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

/// The tones of a view's targets, in reading order.
pub fn tones(view: &View, targets: &[Target]) -> Vec<Tone> {
    let across = value_is_horizontal(view);
    let tone = |(index, target): (usize, &Target)| {
        let area = view.scene.plots.get(target.plot)?.area;
        let share =
            |at: f64, start: f64, extent: f64| if extent > 0.0 { ((at - start) / extent).clamp(0.0, 1.0) } else { 0.5 };
        let from_left = share(target.at.x, area.x, area.width);
        let from_bottom = 1.0 - share(target.at.y, area.y, area.height);
        // A bar along x ends where its value is; its tooltip points to the middle of its top.
        let level = if across { share(target.bounds.right(), area.x, area.width) } else { from_bottom };
        let place = if across { 1.0 - from_bottom } else { from_left };
        Some(Tone { target: index, frequency: LOWEST * (OCTAVES * level).exp2(), pan: 2.0 * place - 1.0 })
    };
    targets.iter().enumerate().filter_map(tone).collect()
}

/// Whether values are measured along x: x is continuous and y is not.
fn value_is_horizontal(view: &View) -> bool {
    let continuous = |channel| {
        view.scales.iter().any(|known| known.channel == channel && matches!(known.scale, Scale::Continuous(_)))
    };
    continuous(Channel::X) && !continuous(Channel::Y)
}
