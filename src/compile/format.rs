//! How values are written in texts, tooltips and descriptions.

use std::rc::Rc;

use super::channels::{Channels, Encoded};
use super::data::temporal_value;
use super::scales::domain::column;
use crate::data::{Column, Table, Value};
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::error::Error;
use crate::expression::Expression;
use crate::locale::Locale;
use crate::number::{Format, figure};
use crate::spec::{Config, FieldType, FormatKind};
use crate::text::joined;
use crate::time::{self, VEGA_LITE, Zone};
use crate::transform;

/// What stands between the ends of a bin.
const DASH: &str = " – ";
/// The format of times without a calendar unit.
const TIME: &str = "%b %d, %Y";

/// The number in Vega's way: without a pattern 12 significant digits.
pub fn number_text(value: f64, pattern: Option<&str>) -> String {
    match pattern.filter(|pattern| !pattern.is_empty()) {
        Some(pattern) => match Format::parse(pattern) {
            Some(format) => format.apply(value),
            None => crate::number::to_js(value),
        },
        None => Format::default().apply(value),
    }
}

/// The ends of a bin; `null` where there is none.
pub fn bin_text(low: &Value, high: &Value, pattern: Option<&str>) -> String {
    let start = low.to_number();
    if low.is_nothing() || !start.is_finite() {
        return "null".to_owned();
    }
    [&number_text(start, pattern), DASH, &number_text(high.to_number(), pattern)].concat()
}

/// The format that a definition's axis or legend gives.
pub fn guide_pattern(def: &Encoded) -> Option<&str> {
    let axis = def.def.axis.on().and_then(|axis| axis.format());
    axis.or_else(|| def.def.legend.on().and_then(|legend| legend.format()))
}

/// How the values of one definition are written, its columns found.
#[derive(Debug)]
pub struct Writer {
    way: Way,
    column: Column,
    end: Option<Column>,
}

#[derive(Debug)]
enum Way {
    /// One text for all rows.
    Constant(Rc<str>),
    /// As they are.
    Plain(Zone),
    /// As they are, where there is any.
    Said(Zone),
    /// By a d3-format pattern.
    Number(Format),
    /// Both ends of a bin.
    Bin(Option<String>),
    /// The difference of both ends.
    Share(Format),
    /// By a d3-time-format pattern.
    Time { pattern: String, zone: Zone },
    /// In the report's own notation.
    Report { unit: String, locale: Locale },
}

/// What a writer needs besides a definition.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// Config, theme included.
    pub config: &'a Config,
    /// The chart's zone.
    pub zone: Zone,
    /// The reader's language.
    pub locale: Locale,
}

impl Writer {
    /// The writer of a definition over a table. `normalized` says that it shows its share of a stack; `plain` that
    /// categories are written as they are.
    pub fn new(def: &Encoded, table: &Table, normalized: bool, wording: Wording<'_>) -> Self {
        let absent = || Column::new(Vec::new());
        let (format, kind) = format_of(def);
        let dated = kind == Some(FormatKind::Time) || kind.is_none() && def.is_time();
        if let crate::spec::Source::Value(value) | crate::spec::Source::Datum(value) = &def.def.source
            && !dated
        {
            let text = match (value, &def.def.source) {
                (Value::Number(number), crate::spec::Source::Datum(_)) => {
                    Rc::from(number_text(*number, def.def.format.as_deref()))
                }
                _ => lines(value),
            };
            return Self { way: Way::Constant(text), column: absent(), end: None };
        }
        let values = column(table, &def.column).unwrap_or_else(absent);
        let config = wording.config;
        if kind == Some(FormatKind::Report) {
            let unit = format.unwrap_or_default().to_owned();
            return Self { way: Way::Report { unit, locale: wording.locale }, column: values, end: None };
        }
        if dated {
            let zone = if def.is_utc() { Zone::UTC } else { wording.zone };
            let unit = def.def.time_unit.as_ref().and_then(|unit| transform::parse_unit(unit, [f64::NAN; 2]));
            let pattern = match (format, unit) {
                (Some(format), _) => format.to_owned(),
                (None, Some(unit)) => unit.specifier(&VEGA_LITE),
                (None, None) => config.time_format.clone().unwrap_or_else(|| TIME.to_owned()),
            };
            if let crate::spec::Source::Datum(value) = &def.def.source {
                let moment = temporal_value(value, def.def.time_unit.as_ref(), zone).to_number();
                let text = Rc::from(time::format(moment, &pattern, zone));
                return Self { way: Way::Constant(text), column: values, end: None };
            }
            return Self { way: Way::Time { pattern, zone }, column: values, end: None };
        }
        let quantitative = def.kind == Some(FieldType::Quantitative);
        if normalized && quantitative {
            let pattern = format.or(config.normalized_number_format.as_deref()).unwrap_or(".0%");
            let start = column(table, &def.with("_start")).unwrap_or_else(absent);
            let end = column(table, &def.with("_end"));
            let format = Format::parse(pattern).unwrap_or_default();
            return Self { way: Way::Share(format), column: start, end };
        }
        let pattern = format.or_else(|| config.number_format.as_deref().filter(|_| quantitative));
        if def.binning.is_some() {
            let end = column(table, &def.with("_end"));
            return Self { way: Way::Bin(pattern.map(str::to_owned)), column: values, end };
        }
        let way = if pattern.is_some() || quantitative {
            Way::Number(pattern.and_then(Format::parse).unwrap_or_default())
        } else {
            Way::Plain(wording.zone)
        };
        Self { way, column: values, end: None }
    }

