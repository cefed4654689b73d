//! Text widths without a browser: the advances of Helvetica, one em for a Chinese character.

use super::{Font, MeasureText};

/// Measures by a table, the same on every machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Advances;

impl MeasureText for Advances {
    fn width(&self, text: &str, font: &Font) -> f64 {
        let bold = font.weight >= 600;
        // Fonts with Chinese characters have quotes and dots as wide as these.
        let chinese = text.chars().any(is_wide);
        let wide = |c: char| chinese && matches!(c, '“' | '”' | '‘' | '’' | '·');
        let thousandths: u32 = text.chars().map(|c| if wide(c) { 1000 } else { advance(c, bold) }).sum();
        f64::from(thousandths) * font.size / 1000.0
    }
}

/// Thousandths of an em for the characters from the space to the tilde.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The same for bold type.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];

fn advance(c: char, bold: bool) -> u32 {
    let table = if bold { &BOLD } else { &REGULAR };
    let ascii = (c as usize).checked_sub(0x20).and_then(|place| table.get(place));
    if let Some(&advance) = ascii {
        return u32::from(advance);
    }
    match c {
        '\u{a0}' | '·' | '‘' | '’' | '\u{2009}' => 278,
        '“' | '”' => 333,
        '°' => 400,
        '–' => 556,
        '—' | '…' => 1000,
        '−' | '±' | '×' | '÷' | '≤' | '≥' => 584,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => 0,
        // Marks on other characters and characters without width.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => 0,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => 0,
        // Half-width forms.
        '\u{ff61}'..='\u{ffdc}' => 500,
        c if is_wide(c) => 1000,
        c if c.is_uppercase() => 700,
        _ => 556,
    }
}

/// Whether a character takes a square: Chinese, Japanese, Korean, full-width punctuation, pictures.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, weight: u16, expected: f64) {
        let font = Font { family: "sans-serif".into(), size: 10.0, weight, italic: false };
        assert_eq!(Advances.width(text, &font), expected, "{text}");
    }

    #[test]
    fn latin_has_the_advances_of_helvetica() {
        check("Hello, 2020", 400, 7.22 + 5.56 + 2.22 + 2.22 + 5.56 + 2.78 + 2.78 + 4.0 * 5.56);
        check("lift", 700, 2.78 + 2.78 + 3.33 + 3.33);
    }

    #[test]
    fn a_chinese_character_is_a_square() {
        check("135.52亿元，", 400, 5.0 * 5.56 + 2.78 + 30.0);
    }

    #[test]
    fn marks_have_no_width() {
        check("e\u{301}\u{200b}", 400, 5.56);
    }
}
