//! The steps between data and encoding.

use std::rc::Rc;

use super::{Aggregate, BinParams, DataSource, SortOrder, StackOffset, TimeUnit};
use crate::data::{FieldPath, Value};
use crate::expression::Expression;

/// One step, with the JSON Pointer of its definition.
#[derive(Clone, Debug, PartialEq)]
pub enum Transform {
    /// Keeps the rows for which the predicate holds.
    Filter(Predicate),
    /// Adds a field.
    Calculate {
        /// What to compute.
        expression: Expression,
        /// The field's name.
        as_field: String,
    },
    /// One row a group.
    Aggregate {
        /// What to compute.
        fields: Vec<Aggregation>,
        /// What makes a group.
        groupby: Vec<FieldPath>,
    },
    /// Adds the aggregates of a row's group to the row.
    JoinAggregate {
        /// What to compute.
        fields: Vec<Aggregation>,
        /// What makes a group.
        groupby: Vec<FieldPath>,
    },
    /// Adds the edges of a value's bin.
    Bin {
        /// The values.
        field: FieldPath,
        /// How.
        params: BinParams,
        /// The names of start and end.
        as_fields: [String; 2],
    },
    /// Adds a truncated time.
    TimeUnit {
        /// The times.
        field: FieldPath,
        /// To what.
        unit: TimeUnit,
        /// The name.
        as_field: String,
    },
    /// Columns to rows.
    Fold {
        /// The columns.
        fields: Vec<FieldPath>,
        /// The names of key and value.
        as_fields: [String; 2],
    },
    /// One row for each item of list-valued fields.
    Flatten {
        /// The lists.
        fields: Vec<FieldPath>,
        /// The items' names.
        as_fields: Vec<String>,
    },
    /// Running computations over ordered rows.
    Window {
        /// What to compute.
        fields: Vec<WindowField>,
        /// Rows before and after.
        frame: Option<Frame>,
        /// Whether peers in the order are told apart.
        ignore_peers: bool,
        /// What makes a group.
        groupby: Vec<FieldPath>,
        /// The order.
        sort: Vec<SortField>,
    },
    /// Adds the start and end of each value in its stack.
    Stack {
        /// The values.
        field: FieldPath,
        /// What makes a stack.
        groupby: Vec<FieldPath>,
        /// Where it starts.
        offset: StackOffset,
        /// The order in it.
        sort: Vec<SortField>,
        /// The names of start and end.
        as_fields: [String; 2],
    },
    /// Adds rows for missing keys and fills missing values.
    Impute {
        /// What is filled.
        field: FieldPath,
        /// What tells rows of a group apart.
        key: FieldPath,
        /// Keys that must be there.
        keyvals: Option<Vec<Value>>,
        /// What makes a group.
        groupby: Vec<FieldPath>,
        /// Rows looked at.
        frame: Option<Frame>,
        /// How the filling is found; none for `value`.
        method: Option<ImputeMethod>,
        /// What is filled in.
        value: Value,
    },
    /// Rows to columns.
    Pivot {
        /// Whose values become columns.
        field: FieldPath,
        /// What fills them.
        value: FieldPath,
        /// What makes a row.
        groupby: Vec<FieldPath>,
        /// The most columns; 0 for any.
        limit: usize,
        /// How several values become one.
        op: Aggregate,
    },
    /// Adds fields of another table.
    Lookup {
        /// The key in this table.
        field: FieldPath,
        /// The other table.
        from: LookupFrom,
        /// The names of what is added; the fields' own where empty.
        as_fields: Vec<String>,
        /// For keys that are not found.
        default: Value,
    },
    /// Quantiles of a field.
    Quantile {
        /// The values.
        field: FieldPath,
        /// What makes a group.
        groupby: Vec<FieldPath>,
        /// The probabilities; otherwise by `step`.
        probs: Vec<f64>,
        /// The distance of probabilities.
        step: f64,
        /// The names of probability and value.
        as_fields: [String; 2],
    },
}

/// One computed field of an aggregation.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregation {
    /// How.
    pub op: Aggregate,
    /// Of what; none for a count.
    pub field: Option<FieldPath>,
    /// The name.
    pub as_field: String,
}

/// One computed field of a window.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowField {
    /// How.
    pub op: WindowOp,
    /// Of what; none for ranks and counts.
    pub field: Option<FieldPath>,
    /// The parameter of `ntile`, `lag`, `lead` and `nth_value`.
    pub param: Option<f64>,
    /// The name.
    pub as_field: String,
}

/// A window operation.
#[allow(missing_docs, reason = "the names are Vega's own")]
#[derive(Clone, Debug, PartialEq)]
pub enum WindowOp {
    RowNumber,
    Rank,
    DenseRank,
    PercentRank,
    CumeDist,
    Ntile,
    Lag,
    Lead,
    FirstValue,
    LastValue,
    NthValue,
    /// An aggregate of the frame.
    Aggregate(Aggregate),
}

/// Rows before and after the current one, none for all of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The offset of the first, such as -2.
    pub start: Option<f64>,
    /// The offset of the last.
    pub end: Option<f64>,
}

/// A field to order by.
#[derive(Clone, Debug, PartialEq)]
pub struct SortField {
    /// The field.
    pub field: FieldPath,
    /// Ascending or descending.
    pub order: SortOrder,
}

/// How a missing value is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImputeMethod {
    /// The arithmetic mean of the frame.
    Mean,
    /// The middle value of the frame.
    Median,
    /// The largest of the frame.
    Max,
    /// The smallest of the frame.
    Min,
}

/// The other table of a lookup.
#[derive(Clone, Debug, PartialEq)]
pub struct LookupFrom {
    /// Where its rows come from.
    pub data: DataSource,
    /// Its key.
    pub key: FieldPath,
    /// What is taken; the whole row as an object where empty.
    pub fields: Vec<FieldPath>,
}

/// A test of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Predicate {
    /// All hold.
    And(Vec<Predicate>),
    /// Any holds.
    Or(Vec<Predicate>),
    /// The inner one does not hold.
    Not(Box<Predicate>),
    /// The expression is true.
    Expression(Expression),
    /// The row came from one of these rows of the source, which are in ascending order.
    Rows(Rc<[u32]>),
    /// A test of one field.
    Field {
        /// The field.
        field: FieldPath,
        /// Its calendar unit, where times are compared.
        time_unit: Option<TimeUnit>,
        /// The test.
        test: Test,
    },
}

/// A test of one value. Values that were written as date-time objects are [`Value::Time`].
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The same.
    Equal(Value),
    /// Below.
    Below(Value),
    /// Below or the same.
    AtMost(Value),
    /// Above.
    Above(Value),
    /// Above or the same.
    AtLeast(Value),
    /// Between, ends included; an end that is null is open.
    Range(Value, Value),
    /// One of these.
    OneOf(Vec<Value>),
    /// Neither null nor NaN (true), or one of them (false).
    Valid(bool),
}
