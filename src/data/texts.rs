//! Texts that come again are kept once.

use std::rc::Rc;

/// How many texts are remembered.
const MOST_TEXTS: usize = 256;

/// The longest text that is remembered, in bytes: names and categories are short, and longer texts seldom come again.
const LONGEST_TEXT: usize = 40;

/// Texts that were met while data is read, each where its bytes lead; the last one met has the place.
pub struct Texts([Option<Rc<str>>; MOST_TEXTS]);

impl Default for Texts {
    fn default() -> Self {
        Self([const { None }; MOST_TEXTS])
    }
}

impl Texts {
    /// The text, as it was kept or kept from now on.
    pub fn get(&mut self, text: &str) -> Rc<str> {
        let place = text.bytes().fold(text.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        match self.0.get_mut(place % MOST_TEXTS).filter(|_| text.len() <= LONGEST_TEXT) {
            Some(Some(known)) if **known == *text => known.clone(),
            Some(place) => place.insert(Rc::from(text)).clone(),
            None => Rc::from(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_comes_again_is_the_same_in_memory() {
        let mut texts = Texts::default();
        let [first, other, again] = ["north", "south", "north"].map(|text| texts.get(text));
        assert!(Rc::ptr_eq(&first, &again));
        assert_eq!((&*first, &*other), ("north", "south"));
    }

    #[test]
    fn of_texts_in_one_place_each_is_itself() {
        let mut texts = Texts::default();
        for number in (0..2000).chain(0..2000) {
            let text = number.to_string();
            assert_eq!(*texts.get(&text), *text);
        }
        let long = "x".repeat(LONGEST_TEXT + 1);
        assert_eq!(*texts.get(&long), *long);
    }
}
