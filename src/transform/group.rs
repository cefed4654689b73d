//! Rows that belong together.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use crate::data::{Column, FieldPath, Gather, Table, Value};

/// Rows by the values of some fields, groups in order of first appearance.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// The group of each row.
    pub of: Vec<u32>,
    /// The rows of each group, in order.
    pub rows: Vec<Vec<u32>>,
}

/// Which values are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// Those with the same text, as in aggregations: `1` and `"1"`, null and `"null"`.
    Text,
    /// Those of the same type and value, as in stacks.
    Type,
}

impl Groups {
    /// Groups the rows of a table. Without fields all rows are one group; without rows there is no group.
    pub fn new(table: &Table, fields: &[FieldPath], sameness: Sameness) -> Self {
        let mut of: Vec<u32> = vec![0; table.rows()];
        let mut count = usize::from(table.rows() > 0);
        for (at, field) in fields.iter().enumerate() {
            let Some(column) = table.resolve(field) else { continue };
            let (codes, codes_count) = codes(&column, sameness, usize::MAX);
            if at == 0 {
                (of, count) = (codes, codes_count);
            } else {
                count = combine(&mut of, &codes);
            }
        }
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); count];
        for (row, &group) in of.iter().enumerate() {
            if let Some(group) = rows.get_mut(group as usize) {
                group.push(row as u32);
            }
        }
        Self { of, rows }
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The first row of each group.
    pub fn firsts(&self) -> Vec<u32> {
        self.rows.iter().filter_map(|rows| rows.first().copied()).gather()
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

/// Whether a column has more than `most` different values by their texts, which is known as soon as that many are found.
pub fn has_more_than(column: &Column, most: usize) -> bool {
    column.len() > most && codes(column, Sameness::Text, most).1 > most
}

/// A number for each different value of a column, counted from 0 in order of appearance, and how many there are. Of more than
/// `most` the rest is not looked at.
fn codes(column: &Column, sameness: Sameness, most: usize) -> (Vec<u32>, usize) {
    let mut numbers: Map<u64> = Map::default();
    let mut texts: Map<Rc<str>> = Map::default();
    let count = Cell::new(0);
    let mut next = || count.replace(count.get() + 1);
    let few = || count.get() as usize <= most;
    let of: Vec<u32> = match column {
        Column::Numbers(values) => {
            let mut code = |number: &f64| *numbers.entry(bits(*number)).or_insert_with(&mut next);
            values.iter().map_while(|number| few().then(|| code(number))).collect()
        }
        Column::Values(values) => {
            let mut last: Option<(Rc<str>, u32)> = None;
            let mut code = |value: &Value| match value {
                // The text of a number is costly and looked up once for each number.
                Value::Number(number) => *numbers.entry(bits(*number)).or_insert_with(|| match sameness {
                    Sameness::Text => *texts.entry(value.to_text()).or_insert_with(&mut next),
                    Sameness::Type => next(),
                }),
                Value::Text(text) if sameness == Sameness::Text => {
                    if let Some((known, code)) = &last
                        && Rc::ptr_eq(known, text)
                    {
                        return *code;
                    }
                    let code = *texts.entry(text.clone()).or_insert_with(&mut next);
                    last = Some((text.clone(), code));
                    code
                }
                other => {
                    let key = if sameness == Sameness::Text { other.to_text() } else { other.key() };
                    *texts.entry(key).or_insert_with(&mut next)
                }
            };
            values.iter().map_while(|value| few().then(|| code(value))).collect()
        }
    };
    (of, count.get() as usize)
}

/// The bits of a number; equal for all zeros and for all NaN.
fn bits(number: f64) -> u64 {
    if number.is_nan() { f64::NAN.to_bits() } else { (number + 0.0).to_bits() }
}

/// Splits groups further by other codes, and returns how many there are.
fn combine(of: &mut [u32], codes: &[u32]) -> usize {
    let mut pairs: Map<u64> = Map::default();
    let mut count = 0;
    for (group, &code) in of.iter_mut().zip(codes) {
        let pair = u64::from(*group) << 32 | u64::from(code);
        *group = *pairs.entry(pair).or_insert_with(|| {
            count += 1;
            count - 1
        });
    }
    count as usize
}
