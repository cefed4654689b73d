//! Which fields are read as which type because of how they are shown.

use std::rc::Rc;

use crate::compile::channels::{Encoded, main_channel};
use crate::compile::format::format_of;
use crate::compile::layer::Layer;
use crate::compile::normalize::Panel;
use crate::data::{FieldPath, Gather, Parse, Value};
use crate::number;
use crate::spec::{self, Aggregate, Channel, FieldType, Orientation, Setting, Sort, TimeUnit, Transform};
use crate::time::{self, Zone};

/// What an author asks a field to be read as; nothing to leave it as it is.
pub fn written(parse: &spec::Parse) -> Option<Parse> {
    match parse {
        spec::Parse::None => None,
        spec::Parse::Number => Some(Parse::Number),
        spec::Parse::Boolean => Some(Parse::Boolean),
        spec::Parse::Text => Some(Parse::Text),
        spec::Parse::Date { pattern: None, .. } => Some(Parse::Date),
        spec::Parse::Date { pattern: Some(pattern), utc } => {
            let pattern: Rc<str> = Rc::from(pattern.as_str());
            Some(if *utc { Parse::UtcPattern(pattern) } else { Parse::DatePattern(pattern) })
        }
    }
}

/// What the channels of a layer imply.
pub fn of_layer(layer: &Layer<'_>) -> Vec<(String, Parse)> {
    let mut fields: Vec<(String, Parse)> = Vec::new();
    for (channel, def) in layer.channels.fields() {
        // The end of a range is of the type of its start.
        let main = main_channel(channel);
        let main = if main == channel { def } else { layer.channels.get(main).unwrap_or(def) };
        of_definition(def, main.kind, &mut fields);
    }
    // Lines are drawn along their dimension: it has to sort as numbers.
    if layer.is_path() && !layer.channels.has(Channel::Order) {
        let dimension = if layer.orient == Some(Orientation::Horizontal) { Channel::Y } else { Channel::X };
        if let Some(def) = layer.channels.get(dimension)
            && def.kind == Some(FieldType::Quantitative)
            && let Some(field) = def.field()
        {
            put(&mut fields, field, Parse::Number);
        }
    }
    fields
}

/// What one definition implies.
pub fn of_definition(def: &Encoded, kind: Option<FieldType>, fields: &mut Vec<(String, Parse)>) {
    let Some(field) = def.field() else { return };
    let header = || def.def.header.on().and_then(|header| header.format_kind());
    let dated = match format_of(def).1.or_else(header) {
        Some(format) => format == spec::FormatKind::Time,
        None => def.is_time() || kind == Some(FieldType::Temporal),
    };
    if dated {
        put(fields, field, Parse::Date);
    } else if kind == Some(FieldType::Quantitative)
        && matches!(def.def.aggregate, Some(Aggregate::Min | Aggregate::Max))
    {
        put(fields, field, Parse::Number);
    } else if !field.inner().is_empty() {
        put(fields, field, Parse::Flatten);
    } else if let Setting::On(Sort::Field(sort)) = &def.def.sort
        && let Some(field) = sort.field.as_ref().filter(|field| !field.inner().is_empty())
    {
        put(fields, field, Parse::Flatten);
    }
}

fn put(fields: &mut Vec<(String, Parse)>, field: &FieldPath, parse: Parse) {
    let name = written_name(field);
    match fields.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) if *known == Parse::Flatten => *known = parse,
        Some(_) => {}
        None => fields.push((name, parse)),
    }
}

/// The path as it can be read again.
fn written_name(field: &FieldPath) -> String {
    let escape = |segment: &str| segment.replace('\\', "\\\\").replace('.', "\\.").replace('[', "\\[");
    let mut name = escape(field.column());
    for segment in field.inner() {
        name.push('.');
        name.push_str(&escape(segment));
    }
    name
}

/// For each node with a data source, what all layers that draw from it agree on. Fields that transforms make are left
/// out: they have the type that the transform gives.
pub fn of_nodes(panel: &Panel<'_>, layers: &[Layer<'_>]) -> Vec<Vec<(String, Parse)>> {
    let mut result: Vec<Vec<(String, Option<Parse>)>> = vec![Vec::new(); panel.nodes.len()];
    let facet_node = panel.nodes.iter().rposition(|node| !node.in_facet);
    let mut add = |node: usize, fields: Vec<(String, Parse)>| {
        let mut chain = vec![node];
        while let Some(node) = chain.last().and_then(|at| panel.nodes.get(*at))
            && matches!(node.data, Setting::Unset)
            && let Some(parent) = node.parent
        {
            chain.push(parent);
        }
        let mut made = Vec::new();
        for node in chain.iter().filter_map(|at| panel.nodes.get(*at)) {
            node.steps().for_each(|step| made.extend(made_by(step)));
        }
        let Some(known) = chain.last().and_then(|at| result.get_mut(*at)) else { return };
        for (field, parse) in fields {
            let path = FieldPath::new(&field);
            if made.iter().any(|made| *made == path.flat() || *made == path.column()) {
                continue;
            }
            match known.iter_mut().find(|(name, _)| *name == field) {
                Some((_, before)) => {
                    if before.as_ref() == Some(&Parse::Flatten) {
                        *before = Some(parse);
                    } else if parse != Parse::Flatten && before.as_ref() != Some(&parse) {
                        *before = None;
                    }
                }
                None => known.push((field, Some(parse))),
            }
        }
    };
    for layer in layers {
        add(layer.spec.node, of_layer(layer));
    }
    if let (Some(facet), Some(node)) = (&panel.facet, facet_node) {
        for (channel, def) in [(Channel::Row, facet.row), (Channel::Column, facet.column), (Channel::Facet, facet.wrap)]
        {
            let Some(def) = def else { continue };
            let def = Encoded::new(def, channel);
            let mut fields = Vec::new();
            of_definition(&def, def.kind, &mut fields);
            add(node, fields);
        }
    }
    result
        .into_iter()
        .map(|fields| fields.into_iter().filter_map(|(field, parse)| Some((field, parse?))).gather())
        .collect()
}

