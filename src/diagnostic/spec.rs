//! Messages about specs.

use serde_json::Value as Json;

use super::Diagnostic;

/// A property that Vega-Lite does not know either.
pub fn unknown_property(pointer: &str, key: &str, what: &str, nearest: Option<&str>) -> Diagnostic {
    let mut message = format!("Vega-Lite knows no `{key}` in {what}, and it is passed over");
    if let Some(nearest) = nearest {
        message.push_str(&format!("; perhaps `{nearest}` is meant"));
    }
    Diagnostic::warning(pointer, message)
}

/// A property of Vega-Lite that is passed over.
pub fn ignored(pointer: &str, key: &str) -> Diagnostic {
    Diagnostic::warning(pointer, format!("`{key}` is not supported, and the chart is drawn without it"))
}

/// An end of a bootstrapped confidence interval.
pub fn interval_by_chance(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "a bootstrapped interval depends on chance: it is the same here each time, and in Vega-Lite another each time",
    )
}

/// Expressions among the parameters of bins.
pub fn expression_in_bin(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "Vega-Lite takes no expressions for bins and may draw something else; here the bins follow from their values",
    )
}

/// A side at which such an axis cannot stand.
pub fn side_of_other_axis(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "x has its axis at the top or bottom, y at the left or right; the usual side is taken")
}

/// One side for the axes of both directions.
pub fn side_of_all_axes(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "no side is one for x and y alike: it holds for the axes that it suits")
}

/// Something of Vega-Lite that would make another picture.
pub fn unsupported(pointer: &str, what: &str) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("{what} is not supported"))
}

/// A value of the wrong kind.
pub fn unexpected(pointer: &str, found: &Json, expected: &str) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("found {}, expected {expected}", described(found)))
}

/// A text that is none of the words that can stand there.
pub fn unknown_word(pointer: &str, found: &str, words: &[&str]) -> Diagnostic {
    let mut message = format!("found `{}`, expected ", shortened(found));
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            message.push_str(if index + 1 == words.len() { " or " } else { ", " });
        }
        message.push_str(&format!("`{word}`"));
    }
    if let Some(nearest) = nearest(found, words) {
        message.push_str(&format!("; perhaps `{nearest}` is meant"));
    }
    Diagnostic::refusal(pointer, message)
}

/// A property that the channel does not have.
pub fn not_of_this_channel(pointer: &str, key: &str, channel: &str) -> Diagnostic {
    Diagnostic::warning(pointer, format!("`{key}` means nothing for the channel `{channel}`, and it is passed over"))
}

/// A required member is absent.
pub fn absent(pointer: &str, key: &str, what: &str) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("{what} needs `{key}`"))
}

/// A member that only the outermost view has.
pub fn only_outermost(pointer: &str, key: &str) -> Diagnostic {
    Diagnostic::warning(pointer, format!("`{key}` means something in the outermost view only, and it is passed over"))
}

/// Nothing says which step it is.
pub fn no_step(pointer: &str) -> Diagnostic {
    Diagnostic::refusal(pointer, "nothing says what this step does; expected a member such as `filter` or `calculate`")
}

/// Nothing says what is drawn.
pub fn no_view(pointer: &str) -> Diagnostic {
    Diagnostic::refusal(pointer, "a view needs `mark`, `layer` or `facet`")
}

/// A name of a parameter that there is not.
pub fn unknown_param(pointer: &str, name: &str) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("the spec has no parameter `{name}`"))
}

/// A channel whose values a selection cannot compare, and leaves alone.
pub fn nothing_to_select(pointer: &str, channel: &str) -> Diagnostic {
    Diagnostic::warning(pointer, format!("`{channel}` shows no field by which rows can be selected; it is left out"))
}

/// A date and time with parts that are no numbers, or out of range.
pub fn not_a_date(pointer: &str) -> Diagnostic {
    Diagnostic::refusal(pointer, "this is no date that a calendar has")
}

/// Too many views.
pub fn too_many_views(pointer: &str, limit: usize) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("the spec has more than {limit} views"))
}

/// Nested too deeply.
pub fn too_deep(limit: usize) -> Diagnostic {
    Diagnostic::refusal("", format!("the spec has more than {limit} lists and objects within each other"))
}

/// Too large.
pub fn too_large(limit: usize) -> Diagnostic {
    Diagnostic::refusal("", format!("the spec has more than {limit} values besides its data"))
}

/// Too many values where a list is written as start, stop and step.
pub fn too_many_steps(pointer: &str, limit: usize) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("start, stop and step give more than {limit} values"))
}

/// More findings than are kept.
pub fn too_many_findings(limit: usize) -> Diagnostic {
    Diagnostic::refusal("", format!("there are more than {limit} findings; the rest is left out"))
}

/// The known name that `written` is probably meant to be.
pub fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    if written.len() > 40 {
        return None;
    }
    let most = if written.len() < 5 { 1 } else { 2 };
    let alike = known.iter().filter(|name| name.len().abs_diff(written.len()) <= most);
    let distances = alike.map(|name| (distance(written, name), *name));
    distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// How many letters must be added, dropped, replaced or swapped with their neighbour, in any case.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<u8>, Vec<u8>) = (a.to_ascii_lowercase().into(), b.to_ascii_lowercase().into());
    let at = |text: &[u8], index: usize| text.get(index).copied().unwrap_or_default();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut next = vec![i + 1];
        for j in 0..b.len() {
            let get = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let replaced = get(&row, j) + usize::from(at(&a, i) != at(&b, j));
            let mut least = replaced.min(get(&row, j + 1) + 1).min(get(&next, j) + 1);
            if i > 0 && j > 0 && at(&a, i) == at(&b, j - 1) && at(&a, i - 1) == at(&b, j) {
                least = least.min(get(&before, j - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

/// What a JSON value is, in a few words.
fn described(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(truth) => truth.to_string(),
        Json::Number(number) => format!("the number {number}"),
        Json::String(text) => format!("the text \"{}\"", shortened(text)),
        Json::Array(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
