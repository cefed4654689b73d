//! From text to a table: JSON, CSV, TSV and other delimited text.
//!
//! The reading is Vega-Lite's own: JSON values keep their types, cells of delimited text stay text until a step asks for
//! a number or a date ([`Table::parse_field`]). A byte order mark is passed over.

use serde_json::Value as Json;

use super::{FieldPath, Parse, Table, Value, delimited, json};
use crate::diagnostic::{Diagnostic, data as messages};
use crate::error::Error;
use crate::time::Zone;

/// The most that is accepted of one data source.
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Rows.
    pub rows: usize,
    /// Fields of a table.
    pub fields: usize,
    /// Rows times fields.
    pub cells: usize,
}

/// The limits of every data source.
pub const LIMITS: Limits = Limits { bytes: 100_000_000, rows: 2_000_000, fields: 10_000, cells: 20_000_000 };

impl Limits {
    /// Refuses too many rows or cells.
    pub fn check(&self, rows: usize, fields: usize) -> Result<(), Error> {
        if rows > self.rows {
            return Err(Error::Limit { what: "rows of data", found: rows, limit: self.rows });
        }
        let cells = rows.saturating_mul(fields);
        if cells > self.cells {
            return Err(Error::Limit { what: "cells of data", found: cells, limit: self.cells });
        }
        Ok(())
    }

    /// Refuses too many fields.
    pub fn check_fields(&self, fields: usize) -> Result<(), Error> {
        if fields > self.fields {
            return Err(Error::Limit { what: "fields of data", found: fields, limit: self.fields });
        }
        Ok(())
    }
}

/// How the text is laid out.
#[derive(Clone, Debug, PartialEq)]
pub enum Layout {
    /// A JSON document: a list of rows, or an object that holds one at the path `property`.
    Json {
        /// Where the rows are.
        property: Option<String>,
    },
    /// Rows of cells.
    Delimited {
        /// What stands between two cells.
        delimiter: char,
        /// The names of the fields, where the text has no header row.
        header: Option<Vec<String>>,
    },
}

impl Layout {
    /// The layout that a file's name promises, as Vega-Lite guesses it: JSON unless the name ends in `.csv`, `.tsv` or `.dsv`.
    pub fn of_name(name: &str) -> Self {
        let path = name.split(['?', '#']).next().unwrap_or(name);
        let delimiter = match path.rsplit_once('.').map(|(_, end)| end) {
            Some("csv") => ',',
            Some("tsv") => '\t',
            _ => return Layout::Json { property: None },
        };
        Layout::Delimited { delimiter, header: None }
    }
}

/// What is done to the values once they are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Parsing {
    /// Values stay as they were read.
    #[default]
    AsRead,
    /// Each field's type is guessed from its values (`"auto"`).
    Auto,
    /// Fields and what each is read as.
    Fields(Vec<(String, Parse)>),
}

