//! A stable sort that bears any comparison.

use std::cmp::Ordering;

/// Sorts stably by merging. Values of mixed types have no total order (`"10" < "9" < 9.5 < "10"`), and the sort of the
/// standard library may panic then; this one always ends, with one of the orders that could be meant.
pub fn stable_sort<T: Copy>(items: &mut [T], mut compare: impl FnMut(T, T) -> Ordering) {
    const RUN: usize = 8;
    for run in items.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && compare(run[at - 1], run[at]) == Ordering::Greater {
                run.swap(at - 1, at);
                at -= 1;
            }
        }
    }
    let mut merged: Vec<T> = Vec::with_capacity(items.len());
    let mut width = RUN;
    while width < items.len() {
        merged.clear();
        for pair in items.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some(&a), Some(&b)) = (left.first(), right.first()) {
                if compare(a, b) == Ordering::Greater {
                    merged.push(b);
                    right = &right[1..];
                } else {
                    merged.push(a);
                    left = &left[1..];
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        items.copy_from_slice(&merged);
        width *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut items: Vec<(u32, u32)> = (0..100).map(|at| (at * 7 % 5, at)).collect();
        let mut expected = items.clone();
        expected.sort();
        stable_sort(&mut items, |a, b| a.0.cmp(&b.0));
        assert_eq!(items, expected);
    }

    #[test]
    fn an_order_that_is_none_does_no_harm() {
        let mut items: Vec<u32> = (0..1000).collect();
        stable_sort(&mut items, |a, b| (a % 3).cmp(&((b + 1) % 3)));
        items.sort_unstable();
        assert_eq!(items, (0..1000).collect::<Vec<u32>>());
    }
}
