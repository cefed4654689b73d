//! What is said about a datum: the sentence for readers who do not see it, and the tooltip that a spec asks for.

use std::rc::Rc;

use super::channels::{Encoded, main_channel, secondary};
use super::format::{Wording, Writer};
use super::guide::default_title;
use super::layer::Layer;
use super::scales::domain::column;
use crate::data::{Column, Table, Value};
use crate::scene::Tooltip;
use crate::spec::{Channel, FieldType, MarkProps, Setting, Source, StackOffset, TooltipContent};
use crate::time::Zone;
use crate::transform::holds;

/// Titles with how their values are written.
#[derive(Debug)]
pub struct Sentence {
    parts: Vec<(Rc<str>, Writer)>,
}

impl Sentence {
    /// All fields that a layer shows, in the order of channels.
    pub fn new(layer: &Layer<'_>, table: &Table, wording: Wording<'_>) -> Self {
        Self::of(layer.channels.fields(), layer, table, wording)
    }

    fn of(defs: Vec<(Channel, &Encoded)>, layer: &Layer<'_>, table: &Table, wording: Wording<'_>) -> Self {
        let mut parts: Vec<(Rc<str>, Writer)> = Vec::new();
        for (channel, def) in defs {
            let main = main_channel(channel);
            // The end of a bin is said with its start.
            if channel != main && layer.channels.get(main).is_some_and(Encoded::is_binned) {
                continue;
            }
            let title = title(def, wording);
            // Columns that the compiler made are nobody's business.
            if title.starts_with('_') {
                continue;
            }
            if parts.iter().any(|(known, _)| *known == title) {
                continue;
            }
            let normalized = layer
                .stack
                .as_ref()
                .is_some_and(|stack| stack.channel == channel && stack.offset == StackOffset::Normalize);
            let end = secondary(channel).filter(|_| def.is_binned()).and_then(|second| layer.channels.get(second));
            let writer = match end.filter(|end| end.is_field()) {
                Some(end) => Writer::of_bin(def, end, table, wording),
                None => Writer::new(def, table, normalized, wording),
            };
            parts.push((title, writer));
        }
        Self { parts }
    }

    /// `x: A; y: 28`.
    pub fn text(&self, row: usize) -> Rc<str> {
        let mut sentence = String::new();
        for (title, writer) in &self.parts {
            if !sentence.is_empty() {
                sentence.push_str("; ");
            }
            sentence.push_str(title);
            sentence.push_str(": ");
            sentence.push_str(&writer.text(row).replace('\n', " "));
        }
        Rc::from(sentence)
    }

    fn fields(&self, row: usize) -> Tooltip {
        if self.parts.is_empty() {
            return Tooltip::None;
        }
        Tooltip::Fields(self.parts.iter().map(|(title, writer)| (title.clone(), writer.text(row))).collect())
    }
}

fn title(def: &Encoded, wording: Wording<'_>) -> Rc<str> {
    match &def.def.title {
        Setting::On(title) if !title.is_empty() => Rc::from(title.replace('\n', ", ")),
        _ => default_title(&def.def, wording.config).unwrap_or_else(|| Rc::from("")),
    }
}

/// Which of several amounts is the one that is measured, the likeliest first: of a cloud of points the height.
const MEASURES: [Channel; 6] = [Channel::Y, Channel::X, Channel::Theta, Channel::Size, Channel::Color, Channel::Text];

/// What a layer says of its rows, one at a time: a line has one description and many rows.
#[derive(Debug)]
pub struct Said {
    sentence: Sentence,
    tip: Tip,
    measure: Option<Rc<str>>,
    /// The column of what is measured.
    figures: Option<Column>,
}

impl Said {
    /// What a layer says of the rows of a table.
    pub(super) fn new(layer: &Layer<'_>, table: &Table, wording: Wording<'_>, zone: Zone) -> Self {
        let amounts = layer.channels.iter().filter_map(|(channel, defs)| {
            let place = MEASURES.iter().position(|known| *known == channel)?;
            let def = defs.iter().find(|def| def.is_field() && def.kind == Some(FieldType::Quantitative))?;
            Some((place, def))
        });
        let measured = amounts.min_by_key(|(place, _)| *place).map(|(_, def)| def);
        let by_row = || Writer::by_row(layer.look.expression("tooltip")?, table, wording).ok();
        Self {
            sentence: Sentence::new(layer, table, wording),
            tip: Tip::new(layer, table, wording, zone, &by_row),
            measure: measured.map(|def| title(def, wording)),
            figures: measured.and_then(|def| column(table, &def.column)),
        }
    }

    /// All fields that the layer shows, as titles with texts.
    pub fn fields(&self, row: usize) -> Vec<(Rc<str>, Rc<str>)> {
        self.sentence.parts.iter().map(|(title, writer)| (title.clone(), writer.text(row))).collect()
    }

