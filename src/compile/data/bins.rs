//! The bins of encodings: the same for all facets.

use std::rc::Rc;

use crate::compile::channels::Channels;
use crate::data::{Column, FieldPath, Table, Value};
use crate::spec::Channel;
use crate::transform::Bins;

/// What the encodings of a layer need to know about all its rows before they are split into facets.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    bins: Vec<(Rc<str>, Bins)>,
}

impl Prepared {
    /// The bins of all binned fields over the tables that `of_field` gives for a field.
    pub fn new<'t>(channels: &Channels, of_field: impl Fn(&FieldPath) -> Vec<&'t Table>) -> Self {
        let mut bins: Vec<(Rc<str>, Bins)> = Vec::new();
        for (_, def) in channels.fields() {
            let (Some(params), Some(field)) = (&def.binning, def.field()) else { continue };
            if bins.iter().any(|(column, _)| *column == def.column) {
                continue;
            }
            let mut extent = [f64::INFINITY, f64::NEG_INFINITY];
            for table in of_field(field) {
                if let Some(column) = table.resolve(field) {
                    widen(&mut extent, &column);
                }
            }
            if extent[0] > extent[1] {
                extent = [f64::NAN; 2];
            }
            bins.push((def.column.clone(), Bins::new(params, extent)));
        }
        Self { bins }
    }

    /// The bins under a column's name.
    pub fn bins(&self, column: &str) -> Option<Bins> {
        self.bins.iter().find(|(known, _)| **known == *column).map(|(_, bins)| *bins)
    }

    /// The bins of x or y that set the distance between points.
    pub fn of_channel(&self, channels: &Channels, channel: Channel) -> Option<Bins> {
        self.bins(&channels.get(channel)?.column)
    }
}

fn widen(extent: &mut [f64; 2], column: &Column) {
    if let Column::Numbers(numbers) = column {
        let own = numbers.extent();
        *extent = [extent[0].min(own.low), extent[1].max(own.high)];
        return;
    }
    for row in 0..column.len() {
        if let Some(number) = number(column, row)
            && !number.is_nan()
        {
            extent[0] = extent[0].min(number);
            extent[1] = extent[1].max(number);
        }
    }
}

/// A number, unless the value is null, absent or empty.
pub fn number(column: &Column, row: usize) -> Option<f64> {
    match column {
        Column::Numbers(numbers) => numbers.get(row).copied(),
        Column::Values(values) => match values.get(row) {
            None | Some(Value::Null | Value::Missing) => None,
            Some(Value::Text(text)) if text.is_empty() => None,
            Some(value) => Some(value.to_number()),
        },
    }
}
