//! Different values told apart by small numbers: the way to groups and categories.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use super::{Numbers, Value};

/// A number for each different value of a column, counted from 0 in order of appearance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codes {
    /// The number of each row's value.
    pub of: Vec<u32>,
    /// The row in which each value appears first.
    pub firsts: Vec<u32>,
}

/// Which values are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// Those with the same text, as in aggregations: `1` and `"1"`, null and `"null"`.
    Text,
    /// Those of the same type and value, as in stacks, where no value is the same as null.
    Type,
}

/// Codes that are found when they are first asked for, and kept.
#[derive(Debug, Default)]
pub(super) struct Kept(OnceCell<Rc<Codes>>);

impl Kept {
    /// The codes that `find` finds, unless there are more than `most` of them.
    pub fn get(&self, most: usize, find: impl FnOnce() -> Option<Codes>) -> Option<Rc<Codes>> {
        let known = match self.0.get() {
            Some(known) => known.clone(),
            None => {
                let found = Rc::new(find()?);
                self.0.get_or_init(|| found).clone()
            }
        };
        (known.firsts.len() <= most).then_some(known)
    }
}

impl Codes {
    /// Those of numbers; nothing as soon as more than `most` are found.
    pub(super) fn of_numbers(numbers: &Numbers, most: usize) -> Option<Self> {
        let (mut known, mut last) = (Map::default(), None);
        Self::find(most, numbers.len(), |row, next| {
            let bits = bits(numbers.get(row).copied().unwrap_or(f64::NAN));
            if let Some((_, code)) = last.filter(|(known, _)| *known == bits) {
                return code;
            }
            let code = *known.entry(bits).or_insert_with(next);
            last = Some((bits, code));
            code
        })
    }

    /// Those of values; nothing as soon as more than `most` are found.
    pub(super) fn of_values(values: &[Value], sameness: Sameness, most: usize) -> Option<Self> {
        let mut numbers: Map<u64> = Map::default();
        let mut texts: Map<Rc<str>> = Map::default();
        let mut last: Option<(Rc<str>, u32)> = None;
        Self::find(most, values.len(), |row, next| match values.get(row) {
            // The text of a number is costly and looked up once for each number.
            Some(Value::Number(number)) => *numbers.entry(bits(*number)).or_insert_with(|| match sameness {
                Sameness::Text => *texts.entry(Value::Number(*number).to_text()).or_insert_with(next),
                Sameness::Type => next(),
            }),
            Some(Value::Text(text)) if sameness == Sameness::Text => {
                if let Some((_, code)) = last.as_ref().filter(|(known, _)| known == text) {
                    return *code;
                }
                let code = *texts.entry(text.clone()).or_insert_with(next);
                last = Some((text.clone(), code));
                code
            }
            other => {
                let other = other.cloned().unwrap_or_default();
                let key = match (sameness, &other) {
                    (Sameness::Text, other) => other.to_text(),
                    (Sameness::Type, Value::Missing) => Value::Null.key(),
                    (Sameness::Type, other) => other.key(),
                };
                *texts.entry(key).or_insert_with(next)
            }
        })
    }

    /// The same code for all of so many rows.
    pub fn same(rows: usize) -> Self {
        Codes { of: vec![0; rows], firsts: if rows > 0 { vec![0] } else { Vec::new() } }
    }

    /// The codes of pairs of these and others of the same rows.
    pub fn and(&self, other: &Self) -> Self {
        let mut pairs: Map<u64> = Map::default();
        let pairs = Self::find(usize::MAX, self.of.len(), |row, next| {
            let [one, other] = [self, other].map(|codes| codes.of.get(row).copied().unwrap_or_default());
            *pairs.entry(u64::from(one) << 32 | u64::from(other)).or_insert_with(next)
        });
        pairs.unwrap_or_default()
    }

    /// The codes of so many rows. `code` says that of a row, and asks for the next one where the row's value is new.
    fn find(most: usize, rows: usize, mut code: impl FnMut(usize, &mut dyn FnMut() -> u32) -> u32) -> Option<Self> {
        let mut codes = Codes { of: vec![0; rows], firsts: Vec::new() };
        for (row, place) in codes.of.iter_mut().enumerate() {
            let new = Cell::new(false);
            let next = codes.firsts.len() as u32;
            *place = code(row, &mut || {
                new.set(true);
                next
            });
            if new.get() {
                codes.firsts.push(row as u32);
                if codes.firsts.len() > most {
                    return None;
                }
            }
        }
        Some(codes)
    }
}

/// A quick hash for keys from data that the author chose; the standard one costs more size and time.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            self.write_u64(chunk.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}

type Map<K> = HashMap<K, u32, BuildHasherDefault<Quick>>;

/// The bits of a number; equal for all zeros and for all NaN.
fn bits(number: f64) -> u64 {
    if number.is_nan() { f64::NAN.to_bits() } else { (number + 0.0).to_bits() }
}
