//! Data to data: the steps of a spec's `transform`, and the same steps as encodings imply them.
//!
//! In: a [`Table`] and steps as `spec` read them. Out: a table whose rows know their source rows. What the steps compute,
//! and in which order rows and groups come, is Vega's. Nothing here knows a mark or a scale.

mod aggregate;
mod bin;
mod filter;
mod flatten;
mod fold;
mod group;
mod impute;
mod lookup;
mod measure;
mod pivot;
mod quantile;
mod sort;
mod stack;
mod statistics;
mod time_unit;
mod window;

pub use aggregate::{aggregate, join_aggregate};
pub use bin::{Bins, bin};
pub use filter::{filter, holds};
pub use flatten::flatten;
pub use fold::fold;
pub use group::Groups;
pub use impute::{Filling, impute};
pub use lookup::lookup;
pub use measure::Measure;
pub use pivot::pivot;
pub use quantile::quantiles;
pub use sort::ordered;
pub use stack::stack;
pub use statistics::quantile;
pub use time_unit::{parse_unit, time_unit};
pub use window::window;

use crate::data::{FieldPath, Gather, LIMITS, Parse, SortedMap, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::spec::{DataSource, Transform};
use crate::time::Zone;

/// What transforms may use besides their table.
pub struct Context<'a> {
    /// Where local times are.
    pub zone: Zone,
    /// What names in expressions stand for, besides `datum`.
    pub names: &'a [(&'a str, Value)],
    /// Finds the other table of a lookup.
    pub find: &'a dyn Fn(&DataSource) -> Result<Table, Error>,
    /// Fields that groups of rows share besides those that a step names.
    pub within: &'a [FieldPath],
}

impl Context<'_> {
    /// The fields that make a group.
    fn groups(&self, named: &[FieldPath]) -> Vec<FieldPath> {
        let besides = self.within.iter().filter(|field| !named.contains(field));
        named.iter().chain(besides).cloned().gather()
    }
}

/// Which fields have been read as a type, or were computed. Such a field is not read as another type again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settled {
    fields: SortedMap<String, ()>,
}

impl Settled {
    /// Notes that a field has its final type.
    pub fn settle(&mut self, field: &str) {
        self.fields.insert(field.to_owned(), ());
    }

    /// Reads a field as a type, unless it is settled.
    pub fn parse(&mut self, table: Table, field: &str, parse: &Parse, zone: Zone) -> Table {
        if self.fields.insert(field.to_owned(), ()).is_some() {
            return table;
        }
        table.parse_field(field, parse, zone)
    }
}

/// Applies the steps in turn. `settled` says which fields keep their type, and learns of those that are read or computed.
pub fn apply(
    steps: &[Transform],
    mut table: Table,
    context: &Context,
    settled: &mut Settled,
    notes: &mut Vec<Diagnostic>,
) -> Result<Table, Error> {
    for step in steps {
        table = apply_one(step, table, context, settled, notes)?;
        LIMITS.check_fields(table.fields().len())?;
        LIMITS.check(table.rows(), table.fields().len())?;
    }
    Ok(table)
}

fn apply_one(
    step: &Transform,
    table: Table,
    context: &Context,
    settled: &mut Settled,
    _notes: &mut Vec<Diagnostic>,
) -> Result<Table, Error> {
    let zone = context.zone;
    Ok(match step {
        Transform::Filter(predicate) => {
            let table = filter::parse_compared(predicate, table, settled, zone);
            filter(predicate, &table, context.names, zone)
        }
        Transform::Calculate { expression, as_field } => {
            settled.settle(as_field);
            let column = expression.bind(&table, context.names, zone).column()?;
            table.with_column(as_field, column)
        }
        Transform::Aggregate { fields, groupby } => {
            fields.iter().for_each(|field| settled.settle(&field.as_field));
            aggregate(&table, fields, &context.groups(groupby))
        }
        Transform::JoinAggregate { fields, groupby } => {
            fields.iter().for_each(|field| settled.settle(&field.as_field));
            join_aggregate(table, fields, &context.groups(groupby))
        }
        Transform::Bin { field, params, as_fields: [start, end] } => {
            settled.settle(start);
            settled.settle(end);
            bin(table, field, params, [start, end]).0
        }
        Transform::TimeUnit { field, unit, as_field } => {
            let table = settled.parse(table, &field.flat(), &Parse::Date, zone);
            settled.settle(as_field);
            time_unit(table, field, unit, [as_field, &[as_field, "_end"].concat()], zone)
        }
        Transform::Fold { fields, as_fields: [key, value] } => {
            LIMITS.check(table.rows().saturating_mul(fields.len()), table.fields().len())?;
            settled.settle(key);
            settled.settle(value);
            fold(&table, fields, [key, value])
        }
        Transform::Flatten { fields, as_fields } => {
            as_fields.iter().for_each(|field| settled.settle(field));
            flatten(&table, fields, as_fields)?
        }
        Transform::Window { fields, frame, ignore_peers, groupby, sort } => {
            fields.iter().for_each(|field| settled.settle(&field.as_field));
            window(table, fields, *frame, *ignore_peers, &context.groups(groupby), sort)?
        }
        Transform::Stack { field, groupby, offset, sort, as_fields: [start, end] } => {
            settled.settle(start);
            settled.settle(end);
            stack(table, Some(field), &context.groups(groupby), *offset, sort, [start, end])
        }
        Transform::Impute { field, key, keyvals, groupby, frame, method, value } => {
            settled.settle(&field.flat());
            let filling = Filling { method: *method, frame: *frame, value: value.clone() };
            impute(table, field, key, keyvals.as_deref(), groupby, &filling)?
        }
        Transform::Pivot { field, value, groupby, limit, op } => pivot(&table, field, value, groupby, *limit, op)?,
        Transform::Lookup { field, from, as_fields, default } => {
            let other = (context.find)(&from.data)?;
            as_fields.iter().for_each(|field| settled.settle(field));
            lookup(table, field, &other, &from.key, &from.fields, as_fields, default)
        }
        Transform::Quantile { field, groupby, probs, step, as_fields: [prob, value] } => {
            settled.settle(prob);
            settled.settle(value);
            quantiles(&table, field, groupby, probs, *step, [prob, value])?
        }
    })
}
