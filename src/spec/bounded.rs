//! JSON text that is read no further than a spec may go.
//!
//! A text of a million values takes a second to become a tree that is refused then; here it is refused where it becomes too
//! large.

use std::cell::Cell;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use super::reader::MAX_VALUES;
use crate::diagnostic::spec as messages;

/// Reads a JSON text with at most as many values as a spec may have; what stands under the names in `data` is not counted.
pub fn read_bounded(text: &str, data: &[&str]) -> Result<Json, serde_json::Error> {
    let left = Cell::new(MAX_VALUES);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let json = Reader { data, left: &left, counts: true }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(json)
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    data: &'a [&'a str],
    left: &'a Cell<usize>,
    /// Whether this is outside of data.
    counts: bool,
}

impl Reader<'_> {
    fn count<E: Error>(self, json: Json) -> Result<Json, E> {
        if self.has_room() { Ok(json) } else { Err(E::custom(messages::too_large(MAX_VALUES).message)) }
    }

    /// Whether there may be one more value.
    fn has_room(self) -> bool {
        let left = self.left.get().checked_sub(usize::from(self.counts));
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        self.count(Json::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Json, E> {
        self.count(Json::Bool(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        self.count(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        self.count(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Json, E> {
        self.count(number.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        self.count(Json::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        self.count(Json::Null)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        self.count(Json::Null)?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let counts = self.counts && !self.data.contains(&name.as_str());
            let value = members.next_value_seed(Reader { counts, ..self })?;
            object.insert(name, value);
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = read_bounded(text, &["values"]);
        let said = read.map_or_else(|error| error.to_string(), |json| json.to_string().chars().take(50).collect());
        assert_eq!(said, expected);
    }

    #[test]
    fn what_is_not_too_large_is_read_as_it_is() {
        check(r#"{"b":[1,-2,2.5,"x",null,true],"a":{}}"#, r#"{"b":[1,-2,2.5,"x",null,true],"a":{}}"#);
        check("[1", "EOF while parsing a list at line 1 column 2");
    }

    #[test]
    fn what_is_too_large_is_refused_where_it_becomes_so() {
        let many = "1,".repeat(MAX_VALUES);
        check(&format!("[{many}1]"), "the spec has more than 50000 values besides its data at line 1 column 100000");
        check(&format!("{{\"values\":[{many}1],\"a\":1}}"), "{\"values\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1");
    }
}
