//! Moments in Chinese.

use super::{MultiFormat, Names};

/// The words and patterns of Chinese.
pub const CHINESE: Names = Names {
    date_time: "%x %A %X",
    date: "%Y年%-m月%-d日",
    time: "%H:%M:%S",
    periods: ["上午", "下午"],
    days: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
    short_days: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
    months: ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"],
    short_months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
};

/// Patterns of time units, to be given to [`TimeUnit::specifier`](super::TimeUnit::specifier).
pub const CHINESE_UNITS: [(&str, &str); 12] = [
    ("year", "%Y年"),
    ("quarter", "第%q季度"),
    ("month", "%-m月"),
    ("week", "第%-U周"),
    ("isoweek", "第%-V周"),
    ("date", "%-d日"),
    ("day", "%a"),
    ("dayofyear", "第%-j天"),
    ("hours", "%-H时"),
    ("year-isoweek", "%G年第%-V周"),
    ("year-month", "%Y年%-m月"),
    ("year-month-date", "%Y年%-m月%-d日"),
];

impl MultiFormat {
    /// The patterns of Chinese axes.
    pub fn chinese() -> Self {
        let own = |text: &str| text.to_owned();
        Self {
            milliseconds: own(".%L"),
            seconds: own(":%S"),
            minutes: own("%H:%M"),
            hours: own("%-H时"),
            date: own("%-d日"),
            week: own("%-m月%-d日"),
            month: own("%-m月"),
            quarter: own("%-m月"),
            year: own("%Y年"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{TimeUnit, Zone, format_named, make};
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: &str) {
        let moment = make(2020.0, 8.0, [5.0, 13.0, 4.0, 0.0, 0.0], Zone::UTC);
        assert_eq!(format_named(moment, pattern, Zone::UTC, &CHINESE), expected);
    }

    #[test]
    fn dates_are_written_as_in_chinese() {
        check("%x", "2020年9月5日");
        check("%c", "2020年9月5日 星期六 13:04:00");
        check("%B %b %p %a", "九月 9月 下午 周六");
    }

    #[test]
    fn units_have_patterns_of_their_own() {
        let pattern = |unit: &str| TimeUnit::parse(unit).map(|unit| unit.specifier(&CHINESE_UNITS)).unwrap();
        check(&pattern("yearmonth"), "2020年9月");
        check(&pattern("yearquarter"), "2020年第3季度");
        check(&pattern("monthdate"), "9月5日");
        check(&pattern("hoursminutes"), "13:04");
    }

    #[test]
    fn axes_show_no_more_than_they_must() {
        let label = |month: f64, date: f64| {
            let moment = make(2021.0, month, [date, 0.0, 0.0, 0.0, 0.0], Zone::UTC);
            MultiFormat::chinese().apply(moment, Zone::UTC, &CHINESE)
        };
        assert_eq!([label(0.0, 1.0), label(3.0, 1.0), label(3.0, 6.0)], ["2021年", "4月", "6日"]);
    }
}
