//! A stable sort that bears any comparison.

use std::cmp::Ordering;

/// Sorts stably by merging. Values of mixed types have no total order (`"10" < "9" < 9.5 < "10"`), and the sort of the
/// standard library may panic then; this one always ends, with one of the orders that could be meant. It is also the one sort
/// of the widget: what depends on the type of the items is a few lines, and the rest is there once.
pub fn stable_sort<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let sources = order(items.len(), &mut |a, b| match (items.get(a as usize), items.get(b as usize)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    permute(sources, &mut |a, b| items.swap(a, b));
}

/// Swaps items until each is where the place of its source says.
fn permute(mut sources: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    // Each cycle of the permutation is walked once; a place that is its own source is done.
    for start in 0..sources.len() {
        let mut place = start;
        while let Some(source) = sources.get_mut(place) {
            let from = std::mem::replace(source, place as u32) as usize;
            if from == start {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

/// The places `0..count` in the order in which their items belong.
fn order(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    // As browsers do it, so that a short list of mixed types comes out as Vega has it.
    let length = if count < 64 { count.max(1) } else { 32 };
    let mut places: Vec<u32> = (0..count as u32).collect();
    for run in places.chunks_mut(length) {
        for end in natural_run(run, compare)..run.len() {
            let (mut left, mut right) = (0, end);
            while left < right {
                let middle = left.midpoint(right);
                match compare(run[end], run[middle]) {
                    Ordering::Less => right = middle,
                    Ordering::Equal | Ordering::Greater => left = middle + 1,
                }
            }
            (left..end).rev().for_each(|at| run.swap(at, at + 1));
        }
    }
    let mut merged: Vec<u32> = Vec::with_capacity(count);
    let mut width = length;
    while width < count {
        merged.clear();
        for pair in places.chunks(2 * width) {
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
        places.copy_from_slice(&merged);
        width *= 2;
    }
    places
}

/// Sorts numbers from the least to the largest; those that are none come last.
pub fn sort_numbers(numbers: &mut [f64]) {
    numbers.sort_unstable_by(f64::total_cmp);
}

/// How many items at the start are in order already; such as fall strictly are turned round first.
fn natural_run(items: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) -> usize {
    let mut falls = |at: usize| compare(items[at], items[at - 1]) == Ordering::Less;
    if items.len() < 2 {
        return items.len();
    }
    let falling = falls(1);
    let end = (2..items.len()).find(|&at| falls(at) != falling).unwrap_or(items.len());
    if falling {
        items[..end].reverse();
    }
    end
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
