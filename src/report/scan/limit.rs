//! The words that limit a number, before and behind it.

use super::super::amount::{at, is_space, skip_spaces};
use super::super::dataset::Qualifier;
use super::super::lexicon::{AFTER, BEFORE};
use super::Scanner;

impl Scanner<'_> {
    /// The qualifier that ends at a place: where it starts, if it belongs to the figure's words, and what it says.
    pub(super) fn qualifier_before(&self, place: usize) -> (usize, Option<Qualifier>) {
        let text = self.text;
        let mut end = place;
        while end > self.clause && is_space(at(text, end - 1)) {
            end -= 1;
        }
        let currency = usize::from(end > self.clause && matches!(at(text, end - 1), '¥' | '￥' | '$'));
        end -= currency;
        let floor = self.clause.min(end);
        let found = BEFORE.before(text, floor, end).or_else(|| {
            let verb = end > floor && at(text, end - 1) == '了';
            if verb {
                BEFORE.before(text, floor, end - 1).filter(|(_, word)| word.qualifier == Qualifier::Over)
            } else {
                None
            }
        });
        let Some((length, word)) = found else { return (place, None) };
        let behind_particle = end > floor && at(text, end - 1) == '了';
        let start = end - length - usize::from(behind_particle);
        if start > floor && word.unless_after.chars().any(|c| c == at(text, start - 1)) {
            return (place, None);
        }
        let keeps = word.in_text && !behind_particle;
        (if keeps { start } else { place }, Some(word.qualifier).filter(|&qualifier| qualifier != Qualifier::Exact))
    }

    /// The qualifier that starts at a place, which it moves behind it.
    pub(super) fn qualifier_after(&self, end: &mut usize) -> Option<Qualifier> {
        let place = skip_spaces(self.text, *end);
        let (length, &(_, qualifier)) = AFTER.at(self.text, place)?;
        // 以上 may point back at a list (以上学校) and not limit anything, but never directly behind a number.
        *end = place + length;
        Some(qualifier)
    }
}
