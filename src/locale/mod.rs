//! Every string a reader sees, one file a language.
//!
//! A string with parts to fill in is a template whose `{0}`, `{1}` … are the parts, so that each language orders them as
//! it must. Adding a language is adding a file with one [`Words`] and a line in [`Locale`].

mod en;
mod zh_cn;

/// A language of the library's own strings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// Simplified Chinese.
    #[default]
    ZhCn,
    /// English.
    En,
}

impl Locale {
    /// All languages.
    pub const ALL: [Locale; 2] = [Locale::ZhCn, Locale::En];

    /// The language that suits a BCP 47 tag such as `en-GB`, if there is one.
    ///
    /// ```
    /// use report_charts::locale::Locale;
    /// assert_eq!(Locale::from_tag("en-GB"), Some(Locale::En));
    /// assert_eq!(Locale::from_tag("zh-Hans"), Some(Locale::ZhCn));
    /// assert_eq!(Locale::from_tag("fr"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Locale> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Locale::ALL.into_iter().find(|locale| {
            let own = locale.tag().split('-').next().unwrap_or_default();
            own.eq_ignore_ascii_case(language)
        })
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::ZhCn => "zh-CN",
            Locale::En => "en",
        }
    }

    /// The strings.
    pub fn words(self) -> &'static Words {
        match self {
            Locale::ZhCn => &zh_cn::WORDS,
            Locale::En => &en::WORDS,
        }
    }
}

/// A template for one thing and one for any other number of things; `{0}` is the number.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    /// For 1.
    pub one: &'static str,
    /// For every other number.
    pub other: &'static str,
}

impl Plural {
    /// The text for `count` things; `parts` fill `{1}` and up.
    pub fn fill(self, count: usize, parts: &[&str]) -> String {
        let number = count.to_string();
        let mut all = vec![number.as_str()];
        all.extend(parts);
        fill(if count == 1 { self.one } else { self.other }, &all)
    }
}

