//! Ticks of logarithmic scales.

use super::ticks::{MAX_TICKS, ticks};
use crate::number::span::power_of_ten;

/// Logarithm and power to one base, mirrored for domains below zero.
#[derive(Clone, Copy)]
pub(super) struct Base {
    pub base: f64,
    pub negative: bool,
}

impl Base {
    pub fn log(self, x: f64) -> f64 {
        let log = |x: f64| {
            if self.base == 10.0 {
                x.log10()
            } else if self.base == 2.0 {
                x.log2()
            } else if self.base == std::f64::consts::E {
                x.ln()
            } else {
                x.ln() / self.base.ln()
            }
        };
        if self.negative { -log(-x) } else { log(x) }
    }

    pub fn power(self, x: f64) -> f64 {
        let power = |x: f64| {
            if self.base == 10.0 && x.fract() == 0.0 { power_of_ten(x as i32) } else { self.base.powf(x) }
        };
        if self.negative { -power(-x) } else { power(x) }
    }
}

/// Multiples of powers of the base; powers alone where there are too many.
pub(super) fn log_ticks(start: f64, stop: f64, base: Base, count: f64) -> Vec<f64> {
    let (low, high) = if stop < start { (stop, start) } else { (start, stop) };
    let (from, to) = (base.log(low), base.log(high));
    let whole_base = base.base.fract() == 0.0 && base.base <= MAX_TICKS as f64;
    let mut found = Vec::new();
    if whole_base && to - from < count {
        let digits: Vec<f64> = (1..base.base as i64).map(|digit| digit as f64).collect();
        let mut power = from.floor();
        while power <= to.ceil() && found.len() < MAX_TICKS {
            let mut one = |digit: f64| {
                let divides = if low > 0.0 { power < 0.0 } else { power > 0.0 };
                let tick = if divides { digit / base.power(-power) } else { digit * base.power(power) };
                if tick >= low && tick <= high {
                    found.push(tick);
                }
            };
            if low > 0.0 {
                digits.iter().for_each(|&digit| one(digit));
            } else {
                digits.iter().rev().for_each(|&digit| one(digit));
            }
            power += 1.0;
        }
        if found.len() as f64 * 2.0 < count {
            found = ticks(low, high, count);
        }
    } else {
        found = ticks(from, to, (to - from).min(count)).into_iter().map(|power| base.power(power)).collect();
    }
    if stop < start {
        found.reverse();
    }
    found
}

/// Widens bounds to powers of the base.
pub(super) fn log_nice(start: f64, stop: f64, base: Base) -> (f64, f64) {
    let down = |x: f64| base.power(base.log(x).floor());
    let up = |x: f64| base.power(base.log(x).ceil());
    if stop < start { (up(start), down(stop)) } else { (down(start), up(stop)) }
}
