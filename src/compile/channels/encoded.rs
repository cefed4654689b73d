//! One channel's definition with what it leaves open filled in: its type, its bins, the column that holds what it shows.

use std::rc::Rc;

use super::{is_secondary, names};
use crate::data::{FieldPath, Value};
use crate::spec::{
    Aggregate, Bin, BinParams, Channel, ChannelDef, FieldType, Predicate, ScaleType, Setting, Sort, Source,
};

/// One definition with what it leaves open filled in.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// As written, what was inherited included.
    pub def: ChannelDef,
    /// The type of a field or datum.
    pub kind: Option<FieldType>,
    /// How the values are binned by the encoding, the number of bins included.
    pub binning: Option<BinParams>,
    /// The column with what is shown.
    pub column: Rc<str>,
    /// What is shown instead where a test holds.
    pub conditions: Vec<(Predicate, Encoded)>,
}

impl Encoded {
    /// Fills in what `def` leaves open for `channel`.
    pub fn new(def: &ChannelDef, channel: Channel) -> Self {
        let binning = match &def.bin {
            Setting::On(Bin::Params(params)) => Some(BinParams {
                maxbins: params
                    .maxbins
                    .filter(|count| *count > 0.0)
                    .or_else(|| params.step.is_none().then(|| default_bins(channel))),
                ..params.clone()
            }),
            Setting::On(Bin::Binned(_)) | Setting::Off | Setting::Unset => None,
        };
        let column = Rc::from(names::column(def, binning.as_ref()));
        let conditions =
            def.conditions.iter().map(|one| (one.test.clone(), Encoded::new(&one.then, channel))).collect();
        let mut encoded = Self { def: def.clone(), kind: None, binning, column, conditions };
        encoded.kind = encoded.infer_type(channel);
        encoded
    }

    /// Whether it shows a field or a count of rows.
    pub fn is_field(&self) -> bool {
        matches!(self.def.source, Source::Field(_)) || self.def.aggregate == Some(Aggregate::Count)
    }

    /// Whether it shows a value of the data's domain.
    pub fn is_datum(&self) -> bool {
        matches!(self.def.source, Source::Datum(_))
    }

    /// Whether it shows a field or a datum.
    pub fn is_data(&self) -> bool {
        self.is_field() || self.is_datum()
    }

    /// Whether values are binned already.
    pub fn is_binned(&self) -> bool {
        matches!(self.def.bin, Setting::On(Bin::Binned(_)))
    }

    /// Whether bins have a part in it, made here or before.
    pub fn has_bins(&self) -> bool {
        self.binning.is_some() || self.is_binned()
    }

    /// Whether a calendar unit has a part in it.
    pub fn has_time_unit(&self) -> bool {
        self.def.time_unit.is_some()
    }

    /// Whether values are moments to be written as such.
    pub fn is_time(&self) -> bool {
        self.kind == Some(FieldType::Temporal) || self.is_field() && self.has_time_unit()
    }

    /// Whether it is a measure: numbers without bins.
    pub fn is_measure(&self) -> bool {
        match &self.def.source {
            Source::Datum(value) => matches!(value, crate::data::Value::Number(_)),
            Source::Field(_) | Source::None => {
                self.is_field() && self.kind == Some(FieldType::Quantitative) && !self.has_bins()
            }
            Source::Value(_) => false,
        }
    }

    /// The written field.
    pub fn field(&self) -> Option<&FieldPath> {
        match &self.def.source {
            Source::Field(path) => Some(path),
            Source::None | Source::Datum(_) | Source::Value(_) => None,
        }
    }

    /// The column's name with a suffix, such as `_end`.
    pub fn with(&self, suffix: &str) -> String {
        [&*self.column, suffix].concat()
    }

    /// This definition, or the one of its only condition, where that shows data.
    pub fn data(&self) -> Option<&Encoded> {
        if self.is_data() {
            return Some(self);
        }
        match &self.conditions[..] {
            [(_, then)] if then.is_data() => Some(then),
            _ => None,
        }
    }

    /// Whether a calendar unit is in UTC.
    pub fn is_utc(&self) -> bool {
        let scale_kind = self.def.scale.on().and_then(|scale| scale.kind);
        self.def.time_unit.as_ref().is_some_and(|unit| unit.utc) || scale_kind == Some(ScaleType::Utc)
    }

    pub(super) fn infer_type(&self, channel: Channel) -> Option<FieldType> {
        if let Source::Datum(value) = &self.def.source {
            return self.def.kind.or(match value {
                Value::Number(_) => Some(FieldType::Quantitative),
                Value::Text(_) => Some(FieldType::Nominal),
                Value::Time(_) => Some(FieldType::Temporal),
                _ => None,
            });
        }
        if !self.is_field() {
            return None;
        }
        let counting = matches!(
            self.def.aggregate,
            Some(Aggregate::Count | Aggregate::Valid | Aggregate::Missing | Aggregate::Distinct)
        );
        if counting {
            return Some(FieldType::Quantitative);
        }
        if self.def.kind.is_some() || is_secondary(channel) {
            return self.def.kind;
        }
        Some(match channel {
            Channel::Row | Channel::Column | Channel::Facet | Channel::Shape | Channel::StrokeDash => {
                FieldType::Nominal
            }
            Channel::Order => FieldType::Ordinal,
            _ if matches!(self.def.sort, Setting::On(Sort::Values(_))) => FieldType::Ordinal,
            _ if self.has_time_unit() => FieldType::Temporal,
            _ if self.has_bins() => FieldType::Quantitative,
            _ if self
                .def
                .aggregate
                .as_ref()
                .is_some_and(|op| !matches!(op, Aggregate::ArgMin(_) | Aggregate::ArgMax(_))) =>
            {
                FieldType::Quantitative
            }
            _ => match self.def.scale.on().and_then(|scale| scale.kind) {
                Some(
                    ScaleType::Linear
                    | ScaleType::Log
                    | ScaleType::Pow
                    | ScaleType::Sqrt
                    | ScaleType::Symlog
                    | ScaleType::Quantile
                    | ScaleType::Quantize
                    | ScaleType::Threshold,
                ) => FieldType::Quantitative,
                Some(ScaleType::Time | ScaleType::Utc) => FieldType::Temporal,
                Some(ScaleType::BinOrdinal | ScaleType::Ordinal | ScaleType::Point | ScaleType::Band) | None => {
                    FieldType::Nominal
                }
            },
        })
    }
}

/// The most bins where none are asked for.
fn default_bins(channel: Channel) -> f64 {
    match channel {
        Channel::StrokeDash => 4.0,
        Channel::Row
        | Channel::Column
        | Channel::Size
        | Channel::Color
        | Channel::Fill
        | Channel::Stroke
        | Channel::StrokeWidth
        | Channel::Opacity
        | Channel::FillOpacity
        | Channel::StrokeOpacity
        | Channel::Shape => 6.0,
        _ => 10.0,
    }
}
