//! Text with delimiters (CSV, TSV and their kin), read as Vega reads it: cells stay text, a short row's cells are empty.
//!
//! A cell that begins with a quote runs to the closing quote, and two quotes in it stand for one. Lines end in LF, CR or
//! CRLF. One line end at the very end of the text ends the last row; any other empty line is a row.

use std::rc::Rc;

use super::texts::Texts;
use super::{Column, LIMITS, Table, Value};
use crate::diagnostic::{Diagnostic, data as messages};
use crate::error::Error;

/// Reads delimited text. The first row holds the names of the fields unless `header` gives them.
pub fn read(
    text: &str,
    delimiter: char,
    header: Option<&[String]>,
    notes: &mut Vec<Diagnostic>,
) -> Result<Table, Error> {
    let mut cells = Cells::new(text, delimiter);
    let mut names: Vec<Rc<str>> = Vec::new();
    match header {
        Some(given) => names.extend(given.iter().map(|name| Rc::from(name.as_str()))),
        None => {
            cells.row(|_, cell| names.push(Rc::from(cell)));
        }
    }
    LIMITS.check_fields(names.len())?;
    let mut columns: Vec<Vec<Value>> = names.iter().map(|_| Vec::new()).collect();
    let empty = Value::text("");
    let (mut rows, mut ragged, mut first_ragged) = (0_usize, 0_usize, 0_usize);
    let mut texts = Texts::default();
    while let Some(width) = cells.row(|at, cell| {
        if let Some(column) = columns.get_mut(at) {
            column.push(Value::Text(texts.get(cell)));
        }
    }) {
        rows += 1;
        LIMITS.check(rows, names.len())?;
        if width != names.len() {
            ragged += 1;
            if ragged == 1 {
                first_ragged = rows;
            }
        }
        for column in columns.iter_mut().skip(width) {
            column.push(empty.clone());
        }
    }
    if ragged > 0 {
        notes.push(messages::ragged_rows(ragged, first_ragged, names.len()));
    }
    let mut table = Table::new(rows);
    for (name, column) in names.iter().zip(columns) {
        table = table.with_column(name, Column::Values(column.into()));
    }
    Ok(table)
}

/// One cell as it stands in the text.
struct Cell<'a> {
    raw: &'a str,
    /// Whether doubled quotes are to be read as one.
    quoted: bool,
}

impl<'a> Cell<'a> {
    fn text(&self) -> std::borrow::Cow<'a, str> {
        if self.quoted && self.raw.contains("\"\"") {
            return self.raw.replace("\"\"", "\"").into();
        }
        self.raw.into()
    }
}

/// Walks through the cells. Delimiter, quote and line ends are found as bytes: a delimiter beyond ASCII is compared as text.
struct Cells<'a> {
    text: &'a str,
    delimiter: char,
    at: usize,
    done: bool,
}

impl<'a> Cells<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        Self { text, delimiter, at: 0, done: text.is_empty() }
    }

    /// Gives the cells of the next row to `put` and returns how many there were; nothing at the end of the text.
    fn row(&mut self, mut put: impl FnMut(usize, &str)) -> Option<usize> {
        if self.done {
            return None;
        }
        let mut count = 0;
        loop {
            let (cell, goes_on) = self.cell();
            put(count, &cell.text());
            count += 1;
            if !goes_on {
                return Some(count);
            }
        }
    }

    /// The next cell, and whether another one follows in the same row.
    fn cell(&mut self) -> (Cell<'a>, bool) {
        let bytes = self.text.as_bytes();
        let start = self.at;
        if bytes.get(start) == Some(&b'"') {
            let mut end = start + 1;
            while let Some(&byte) = bytes.get(end) {
                if byte != b'"' {
                    end += 1;
                } else if bytes.get(end + 1) == Some(&b'"') {
                    end += 2;
                } else {
                    break;
                }
            }
            let raw = self.text.get(start + 1..end).unwrap_or_default();
            // What stands between the closing quote and the delimiter is passed over up to one character, as d3 does.
            let rest = self.text.get(end + 1..).unwrap_or_default();
            let Some(next) = rest.chars().next() else {
                self.done = true;
                return (Cell { raw, quoted: true }, false);
            };
            self.at = end + 1 + next.len_utf8();
            let goes_on = !self.line_end(next);
            return (Cell { raw, quoted: true }, goes_on);
        }
        let rest = self.text.get(start..).unwrap_or_default();
        let Some(length) = rest.bytes().enumerate().position(|(at, byte)| self.ends(start + at, byte)) else {
            self.done = true;
            return (Cell { raw: rest, quoted: false }, false);
        };
        let (raw, rest) = rest.split_at(length);
        let next = rest.chars().next().unwrap_or('\n');
        self.at = start + length + next.len_utf8();
        let goes_on = !self.line_end(next);
        (Cell { raw, quoted: false }, goes_on)
    }

    /// Whether a cell that has no quotes ends before this byte.
    fn ends(&self, at: usize, byte: u8) -> bool {
        let delimiter = self.delimiter;
        let is_delimiter = if delimiter.is_ascii() {
            char::from(byte) == delimiter
        } else {
            self.text.get(at..).is_some_and(|rest| rest.starts_with(delimiter))
        };
        is_delimiter || byte == b'\n' || byte == b'\r'
    }

    /// Whether the character that was just passed ends the line; takes the LF of a CRLF along.
    fn line_end(&mut self, passed: char) -> bool {
        if passed == '\r' && self.text.as_bytes().get(self.at) == Some(&b'\n') {
            self.at += 1;
        }
        passed == '\n' || passed == '\r'
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut notes = Vec::new();
        let table = read(text, ',', None, &mut notes).unwrap();
        let rows: Vec<String> = (0..table.rows()).map(|row| table.object(row).to_json().to_string()).collect();
        let notes: Vec<String> = notes.iter().map(|note| format!("! {note}")).collect();
        assert_eq!([rows, notes].concat().join("\n"), expected);
    }

    #[test]
    fn cells_stay_text() {
        check("a,b\n1,x\n2,y\n", "{\"a\":\"1\",\"b\":\"x\"}\n{\"a\":\"2\",\"b\":\"y\"}");
    }

    #[test]
    fn lines_end_in_any_way() {
        check("a,b\r\n1,2\r3,4\n", "{\"a\":\"1\",\"b\":\"2\"}\n{\"a\":\"3\",\"b\":\"4\"}");
    }

    #[test]
    fn quotes_hold_delimiters_lines_and_quotes() {
        check("a,b\n\"1,5\",\"say \"\"hi\"\"\nthere\"\n", r#"{"a":"1,5","b":"say \"hi\"\nthere"}"#);
        check(
            "a,b\n\"open,2\n",
            r#"{"a":"open,2","b":""}
! row 1 has not the 2 cells of the header, one row in all: cells that are not there are read as empty, those beyond the header are left out"#,
        );
    }

    #[test]
    fn ragged_rows_are_filled_or_cut() {
        check(
            "a,b\n1\n1,2,3\n",
            r#"{"a":"1","b":""}
{"a":"1","b":"2"}
! row 1 has not the 2 cells of the header, 2 rows in all: cells that are not there are read as empty, those beyond the header are left out"#,
        );
    }

    #[test]
    fn nothing_and_a_header_alone_have_no_rows() {
        check("", "");
        check("a,b", "");
        check("a,b\n", "");
    }

    #[test]
    fn a_later_column_of_the_same_name_wins() {
        check("a,a\n1,2", r#"{"a":"2"}"#);
    }
}
