//! A table of named columns. Columns are shared, so that a step which adds one costs one.

use std::rc::Rc;

use super::Gather;
use super::{Codes, FieldPath, Lineage, Numbers, Parse, Sameness, Value, Values};
use crate::time::Zone;

/// The values of one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Numbers only; NaN where there is none. The compact form for large data.
    Numbers(Numbers),
    /// Values of any kind.
    Values(Values),
}

impl Column {
    /// The column of these values, in its compact form where all are numbers.
    pub fn new(values: Vec<Value>) -> Self {
        if !values.is_empty() && values.iter().all(|value| matches!(value, Value::Number(_))) {
            return Column::Numbers(values.iter().map(Value::to_number).collect());
        }
        Column::Values(values.into())
    }

    /// A column that holds `value` in each of `rows` rows.
    pub fn repeat(value: &Value, rows: usize) -> Self {
        Column::new(vec![value.clone(); rows])
    }

    /// The values, row by row.
    pub fn iter(&self) -> impl Iterator<Item = Value> {
        (0..self.len()).map(|row| self.value(row))
    }

    /// The value in `row`; [`Value::Missing`] past the end.
    pub fn value(&self, row: usize) -> Value {
        match self {
            Column::Numbers(numbers) => numbers.get(row).map_or(Value::Missing, |&number| Value::Number(number)),
            Column::Values(values) => values.get(row).cloned().unwrap_or_default(),
        }
    }

    /// [`Value::to_number`] of the value in `row`, without making a value.
    pub fn number(&self, row: usize) -> f64 {
        match self {
            Column::Numbers(numbers) => numbers.get(row).copied().unwrap_or(f64::NAN),
            Column::Values(values) => values.get(row).map_or(f64::NAN, Value::to_number),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Column::Numbers(numbers) => numbers.len(),
            Column::Values(values) => values.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Which of its values are the same. Those by their texts are found once.
    pub fn codes(&self, sameness: Sameness) -> Rc<Codes> {
        let found = match (self, sameness) {
            (Column::Values(values), Sameness::Type) => Codes::of_values(values, sameness, usize::MAX).map(Rc::new),
            _ => self.few_codes(usize::MAX),
        };
        found.unwrap_or_default()
    }

    /// Whether it has more than `most` different values by their texts, which is known as soon as that many are found.
    pub fn has_more_than(&self, most: usize) -> bool {
        self.len() > most && self.few_codes(most).is_none()
    }

    fn few_codes(&self, most: usize) -> Option<Rc<Codes>> {
        match self {
            Column::Numbers(numbers) => numbers.codes(most),
            Column::Values(values) => values.codes(most),
        }
    }

    /// The rows `rows` of this column, in that order.
    pub fn select(&self, rows: &[u32]) -> Column {
        match self {
            Column::Numbers(_) => Column::Numbers(rows.iter().map(|&row| self.number(row as usize)).collect()),
            Column::Values(_) => Column::Values(rows.iter().map(|&row| self.value(row as usize)).collect()),
        }
    }
}

/// A named column.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The field's name.
    pub name: Rc<str>,
    /// Its values.
    pub column: Column,
}

/// Named columns of equal length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    fields: Vec<Field>,
    rows: usize,
    lineage: Lineage,
}

impl Table {
    /// A table of `rows` rows without fields.
    pub fn new(rows: usize) -> Self {
        Self { fields: Vec::new(), rows, lineage: Lineage::Identity }
    }

    /// A table with one row for each value: an object's members become its fields, any other value the field `data`.
    pub fn from_values(values: &[Value]) -> Self {
        let mut names: Vec<Rc<str>> = Vec::new();
        let mut columns: Vec<Vec<Value>> = Vec::new();
        let single: Rc<str> = Rc::from("data");
        for (row, value) in values.iter().enumerate() {
            // Rows mostly have the same members in the same order, so that the next name is the one after the last found.
            let mut next = 0;
            let mut put = |name: &Rc<str>, value: &Value| {
                let at = match names.get(next) {
                    Some(known) if known == name => next,
                    _ => names.iter().position(|known| known == name).unwrap_or_else(|| {
                        names.push(name.clone());
                        columns.push(Vec::with_capacity(values.len()));
                        names.len() - 1
                    }),
                };
                next = at + 1;
                if let Some(column) = columns.get_mut(at) {
                    // Of a name that comes twice in a row, the later value counts.
                    column.resize(row, Value::Missing);
                    column.push(value.clone());
                }
            };
            match value {
                Value::Object(members) => members.iter().for_each(|(name, value)| put(name, value)),
                other => put(&single, other),
            }
        }
        let mut table = Table::new(values.len());
        for (name, mut column) in names.into_iter().zip(columns) {
            column.resize(values.len(), Value::Missing);
            table.fields.push(Field { name, column: Column::new(column) });
        }
        table
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The fields, in the order they were added.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The column with this exact name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.fields.iter().find(|field| &*field.name == name).map(|field| &field.column)
    }

