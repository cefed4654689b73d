//! The titles that fields have where the author gives none.

use super::names;
use crate::compile::looks::Configs;
use crate::spec::{Aggregate, BinParams, ChannelDef, FieldTitle, Source, TimeUnit};

/// The parts of calendar units, from long to short.
const PARTS: [&str; 11] = [
    "year", "quarter", "month", "week", "day", "dayofyear", "date", "hours", "minutes", "seconds", "milliseconds",
];

/// The default title of a definition: `Mean of b`, `date (year-month)`, `Count of Records`.
pub fn default_title(def: &ChannelDef, binning: Option<&BinParams>, configs: Configs<'_>) -> String {
    let field = match &def.source {
        Source::Field(path) => path.flat(),
        Source::None | Source::Datum(_) | Source::Value(_) => String::new(),
    };
    let style = configs.find(|config| (config.field_title != FieldTitle::Verbal).then_some(config.field_title));
    match style.unwrap_or_default() {
        FieldTitle::Plain => field,
        FieldTitle::Functional => functional(def, binning, field),
        FieldTitle::Verbal => verbal(def, binning, field, configs),
    }
}

fn verbal(def: &ChannelDef, binning: Option<&BinParams>, field: String, configs: Configs<'_>) -> String {
    match (&def.aggregate, binning, &def.time_unit) {
        (Some(Aggregate::Count), _, _) => {
            configs.find(|config| config.count_title.clone()).unwrap_or_else(|| "Count of Records".to_owned())
        }
        (_, Some(_), _) => field + " (binned)",
        (_, None, Some(unit)) if !unit.binned && !unit.unit.is_empty() => {
            [&field, " (", &parts(unit).join("-"), ")"].concat()
        }
        (Some(Aggregate::ArgMax(Some(by))), None, _) => [&field, " for max ", &by.flat()].concat(),
        (Some(Aggregate::ArgMin(Some(by))), None, _) => [&field, " for min ", &by.flat()].concat(),
        (Some(op), None, _) => {
            let name = names::aggregate(op);
            let (first, rest) = name.split_at(name.len().min(1));
            [&first.to_uppercase(), rest, " of ", &field].concat()
        }
        (None, None, _) => field,
    }
}

fn functional(def: &ChannelDef, binning: Option<&BinParams>, field: String) -> String {
    let function = match (&def.aggregate, binning, &def.time_unit) {
        (Some(Aggregate::ArgMax(Some(by))), _, _) => return [&field, " for argmax(", &by.flat(), ")"].concat(),
        (Some(Aggregate::ArgMin(Some(by))), _, _) => return [&field, " for argmin(", &by.flat(), ")"].concat(),
        (Some(op), _, _) => names::aggregate(op),
        (None, _, Some(unit)) if !unit.binned && !unit.unit.is_empty() => &unit.unit,
        (None, _, Some(unit)) if !unit.binned && unit.maxbins.is_some() => "timeunit",
        (None, Some(_), _) => "bin",
        (None, None, _) => return field,
    };
    [&function.to_uppercase(), "(", &field, ")"].concat()
}

/// The parts of a calendar unit: `yearmonth` is year and month.
pub fn parts(unit: &TimeUnit) -> Vec<&'static str> {
    let name = unit.unit.as_str();
    let contains = |part: &str| {
        let Some(at) = name.find(part) else { return false };
        let before = |letter| at > 0 && name.as_bytes().get(at - 1) == Some(&letter);
        match part {
            "seconds" => !before(b'i'), // The first occurrence in `milliseconds` is none.
            "day" => !name.get(at..).is_some_and(|rest| rest.starts_with("dayofyear")),
            "year" => !before(b'f'),
            _ => true,
        }
    };
    PARTS.into_iter().filter(|part| contains(part)).collect()
}
