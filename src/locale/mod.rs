//! Every string a reader sees, one file a language.
//!
//! Another language is another file with the same [`Words`], a variant of [`Locale`] and its tag.

mod en;
mod zh_cn;

/// A language that the charts speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// Chinese as written in mainland China, the language of the reports.
    #[default]
    ZhCn,
    /// English.
    En,
}

impl Locale {
    /// The language of a BCP 47 tag, by its first part; nothing for a language that is not spoken here.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") {
            Some(Locale::ZhCn)
        } else if language.eq_ignore_ascii_case("en") {
            Some(Locale::En)
        } else {
            None
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::ZhCn => "zh-CN",
            Locale::En => "en",
        }
    }

    /// The strings of this language.
    pub fn words(self) -> &'static Words {
        match self {
            Locale::ZhCn => &zh_cn::WORDS,
            Locale::En => &en::WORDS,
        }
    }
}

/// The strings. `{}` stands for what is put in, in the order of the field's description.
#[derive(Debug)]
pub struct Words {
    /// Between a name and its value.
    pub colon: &'static str,
    /// Between the parts of a sentence.
    pub comma: &'static str,
    /// Before and after quoted words.
    pub quotes: [&'static str; 2],
    /// Period of a figure.
    pub period: &'static str,
    /// Status of a figure.
    pub status: &'static str,
    /// Reached, aimed at, norm, other.
    pub statuses: [&'static str; 4],
    /// Qualifier of a figure.
    pub qualifier: &'static str,
    /// About, nearly, over, at least, at most, less than, up to.
    pub qualifiers: [&'static str; 7],
    /// What the text leaves open.
    pub note: &'static str,
    /// How a derived value is made.
    pub formula: &'static str,
    /// What a derived value is called.
    pub derived: &'static str,
    /// The link to the words of the report.
    pub source: &'static str,
    /// How many further sources are not shown.
    pub more_sources: &'static str,
    /// The position of a datum: its number, how many there are.
    pub position: &'static str,
    /// The name of a chart that has no title.
    pub chart: &'static str,
    /// How to walk a chart with the keyboard.
    pub keys: &'static str,
    /// The button after a failure.
    pub retry: &'static str,
    /// A chart that cannot be drawn: the reason.
    pub failed: &'static str,
    /// An answer that is not 200: address, status.
    pub http_status: &'static str,
    /// An address that cannot be reached: address.
    pub unreachable: &'static str,
    /// A dataset without the chart: wanted id, known ids.
    pub no_such_chart: &'static str,
    /// A dataset and no `chart` attribute: known ids.
    pub no_chart_chosen: &'static str,
    /// An element without `src` and `spec`.
    pub no_source: &'static str,
    /// A container without extent: width, height.
    pub no_room: &'static str,
    /// Warnings about the spec: how many.
    pub warnings: &'static str,
}

/// `template` with its `{}` replaced, in order, by `parts`.
pub fn fill(template: &str, parts: &[&str]) -> String {
    let mut pieces = template.split("{}");
    let mut out = String::from(pieces.next().unwrap_or_default());
    let mut parts = parts.iter();
    for piece in pieces {
        out.push_str(parts.next().copied().unwrap_or_default());
        out.push_str(piece);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_of_a_tag_decides() {
        assert_eq!(Locale::from_tag("zh-Hans-CN"), Some(Locale::ZhCn));
        assert_eq!(Locale::from_tag("EN_us"), Some(Locale::En));
        assert_eq!(Locale::from_tag("de"), None);
        assert_eq!(Locale::from_tag(""), None);
    }

    #[test]
    fn parts_fill_in_order() {
        assert_eq!(fill("{} of {}", &["1", "8"]), "1 of 8");
        assert_eq!(fill("{}: {}", &["a"]), "a: ");
    }
}
