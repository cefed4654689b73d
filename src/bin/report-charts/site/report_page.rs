//! The report's text with every figure marked and addressable.

use maud::{Markup, html};
use report_charts::locale::Locale;
use report_charts::report::dataset::{Dataset, Fact};

use super::page::{Both, Page, document};
use super::words;

/// `report.html`: the text as it was published, each figure a `mark` whose id is `fact-` and the fact's id.
pub fn report_page(dataset: &Dataset, text: &str, locale: Locale) -> Markup {
    let characters: Vec<char> = text.chars().collect();
    let sections = &dataset.sections;
    let facts = &dataset.facts;
    let title = Both::new(
        format!("原文：{}", dataset.document.title),
        format!("The report's text: {}", dataset.title.get(Locale::En.tag())),
    );
    let main = html! {
        h1 lang="zh-CN" { (dataset.document.title) }
        p .lead { (words::report_lead(facts.len()).show(locale)) }
        p .key {
            @for (kind, name) in words::kinds() { span .kind data-kind=(kind) { (name.show(locale)) } }
        }
        article lang="zh-CN" {
            @for (start, end) in paragraphs(&characters) {
                @let section = sections.iter().find(|section| section.start == start);
                p id=[section.map(|section| format!("section-{}", section.id))] {
                    (marked(&characters, facts, start, end, locale))
                }
            }
        }
    };
    document(&Page {
        locale,
        other: if locale == Locale::ZhCn { "report.en.html" } else { "report.html" },
        description: title.clone(),
        title,
        class: "report",
        main,
        footer: words::footer(dataset, locale),
        links: vec![(words::home(locale).to_owned(), Both::new("图表", "Charts"))],
    })
}

/// The lines that are not blank, as ranges of code points.
fn paragraphs(characters: &[char]) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in characters.split(|&c| c == '\n') {
        let end = start + line.len();
        if line.iter().any(|c| !c.is_whitespace()) {
            ranges.push((start, end));
        }
        start = end + 1;
    }
    ranges
}

/// The words from `start` to `end`, figures marked.
fn marked(characters: &[char], facts: &[Fact], start: usize, end: usize, locale: Locale) -> Markup {
    let words = |from: usize, to: usize| -> String { characters.get(from..to).unwrap_or_default().iter().collect() };
    let mut pieces = Vec::new();
    let mut at = start;
    for fact in facts {
        let (from, to) = fact.source.position();
        if from < at || to > end {
            continue;
        }
        pieces.push(html! {
            (words(at, from))
            mark id=(format!("fact-{}", fact.id)) data-kind=(fact.kind.name()) tabindex="-1"
                title=(fact.label.get(locale.tag())) { (words(from, to)) }
        });
        at = to;
    }
    html! { @for piece in &pieces { (piece) } (words(at, end)) }
}
