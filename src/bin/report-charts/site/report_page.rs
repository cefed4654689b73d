//! The report's text with every figure marked and addressable.

use maud::{Markup, html};
use report_charts::locale::Locale;
use report_charts::report::dataset::{Dataset, Fact, Section};

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
    let chapters = || sections.iter().filter(|section| is_chapter(section));
    let name = Both::new(dataset.document.title.clone(), "").breakable();
    let main = html! {
        nav .contents aria-label=(Both::new("目录", "Contents").get(locale)) data-zh-label="目录" data-en-label="Contents" {
            ol lang="zh-CN" {
                @for section in chapters() { li { a href=(format!("#section-{}", section.id)) { (section.heading) } } }
            }
        }
        div .text {
        h1 lang="zh-CN" { (name.zh) }
        p .lead { (words::report_lead(facts.len()).show(locale)) }
        p .key {
            @for (kind, name) in words::kinds() { span .kind data-kind=(kind) { (name.show(locale)) } }
        }
        article lang="zh-CN" {
            @for (start, end) in paragraphs(&characters) {
                @let section = sections.iter().find(|section| section.start == start);
                @let id = section.map(|section| format!("section-{}", section.id));
                @let words = |from, to| marked(&characters, facts, from, to, locale);
                @match section.map(|section| (section, heading_end(&characters, section, end))) {
                    Some((section, _)) if is_chapter(section) => { h2 id=[id] { (words(start, end)) } }
                    Some((_, Some(heading))) => { p id=[id] { strong { (words(start, heading)) } (words(heading, end)) } }
                    _ => { p id=[id] .furniture[end - start < FURNITURE && facts_free(facts, start, end)] { (words(start, end)) } }
                }
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

/// A shorter line without a figure or a heading belongs to the page that the text was taken from, not to the report.
const FURNITURE: usize = 40;

/// Whether a section is nothing but the heading of those after it.
fn is_chapter(section: &Section) -> bool {
    !section.heading.is_empty() && section.end - section.start <= section.heading.chars().count() + 6
}

/// Where the heading ends that a paragraph begins with, after its number.
fn heading_end(characters: &[char], section: &Section, end: usize) -> Option<usize> {
    let heading: Vec<char> = section.heading.chars().collect();
    let text = characters.get(section.start..end)?;
    let at =
        (0..=6).find(|&at| !heading.is_empty() && text.get(at..).is_some_and(|rest| rest.starts_with(&heading)))?;
    let after = section.start + at + heading.len();
    Some(if characters.get(after) == Some(&'。') { after + 1 } else { after })
}

fn facts_free(facts: &[Fact], start: usize, end: usize) -> bool {
    !facts.iter().any(|fact| (start..end).contains(&fact.source.position().0))
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
