//! Figures of a report as readers expect them: 135.52亿元 in Chinese, CNY 13.552 billion in English.
//!
//! In: values in base units with the report's unit. Out: text with exactly the digits that the value has; reading it back
//! gives the value again. 万 is 10^4 and 亿 is 10^8; million and billion are 10^6 and 10^9.

use super::Qualifier;
use super::decimal::Decimal;

/// What a unit is to the notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Money,
    Percent,
    PercentagePoints,
    PersonTimes,
    /// Anything that is counted; the label says what.
    Count,
}

impl Measure {
    fn of(unit: &str) -> Self {
        match unit {
            "元" => Measure::Money,
            "%" => Measure::Percent,
            "百分点" | "个百分点" => Measure::PercentagePoints,
            "人次" => Measure::PersonTimes,
            _ => Measure::Count,
        }
    }

    /// Whether it is a share or a difference of shares, which large words do not suit.
    fn is_share(self) -> bool {
        matches!(self, Measure::Percent | Measure::PercentagePoints)
    }
}

/// A power of ten with its word, for numbers that share it, such as the labels of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Magnitude {
    /// The power of ten.
    pub power: i32,
    /// Its word.
    pub word: &'static str,
}

impl Magnitude {
    /// The Chinese magnitude that suits a value: 亿, 万 or none; percentages have none.
    pub fn chinese(value: f64, unit: &str) -> Self {
        match value.abs() {
            _ if Measure::of(unit).is_share() => Self { power: 0, word: "" },
            large if large >= 1e8 => Self { power: 8, word: "亿" },
            large if large >= 1e4 => Self { power: 4, word: "万" },
            _ => Self { power: 0, word: "" },
        }
    }

    /// The English magnitude that suits a value: billion, million or none; percentages have none.
    pub fn english(value: f64, unit: &str) -> Self {
        match value.abs() {
            _ if Measure::of(unit).is_share() => Self { power: 0, word: "" },
            large if large >= 1e9 => Self { power: 9, word: " billion" },
            large if large >= 1e6 => Self { power: 6, word: " million" },
            _ => Self { power: 0, word: "" },
        }
    }

    /// The Chinese magnitude for the labels of an axis whose ticks are `step` apart: one in which every label is whole.
    pub fn chinese_ticks(step: f64, unit: &str) -> Self {
        let step = step.abs();
        match Self::chinese(step, unit) {
            Self { power: 8, .. } if step % 1e8 != 0.0 => Self { power: 4, word: "万" },
            Self { power: 4, .. } if step % 1e4 != 0.0 => Self { power: 0, word: "" },
            whole => whole,
        }
    }

    /// The English magnitude for the labels of an axis that goes up to `largest`.
    pub fn english_ticks(largest: f64, unit: &str) -> Self {
        Self::english(largest, unit)
    }

