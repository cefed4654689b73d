//! The portal's own texts in both languages.

use maud::{Markup, html};
use report_charts::locale::Locale;
use report_charts::report::dataset::Dataset;
use report_charts::report::wording::source_line;

use super::page::Both;

/// The kinds of figures, as the style sheet marks them.
pub fn kinds() -> [(&'static str, Both); 9] {
    [
        ("quantity", Both::new("数量", "Quantity")),
        ("money", Both::new("金额", "Money")),
        ("percent", Both::new("百分比", "Percent")),
        ("growth_rate", Both::new("增长率", "Growth rate")),
        ("percentage_point", Both::new("百分点", "Percentage points")),
        ("range", Both::new("区间", "Range")),
        ("fraction", Both::new("分数", "Fraction")),
        ("ratio", Both::new("比例", "Ratio")),
        ("rank", Both::new("名次", "Rank")),
    ]
}

/// How marks tell what they stand for, as the style sheet draws it.
pub fn looks() -> [(&'static str, Both); 3] {
    [
        ("reported", Both::new("报告所载", "In the report")),
        ("derived", Both::new("由报告推算", "Derived from it")),
        ("target", Both::new("目标，尚未完成", "A target, not yet reached")),
    ]
}

/// The word for a kind of figure.
pub fn kind(name: &str) -> Both {
    let known = kinds().into_iter().find(|(kind, _)| *kind == name);
    known.map_or_else(|| Both::new(name, name), |(_, both)| both)
}

/// The word for a status.
pub fn status(name: &str) -> Both {
    match name {
        "actual" => Both::new("实际", "Actual"),
        "target" => Both::new("目标", "Target"),
        "standard" => Both::new("标准", "Standard"),
        _ => Both::new("其他", "Other"),
    }
}

/// The address of the portal's first page.
pub fn home(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => "index.html",
        Locale::En => "index.en.html",
    }
}

/// The address of the page with the report's text.
pub fn report(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => "report.html",
        Locale::En => "report.en.html",
    }
}

/// What the page with the report's text is.
pub fn report_lead(figures: usize) -> Both {
    Both::new(
        format!("这是报告的全文，一字未改。程序从中识别出 {figures} 个数字，均已标出；从图表可直达此处。"),
        format!(
            "The report's full text in Chinese, unchanged. The {figures} figures that were found in it are marked; every chart leads here."
        ),
    )
}

/// Who published the report: in the reader's language where the dataset knows the name, and as the report says it.
pub fn publisher(dataset: &Dataset, locale: Locale) -> Markup {
    let own = &dataset.document.publisher;
    match dataset.publisher_name.0.get(Locale::En.tag()) {
        Some(name) => html! { (Both::new(own, name).show(locale)) " " (original(own)) },
        None => html! { span lang="zh-CN" { (own) } },
    }
}

/// The report's own words, for readers of another language beside a translation.
fn original(words: &str) -> Markup {
    html! { span .original lang="zh-CN" { (words) } }
}

/// The end of every page: where it all comes from.
pub fn footer(dataset: &Dataset, locale: Locale) -> Markup {
    let document = &dataset.document;
    let title = format!("{}《{}》", document.publisher, document.title);
    let json = serde_json::to_value(dataset).unwrap_or_default();
    let source = Both::new(format!("数据来源：{title}"), source_line(&json, Locale::En));
    let method = Both::new(
        "每个数字都保留报告原有的写法和限定词（近、余、以上等），并可对照原文核验。推算值以斜线标明并附算式；目标不作为成绩展示。",
        "Every figure keeps the report's own digits and qualifiers and can be checked against its words. Derived values are hatched and come with their formula; targets are never shown as achievements.",
    );
    html! {
        p { (source.show(locale)) " " (original(&title)) }
        p { (method.show(locale)) }
        p {
            a href=(if locale == Locale::En { "extract.html?lang=en" } else { "extract.html" }) {
                (Both::new("从另一份报告中提取数字", "Find the figures of another report").show(locale))
            }
        }
        p .sha { "SHA-256 " code { (document.sha256) } }
    }
}
