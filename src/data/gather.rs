//! Lists from what iterators give.

/// A plain loop in place of `collect` for iterators that do not know their length: `collect` asks such an iterator for its first
/// item at one place and for the others at another, and by that has its code twice.
pub trait Gather: Iterator + Sized {
    /// All items.
    fn gather(self) -> Vec<Self::Item> {
        let mut all = Vec::new();
        for item in self {
            all.push(item);
        }
        all
    }
}

impl<I: Iterator> Gather for I {}