    /// The value of the field with this exact name; [`Value::Missing`] where there is none.
    pub fn value(&self, row: usize, name: &str) -> Value {
        self.column(name).map(|column| column.value(row)).unwrap_or_default()
    }

    /// The value that a path leads to; a column whose whole name is the flat path wins over members.
    pub fn lookup(&self, row: usize, path: &FieldPath) -> Value {
        if !path.inner().is_empty()
            && let Some(column) = self.column(&path.flat())
        {
            return column.value(row);
        }
        path.inner().iter().fold(self.value(row, path.column()), |value, segment| value.member(segment))
    }

    /// The values that a path leads to, row by row; nothing where no row can have one.
    pub fn resolve(&self, path: &FieldPath) -> Option<Column> {
        if path.inner().is_empty() {
            return self.column(path.column()).cloned();
        }
        if let Some(column) = self.column(&path.flat()) {
            return Some(column.clone());
        }
        self.column(path.column())?;
        Some(Column::new((0..self.rows).map(|row| self.lookup(row, path)).collect()))
    }

    /// [`Table::resolve`], with absent values where no row can have one.
    pub fn resolve_or_absent(&self, path: &FieldPath) -> Column {
        self.resolve(path).unwrap_or_else(|| Column::repeat(&Value::Missing, self.rows))
    }

    /// [`Table::resolve`] of a written field name; a column of absent values where no row can have one.
    pub fn field(&self, written: &str) -> Column {
        self.resolve_or_absent(&FieldPath::new(written))
    }

    /// This table with a field read as `parse` says. A path into values becomes a column under its flat name.
    pub fn parse_field(self, written: &str, parse: &Parse, zone: Zone) -> Table {
        let path = FieldPath::new(written);
        let column = match self.resolve(&path) {
            Some(column) => parse.column(&column, zone),
            None => Column::repeat(&parse.value(&Value::Missing, zone), self.rows),
        };
        self.with_column(&path.flat(), column)
    }

    /// This table with a column added, or replaced where one has that name. The column has as many rows as the table.
    pub fn with_column(mut self, name: &str, column: Column) -> Table {
        debug_assert_eq!(column.len(), self.rows);
        match self.fields.iter_mut().find(|field| &*field.name == name) {
            Some(field) => field.column = column,
            None => self.fields.push(Field { name: Rc::from(name), column }),
        }
        self
    }

    /// The rows `rows` of this table, in that order; a row may come several times.
    pub fn select(&self, rows: &[u32]) -> Table {
        let pick = |field: &Field| Field { name: field.name.clone(), column: field.column.select(rows) };
        Table { fields: self.fields.iter().map(pick).collect(), rows: rows.len(), lineage: self.lineage.select(rows) }
    }

    /// A table whose row `i` summarises the rows `groups[i]` of this one; its columns are still to be added.
    pub fn summary(&self, groups: &[Vec<u32>]) -> Table {
        Table { fields: Vec::new(), rows: groups.len(), lineage: self.lineage.group(groups) }
    }

    /// A table that has the rows of this one and then `rows` more, made up of nothing; absent in all columns.
    pub fn extended(&self, rows: usize) -> Table {
        let total = self.rows + rows;
        let extend = |field: &Field| {
            let mut values: Vec<Value> = field.column.iter().collect();
            values.resize(total, Value::Missing);
            Field { name: field.name.clone(), column: Column::Values(values.into()) }
        };
        let mut sources: Vec<Rc<[u32]>> = (0..self.rows).map(|row| self.lineage.of(row)).collect();
        sources.resize(total, Rc::from([]));
        Table {
            fields: self.fields.iter().map(extend).collect(),
            rows: total,
            lineage: Lineage::Groups(sources.into()),
        }
    }

    /// The source rows that `row` stands for.
    pub fn sources(&self, row: usize) -> Rc<[u32]> {
        self.lineage.of(row)
    }

    /// The row as an object of its fields, absent values left out.
    pub fn object(&self, row: usize) -> Value {
        let members = self.fields.iter().map(|field| (field.name.clone(), field.column.value(row)));
        Value::Object(Rc::new(members.filter(|(_, value)| *value != Value::Missing).gather()))
    }
}
