//! A page for an editor: the report's text with every numeral marked. One file, without requests.

use report_charts::diagnostic::{Diagnostic, Place};
use report_charts::report::dataset::Dataset;
use serde_json::{Value as Json, json};

const PAGE: &str = include_str!("review.html");

/// The page as HTML.
pub fn page(dataset: &Dataset, text: &str, notes: &[Diagnostic]) -> Result<String, String> {
    let notes: Vec<Json> = notes
        .iter()
        .map(|note| match &note.place {
            Place::Span(start, end) => json!({"start": start, "end": end, "message": note.message}),
            Place::Pointer(_) => json!({"message": note.message}),
        })
        .collect();
    let data = json!({"text": text, "facts": dataset.facts, "coverage": dataset.coverage, "notes": notes});
    let data = serde_json::to_string(&data).map_err(|error| error.to_string())?;
    // No `</script>` can end the data early.
    let data = data.replace('<', "\\u003c");
    let title = dataset.title.get("zh-CN").replace('&', "&amp;").replace('<', "&lt;");
    Ok(PAGE.replace("{{title}}", &title).replace("{{data}}", &data))
}
