//! Numbers of headings and items: 一、 （一） 1. (1) 一是.

use super::super::amount::{Amount, at};
use super::super::dataset::Kind;
use super::Scanner;

impl Scanner<'_> {
    /// Takes the number of a heading or an item; returns the place behind it.
    pub(super) fn list_number(&mut self, amount: &Amount) -> Option<usize> {
        let text = self.text;
        let (start, mut end) = (amount.start, amount.end);
        let next = at(text, end);
        let before = self.previous(start);
        let at_start = before == '\n';
        let opened = matches!(before, '(' | '（' | '〔' | '【' | '[');
        if opened && matches!(next, ')' | '）' | '〕' | '】' | ']') && is_small(amount) {
            self.token(start, end, Kind::ListNumber);
            return Some(end);
        }
        let after_break = at_start || matches!(before, '。' | '；' | ';' | '：' | ':' | '！');
        if amount.arabic {
            // 1.2020年: the number of the item runs into a year.
            let digits = end - start;
            if at_start && amount.fraction && amount.digits <= 2 && digits == amount.digits + 5 && next == '年' {
                end = start + amount.digits;
                self.token(start, end, Kind::ListNumber);
                return Some(end);
            }
            let marked = matches!(next, '.' | '．' | '、') || (at_start && matches!(next, ')' | '）'));
            if after_break && marked && is_small(amount) {
                self.token(start, end, Kind::ListNumber);
                return Some(end);
            }
            return None;
        }
        let after_comma = after_break || matches!(before, '，' | ',' | '、' | '“');
        let spoken = after_comma && matches!(next, '是' | '要') && is_small(amount);
        let numbered = at_start && matches!(next, '、' | '.' | '．') && is_small(amount);
        let spelled = before == '其' && matches!(next, '，' | ',' | '是');
        if spoken || numbered || spelled {
            self.token(start, end, Kind::ListNumber);
            return Some(end);
        }
        None
    }
}

/// No more than 999, without multipliers of its own.
fn is_small(amount: &Amount) -> bool {
    let small = amount.value.is_some_and(|value| value.to_f64() < 1000.0);
    small && !amount.fraction && !amount.over && amount.digits <= 3
}
