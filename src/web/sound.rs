//! Tones one after the other.

use super::observer::Timer;
use crate::accessibility::Tone;

/// How long all tones take together at the usual speed, in seconds, unless single ones would be too long or too short.
const WHOLE: f64 = 12.0;
/// The shortest and the longest tone, in seconds.
const SHORTEST: f64 = 0.06;
const LONGEST: f64 = 0.4;

/// Tones that are being played.
pub struct Playing {
    tones: Vec<Tone>,
    next: usize,
    /// What calls for the next tone.
    pub timer: Option<Timer>,
}

impl Playing {
    /// Tones, none of them played.
    pub fn new(tones: Vec<Tone>) -> Self {
        Self { tones, next: 0, timer: None }
    }

    /// The next tone.
    pub fn next(&mut self) -> Option<Tone> {
        let tone = self.tones.get(self.next).copied();
        self.next += 1;
        tone
    }

    /// How long each tone is at so many times the usual speed, in seconds.
    pub fn length(&self, speed: f64) -> f64 {
        (WHOLE / self.tones.len().max(1) as f64).clamp(SHORTEST, LONGEST) / speed
    }
}
