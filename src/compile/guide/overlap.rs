//! Which labels are dropped so that none touches another.

use crate::data::Gather;
use crate::geometry::Rect;
use crate::spec::LabelOverlap;

/// For each label whether it is hidden. `labels` in the order of the axis; empty labels (none) count as absent and stay.
/// At least two of the others are kept, as Vega does.
pub(super) fn hide(labels: &[Option<Rect>], method: LabelOverlap, separation: f64) -> Vec<bool> {
    let mut hidden = vec![false; labels.len()];
    let present: Vec<usize> = (0..labels.len())
        .filter(|&at| matches!(labels.get(at), Some(Some(label)) if label.width > 1.0 && label.height > 1.0))
        .gather();
    let label = |at: usize| labels.get(at).copied().flatten().unwrap_or_default();
    let touches = |a: usize, b: usize| separated(label(a), label(b)) < separation;
    let crowded = |kept: &[usize]| kept.windows(2).any(|pair| matches!(pair, [a, b] if touches(*a, *b)));
    if matches!(method, LabelOverlap::Keep) || present.len() < 3 || !crowded(&present) {
        return hidden;
    }
    let mut kept = present.clone();
    while kept.len() >= 3 && crowded(&kept) {
        let before = kept.len();
        match method {
            LabelOverlap::Keep => {}
            LabelOverlap::Parity => {
                let mut keep = false;
                kept.retain(|_| {
                    keep = !keep;
                    keep
                });
            }
            LabelOverlap::Greedy => {
                let mut last: Option<usize> = None;
                kept.retain(|&at| {
                    let free = last.is_none_or(|last| !touches(last, at));
                    if free {
                        last = Some(at);
                    }
                    free
                });
            }
        }
        if kept.len() == before {
            break;
        }
    }
    if kept.len() < 3
        && let Some(&end) = present.last()
        && !kept.contains(&end)
    {
        if kept.len() > 1 {
            kept.pop();
        }
        kept.push(end);
    }
    for &at in &present {
        if let Some(hidden) = hidden.get_mut(at) {
            *hidden = !kept.contains(&at);
        }
    }
    hidden
}

/// Pixels between two boxes; negative where they overlap.
fn separated(a: Rect, b: Rect) -> f64 {
    let gaps = [b.x - a.right(), a.x - b.right(), b.y - a.bottom(), a.y - b.bottom()];
    gaps.into_iter().fold(f64::NEG_INFINITY, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels of this width, one each ten pixels: `x` for shown, `.` for hidden.
    #[track_caller]
    fn check(count: usize, width: f64, method: LabelOverlap, expected: &str) {
        let labels: Vec<Option<Rect>> =
            (0..count).map(|at| Some(Rect::new(at as f64 * 10.0, 0.0, width, 10.0))).collect();
        let shown: String = hide(&labels, method, 0.0).iter().map(|&hidden| if hidden { '.' } else { 'x' }).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn free_labels_all_stay() {
        check(5, 9.0, LabelOverlap::Parity, "xxxxx");
    }

    #[test]
    fn parity_halves_until_they_fit() {
        check(5, 15.0, LabelOverlap::Parity, "x.x.x");
        check(9, 35.0, LabelOverlap::Parity, "x...x...x");
    }

    #[test]
    fn the_two_ends_stay_in_any_case() {
        check(6, 200.0, LabelOverlap::Parity, "x....x");
        check(4, 200.0, LabelOverlap::Greedy, "x..x");
    }

    #[test]
    fn greedy_drops_only_what_touches() {
        check(6, 15.0, LabelOverlap::Greedy, "x.x.x.");
    }

    #[test]
    fn keeping_keeps() {
        check(5, 200.0, LabelOverlap::Keep, "xxxxx");
    }

    #[test]
    fn empty_labels_do_not_count() {
        assert_eq!(hide(&[None, None, None], LabelOverlap::Parity, 0.0), [false, false, false]);
    }
}