    /// The writer of bins that the data bring along: `def` says where they start, `end` where they end.
    pub fn of_bin(def: &Encoded, end: &Encoded, table: &Table, wording: Wording<'_>) -> Self {
        let pattern = format_of(def).0.or(wording.config.number_format.as_deref());
        let starts = column(table, &def.column).unwrap_or_else(|| Column::new(Vec::new()));
        Self { way: Way::Bin(pattern.map(str::to_owned)), column: starts, end: column(table, &end.column) }
    }

    /// The writer of what an expression gives, unless that is beyond all use.
    pub fn by_row(expression: &Expression, table: &Table, wording: Wording<'_>) -> Result<Self, Error> {
        let column = expression.bind(table, &[], wording.zone).column()?;
        Ok(Self { way: Way::Said(wording.zone), column, end: None })
    }

    /// The text for a row.
    pub fn text(&self, row: usize) -> Rc<str> {
        match &self.way {
            Way::Constant(text) => text.clone(),
            Way::Said(_) if self.column.value(row).is_nothing() => Rc::from(""),
            Way::Plain(zone) | Way::Said(zone) => match self.column.value(row) {
                Value::Time(moment) => Rc::from(time::as_text(moment, *zone)),
                value => lines(&value),
            },
            // What is missing altogether is not null but no number.
            Way::Number(format) => match self.column.value(row) {
                Value::Null => Rc::from("null"),
                value => Rc::from(format.apply(value.to_number())),
            },
            Way::Bin(pattern) => {
                let end = self.end.as_ref().map(|end| end.value(row)).unwrap_or_default();
                Rc::from(bin_text(&self.column.value(row), &end, pattern.as_deref()))
            }
            Way::Share(format) => {
                let end = self.end.as_ref().map_or(f64::NAN, |end| end.number(row));
                Rc::from(format.apply(end - self.column.number(row)))
            }
            Way::Time { pattern, zone } => {
                let value = self.column.value(row);
                if value.is_nothing() {
                    return Rc::from("null");
                }
                Rc::from(time::format(value.to_number(), pattern, *zone))
            }
            Way::Report { unit, locale } => {
                let value = self.column.value(row);
                if value.is_nothing() {
                    return Rc::from("null");
                }
                Rc::from(match locale {
                    Locale::ZhCn => figure::chinese(value.to_number(), unit),
                    Locale::En => figure::english(value.to_number(), unit),
                })
            }
        }
    }

    /// The value of a row, as it is.
    pub fn value(&self, row: usize) -> Value {
        self.column.value(row)
    }
}

/// A value as text; the items of a list on lines of their own.
fn lines(value: &Value) -> Rc<str> {
    match value {
        Value::List(items) => {
            let lines: Vec<Rc<str>> = items.iter().map(Value::to_text).collect();
            Rc::from(joined(&lines, "\n"))
        }
        other => other.to_text(),
    }
}

/// The format of a definition: its own, or that of its axis or legend.
pub fn format_of(def: &Encoded) -> (Option<&str>, Option<FormatKind>) {
    if def.def.format.is_some() || def.def.format_kind.is_some() {
        return (def.def.format.as_deref(), def.def.format_kind);
    }
    let axis = def.def.axis.on();
    let legend = def.def.legend.on();
    (
        guide_pattern(def),
        axis.and_then(|axis| axis.format_kind()).or_else(|| legend.and_then(|legend| legend.format_kind())),
    )
}

/// Says which patterns for numbers are none.
#[inline(never)]
pub fn note_patterns(channels: &Channels, notes: &mut Vec<Diagnostic>) {
    for (_, defs) in channels.iter() {
        for def in defs {
            let (pattern, kind) = format_of(def);
            let is_number = kind.map_or(!def.is_time(), |kind| kind == FormatKind::Number);
            if is_number && pattern.is_some_and(|pattern| !pattern.is_empty() && Format::parse(pattern).is_none()) {
                notes.push(messages::unreadable_number_format(&def.def.pointer));
            }
        }
    }
}
