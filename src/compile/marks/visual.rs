//! What a row's item looks like by a channel: a constant, or a value through a scale, or by the first test that holds.

use std::rc::Rc;

use super::Drawing;
use crate::color::Color;
use crate::compile::channels::Encoded;
use crate::compile::data::temporal_value;
use crate::compile::layer::InvalidMode;
use crate::compile::scales::kind::{is_color, is_discrete, is_time};
use crate::data::{Column, Value};
use crate::scale::{Output, Scale};
use crate::spec::{Aggregate, Channel, FieldType, InvalidOutput, Source};
use crate::transform::holds;

/// A visual value, row by row.
pub struct Visual {
    conditions: Vec<(Vec<bool>, From)>,
    invalid: Option<(Column, Option<Output>)>,
    main: From,
}

enum From {
    /// Nothing is said.
    Nothing,
    /// The same for all rows.
    Fixed(Output),
    /// The values themselves.
    Raw(Column, bool),
    /// Through a scale.
    Scaled { column: Column, scale: Rc<Scale>, band: f64 },
    /// A place inside a bin or a calendar interval through a scale.
    Between { start: Column, end: Column, share: f64, scale: Rc<Scale> },
}

impl Visual {
    /// What a channel says.
    pub fn new(drawing: &Drawing<'_>, channel: Channel) -> Self {
        let Some(def) = drawing.layer.channels.get(channel) else {
            return Self { conditions: Vec::new(), invalid: None, main: From::Nothing };
        };
        let table = &drawing.rows.main;
        let conditions = def
            .conditions
            .iter()
            .map(|(test, then)| (holds(test, table, &[], drawing.zone), From::new(drawing, channel, then)))
            .collect();
        Self { conditions, invalid: invalid(drawing, channel, def), main: From::new(drawing, channel, def) }
    }

    /// Whether all rows have the same.
    pub fn is_constant(&self) -> bool {
        self.conditions.is_empty() && self.invalid.is_none() && matches!(self.main, From::Nothing | From::Fixed(_))
    }

    /// What a row has; nothing where the channel says nothing.
    pub fn at(&self, row: usize) -> Option<Output> {
        for (test, then) in &self.conditions {
            if test.get(row).copied().unwrap_or(false) {
                return then.at(row);
            }
        }
        if let Some((column, shown)) = &self.invalid
            && !crate::compile::data::is_valid(&column.value(row))
        {
            return shown.clone();
        }
        self.main.at(row)
    }
}

impl From {
    fn new(drawing: &Drawing<'_>, channel: Channel, def: &Encoded) -> Self {
        let color = is_color(channel);
        match &def.def.source {
            // A colour that is null paints nothing, not what the mark would be painted without it.
            Source::Value(Value::Null) if color => return From::Fixed(Output::Text(Rc::from(""))),
            Source::Value(value) => return written(value, color).map_or(From::Nothing, From::Fixed),
            Source::Datum(value) => {
                let kind = drawing.slot(channel).map(|slot| slot.kind);
                let temporal = def.is_time() || kind.is_some_and(is_time);
                let value = if temporal {
                    temporal_value(value, def.def.time_unit.as_ref(), drawing.zone)
                } else {
                    value.clone()
                };
                let output = match drawing.scale(channel) {
                    Some(scale) => scale.apply(&value),
                    None => written(&value, color),
                };
                return output.map_or(From::Nothing, From::Fixed);
            }
            Source::Field(_) | Source::None => {}
        }
        if !def.is_field() {
            return From::Nothing;
        }
        let Some(scale) = drawing.scale(channel) else { return From::Raw(drawing.column(&def.column), color) };
        let discrete = drawing.slot(channel).is_some_and(|slot| is_discrete(slot.kind));
        // A bin or a calendar interval looks as a place inside it does.
        let interval = def.has_time_unit() && drawing.layer.has_band_end(channel, def);
        if (def.binning.is_some() || interval) && !discrete {
            let (start, end) = (drawing.column(&def.column), drawing.column(&def.with("_end")));
            let share = drawing.layer.band_position(channel, false).unwrap_or(0.5);
            return From::Between { start, end, share, scale };
        }
        let range = def.binning.is_some() && matches!(def.kind, Some(FieldType::Nominal | FieldType::Ordinal));
        let name = if range { def.with("_range") } else { def.column.to_string() };
        let band = def.def.band_position.unwrap_or(0.5);
        From::Scaled { column: drawing.column(&name), scale, band }
    }

    fn at(&self, row: usize) -> Option<Output> {
        match self {
            From::Nothing => None,
            From::Fixed(output) => Some(output.clone()),
            From::Raw(column, color) => written(&column.value(row), *color),
            From::Scaled { column, scale, band } => {
                let output = match &**scale {
                    Scale::Continuous(scale) => scale.output(column.number(row)),
                    Scale::Band(scale) => {
                        scale.position(&column.value(row)).map(|at| Output::Number(at + band * scale.bandwidth()))
                    }
                    other => other.apply(&column.value(row)),
                };
                // A value that the scale does not know looks like nothing, not like the mark's default.
                Some(output.unwrap_or_else(|| Output::Text(Rc::from(""))))
            }
            From::Between { start, end, share, scale } => {
                scale.apply(&Value::Number((1.0 - share) * start.number(row) + share * end.number(row)))
            }
        }
    }
}

/// A visual value as written.
pub fn written(value: &Value, color: bool) -> Option<Output> {
    match value {
        Value::Missing | Value::Null => None,
        Value::Text(text) if color => Color::parse(text).map(Output::Color),
        Value::Number(number) | Value::Time(number) => Some(Output::Number(*number)),
        Value::Bool(truth) => Some(Output::Number(f64::from(u8::from(*truth)))),
        Value::Text(text) => Some(Output::Text(text.clone())),
        Value::List(items) => Some(Output::List(items.iter().map(Value::to_number).collect())),
        Value::Object(_) => None,
    }
}

/// What invalid values look like, where they are shown.
fn invalid(drawing: &Drawing<'_>, channel: Channel, def: &Encoded) -> Option<(Column, Option<Output>)> {
    let slot = drawing.slot(channel)?;
    let counting = matches!(
        def.def.aggregate,
        Some(Aggregate::Count | Aggregate::Valid | Aggregate::Missing | Aggregate::Distinct)
    );
    if !def.is_field() || counting || is_discrete(slot.kind) {
        return None;
    }
    let configured = drawing.wording.config.scale_invalid.get(&channel);
    if configured.is_none() && drawing.layer.invalid_mode() != InvalidMode::Show {
        return None;
    }
    let shown = match configured {
        Some(InvalidOutput::Value(value)) => written(value, is_color(channel)),
        Some(InvalidOutput::ZeroOrMin) | None => {
            let scale = drawing.scale(channel)?;
            let zero = scale.continuous().filter(|scale| {
                let (low, high) = scale.bounds();
                !is_time(slot.kind) && low.min(high) <= 0.0 && 0.0 <= low.max(high)
            });
            match zero {
                Some(scale) => scale.output(0.0),
                None => scale.domain().first().and_then(|first| scale.apply(first)),
            }
        }
    };
    Some((drawing.column(&def.column), shown))
}
