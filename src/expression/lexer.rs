//! From the text of an expression to tokens.

use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::expression as messages;

/// How many tokens an expression may have.
pub const MAX_TOKENS: usize = 10_000;
/// How many bytes an expression may have.
pub const MAX_BYTES: usize = 100_000;

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Number(f64),
    Text(Rc<str>),
    Name(Rc<str>),
    Sign(&'static str),
    End,
}

impl Token {
    /// The token as it is called in a message.
    pub fn described(&self) -> String {
        match self {
            Token::Number(number) => format!("the number {}", crate::number::to_js(*number)),
            Token::Text(text) => format!("the text '{text}'"),
            Token::Name(name) => format!("`{name}`"),
            Token::Sign(sign) => format!("`{sign}`"),
            Token::End => "the end".to_owned(),
        }
    }
}

/// All signs, longer ones first.
const SIGNS: [&str; 48] = [
    ">>>=", ">>>", "===", "!==", "<<=", ">>=", "...", "**=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "++",
    "--", "<<", ">>", "**", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "+", "-", "*", "/", "%", "&", "|", "^",
    "!", "~", "?", ":", ",", ".", "(", ")", "[", "]", "=",
];
/// Signs that [`SIGNS`] has no room for in its order of length.
const MORE_SIGNS: [&str; 5] = ["{", "}", "<", ">", ";"];

/// Reads tokens one after the other.
pub struct Lexer<'a> {
    text: &'a str,
    at: usize,
    pointer: &'a str,
    count: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str, pointer: &'a str) -> Self {
        Self { text, at: 0, pointer, count: 0 }
    }

    /// The position of a byte, counted in characters.
    pub fn position(&self, at: usize) -> usize {
        self.text.get(..at).map_or(0, |before| before.chars().count())
    }

    fn refuse(&self, at: usize, message: &str) -> Diagnostic {
        messages::syntax(self.pointer, self.position(at), message)
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next token and the byte at which it begins.
    pub fn next(&mut self) -> Result<(Token, usize), Diagnostic> {
        let trimmed = self.rest().trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        self.at = self.text.len() - trimmed.len();
        let start = self.at;
        self.count += 1;
        if self.count > MAX_TOKENS {
            return Err(messages::too_many_tokens(self.pointer, MAX_TOKENS));
        }
        let Some(first) = trimmed.chars().next() else {
            return Ok((Token::End, start));
        };
        let digit_follows = || trimmed.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        let token = match first {
            '0'..='9' => self.number()?,
            '.' if digit_follows() => self.number()?,
            '\'' | '"' => self.string(first)?,
            c if c == '$' || c == '_' || c.is_alphabetic() => self.name(),
            _ => {
                let sign = SIGNS.iter().chain(&MORE_SIGNS).find(|sign| trimmed.starts_with(**sign));
                let Some(sign) = sign else {
                    return Err(self.refuse(start, &format!("`{first}` has no meaning here")));
                };
                self.at += sign.len();
                Token::Sign(sign)
            }
        };
        Ok((token, start))
    }

    fn name(&mut self) -> Token {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c == '$' || c == '_' || c.is_alphanumeric())).unwrap_or(rest.len());
        self.at += end;
        Token::Name(Rc::from(rest.get(..end).unwrap_or_default()))
    }

    fn number(&mut self) -> Result<Token, Diagnostic> {
        let (start, rest) = (self.at, self.rest());
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let bytes = rest.as_bytes();
        let value;
        let length;
        if matches!(bytes, [b'0', b'x' | b'X', ..]) {
            let hex = rest.bytes().skip(2).take_while(u8::is_ascii_hexdigit).count();
            length = 2 + hex;
            let digit = |sum: f64, byte: u8| sum * 16.0 + f64::from((byte as char).to_digit(16).unwrap_or(0));
            value = rest.bytes().skip(2).take(hex).fold(0.0, digit);
            if hex == 0 {
                return Err(self.refuse(start, "a hexadecimal number needs digits"));
            }
        } else {
            let whole = digits(rest);
            if whole > 1 && bytes.first() == Some(&b'0') {
                return Err(self.refuse(start, "a number does not begin with 0 and another digit"));
            }
            let mut end = whole;
            if bytes.get(end) == Some(&b'.') {
                end += 1 + digits(rest.get(end + 1..).unwrap_or_default());
            }
            if matches!(bytes.get(end), Some(b'e' | b'E')) {
                let signed = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
                let power = digits(rest.get(end + 1 + signed..).unwrap_or_default());
                if power == 0 {
                    return Err(self.refuse(start, "the exponent of a number needs digits"));
                }
                end += 1 + signed + power;
            }
            value = crate::number::parse_js(rest.get(..end).unwrap_or_default());
            length = end;
        }
        self.at += length;
        if self.rest().starts_with(|c: char| c == '$' || c == '_' || c.is_alphanumeric()) {
            return Err(self.refuse(self.at, "a name can not follow a number directly"));
        }
        Ok(Token::Number(value))
    }

    fn string(&mut self, quote: char) -> Result<Token, Diagnostic> {
        let start = self.at;
        let mut units: Vec<u16> = Vec::new(); // Escapes may write halves of a surrogate pair.
        let mut chars = self.rest().char_indices().skip(1).peekable();
        let mut buffer = [0; 2];
        while let Some((at, c)) = chars.next() {
            match c {
                c if c == quote => {
                    self.at = start + at + c.len_utf8();
                    return Ok(Token::Text(Rc::from(String::from_utf16_lossy(&units))));
                }
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => break,
                '\\' => {
                    let Some((_, escaped)) = chars.next() else { break };
                    let plain = match escaped {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'b' => '\u{8}',
                        'f' => '\u{c}',
                        'v' => '\u{b}',
                        '\r' => {
                            chars.next_if(|(_, c)| *c == '\n');
                            continue;
                        }
                        '\n' | '\u{2028}' | '\u{2029}' => continue,
                        '0'..='7' => {
                            let digit_follows = chars.peek().is_some_and(|(_, c)| c.is_ascii_digit());
                            if escaped != '0' || digit_follows {
                                return Err(self.refuse(start + at, "octal escapes are not allowed"));
                            }
                            '\0'
                        }
                        'u' | 'x' => {
                            let braced = escaped == 'u' && chars.next_if(|(_, c)| *c == '{').is_some();
                            let most = if braced {
                                6
                            } else if escaped == 'u' {
                                4
                            } else {
                                2
                            };
                            let (mut code, mut count) = (0_u32, 0);
                            while count < most
                                && let Some(digit) = chars.peek().and_then(|(_, c)| c.to_digit(16))
                            {
                                code = code * 16 + digit;
                                count += 1;
                                chars.next();
                            }
                            let closed = !braced || chars.next_if(|(_, c)| *c == '}').is_some();
                            let complete = if braced { count > 0 && closed } else { count == most };
                            if !complete || code > 0x10_ffff {
                                return Err(self.refuse(start + at, "the escape is not complete"));
                            }
                            match u16::try_from(code) {
                                Ok(unit) => units.push(unit),
                                Err(_) => {
                                    let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                                    units.extend_from_slice(c.encode_utf16(&mut buffer));
                                }
                            }
                            continue;
                        }
                        other => other,
                    };
                    units.extend_from_slice(plain.encode_utf16(&mut buffer));
                }
                c => units.extend_from_slice(c.encode_utf16(&mut buffer)),
            }
        }
        Err(self.refuse(start, "the text has no closing quote"))
    }
}
