//! The report's own notation on axes: ticks in steps of 万 and 亿, or of millions and billions.

use crate::locale::Locale;
use crate::number::figure::{Magnitude, chinese, chinese_in, english, english_in};
use crate::scale::Scale;

/// Writes all labels of one scale in one magnitude, so that they can be compared at a glance.
pub(super) struct ReportFormat {
    unit: String,
    /// None where every label has its own, since they are powers apart.
    magnitude: Option<Magnitude>,
    locale: Locale,
}

impl ReportFormat {
    /// For a scale whose values have this unit.
    pub fn new(unit: &str, scale: &Scale, locale: Locale) -> Self {
        let largest = scale.domain().iter().map(|value| value.to_number().abs()).fold(0.0, f64::max);
        let logarithmic = matches!(scale.type_name(), "log" | "symlog");
        let magnitude = (!logarithmic).then(|| match locale {
            Locale::ZhCn => Magnitude::chinese(largest, unit),
            Locale::En => Magnitude::english(largest, unit),
        });
        Self { unit: unit.to_owned(), magnitude, locale }
    }

    /// One label. Counted things need no unit on an axis that is about them; money and shares keep theirs.
    pub fn label(&self, value: f64) -> String {
        let Some(magnitude) = self.magnitude.filter(|_| value != 0.0) else {
            return figure(value, &self.unit, self.locale);
        };
        match self.locale {
            Locale::ZhCn => chinese_in(magnitude, value, &self.unit),
            Locale::En => english_in(magnitude, value, &self.unit),
        }
    }
}

/// One figure on its own.
pub(crate) fn figure(value: f64, unit: &str, locale: Locale) -> String {
    match locale {
        Locale::ZhCn => chinese(value, unit),
        Locale::En => english(value, unit),
    }
}