/// The fields that a transform makes.
pub fn made_by(step: &Transform) -> Vec<&str> {
    match step {
        Transform::Filter(_) | Transform::Impute { .. } => Vec::new(),
        Transform::Calculate { as_field, .. } | Transform::TimeUnit { as_field, .. } => vec![as_field],
        Transform::Aggregate { fields, .. } | Transform::JoinAggregate { fields, .. } => {
            fields.iter().map(|field| field.as_field.as_str()).collect()
        }
        Transform::Window { fields, .. } => fields.iter().map(|field| field.as_field.as_str()).collect(),
        Transform::Bin { as_fields, .. }
        | Transform::Fold { as_fields, .. }
        | Transform::Stack { as_fields, .. }
        | Transform::Quantile { as_fields, .. } => as_fields.iter().map(String::as_str).collect(),
        Transform::Flatten { as_fields, .. } | Transform::Lookup { as_fields, .. } => {
            as_fields.iter().map(String::as_str).collect()
        }
        Transform::Pivot { .. } => Vec::new(),
    }
}

/// A written value as a moment: dates as JavaScript reads them, and names or numbers of a single calendar unit.
pub fn temporal_value(value: &Value, unit: Option<&TimeUnit>, zone: Zone) -> Value {
    let single = unit.and_then(|unit| time::TimeUnit::parse(&unit.unit)).filter(|unit| unit.parts().len() == 1);
    let part = single.as_ref().map(time::TimeUnit::smallest);
    match value {
        Value::Number(number) => match part.and_then(|part| of_part(part, *number, zone)) {
            Some(moment) if *number < 10_000.0 => Value::Time(moment),
            _ => Value::Time(*number),
        },
        Value::Text(text) => {
            let moment = time::parse_js(text, zone);
            if moment.is_nan()
                && let Some(moment) = part.and_then(|part| of_part(part, named(part, text)?, zone))
            {
                return Value::Time(moment);
            }
            Value::Time(moment)
        }
        other => other.clone(),
    }
}

/// The number of a month or day by its name, or of a text of digits.
fn named(part: time::Part, text: &str) -> Option<f64> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    if let Some(number) = number::parse(text) {
        return Some(number);
    }
    let start: String = text.to_ascii_lowercase().chars().take(3).collect();
    match part {
        time::Part::Month => MONTHS.iter().position(|name| *name == start).map(|at| at as f64 + 1.0),
        time::Part::Day => DAYS.iter().position(|name| *name == start).map(|at| at as f64),
        _ => None,
    }
}

/// The moment in the year of reference at which a single calendar unit has this number.
fn of_part(part: time::Part, number: f64, zone: Zone) -> Option<f64> {
    const YEAR: f64 = 2012.0;
    let clock = |hours, minutes, seconds, milliseconds| {
        time::make(YEAR, 0.0, [1.0, hours, minutes, seconds, milliseconds], zone)
    };
    let day = |date| time::make(YEAR, 0.0, [date, 0.0, 0.0, 0.0, 0.0], zone);
    let month = |month| time::make(YEAR, month, [1.0, 0.0, 0.0, 0.0, 0.0], zone);
    Some(match part {
        time::Part::Year => time::make(number, 0.0, [1.0, 0.0, 0.0, 0.0, 0.0], zone),
        time::Part::Quarter => month((number - 1.0) * 3.0),
        time::Part::Month => month(number - 1.0),
        time::Part::Date => day(number),
        time::Part::Day => day(number.rem_euclid(7.0) + 1.0),
        time::Part::Hours => clock(number, 0.0, 0.0, 0.0),
        time::Part::Minutes => clock(0.0, number, 0.0, 0.0),
        time::Part::Seconds => clock(0.0, 0.0, number, 0.0),
        time::Part::Milliseconds => clock(0.0, 0.0, 0.0, number),
        _ => return None,
    })
}
