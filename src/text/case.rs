//! Small and large letters of the scripts that have both, without the standard library's tables, which are a good part of a
//! small program.

/// Large letters from the first to the last, each `step` after the one before it; the small ones lie `distance` further on.
struct Letters {
    first: u16,
    last: u16,
    step: u16,
    distance: i16,
}

const fn letters(first: u16, last: u16, step: u16, distance: i16) -> Letters {
    Letters { first, last, step, distance }
}

/// Latin, Greek, Cyrillic and Armenian letters, and those of full width.
const LETTERS: &[Letters] = &[
    letters(0x41, 0x5a, 1, 32),
    letters(0xc0, 0xd6, 1, 32),
    letters(0xd8, 0xde, 1, 32),
    letters(0x100, 0x12e, 2, 1),
    letters(0x132, 0x136, 2, 1),
    letters(0x139, 0x147, 2, 1),
    letters(0x14a, 0x176, 2, 1),
    letters(0x178, 0x178, 1, -121),
    letters(0x179, 0x17d, 2, 1),
    letters(0x1cd, 0x1db, 2, 1),
    letters(0x1de, 0x1ee, 2, 1),
    letters(0x1f8, 0x21e, 2, 1),
    letters(0x222, 0x232, 2, 1),
    letters(0x386, 0x386, 1, 38),
    letters(0x388, 0x38a, 1, 37),
    letters(0x38c, 0x38c, 1, 64),
    letters(0x38e, 0x38f, 1, 63),
    letters(0x391, 0x3a1, 1, 32),
    letters(0x3a3, 0x3ab, 1, 32),
    letters(0x400, 0x40f, 1, 80),
    letters(0x410, 0x42f, 1, 32),
    letters(0x460, 0x480, 2, 1),
    letters(0x48a, 0x4be, 2, 1),
    letters(0x4c0, 0x4c0, 1, 15),
    letters(0x4c1, 0x4cd, 2, 1),
    letters(0x4d0, 0x52e, 2, 1),
    letters(0x531, 0x556, 1, 48),
    letters(0x1e00, 0x1e94, 2, 1),
    letters(0x1ea0, 0x1efe, 2, 1),
    letters(0x2160, 0x216f, 1, 16),
    letters(0x24b6, 0x24cf, 1, 26),
    letters(0xff21, 0xff3a, 1, 32),
];

/// The text in small letters.
///
/// ```
/// assert_eq!(report_charts::text::to_lower("GDP ÄÖ ΣΑ"), "gdp äö σα");
/// ```
pub fn to_lower(text: &str) -> String {
    text.chars().map(|c| other(c, false)).collect()
}

/// The text in large letters.
///
/// ```
/// assert_eq!(report_charts::text::to_upper("gdp straße ά"), "GDP STRASSE Ά");
/// ```
pub fn to_upper(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ß' => out.push_str("SS"),
            // The sigma that ends a word.
            'ς' => out.push('Σ'),
            c => out.push(other(c, true)),
        }
    }
    out
}

/// The large letter to a small one, or the small letter to a large one; any other character as it is.
fn other(c: char, large: bool) -> char {
    let code = u32::from(c) as i32;
    for letters in LETTERS {
        let distance = i32::from(letters.distance);
        let (from, to) = if large { (distance, 0) } else { (0, distance) };
        let place = code - from - i32::from(letters.first);
        if place >= 0 && place <= i32::from(letters.last - letters.first) && place % i32::from(letters.step) == 0 {
            return u32::try_from(i32::from(letters.first) + place + to).ok().and_then(char::from_u32).unwrap_or(c);
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_the_table_change_as_in_the_standard_library() {
        for letters in LETTERS {
            for code in (letters.first..=letters.last).step_by(usize::from(letters.step)) {
                let large = char::from_u32(u32::from(code)).unwrap().to_string();
                let small = large.to_lowercase();
                assert_eq!(to_lower(&large), small);
                assert_eq!(to_upper(&small), large);
            }
        }
    }

    #[test]
    fn letters_of_the_scripts_in_the_table_are_not_forgotten() {
        // Apart from letters that only one language or notation has, and that stand outside of the pattern of their neighbours.
        let rare =
            |c: char| ('\u{130}'..='\u{131}').contains(&c) || ('\u{370}'..='\u{377}').contains(&c) || c == '\u{37f}';
        let basic =
            ('\0'..='\u{17e}').chain('\u{370}'..='\u{3ce}').chain('\u{400}'..='\u{52f}').chain('\u{531}'..='\u{556}');
        for c in basic.filter(|&c| !rare(c)) {
            assert_eq!(to_lower(&c.to_string()), c.to_lowercase().to_string(), "{c}");
        }
    }

    #[test]
    fn what_has_no_case_stays() {
        assert_eq!(to_upper("财政 3.2% µ"), "财政 3.2% µ");
        assert_eq!(to_lower("财政 3.2% ×"), "财政 3.2% ×");
    }
}