/// Puts `parts` into the places `{0}`, `{1}` … of a template.
///
/// ```
/// assert_eq!(report_charts::locale::fill("{1} of {0}", &["a", "b"]), "b of a");
/// ```
pub fn fill(template: &str, parts: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + parts.iter().map(|part| part.len()).sum::<usize>());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        out.push_str(before);
        let close = after.find('}').unwrap_or(after.len() - 1);
        let part = after.get(1..close).and_then(|index| index.parse::<usize>().ok()).and_then(|index| parts.get(index));
        out.push_str(part.copied().unwrap_or_default());
        rest = after.get(close + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Declares [`Words`] and what walks over all its strings, so that a test can look at every one.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident: $kind:ty,)*) => {
        /// The strings of one language.
        #[derive(Debug)]
        pub struct Words {
            $($(#[$meta])* pub $name: $kind,)*
        }

        impl Words {
            /// The names of the strings.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];
        }
    };
}

words! {
    /// What a legend leaves out: `{0}` entries.
    more_entries: Plural,
    /// Between the items of a list.
    list_separator: &'static str,
    /// Between a label and its value.
    colon: &'static str,
    /// At the end of a sentence, with the space that follows.
    stop: &'static str,
    /// Between the clauses of a sentence, with the space that follows.
    comma: &'static str,
    /// Around an aside: `{0}`.
    parentheses: &'static str,
    /// Around quoted words: `{0}`.
    quotes: &'static str,

    /// The heading of values.
    value: &'static str,
    /// The heading of labels.
    label: &'static str,
    /// The heading of periods.
    period: &'static str,
    /// The heading of statuses.
    status: &'static str,
    /// The heading of qualifiers.
    qualifier: &'static str,
    /// The heading of scopes.
    scope: &'static str,
    /// What the scopes that reports name are called; a scope that is not listed is called what the report calls it.
    scopes: &'static [(&'static str, &'static str)],
    /// The heading of quotations.
    source: &'static str,
    /// What stands under a picture that is saved: `{0}` the report.
    source_line: &'static str,
    /// The same with its publisher: `{1}`.
    source_line_by: &'static str,
    /// The heading of formulas.
    formula: &'static str,
    /// The heading of notes.
    note: &'static str,
    /// Further quotations that are not shown: `{0}` how many.
    more_sources: Plural,
    /// The link to the place in the report.
    see_in_report: &'static str,

    /// Reached.
    status_actual: &'static str,
    /// Aimed at.
    status_target: &'static str,
    /// A norm.
    status_standard: &'static str,
    /// None of these.
    status_other: &'static str,
    /// Computed from facts.
    status_derived: &'static str,
    /// A period that recurs.
    each_year: &'static str,

    /// No limiting word.
    qualifier_exact: &'static str,
    /// More or less.
    qualifier_about: &'static str,
    /// A little less.
    qualifier_nearly: &'static str,
    /// A little more.
    qualifier_over: &'static str,
    /// Not less.
    qualifier_at_least: &'static str,
    /// Not more.
    qualifier_at_most: &'static str,
    /// Less.
    qualifier_less_than: &'static str,
    /// A maximum.
    qualifier_up_to: &'static str,

    /// The role of a chart for assistive technology.
    chart: &'static str,
    /// How many data: `{0}`.
    data_count: Plural,
    /// How many series: `{0}`.
    series_count: Plural,
    /// How many plots: `{0}`.
    plot_count: Plural,
    /// The largest datum: `{0}` label, `{1}` value.
    largest: &'static str,
    /// The smallest datum: `{0}` label, `{1}` value.
    smallest: &'static str,
    /// All data have one value: `{0}`.
    all_equal: &'static str,
    /// The sum of disjoint parts: `{0}`.
    total: &'static str,
    /// From first to last it grew: `{0}` first label, `{1}` first value, `{2}` last label, `{3}` last value.
    trend_up: &'static str,
    /// From first to last it fell: as `trend_up`.
    trend_down: &'static str,
    /// First and last are the same: as `trend_up`.
    trend_level: &'static str,
    /// An axis: `{0}` title, `{1}` low end, `{2}` high end.
    axis_from_to: &'static str,
    /// An axis of categories: `{0}` title.
    axis_of: &'static str,
    /// A log axis: `{0}` title, `{1}` low end, `{2}` high end.
    axis_log: &'static str,
    /// Some values are computed: `{0}` how many.
    derived_count: Plural,
    /// Some values are targets: `{0}` how many.
    target_count: Plural,
    /// The place of a datum: `{0}` index, `{1}` count.
    index_of: &'static str,
    /// A summary of more data than are named one by one: `{0}` shown, `{1}` of all.
    grouped: &'static str,
    /// A group of neighbouring data: `{0}` and `{1}` their numbers, `{2}` the first, `{3}` the last, `{4}` the lowest, `{5}` the highest.
    group_name: &'static str,
    /// How to use the keyboard.
    keyboard_help: &'static str,
    /// No value.
    no_value: &'static str,
    /// No data at all.
    no_data: &'static str,

    /// Said when the tooltip is held.
    details_shown: &'static str,

    /// The button that opens the table.
    table: &'static str,
    /// The rest of a long table: `{0}` rows in all.
    show_all_rows: Plural,
    /// What is printed of a long table: `{0}` rows of `{1}`.
    first_rows: &'static str,
    /// The menu's button.
    menu: &'static str,
    /// Shows the table.
    show_table: &'static str,
    /// Saves a picture.
    save_png: &'static str,
    /// Saves a drawing.
    save_svg: &'static str,
    /// Saves the rows.
    save_csv: &'static str,
    /// Saves rows and sources.
    save_json: &'static str,
    /// Copies an address.
    copy_link: &'static str,
    /// Said where copying is not allowed; the address follows.
    link_to_copy: &'static str,
    /// Said after copying.
    link_copied: &'static str,
    /// Prints the chart.
    print: &'static str,
    /// Plays the tones.
    play_tones: &'static str,
    /// Stops the tones.
    stop_tones: &'static str,
    /// Said where there is no audio.
    no_sound: &'static str,
    /// The speed of the tones.
    tone_speed: &'static str,
    /// Said of an interval: `{0}` data.
    interval_count: Plural,
    /// Said of an interval that is no more.
    interval_cleared: &'static str,
    /// Chooses an interval by two taps.
    interval: &'static str,
    /// Asks for one end of an interval.
    interval_one_end: &'static str,
    /// Asks for the other end.
    interval_other_end: &'static str,
    /// How to choose an interval with the keyboard; follows the help.
    interval_help: &'static str,
    /// Zooms in.
    zoom_in: &'static str,
    /// Zooms out.
    zoom_out: &'static str,
    /// Back to the whole.
    zoom_reset: &'static str,
    /// Closes a tooltip.
    close: &'static str,
    /// Sorts by a column: `{0}`.
    sort_by: &'static str,
    /// The legend.
    legend: &'static str,
    /// Said of a hidden series: `{0}`.
    series_hidden: &'static str,
    /// Said of a shown series: `{0}`.
    series_shown: &'static str,
    /// Said of a series shown alone: `{0}`.
    series_isolated: &'static str,

    /// A chart that can not be drawn; the reason follows.
    cannot_draw: &'static str,
    /// Tries again.
    retry: &'static str,
    /// The file was not there: `{0}` address, `{1}` status.
    error_fetch: &'static str,
    /// The file is not what it should be: `{0}` address, `{1}` reason.
    error_read: &'static str,
    /// The dataset has no such chart: `{0}` id, `{1}` known ids.
    error_unknown_chart: &'static str,
    /// No chart was chosen: `{0}` known ids.
    error_no_chart: &'static str,
    /// The element was given neither an address nor a spec.
    error_no_source: &'static str,
    /// There was no answer: `{0}` address.
    error_unreachable: &'static str,
    /// The element has no extent.
    error_no_size: &'static str,
    /// Nothing can be drawn: {0} the cause.
    error_empty: &'static str,
    /// A cause of that: all values are missing, not numbers, or infinite.
    error_no_values: &'static str,
    /// What was ignored: `{0}` how many.
    warnings: Plural,
}

impl Words {
    /// What a scope of a report is called.
    pub fn scope_of<'a>(&self, scope: &'a str) -> &'a str {
        self.scopes.iter().find(|(known, _)| *known == scope).map_or(scope, |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_put_where_the_language_wants_them() {
        assert_eq!(fill("{0}的{1}", &["南昌", "教师"]), "南昌的教师");
        assert_eq!(fill("a {7} b {", &[]), "a  b ");
        assert_eq!(Locale::En.words().data_count.fill(1, &[]), "1 value");
        assert_eq!(Locale::En.words().data_count.fill(5, &[]), "5 values");
    }
}
