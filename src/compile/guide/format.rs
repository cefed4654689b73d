//! How guides write values: which pattern holds, and who writes it.

use std::rc::Rc;

use super::Look;
use super::report::ReportFormat;
use crate::data::{Gather, Value};
use crate::scale::{Labeler, Labels, LegendStyle, Scale};
use crate::spec::{Axis, Bin, ChannelDef, Config, FieldType, FormatKind, Setting, StackOffset};
use crate::time::{ENGLISH, TimeUnit, VEGA_LITE, Zone};

/// The default pattern of moments in legends, headers and texts.
const DATE: &str = "%b %d, %Y";

/// A written format with how it is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Written<'a> {
    /// The pattern.
    pub format: Option<&'a str>,
    /// How to read it.
    pub kind: Option<FormatKind>,
}

/// Whether a channel is written as moments: `formatType` decides, then the type.
pub(super) fn is_time(def: &ChannelDef, kind: FieldType, axis: Option<&Axis>) -> bool {
    time_by(def, kind, axis.and_then(|axis| axis.format_kind()))
}

fn time_by(def: &ChannelDef, kind: FieldType, written: Option<FormatKind>) -> bool {
    match written.or(def.format_kind) {
        Some(FormatKind::Time) => true,
        Some(FormatKind::Number | FormatKind::Report) => false,
        None => kind == FieldType::Temporal || def.time_unit.is_some(),
    }
}

/// What writes the labels of a guide.
pub(super) enum Writer {
    /// As Vega does.
    Vega(Labeler),
    /// In the report's notation.
    Report(ReportFormat),
}

/// Where the labels stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Axis,
    Legend,
}

/// What writes the ticks of a scale, of which there are about `count`. `all` writes every label of a logarithmic scale.
pub(super) fn writer(
    scale: &Scale,
    (def, kind): (&ChannelDef, FieldType),
    written: Written<'_>,
    place: Place,
    (count, all): (f64, bool),
    look: Look<'_>,
) -> Writer {
    if written.kind == Some(FormatKind::Report) {
        return Writer::Report(ReportFormat::new(written.format.unwrap_or_default(), scale, look.locale));
    }
    let mut pattern = pattern(def, kind, written, place, look.config);
    let mut zone = zone_of_texts(scale, (def, kind), written, look.zone);
    if pattern.is_none() && zone.is_none() && has_moments_as_categories(scale) {
        (pattern, zone) = (Some(Rc::from(crate::time::text_pattern(look.zone))), Some(look.zone));
    }
    let labeler = |pattern: Option<&str>| match place {
        Place::Axis => scale.labeler(count, pattern, zone, all),
        Place::Legend => scale.legend_labeler(count, pattern, zone),
    };
    // A pattern that d3 refuses leaves the default: the reader of the spec has said so.
    Writer::Vega(labeler(pattern.as_deref()).or_else(|| labeler(None)).unwrap_or(Labeler::Text))
}

/// The zone of moments on scales that do not know that their values are moments.
fn zone_of_texts(
    scale: &Scale,
    (def, kind): (&ChannelDef, FieldType),
    written: Written<'_>,
    zone: Zone,
) -> Option<Zone> {
    let on_time_scale = matches!(scale.type_name(), "time" | "utc");
    if on_time_scale || !time_by(def, kind, written.kind) {
        return None;
    }
    let unit = def.time_unit.as_ref();
    Some(if unit.is_some_and(|unit| unit.utc) { Zone::UTC } else { zone })
}

fn has_moments_as_categories(scale: &Scale) -> bool {
    let categories = match scale {
        Scale::Band(scale) => scale.domain(),
        Scale::Ordinal(scale) => scale.domain(),
        Scale::Continuous(_) | Scale::Steps(_) => return false,
    };
    categories.iter().any(|value| matches!(value, Value::Time(_)))
}

/// The d3 pattern that holds for a channel; none where the scale chooses.
fn pattern(def: &ChannelDef, kind: FieldType, written: Written<'_>, place: Place, config: &Config) -> Option<Rc<str>> {
    if matches!(def.stack, Setting::On(StackOffset::Normalize)) {
        return Some(Rc::from(config.normalized_number_format.as_deref().unwrap_or(".0%")));
    }
    if time_by(def, kind, written.kind) {
        if let Some(format) = written.format.filter(|format| !format.is_empty()) {
            return Some(Rc::from(format));
        }
        if let Some(unit) = def.time_unit.as_ref().filter(|unit| !unit.unit.is_empty()) {
            return TimeUnit::parse(&unit.unit).map(|unit| Rc::from(unit.specifier(&VEGA_LITE)));
        }
        return match place {
            Place::Axis => None,
            Place::Legend => Some(Rc::from(config.time_format.as_deref().unwrap_or(DATE))),
        };
    }
    let by_config = || config.number_format.as_deref().filter(|_| kind == FieldType::Quantitative);
    written.format.or_else(by_config).map(Rc::from)
}

impl Writer {
    /// The label of a tick.
    pub fn label(&self, value: &Value) -> Rc<str> {
        match self {
            Writer::Vega(labeler) => Rc::from(labeler.label(value, &ENGLISH)),
            Writer::Report(format) => Rc::from(format.label(value.to_number())),
        }
    }

    /// The labels of a legend.
    pub fn legend_labels(&self, scale: &Scale, style: LegendStyle, labels: &Labels) -> Vec<Rc<str>> {
        match self {
            Writer::Vega(labeler) => {
                labeler.legend_labels(scale, style, labels, &ENGLISH).into_iter().map(Rc::from).collect()
            }
            Writer::Report(format) => {
                let labeler = |value: &Value| Rc::from(format.label(value.to_number()));
                labels.values.iter().map(labeler).gather()
            }
        }
    }
}

/// One value as a header or text shows it, outside of any scale. `end` is the end of a bin.
pub(crate) fn write(
    value: &Value,
    end: Option<&Value>,
    (def, kind): (&ChannelDef, FieldType),
    written: Written<'_>,
    look: Look<'_>,
) -> Rc<str> {
    use crate::number::{Format, Formatter};
    if written.kind == Some(FormatKind::Report) {
        return Rc::from(super::report::figure(value.to_number(), written.format.unwrap_or_default(), look.locale));
    }
    if time_by(def, kind, written.kind) {
        let pattern = pattern(def, kind, written, Place::Legend, look.config).unwrap_or_else(|| Rc::from(DATE));
        let utc = def.time_unit.as_ref().is_some_and(|unit| unit.utc);
        let zone = if utc { Zone::UTC } else { look.zone };
        return Rc::from(crate::time::format(value.to_number(), &pattern, zone));
    }
    let format = written.format.or(look.config.number_format.as_deref().filter(|_| kind == FieldType::Quantitative));
    let number = |value: &Value| {
        let formatter = Formatter::plain(format.and_then(Format::parse).unwrap_or_default());
        formatter.apply(value.to_number())
    };
    if matches!(def.bin, Setting::On(Bin::Params(_))) {
        if value.is_nothing() || !value.to_number().is_finite() {
            return Rc::from("null");
        }
        let end = end.map(number).unwrap_or_default();
        return Rc::from([&*number(value), " – ", &end].concat());
    }
    if format.is_some() || kind == FieldType::Quantitative {
        if value.is_nothing() {
            return Rc::from("null");
        }
        return Rc::from(number(value));
    }
    match value {
        Value::Missing => Rc::from("undefined"),
        Value::Time(moment) => Rc::from(crate::time::as_text(*moment, look.zone)),
        other => other.to_text(),
    }
}