    /// The digits of a value in this magnitude, exactly, thousands grouped where `grouped`.
    pub fn digits(self, value: f64, grouped: bool) -> String {
        if !value.is_finite() {
            return super::to_js(value);
        }
        let mut decimal = Decimal::shortest(value.abs());
        decimal.point -= self.power;
        let mut digits = String::new();
        decimal.push_plain(&mut digits);
        let whole = digits.find('.').unwrap_or(digits.len());
        let mut out = String::with_capacity(digits.len() + 6);
        if value < 0.0 {
            out.push('\u{2212}');
        }
        for (at, digit) in digits.chars().enumerate() {
            if grouped && at > 0 && at < whole && (whole - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    }
}

/// A value with its unit in Chinese: `135.52亿元`, `1672人`, `97.01%`.
///
/// ```
/// use report_charts::number::figure::chinese;
/// assert_eq!(chinese(13_552_000_000.0, "元"), "135.52亿元");
/// assert_eq!(chinese(1672.0, "人"), "1672人");
/// assert_eq!(chinese(0.5, "百分点"), "0.5个百分点");
/// ```
pub fn chinese(value: f64, unit: &str) -> String {
    chinese_in(Magnitude::chinese(value, unit), value, unit)
}

/// As [`chinese`], in a given magnitude; zero is written bare.
pub fn chinese_in(magnitude: Magnitude, value: f64, unit: &str) -> String {
    let unit = if Measure::of(unit) == Measure::PercentagePoints { "个百分点" } else { unit };
    let word = if value == 0.0 { "" } else { magnitude.word };
    [&*magnitude.digits(value, false), word, unit].concat()
}

/// A value with its unit in English: `CNY 13.552 billion`, `1,672`, `97.01%`, `2 million person-times`.
///
/// ```
/// use report_charts::number::figure::english;
/// assert_eq!(english(13_552_000_000.0, "元"), "CNY 13.552 billion");
/// assert_eq!(english(619_020_000.0, "元"), "CNY 619.02 million");
/// assert_eq!(english(1672.0, "人"), "1,672");
/// ```
pub fn english(value: f64, unit: &str) -> String {
    english_in(Magnitude::english(value, unit), value, unit)
}

/// As [`english`], in a given magnitude; zero is written bare.
pub fn english_in(magnitude: Magnitude, value: f64, unit: &str) -> String {
    let digits = magnitude.digits(value, true);
    let word = if value == 0.0 { "" } else { magnitude.word };
    match Measure::of(unit) {
        Measure::Money => ["CNY ", &*digits, word].concat(),
        Measure::Percent => [&*digits, "%"].concat(),
        Measure::PercentagePoints => {
            [&*digits, if value == 1.0 { " percentage point" } else { " percentage points" }].concat()
        }
        Measure::PersonTimes => [&*digits, word, if value == 1.0 { " person-time" } else { " person-times" }].concat(),
        Measure::Count => [&*digits, word].concat(),
    }
}

/// A range in English: `5–8`, `CNY 1–2 million`.
pub fn english_range(low: f64, high: f64, unit: &str) -> String {
    let magnitude = Magnitude::english(high, unit);
    let measure = Measure::of(unit);
    let low_digits = magnitude.digits(low, true);
    let high_text = english_in(magnitude, high, unit);
    match (measure, high_text.strip_prefix("CNY ")) {
        (Measure::Money, Some(bare)) => ["CNY ", &*low_digits, "–", bare].concat(),
        _ => [&*low_digits, "–", &*high_text].concat(),
    }
}

/// A range in Chinese: `5-8个`.
pub fn chinese_range(low: f64, high: f64, unit: &str) -> String {
    let magnitude = Magnitude::chinese(high, unit);
    [&*magnitude.digits(low, false), "-", &*chinese_in(magnitude, high, unit)].concat()
}

/// An English figure with its qualifier: `nearly 940,000`, `at least 5`.
pub fn english_qualified(qualifier: Qualifier, figure: &str) -> String {
    let word = match qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "about ",
        Qualifier::Nearly => "nearly ",
        Qualifier::Over => "over ",
        Qualifier::AtLeast => "at least ",
        Qualifier::AtMost => "at most ",
        Qualifier::LessThan => "less than ",
        Qualifier::UpTo => "up to ",
    };
    [word, figure].concat()
}

/// A Chinese figure with its qualifier, for figures that the report does not write itself: `约123.2亿元`.
pub fn chinese_qualified(qualifier: Qualifier, figure: &str) -> String {
    let (before, after) = match qualifier {
        Qualifier::Exact => ("", ""),
        Qualifier::About => ("约", ""),
        Qualifier::Nearly => ("近", ""),
        Qualifier::Over => ("超过", ""),
        Qualifier::AtLeast => ("", "以上"),
        Qualifier::AtMost => ("", "以内"),
        Qualifier::LessThan => ("不足", ""),
        Qualifier::UpTo => ("最高", ""),
    };
    [before, figure, after].concat()
}

/// Reads the digits and the magnitude of what [`chinese`] or [`english`] wrote.
pub fn parse(figure: &str) -> Option<f64> {
    let text = figure.strip_prefix("CNY ").unwrap_or(figure);
    let (negative, text) = text.strip_prefix('\u{2212}').map_or((false, text), |rest| (true, rest));
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let power = match rest {
        rest if rest.starts_with('亿') => "e8",
        rest if rest.starts_with('万') => "e4",
        rest if rest.starts_with(" billion") => "e9",
        rest if rest.starts_with(" million") => "e6",
        _ => "",
    };
    // Reading digits and power together rounds once, so that the value comes back exactly.
    let plain = [&*digits.replace(',', ""), power].concat();
    let value = super::parse_js(&plain);
    (!digits.is_empty() && value.is_finite()).then_some(if negative { -value } else { value })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, unit: &str, zh: &str, en: &str) {
        assert_eq!(chinese(value, unit), zh);
        assert_eq!(english(value, unit), en);
        assert_eq!(parse(zh), Some(value), "{zh}");
        assert_eq!(parse(en), Some(value), "{en}");
    }

