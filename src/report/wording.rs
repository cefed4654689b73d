//! Texts of a dataset in a reader's language, with the figures they speak of.
//!
//! In: JSON and a language. Out: text. Titles and captions hold no typed figures: they are templates over fact ids, so that no
//! text can contradict the data.

use serde_json::Value as Json;

use super::rows::{display, display_derived, find};
use crate::locale::{self, Locale};

/// The text in a language; where there is none, in the reports' own, then in any. A plain text is of every language.
pub fn localized(text: Option<&Json>, locale: Locale) -> &str {
    match text {
        Some(Json::String(text)) => text,
        Some(Json::Object(texts)) => {
            let of = |tag: &str| texts.get(tag).and_then(Json::as_str);
            let any = || texts.values().find_map(Json::as_str);
            of(locale.tag()).or_else(|| of(Locale::ZhCn.tag())).or_else(any).unwrap_or_default()
        }
        _ => "",
    }
}

/// A chart's spec in one language: every object whose members are all language tags becomes the text of its language, its
/// figures filled in.
pub fn in_language(spec: &Json, dataset: &Json, locale: Locale) -> Json {
    match spec {
        Json::Object(members) if is_localized(members) => {
            Json::String(fill(localized(Some(spec), locale), dataset, locale))
        }
        Json::Object(members) => Json::Object(
            members.iter().map(|(name, value)| (name.clone(), in_language(value, dataset, locale))).collect(),
        ),
        Json::Array(items) => Json::Array(items.iter().map(|item| in_language(item, dataset, locale)).collect()),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => spec.clone(),
    }
}

fn is_localized(members: &serde_json::Map<String, Json>) -> bool {
    let is_tag = |name: &String| Locale::ALL.iter().any(|locale| locale.tag() == name);
    !members.is_empty() && members.iter().all(|(name, value)| is_tag(name) && value.is_string())
}

/// A template with each `{id}` of a fact or derived value replaced by that figure as a reader of the language expects it.
/// Other braces stay: in a spec they may name fields.
pub fn fill(template: &str, dataset: &Json, locale: Locale) -> String {
    fill_with(template, dataset, locale, |figure| figure)
}

/// As [`fill`], with each figure set as `set` says.
pub fn fill_with(template: &str, dataset: &Json, locale: Locale, set: fn(String) -> String) -> String {
    let mut out = String::with_capacity(template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Braces { id, written } => match figure(id, dataset, locale) {
                Some(figure) => out.push_str(&set(figure)),
                None => out.push_str(written),
            },
        }
    }
    out
}

/// A sentence that says which report a dataset was made from, and who published it where that is not said by the title.
pub fn source_line(dataset: &Json, locale: Locale) -> String {
    let document = dataset.get("document").unwrap_or(&Json::Null);
    let written = |name: &str| document.get(name).and_then(Json::as_str).unwrap_or_default();
    let title = match localized(dataset.get("title"), locale) {
        "" => written("title"),
        title => title,
    };
    // A name in another language than the reader's says nothing that its translated title does not say.
    let is_own = written("language") == locale.tag();
    let publisher = if is_own { written("publisher") } else { localized(dataset.get("publisherName"), locale) };
    let is_told = title.contains(publisher);
    let words = locale.words();
    match title {
        "" => String::new(),
        title => locale::fill(if is_told { words.source_line } else { words.source_line_by }, &[title, publisher]),
    }
}

/// The first `{id}` of a template that the dataset does not have.
pub fn unknown_id<'a>(template: &'a str, dataset: &Json) -> Option<&'a str> {
    pieces(template).find_map(|piece| match piece {
        Piece::Words(_) => None,
        Piece::Braces { id, .. } => figure(id, dataset, Locale::ZhCn).is_none().then_some(id),
    })
}

fn figure(id: &str, dataset: &Json, locale: Locale) -> Option<String> {
    let fact = find(dataset, "facts", id).map(|fact| display(fact, locale));
    fact.or_else(|| find(dataset, "derived", id).map(|derived| display_derived(dataset, derived, locale)))
}

/// A part of a template.
enum Piece<'a> {
    Words(&'a str),
    Braces { id: &'a str, written: &'a str },
}

fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let open = rest.find('{');
        let close = rest.find('}');
        let (piece, after) = match (open, close) {
            (Some(0), Some(close)) => {
                let (written, after) = rest.split_at(close + 1);
                (Piece::Braces { id: written.get(1..close).unwrap_or_default(), written }, after)
            }
            (Some(open), Some(close)) if open < close => {
                let (words, after) = rest.split_at(open);
                (Piece::Words(words), after)
            }
            _ => (Piece::Words(rest), ""),
        };
        let empty = rest.is_empty();
        rest = after;
        (!empty).then_some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_names_its_report_and_who_published_it_once() {
        let of = |title: &str, publisher: &str, locale| {
            let names = if publisher == "市教育局" { serde_json::json!({"en": "City Bureau"}) } else { Json::Null };
            let document = serde_json::json!({"title": title, "publisher": publisher, "language": "zh-CN"});
            let title = serde_json::json!({"zh-CN": title, "en": "Work in 2020"});
            source_line(&serde_json::json!({"title": title, "publisherName": names, "document": document}), locale)
        };
        assert_eq!(of("2020年工作总结", "教育局", Locale::ZhCn), "来源：教育局《2020年工作总结》");
        assert_eq!(of("教育局2020年工作总结", "教育局", Locale::ZhCn), "来源：《教育局2020年工作总结》");
        assert_eq!(of("2020年工作总结", "教育局", Locale::En), "Source: Work in 2020");
        assert_eq!(of("2020年工作总结", "市教育局", Locale::En), "Source: City Bureau, Work in 2020");
        assert_eq!(source_line(&Json::Null, Locale::En), "");
    }

    #[test]
    fn a_spec_speaks_one_language_at_a_time() {
        let spec = serde_json::json!({"mark": "bar", "encoding": {"x": {"title": {"zh-CN": "金额", "en": "Amount"}}}, "list": [{"en": "{a} of {b"}, {"en": "{label}, {a}"}]});
        let dataset = serde_json::json!({"facts": [{"id": "a", "value": 5, "unit": "所", "text": "5所"}]});
        let expected = serde_json::json!({"mark": "bar", "encoding": {"x": {"title": "Amount"}}, "list": ["5 of {b", "{label}, 5"]});
        assert_eq!(in_language(&spec, &dataset, Locale::En), expected);
    }
}
