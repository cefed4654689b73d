//! The pure subset of Vega's expression language.
//!
//! In: text such as `datum.year == 2000 ? 'now' : 'then'`. Out: an [`Expression`] that is read once and gives a
//! [`Value`] for each row. Operators and functions coerce as JavaScript does. What depends on the clock, on chance, on a
//! pointer or on a scale is refused when the text is read, as are unknown names, functions and regular expressions.
//!
//! An expression has at most 10,000 words and signs, with at most 100 brackets within each other; evaluation has no
//! loops and no recursion, and the items it may make are counted.

mod dates;
mod functions;
mod lexer;
mod lists;
mod operators;
mod parser;
mod program;
mod texts;

use std::rc::Rc;

use crate::data::{Column, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::time::Zone;
use program::Step;

/// An expression, read once.
///
/// ```
/// use report_charts::data::Value;
/// use report_charts::expression::Expression;
/// use report_charts::time::Zone;
/// let expression = Expression::parse("upper(datum.name) + '!'", "/transform/0/calculate", &[]).unwrap();
/// let datum = Value::from_json(&serde_json::json!({"name": "total"}));
/// assert_eq!(expression.evaluate(&datum, &[], Zone::UTC), Value::text("TOTAL!"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    source: Rc<str>,
    steps: Rc<[Step]>,
    fields: Rc<[Rc<str>]>,
    names: Rc<[Rc<str>]>,
}

/// What the names of an expression stand for.
trait Scope {
    /// The field of `datum` with this place in the expression's list of fields, and this name.
    fn field(&self, slot: usize, name: &str) -> Value;
    /// The whole of `datum`.
    fn datum(&self) -> Value;
    /// What the name with this place in the expression's list of names stands for.
    fn name(&self, slot: usize, name: &str) -> Value;
    /// Where local times are.
    fn zone(&self) -> Zone;
}

impl Expression {
    /// Reads an expression that stands at `pointer` in the spec. `known` are the names that may stand in it besides
    /// `datum`, such as `width`.
    pub fn parse(text: &str, pointer: &str, known: &[&str]) -> Result<Self, Diagnostic> {
        let parsed = parser::parse(text, pointer, known)?;
        Ok(Self {
            source: Rc::from(text),
            steps: parsed.steps.into(),
            fields: parsed.fields.into(),
            names: parsed.names.into(),
        })
    }

    /// The text it was read from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The fields of `datum` that are named in it.
    pub fn fields(&self) -> &[Rc<str>] {
        &self.fields
    }

    /// The names besides `datum` that stand in it.
    pub fn names(&self) -> &[Rc<str>] {
        &self.names
    }

    /// The expression with what its names stand for put in their place.
    #[must_use]
    pub fn with(&self, value: impl Fn(&str) -> Value) -> Self {
        let put = |step: &Step| match step {
            Step::Name(slot) => Step::Push(self.names.get(*slot).map(|name| value(name)).unwrap_or_default()),
            other => other.clone(),
        };
        Self { steps: self.steps.iter().map(put).collect(), names: Rc::default(), ..self.clone() }
    }

    /// Whether the value depends on the row.
    pub fn reads_datum(&self) -> bool {
        let reads = |step: &Step| matches!(step, Step::Datum | Step::Field(_) | Step::FieldNamed);
        self.steps.iter().any(reads)
    }

    /// The value for one datum. `names` says what other names stand for.
    pub fn evaluate(&self, datum: &Value, names: &[(&str, Value)], zone: Zone) -> Value {
        program::run(&self.steps, &self.fields, &self.names, &One { datum, names, zone })
    }

    /// The expression with its columns found, to be evaluated row by row.
    pub fn bind<'a>(&'a self, table: &'a Table, names: &'a [(&'a str, Value)], zone: Zone) -> Bound<'a> {
        let columns = self.fields.iter().map(|field| table.column(field)).collect();
        Bound { expression: self, table, columns, names, zone }
    }
}

/// An expression over the rows of a table.
pub struct Bound<'a> {
    expression: &'a Expression,
    table: &'a Table,
    columns: Vec<Option<&'a Column>>,
    names: &'a [(&'a str, Value)],
    zone: Zone,
}

impl Bound<'_> {
    /// The value for a row.
    pub fn value(&self, row: usize) -> Value {
        let Expression { steps, fields, names, .. } = self.expression;
        program::run(steps, fields, names, &Row { bound: self, row })
    }

    /// The values for all rows, unless one of them or all together are beyond all use: values that are computed from
    /// computed values can double with each step.
    pub fn column(&self) -> Result<Column, Error> {
        let mut values = Vec::with_capacity(self.table.rows());
        let mut left = MOST_IN_A_COLUMN;
        for row in 0..self.table.rows() {
            let value = self.value(row);
            let mut room = MOST_IN_A_VALUE;
            if !fits(&value, &mut room, MOST_DEPTH) {
                return Err(Error::More { what: "letters and items in a computed value", limit: MOST_IN_A_VALUE });
            }
            left = left
                .checked_sub(MOST_IN_A_VALUE - room)
                .ok_or(Error::More { what: "letters and items in a computed field", limit: MOST_IN_A_COLUMN })?;
            values.push(value);
        }
        Ok(Column::new(values))
    }
}

/// How many bytes of text and items of lists a computed value may have, and all values of a field together.
const MOST_IN_A_VALUE: usize = 100_000;
const MOST_IN_A_COLUMN: usize = 100_000_000;
/// How many lists and objects may lie within each other in it.
const MOST_DEPTH: usize = 64;

/// Takes what a value holds from `room`; false where there is not so much, or where it is too deep.
fn fits(value: &Value, room: &mut usize, depth: usize) -> bool {
    let held = match value {
        Value::Text(text) => text.len(),
        Value::List(items) => items.len(),
        Value::Object(members) => members.len(),
        Value::Missing | Value::Null | Value::Bool(_) | Value::Number(_) | Value::Time(_) => 0,
    };
    let Some(left) = room.checked_sub(held) else { return false };
    *room = left;
    match value {
        Value::List(items) => depth > 0 && items.iter().all(|item| fits(item, room, depth - 1)),
        Value::Object(members) => depth > 0 && members.iter().all(|(_, item)| fits(item, room, depth - 1)),
        _ => true,
    }
}

/// A single datum.
struct One<'a> {
    datum: &'a Value,
    names: &'a [(&'a str, Value)],
    zone: Zone,
}

impl Scope for One<'_> {
    fn field(&self, _slot: usize, name: &str) -> Value {
        self.datum.member(name)
    }

    fn datum(&self) -> Value {
        self.datum.clone()
    }

    fn name(&self, _slot: usize, name: &str) -> Value {
        named(self.names, name)
    }

    fn zone(&self) -> Zone {
        self.zone
    }
}

/// A row of a table.
struct Row<'a> {
    bound: &'a Bound<'a>,
    row: usize,
}

impl Scope for Row<'_> {
    fn field(&self, slot: usize, _name: &str) -> Value {
        self.bound.columns.get(slot).copied().flatten().map(|column| column.value(self.row)).unwrap_or_default()
    }

    fn datum(&self) -> Value {
        self.bound.table.object(self.row)
    }

    fn name(&self, _slot: usize, name: &str) -> Value {
        named(self.bound.names, name)
    }

    fn zone(&self) -> Zone {
        self.bound.zone
    }
}

fn named(names: &[(&str, Value)], name: &str) -> Value {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
}
