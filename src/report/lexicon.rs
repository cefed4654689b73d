//! The words that decide how a figure is read, as tables. To teach the extractor a word, add a line here.
//!
//! In: nothing. Out: lexicons that find the longest of their words at, or before, a place in the text.

mod change;
mod fixed;
mod qualifier;
mod subject;
mod unit;

pub use change::{CHANGES, ChangeWord, FILLERS, Filler};
pub use fixed::{FIXED, LIMITED, ORDINAL_NOUNS, PERSON_NOUNS, PLAN_NOUNS, RANK_VERBS};
pub use qualifier::{AFTER, BEFORE, DETACHED};
pub use subject::{
    CONNECTORS, GENERIC, HARD_STOPS, LEADS, LINKERS, MONEY_NOUNS, PLAN_HEADINGS, SCOPES, STANDARDS, STOPS,
    STRONG_VERBS, TARGETS, VERBS, WHOLE,
};
pub use unit::{Class, UNITS, Unit};

/// Words with what they mean, found by their first or last character.
pub struct Lexicon<T: 'static> {
    words: Vec<Word<T>>,
    by_last: Vec<(char, usize)>,
    firsts: CharacterFilter,
    lasts: CharacterFilter,
}

/// Rules out most characters at once, since most places of a text start no word of a table.
#[derive(Default)]
struct CharacterFilter([u64; 16]);

impl CharacterFilter {
    fn insert(&mut self, c: char) {
        let (word, bit) = Self::slot(c);
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= bit;
        }
    }

    fn may_hold(&self, c: char) -> bool {
        let (word, bit) = Self::slot(c);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    fn slot(c: char) -> (usize, u64) {
        let code = c as u32;
        let hash = (code ^ (code >> 10)) & 1023;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

struct Word<T: 'static> {
    first: char,
    characters: Vec<char>,
    entry: &'static T,
}

impl<T> Lexicon<T> {
    /// From a table and a function that gives each row's words, separated by spaces.
    pub fn new(table: &'static [T], spelling: impl Fn(&'static T) -> &'static str) -> Self {
        let mut words = Vec::new();
        for entry in table {
            for word in spelling(entry).split_ascii_whitespace() {
                let characters: Vec<char> = word.chars().collect();
                if let Some(&first) = characters.first() {
                    words.push(Word { first, characters, entry });
                }
            }
        }
        // Longest first within a first character, so that the first hit is the longest.
        words.sort_by(|a, b| (a.first, b.characters.len()).cmp(&(b.first, a.characters.len())));
        let mut by_last = Vec::new();
        let (mut firsts, mut lasts) = (CharacterFilter::default(), CharacterFilter::default());
        for (index, word) in words.iter().enumerate() {
            firsts.insert(word.first);
            if let Some(&last) = word.characters.last() {
                lasts.insert(last);
                by_last.push((last, index));
            }
        }
        by_last.sort_by_key(|&(last, index)| {
            (last, words.get(index).map_or(0, |word| usize::MAX - word.characters.len()))
        });
        Self { words, by_last, firsts, lasts }
    }

    /// The longest word that starts at a place: its length in characters and its entry.
    pub fn at(&self, text: &[char], place: usize) -> Option<(usize, &'static T)> {
        let rest = text.get(place..)?;
        let first = *rest.first()?;
        if !self.firsts.may_hold(first) {
            return None;
        }
        let from = self.words.partition_point(|word| word.first < first);
        for word in self.words.get(from..)? {
            if word.first != first {
                return None;
            }
            if rest.starts_with(&word.characters) {
                return Some((word.characters.len(), word.entry));
            }
        }
        None
    }

    /// The longest word that ends at a place and starts no earlier than `floor`.
    pub fn before(&self, text: &[char], floor: usize, place: usize) -> Option<(usize, &'static T)> {
        let head = text.get(floor..place)?;
        let last = *head.last()?;
        if !self.lasts.may_hold(last) {
            return None;
        }
        let from = self.by_last.partition_point(|&(c, _)| c < last);
        for &(c, index) in self.by_last.get(from..)? {
            if c != last {
                return None;
            }
            let word = self.words.get(index)?;
            if head.ends_with(&word.characters) {
                return Some((word.characters.len(), word.entry));
            }
        }
        None
    }
}

impl Lexicon<&'static str> {
    /// From rows of words without further meaning.
    pub fn words(table: &'static [&'static str]) -> Self {
        Self::new(table, |row| row)
    }
}
