//! The portal's first page: the charts in groups, and every figure in a table.

use maud::{Markup, html};
use report_charts::locale::Locale;
use report_charts::report::dataset::{Chart, Dataset, Fact};
use report_charts::report::rows;

use super::page::{Both, Page, document};
use super::words;

/// A chart with its texts filled in, and the table that stands in for it.
pub struct Card<'a> {
    pub chart: &'a Chart,
    pub title: Both,
    pub caption: Both,
    pub fallback: Markup,
}

/// `index.html`.
pub fn index_page(dataset: &Dataset, data_file: &str, cards: &[Card], locale: Locale) -> Markup {
    let groups = grouped(cards);
    let title = Both::of(&dataset.title);
    let lead = Both::new(
        format!(
            "报告里的 {} 个数字，看得见、摸得着、查得到：点一下图形，就能读到它在报告里的原话。",
            dataset.facts.len()
        ),
        format!(
            "{} figures of a public report, drawn so that each can be checked: choose any mark and read the report's own words behind it.",
            dataset.facts.len()
        ),
    );
    let mut links: Vec<(String, Both)> =
        groups.iter().enumerate().skip(1).map(|(at, (name, _))| (format!("#group-{at}"), name.clone())).collect();
    links.push(("#figures".to_owned(), Both::new("全部数字", "All figures")));
    links.push((words::report(locale).to_owned(), Both::new("报告原文", "The report")));
    let main = html! {
        div .hero {
            p .publisher { (words::publisher(dataset, locale)) }
            h1 { (title.breakable().show(locale)) }
            p .lead { (lead.show(locale)) }
            ul .legend {
                @for (kind, text) in words::looks() { li .look data-look=(kind) { (text.show(locale)) } }
            }
        }
        @for (at, (name, members)) in groups.iter().enumerate() {
            section .group id=(format!("group-{at}")) {
                @if !name.zh.is_empty() { h2 { (name.show(locale)) } }
                div .cards { @for card in members { (card_markup(card, data_file, locale)) } }
            }
        }
        (figures(dataset, data_file, locale))
    };
    document(&Page {
        locale,
        other: words::home(if locale == Locale::ZhCn { Locale::En } else { Locale::ZhCn }),
        title,
        description: lead,
        class: "index",
        main,
        footer: words::footer(dataset, locale),
        links,
    })
}

/// The cards by their group, in the order of the dataset.
fn grouped<'a>(cards: &'a [Card<'a>]) -> Vec<(Both, Vec<&'a Card<'a>>)> {
    let mut groups: Vec<(Both, Vec<&Card>)> = Vec::new();
    for card in cards {
        let name = Both::of(&card.chart.group);
        match groups.iter_mut().find(|(known, _)| known.zh == name.zh) {
            Some((_, members)) => members.push(card),
            None => groups.push((name, vec![card])),
        }
    }
    groups
}

/// A chart with its caption. The title is drawn by the chart itself; the heading is for those who go from heading to heading.
fn card_markup(card: &Card, data_file: &str, locale: Locale) -> Markup {
    let figure = card.chart.spec.get("mark").is_some_and(|mark| mark == "figure" || mark["type"] == "figure");
    html! {
        article .card .figure[figure] id=(format!("chart-{}", card.chart.id)) {
            @if !card.title.zh.is_empty() { h3 { (card.title.show(locale)) } }
            report-chart src=(data_file) chart=(card.chart.id) lang=(locale.tag()) { (card.fallback) }
            @if !card.caption.zh.is_empty() { p .caption { (card.caption.show(locale)) } }
        }
    }
}

/// A figure as readers of each language expect it.
fn said(fact: &Fact) -> Both {
    let row = serde_json::to_value(fact).unwrap_or_default();
    Both::new(rows::display(&row, Locale::ZhCn), rows::display(&row, Locale::En))
}

/// Every figure of the report.
fn figures(dataset: &Dataset, data_file: &str, locale: Locale) -> Markup {
    let report = words::report(locale);
    html! {
        section #figures .group {
            h2 { (Both::new("全部数字", "All figures").show(locale)) }
            p .lead {
                (Both::new("报告中的每一个数字及其原文。", "Every figure of the report with its words.").show(locale)) " "
                a href=(data_file) download { (Both::new("下载数据集（JSON）", "Download the dataset (JSON)").show(locale)) }
            }
            p .search {
                label for="search" { (Both::new("查找", "Find").show(locale)) }
                input #search type="search" autocomplete="off";
                span .count {
                    output #found aria-live="polite" { (dataset.facts.len()) } " "
                    (Both::new("个数字", "figures").show(locale))
                }
            }
            div .wide { div .scroll tabindex="0" role="region" aria-label=(Both::new("全部数字", "All figures").get(locale))
                data-zh-label="全部数字" data-en-label="All figures" {
                table {
                    thead { tr {
                        th scope="col" { (Both::new("项目", "Item").show(locale)) }
                        th scope="col" .number { (Both::new("数字", "Figure").show(locale)) }
                        th scope="col" { (Both::new("类别", "Kind").show(locale)) }
                        th scope="col" { (Both::new("时间", "Period").show(locale)) }
                        th scope="col" { (Both::new("状态", "Status").show(locale)) }
                        th scope="col" { (Both::new("原文", "In the report").show(locale)) }
                    } }
                    tbody {
                        @for fact in &dataset.facts {
                            tr {
                                th scope="row" { (Both::of(&fact.label).show(locale)) }
                                td .number { (said(fact).show(locale)) }
                                td .short { (words::kind(fact.kind.name()).show(locale)) }
                                td .short { (fact.period.as_deref().unwrap_or("—")) }
                                td .short { (words::status(fact.status.name()).show(locale)) }
                                td lang="zh-CN" { a href=(format!("{report}#fact-{}", fact.id)) { (fact.source.quote) } }
                            }
                        }
                    }
                }
            } }
        }
    }
}
