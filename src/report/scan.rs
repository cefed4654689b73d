//! One walk through the text that finds every numeral and says what it is.
//!
//! In: the text. Out: tokens and figures in reading order, with their clauses and sentences. This module does not know
//! what a figure counts, nor its period or status.

mod bare;
mod counting;
mod date;
mod limit;
mod listing;
mod measure;
mod rank;
mod share;
mod with_unit;
mod word;

use super::amount::{Amount, at, ends, is_space, read_arabic, read_chinese_at, starts};
use super::dataset::Kind;
use super::figure::{Figure, Token, UnitName, Value};
use crate::number::chinese::{arabic_digit, chinese_digit, multiplier};

/// Every numeral of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// All numerals.
    pub tokens: Vec<Token>,
    /// The ones that count.
    pub figures: Vec<Figure>,
}

/// Walks through a text.
pub fn scan(text: &[char]) -> Scan {
    let mut scanner = Scanner {
        text,
        out: Scan::default(),
        line: 0,
        sentence: 0,
        clause: 0,
        book: 0,
        quote: None,
        open_clause: 0,
        open_sentence: 0,
    };
    let mut place = 0;
    while place < text.len() {
        place = scanner.step(place).max(place + 1);
    }
    scanner.close_sentence(text.len());
    scanner.out
}

/// How far ahead a closing quotation mark is looked for.
const QUOTATION: usize = 40;

struct Scanner<'a> {
    text: &'a [char],
    out: Scan,
    line: usize,
    sentence: usize,
    clause: usize,
    book: usize,
    quote: Option<usize>,
    open_clause: usize,
    open_sentence: usize,
}

impl Scanner<'_> {
    /// Reads what stands at a place and returns the next place.
    fn step(&mut self, place: usize) -> usize {
        let c = at(self.text, place);
        match c {
            '\n' | '\r' => {
                self.close_sentence(place);
                (self.line, self.book, self.quote) = (place + 1, 0, None);
                (self.sentence, self.clause) = (place + 1, place + 1);
            }
            '。' | '！' | '？' | '!' | '?' => {
                self.close_sentence(place);
                (self.sentence, self.clause) = (place + 1, place + 1);
            }
            '，' | ',' | '；' | ';' | '：' | ':' => {
                self.close_clause(place);
                self.clause = place + 1;
            }
            '《' | '〈' => self.book += 1,
            '》' | '〉' => self.book = self.book.saturating_sub(1),
            '“' | '「' | '『' => self.quote = Some(place),
            '”' | '」' | '』' => self.quote = None,
            '首' | '榜' | '之' => return self.first_place(place),
            '零' => return self.zero_events(place),
            '①'..='⑳' => self.token(place, place + 1, Kind::ListNumber),
            '半' | '过' => return self.half(place),
            '几' | '数' => return self.numeral(place),
            _ if arabic_digit(c).is_some() || chinese_digit(c).is_some() || multiplier(c).is_some() => {
                return self.numeral(place);
            }
            _ => {}
        }
        place + 1
    }

    fn close_clause(&mut self, end: usize) {
        for figure in self.out.figures.iter_mut().skip(self.open_clause) {
            figure.clause.1 = end;
        }
        self.open_clause = self.out.figures.len();
    }

    fn close_sentence(&mut self, end: usize) {
        self.close_clause(end);
        for figure in self.out.figures.iter_mut().skip(self.open_sentence) {
            figure.sentence.1 = end;
        }
        self.open_sentence = self.out.figures.len();
    }

    fn token(&mut self, start: usize, end: usize, kind: Kind) {
        self.out.tokens.push(Token { start, end, kind, alternative: None, figure: None, years: None });
    }

    /// A numeral that is no figure; returns the place behind it.
    fn name(&mut self, amount: &Amount) -> usize {
        let end = self.bare_end(amount);
        self.token(amount.start, end, Kind::NamePart);
        end
    }

    /// A numeral that is probably no figure.
    fn doubtful(&mut self, amount: &Amount, alternative: Kind) -> usize {
        let end = self.name(amount);
        if let Some(token) = self.out.tokens.last_mut() {
            token.alternative = Some(alternative);
        }
        end
    }

    /// The end of the numeral without 余, 多 or 来.
    fn bare_end(&self, amount: &Amount) -> usize {
        let tail = at(self.text, amount.end.saturating_sub(1));
        let approximates = matches!(tail, '余' | '多' | '来') && amount.end > amount.start + 1;
        amount.end - usize::from(approximates)
    }

    /// Sorts out a numeral; returns the place behind it.
    fn numeral(&mut self, place: usize) -> usize {
        let text = self.text;
        let is_arabic = arabic_digit(at(text, place)).is_some();
        if !is_arabic && starts(text, place + 1, "分之") && matches!(at(text, place), '百' | '千' | '万') {
            return self.percent_in_words(place);
        }
        let amount = if is_arabic {
            read_arabic(text, place)
        } else {
            match read_chinese_at(text, place) {
                Some(amount) => amount,
                None => return place + 1,
            }
        };
        if let Some(end) = self.list_number(&amount) {
            return end;
        }
        if let Some(end) = self.ordinal(&amount) {
            return end;
        }
        if !is_arabic && self.says_none(&amount).is_none() && self.is_fixed(&amount) {
            return self.name(&amount);
        }
        if let Some(end) = self.date(&amount) {
            return end;
        }
        if is_arabic && self.is_code(&amount) {
            return self.name(&amount);
        }
        if ends(text, place, "每") {
            return self.name(&amount);
        }
        if let Some(end) = self.ratio(&amount) {
            return end;
        }
        if let Some(end) = self.fraction(&amount) {
            return end;
        }
        self.measured(&amount)
    }

    /// The character before a place, spaces passed over.
    fn previous(&self, place: usize) -> char {
        let mut place = place;
        while place > self.line {
            place -= 1;
            let c = at(self.text, place);
            if !is_space(c) {
                return c;
            }
        }
        '\n'
    }

    /// Records a figure; returns the place behind it.
    fn figure(&mut self, found: Found) -> usize {
        let Found { start, end, number, number_end, kind, value, unit, qualifier } = found;
        // Text that is already part of another token stays there.
        let floor = self.out.tokens.last().map_or(0, |token| token.end);
        let start = start.max(floor.min(number));
        let index = self.out.figures.len();
        self.out.figures.push(Figure {
            start,
            end,
            number,
            number_end,
            kind,
            value,
            unit,
            qualifier,
            change: None,
            each: false,
            clause: (self.clause.min(start), end),
            sentence: (self.sentence.min(start), end),
            part_of: None,
            part_open: false,
            part_list: false,
            follows: None,
            subject: Default::default(),
            status: Default::default(),
        });
        self.out.tokens.push(Token { start, end, kind, alternative: None, figure: Some(index), years: None });
        end
    }
}

/// A figure as its reader reports it.
struct Found {
    start: usize,
    end: usize,
    number: usize,
    number_end: usize,
    kind: Kind,
    value: Value,
    unit: UnitName,
    qualifier: super::dataset::Qualifier,
}
