//! Texts of a dataset in a reader's language, with the figures they speak of.
//!
//! In: JSON and a language. Out: text. Titles and captions hold no typed figures: they are templates over fact ids, so that no
//! text can contradict the data.

use serde_json::Value as Json;

use super::rows::{display, display_derived, find};
use crate::locale::Locale;

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

/// A chart's spec in one language: every object whose members are all language tags becomes the text of its language.
pub fn in_language(spec: &Json, locale: Locale) -> Json {
    match spec {
        Json::Object(members) if is_localized(members) => Json::String(localized(Some(spec), locale).to_owned()),
        Json::Object(members) => {
            Json::Object(members.iter().map(|(name, value)| (name.clone(), in_language(value, locale))).collect())
        }
        Json::Array(items) => Json::Array(items.iter().map(|item| in_language(item, locale)).collect()),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => spec.clone(),
    }
}

fn is_localized(members: &serde_json::Map<String, Json>) -> bool {
    let is_tag = |name: &String| Locale::ALL.iter().any(|locale| locale.tag() == name);
    !members.is_empty() && members.iter().all(|(name, value)| is_tag(name) && value.is_string())
}

/// A template with each `{id}` replaced by that figure as a reader of the language expects it.
///
/// # Errors
/// The first id that the dataset does not have.
pub fn fill(template: &str, dataset: &Json, locale: Locale) -> Result<String, String> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (id, after) = after.split_once('}').ok_or_else(|| after.to_owned())?;
        out.push_str(before);
        if let Some(fact) = find(dataset, "facts", id) {
            out.push_str(&display(fact, locale));
        } else if let Some(derived) = find(dataset, "derived", id) {
            out.push_str(&display_derived(dataset, derived, locale));
        } else {
            return Err(id.to_owned());
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spec_speaks_one_language_at_a_time() {
        let spec = serde_json::json!({"mark": "bar", "encoding": {"x": {"title": {"zh-CN": "金额", "en": "Amount"}}}, "list": [{"en": "a"}]});
        let expected = serde_json::json!({"mark": "bar", "encoding": {"x": {"title": "Amount"}}, "list": ["a"]});
        assert_eq!(in_language(&spec, Locale::En), expected);
    }
}