/// Reads a table from text. `what` names the text in errors, such as a file name or an address.
pub fn load(
    what: &str,
    text: &str,
    layout: &Layout,
    parsing: &Parsing,
    zone: Zone,
    notes: &mut Vec<Diagnostic>,
) -> Result<Table, Error> {
    if text.len() > LIMITS.bytes {
        return Err(Error::Limit { what: "bytes of data", found: text.len(), limit: LIMITS.bytes });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = match layout {
        Layout::Json { property } => {
            let document =
                json::read(text).map_err(|reason| Error::Json { what: what.to_owned(), reason: reason.to_string() })?;
            from_value(what, document, property.as_deref())?
        }
        Layout::Delimited { delimiter, header } => delimited::read(text, *delimiter, header.as_deref(), notes)?,
    };
    Ok(parse(table, parsing, zone, notes))
}

/// Reads a table from a JSON document: a list of rows, one row, or either at the path `property`.
pub fn from_json(what: &str, document: &Json, property: Option<&str>) -> Result<Table, Error> {
    from_value(what, Value::from_json(document), property)
}

/// Reads a table from the value of a JSON document, as [`from_json`] does.
pub fn from_value(what: &str, document: Value, property: Option<&str>) -> Result<Table, Error> {
    let mut rows = document;
    if let Some(property) = property.filter(|property| !property.is_empty()) {
        let path = FieldPath::new(property);
        rows = path.inner().iter().fold(rows.member(path.column()), |value, step| value.member(step));
        if rows == Value::Missing {
            return Err(Error::Invalid { at: what.to_owned(), reason: messages::no_such_property(property) });
        }
    }
    let one;
    let rows = match &rows {
        Value::List(rows) => {
            LIMITS.check(rows.len(), 1)?;
            &rows[..]
        }
        other => {
            one = [other.clone()];
            &one[..]
        }
    };
    let table = Table::from_values(rows);
    LIMITS.check_fields(table.fields().len())?;
    LIMITS.check(table.rows(), table.fields().len())?;
    Ok(table)
}

/// Applies an explicit `parse` option.
pub fn parse(mut table: Table, parsing: &Parsing, zone: Zone, notes: &mut Vec<Diagnostic>) -> Table {
    if table.rows() == 0 {
        return table;
    }
    match parsing {
        Parsing::AsRead => {}
        Parsing::Auto => {
            let names: Vec<_> = table.fields().iter().map(|field| field.name.clone()).collect();
            for name in names {
                if let Some(parse) = table.column(&name).and_then(|column| Parse::guess(column, zone)) {
                    table = table.parse_field(&name, &parse, zone);
                }
            }
        }
        Parsing::Fields(fields) => {
            for (field, parse) in fields {
                if table.column(FieldPath::new(field).column()).is_none() && table.column(field).is_none() {
                    notes.push(messages::parsed_field_is_absent(field));
                }
                table = table.parse_field(field, parse, zone);
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, property: Option<&str>, expected: &str) {
        let layout = Layout::Json { property: property.map(str::to_owned) };
        let got = match load("rows.json", text, &layout, &Parsing::AsRead, Zone::UTC, &mut Vec::new()) {
            Ok(table) => (0..table.rows()).map(|row| table.object(row).to_json().to_string()).collect(),
            Err(error) => vec![error.to_string()],
        };
        assert_eq!(got.join(" "), expected);
    }

    #[test]
    fn rows_are_objects_or_single_values() {
        check(r#"[{"a":1,"b":"x"},{"b":null,"c":[1]}]"#, None, r#"{"a":1,"b":"x"} {"b":null,"c":[1]}"#);
        check("[1,\"x\",null]", None, r#"{"data":1} {"data":"x"} {"data":null}"#);
        check("\u{feff}[]", None, "");
        check(r#"{"a":1}"#, None, r#"{"a":1}"#);
        check(r#"[{"a":1,"a":2},{"a":3}]"#, None, r#"{"a":2} {"a":3}"#);
    }

    #[test]
    fn rows_may_be_inside_a_document() {
        check(r#"{"r":{"s":[{"a":1}]}}"#, Some("r.s"), r#"{"a":1}"#);
        check(r#"{"r":[[{"a":1}]]}"#, Some("r[0]"), r#"{"a":1}"#);
        check(r#"{"r":1}"#, Some("s"), "rows.json: the document has no `s`, which should hold the rows");
    }

    #[test]
    fn large_whole_numbers_lose_what_javascript_loses() {
        check("[9007199254740993,1e400]", None, "rows.json is not valid JSON: number out of range at line 1 column 23");
        check("[9007199254740993]", None, r#"{"data":9007199254740992.0}"#);
    }

    #[test]
    fn what_is_no_json_says_where() {
        check("[1,", None, "rows.json is not valid JSON: EOF while parsing a value at line 1 column 3");
        let deep = "[".repeat(200);
        check(&deep, None, "rows.json is not valid JSON: recursion limit exceeded at line 1 column 128");
    }

    #[test]
    fn types_may_be_guessed() {
        let text = "n,b,d,t,e\n1,true,2020-01-01,x,\n2.5,false,2021-02-03,5,\n";
        let layout = Layout::Delimited { delimiter: ',', header: None };
        let table = load("t.csv", text, &layout, &Parsing::Auto, Zone::UTC, &mut Vec::new()).unwrap();
        let row = r#"{"n":2.5,"b":false,"d":1612310400000,"t":"5","e":null}"#;
        assert_eq!(table.object(1).to_json().to_string(), row);
    }
}