    #[test]
    fn yi_is_ten_to_the_eighth() {
        check(13_552_000_000.0, "元", "135.52亿元", "CNY 13.552 billion");
        check(180_000_000.0, "元", "1.8亿元", "CNY 180 million");
        check(42_730_000.0, "元", "4273万元", "CNY 42.73 million");
        check(1200.0, "元", "1200元", "CNY 1,200");
    }

    #[test]
    fn people_and_their_visits_are_told_apart() {
        check(84_000.0, "人", "8.4万人", "84,000");
        check(2_000_000.0, "人次", "200万人次", "2 million person-times");
        check(1.0, "人次", "1人次", "1 person-time");
    }

    #[test]
    fn percentages_and_points_keep_their_digits() {
        check(97.01, "%", "97.01%", "97.01%");
        check(0.5, "百分点", "0.5个百分点", "0.5 percentage points");
        check(-1.5, "%", "\u{2212}1.5%", "\u{2212}1.5%");
    }

    #[test]
    fn labels_of_an_axis_are_whole_wan_or_yi() {
        let labels = |ticks: &[f64]| {
            let magnitude = Magnitude::chinese_ticks(ticks[1] - ticks[0], "元");
            ticks.iter().map(|&tick| chinese_in(magnitude, tick, "元")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(labels(&[0.0, 2e9, 4e9]), "0元 20亿元 40亿元");
        assert_eq!(labels(&[1e8, 1.2e8, 1.4e8]), "10000万元 12000万元 14000万元");
        assert_eq!(labels(&[0.0, 5e3, 1e4, 1.5e4]), "0元 5000元 10000元 15000元");
        assert_eq!(Magnitude::chinese_ticks(20.0, "%").word, "");
        assert_eq!(english_in(Magnitude::english_ticks(1.5e9, "元"), 5e8, "元"), "CNY 0.5 billion");
    }

    #[test]
    fn ranges_and_limits_stay() {
        assert_eq!(english_range(5.0, 8.0, "个"), "5–8");
        assert_eq!(english_range(1e6, 2e6, "元"), "CNY 1–2 million");
        assert_eq!(chinese_range(5.0, 8.0, "个"), "5-8个");
        assert_eq!(english_qualified(Qualifier::Nearly, &english(940_000.0, "人")), "nearly 940,000");
        assert_eq!(chinese_qualified(Qualifier::About, &chinese(12_320_000_000.0, "元")), "约123.2亿元");
    }

    #[test]
    fn what_is_written_reads_back() {
        proptest::proptest!(|(digits in 1u64..10_000_000_000, power in -6i32..12)| {
            let value: f64 = format!("{digits}e{power}").parse().unwrap();
            for unit in ["元", "人", "%", "人次"] {
                proptest::prop_assert_eq!(parse(&chinese(value, unit)), Some(value));
                proptest::prop_assert_eq!(parse(&english(value, unit)), Some(value));
            }
        });
    }
}
