//! Numbers as text: Arabic and Chinese numerals, 万 and 亿, d3-format patterns.

/// JavaScript's `Number(text)`.
pub fn parse_js(text: &str) -> f64 {
    let text = text.trim();
    if text.is_empty() { 0.0 } else { text.parse().unwrap_or(f64::NAN) }
}

/// JavaScript's `String(number)`.
pub fn to_js(number: f64) -> String {
    number.to_string()
}
