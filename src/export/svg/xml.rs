//! XML: escaping, attributes, short numbers.

/// Appends text content. Characters that XML cannot hold are left out.
pub(super) fn text(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

/// Appends ` name="value"`.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    text(out, value);
    out.push('"');
}

/// A length to a hundredth of a pixel.
pub(super) fn number(x: f64) -> String {
    let mut out = String::new();
    push_number(&mut out, x);
    out
}

/// Appends a length to a hundredth of a pixel.
pub(super) fn push_number(out: &mut String, x: f64) {
    let hundredths = (x * 100.0).round();
    if hundredths < 0.0 {
        out.push('-');
    }
    let hundredths = hundredths.abs() as i64;
    crate::number::push_integer(out, hundredths / 100);
    let fraction = (hundredths % 100) as u8;
    if fraction > 0 {
        out.push('.');
        out.push((b'0' + fraction / 10) as char);
        if !fraction.is_multiple_of(10) {
            out.push((b'0' + fraction % 10) as char);
        }
    }
}