    /// The title of the field that is measured rather than named.
    pub fn measure(&self) -> Option<&Rc<str>> {
        self.measure.as_ref()
    }

    /// What is measured in a row; NaN where nothing is.
    pub fn figure(&self, row: usize) -> f64 {
        match &self.figures {
            Some(Column::Numbers(numbers)) => numbers.get(row).copied().unwrap_or(f64::NAN),
            Some(Column::Values(values)) => {
                values.get(row).filter(|value| !value.is_nothing()).map_or(f64::NAN, Value::to_number)
            }
            None => f64::NAN,
        }
    }

    /// The fields as one sentence.
    pub fn text(&self, row: usize) -> Rc<str> {
        self.sentence.text(row)
    }

    /// The tooltip that the spec asks for; `table` is the layer's drawn one.
    pub fn tooltip(&self, table: &Table, row: usize) -> Tooltip {
        self.tip.of(table, row)
    }
}

/// What the tooltip of a row is.
#[derive(Debug)]
pub enum Tip {
    /// Nothing was asked for.
    None,
    /// One text.
    Text(Rc<str>),
    /// One text a row.
    Writer(Writer),
    /// Fields with their titles.
    Fields(Sentence),
    /// The whole row.
    Row,
    /// The first whose test holds, and else the last.
    Conditions(Vec<(Vec<bool>, Tip)>, Box<Tip>),
}

impl Tip {
    /// The tooltip of a layer over a table. `by_row` is the writer of the mark's own expression, if it has one.
    pub fn new(
        layer: &Layer<'_>,
        table: &Table,
        wording: Wording<'_>,
        zone: Zone,
        by_row: &dyn Fn() -> Option<Writer>,
    ) -> Self {
        let defs = layer.channels.all(Channel::Tooltip);
        // Lists of fields have formats of their own.
        let of_lists;
        let listed = if wording.config.tooltip_format.iter().all(Option::is_none) {
            wording
        } else {
            let mut config = wording.config.clone();
            let [number, normalized, time] = config.tooltip_format.clone();
            config.number_format = number.or(config.number_format);
            config.normalized_number_format = normalized.or(config.normalized_number_format);
            config.time_format = time.or(config.time_format);
            of_lists = config;
            Wording { config: &of_lists, ..wording }
        };
        if layer.spec.encoding.get(&Channel::Tooltip).is_some_and(Vec::is_empty) {
            return Tip::None;
        }
        if defs.len() > 1 || defs.first().is_some_and(|def| def.def.listed) {
            let defs = defs.iter().filter(|def| def.is_field()).map(|def| (Channel::Tooltip, def)).collect();
            return Tip::Fields(Sentence::of(defs, layer, table, listed));
        }
        let of_mark = || match layer.look.get(MarkProps::tooltip) {
            _ if let Some(writer) = by_row() => Tip::Writer(writer),
            Some(Setting::On(TooltipContent::Encoding)) => Tip::Fields(Sentence::new(layer, table, listed)),
            Some(Setting::On(TooltipContent::Data)) => Tip::Row,
            Some(Setting::On(TooltipContent::Text(text))) => Tip::Text(Rc::from(text.as_str())),
            Some(Setting::Off | Setting::Unset) | None => Tip::None,
        };
        let Some(def) = defs.first() else { return of_mark() };
        let of_def = |def: &Encoded| match &def.def.source {
            Source::Value(value) if value.is_nothing() => Tip::None,
            Source::Value(value) => Tip::Text(value.to_text()),
            Source::Field(_) | Source::Datum(_) => Tip::Writer(Writer::new(def, table, false, wording)),
            Source::None if def.is_field() => Tip::Writer(Writer::new(def, table, false, wording)),
            Source::None => of_mark(),
        };
        if def.conditions.is_empty() {
            return of_def(def);
        }
        let conditions =
            def.conditions.iter().map(|(test, then)| (holds(test, table, &[], zone), of_def(then))).collect();
        Tip::Conditions(conditions, Box::new(of_def(def)))
    }

    /// The tooltip of a row.
    pub fn of(&self, table: &Table, row: usize) -> Tooltip {
        match self {
            Tip::None => Tooltip::None,
            Tip::Text(text) => Tooltip::Text(text.clone()),
            Tip::Writer(writer) => Tooltip::Text(writer.text(row)),
            Tip::Fields(sentence) => sentence.fields(row),
            Tip::Row => {
                let members = table.fields().iter().map(|field| (field.name.clone(), field.column.value(row)));
                let shown = members.filter(|(_, value)| *value != Value::Missing);
                Tooltip::Fields(shown.map(|(name, value)| (name, value.to_text())).collect())
            }
            Tip::Conditions(conditions, otherwise) => {
                let found = conditions.iter().find(|(test, _)| test.get(row).copied().unwrap_or(false));
                found.map_or_else(|| otherwise.of(table, row), |(_, tip)| tip.of(table, row))
            }
        }
    }
}
