//! The words for a field in titles: `Mean of x`, `date (year-month)`.

use std::rc::Rc;

use crate::spec::{Aggregate, Bin, ChannelDef, Config, FieldTitle, Setting, Source};
use crate::time;

/// The title that a channel's definition asks for: that of its axis, legend or header, else its own, else [`default_title`]; none
/// where the author wrote `null`.
pub fn field_title(def: &ChannelDef, config: &Config) -> Option<Rc<str>> {
    match guide_title(def) {
        Setting::On(title) => Some(Rc::from(title.as_str())),
        Setting::Off => None,
        Setting::Unset => match &def.title {
            Setting::On(title) => Some(Rc::from(title.as_str())),
            Setting::Off => None,
            Setting::Unset => default_title(def, config),
        },
    }
}

/// The title written in the definition's axis, legend or header.
fn guide_title(def: &ChannelDef) -> Setting<String> {
    let axis = def.axis.on().and_then(|axis| axis.title());
    let legend = || def.legend.on().and_then(|legend| legend.title());
    let header = || def.header.on().and_then(|header| header.title());
    axis.or_else(legend).or_else(header).cloned().unwrap_or_default()
}

/// The title made from the field, its function, bin and time unit; none where there is neither field nor function.
pub fn default_title(def: &ChannelDef, config: &Config) -> Option<Rc<str>> {
    let field = match &def.source {
        Source::Field(field) => Some(field.written().to_owned()),
        Source::None => None,
        Source::Datum(_) | Source::Value(_) => return None,
    };
    if field.is_none() && def.aggregate.is_none() {
        return None;
    }
    let field = field.unwrap_or_default();
    let title = match config.field_title {
        FieldTitle::Plain => field,
        FieldTitle::Functional => functional(def, field),
        FieldTitle::Verbal => verbal(def, field, config),
    };
    Some(Rc::from(title))
}

fn verbal(def: &ChannelDef, field: String, config: &Config) -> String {
    if matches!(def.aggregate, Some(Aggregate::Count)) {
        return config.count_title.clone().unwrap_or_else(|| "Count of Records".to_owned());
    }
    if matches!(def.bin, Setting::On(Bin::Params(_))) {
        return field + " (binned)";
    }
    // A unit hides the function even where it yields no words itself, as in Vega-Lite.
    if let Some(unit) = def.time_unit.as_ref().filter(|unit| !unit.binned) {
        return match time::TimeUnit::parse(&unit.unit) {
            Some(unit) => {
                let names: Vec<&str> = unit.parts().iter().map(|part| part.name()).collect();
                [&field, " (", &names.join("-"), ")"].concat()
            }
            None => field,
        };
    }
    match &def.aggregate {
        None => field,
        Some(Aggregate::ArgMax(by)) => match by {
            Some(by) => [&field, " for max ", by.written()].concat(),
            None => ["Argmax of ", &field].concat(),
        },
        Some(Aggregate::ArgMin(by)) => match by {
            Some(by) => [&field, " for min ", by.written()].concat(),
            None => ["Argmin of ", &field].concat(),
        },
        Some(op) => {
            let name = op.name();
            let (first, rest) = name.split_at(1.min(name.len()));
            [&first.to_ascii_uppercase(), rest, " of ", &field].concat()
        }
    }
}

fn functional(def: &ChannelDef, field: String) -> String {
    let function = match &def.aggregate {
        Some(Aggregate::ArgMax(Some(by))) => return [&field, " for argmax(", by.written(), ")"].concat(),
        Some(Aggregate::ArgMin(Some(by))) => return [&field, " for argmin(", by.written(), ")"].concat(),
        Some(op) => op.name().to_owned(),
        None => match &def.time_unit {
            Some(unit) if !unit.binned && !unit.unit.is_empty() => unit.unit.clone(),
            Some(unit) if !unit.binned && unit.maxbins.is_some() => "timeunit".to_owned(),
            _ if matches!(def.bin, Setting::On(Bin::Params(_))) => "bin".to_owned(),
            _ => return field,
        },
    };
    [&function.to_ascii_uppercase(), "(", &field, ")"].concat()
}

/// The titles written in the definitions of a pair, without those of the axis.
pub(super) fn written_pair(def: &ChannelDef, def2: Option<&ChannelDef>) -> Setting<Rc<str>> {
    let second = def2.map_or(&Setting::Unset, |def2| &def2.title);
    match (&def.title, second) {
        (Setting::On(a), Setting::On(b)) if a != b && !a.is_empty() && !b.is_empty() => {
            Setting::On(Rc::from([a, ", ", b].concat()))
        }
        (Setting::On(a), _) if !a.is_empty() => Setting::On(Rc::from(a.as_str())),
        (_, Setting::On(b)) if !b.is_empty() => Setting::On(Rc::from(b.as_str())),
        (Setting::Unset, Setting::Unset) => Setting::Unset,
        _ => Setting::Off,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::FieldPath;
    use crate::spec::{BinParams, TimeUnit};

    fn field(name: &str) -> ChannelDef {
        ChannelDef { source: Source::Field(FieldPath::new(name)), ..ChannelDef::default() }
    }

    #[track_caller]
    fn check(def: &ChannelDef, expected: Option<&str>) {
        assert_eq!(field_title(def, &Config::default()).as_deref(), expected);
    }

    #[test]
    fn a_plain_field_is_its_name() {
        check(&field("a.b"), Some("a.b"));
    }

    #[test]
    fn functions_read_as_words() {
        check(&ChannelDef { aggregate: Some(Aggregate::Mean), ..field("x") }, Some("Mean of x"));
        check(&ChannelDef { aggregate: Some(Aggregate::Count), ..ChannelDef::default() }, Some("Count of Records"));
        let by = Some(FieldPath::new("g"));
        check(&ChannelDef { aggregate: Some(Aggregate::ArgMax(by)), ..field("x") }, Some("x for max g"));
    }

    #[test]
    fn bins_and_units_stand_in_brackets() {
        check(&ChannelDef { bin: Setting::On(Bin::Params(BinParams::default())), ..field("x") }, Some("x (binned)"));
        let unit = |unit: &str, binned| {
            Some(TimeUnit { unit: unit.to_owned(), utc: false, step: None, maxbins: None, binned })
        };
        check(&ChannelDef { time_unit: unit("yearmonth", false), ..field("t") }, Some("t (year-month)"));
        check(&ChannelDef { time_unit: unit("yearmonth", true), ..field("t") }, Some("t"));
    }

    #[test]
    fn null_is_no_title() {
        check(&ChannelDef { title: Setting::Off, ..field("x") }, None);
    }

    #[test]
    fn a_value_has_no_title() {
        check(&ChannelDef { source: Source::Datum(1.0.into()), ..ChannelDef::default() }, None);
    }
}
