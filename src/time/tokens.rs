//! The pieces of a written date, as V8 cuts them.

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    Number { value: i64, length: usize },
    Symbol(char),
    Space,
    Word(Word),
    End,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Month(i64),
    /// 0 for am, 12 for pm.
    Half(i64),
    /// Hours east of Greenwich.
    Zone(i64),
    Z,
    T,
    Unknown,
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(&c) = chars.peek() {
        if c.is_ascii_digit() {
            let (mut value, mut length) = (0, 0);
            while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                if length < 9 {
                    value = value * 10 + i64::from(digit);
                }
                length += 1;
                chars.next();
            }
            tokens.push(Token::Number { value, length });
        } else if is_letter(c) {
            let mut word = String::new();
            while let Some(c) = chars.next_if(|&c| is_letter(c)) {
                word.push(c.to_ascii_lowercase());
            }
            tokens.push(Token::Word(keyword(&word)));
        } else {
            chars.next();
            tokens.push(if c.is_whitespace() { Token::Space } else { Token::Symbol(c) });
        }
    }
    tokens
}

/// Everything from `A` on counts as a letter, also punctuation and other scripts.
fn is_letter(c: char) -> bool {
    c >= 'A' && !c.is_whitespace()
}

fn keyword(word: &str) -> Word {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    if let Some(prefix) = word.get(..3)
        && let Some(at) = MONTHS.find(prefix).filter(|at| at % 3 == 0)
    {
        return Word::Month(at as i64 / 3 + 1);
    }
    match word {
        "am" => Word::Half(0),
        "pm" => Word::Half(12),
        "z" => Word::Z,
        "t" => Word::T,
        "ut" | "utc" | "gmt" => Word::Zone(0),
        "edt" => Word::Zone(-4),
        "est" | "cdt" => Word::Zone(-5),
        "cst" | "mdt" => Word::Zone(-6),
        "mst" | "pdt" => Word::Zone(-7),
        "pst" => Word::Zone(-8),
        _ => Word::Unknown,
    }
}
